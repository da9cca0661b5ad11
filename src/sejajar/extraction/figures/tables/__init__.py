"""Words of numbers, dates and units, one module per language."""
