"""Answers that come late are dropped; what only looked like one is given back."""

import pytest

from sejajar.terminal.late_replies import LateReplies


def given_back(text):
    replies = LateReplies()
    keys = [key for character in text for key in replies.take(character, character)]
    return "".join(keys), "".join(replies.give_up()), replies.is_over


@pytest.mark.parametrize(
    ("text", "keys", "waiting", "is_over"),
    [
        ("^P>|kitty(0.40)\\", "", "", False),
        ("[8;2$y", "", "", False),
        ("^[>1;4000;0c", "", "", False),
        ("[?62;4c", "", "", True),
        ("[?62;4cj", "j", "", True),
        ("j", "j", "", False),
        ("[j", "[j", "", False),
        ("[8j", "[8j", "", False),
        ("[8;2", "", "[8;2", False),
        ("[[?1c", "[", "", True),
    ],
)
def test_what_is_a_key(text, keys, waiting, is_over):
    assert given_back(text) == (keys, waiting, is_over)


def test_it_waits_only_for_what_may_be_an_answer():
    replies = LateReplies()
    replies.take("[", 1)
    assert replies.is_holding
    assert replies.take("j", 2) == [1, 2]
    assert not replies.is_holding
