"""Quotes of one text: quotations, reported statements and their speakers."""
