"""Selectors that find a sentence again in an edited text, by its words and by the text around it.

A :class:`SentenceSelector` holds a sentence with its context, like the selectors of the W3C Web Annotation model
(TextQuoteSelector and TextPositionSelector, https://www.w3.org/TR/annotation-model/#selectors). :func:`find_sentence`
tries the same offset, then the same words elsewhere, then similar words in a similar context. If two candidates match
about equally well, it returns neither: a wrong sentence is worse than none. Offsets are code points.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

SentenceChange = Literal["exact", "moved", "edited"]
"""The same words at the same offset; the same words elsewhere; other words in the same context."""

CONTEXTS = (120, 240, 480)
"""Characters of context stored on each side: the first length that tells a sentence from its duplicates."""
UNIQUE_LENGTH = 25
"""A sentence of at least this many characters, unique before and now, is the same one in any context."""
FAR_APART = 10.0
"""A context that differs from that of every duplicate by this many words is long enough."""
_MOST_DUPLICATES = 12
"""At most this many duplicates are compared in full, those that share the most context words first."""
_SLACK = 60
_WORD = re.compile(r"\w+")


class SentenceSelector(NamedTuple):
    """A sentence of one text, with what identifies it later.

    Attributes:
        start: the offset of its first character in the text it was taken from.
        quote: the sentence.
        prefix, suffix: the characters on either side, up to the ends of the text.
        duplicate_count: how many other sentences of the text were the same.
        duplicate_index: which of all the equal sentences this one was, from 0.
        duplicate_distance: the word edit distance from this context to that of the most similar duplicate.
        text_checksum: the CRC-32 of the text: in an unchanged text, ``start`` is right.
        is_at_end: ``suffix`` reaches the end of the text.
    """

    side: Side
    start: int
    quote: str
    prefix: str
    suffix: str
    duplicate_count: int
    duplicate_index: int
    duplicate_distance: float
    text_checksum: int
    is_at_end: bool


class FoundSentence(NamedTuple):
    """Where a sentence is now: its span, its sentence index, and what has changed."""

    side: Side
    span: Span
    sentence_index: int
    change: SentenceChange


class MatchScore(NamedTuple):
    """How well a candidate matches: the similarity of its words, and of those before and after, each from 0 to 1.

    ``cost`` is the word edit distance of sentence and context together; ``context_cost`` is that of the context alone.
    """

    quote: float
    prefix: float
    suffix: float
    cost: float
    context_cost: float

    @property
    def context(self) -> float:
        """The similarity of the context, from 0 to 2."""
        return self.prefix + self.suffix


def make_selector(
    document: Document, sentences: Sequence[Sentence], side: Side, char_offset: int
) -> SentenceSelector | None:
    """Return a selector of the sentence at ``char_offset``, or of the last one before it; None if there is none."""
    if not sentences:
        return None
    span = sentences[sentence_index_at(sentences, char_offset)].span
    text = document.text
    quote = span.of(text)
    same_starts = _starts_by_quote(text, _Same(sentences))[quote]
    duplicates = [start for start in same_starts if start != span.start]
    ordinal = same_starts.index(span.start)
    selector = SentenceSelector(side, span.start, quote, "", "", len(duplicates), ordinal, 0.0, _checksum(text), False)
    for length in CONTEXTS:
        selector = selector._replace(
            prefix=text[max(0, span.start - length) : span.start],
            suffix=text[span.end : span.end + length],
            is_at_end=span.end + length >= len(text),
        )
        costs = [_compare(selector, text, start)[0].cost for start in _nearest_contexts(selector, text, duplicates)]
        selector = selector._replace(duplicate_distance=min(costs, default=0.0))
        if not duplicates or selector.duplicate_distance >= FAR_APART:
            break
    return selector


def passage_selectors(bitext: Bitext, passage_index: int, first_side: Side = "source") -> tuple[SentenceSelector, ...]:
    """Return selectors of the first sentence of a passage on each side that has one, ``first_side`` first."""
    if not 0 <= passage_index < len(bitext.passages):
        return ()
    selectors: list[SentenceSelector] = []
    for side in sorted(SIDES, key=lambda side: side != first_side):
        for span in bitext.passages[passage_index].spans(side)[:1]:
            selector = make_selector(bitext.document(side), bitext.sentences(side), side, span.start)
            selectors += [selector] if selector else []
    return tuple(selectors)


def find_in_bitext(bitext: Bitext, selectors: Iterable[SentenceSelector]) -> FoundSentence | None:
    """Return where the first selector that can be resolved points now; None if none can."""
    found = (
        find_sentence(selector, bitext.document(selector.side), bitext.sentences(selector.side))
        for selector in selectors
    )
    return next(filter(None, found), None)


def find_sentence(
    selector: SentenceSelector, document: Document, sentences: Sequence[Sentence]
) -> FoundSentence | None:
    """Return where the sentence is in a newer state of its text; None if it is gone or ambiguous."""
    text = document.text
    if not sentences or not selector.quote:
        return None
    if _checksum(text) == selector.text_checksum and text.startswith(selector.quote, selector.start):
        return _found_at(selector, sentences, Span(selector.start, selector.start + len(selector.quote)), "exact")
    exact = _starts_by_quote(text, _Same(sentences)).get(selector.quote) or find_occurrences(text, selector.quote)
    if len(exact) == 1 and not selector.duplicate_count:
        span = Span(exact[0], exact[0] + len(selector.quote))
        if len(selector.quote) >= UNIQUE_LENGTH or _compare(selector, text, exact[0])[0].context >= 0.5:
            return _found_at(selector, sentences, span, "exact" if exact[0] == selector.start else "moved")
    unchanged = [start for start in exact if _has_same_context(selector, text, start)]
    if len(unchanged) == 1 and (not selector.duplicate_count or selector.duplicate_distance >= 1):
        span = Span(unchanged[0], unchanged[0] + len(selector.quote))
        return _found_at(selector, sentences, span, "exact" if span.start == selector.start else "moved")
    scored: dict[int, tuple[MatchScore, Span]] = {}
    for start in (*_nearest_contexts(selector, text, exact), *_guesses(selector, text)):
        score, span = _compare(selector, text, start)
        index = sentence_index_at(sentences, (span.start + span.end) // 2)
        if index not in scored or score.cost < scored[index][0].cost:
            scored[index] = score, span
    candidates = list(scored.values())
    best = best_match([score for score, _span in candidates])
    # The candidate may be an edited duplicate, unless its context is closer to the stored one than any duplicate's was.
    if best is None or (
        selector.duplicate_count and candidates[best][0].context_cost >= selector.duplicate_distance / 2
    ):
        best = _by_ordinal(selector, exact, candidates)
    if best is None:
        return None
    span = candidates[best][1]
    return _found_at(selector, sentences, span, "moved" if span.of(text) == selector.quote else "edited")


def _has_same_context(selector: SentenceSelector, text: str, start: int) -> bool:
    low, end = start - len(selector.prefix), start + len(selector.quote)
    return (
        text.startswith(selector.suffix, end)
        and text.endswith(selector.prefix, 0, start)
        and (selector.start > len(selector.prefix) or low == 0)
        and (not selector.is_at_end or end + len(selector.suffix) == len(text))
    )


def _by_ordinal(
    selector: SentenceSelector, exact: Sequence[int], candidates: Sequence[tuple[MatchScore, Span]]
) -> int | None:
    """Return the candidate with the stored ordinal, if the number of duplicates is unchanged and its context agrees."""
    if not selector.duplicate_count or len(exact) != selector.duplicate_count + 1:
        return None
    costs = [score.cost for score, _span in candidates]
    for index, (score, span) in enumerate(candidates):
        if span.start == exact[selector.duplicate_index] and score.cost <= min(costs) + 6 and _is_enough(score):
            return index
    return None


def best_match(scores: Sequence[MatchScore]) -> int | None:
    """Return the index of the best match; None if no score is good enough, or a second one is nearly as good.

    The thresholds were measured: see the edit trials in the tests.
    """
    ranked = sorted(range(len(scores)), key=lambda index: scores[index].cost)
    if not ranked or not _is_enough(scores[ranked[0]]):
        return None
    least = 1.5 * scores[ranked[0]].cost + 1
    return None if any(scores[index].cost < least for index in ranked[1:]) else ranked[0]


def _is_enough(score: MatchScore) -> bool:
    if score.quote >= 0.7:
        return score.context >= 0.7
    return score.quote >= 0.35 and score.context >= 1.1 and min(score.prefix, score.suffix) >= 0.4


def sentence_index_at(sentences: Sequence[Sentence], char_offset: int) -> int:
    """Return the index of the sentence that contains a character, or of the last one before it."""
    return max(0, bisect_right(sentences, char_offset, key=lambda sentence: sentence.span.start) - 1)


def dump_selectors(selectors: Iterable[SentenceSelector]) -> str:
    """Return selectors as JSON, to be stored."""
    return json.dumps([tuple(selector) for selector in selectors])


def load_selectors(stored: str) -> tuple[SentenceSelector, ...]:
    """Return stored selectors; none if the text is not from :func:`dump_selectors`."""
    try:
        return tuple(map(_selector, cast("list[object]", json.loads(stored))))
    except (ValueError, TypeError, RecursionError):
        return ()


def _selector(entry: object) -> SentenceSelector:
    match entry:
        case [
            ("source" | "target"),
            int(start),
            str(quote),
            str(before),
            str(after),
            int(duplicates),
            int(ordinal),
            int() | float() as apart,
            int(whole),
            bool(is_at_end),
        ]:
            side: Side = "source" if entry[0] == "source" else "target"
            return SentenceSelector(
                side, start, quote, before, after, duplicates, ordinal, float(apart), whole, is_at_end
            )
        case _:
            raise ValueError(f"{entry!r} is not a selector")


def _found_at(
    selector: SentenceSelector, sentences: Sequence[Sentence], span: Span, change: SentenceChange
) -> FoundSentence:
    first = sentence_index_at(sentences, span.start)
    last = sentence_index_at(sentences, max(span.start, span.end - 1))
    index = max(range(first, last + 1), key=lambda each: len(sentences[each].span.clip(span)))
    return FoundSentence(selector.side, sentences[index].span, index, change)


class _Same:
    """Sentences as a cache key, compared by identity: comparing their contents would be slow."""

    __slots__ = ("sentences",)

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences

    def __hash__(self) -> int:
        return id(self.sentences)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.sentences is other.sentences


@lru_cache(maxsize=4)
def _starts_by_quote(text: str, same: _Same) -> dict[str, list[int]]:
    """Return the start offsets of the sentences, by their text."""
    starts: dict[str, list[int]] = {}
    for sentence in same.sentences:
        starts.setdefault(sentence.span.of(text), []).append(sentence.span.start)
    return starts


def find_occurrences(text: str, quote: str) -> list[int]:
    """Return the offsets of ``quote``, except where it is part of a longer word."""
    places: list[int] = []
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        is_cut = (text[max(0, start - 1) : start].isalnum() and quote[0].isalnum()) or (
            text[end : end + 1].isalnum() and quote[-1].isalnum()
        )
        places += [] if is_cut else [start]
        start = text.find(quote, start + 1)
    return places


def _nearest_contexts(selector: SentenceSelector, text: str, starts: Sequence[int]) -> Sequence[int]:
    """Return the starts whose context shares the most words with that of the selector."""
    if len(starts) <= _MOST_DUPLICATES:
        return starts
    words = set(_WORD.findall(selector.prefix)), set(_WORD.findall(selector.suffix))
    before, after, quote = len(selector.prefix), len(selector.suffix), len(selector.quote)

    def rank(start: int) -> tuple[int, int]:
        end = start + quote
        shared = words[0].intersection(_WORD.findall(text[max(0, start - before) : start]))
        return (
            -len(shared) - len(words[1].intersection(_WORD.findall(text[end : end + after]))),
            abs(start - selector.start),
        )

    return sorted(starts, key=rank)[:_MOST_DUPLICATES]


_PIECE = 18
"""The length in characters of the pieces that an edited sentence is searched by."""
_MOST_PLACES_OF_PIECE = 8


def _guesses(selector: SentenceSelector, text: str) -> Iterator[int]:
    """Yield likely starts of the quote, from pieces of it and of its context that are still there."""
    whole = selector.prefix + selector.quote + selector.suffix
    origin = len(selector.prefix)
    first, last = max(0, origin - 4 * _PIECE), min(len(whole), origin + len(selector.quote) + 4 * _PIECE)
    step = max(_PIECE // 2, (last - first) // 16)
    votes: dict[int, int] = {}
    for start in range(first, max(first + 1, last - _PIECE), step):
        piece = whole[start : start + _PIECE]
        at = text.find(piece)
        places = 0
        while at >= 0 and places < _MOST_PLACES_OF_PIECE:
            guess = at - (start - origin)
            near = next((known for known in votes if abs(known - guess) <= _SLACK // 2), guess)
            votes[near] = votes.get(near, 0) + 1
            places += 1
            at = text.find(piece, at + 1)
    yield from sorted(votes, key=lambda guess: (-votes[guess], abs(guess - selector.start)))[:_MOST_DUPLICATES]


def _compare(selector: SentenceSelector, text: str, start: int) -> tuple[MatchScore, Span]:
    """Return the score of a quote that starts near ``start``, and the span that corresponds to it there."""
    span = Span(start, start + len(selector.quote))
    if text.startswith(selector.quote, start):
        words, likeness = 0.0, 1.0
    else:
        span = _replaced_span(selector, text, start)
        there = span.of(text)
        words = word_edit_distance(_words(selector.quote), _words(there), is_whole=True)
        likeness = _likeness(selector.quote, there, words)
    before = _words(_edge(selector.prefix, selector.start == len(selector.prefix)))[::-1]
    after = _words(_edge(selector.suffix, selector.is_at_end))
    low, high = max(0, span.start - len(selector.prefix) - _SLACK), span.end + len(selector.suffix) + _SLACK
    there_before = _words(_edge(text[low : span.start], low == 0))[::-1]
    there_after = _words(_edge(text[span.end : high], high >= len(text)))
    costs = word_edit_distance(before, there_before), word_edit_distance(after, there_after)
    shares = [1 - cost / max(1, len(kept)) for cost, kept in zip(costs, (before, after), strict=True)]
    return MatchScore(likeness, shares[0], shares[1], words + sum(costs), sum(costs)), span


_EDGE = " \u1d00 "
"""A pseudo-word for the start or the end of a text."""


def _edge(text: str, is_edge: bool) -> str:
    return f"{_EDGE if is_edge else ''}{text}{_EDGE if is_edge else ''}"


def word_edit_distance(words: Sequence[str], there: Sequence[str], *, is_whole: bool = False) -> float:
    """Return the edit distance in words from ``words`` to a prefix of ``there``, or to all of it if ``is_whole``.

    A word that keeps its first or last three letters counts half (Levenshtein 1966, by words).
    """
    same = next((number for number, pair in enumerate(zip(words, there, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        same = min(len(words), len(there))
    words, there = words[same:], there[same:]
    there = there if is_whole else there[: len(words) + 12]
    row = [float(column) for column in range(len(there) + 1)]
    for number, word in enumerate(words, 1):
        above, row = row, [float(number)]
        for column, other in enumerate(there, 1):
            changed = 0.0 if word == other else 0.5 if word[:3] == other[:3] or word[-3:] == other[-3:] else 1.0
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + changed))
    return row[-1] if is_whole else min(row)


def _replaced_span(selector: SentenceSelector, text: str, start: int) -> Span:
    """Return the span that replaced the quote: what lies between the parts of its context that are still there."""
    parts = (selector.prefix[-CONTEXTS[0] :], selector.quote, selector.suffix[: CONTEXTS[0]])
    words = [(part, word) for part, words in enumerate(parts) for word in _words(words)]
    low = max(0, start - len(parts[0]) - _SLACK)
    there = list(_WORD.finditer(text, low, max(low, start + len(selector.quote) + len(parts[2]) + _SLACK)))
    matcher = SequenceMatcher(None, [word for _, word in words], [match[0].casefold() for match in there], False)
    places: tuple[list[int], list[int], list[int]] = ([], [], [])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            places[words[block.a + number][0]].append(block.b + number)
    first = places[0][-1] + 1 if places[0] else places[1][0] if places[1] else -1
    last = places[2][0] - 1 if places[2] else places[1][-1] if places[1] else -1
    return Span(there[first].start(), there[last].end()) if 0 <= first <= last < len(there) else Span(low, low)


def _likeness(quote: str, other: str, cost: float) -> float:
    """Return the similarity of two sentences, from 0 to 1: by words, or by letters if they are short."""
    by_words = 1 - cost / max(1, len(_words(quote)), len(_words(other)))
    if len(quote) > 400 or len(other) > 400 or not other:
        return by_words if other else 0.0
    return max(by_words, SequenceMatcher(None, quote, other, False).ratio()) * 0.999


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


@lru_cache(maxsize=8)
def _checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
