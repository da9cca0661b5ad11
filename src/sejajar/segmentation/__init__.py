"""Paragraphs to sentences, per language."""
