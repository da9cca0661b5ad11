"""What the commands print of a bitext."""
