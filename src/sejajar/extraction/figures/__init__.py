"""Figures of one text: numbers, amounts, dates and times, with their values."""
