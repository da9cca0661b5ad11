import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.layout.profiles import PROFILES, SETUPS
from sejajar.storage.config import (
    DEFAULTS,
    OPTIONS,
    Configuration,
    config_file,
    config_text,
    read_config,
)

ACTIONS = (("passage.next", "Go to the next passage", ("j", "down")), ("help", "Show this help", ("?", '"', "\\")))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config.toml"


def read(file, text):
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def test_where_it_is():
    assert str(config_file({"XDG_CONFIG_HOME": "/x"})) == "/x/sejajar/config.toml"
    assert str(config_file({"XDG_CONFIG_HOME": "x", "HOME": "/h"})) == "/h/.config/sejajar/config.toml"


def test_without_a_file_the_defaults_are_used(file):
    said = read_config(file)
    assert said == Configuration()
    assert {key: said.value(key) for key in DEFAULTS} == DEFAULTS
    file.mkdir()
    assert read_config(file) == Configuration()


def test_the_printed_defaults_are_comments(file):
    said = read(file, config_text(Configuration(), {}, ACTIONS))
    assert said == Configuration()


def test_the_printed_defaults_are_the_defaults(file):
    printed = config_text(Configuration(), {}, ACTIONS)
    said = read(file, re.sub(r'^# (?="?[\w.]+"? = )', "", printed, flags=re.MULTILINE))
    assert said.warnings == ()
    assert said.problem == ""
    assert said.values == DEFAULTS
    assert said.key_map == {action_id: keys for action_id, _, keys in ACTIONS}


def test_values_are_printed_and_read_again(file):
    said = read(
        file,
        'theme = "light"\nsidebar = false\nspacing = 2\n[ui]\nlanguage = "ar"\n[keyboard]\nlayout = { "ت" = "\\"" }\n'
        '[keys]\npreset = "vim"\npassage.next = ["j", "\\\\"]\nquit = "Q"\nodd = []\n',
    )
    assert said.warnings == ()
    assert said.value("keyboard.layout") == {"ت": '"'}
    assert said.key_map == {"passage.next": ("j", "\\"), "quit": ("Q",), "odd": ()}
    assert read(file, config_text(said, {}, ACTIONS)) == said


@pytest.mark.parametrize(
    ("text", "key", "warning"),
    [
        ('them = "dark"', "them", "unknown key; did you mean theme?"),
        ('layout = "none"', "layout", "unknown key; did you mean keyboard.layout?"),
        ("[colour]\nblue = 1", "colour", "unknown key; sejajar config lists the keys"),
        ('[ui]\nlangage = "id"', "ui.langage", "unknown key; did you mean ui.language?"),
        ('theme = "blue"', "theme", "blue is not one of auto, dark, light"),
        ("theme = 3", "theme", "3 is not one of auto, dark, light"),
        ('sidebar = "yes"', "sidebar", "yes is not true or false; the default is used"),
        ("sidebar = 1", "sidebar", "1 is not true or false"),
        ("spacing = true", "spacing", "True is not one of 0, 1, 2"),
        ("spacing = 3", "spacing", "3 is not one of 0, 1, 2"),
        ('[keyboard]\nlayout = { aa = "b" }', "keyboard.layout", "each letter must map to one key"),
        ("[keys]\nhelp = 3", "keys.help", "3 is not a list of keys such as"),
        ("[keys]\nhelp = [3]", "keys.help", "[3] is not a list of keys"),
        ("keys = 3", "keys", "unknown key; did you mean keys.preset?"),
        ('"a\\nb\\u001b" = 1', "a\\nb\\x1b", "unknown key"),
        ('"\\u202egnp" = 1', "\\u202egnp", "unknown key"),
        (f"[keys]\n{'.'.join('a' * 99)} = 1", "keys.a.a.a.a.a.a.a.a", "{'a': {'a': "),
        (f"{'.'.join('a' * 99)} = 1", "a", "unknown key"),
        (f"[keys]\n{'k' * 90_000} = 1", f"keys.{'k' * 74}…", "1 is not a list of keys"),
        (f"spacing = 0x{'f' * 5000}", "spacing", "this int is not one of 0, 1, 2"),
        (f"[keys]\nhelp = [0x{'f' * 5000}]", "keys.help", "this list is not a list of keys"),
        (f"[keys]\nhelp = {'[' * 200}{']' * 200}", "keys.help", f"{'[' * 79}… is not a list of keys"),
        (f"theme = '{'t' * 9000}'", "theme", f"{'t' * 79}… is not one of auto"),
        ('theme = "\\u009b2J\\n"', "theme", "\\x9b2J\\n is not one of auto"),
    ],
)
def test_an_invalid_entry_is_reported_in_one_line(file, text, key, warning):
    said = read(file, f"{text}\n" if "[" in text else f'{text}\nharakat = "hide"\n')
    assert len(said.warnings) == 1
    assert said.warnings[0].startswith(f"{file}: {key}: {warning}")
    assert said.warnings[0].isprintable() and len(said.warnings[0]) < len(str(file)) + 300
    assert not said.problem
    assert "[" in text or said.values == {"harakat": "hide"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"theme = dark\n", "line 1: invalid value (column 9)"),
        (b'theme = "dark"\nx y\n', "line 2: expected '=' after a key"),
        (b'theme = "da', "unterminated string (end of document)"),
        (b"theme = 1\ntheme = 2\n", "line 2: cannot overwrite a value"),
        (b'theme = "dark"\n\n# \xff\n', "line 3: not UTF-8"),
        (b"x = " + b"[" * 5000, "it is nested too deep"),
        (b"x = " + b"9" * 5000, "a number has more than 4300 digits"),
        (b"spacing = -" + b"9" * 50_000, "a number has more than 4300 digits"),
        (b"x = " + b"{a=" * 3000, "it is nested too deep"),
        (b"\n" + b".".join([b"a"] * 3000) + b" = 1", "line 2: a key has too many parts"),
        (b"[" + b".".join([b"a"] * 40_000) + b"]", "line 1: a key has too many parts"),
        (b"# " + b"x" * 200_000, "it is larger than 100 KB"),
        (b'theme = "\x1b"', "line 1: illegal character '\\x1b' (column 10)"),
        (b"[" + b"t" * 9000 + b"]\n[" + b"t" * 9000 + b"]", "line 2: cannot declare"),
    ],
)
def test_a_file_that_is_not_toml_is_reported_with_its_line(file, data, problem):
    file.write_bytes(data)
    said = read_config(file)
    assert said.problem.startswith(f"{file}: {problem}")
    assert said.problem.endswith("; correct it; the defaults are used")
    assert said.problem.isprintable() and len(said.problem) < len(str(file)) + 200
    assert (said.values, said.key_map, said.warnings) == ({}, {}, ())


def test_a_file_without_permission_is_reported(file, monkeypatch):
    file.write_text("")
    monkeypatch.setattr(
        type(file), "open", lambda self, mode: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    assert read_config(file).problem == f"{file}: Permission denied; correct it; the defaults are used"


@given(st.binary(max_size=60))
def test_no_file_stops_the_program(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(data)
    said = read_config(file)
    assert all(line.isprintable() for line in said.warnings)
    assert {key: said.value(key) for key in DEFAULTS}


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.lists(st.text(max_size=5), max_size=3).map(tuple), max_size=3)
)
def test_any_keys_are_printed_and_read_again(tmp_path_factory, key_map):
    key_map = {name: keys for name, keys in key_map.items() if name != "preset"}
    file = tmp_path_factory.getbasetemp() / "keys.toml"
    said = read(file, config_text(Configuration(key_map=key_map), {}, ()))
    assert said.problem == ""
    assert said.key_map == key_map


def test_a_variable_that_overrides_the_file_is_named():
    printed = config_text(Configuration(), {"SEJAJAR_THEME": "light"}, ())
    assert "# SEJAJAR_THEME overrides this now.\n# theme = " in printed
    assert "SEJAJAR_BIDI stands" not in printed


def test_the_choices_are_those_of_the_program():
    from sejajar.keyboard.layouts import NAMES
    from sejajar.keyboard.presets import PRESETS
    from sejajar.tui.reader.pane_layout import MARGINS, MOST_SPACING, STORED_VIEWS
    from sejajar.tui.themes import THEMES

    choices = {option.key: option.choices for option in OPTIONS}
    assert choices["theme"] == ("auto", *THEMES)
    assert choices["bidi"] == ("auto", *PROFILES)
    assert choices["bidi_setup"] == ("auto", *SETUPS)
    assert choices["view"] == tuple(STORED_VIEWS)
    assert choices["margins"] == MARGINS
    assert choices["spacing"] == tuple(range(MOST_SPACING + 1))
    assert choices["keyboard.layout"] == NAMES
    assert choices["keys.preset"] == tuple(PRESETS)
