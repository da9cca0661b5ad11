"""What comparison knows of each language: how it relates something to a date, and how it writes figures."""
