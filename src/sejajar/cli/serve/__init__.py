"""``sejajar serve``: the reader as a web page."""
