"""Words of quotation, one module per language: reporting verbs, offices, titles."""
