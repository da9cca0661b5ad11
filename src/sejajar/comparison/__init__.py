"""Quotes and figures paired across the two texts through the alignment, and where the texts disagree."""
