"""Quotes of one text: what was said, and who said it."""
