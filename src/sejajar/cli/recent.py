"""Which pair opens where none is named: the one read last, if any was, and the others are offered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from sejajar.cli.pair_request import PairRequest
from sejajar.formats.source_file import UnreadableFile
from sejajar.session.memory.recent import PairChoice, pair_choices
from sejajar.text.document import Document
from sejajar.text.notices import Notice


class LastPair(NamedTuple):
    """What is opened where nothing is named: the request and its two texts, and the pairs offered with it.

    Attributes:
        notice: why the pair read last was passed over; None where it was not.
    """

    request: PairRequest
    documents: tuple[Document, Document]
    offered: Sequence[PairChoice] = ()
    notice: Notice | None = None


def last_pair(request: PairRequest) -> LastPair:
    """The pair read last, or, where that cannot be read any more, the one before.

    Nothing is offered, and the ``request`` stands, where nothing but the article was read before.
    """
    choices = pair_choices(os.environ)
    notice: Notice | None = None
    for number, choice in enumerate(choices):
        last = request_of(choice)
        try:
            documents = last.load()
        except UnreadableFile as error:
            notice = notice or error.notice
            continue
        return LastPair(last, documents, choices[number:], notice)
    return LastPair(request, request.load(), notice=notice)


def request_of(choice: PairChoice) -> PairRequest:
    """The request that opens a pair again, in the languages it was read in, and by lines if it was."""
    if choice.paths is None:
        return PairRequest(None, None)
    source_language, target_language = choice.languages
    return PairRequest(*choice.paths, source_language or None, target_language or None, choice.line_aligned)
