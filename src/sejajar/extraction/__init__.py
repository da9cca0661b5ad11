"""Quotes and figures of one text. Knows no partner text: what needs both is ``comparison``."""
