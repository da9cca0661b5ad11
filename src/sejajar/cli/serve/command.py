"""The command ``sejajar serve``: checks its input, and serves a reader started with the same options."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

import click

from sejajar.cli.opening import locale_language
from sejajar.cli.output import complain
from sejajar.cli.pair_request import PairRequest, tell_notices
from sejajar.cli.serve.guard import is_loopback
from sejajar.formats.source_file import STANDARD_INPUT
from sejajar.i18n import choose_language
from sejajar.session.positions.notation import format_position
from sejajar.text.sanitize import excerpt, printable
from sejajar.tui.options import ReaderOptions


class ServeOptions(NamedTuple):
    """Where and to whom the reader is served.

    Attributes:
        host: the address to listen on.
        port: its port.
        shares_notes: every visitor reads and writes the notes of the operator.
    """

    host: str
    port: int
    shares_notes: bool


def serve_pair(request: PairRequest, options: ReaderOptions, served: ServeOptions) -> None:
    """Serve the reader of a bitext, with its ``options``, until it is interrupted.

    Raises:
        click.ClickException: the extra is not installed, a text can be read only once, or the server cannot listen on
            the address.
        UnreadableFile: one of the texts, or their alignment, cannot be read.
    """
    try:
        from sejajar.cli.serve.server import PageServer
    except ModuleNotFoundError as error:
        raise click.ClickException("serve requires textual-serve: pip install 'sejajar[serve]'") from error
    for path in filter(None, (request.source, request.target, request.alignment_file)):
        # Every page reads the texts again.
        if path == STANDARD_INPUT or (Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir())):
            raise click.UsageError(f"{printable(path)}: can be read only once; name a regular file")
    documents = request.load()
    request.given(*documents)
    tell_notices(documents)
    host = excerpt(served.host)
    if not is_loopback(served.host):
        complain(
            f"{host} can be reached from other machines: anyone with the address below can read these texts, "
            "and so can anyone who listens on the network, as nothing is encrypted"
        )
    language = choose_language(locale_language() if options.ui_language == "auto" else options.ui_language)
    command = reader_command(request, options)
    server = PageServer(command, served.host, served.port, shares_notes=served.shares_notes, language=language)
    try:
        server.serve()
    except UnicodeError as error:
        raise click.ClickException(f"{host}: not a host name; choose another --host") from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise click.ClickException(f"{host}:{served.port}: {reason}; choose another --host or --port") from error


def reader_command(request: PairRequest, options: ReaderOptions) -> list[str]:
    """Return the command that starts a reader with these options: the program and its arguments."""
    # With -P no module is taken from the folder that the texts lie in.
    command = [sys.executable, "-P", "-m", "sejajar"]
    for option, value in (
        ("--source-lang", request.source_language),
        ("--target-lang", request.target_language),
        ("--from", request.alignment_file),
    ):
        command += [option, value] if value is not None else []
    command += ["--lines"] if request.line_aligned else []
    command += ["--goto", format_position(options.start)] if options.start else []
    for option, value in (
        ("--keys", options.preset),
        ("--ui-language", options.ui_language),
        ("--theme", options.theme),
        ("--digits", options.digits),
        ("--harakat", options.harakat),
        ("--bidi", options.bidi),
        ("--bidi-setup", options.bidi_setup),
    ):
        command += [option, value]
    if request.source is not None and request.target is not None:
        command += ["--", request.source, request.target]
    return command
