"""Sentences found again in a text that was edited since: by what they say, and by what stands round them.

An :class:`Anchor` holds a sentence with its surroundings, as the selectors of the W3C Web Annotation model do
(TextQuoteSelector and TextPositionSelector, https://www.w3.org/TR/annotation-model/#selectors). :func:`find_anchor`
tries the place itself, then the same words elsewhere, then what is like them between what stood round them. Where two
places answer about as well it names neither: a wrong sentence is worse than none. Offsets are code points.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from sejajar.session.pair import SIDES, Pair, Side
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

Certainty = Literal["exact", "moved", "edited"]
"""The same words at the same place; the same words elsewhere; other words, in the same surroundings."""

CONTEXTS = (120, 240, 480, 960)
"""How many characters of the surroundings are kept on each side: more where less does not tell a sentence from its
twins."""
UNIQUE_LENGTH = 25
"""A sentence of so many characters that there was once and is there once is the same, whatever stands round it."""
_TWIN_LIKENESS = 0.6
"""Surroundings that share more than this with a twin's are too short."""
_MOST_TWINS = 12
"""So many twins are looked at closely, those first whose surroundings look alike at a glance."""
_SLACK = 60
_WORD = re.compile(r"\w+")


class Anchor(NamedTuple):
    """A sentence of one text, to be found again.

    Attributes:
        start: the offset of its first character in the text it was taken from.
        quote: the sentence.
        before, after: the characters on either side, up to the ends of the text.
        twins: how often else the text had the same words.
        whole: the CRC-32 of that text: in the same text, the place is the place.
    """

    side: Side
    start: int
    quote: str
    before: str
    after: str
    twins: int
    whole: int


class Found(NamedTuple):
    """Where a sentence is now: its span, its number among the sentences, and how sure that is."""

    side: Side
    span: Span
    sentence_index: int
    certainty: Certainty


class Score(NamedTuple):
    """How well a place answers: what it has of the words, and of those before and after, each from 0 to 1."""

    quote: float
    before: float
    after: float

    @property
    def around(self) -> float:
        """How well the surroundings answer, from 0 to 2."""
        return self.before + self.after

    @property
    def total(self) -> float:
        """All of it, from 0 to 3."""
        return self.quote + self.around


def make_anchor(document: Document, sentences: Sequence[Sentence], side: Side, char_offset: int) -> Anchor | None:
    """An anchor of the sentence that has a character, or of the one before a blank; None in a text without any."""
    if not sentences:
        return None
    span = sentences[sentence_at(sentences, char_offset)].span
    text = document.text
    quote = span.of(text)
    twins = [start for start in _starts_by_quote(text, _Same(sentences))[quote] if start != span.start]
    anchor = Anchor(side, span.start, quote, "", "", len(twins), _checksum(text))
    for length in CONTEXTS:
        anchor = anchor._replace(
            before=text[max(0, span.start - length) : span.start], after=text[span.end : span.end + length]
        )
        if not any(
            (score := _compare(anchor, text, start)[0]) and score.around > 2 * _TWIN_LIKENESS
            for start in _likeliest(anchor, text, twins)
        ):
            break
    return anchor


def anchors_of(pair: Pair, passage_index: int, first_side: Side = "source") -> tuple[Anchor, ...]:
    """Anchors of a passage: its first sentence on one side, then on the other, of those that have any."""
    if not 0 <= passage_index < len(pair.passages):
        return ()
    anchors: list[Anchor] = []
    for side in sorted(SIDES, key=lambda side: side != first_side):
        for span in pair.passages[passage_index].spans(side)[:1]:
            anchor = make_anchor(pair.document(side), pair.sentences(side), side, span.start)
            anchors += [anchor] if anchor else []
    return tuple(anchors)


def find_in_pair(pair: Pair, anchors: Iterable[Anchor]) -> Found | None:
    """Where the first of the anchors that can be found is now."""
    found = (find_anchor(anchor, pair.document(anchor.side), pair.sentences(anchor.side)) for anchor in anchors)
    return next(filter(None, found), None)


def find_anchor(anchor: Anchor, document: Document, sentences: Sequence[Sentence]) -> Found | None:
    """Where the sentence of an anchor is in a newer state of its text; None where it is gone, or cannot be told."""
    text = document.text
    if not sentences:
        return None
    if _checksum(text) == anchor.whole and text.startswith(anchor.quote, anchor.start):
        return _found(anchor, sentences, Span(anchor.start, anchor.start + len(anchor.quote)), "exact")
    exact = _starts_by_quote(text, _Same(sentences)).get(anchor.quote) or _places(text, anchor.quote)
    if len(exact) == 1 and not anchor.twins:
        window = Span(exact[0], exact[0] + len(anchor.quote))
        if len(anchor.quote) >= UNIQUE_LENGTH or _compare(anchor, text, exact[0])[0].around >= 0.5:
            return _found(anchor, sentences, window, "exact" if exact[0] == anchor.start else "moved")
    candidates = (*_likeliest(anchor, text, exact), *_guesses(anchor, text))
    scored: dict[int, tuple[Score, Span]] = {}
    for start in candidates:
        score, window = _compare(anchor, text, start)
        index = sentence_at(sentences, (window.start + window.end) // 2)
        if index not in scored or score.total > scored[index][0].total:
            scored[index] = score, window
    best = choose([score for score, _window in scored.values()])
    if best is None:
        return None
    score, window = list(scored.values())[best]
    is_moved = score.quote == 1 and window.of(text) == anchor.quote
    return _found(anchor, sentences, window, "moved" if is_moved else "edited")


def choose(scores: Sequence[Score]) -> int | None:
    """Which of several sentences is meant, by its index; None if none answers well enough, or another nearly as well.

    The bounds were measured: see the trials of edits in the tests.
    """
    ranked = sorted(range(len(scores)), key=lambda index: -scores[index].total)
    if not ranked or not _is_enough(scores[ranked[0]]):
        return None
    best = scores[ranked[0]]
    rivals = [scores[index] for index in ranked[1:]]
    return None if any(best.total - rival.total < 0.3 for rival in rivals) else ranked[0]


def _is_enough(score: Score) -> bool:
    if score.quote >= 0.7:
        return score.around >= 0.7
    return score.quote >= 0.35 and score.around >= 1.1 and min(score.before, score.after) >= 0.4


def sentence_at(sentences: Sequence[Sentence], char_offset: int) -> int:
    """The index of the sentence that has a character, or of the one before it."""
    return max(0, bisect_right(sentences, char_offset, key=lambda sentence: sentence.span.start) - 1)


def dump_anchors(anchors: Iterable[Anchor]) -> str:
    """Anchors as text to keep."""
    return json.dumps([tuple(anchor) for anchor in anchors])


def load_anchors(stored: str) -> tuple[Anchor, ...]:
    """Anchors as they were kept; none if the text is not what :func:`dump_anchors` gives."""
    try:
        return tuple(map(_anchor, cast("list[object]", json.loads(stored))))
    except (ValueError, TypeError):
        return ()


def _anchor(entry: object) -> Anchor:
    match entry:
        case ["source" | "target", int(start), str(quote), str(before), str(after), int(twins), int(whole)]:
            side: Side = "source" if entry[0] == "source" else "target"
            return Anchor(side, start, quote, before, after, twins, whole)
        case _:
            raise ValueError(f"{entry!r} is no anchor")


def _found(anchor: Anchor, sentences: Sequence[Sentence], window: Span, certainty: Certainty) -> Found:
    first = sentence_at(sentences, window.start)
    last = sentence_at(sentences, max(window.start, window.end - 1))
    index = max(range(first, last + 1), key=lambda each: len(sentences[each].span.clip(window)))
    return Found(anchor.side, sentences[index].span, index, certainty)


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


def _places(text: str, quote: str) -> list[int]:
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


def _likeliest(anchor: Anchor, text: str, starts: Sequence[int]) -> Sequence[int]:
    """The places whose surroundings have the most words in common with the anchor's."""
    if len(starts) <= _MOST_TWINS:
        return starts
    words = set(_WORD.findall(anchor.before)), set(_WORD.findall(anchor.after))
    before, after, quote = len(anchor.before), len(anchor.after), len(anchor.quote)

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


def _guesses(anchor: Anchor, text: str) -> Iterator[int]:
    """Where the quote would begin, going by the pieces of it and of its surroundings that are there still."""
    whole = anchor.before + anchor.quote + anchor.after
    origin = len(anchor.before)
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


def _compare(anchor: Anchor, text: str, start: int) -> tuple[Score, Span]:
    """How well the quote and its surroundings answer if the quote begins about at ``start``, and what it is there."""
    # Loaded only here: a text that was not edited has no need of it.
    from difflib import SequenceMatcher

    parts = (anchor.before, anchor.quote, anchor.after)
    words = [(part, word) for part, words in enumerate(parts) for word in _words(words)]
    low = max(0, start - len(anchor.before) - _SLACK)
    high = max(low, min(len(text), start + len(anchor.quote) + len(anchor.after) + _SLACK))
    there = list(_WORD.finditer(text, low, high))
    matcher = SequenceMatcher(None, [word for _, word in words], [match[0].casefold() for match in there], False)
    shared = [0, 0, 0]
    places: tuple[list[int], list[int], list[int]] = ([], [], [])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            part, word = words[block.a + number]
            shared[part] += len(word)
            places[part].append(block.b + number)
    lengths = [sum(len(word) for each, word in words if each == part) for part in range(3)]
    after_before = max((place for place in places[0] if not places[1] or place < places[1][0]), default=-1) + 1
    first, last = (places[1][0], places[1][-1]) if places[1] else (after_before, after_before - 1)
    first = after_before if places[0] else first
    next_after = min((place for place in places[2] if place >= first), default=-1)
    last = next_after - 1 if next_after >= 0 else last
    window = Span(there[first].start(), there[last].end()) if 0 <= first <= last < len(there) else Span(low, low)
    if text.startswith(anchor.quote, start):
        window, quote = Span(start, start + len(anchor.quote)), 1.0
    else:
        quote = _likeness(anchor.quote, window.of(text), shared[1] / lengths[1] if lengths[1] else 0.0)
    ends = (low == 0 and after_before == 0, high == len(text) and window.end >= len(text.rstrip()) - 1)
    before, after = (
        shared[part] / lengths[part] if lengths[part] else float(is_end)
        for part, is_end in ((0, ends[0]), (2, ends[1]))
    )
    return Score(quote, before, after), window


def _likeness(quote: str, other: str, by_words: float) -> float:
    """How alike two sentences are, from 0 to 1: by their words, or by their letters where those are few."""
    if len(quote) > 400 or len(other) > 400 or not other:
        return by_words if other else 0.0
    from difflib import SequenceMatcher

    return max(by_words, SequenceMatcher(None, quote, other, False).ratio()) * 0.999


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


@lru_cache(maxsize=8)
def _checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
