"""Files in and out: bytes to documents, and the writers."""
