"""sejajar: a terminal reader for a text and its translation, side by side and level by sentence."""

__version__ = "0.2.0"
