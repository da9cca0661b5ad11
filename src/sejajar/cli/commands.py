"""The command line: what can be asked for, and how every mistake is answered with one line and exit code 2.

Nothing heavy is imported before a command needs it: ``--version``, ``extract`` and ``align`` load neither Textual nor
Rich.
"""

from __future__ import annotations

import errno
import functools
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

import sejajar
from sejajar.cli.completion import completion_script, offer_reader
from sejajar.cli.config import READ_BY, configure, current_configuration, print_or_start, reader_options
from sejajar.cli.man import man_page
from sejajar.cli.opening import READER, answered, locale_language, open_reader
from sejajar.cli.output import FINDINGS, MisuseError, complain, is_screen, write
from sejajar.cli.pair_request import PairRequest, tell_notices
from sejajar.cli.parameters import PlaceParameter, pair_request
from sejajar.cli.reports.check import at_least, check_json, check_lines
from sejajar.cli.reports.extract import extract_json, extract_table
from sejajar.cli.reports.find import find_lines
from sejajar.cli.reports.sarif import check_sarif
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.cli.serve.command import ServeOptions, serve_pair
from sejajar.search.figure_query import FigureQueryError, parse_figure_query
from sejajar.session import pipeline
from sejajar.session.bitext import MAX_SENTENCES
from sejajar.session.reading.listing import issues_of
from sejajar.storage.config import OPTIONS
from sejajar.text.sanitize import printable
from sejajar.tui.options import ReaderOptions
from sejajar.wording import in_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from sejajar.comparison.issues import Severity

ALIGN_FORMATS = ("tsv", "json", "tmx", "pairs", "ladder")
EXPORT_FORMATS = ("tmx", "tsv", "json", "html", "anki", "lines")

DEBUG = "--debug"
"""Known from the arguments themselves, because an error may come before click has read them."""

LONGEST_MESSAGE = 250
"""Characters of an error line: a message may quote an argument of any length."""


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line with ``args`` (``sys.argv`` when None) and return the exit code."""
    given = list(sys.argv[1:] if args is None else args)
    options = given[: given.index("--")] if "--" in given else given
    return answered(lambda: _run(given), shows_traceback=DEBUG in options)


def _run(args: list[str]) -> object:
    """Run the command line; click's errors become this program's own."""
    try:
        return cli.main(args=args, prog_name="sejajar", standalone_mode=False)
    except click.ClickException as error:
        raise MisuseError(_one_line(error.format_message())) from error
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as error:
        # Click ends the program itself, with 1, if nobody reads the help that it prints.
        if error.code == 1:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from None
        raise


def _one_line(message: str) -> str:
    message = printable(" ".join(message.split())).rstrip(".")
    message = message[:1].lower() + message[1:]
    return message if len(message) <= LONGEST_MESSAGE else message[: LONGEST_MESSAGE - 1] + "…"


class _ReaderGroup(click.Group):
    """Commands, and the reader where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args[:1] == [DEBUG] and args[1:2] and args[1] in self.commands:
            args = [args[1], DEBUG, *args[2:]]
        named = self.commands.get(args[0]) if args else None
        is_command = (named is not None and not named.hidden) or args[:1] in (["--help"], ["-h"], ["--version"])
        # While a shell completes the first word, nothing is named yet: offer the commands.
        if not is_command and (args or not ctx.resilient_parsing):
            args = [READER, *args]
        if args and args[0] in READ_BY and not ctx.resilient_parsing:
            configure(ctx, args[0])
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return offer_reader(super().shell_complete(ctx, incomplete), ctx, self.commands[READER], incomplete)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] [SOURCE TARGET]")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] SOURCE TARGET", prefix=" " * len("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parameters = (*self.commands[READER].params, *self.get_params(ctx))
        records = [parameter.get_help_record(ctx) for parameter in parameters if isinstance(parameter, click.Option)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)


@click.group(cls=_ReaderGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(sejajar.__version__, message="sejajar %(version)s")
def cli() -> None:
    """Show a text beside its translation, with sentences aligned row by row.

    SOURCE and TARGET are text files in any two languages; - is standard input. Without arguments, sejajar opens the
    pair read last, or the article included with it. If standard output is not a terminal, sejajar prints the pair as
    plain text.
    """


_CONFIGURABLE = {option.key: option for option in OPTIONS}


def _configurable(key: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option of a key of the configuration; it is an environment variable as well."""
    option = _CONFIGURABLE[key]
    return click.option(
        f"--{key.replace('.', '-').replace('_', '-')}",
        type=click.Choice([str(choice) for choice in option.choices]),
        default=option.default,
        envvar=option.variable,
        help=option.help,
    )


def _terminal_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the reader and the doctor are told about the terminal."""
    return _configurable("bidi")(_configurable("bidi_setup")(command))


def _reader_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of the reader; it receives them as one :class:`ReaderOptions`."""

    @functools.wraps(command)
    def with_options(*args: Any, **parameters: Any) -> Any:
        ours = {name: parameters.pop(name) for name in ReaderOptions._fields if name in parameters}
        return command(*args, options=reader_options(ours, current_configuration()), **parameters)

    wrapped: Callable[..., Any] = with_options
    for option in (
        click.option(
            "--goto",
            "start",
            type=PlaceParameter(),
            metavar="PLACE",
            help="Open at a passage number, at 50%, at an offset (s:3400 in the source, t:2900 in the target) "
            "or at a permalink.",
        ),
        click.option(
            "--keys",
            "preset",
            type=click.Choice([str(choice) for choice in _CONFIGURABLE["keys.preset"].choices]),
            default=_CONFIGURABLE["keys.preset"].default,
            envvar=_CONFIGURABLE["keys.preset"].variable,
            help="Key preset: the keys of another program.",
        ),
        _configurable("ui.language"),
        _configurable("theme"),
        _configurable("digits"),
        _configurable("harakat"),
    ):
        wrapped = option(wrapped)
    return _terminal_options(wrapped)


@cli.command(READER, hidden=True)
@pair_request(required=False)
@_reader_options
@click.option(
    "--linear",
    is_flag=True,
    envvar="SEJAJAR_LINEAR",
    help="Linear mode: print a line for each action instead of drawing, for screen readers and plain terminals.",
)
def open_pair(request: PairRequest, options: ReaderOptions) -> int:
    """Open the reader on a pair of texts."""
    return open_reader(request, options)


@cli.command()
@pair_request(required=False)
@_reader_options
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. Any but this machine's own loopback lets others read, without encryption.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--share-notes",
    is_flag=True,
    help="Let every visitor read and change your marks, bookmarks, notes and alignment edits.",
)
def serve(request: PairRequest, options: ReaderOptions, host: str, port: int, share_notes: bool) -> None:
    """Serve the reader as a web page, only to this machine unless --host is given.

    The address printed contains a secret: only people who have it can read. Every visitor has notes of their own,
    deleted when the page is closed, unless --share-notes is given. Requires an extra: pip install 'sejajar[serve]'.
    """
    serve_pair(request, options, ServeOptions(host, port, share_notes))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print the report as a JSON document.")
@click.option("--card/--no-card", "with_card", default=None, help="Show the samples to choose from.")
@_terminal_options
def doctor(bidi: str, bidi_setup: str, as_json: bool, with_card: bool | None) -> None:
    """Report how this terminal renders Arabic, and choose the form to send it."""
    from sejajar.cli.doctor import consult

    shows_card = (is_screen() and sys.stdin.isatty()) if with_card is None else with_card
    columns = shutil.get_terminal_size().columns
    write(
        f"{part}\n"
        for part in consult(
            os.environ, bidi=bidi, setup=bidi_setup, as_json=as_json, with_card=shows_card, columns=columns
        )
    )


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON document, schema extract-pred/1.")
@pair_request(required=True)
def extract(request: PairRequest, as_json: bool) -> None:
    """Print the quotes and figures of both texts in pairs, as TSV or JSON."""
    source, target = request.load()
    tell_notices((source, target))
    bitext = request.read(source, target)
    write(extract_json(bitext) if as_json else extract_table(bitext))


@cli.command()
@click.option("--format", "form", type=click.Choice(ALIGN_FORMATS), default="tsv", show_default=True)
@click.option("--edited", is_flag=True, help="Apply manual edits and realign the rest around them.")
@pair_request(required=True)
def align(request: PairRequest, form: str, edited: bool) -> None:
    """Print the sentence alignment of the two texts."""
    if edited and request.alignment_file is not None:
        raise click.UsageError("--edited and --from are two alignments; choose one")
    from sejajar.cli.reports.alignment import alignment_text

    source, target = request.load()
    tell_notices((source, target))
    bitext = request.read_edited(source, target) if edited else request.read(source, target, with_extracts=False)
    if bitext.is_too_long and request.alignment_file is None:
        complain(f"more than {MAX_SENTENCES} sentences: aligned by length only; split the texts for a better alignment")
    write([alignment_text(bitext, form, (request.source or "", request.target or ""))])


@cli.command()
@click.option("--format", "form", type=click.Choice(EXPORT_FORMATS), default="tmx", show_default=True)
@click.option("--output", "-o", default="-", metavar="FILE", help="Output file; standard output by default.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option(
    "--only",
    type=click.Choice(("all", "peeked", "bookmarked", "noted")),
    default="all",
    show_default=True,
    help="Export only passages peeked at, bookmarked or annotated in the reader.",
)
@pair_request(required=True)
def export(request: PairRequest, form: str, output: str, force: bool, only: str) -> None:
    """Export the pair as a translation memory, table, printable page or Anki notes.

    Manual edits of the alignment are applied, unless --from gives another alignment.
    """
    from sejajar.cli.reports.export import export_pair, passages_kept

    source, target = request.load()
    tell_notices((source, target))
    mended = request.alignment_file is None
    bitext = request.read_edited(source, target) if mended else request.read(source, target, with_extracts=False)
    if form in ("html", "json"):
        bitext = pipeline.extract(bitext)
    passages = None if only == "all" else passages_kept(request.memory(bitext), bitext, only)
    texts = tuple(filter(None, (request.source, request.target)))
    export_pair(bitext, form, output, passages, replaces=force, texts_read=texts)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON document, schema check/1.")
@click.option("--sarif", "as_sarif", is_flag=True, help="Print a SARIF 2.1.0 log.")
@click.option(
    "--severity",
    type=click.Choice(("error", "warning", "note")),
    default="warning",
    show_default=True,
    help="The lowest severity to report; lower ones do not affect the exit status.",
)
@click.option(
    "--all", "with_dismissed", is_flag=True, help="Also report issues dismissed in the reader, marked as dismissed."
)
@pair_request(required=True)
def check(request: PairRequest, as_json: bool, as_sarif: bool, severity: Severity, with_dismissed: bool) -> int:
    """Report where the texts disagree, one issue per line. Exit status 0: none; 1: some.

    Issues dismissed in the reader are omitted and never affect the exit status.
    """
    if as_json and as_sarif:
        raise click.UsageError("--json and --sarif are two output formats; choose one")
    source, target = request.load()
    tell_notices((source, target))
    bitext = request.read(source, target)
    found = at_least(issues_of(bitext), severity)
    dismissed = request.dismissed(bitext) if found else {}
    open_issues = tuple(issue for issue in found if issue.id not in dismissed)
    issues = found if with_dismissed else open_issues
    places = TextPlaces(request.source or "", source), TextPlaces(request.target or "", target)
    if as_sarif:
        write([check_sarif(issues, *places, dismissed)])
    else:
        write((check_json if as_json else check_lines)(issues, *places, dismissed))
    return FINDINGS if open_issues else 0


@cli.command()
@click.argument("query")
@pair_request(required=True)
def find(request: PairRequest, query: str) -> int:
    """Print the figures that match QUERY, one per line. Exit status 0: some; 1: none.

    QUERY is a value, as for # in the reader: 42%, ">1jt", "usd>=10bn", 100rb..500rb, mw, tahun:2018..2020, "!"
    for figures that differ. Units are converted, currencies are not.
    """
    try:
        parse_figure_query(query)
    except FigureQueryError as error:
        raise click.UsageError(in_words(error.notice)) from error
    source, target = request.load()
    tell_notices((source, target))
    bitext = request.read(source, target)
    lines = list(find_lines(bitext, query, (request.source or "", request.target or ""), locale_language()))
    write(lines)
    return 0 if lines else FINDINGS


@cli.command()
@click.option("--path", "show_path", is_flag=True, help="Print only the path of the file.")
@click.option("--init", is_flag=True, help="Write a file with all defaults, if there is none.")
def config(show_path: bool, init: bool) -> None:
    """Print the current configuration as TOML, with defaults as comments.

    The file is $XDG_CONFIG_HOME/sejajar/config.toml. Invalid entries are reported and ignored.
    """
    write([print_or_start(show_path=show_path, init=init)])


@cli.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the completion script for SHELL: eval "$(sejajar completion bash)"."""
    write([completion_script(cli, shell) + "\n"])


@cli.command()
def man() -> None:
    """Print the manual page: sejajar man | man -l -."""
    write([man_page(cli, cli.commands[READER])])


for _command in cli.commands.values():
    _command.params.append(
        click.Option(
            [DEBUG], is_flag=True, expose_value=False, help="Show the traceback of an internal error, without values."
        )
    )
