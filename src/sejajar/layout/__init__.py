"""Text on a terminal's cells: bidi levels, shaping, widths, wrapping, reordering, and the map between characters and cells."""
