"""Quotes and figures of one text; ``comparison`` compares two texts."""
