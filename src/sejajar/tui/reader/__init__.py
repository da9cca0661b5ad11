"""The reader screen and what it is composed of."""
