"""Text search and search of figures by value, over one text."""
