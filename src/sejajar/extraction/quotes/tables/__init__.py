"""Words of quotation per language: reporting verbs, speakers, honorifics. Tables, not branches."""
