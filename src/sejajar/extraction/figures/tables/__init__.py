"""Words of numbers, dates and units per language. Tables, not branches."""
