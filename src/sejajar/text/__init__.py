"""The text as data: documents, spans, languages, diacritics and folding. Imports no other package."""
