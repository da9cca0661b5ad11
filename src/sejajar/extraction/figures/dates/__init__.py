"""Dates, times of day and years."""
