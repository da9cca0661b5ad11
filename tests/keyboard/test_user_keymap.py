"""Presets, the user's key map, and the reports of its invalid entries."""

from __future__ import annotations

from collections import Counter

import pytest

from sejajar.keyboard.keymap import DEFAULT, KeyTable
from sejajar.keyboard.presets import PRESETS
from sejajar.keyboard.user_keymap import UnknownPresetError, effective_table, read_key


def told(own: dict[str, list[str] | str], preset: str = "default") -> str:
    return "; ".join(effective_table(preset, own).warnings)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_has_two_actions(preset: str) -> None:
    table = effective_table(preset)
    assert table.warnings == ()
    for context in (table.reading, table.editing):
        counts = Counter(key for action in context for key in action.keys)
        assert [key for key, times in counts.items() if times > 1] == []
        beginnings = {" ".join(key.split()[:length]) for key in counts for length in range(1, len(key.split()))}
        assert beginnings & set(counts) == set()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_known_actions_and_keys_and_unbinds_nothing(preset: str) -> None:
    table = effective_table(preset)
    ids = {action.id for action in table.all_keys()}
    assert set(PRESETS[preset]) <= ids
    for action_id, keys in PRESETS[preset].items():
        assert table.keys_of(action_id) == keys
        for key in keys:
            assert key == "ctrl+@" or read_key(key) == key, key
    for action, default in zip(table.all_keys(), DEFAULT.all_keys(), strict=True):
        assert action.keys or not default.keys


def test_without_a_preset_the_table_is_the_default_one() -> None:
    assert effective_table() is DEFAULT
    assert KeyTable() == DEFAULT
    assert DEFAULT.keys_of("nothing") == ()


def test_presets_have_the_keys_of_their_programs() -> None:
    less, vim, emacs = (effective_table(name) for name in ("less", "vim", "emacs"))
    assert "question_mark" in less.keys_of("search.backward")
    assert "p" in less.keys_of("percent")
    assert "h" in less.keys_of("help")
    assert "g g" in vim.keys_of("top")
    assert "Z Z" in vim.keys_of("quit")
    assert "ctrl+w w" in vim.keys_of("focus.next")
    assert emacs.keys_of("passage.next")[0] == "ctrl+n"
    assert "ctrl+x ctrl+c" in emacs.keys_of("quit")
    assert "ctrl+g" in emacs.keys_of("cancel")


def test_an_unknown_preset_is_reported() -> None:
    with pytest.raises(UnknownPresetError, match="unknown key preset 'nano'; available: default, less, vim, emacs"):
        effective_table("nano")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"), ("G", "G"), ("?", "question_mark"), ("+", "plus"), ("-", "minus"), ("Ctrl+F", "ctrl+f"),
        ("ctrl++", "ctrl+plus"), ("Alt+x", "alt+x"), ("Shift+F8", "shift+f8"), ("PgDn", "pagedown"), ("Esc", "escape"),
        ("g g", "g g"), ("Ctrl+X Ctrl+C", "ctrl+x ctrl+c"), (" ", "space"), ("Space", "space"), ("Alt+Ctrl+Up",
        "alt+ctrl+up"), ("question_mark", "question_mark"), ("ت", "ت"), ("F12", "f12"), ("alt+<", "alt+less_than_sign"),
    ],
)  # fmt: skip
def test_keys_are_parsed_as_users_write_them(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize("written", ["", "foo", "Strg+F", "F99", "g foo"])
def test_an_unknown_key_is_none(written: str) -> None:
    assert read_key(written) is None


def test_the_user_s_key_map_overrides_the_preset() -> None:
    table = effective_table("less", {"help": ["?"], "note": "Ctrl+N"})
    assert table.keys_of("help") == ("question_mark",)
    assert table.keys_of("note") == ("ctrl+n",)
    assert table.keys_of("search.backward") == ()
    assert "; ".join(table.warnings) == (
        "keys: ctrl+n now does note, no longer passage.next; "
        "keys: question_mark now does help, no longer search.backward"
    )


def test_an_empty_list_unbinds_an_action() -> None:
    table = effective_table("default", {"suspend": []})
    assert table.keys_of("suspend") == ()
    assert table.warnings == ()


def test_contexts_do_not_conflict() -> None:
    table = effective_table("default", {"mend.merge": ["j"]})
    assert table.warnings == ()
    assert table.keys_of("passage.next")[0] == "j"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"nope": ["x"]}, "keys: unknown action 'nope'; sejajar config lists the actions"),
        ({"note": ["foo"]}, "keys: note: unknown key 'foo'"),
        ({"note": [""]}, "keys: note: unknown key ''"),
        ({"note": [3]}, "keys: note: unknown key 3"),
        ({"note": ["5"]}, "keys: note: digits cannot be keys, they are counts"),
        ({"note": ["Ctrl+Q"]}, "keys: note: Ctrl+Q always quits"),
        ({"note": ["j"]}, "keys: j now does note, no longer passage.next"),
        ({"note": ["G G"]}, "keys: G now does note, no longer bottom"),
        ({"note": ["A"], "info": ["A"]}, "keys: A now does note, no longer info"),
    ],
)  # fmt: skip
def test_invalid_entries_are_reported_in_one_line(own: dict[str, list[str]], said: str) -> None:
    assert said in told(own)
    assert "\n" not in told(own)


def test_a_repeated_key_of_one_action_is_accepted() -> None:
    table = effective_table("default", {"note": ["A", "A"]})
    assert (table.keys_of("note"), table.warnings) == (("A",), ())
