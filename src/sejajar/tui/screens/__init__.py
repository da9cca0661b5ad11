"""Screens: each mediates between its widgets and the session."""
