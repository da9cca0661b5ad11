"""Links between the sentences of two documents, with a confidence each."""
