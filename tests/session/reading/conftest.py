"""The small pair of :mod:`small_pair` for the tests of this folder."""

from small_pair import pair  # noqa: F401
