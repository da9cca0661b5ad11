"""Figures of one text: numbers, amounts, dates and measures, with their values."""
