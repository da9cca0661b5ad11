"""Language knowledge of the extraction room: one module of tables per language."""
