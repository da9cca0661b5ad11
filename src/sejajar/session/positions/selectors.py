"""Sentences found again in a text that was edited since: by what they say, and by what stands round them.

An :class:`SentenceSelector` holds a sentence with its surroundings, as the selectors of the W3C Web Annotation model do
(TextQuoteSelector and TextPositionSelector, https://www.w3.org/TR/annotation-model/#selectors). :func:`find_sentence`
tries the place itself, then the same words elsewhere, then what is like them between what stood round them. Where two
places answer about as well it names neither: a wrong sentence is worse than none. Offsets are code points.
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
"""The same words at the same place; the same words elsewhere; other words, in the same surroundings."""

CONTEXTS = (120, 240, 480)
"""How many characters of the surroundings are kept on each side: more where less does not tell a sentence from its
twins."""
UNIQUE_LENGTH = 25
"""A sentence of so many characters that there was once and is there once is the same, whatever stands round it."""
FAR_APART = 10.0
"""Surroundings that are so many words from a twin's are long enough."""
_MOST_TWINS = 12
"""So many twins are looked at closely, those first whose surroundings look alike at a glance."""
_SLACK = 60
_WORD = re.compile(r"\w+")


class SentenceSelector(NamedTuple):
    """A sentence of one text, to be found again.

    Attributes:
        start: the offset of its first character in the text it was taken from.
        quote: the sentence.
        prefix, suffix: the characters on either side, up to the ends of the text.
        duplicate_count: how many other sentences of the text were the same.
        duplicate_index: which of all the equal sentences this one was, from 0.
        duplicate_distance: how many words the surroundings of the likest twin were from those of this one.
        text_checksum: the CRC-32 of that text: in the same text, the place is the place.
        is_at_end: ``suffix`` reaches to the end of the text.
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
    """Where a sentence is now: its span, its number among the sentences, and how sure that is."""

    side: Side
    span: Span
    sentence_index: int
    change: SentenceChange


class MatchScore(NamedTuple):
    """How well a place answers: what it has of the words, and of those before and after, each from 0 to 1.

    ``cost`` is how many words must have been changed, taken away or put in for it to be the place; ``context_cost`` how
    many of them round the sentence.
    """

    quote: float
    prefix: float
    suffix: float
    cost: float
    context_cost: float

    @property
    def context(self) -> float:
        """How well the surroundings answer, from 0 to 2."""
        return self.prefix + self.suffix


def make_selector(
    document: Document, sentences: Sequence[Sentence], side: Side, char_offset: int
) -> SentenceSelector | None:
    """An anchor of the sentence that has a character, or of the one before a blank; None in a text without any."""
    if not sentences:
        return None
    span = sentences[sentence_index_at(sentences, char_offset)].span
    text = document.text
    quote = span.of(text)
    alike = _starts_by_quote(text, _Same(sentences))[quote]
    twins = [start for start in alike if start != span.start]
    nth = alike.index(span.start)
    anchor = SentenceSelector(side, span.start, quote, "", "", len(twins), nth, 0.0, _checksum(text), False)
    for length in CONTEXTS:
        anchor = anchor._replace(
            prefix=text[max(0, span.start - length) : span.start],
            suffix=text[span.end : span.end + length],
            is_at_end=span.end + length >= len(text),
        )
        costs = [_compare(anchor, text, start)[0].cost for start in _likeliest(anchor, text, twins)]
        anchor = anchor._replace(duplicate_distance=min(costs, default=0.0))
        if not twins or anchor.duplicate_distance >= FAR_APART:
            break
    return anchor


def passage_selectors(bitext: Bitext, passage_index: int, first_side: Side = "source") -> tuple[SentenceSelector, ...]:
    """Anchors of a passage: its first sentence on one side, then on the other, of those that have any."""
    if not 0 <= passage_index < len(bitext.passages):
        return ()
    anchors: list[SentenceSelector] = []
    for side in sorted(SIDES, key=lambda side: side != first_side):
        for span in bitext.passages[passage_index].spans(side)[:1]:
            anchor = make_selector(bitext.document(side), bitext.sentences(side), side, span.start)
            anchors += [anchor] if anchor else []
    return tuple(anchors)


def find_in_bitext(bitext: Bitext, selectors: Iterable[SentenceSelector]) -> FoundSentence | None:
    """Where the first of the anchors that can be found is now."""
    found = (find_sentence(anchor, bitext.document(anchor.side), bitext.sentences(anchor.side)) for anchor in selectors)
    return next(filter(None, found), None)


def find_sentence(
    selector: SentenceSelector, document: Document, sentences: Sequence[Sentence]
) -> FoundSentence | None:
    """Where the sentence of an anchor is in a newer state of its text; None where it is gone, or cannot be told."""
    text = document.text
    if not sentences or not selector.quote:
        return None
    if _checksum(text) == selector.text_checksum and text.startswith(selector.quote, selector.start):
        return _found(selector, sentences, Span(selector.start, selector.start + len(selector.quote)), "exact")
    exact = _starts_by_quote(text, _Same(sentences)).get(selector.quote) or find_occurrences(text, selector.quote)
    if len(exact) == 1 and not selector.duplicate_count:
        window = Span(exact[0], exact[0] + len(selector.quote))
        if len(selector.quote) >= UNIQUE_LENGTH or _compare(selector, text, exact[0])[0].context >= 0.5:
            return _found(selector, sentences, window, "exact" if exact[0] == selector.start else "moved")
    unchanged = [start for start in exact if _is_unchanged_round(selector, text, start)]
    if len(unchanged) == 1 and (not selector.duplicate_count or selector.duplicate_distance >= 1):
        window = Span(unchanged[0], unchanged[0] + len(selector.quote))
        return _found(selector, sentences, window, "exact" if window.start == selector.start else "moved")
    scored: dict[int, tuple[MatchScore, Span]] = {}
    for start in (*_likeliest(selector, text, exact), *_guesses(selector, text)):
        score, window = _compare(selector, text, start)
        index = sentence_index_at(sentences, (window.start + window.end) // 2)
        if index not in scored or score.cost < scored[index][0].cost:
            scored[index] = score, window
    candidates = list(scored.values())
    best = best_match([score for score, _window in candidates])
    # What stands here may be what became of a twin, unless what is round it is nearer to the anchor's than any twin's.
    if best is None or (
        selector.duplicate_count and candidates[best][0].context_cost >= selector.duplicate_distance / 2
    ):
        best = _nth(selector, exact, candidates)
    if best is None:
        return None
    window = candidates[best][1]
    return _found(selector, sentences, window, "moved" if window.of(text) == selector.quote else "edited")


def _is_unchanged_round(anchor: SentenceSelector, text: str, start: int) -> bool:
    low, end = start - len(anchor.prefix), start + len(anchor.quote)
    return (
        text.startswith(anchor.suffix, end)
        and text.endswith(anchor.prefix, 0, start)
        and (anchor.start > len(anchor.prefix) or low == 0)
        and (not anchor.is_at_end or end + len(anchor.suffix) == len(text))
    )


def _nth(anchor: SentenceSelector, exact: Sequence[int], candidates: Sequence[tuple[MatchScore, Span]]) -> int | None:
    """Of as many twins as there were, the one that has their number, if nothing round it speaks against that."""
    if not anchor.duplicate_count or len(exact) != anchor.duplicate_count + 1:
        return None
    costs = [score.cost for score, _window in candidates]
    for index, (score, window) in enumerate(candidates):
        if window.start == exact[anchor.duplicate_index] and score.cost <= min(costs) + 6 and _is_enough(score):
            return index
    return None


def best_match(scores: Sequence[MatchScore]) -> int | None:
    """Which of several sentences is meant, by its index; None if none answers well enough, or another nearly as well.

    The bounds were measured: see the trials of edits in the tests.
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
    """The index of the sentence that has a character, or of the one before it."""
    return max(0, bisect_right(sentences, char_offset, key=lambda sentence: sentence.span.start) - 1)


def dump_selectors(selectors: Iterable[SentenceSelector]) -> str:
    """Anchors as text to keep."""
    return json.dumps([tuple(anchor) for anchor in selectors])


def load_selectors(stored: str) -> tuple[SentenceSelector, ...]:
    """Anchors as they were kept; none if the text is not what :func:`dump_selectors` gives."""
    try:
        return tuple(map(_anchor, cast("list[object]", json.loads(stored))))
    except (ValueError, TypeError):
        return ()


def _anchor(entry: object) -> SentenceSelector:
    match entry:
        case [
            ("source" | "target"),
            int(start),
            str(quote),
            str(before),
            str(after),
            int(twins),
            int(nth),
            int() | float() as apart,
            int(whole),
            bool(is_at_end),
        ]:
            side: Side = "source" if entry[0] == "source" else "target"
            return SentenceSelector(side, start, quote, before, after, twins, nth, float(apart), whole, is_at_end)
        case _:
            raise ValueError(f"{entry!r} is no anchor")


def _found(
    anchor: SentenceSelector, sentences: Sequence[Sentence], window: Span, certainty: SentenceChange
) -> FoundSentence:
    first = sentence_index_at(sentences, window.start)
    last = sentence_index_at(sentences, max(window.start, window.end - 1))
    index = max(range(first, last + 1), key=lambda each: len(sentences[each].span.clip(window)))
    return FoundSentence(anchor.side, sentences[index].span, index, certainty)


class _Same:
    """Sentences as the key of a cache: by what they are, for to compare them would take long."""

    __slots__ = ("sentences",)

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences

    def __hash__(self) -> int:
        return id(self.sentences)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.sentences is other.sentences


@lru_cache(maxsize=4)
def _starts_by_quote(text: str, same: _Same) -> dict[str, list[int]]:
    """Where each sentence begins, by what it says."""
    starts: dict[str, list[int]] = {}
    for sentence in same.sentences:
        starts.setdefault(sentence.span.of(text), []).append(sentence.span.start)
    return starts


def find_occurrences(text: str, quote: str) -> list[int]:
    """Where the words stand, not as a part of longer words."""
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


def _likeliest(anchor: SentenceSelector, text: str, starts: Sequence[int]) -> Sequence[int]:
    """The places whose surroundings have the most words in common with the anchor's."""
    if len(starts) <= _MOST_TWINS:
        return starts
    words = set(_WORD.findall(anchor.prefix)), set(_WORD.findall(anchor.suffix))
    before, after, quote = len(anchor.prefix), len(anchor.suffix), len(anchor.quote)

    def unlike(start: int) -> tuple[int, int]:
        end = start + quote
        shared = words[0].intersection(_WORD.findall(text[max(0, start - before) : start]))
        return (
            -len(shared) - len(words[1].intersection(_WORD.findall(text[end : end + after]))),
            abs(start - anchor.start),
        )

    return sorted(starts, key=unlike)[:_MOST_TWINS]


_PIECE = 18
"""How long the pieces are by which an edited sentence is looked for."""
_MOST_PLACES_OF_PIECE = 8


def _guesses(anchor: SentenceSelector, text: str) -> Iterator[int]:
    """Where the quote would begin, going by the pieces of it and of its surroundings that are there still."""
    whole = anchor.prefix + anchor.quote + anchor.suffix
    origin = len(anchor.prefix)
    first, last = max(0, origin - 4 * _PIECE), min(len(whole), origin + len(anchor.quote) + 4 * _PIECE)
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
    yield from sorted(votes, key=lambda guess: (-votes[guess], abs(guess - anchor.start)))[:_MOST_TWINS]


def _compare(anchor: SentenceSelector, text: str, start: int) -> tuple[MatchScore, Span]:
    """How well the quote and its surroundings answer if the quote begins about at ``start``, and what it is there."""
    window = Span(start, start + len(anchor.quote))
    if text.startswith(anchor.quote, start):
        words, likeness = 0.0, 1.0
    else:
        window = _window(anchor, text, start)
        there = window.of(text)
        words = word_edit_distance(_words(anchor.quote), _words(there), is_whole=True)
        likeness = _likeness(anchor.quote, there, words)
    before = _words(_edge(anchor.prefix, anchor.start == len(anchor.prefix)))[::-1]
    after = _words(_edge(anchor.suffix, anchor.is_at_end))
    low, high = max(0, window.start - len(anchor.prefix) - _SLACK), window.end + len(anchor.suffix) + _SLACK
    there_before = _words(_edge(text[low : window.start], low == 0))[::-1]
    there_after = _words(_edge(text[window.end : high], high >= len(text)))
    costs = word_edit_distance(before, there_before), word_edit_distance(after, there_after)
    shares = [1 - cost / max(1, len(kept)) for cost, kept in zip(costs, (before, after), strict=True)]
    return MatchScore(likeness, shares[0], shares[1], words + sum(costs), sum(costs)), window


_EDGE = " \u1d00 "
"""A word of its own for where a text begins or ends."""


def _edge(text: str, is_edge: bool) -> str:
    return f"{_EDGE if is_edge else ''}{text}{_EDGE if is_edge else ''}"


def word_edit_distance(words: Sequence[str], there: Sequence[str], *, is_whole: bool = False) -> float:
    """How many words must change for ``words`` to be what ``there`` begins with, or (``is_whole``) all of it.

    A word of which a half is left counts half (Levenshtein 1966, by words).
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


def _window(anchor: SentenceSelector, text: str, start: int) -> Span:
    """The characters that stand where the quote stood: those between what is there of its surroundings."""
    parts = (anchor.prefix[-CONTEXTS[0] :], anchor.quote, anchor.suffix[: CONTEXTS[0]])
    words = [(part, word) for part, words in enumerate(parts) for word in _words(words)]
    low = max(0, start - len(parts[0]) - _SLACK)
    there = list(_WORD.finditer(text, low, max(low, start + len(anchor.quote) + len(parts[2]) + _SLACK)))
    matcher = SequenceMatcher(None, [word for _, word in words], [match[0].casefold() for match in there], False)
    places: tuple[list[int], list[int], list[int]] = ([], [], [])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            places[words[block.a + number][0]].append(block.b + number)
    first = places[0][-1] + 1 if places[0] else places[1][0] if places[1] else -1
    last = places[2][0] - 1 if places[2] else places[1][-1] if places[1] else -1
    return Span(there[first].start(), there[last].end()) if 0 <= first <= last < len(there) else Span(low, low)


def _likeness(quote: str, other: str, cost: float) -> float:
    """How alike two sentences are, from 0 to 1: by their words, or by their letters where those are few."""
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
