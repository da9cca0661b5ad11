"""Sequences for the clipboard on their way through tmux and GNU screen."""

from hypothesis import given
from hypothesis import strategies as st

from sejajar.terminal.multiplexers import SCREEN_CHUNK, through_multiplexer

SEQUENCE = "\x1b]52;c;" + "QUJD" * 400 + "\a"


def unscreened(sent):
    """What GNU screen sends on: the insides of its DCS strings."""
    assert sent.startswith("\x1bP") and sent.endswith("\x1b\\")
    pieces = sent[2:-2].split("\x1b\\\x1bP")
    assert all(len(piece) <= SCREEN_CHUNK for piece in pieces)
    return "".join(pieces)


def test_screen_hands_on_the_whole_in_pieces():
    assert unscreened(through_multiplexer(SEQUENCE, "screen in XTerm(390)")) == SEQUENCE


@given(st.integers(0, 2000))
def test_screen_hands_on_any_length(length):
    sequence = "\x1b]52;c;" + "Q" * length + "\a"
    assert unscreened(through_multiplexer(sequence, "screen in x")) == sequence


def test_tmux_gets_it_itself_and_to_hand_on():
    sent = through_multiplexer(SEQUENCE, "tmux in kitty(0.35)")
    assert sent == SEQUENCE + "\x1bPtmux;\x1b" + SEQUENCE + "\x1b\\"


def test_a_terminal_gets_it_as_it_is():
    assert through_multiplexer(SEQUENCE, "XTerm(390)") == SEQUENCE
