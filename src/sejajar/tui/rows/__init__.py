"""What a pane shows of a bitext: rows, their highlights, and drawing them."""
