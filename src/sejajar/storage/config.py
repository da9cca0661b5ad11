"""The configuration: ``config.toml`` in the XDG config folder, its options, and reading it.

Nothing in the file stops the program. What is unknown or invalid is reported in one line each, naming the file and the
key, and its default is used; of a file that is not TOML, all of it. What a line quotes is an
:func:`~sejajar.text.sanitize.excerpt`.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from sejajar.layout.profiles import PROFILES, SETUPS
from sejajar.storage.files import config_folder
from sejajar.text.language import UI_LANGUAGES
from sejajar.text.sanitize import excerpt, printable


class Option(NamedTuple):
    """One thing that can be configured.

    Attributes:
        key: its name in the file, after that of its table: ``ui.language``.
        default: its value unless the file has one, which must be of the same type.
        choices: all possible values; empty if any will do.
        help: a line, for the printed file and the manual.
        variable: the environment variable that overrides the file; empty if there is none.
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
"""All options but the keys of single actions, in the order of the printed file."""

DEFAULTS: dict[str, str | bool | int] = {option.key: option.default for option in OPTIONS}
_BY_KEY = {option.key: option for option in OPTIONS}
_TABLES = ("ui", "keyboard", "keys")
MOST_BYTES = 100_000
"""A larger file is not read: the printed one has a tenth of it."""
MOST_DOTS = 200
"""A line has no more of them in any configuration that means something."""
MOST_TABLES = 8
"""No key is in more tables."""


class Configuration(NamedTuple):
    """The contents of the file.

    Attributes:
        values: the valid values in the file, by key, without defaults. ``keyboard.layout`` may be a mapping.
        key_map: the keys of each action, by the action's id.
        warnings: a line for each thing that is ignored.
        problem: why the whole file is ignored; empty if it is not.
    """

    values: Mapping[str, Any] = {}
    key_map: Mapping[str, tuple[str, ...]] = {}
    warnings: tuple[str, ...] = ()
    problem: str = ""

    def value(self, key: str) -> Any:
        """Return the value of a key of :data:`OPTIONS`, the default if the file has none."""
        return self.values.get(key, DEFAULTS[key])


def config_file(environ: Mapping[str, str]) -> Path:
    """Return the path of the configuration, whether or not the file exists."""
    return config_folder(environ) / "config.toml"


def read_config(path: Path) -> Configuration:
    """Return what the file has; nothing if there is none."""
    try:
        if not path.is_file():
            return Configuration()
    except OSError as error:
        return _unreadable(path, error.strerror or str(error))
    # Loaded for those who have such a file, not at every start.
    import tomllib

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return _unreadable(path, f"it is larger than {MOST_BYTES // 1000} KB")
        text = data.decode("utf-8-sig")
        if line := _line_of_long_key(text):
            return _unreadable(path, f"line {line}: a key has too many parts")
        said = tomllib.loads(text)
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = f"line {line}: not UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = _toml_problem(str(error))
    except ValueError:
        # Python converts no longer ones.
        reason = f"a number has more than {sys.get_int_max_str_digits()} digits"
    except RecursionError:
        reason = "it is nested too deep"
    else:
        return _configuration(path, said)
    return _unreadable(path, reason)


def _unreadable(path: Path, reason: str) -> Configuration:
    return Configuration(problem=f"{printable(path)}: {reason}; correct it; the defaults are used")


def _line_of_long_key(text: str) -> int:
    """Return the number of the line of a key with very many parts, 0 if there is none.

    The parser would take the square of their number: minutes for a file of 100 KB.
    """
    lines = enumerate(text.splitlines(), 1)
    return next((n for n, line in lines if line.count(".") > MOST_DOTS and not line.lstrip().startswith("#")), 0)


def _toml_problem(message: str) -> str:
    """Return the parser's message, its line first: ``line 3: invalid value (column 7)``."""
    what, bracket, place = message.rstrip(")").rpartition(" (at ")
    if not bracket:
        return excerpt(message)
    line, comma, column = place.partition(", ")
    what = excerpt(what[:1].lower() + what[1:])
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
            warnings.append(f"{printable(path)}: {excerpt(key)}: {problem}")
    return Configuration(values, key_map, tuple(warnings))


def _flat(said: Mapping[str, Any], table: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield every key with the names of its tables before it.

    ``passage.next`` under ``[keys]`` may be written with or without quotes: without them, it is a table in a table.
    """
    for name, value in said.items():
        key = f"{table}.{name}" if table else name
        is_table = isinstance(value, dict) and key != "keyboard.layout" and depth < MOST_TABLES
        if is_table and (key in _TABLES or key.startswith("keys.")):
            yield from _flat(cast("dict[str, Any]", value), key, depth + 1)
        else:
            yield key, value


def _problem_of(option: Option, value: object) -> str:
    """Return why ``value`` is invalid; nothing if it is valid."""
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
    try:
        return excerpt(str(value))
    except (ValueError, RecursionError):
        # A number of too many digits, or a list nested too deep.
        return f"this {type(value).__name__}"


# -- writing ------------------------------------------------------------------------------------------------------


def config_text(
    configuration: Configuration, environ: Mapping[str, str], actions: Iterable[tuple[str, str, Sequence[str]]]
) -> str:
    """Return the configuration in force as a file: the values of the file, every other default as a comment.

    ``actions`` are the id, the help and the keys of each action whose keys can be configured. Environment variables
    that override the file are named.
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
    """Return a value as TOML."""
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
