"""The text as data: documents, spans, languages and folding. Knows no screen, no file and no other room."""
