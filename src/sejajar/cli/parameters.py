"""The arguments and options of every command that takes a pair of texts."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import click
from click.shell_completion import CompletionItem

from sejajar.cli.pair_request import PairRequest
from sejajar.session.positions.notation import PositionError, TextPosition, parse_position
from sejajar.text.language import primary_subtag
from sejajar.wording import in_words


class LanguageCode(click.ParamType):
    """A BCP 47 tag or locale name, reduced to its primary subtag."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The subtag, or a usage error."""
        code = primary_subtag(value)
        if not re.fullmatch("[a-z]{2,3}", code):
            self.fail(f"{value!r} is not a language code such as id or ar", param, ctx)
        return code


class PlaceParameter(click.ParamType):
    """``12``, ``50%``, ``s:3400``, ``t:2900``, or a link to a sentence."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> TextPosition:
        """The place, or a usage error."""
        try:
            return parse_position(value)
        except PositionError as error:
            self.fail(in_words(error.notice), param, ctx)


def _offer_files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Have the shell complete names of files."""
    return [CompletionItem(incomplete, type="file")]


def pair_request(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the arguments and options of a pair; it receives one :class:`PairRequest` before its own."""
    language = LanguageCode()
    parameters = (
        click.argument("source", required=required, shell_complete=_offer_files),
        click.argument("target", required=required, shell_complete=_offer_files),
        click.option("--source-lang", type=language, metavar="CODE", help="Language of SOURCE; detected by default."),
        click.option("--target-lang", type=language, metavar="CODE", help="Language of TARGET; detected by default."),
        click.option("--lines", is_flag=True, help="Each line is a sentence; a blank line ends a paragraph."),
        click.option(
            "--from",
            "alignment_file",
            metavar="FILE",
            shell_complete=_offer_files,
            help="Use the alignment in FILE (TSV, JSON or TMX from sejajar align) unchanged.",
        ),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_request(
            *,
            source: str | None,
            target: str | None,
            source_lang: str | None,
            target_lang: str | None,
            lines: bool,
            alignment_file: str | None,
            **rest: Any,
        ) -> Any:
            return command(PairRequest(source, target, source_lang, target_lang, lines, alignment_file), **rest)

        return functools.reduce(lambda wrapped, parameter: parameter(wrapped), reversed(parameters), with_request)

    return decorate
