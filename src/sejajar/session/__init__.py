"""The use cases: open a pair, move, search, list extracts. Owns all state; knows no screen."""
