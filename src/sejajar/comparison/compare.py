"""Comparing two texts: their figures and quotes matched, and speakers transferred from one text to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sejajar.alignment.model import Alignment
from sejajar.comparison.figure_matching import match_figures
from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.comparison.quote_matching import match_quotes
from sejajar.extraction.items import Extracts, Quote
from sejajar.text.document import Sentence
from sejajar.text.span import Span


def compare(
    source: Extracts,
    target: Extracts,
    source_sentences: Sequence[Sentence],
    target_sentences: Sequence[Sentence],
    alignment: Alignment,
) -> Comparison:
    """Return the comparison of two aligned texts.

    An item belongs to the bead of the sentence that it begins in. If only one of two matched quotes has a speaker, the
    other gets it too, marked ``is_inferred``: in its own script if that text has the name.
    """
    figures = match_figures(
        source.figures,
        target.figures,
        _beads((figure.span for figure in source.figures), source_sentences, alignment.bead_of_source),
        _beads((figure.span for figure in target.figures), target_sentences, alignment.bead_of_target),
    )
    quotes = match_quotes(
        source.quotes,
        target.quotes,
        _beads((quote.span for quote in source.quotes), source_sentences, alignment.bead_of_source),
        _beads((quote.span for quote in target.quotes), target_sentences, alignment.bead_of_target),
    )
    source_quotes, target_quotes = _reconcile_mentions(source.quotes, target.quotes, quotes)
    source_quotes, target_quotes = _transfer_speakers(source_quotes, target_quotes, quotes)
    return Comparison(replace(source, quotes=source_quotes), replace(target, quotes=target_quotes), figures, quotes)


def _beads(spans: Iterable[Span], sentences: Sequence[Sentence], bead_of: Sequence[int]) -> list[int]:
    """Return the bead of the sentence that each span begins in, or of the one before if it begins between two."""
    starts = [sentence.span.start for sentence in sentences]
    return [bead_of[max(0, bisect_right(starts, span.start) - 1)] if starts else 0 for span in spans]


def _reconcile_mentions(
    source: tuple[Quote, ...], target: tuple[Quote, ...], matches: Sequence[ItemMatch]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Make a phrase without a speaker a mention if its counterpart is one."""
    ours, theirs = list(source), list(target)
    for match in matches:
        if match.source is None or match.target is None:
            continue
        one, other = ours[match.source], theirs[match.target]
        if one.kind == "mention" and other.kind == "phrase" and other.speaker is None:
            theirs[match.target] = replace(other, kind="mention")
        elif other.kind == "mention" and one.kind == "phrase" and one.speaker is None:
            ours[match.source] = replace(one, kind="mention")
    return tuple(ours), tuple(theirs)


def _transfer_speakers(
    source: tuple[Quote, ...], target: tuple[Quote, ...], matches: Sequence[ItemMatch]
) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Transfer speakers between the sides of each match, and to the rest of the utterance."""
    both = [
        (source[match.source], target[match.target])
        for match in matches
        if match.source is not None and match.target is not None
    ]
    to_target = _counterparts((one.speaker, other.speaker) for one, other in both)
    to_source = _counterparts((other.speaker, one.speaker) for one, other in both)
    ours, theirs = list(source), list(target)
    for match in matches:
        if match.source is None or match.target is None:
            continue
        one, other = ours[match.source], theirs[match.target]
        if one.speaker is None and other.speaker is not None and not other.is_inferred:
            ours[match.source] = _with_speaker(one, to_source.get(other.speaker, other.speaker))
        elif other.speaker is None and one.speaker is not None and not one.is_inferred:
            theirs[match.target] = _with_speaker(other, to_target.get(one.speaker, one.speaker))
    return _complete_utterances(ours), _complete_utterances(theirs)


def _counterparts(speakers: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """Return the name that the other text most often has for each speaker."""
    votes: dict[str, Counter[str]] = {}
    for one, other in speakers:
        if one is not None and other is not None:
            votes.setdefault(one, Counter())[other] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _with_speaker(quote: Quote, name: str) -> Quote:
    if quote.kind == "mention":
        return quote
    return replace(quote, speaker=name, is_inferred=True)


def _complete_utterances(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Give the rest of an utterance the speaker that one part of it got."""
    transferred = {
        quote.utterance: quote.speaker for quote in quotes if quote.is_inferred and quote.speaker is not None
    }
    return tuple(
        _with_speaker(quote, transferred[quote.utterance])
        if quote.speaker is None and quote.kind != "mention" and quote.utterance in transferred
        else quote
        for quote in quotes
    )
