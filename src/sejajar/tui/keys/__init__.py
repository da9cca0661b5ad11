"""What lies between the keyboard and the table of keys: layouts, counts, keys in a row, presets, the reader's map."""
