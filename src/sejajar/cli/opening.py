"""Opening the reader on a pair, or printing the pair where there is nothing to draw on.

Knows nothing of the command line's library: the plainest start, which is the most frequent, does without it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sejajar.cli.config import defaults_of, looks_of, notice_of
from sejajar.cli.output import INPUT_ERROR, INTERRUPTED, complain, is_line_printer, is_screen, write
from sejajar.cli.pair_request import PairRequest, tell_notices
from sejajar.formats.source_file import UnreadableFile
from sejajar.i18n import choose_language
from sejajar.storage.config import Configuration, config_file
from sejajar.terminal.browser import is_page
from sejajar.text.language import is_known, primary_subtag

if TYPE_CHECKING:
    from sejajar.session.memory.recent import PairChoice

READER = "open"
"""The command that is meant where none is named."""


def plain_start(args: Sequence[str]) -> Callable[[], int] | None:
    """What opens the reader, where ``args`` name a pair or nothing, on a screen, and nothing is configured.

    None otherwise: then the command line has more to find out. Both do the same.
    """
    names_pair = len(args) == 2 and all(map(_is_file_name, args))
    if (args and not names_pair) or not is_screen():
        return None
    if any("SEJAJAR_" in name for name in os.environ) or os.path.lexists(config_file(os.environ)):
        return None
    source, target = args or (None, None)
    request = PairRequest(source, target)
    return lambda: open_reader(request, Configuration(), start=None, **defaults_of(READER))


def _is_file_name(argument: str) -> bool:
    """Whether an argument can be neither an option nor a command."""
    return not argument.startswith("-") and ("." in argument or "/" in argument)


def answered(command: Callable[[], object]) -> int:
    """The exit code of a command; what keeps it from its texts is said in one line."""
    try:
        result = command()
    except UnreadableFile as error:
        complain(str(error))
        return INPUT_ERROR
    except MemoryError:
        complain("not enough memory for these texts; split them into parts")
        return INPUT_ERROR
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def open_reader(
    request: PairRequest, configuration: Configuration, *, linear: Any, ui_language: Any, keys: Any, **appearance: Any
) -> int:
    """Open the reader on a pair of texts, with the options of the command line; returns the exit code."""
    linear = linear and is_line_printer()
    if not (linear or is_screen()):
        from sejajar.cli.plain import plain_text

        source, target = request.load()
        tell_notices((source, target))
        write(plain_text(request.read(source, target, with_extracts=False)))
        return 0
    # Before the texts are read: what is to be said of them is said in it.
    ui_language = locale_language() if ui_language == "auto" else ui_language
    choose_language(ui_language)
    offered: Sequence[PairChoice] = ()
    passed_over = ""
    if request.names_nothing and appearance["start"] is None and not is_page(os.environ):
        from sejajar.cli.recent import last_pair

        request, (source, target), offered, passed_over = last_pair(request)
    else:
        source, target = request.load()
    given = request.given(source, target)
    _prepare_environment()
    from sejajar.cli.launch import run_reader

    while True:
        result = run_reader(
            source,
            target,
            files=request.files,
            line_aligned=request.line_aligned,
            given=given,
            ui_language=ui_language,
            linear=linear,
            notice="; ".join(filter(None, (passed_over, notice_of(configuration)))),
            looks=looks_of(configuration),
            offered=() if linear else offered,
            preset=keys,
            key_map=configuration.key_map,
            keyboard=configuration.value("keyboard.layout"),
            **appearance,
        )
        if isinstance(result, int):
            return result
        from sejajar.cli.recent import request_of

        request, offered, given, appearance["start"] = request_of(result), (), None, None
        passed_over = ""
        source, target = request.load()


def locale_language() -> str:
    """The locale's language, English where it says nothing."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    code = primary_subtag(locale)
    return code if is_known(code) else "en"


def _prepare_environment() -> None:
    """Make the environment what the screen library expects."""
    # An empty NO_COLOR means colours are welcome (no-color.org); Textual takes it as set.
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    # Keys come from the terminal even if a text came through standard input; those of a page come through that.
    if not is_page(os.environ) and (sys.stdin is None or not sys.stdin.isatty()):
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
