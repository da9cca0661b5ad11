"""A terminal as it was detected, and what it is sent so that Arabic is right in it."""

from typing import NamedTuple

from sejajar.layout.profiles import Profile
from sejajar.terminal.colors import TRUE_COLOR
from sejajar.terminal.query import Replies


class Terminal(NamedTuple):
    """A terminal as detected, and what it is going to be sent.

    Attributes:
        name: what to call it for the user, multiplexer included; a profile is saved under it.
        profile: the form in which right-to-left text is sent.
        setup: bytes that turn the terminal's own reordering off, wrapped for a multiplexer; "" for none.
        restore: bytes that undo ``setup``.
        why: the answer, variable or choice that decided, in words.
        shows_harakat: whether vowel signs are drawn right in it.
        typed_ahead: what the user typed while it was asked; the driver passes it on to the program.
        replies: the raw answers.
        awaits_replies: the last question stayed unanswered, so that answers may still arrive.
        is_browser: a page of textual-serve: nothing is written to any terminal.
        shows_truecolor: whether 24-bit colours get through if the environment promises them.
        colors: how many colours are left of what the program paints.
    """

    name: str
    profile: Profile
    setup: str
    restore: str
    why: str
    shows_harakat: bool
    typed_ahead: bytes = b""
    replies: Replies = Replies()
    awaits_replies: bool = False
    is_browser: bool = False
    shows_truecolor: bool = True
    colors: int = TRUE_COLOR
