"""Which pair opens where none is named: the one read last, if any was, and the others are offered."""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.cli.pair_request import PairRequest
from sejajar.formats.source_file import UnreadableFile
from sejajar.session.reopening import PairChoice, pair_choices
from sejajar.text.document import Document


def last_pair(request: PairRequest) -> tuple[PairRequest, tuple[Document, Document], Sequence[PairChoice]]:
    """What is to be opened, the two texts of that, and the pairs to be offered with it.

    Nothing is offered, and the ``request`` stands, where nothing but the article was read before. A pair that cannot
    be read any more is passed over.
    """
    choices = pair_choices()
    for number, choice in enumerate(choices):
        last = request_of(choice)
        try:
            documents = last.load()
        except UnreadableFile:
            continue
        return last, documents, choices[number:]
    return request, request.load(), ()


def request_of(choice: PairChoice) -> PairRequest:
    """The request that opens a pair again, in the languages it was read in."""
    if choice.paths is None:
        return PairRequest(None, None)
    source_language, target_language = choice.languages
    return PairRequest(*choice.paths, source_language or None, target_language or None)
