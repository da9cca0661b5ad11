"""Text on a terminal's cells: levels, shaping, widths, wrapping, reordering, and the map both ways."""
