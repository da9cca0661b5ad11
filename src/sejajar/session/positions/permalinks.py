"""Permalinks to a sentence that survive edits of its text: ``s:3400~…``, short to paste, safe in URLs and shells.

After the side and the offset come checksums of the text and of the sentence, then, separated by dots, one letter for
each word before the sentence, in it and after it. A letter is six bits of the word's CRC-32: little, but a permalink
has some forty, in order. As with selectors, an ambiguous permalink resolves to nothing.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sejajar.session.bitext import OTHER, Bitext, Side
from sejajar.session.positions.selectors import (
    FoundSentence,
    MatchScore,
    SentenceChange,
    best_match,
    find_occurrences,
    sentence_index_at,
    word_edit_distance,
)
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The alphabet of RFC 4648 section 5."""
CONTEXT_WORDS = 10
"""The number of context words on each side of the sentence."""
END_WORDS = 8
"""A sentence of more than twice as many words is represented by this many at each end."""
_EDGE = "!"
"""A pseudo-letter for the start and the end of the text. It is never written: a short context implies it."""
_NO_DUPLICATE = len(LETTERS) - 1
_GRAM = 3
_MOST_PLACES = 8
_MOST_GUESSES = 16
_REACH = 200
"""The number of characters around a sentence that are searched for words first."""
_WORD = re.compile(r"\w+")
_PERMALINK = re.compile(
    r"(?P<side>[st]):(?P<start>\d{1,12})~(?P<whole>[\w-]{3})(?P<same>[\w-]{3})(?P<apart>[\w-])"
    r"\.(?P<before>[\w-]*)\.(?P<quote>[\w-]*)(?:~(?P<tail>[\w-]*))?\.(?P<after>[\w-]*)",
    re.ASCII,
)


class PermalinkError(ValueError):
    """A text is not a permalink."""


class Permalink(NamedTuple):
    """A sentence of one text, by letters for its words.

    Attributes:
        start: the offset of its first character when the permalink was made.
        text_checksum, quote_checksum: checksums of the text and of the sentence's words, three letters each.
        duplicate_distance: how many letters the context differs in from that of the most similar duplicate; None
            without one.
        prefix, suffix: a letter for each word before and after it, up to :data:`CONTEXT_WORDS`.
        quote, tail: a letter for each of its words; for a long sentence, for the first and for the last ones.
    """

    side: Side
    start: int
    text_checksum: str
    quote_checksum: str
    duplicate_distance: int | None
    prefix: str
    quote: str
    tail: str
    suffix: str

    @property
    def text(self) -> str:
        """The permalink as text."""
        apart = LETTERS[
            _NO_DUPLICATE if self.duplicate_distance is None else min(self.duplicate_distance, _NO_DUPLICATE - 1)
        ]
        quote = f"{self.quote}~{self.tail}" if self.tail else self.quote
        checksums = f"{self.text_checksum}{self.quote_checksum}{apart}"
        return f"{self.side[0]}:{self.start}~{checksums}.{self.prefix}.{quote}.{self.suffix}"


def parse_permalink(text: str) -> Permalink:
    """Return the permalink that ``text`` spells.

    Raises:
        PermalinkError: it does not spell one.
    """
    found = _PERMALINK.fullmatch(text)
    if found is None:
        raise PermalinkError(text)
    side: Side = "source" if found["side"] == "s" else "target"
    apart = LETTERS.index(found["apart"])
    return Permalink(
        side,
        int(found["start"]),
        found["whole"],
        found["same"],
        None if apart == _NO_DUPLICATE else apart,
        found["before"],
        found["quote"],
        found["tail"] or "",
        found["after"],
    )


def passage_permalink(bitext: Bitext, passage_index: int, side: Side = "source") -> str:
    """Return the permalink of the first sentence of a passage, preferably on ``side``; empty if there is none."""
    first = bitext.first_span(passage_index, (side, OTHER[side])) if bitext.passages else None
    if first is None:
        return ""
    permalink = make_permalink(bitext.document(first[0]), bitext.sentences(first[0]), first[0], first[1].start)
    return permalink.text if permalink else ""


def make_permalink(document: Document, sentences: Sequence[Sentence], side: Side, char_offset: int) -> Permalink | None:
    """Return a permalink to the sentence at ``char_offset``, or to the last one before it; None if there is none."""
    if not sentences:
        return None
    text = document.text
    span = sentences[sentence_index_at(sentences, char_offset)].span
    words = _letters(span.of(text))
    is_long = len(words) > 2 * END_WORDS
    permalink = Permalink(
        side,
        span.start,
        _checksum(text),
        _quote_checksum(span.of(text)),
        None,
        _before(text, span.start, CONTEXT_WORDS)[::-1].lstrip(_EDGE),
        words[:END_WORDS] if is_long else words,
        words[-END_WORDS:] if is_long else "",
        _after(text, span.end, CONTEXT_WORDS).rstrip(_EDGE),
    )
    duplicates = [start for start in find_occurrences(text, span.of(text)) if start != span.start]
    costs = [_compare(permalink, Span(start, start + len(span)), text).cost for start in duplicates]
    return permalink._replace(duplicate_distance=int(min(costs)) if costs else None)


def find_permalink(permalink: Permalink, document: Document, sentences: Sequence[Sentence]) -> FoundSentence | None:
    """Return where the sentence is in the text as it is now; None if it is gone or ambiguous."""
    if not sentences:
        return None
    text = document.text
    here = sentence_index_at(sentences, permalink.start)
    if _checksum(text) == permalink.text_checksum and sentences[here].span.start == permalink.start:
        return FoundSentence(permalink.side, sentences[here].span, here, "exact")
    coded = _coded(text)
    windows = {
        _window(permalink, coded, sentences, first, last)
        for index in {here, *_guesses(permalink, coded, sentences)}
        for first, last in ((index, index), (index, index + 1), (index, index + 2))
        if last < len(sentences)
    }
    scored = sorted(((_compare(permalink, window, text), window) for window in windows), key=_by_cost)
    score, window = scored[0]
    rivals = [other for other, place in scored[1:] if not place.overlaps(window)]
    if best_match([score, *rivals]) != 0:
        return None
    is_same = score.quote == 1
    if permalink.duplicate_distance is not None and score.context_cost >= permalink.duplicate_distance / 2:
        return None
    first, last = (
        sentence_index_at(sentences, window.start),
        sentence_index_at(sentences, max(window.start, window.end - 1)),
    )
    index = max(range(first, last + 1), key=lambda each: len(sentences[each].span.clip(window)))
    span = sentences[index].span
    change: SentenceChange = "edited" if not is_same else "exact" if span.start == permalink.start else "moved"
    return FoundSentence(permalink.side, span, index, change)


def _by_cost(scored: tuple[MatchScore, Span]) -> tuple[float, Span]:
    return scored[0].cost, scored[1]


def _window(permalink: Permalink, coded: _Coded, sentences: Sequence[Sentence], first: int, last: int) -> Span:
    """Return the candidate span in a run of sentences: all of it, or the permalink's words if the run is longer."""
    span = Span(sentences[first].span.start, sentences[last].span.end)
    low, high = bisect_left(coded.starts, span.start), bisect_left(coded.starts, span.end)
    start = coded.letters.find(permalink.quote, low, high) if len(permalink.quote) >= _GRAM else -1
    tail = coded.letters.find(permalink.tail, start + len(permalink.quote), high) if start >= 0 else -1
    if tail < 0:
        return span
    end = tail + len(permalink.tail)
    return Span(span.start if start == low else coded.starts[start], span.end if end == high else coded.starts[end] - 1)


class _Coded(NamedTuple):
    """A whole text as letters, one per word, and the offset of each word."""

    letters: str
    starts: array[int]


@lru_cache(maxsize=2)
def _coded(text: str) -> _Coded:
    words = list(_WORD.finditer(text))
    letters = {word: _letter(word) for word in {match[0] for match in words}}
    return _Coded("".join([letters[match[0]] for match in words]), array("l", [match.start() for match in words]))


def _letters(text: str) -> str:
    return "".join(map(_letter, _WORD.findall(text)))


def _before(text: str, start: int, words: int) -> str:
    """Return the letters of the words before an offset, nearest first."""
    low, found = start, []
    while low > 0 and len(found) <= words:
        low = max(0, min(low - _REACH, 2 * low - start))
        found = _WORD.findall(text, low, start)
    letters = "".join(map(_letter, reversed(found[-words:])))
    return letters if len(found) >= words else letters + _EDGE


def _after(text: str, end: int, words: int) -> str:
    """Return the letters of the words after an offset."""
    high, found = end, []
    while high < len(text) and len(found) <= words:
        high = min(len(text), max(high + _REACH, 2 * high - end))
        found = _WORD.findall(text, end, high)
    letters = "".join(map(_letter, found[:words]))
    return letters if len(found) >= words else letters + _EDGE


@lru_cache(maxsize=8)
def _checksum(text: str) -> str:
    return _spell(zlib.crc32(text.encode("utf-8", "surrogatepass")))


@lru_cache(maxsize=4096)
def _letter(word: str) -> str:
    return LETTERS[zlib.crc32(word.casefold().encode("utf-8", "surrogatepass")) >> 8 & 63]


def _quote_checksum(quote: str) -> str:
    words = " ".join(_WORD.findall(quote.casefold()))
    return _spell(zlib.crc32(words.encode("utf-8", "surrogatepass")))


def _spell(checksum: int) -> str:
    return "".join(LETTERS[checksum >> shift & 63] for shift in (2, 8, 14))


def _guesses(permalink: Permalink, coded: _Coded, sentences: Sequence[Sentence]) -> list[int]:
    """Return the sentences that most of the matching letter n-grams point to as its start or its end."""
    last = permalink.tail or permalink.quote
    votes: dict[int, int] = {}
    for letters, origin, is_start in (
        (permalink.prefix + permalink.quote, len(permalink.prefix), True),
        (last + permalink.suffix, len(last), False),
    ):
        for first in range(max(1, len(letters) - _GRAM + 1)):
            for place in _nearest(coded, letters[first : first + _GRAM], permalink.start):
                word = max(0, min(place + origin - first - (not is_start), len(coded.starts) - 1))
                index = sentence_index_at(sentences, coded.starts[word])
                votes[index] = votes.get(index, 0) + 1
    likeliest = sorted(votes, key=lambda index: (-votes[index], index))[:_MOST_GUESSES]
    return [near for index in likeliest for near in (index - 1, index, index + 1) if 0 <= near < len(sentences)]


def _nearest(coded: _Coded, gram: str, char_offset: int) -> Iterator[int]:
    """Yield the positions of an n-gram that are nearest to an offset, after it and before it."""
    origin = bisect_left(coded.starts, char_offset)
    place = coded.letters.find(gram, origin) if gram else -1
    for _ in range(_MOST_PLACES):
        if place < 0:
            break
        yield place
        place = coded.letters.find(gram, place + 1)
    place = coded.letters.rfind(gram, 0, origin + len(gram) - 1) if gram else -1
    for _ in range(_MOST_PLACES):
        if place < 0:
            break
        yield place
        place = coded.letters.rfind(gram, 0, place + len(gram) - 1)


def _compare(permalink: Permalink, span: Span, text: str) -> MatchScore:
    words = _letters(span.of(text))
    if _quote_checksum(span.of(text)) == permalink.quote_checksum:
        quote, kept = 0.0, 1.0
    else:
        if permalink.tail:
            quote = word_edit_distance(permalink.quote, words) + word_edit_distance(permalink.tail[::-1], words[::-1])
            kept = 1 - quote / (2 * END_WORDS)
        else:
            quote = word_edit_distance(permalink.quote, words, is_whole=True)
            kept = 1 - quote / max(1, len(permalink.quote), len(words))
        quote, kept = max(quote, 0.5), min(kept, 0.99)
    room = CONTEXT_WORDS + 6
    before = permalink.prefix if len(permalink.prefix) == CONTEXT_WORDS else _EDGE + permalink.prefix
    after = permalink.suffix if len(permalink.suffix) == CONTEXT_WORDS else permalink.suffix + _EDGE
    costs = (
        word_edit_distance(before[::-1], _before(text, span.start, room)),
        word_edit_distance(after, _after(text, span.end, room)),
    )
    shares = (1 - cost / max(1, len(letters)) for cost, letters in zip(costs, (before, after), strict=True))
    return MatchScore(kept, next(shares), next(shares), quote + sum(costs), sum(costs))
