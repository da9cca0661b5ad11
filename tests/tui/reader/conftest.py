"""The reader on the seed article, for the tests of this folder."""

from reader_on_screen import open_reader, read_once, seeds  # noqa: F401
