"""The configuration: ``config.toml`` in the XDG config folder, what may stand in it, and what it says.

Nothing in the file stops the program. What cannot be followed is said in one line each, naming the file and the key,
and its default holds; a file that is no TOML says nothing at all, and all defaults hold.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from sejajar.layout.profiles import PROFILES, SETUPS
from sejajar.storage.files import config_folder
from sejajar.text.language import UI_LANGUAGES


class Option(NamedTuple):
    """One thing that can be configured.

    Attributes:
        key: its name in the file, after the table it stands in: ``ui.language``.
        default: what holds where nothing is said; its type is the one wanted.
        choices: all that it can be; empty if that is open.
        help: a line, for the printed file and the manual.
        variable: the environment variable that stands over the file; empty if there is none.
    """

    key: str
    default: str | bool | int
    choices: tuple[str | int, ...]
    help: str
    variable: str = ""


OPTIONS: tuple[Option, ...] = (
    Option(
        "theme",
        "auto",
        ("auto", "dark", "light", "contrast-dark", "contrast-light", "ansi-dark", "ansi-light"),
        "Colour theme; auto is dark, or light if COLORFGBG says that the terminal is light.",
        "SEJAJAR_THEME",
    ),
    Option(
        "bidi",
        "auto",
        ("auto", *PROFILES),
        "Form in which Arabic is sent to the terminal; see sejajar doctor.",
        "SEJAJAR_BIDI",
    ),
    Option(
        "bidi_setup",
        "auto",
        ("auto", *SETUPS),
        "How the terminal's own reordering is switched; none sends and asks nothing.",
        "SEJAJAR_BIDI_SETUP",
    ),
    Option(
        "harakat",
        "auto",
        ("auto", "show", "hide"),
        "Vowel marks; auto shows them if the terminal places them correctly.",
        "SEJAJAR_HARAKAT",
    ),
    Option(
        "digits",
        "as-written",
        ("as-written", "western", "arabic-indic"),
        "Shape of digits on the screen.",
        "SEJAJAR_DIGITS",
    ),
    Option(
        "linear",
        False,
        (),
        "Linear mode: print a line for each action instead of drawing, for screen readers.",
        "SEJAJAR_LINEAR",
    ),
    Option("sidebar", True, (), "Show the sidebar at start."),
    Option("view", "beside", ("beside", "interleaved", "one"), "View: side by side, interleaved or one language."),
    Option("spacing", 0, (0, 1, 2), "Blank rows between passages."),
    Option("margins", "narrow", ("narrow", "middling", "wide"), "Width of the panes' margins."),
    Option(
        "ui.language",
        "auto",
        ("auto", *UI_LANGUAGES),
        "Language of the interface; auto is that of the locale.",
        "SEJAJAR_UI_LANGUAGE",
    ),
    Option(
        "keyboard.layout",
        "auto",
        ("auto", "ar-pc", "ar-mac", "none"),
        'Keyboard layout for Arabic letters as keys; also a table such as { "ت" = "j" }.',
    ),
    Option(
        "keys.preset",
        "default",
        ("default", "less", "vim", "emacs"),
        "Key preset: the keys of another program.",
        "SEJAJAR_KEYS",
    ),
)
"""All that can be configured but the keys of single actions, in the order of the printed file."""

DEFAULTS: dict[str, str | bool | int] = {option.key: option.default for option in OPTIONS}
_BY_KEY = {option.key: option for option in OPTIONS}
_TABLES = ("ui", "keyboard", "keys")


class Configuration(NamedTuple):
    """What the file says.

    Attributes:
        values: by key, what is said of it; no default is filled in. ``keyboard.layout`` may be a mapping.
        key_map: by action's id, the keys that do it.
        warnings: a line for each thing that cannot be followed.
        problem: why the whole file cannot be; empty if it can.
    """

    values: Mapping[str, Any] = {}
    key_map: Mapping[str, tuple[str, ...]] = {}
    warnings: tuple[str, ...] = ()
    problem: str = ""

    def value(self, key: str) -> Any:
        """What holds for a key of :data:`OPTIONS`."""
        return self.values.get(key, DEFAULTS[key])


def config_file(environ: Mapping[str, str]) -> Path:
    """Where the configuration is, whether or not the file exists."""
    return config_folder(environ) / "config.toml"


def read_config(path: Path) -> Configuration:
    """What the file says; nothing if there is none."""
    try:
        if not path.is_file():
            return Configuration()
    except OSError as error:
        return _unreadable(path, error.strerror or str(error))
    # Loaded for those who have such a file, not at every start.
    import tomllib

    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = f"line {line}: not UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = _toml_problem(str(error))
    except RecursionError:
        reason = "it is nested too deep"
    else:
        return _configuration(path, said)
    return _unreadable(path, reason)


def _unreadable(path: Path, reason: str) -> Configuration:
    return Configuration(problem=f"{path}: {reason}; correct it; the defaults are used")


def _toml_problem(message: str) -> str:
    """What the parser says, its line first: ``line 3: invalid value (column 7)``."""
    what, bracket, place = message.rstrip(")").rpartition(" (at ")
    if not bracket:
        return message
    line, comma, column = place.partition(", ")
    what = what[:1].lower() + what[1:]
    return f"{line}: {what} ({column})" if comma else f"{what} ({place})"


def _configuration(path: Path, said: Mapping[str, Any]) -> Configuration:
    values: dict[str, Any] = {}
    key_map: dict[str, tuple[str, ...]] = {}
    warnings: list[str] = []
    for key, value in _flat(said):
        option = _BY_KEY.get(key)
        if option is not None:
            problem = _problem_of(option, value)
            if not problem:
                values[key] = value
        elif key.startswith("keys."):
            problem = _keys_problem(value)
            if not problem:
                key_map[key.removeprefix("keys.")] = (value,) if isinstance(value, str) else tuple(value)
        else:
            problem = _unknown(key)
        if problem:
            warnings.append(f"{path}: {_on_one_line(key)}: {problem}")
    return Configuration(values, key_map, tuple(warnings))


def _flat(said: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with the names of its tables before it; ``passage.next`` under ``[keys]`` may be written with quotes
    or without."""
    for name, value in said.items():
        key = f"{table}.{name}" if table else name
        is_table = isinstance(value, dict) and key != "keyboard.layout"
        if is_table and (key in _TABLES or key.startswith("keys.")):
            yield from _flat(cast("dict[str, Any]", value), key)
        else:
            yield key, value


def _problem_of(option: Option, value: object) -> str:
    """Why ``value`` cannot be followed; nothing if it can."""
    if option.key == "keyboard.layout" and isinstance(value, dict):
        pairs = cast("dict[str, Any]", value)
        if all(isinstance(meant, str) and len(meant) == len(typed) == 1 for typed, meant in pairs.items()):
            return ""
        return 'each letter must map to one key, such as { "ت" = "j" }'
    if type(value) is not type(option.default):
        return f"{_shown(value)} is not {_wanted(option)}; the default is used"
    if option.choices and value not in option.choices:
        return f"{_shown(value)} is not one of {', '.join(map(str, option.choices))}; the default is used"
    return ""


def _wanted(option: Option) -> str:
    if isinstance(option.default, bool):
        return "true or false"
    return f"one of {', '.join(map(str, option.choices))}"


def _keys_problem(value: object) -> str:
    if isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(key, str) for key in cast("list[object]", value))
    ):
        return ""
    return f'{_shown(value)} is not a list of keys such as ["j", "Ctrl+N"]'


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, DEFAULTS, 1, 0.5) or [
        known for known in DEFAULTS if known.rpartition(".")[2] == key.rpartition(".")[2]
    ]
    if near:
        return f"unknown key; did you mean {near[0]}?"
    return "unknown key; sejajar config lists the keys"


def _shown(value: object) -> str:
    return _on_one_line(value if isinstance(value, str) else str(value))[:40]


def _on_one_line(text: str) -> str:
    """``text`` safe to print: control characters as escapes."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


# -- writing ------------------------------------------------------------------------------------------------------


def config_text(
    configuration: Configuration, environ: Mapping[str, str], actions: Iterable[tuple[str, str, Sequence[str]]]
) -> str:
    """The configuration in force as a file: what it says as it says it, every other default as a comment.

    ``actions`` are the id, the help and the keys of each action that keys can be chosen for. Variables of the
    environment that stand over the file are named.
    """
    lines = [
        "# sejajar: commented lines are the defaults.",
        "# A command-line option overrides an environment variable, which overrides this file.",
    ]
    table = ""
    for option in OPTIONS:
        here, dot, name = option.key.rpartition(".")
        if here != table:
            table = here
            lines += ["", f"[{table}]"]
        lines += ["", f"# {option.help}"]
        if option.choices:
            lines.append("# " + " | ".join(map(str, option.choices)))
        if option.variable and environ.get(option.variable):
            lines.append(f"# {option.variable} overrides this now.")
        value = configuration.value(option.key)
        comment = "" if option.key in configuration.values and value != option.default else "# "
        lines.append(f"{comment}{name if dot else option.key} = {_toml(value)}")
    own = dict(configuration.key_map)
    for action_id, help_line, keys in actions:
        comment = "" if action_id in own else "# "
        chosen = own.pop(action_id, keys)
        lines += ["", f"# {help_line}", f"{comment}{_toml(action_id)} = {_toml(list(chosen))}"]
    lines += ["", *(f"{_toml(action_id)} = {_toml(list(keys))}" for action_id, keys in own.items())]
    return "\n".join(lines).rstrip() + "\n"


def _toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(map(_toml_character, value)) + '"'
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value).items()
        return "{ " + ", ".join(f"{_toml(key)} = {_toml(meant)}" for key, meant in pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, cast("list[object]", value))) + "]"
    return str(value)


def _toml_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"
