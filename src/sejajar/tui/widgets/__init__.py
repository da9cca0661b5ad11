"""Widgets: they receive values and tell what happened; none knows another or the app."""
