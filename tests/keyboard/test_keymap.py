"""The one table of keys against its design, its screens, and every Arabic keyboard."""

from __future__ import annotations

import inspect
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.actions import parse

from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.keymap import DEFAULT, EDITING_KEYS, KEYS, Key, KeyTable, groups, shown_key
from sejajar.keyboard.layouts import layout
from sejajar.keyboard.presets import PRESETS
from sejajar.keyboard.translator import KeyContext, KeyTranslator
from sejajar.keyboard.user_keymap import effective_table, read_key
from sejajar.tui.app import SejajarApp
from sejajar.tui.reader.screen import ReaderScreen

DATA = Path(__file__).parents[1] / "data" / "keyboards" / "arabic-layouts.json"
KEYBOARDS: dict[str, dict[str, str]] = json.loads(DATA.read_text(encoding="utf-8"))
LAYOUT_OF = {"basic": "ar-pc", "digits": "ar-pc", "ms101": "ar-pc", "mac": "ar-mac"}
POSITIONS = {name_of_key(key): key for key in KEYBOARDS["basic"]}
"""The keys that a layout may give another character, by Textual's name."""

DESIGN = """
| ids | letter or sign | other keys |
| passage.next passage.previous | j / k | ↓ / ↑ |
| line.down line.up | – | Ctrl+E / Ctrl+Y |
| page.down page.up | Space, f / b | PgDn, Ctrl+F / PgUp, Ctrl+B |
| half_page.down half_page.up | d / u | Ctrl+D / Ctrl+U |
| top bottom percent goto | g / G / % | Home / End / / Ctrl+G |
| paragraph.next paragraph.previous | } / { | Ctrl+↓ / Ctrl+↑ |
| item.next item.previous | ] / [ | F8, Alt+↓ / Shift+F8, Alt+↑ |
| quotes figures contents issues | " / # / t / ! | F2 / F4 / F10 / F7 |
| search hit.next hit.previous search.word rows.matching | slash / n / N / * / & | Ctrl+S / F3 / Shift+F3 |
| mark.set mark.jump bookmark bookmarks | m / ', ` / B | Ctrl+K / / Ctrl+T / F12 |
| jump.back jump.forward | – | Ctrl+O, Alt+← / Alt+→ |
| focus.next | – | Tab, F6 |
| sidebar view swap zen | s / v / x / z | F9 / Ctrl+W / Ctrl+X / F11 |
| peek | p | Enter |
| lock | l | – |
| harakat digits theme | h / w / c | – |
| yank yank.pair note | y / Y / a | Ctrl+C / / Insert |
| mending export info reload editor | e / E / i / R / o | – |
| pane.wider pane.narrower pane.reset | + / - / = | – |
| palette help quit | : / ? / q | Ctrl+P / F1 / Ctrl+Q |
"""
"""The default keys as they were designed: actions in a row of the table, their keys between strokes."""

ARROWS = {"↓": "down", "↑": "up", "←": "left", "→": "right"}


def designed() -> list[tuple[str, str]]:
    """Each (id, key) of the design."""
    found: list[tuple[str, str]] = []
    for row in DESIGN.strip().splitlines()[1:]:
        ids, *columns = (cell.strip() for cell in row.strip("| ").split(" | "))
        for column in columns:
            cells = [cell.strip() for cell in re.split(r"(?:^|\s)/(?=\s|$)", column.strip("–"))]
            for action_id, cell in zip(ids.split(), cells, strict=False):
                for written in filter(None, (part.strip() for part in cell.split(","))):
                    key = read_key(re.sub("[↓↑←→]", lambda arrow: ARROWS[arrow[0]], written))
                    assert key, written
                    found.append((action_id, key))
    return found


def test_the_design_has_its_55_actions() -> None:
    """57 where the three forms of the view are counted: one key goes round them."""
    assert len({action_id for action_id, _ in designed()}) == 55


@pytest.mark.parametrize(("action_id", "key"), designed())
def test_every_key_of_the_design_is_in_the_table(action_id: str, key: str) -> None:
    assert key in DEFAULT.keys_of(action_id)


def test_every_action_is_once_in_the_table() -> None:
    assert {key.id for key in KEYS}.isdisjoint(key.id for key in EDITING_KEYS)
    assert [action for action, times in Counter(key.call() for key in DEFAULT.all_keys()).items() if times > 1] == []
    assert [key for keys in groups().values() for key in keys] == sorted(
        DEFAULT.all_keys(), key=lambda key: list(groups()).index(key.group)
    )


@pytest.mark.parametrize("key", list(DEFAULT.all_keys()), ids=lambda key: key.id)
def test_the_action_of_every_key_can_be_done(key: Key) -> None:
    owner: Any = SejajarApp if key.action.startswith("app.") else ReaderScreen
    for count in (None, 3):
        _, name, arguments = parse(key.call(count))
        inspect.signature(getattr(owner, f"action_{name}")).bind(None, *arguments)


@pytest.mark.parametrize(
    ("action_id", "without", "with_12"),
    [
        ("passage.next", "passage(1)", "passage(12)"),
        ("passage.previous", "passage(-1)", "passage(-12)"),
        ("top", "top", "top(12)"),
        ("goto", "goto", "goto(12)"),
        ("pane.reset", "pane_share(0)", "pane_share(0)"),
        ("quotes", "list('quotes')", "list('quotes')"),
        ("search.backward", "search(True)", "search(True)"),
        ("mend.up", "edit_alignment('up')", "edit_alignment('up')"),
        ("quit", "app.quit", "app.quit"),
    ],
)
def test_a_count_multiplies_a_step_or_is_the_argument(action_id: str, without: str, with_12: str) -> None:
    key = next(key for key in DEFAULT.all_keys() if key.id == action_id)
    assert (key.call(), key.call(12)) == (without, with_12)
    assert DEFAULT.counted(without, 12) == with_12


def test_every_action_that_counts() -> None:
    counting = {
        kind: {key.action for key in DEFAULT.all_keys() if key.count_as == kind} for kind in ("step", "argument", None)
    }
    assert counting["argument"] == {"top", "bottom", "percent", "goto"}
    assert counting["step"] == {
        "passage", "line", "page", "half_page", "paragraph", "jump", "item", "hit", "uncertain", "next_pane",
        "pane_share",
    }  # fmt: skip
    assert {key.step for key in DEFAULT.all_keys() if key.count_as != "step"} == {1}


def test_a_count_of_nothing_is_a_count() -> None:
    assert KEYS[0].call(0) == "passage(0)"


def test_an_action_of_no_key_is_unchanged_by_a_count() -> None:
    assert DEFAULT.counted("dismiss", 3) == "dismiss"
    assert KeyTable(reading=(), editing=()).counted("passage(1)", 3) == "passage(1)"


def test_keys_are_shown_as_they_are_printed() -> None:
    assert [shown_key(key) for key in ("ctrl+down", "g g", "f12", "ctrl+x ctrl+c", "comma", "G")] == [
        "Ctrl+↓", "g g", "F12", "Ctrl+X Ctrl+C", ",", "G",
    ]  # fmt: skip


# -- every layout, every action -----------------------------------------------------------------------------------


def sent(keyboard: Mapping[str, str], key: str) -> list[str] | None:
    """The names of the keys that arrive when ``key`` is pressed on a keyboard; None where it sends nothing.

    Named keys are the same on all. A legacy terminal sends control characters whatever the layout, one with the kitty
    protocol the letter: chords with letters are taken as that, the harder case.
    """
    *modifiers, name = key.split("+")
    if name not in POSITIONS:
        return [key]
    characters = keyboard.get(POSITIONS[name])
    if characters is None:
        return None
    return ["+".join([*modifiers, name_of_key(character)]) for character in characters]


def understood(keyboard: str, key: str) -> str | None:
    """The key that the bindings see when ``key`` (of several in a row: each) is pressed on a keyboard."""
    typist = KeyTranslator(layout(LAYOUT_OF[keyboard], {}))
    around = KeyContext(takes_text=lambda *_: False, is_bound=lambda _: False)
    seen: list[str] = []
    for number, part in enumerate(key.split(" ")):
        names = sent(KEYBOARDS[keyboard], part)
        if names is None:
            return None
        for name in names:
            character = next((c for c in "".join(KEYBOARDS[keyboard].values()) if name_of_key(c) == name), None)
            seen += [typed.key for typed in typist.take(name, character, float(number), around)]
        seen += [typed.key for typed in typist.release(around)]
    return " ".join(seen)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_every_action_is_reached_on_every_keyboard(keyboard: str, preset: str) -> None:
    table = effective_table(preset)
    for context in (table.reading, table.editing):
        owner = {key: action.id for action in context for key in action.keys}
        for action in context:
            if action.keys:
                reached = [key for key in action.keys if owner.get(understood(keyboard, key) or "") == action.id]
                assert reached, f"{action.id} on {keyboard} with {preset}"


@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_no_key_of_a_keyboard_does_what_is_on_another(keyboard: str) -> None:
    """A key does what it says in Latin letters, or what the ASCII character that it sends says."""
    for name, position in POSITIONS.items():
        if position in "0123456789":
            continue
        character = KEYBOARDS[keyboard].get(position)
        if character is not None:
            assert understood(keyboard, name) == (name_of_key(character) if character.isascii() else name)


@pytest.mark.parametrize("keyboard", KEYBOARDS)
async def test_every_layout_does_every_action(open_reader: Any, keyboard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it runs: each key of each action sent as events; at least one does the action, and none does another."""
    done: list[str] = []

    async def run_action(self: Any, action: str, *_: Any) -> bool:
        is_for_mode = action.startswith("edit_alignment(")
        if self.screen.state.is_editing or not is_for_mode:
            done.append(action.removeprefix("app."))
        return self.screen.state.is_editing or not is_for_mode

    async with open_reader(keyboard=LAYOUT_OF[keyboard]) as reader:
        monkeypatch.setattr(SejajarApp, "run_action", run_action)
        for context in (KEYS, EDITING_KEYS):
            reader.screen.state.is_editing = context is EDITING_KEYS
            by_key = {key: action for action in context for key in action.keys}
            for action in context:
                reached: list[str] = []
                for key in action.keys:
                    expected = by_key.get(understood(keyboard, key) or "")
                    if expected is None:
                        continue
                    done.clear()
                    await press(reader, keyboard, key)
                    while not done:
                        await reader.pilot.pause(0.005)
                    assert done == [expected.call().removeprefix("app.")], f"{key} on {keyboard}"
                    reached += [key] if expected is action else []
                assert reached or not action.keys, f"{action.id} on {keyboard}"


async def press(reader: Any, keyboard: str, key: str) -> None:
    """Send what pressing ``key`` sends, its characters in one read."""
    names = sent(KEYBOARDS[keyboard], key) or []
    characters = KEYBOARDS[keyboard].get(POSITIONS.get(key, "")) or [None] * len(names)
    for name, character in zip(names, characters, strict=True):
        reader.screen.app.post_message(events.Key(name, character))
    await reader.pilot.pause()
