"""Alignments read from TMX 1.4b: which words of the two texts each translation unit pairs.

A TMX has no places, so each unit's words are looked for in the texts, after those of the unit before. Markup inside a
segment is left out. Nothing outside the file is ever read, and a file that declares entities is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

from sejajar.alignment.model import Bead
from sejajar.interchange.readers import StoredAlignment, completed
from sejajar.text.document import Document, Sentence
from sejajar.text.language import primary_subtag
from sejajar.text.span import Span

SHOWN_CHARS = 40
MOST_DEPTH = 100

_MARKUP = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""Elements of a segment that hold codes, not words (TMX 1.4b, section 2.4)."""

_NOT_BLANK = re.compile(r"\S")
_FIRST_IDEOGRAPHS = "\u2e80"


class TranslationUnit(NamedTuple):
    """A translation unit: the words of each language by its primary subtag, and how sure it is."""

    words: dict[str, str]
    confidence: float


def read_tmx(text: str, source: Document, target: Document) -> StoredAlignment:
    """The alignment that a TMX gives of two texts, with their sentences; what no unit has stands alone.

    Raises:
        ValueError: it is no TMX, has not both languages, or a unit's words are not in a text, in the units' order.
    """
    units = [unit for unit in _units(text) if {source.language, target.language} <= unit.words.keys()]
    if not units:
        raise ValueError(
            f"no unit in both {source.language} and {target.language}; give the texts' languages with --source-lang "
            "and --target-lang"
        )
    sides = [_found(units, document) for document in (source, target)]
    sentences = [_sentences(document, spans) for document, spans in zip((source, target), sides, strict=True)]
    beads = [
        Bead(_indices(sentences[0], first), _indices(sentences[1], second), unit.confidence)
        for unit, first, second in zip(units, *sides, strict=True)
    ]
    places = [f"unit {number}" for number in range(1, len(beads) + 1)]
    alignment = completed(beads, places, len(sentences[0]), len(sentences[1]))
    return StoredAlignment(sentences[0], sentences[1], alignment)


def _units(text: str) -> list[TranslationUnit]:
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = reader.refuse
    parser.SkippedEntityHandler = reader.refuse
    # Expat otherwise believes the encoding that the file names; the text is decoded already.
    data = re.sub(r"^(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']", r"\1", text.lstrip("\ufeff \t\r\n"), count=1)
    try:
        parser.Parse(data.encode("utf-8"), True)
    except expat.ExpatError as error:
        message = expat.errors.messages[error.code]
        raise ValueError(f"line {error.lineno}: not XML ({message}); export the TMX again") from None
    return reader.units


class _Reader:
    """Takes units out of what expat tells."""

    def __init__(self) -> None:
        self.units: list[TranslationUnit] = []
        self._open: list[str] = []
        self._words: dict[str, str] = {}
        self._confidence = 1.0
        self._language = ""
        self._taken: list[str] | None = None
        self._is_confidence = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if self._open[0] != "tmx" or len(self._open) > MOST_DEPTH:
            raise ValueError("not a TMX file; give the TMX, TSV or JSON of sejajar align")
        if name == "tu":
            self._words, self._confidence = {}, 1.0
        elif name == "tuv":
            self._language = primary_subtag(attributes.get("xml:lang") or attributes.get("lang", ""))
        elif name == "seg":
            self._taken = []
        elif name == "prop" and self._open[-2:-1] == ["tu"] and attributes.get("type") == "x-confidence":
            self._taken, self._is_confidence = [], True

    def end(self, name: str) -> None:
        self._open.pop()
        if name == "seg" and self._taken is not None:
            self._words[self._language] = "".join(self._taken)
            self._taken = None
        elif name == "prop" and self._is_confidence:
            self._confidence, self._taken, self._is_confidence = _share("".join(self._taken or [])), None, False
        elif name == "tu" and self._words:
            self.units.append(TranslationUnit(self._words, self._confidence))

    def characters(self, data: str) -> None:
        if self._taken is not None and _MARKUP.isdisjoint(self._open):
            self._taken.append(data)

    def refuse(self, name: str, *_declared: object) -> None:
        raise ValueError(f"contains the entity {name!r}; write the characters themselves")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        return 1.0
    return share if 0 <= share <= 1 else 1.0


def _found(units: Sequence[TranslationUnit], document: Document) -> list[Span | None]:
    """Where each unit's words stand in a text, one after the other; None for a unit without words there."""
    spans: list[Span | None] = []
    reached = 0
    for number, unit in enumerate(units, 1):
        words = unit.words[document.language].split()
        if not words:
            spans.append(None)
            continue
        span = _next_to(words, document.text, reached) or _after(words, document.text, reached)
        if span is None:
            shown = " ".join(words)[:SHOWN_CHARS]
            raise ValueError(
                f"unit {number}: {shown!r} is not in {document.name or 'the text'} after the previous unit; "
                "the text has changed since; align it again"
            )
        spans.append(span)
        reached = span.end
    return spans


def _next_to(words: Sequence[str], text: str, reached: int) -> Span | None:
    """Where the words stand if they are what comes next, one blank between them, and blanks on either side.

    That is so for most units, and a pattern for each of a book's would take a third of a millisecond.
    """
    following = _NOT_BLANK.search(text, reached)
    if following is None:
        return None
    start, joined = following.start(), " ".join(words)
    end = start + len(joined)
    is_parted = (start == 0 or text[start - 1].isspace()) and not text[end : end + 1].strip()
    return Span(start, end) if is_parted and text.startswith(joined, start) else None


def _after(words: Sequence[str], text: str, reached: int) -> Span | None:
    """The first place of the words from ``reached`` on."""
    match = _pattern(words).search(text, reached)
    return Span(*match.span()) if match else None


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """The words with any blanks between, not as parts of longer words, in scripts that part words."""
    before = r"(?<!\w)" if _parts_words(words[0][0]) else ""
    after = r"(?!\w)" if _parts_words(words[-1][-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _parts_words(char: str) -> bool:
    return char.isalnum() and char < _FIRST_IDEOGRAPHS


def _sentences(document: Document, spans: Sequence[Span | None]) -> tuple[Sentence, ...]:
    """The units' words and what lies between them, cut at the ends of paragraphs."""
    edges = sorted({edge for span in spans if span for edge in (span.start, span.end)})
    return tuple(
        Sentence(piece, paragraph_index)
        for paragraph_index, paragraph in enumerate(document.paragraphs)
        for piece in _pieces(document.text, paragraph, edges)
    )


def _pieces(text: str, paragraph: Span, edges: Sequence[int]) -> Iterator[Span]:
    inside = edges[bisect_right(edges, paragraph.start) : bisect_left(edges, paragraph.end)]
    for start, end in pairwise((paragraph.start, *inside, paragraph.end)):
        piece = text[start:end]
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))


def _indices(sentences: Sequence[Sentence], span: Span | None) -> tuple[int, ...]:
    if span is None:
        return ()
    first = bisect_left(sentences, span.start, key=lambda sentence: sentence.span.start)
    return tuple(range(first, bisect_left(sentences, span.end, key=lambda sentence: sentence.span.start)))
