"""The state of reading one bitext: where the user is, lists, search, jumps, and what can be copied from it."""
