"""Opens the reader on a bitext, or prints the bitext if there is no screen.

Does not import click: the most frequent start does without it.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence

from sejajar.cli.output import (
    INPUT_ERROR,
    INTERNAL_ERROR,
    INTERRUPTED,
    OUTPUT_ERRORS,
    CommandFailedError,
    MisuseError,
    complain,
    is_line_printer,
    is_screen,
    report_output_error,
    write,
)
from sejajar.cli.pair_request import PairRequest, tell_notices
from sejajar.cli.recent import last_pair, request_of
from sejajar.cli.reports.plain_text import plain_text
from sejajar.i18n import choose_language
from sejajar.storage.config import config_file
from sejajar.terminal.browser import is_browser_session
from sejajar.text.language import is_known, primary_subtag
from sejajar.text.notices import Notice, NoticeError, failure_notice
from sejajar.tui.options import ReaderOptions
from sejajar.wording import in_words

READER = "open"
"""The command that runs if none is named."""


def plain_start(args: Sequence[str]) -> Callable[[], int] | None:
    """Return what opens the reader, if ``args`` name a pair or nothing, there is a screen, and nothing is configured.

    None otherwise: the command line then parses the arguments. Both ways open the same reader.
    """
    names_pair = len(args) == 2 and all(map(_is_file_name, args))
    if (args and not names_pair) or not is_screen():
        return None
    if any("SEJAJAR_" in name for name in os.environ) or os.path.lexists(config_file(os.environ)):
        return None
    source, target = args or (None, None)
    request = PairRequest(source, target)
    return lambda: open_reader(request, ReaderOptions())


def _is_file_name(argument: str) -> bool:
    """Return whether an argument can be neither an option nor a command."""
    return not argument.startswith("-") and ("." in argument or "/" in argument)


def answered(command: Callable[[], object], *, shows_traceback: bool = False) -> int:
    """Run a command and return its exit status; an error is one line on standard error.

    ``shows_traceback`` prints the traceback of an unexpected exception instead, without the values of variables.
    """
    try:
        result = command()
    except MisuseError as error:
        complain(f"{error}; see sejajar --help")
        return INPUT_ERROR
    except NoticeError as error:
        complain(in_words(error.notice))
        return INPUT_ERROR
    except MemoryError:
        complain("not enough memory for these texts; split them into parts")
        return INPUT_ERROR
    except CommandFailedError as error:
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in OUTPUT_ERRORS:
            return report_output_error(error)
        if shows_traceback:
            traceback.print_exception(error)
        else:
            complain(in_words(failure_notice(error)))
        return INTERNAL_ERROR
    return result if isinstance(result, int) else 0


def open_reader(request: PairRequest, options: ReaderOptions) -> int:
    """Open the reader on a bitext, or print the bitext if there is no screen; return the exit code."""
    options = options._replace(linear=options.linear and is_line_printer())
    if not (options.linear or is_screen()):
        source, target = request.load()
        tell_notices((source, target))
        write(plain_text(request.read(source, target, with_extracts=False)))
        return 0
    configured_notice = options.notice
    passed_over: Notice | None = None
    if request.names_nothing and options.start is None and not is_browser_session(os.environ):
        request, (source, target), offered, passed_over = last_pair(request)
        options = options._replace(offered=() if options.linear else offered)
    else:
        source, target = request.load()
    given = request.given(source, target)
    if options.ui_language == "auto":
        options = options._replace(ui_language=locale_language())
    choose_language(options.ui_language)
    if passed_over:
        options = options._replace(notice="; ".join(filter(None, (in_words(passed_over), options.notice))))
    _prepare_environment()
    from sejajar.cli.launch import run_reader

    while True:
        result = run_reader(source, target, options, files=request.files, given=given)
        if isinstance(result, int):
            return result
        request, given = request_of(result), None
        options = options._replace(offered=(), start=None, notice=configured_notice)
        source, target = request.load()


def locale_language() -> str:
    """Return the language of the locale; English if it names none."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    code = primary_subtag(locale)
    return code if is_known(code) else "en"


def _prepare_environment() -> None:
    """Prepare the environment for Textual."""
    # An empty NO_COLOR means colours are welcome (no-color.org); Textual takes it as set.
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    # Keys come from the terminal even if a text came through standard input; those of a page come through that.
    if not is_browser_session(os.environ) and (sys.stdin is None or not sys.stdin.isatty()):
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
