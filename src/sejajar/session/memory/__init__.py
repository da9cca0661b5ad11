"""What is stored of a bitext between readings, and finding it again."""
