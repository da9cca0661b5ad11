"""The command palette finds commands by words in their names and in their help."""

from __future__ import annotations

import pytest

from sejajar.tui.screens import palette
from sejajar.tui.screens.palette import Command, matching

COMMANDS = (
    Command("Next passage", "Go to the next passage in both panes", "j", lambda: None),
    Command("Passage", "Go on", "p", lambda: None),
    Command("Zen", "Show only the passage, without bars", "z", lambda: None),
    Command("Theme", "Switch between dark and light", "c", lambda: None),
)


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("passage", ["Passage", "Next passage", "Zen"]),
        ("PASSAGE next", ["Next passage"]),
        ("bars zen", ["Zen"]),
        ("dark light theme", ["Theme"]),
        ("missing", []),
    ],
)
def test_names_come_before_help_and_the_exact_name_first(typed: str, titles: list[str]) -> None:
    assert [command.title for command in matching(COMMANDS, typed)] == titles


def test_of_a_pasted_book_only_the_beginning_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[int] = []
    real = palette.fold
    monkeypatch.setattr(palette, "fold", lambda text: folded.append(len(text)) or real(text))
    assert matching(COMMANDS, "panjang " * 131072) == []
    assert max(folded) <= palette.LONGEST_QUERY
