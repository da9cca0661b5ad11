"""The small bitext of :mod:`small_bitext` for the tests of this folder."""

from small_bitext import bitext  # noqa: F401
