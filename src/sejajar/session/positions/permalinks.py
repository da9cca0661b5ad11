"""A link to a sentence that survives edits of its text: ``s:3400~…``, short enough to paste, safe in a URL and a shell.

After the side and the offset come, parted by dots, what identifies the text and the sentence, then a letter for each
word before it, in it and after it. A letter is six bits of the word's CRC-32: little, but there are some forty of them
and their order counts. As with anchors, a place that answers no better than another is not named.
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
"""So many words are taken in on either side of the sentence."""
END_WORDS = 8
"""Of a longer sentence, so many words at either end stand for it."""
_EDGE = "!"
"""The letter of a word before the first and after the last; never written, a link that is cut short says it."""
_NO_TWIN = len(LETTERS) - 1
_GRAM = 3
_MOST_PLACES = 8
_MOST_GUESSES = 16
_REACH = 200
"""How many characters round a sentence are read at first for the words there."""
_WORD = re.compile(r"\w+")
_LINK = re.compile(
    r"(?P<side>[st]):(?P<start>\d{1,12})~(?P<whole>[\w-]{3})(?P<same>[\w-]{3})(?P<apart>[\w-])"
    r"\.(?P<before>[\w-]*)\.(?P<quote>[\w-]*)(?:~(?P<tail>[\w-]*))?\.(?P<after>[\w-]*)",
    re.ASCII,
)


class PermalinkError(ValueError):
    """A text is no link."""


class Permalink(NamedTuple):
    """A sentence of one text, by letters for its words.

    Attributes:
        start: the offset of its first character when the link was made.
        text_checksum, quote_checksum: what identifies the text, and the sentence's words, three letters each.
        duplicate_distance: how many letters the context differs in from that of the most similar duplicate; None
            without one.
        prefix, suffix: a letter for each word round it, up to :data:`CONTEXT_WORDS`.
        quote, tail: a letter for each of its words; of a long one, for the first and for the last.
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
        """As it is typed."""
        apart = LETTERS[_NO_TWIN if self.duplicate_distance is None else min(self.duplicate_distance, _NO_TWIN - 1)]
        quote = f"{self.quote}~{self.tail}" if self.tail else self.quote
        checksums = f"{self.text_checksum}{self.quote_checksum}{apart}"
        return f"{self.side[0]}:{self.start}~{checksums}.{self.prefix}.{quote}.{self.suffix}"


def parse_permalink(text: str) -> Permalink:
    """The link that is spelled so.

    Raises:
        LinkError: it is none.
    """
    found = _LINK.fullmatch(text)
    if found is None:
        raise PermalinkError(text)
    side: Side = "source" if found["side"] == "s" else "target"
    apart = LETTERS.index(found["apart"])
    return Permalink(
        side,
        int(found["start"]),
        found["whole"],
        found["same"],
        None if apart == _NO_TWIN else apart,
        found["before"],
        found["quote"],
        found["tail"] or "",
        found["after"],
    )


def passage_permalink(bitext: Bitext, passage_index: int, side: Side = "source") -> str:
    """The link to the first sentence of a passage, on ``side`` unless that is empty; nothing in a pair without any."""
    first = bitext.first_span(passage_index, (side, OTHER[side])) if bitext.passages else None
    if first is None:
        return ""
    link = make_permalink(bitext.document(first[0]), bitext.sentences(first[0]), first[0], first[1].start)
    return link.text if link else ""


def make_permalink(document: Document, sentences: Sequence[Sentence], side: Side, char_offset: int) -> Permalink | None:
    """A link to the sentence that has a character, or to the one before a blank; None in a text without any."""
    if not sentences:
        return None
    text = document.text
    span = sentences[sentence_index_at(sentences, char_offset)].span
    words = _letters(span.of(text))
    is_long = len(words) > 2 * END_WORDS
    link = Permalink(
        side,
        span.start,
        _checksum(text),
        _same(span.of(text)),
        None,
        _before(text, span.start, CONTEXT_WORDS)[::-1].lstrip(_EDGE),
        words[:END_WORDS] if is_long else words,
        words[-END_WORDS:] if is_long else "",
        _after(text, span.end, CONTEXT_WORDS).rstrip(_EDGE),
    )
    twins = [start for start in find_occurrences(text, span.of(text)) if start != span.start]
    costs = [_compare(link, Span(start, start + len(span)), text).cost for start in twins]
    return link._replace(duplicate_distance=int(min(costs)) if costs else None)


def find_permalink(link: Permalink, document: Document, sentences: Sequence[Sentence]) -> FoundSentence | None:
    """Where the sentence of a link is in its text as it is now; None where it is gone, or cannot be told."""
    if not sentences:
        return None
    text = document.text
    here = sentence_index_at(sentences, link.start)
    if _checksum(text) == link.text_checksum and sentences[here].span.start == link.start:
        return FoundSentence(link.side, sentences[here].span, here, "exact")
    coded = _coded(text)
    windows = {
        _window(link, coded, sentences, first, last)
        for index in {here, *_guesses(link, coded, sentences)}
        for first, last in ((index, index), (index, index + 1), (index, index + 2))
        if last < len(sentences)
    }
    scored = sorted(((_compare(link, window, text), window) for window in windows), key=_by_cost)
    score, window = scored[0]
    rivals = [other for other, place in scored[1:] if not place.overlaps(window)]
    if best_match([score, *rivals]) != 0:
        return None
    is_same = score.quote == 1
    if link.duplicate_distance is not None and score.context_cost >= link.duplicate_distance / 2:
        return None
    first, last = (
        sentence_index_at(sentences, window.start),
        sentence_index_at(sentences, max(window.start, window.end - 1)),
    )
    index = max(range(first, last + 1), key=lambda each: len(sentences[each].span.clip(window)))
    span = sentences[index].span
    certainty: SentenceChange = "edited" if not is_same else "exact" if span.start == link.start else "moved"
    return FoundSentence(link.side, span, index, certainty)


def _by_cost(scored: tuple[MatchScore, Span]) -> tuple[float, Span]:
    return scored[0].cost, scored[1]


def _window(link: Permalink, coded: _Coded, sentences: Sequence[Sentence], first: int, last: int) -> Span:
    """What may be the sentence in a run of them: all of it, or the words in it that the link has, where it grew."""
    span = Span(sentences[first].span.start, sentences[last].span.end)
    low, high = bisect_left(coded.starts, span.start), bisect_left(coded.starts, span.end)
    start = coded.letters.find(link.quote, low, high) if len(link.quote) >= _GRAM else -1
    tail = coded.letters.find(link.tail, start + len(link.quote), high) if start >= 0 else -1
    if tail < 0:
        return span
    end = tail + len(link.tail)
    return Span(span.start if start == low else coded.starts[start], span.end if end == high else coded.starts[end] - 1)


class _Coded(NamedTuple):
    """A whole text as letters, one a word, and where each word begins."""

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
    """The letters of the words before an offset, the nearest first."""
    low, found = start, []
    while low > 0 and len(found) <= words:
        low = max(0, min(low - _REACH, 2 * low - start))
        found = _WORD.findall(text, low, start)
    letters = "".join(map(_letter, reversed(found[-words:])))
    return letters if len(found) >= words else letters + _EDGE


def _after(text: str, end: int, words: int) -> str:
    """The letters of the words after an offset."""
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


def _same(quote: str) -> str:
    words = " ".join(_WORD.findall(quote.casefold()))
    return _spell(zlib.crc32(words.encode("utf-8", "surrogatepass")))


def _spell(checksum: int) -> str:
    return "".join(LETTERS[checksum >> shift & 63] for shift in (2, 8, 14))


def _guesses(link: Permalink, coded: _Coded, sentences: Sequence[Sentence]) -> list[int]:
    """The sentences that begin, or end, about where most of the letters that are there still say so."""
    last = link.tail or link.quote
    votes: dict[int, int] = {}
    for letters, origin, is_start in (
        (link.prefix + link.quote, len(link.prefix), True),
        (last + link.suffix, len(last), False),
    ):
        for first in range(max(1, len(letters) - _GRAM + 1)):
            for place in _nearest(coded, letters[first : first + _GRAM], link.start):
                word = max(0, min(place + origin - first - (not is_start), len(coded.starts) - 1))
                index = sentence_index_at(sentences, coded.starts[word])
                votes[index] = votes.get(index, 0) + 1
    likeliest = sorted(votes, key=lambda index: (-votes[index], index))[:_MOST_GUESSES]
    return [near for index in likeliest for near in (index - 1, index, index + 1) if 0 <= near < len(sentences)]


def _nearest(coded: _Coded, gram: str, char_offset: int) -> Iterator[int]:
    """The places of a run of letters, those next to an offset, before and after it."""
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


def _compare(link: Permalink, span: Span, text: str) -> MatchScore:
    words = _letters(span.of(text))
    if _same(span.of(text)) == link.quote_checksum:
        quote, kept = 0.0, 1.0
    else:
        if link.tail:
            quote = word_edit_distance(link.quote, words) + word_edit_distance(link.tail[::-1], words[::-1])
            kept = 1 - quote / (2 * END_WORDS)
        else:
            quote = word_edit_distance(link.quote, words, is_whole=True)
            kept = 1 - quote / max(1, len(link.quote), len(words))
        quote, kept = max(quote, 0.5), min(kept, 0.99)
    room = CONTEXT_WORDS + 6
    before = link.prefix if len(link.prefix) == CONTEXT_WORDS else _EDGE + link.prefix
    after = link.suffix if len(link.suffix) == CONTEXT_WORDS else link.suffix + _EDGE
    costs = (
        word_edit_distance(before[::-1], _before(text, span.start, room)),
        word_edit_distance(after, _after(text, span.end, room)),
    )
    shares = (1 - cost / max(1, len(letters)) for cost, letters in zip(costs, (before, after), strict=True))
    return MatchScore(kept, next(shares), next(shares), quote + sum(costs), sum(costs))
