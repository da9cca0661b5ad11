"""Keep the manuals and the catalogs of the interface up to date with the program."""
