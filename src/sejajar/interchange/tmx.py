"""TMX 1.4b, read onto two texts and written.

A TMX has no offsets, so each unit's words are looked for in the texts, after those of the unit before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from sejajar.alignment.model import Alignment, Bead
from sejajar.formats.tmx import TranslationUnit, parse_tmx
from sejajar.interchange.aligned_text import AlignedText, StoredAlignment, complete_alignment, confidence_text
from sejajar.text.document import Document, Sentence
from sejajar.text.sanitize import excerpt
from sejajar.text.span import Span

MAX_QUOTED_CHARS = 40
"""Characters of a unit that an error message quotes."""

_NOT_BLANK = re.compile(r"\S")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
"""What stands in a TMX for each character that XML 1.0 cannot hold, and is looked for in its place."""
_FIRST_IDEOGRAPHS = "\u2e80"


def write_tmx(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """Return TMX 1.4b with a unit per bead that has both sides; its confidence is the property ``x-confidence``."""
    languages = source.document.language, target.document.language
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        '<header creationtool="sejajar" creationtoolversion="1" segtype="sentence" o-tmf="plain" adminlang="en" '
        f'srclang={quoteattr(languages[0])} datatype="plaintext"/>',
        "<body>",
    ]
    for bead in alignment.beads:
        if bead.source and bead.target:
            lines.append(f'<tu><prop type="x-confidence">{confidence_text(bead.confidence)}</prop>')
            for side, indices, language in zip((source, target), (bead.source, bead.target), languages, strict=True):
                segment = escape(_NOT_XML.sub(_REPLACEMENT, side.joined(indices)))
                lines.append(f"<tuv xml:lang={quoteattr(language)}><seg>{segment}</seg></tuv>")
            lines.append("</tu>")
    return "\n".join((*lines, "</body>", "</tmx>", ""))


def read_tmx(text: str, source: Document, target: Document) -> StoredAlignment:
    """Read the alignment that a TMX gives of two texts, with their sentences; the text between units stands alone.

    Of two texts in one language, the first segment of a unit is the source's.

    Raises:
        ValueError: not a TMX, no unit in both languages, or the words of a unit are not in a text after those of the
            unit before.
    """
    is_one_language = source.language == target.language
    units: list[TranslationUnit] = []
    words: tuple[list[str], list[str]] = [], []
    for unit in parse_tmx(text):
        target_words = unit.second_words if is_one_language else unit.words
        if source.language in unit.words and target.language in target_words:
            units.append(unit)
            words[0].append(unit.words[source.language])
            words[1].append(target_words[target.language])
    if not units:
        both = f"with two segments in {source.language}"
        if not is_one_language:
            both = f"in both {source.language} and {target.language}"
        raise ValueError(f"no unit {both}; give the texts' languages with --source-lang and --target-lang")
    spans = [_unit_spans(segments, document) for segments, document in zip(words, (source, target), strict=True)]
    sentences = [_sentences(document, spans) for document, spans in zip((source, target), spans, strict=True)]
    beads = [
        Bead(_indices(sentences[0], first), _indices(sentences[1], second), unit.confidence)
        for unit, first, second in zip(units, *spans, strict=True)
    ]
    labels = [f"unit {number}" for number in range(1, len(beads) + 1)]
    alignment = complete_alignment(beads, labels, len(sentences[0]), len(sentences[1]))
    return StoredAlignment(sentences[0], sentences[1], alignment)


def _unit_spans(segments: Sequence[str], document: Document) -> list[Span | None]:
    """Return the span of each unit's words in a text, one after the other; None for a unit without words there."""
    spans: list[Span | None] = []
    search_start = 0
    # One for one, so that offsets stay; XML 1.0 could not hold these characters.
    text = _NOT_XML.sub(_REPLACEMENT, document.text)
    for number, segment in enumerate(segments, 1):
        words = segment.split()
        if not words:
            spans.append(None)
            continue
        span = _match_next(words, text, search_start) or _search(words, text, search_start)
        if span is None:
            start = excerpt(" ".join(words[:MAX_QUOTED_CHARS])[:MAX_QUOTED_CHARS])
            raise ValueError(
                f"unit {number}: {start!r} is not in {excerpt(document.name) or 'the text'} after the previous unit; "
                "the text has changed since; align it again"
            )
        spans.append(span)
        search_start = span.end
    return spans


def _match_next(words: Sequence[str], text: str, start: int) -> Span | None:
    """Return the span of the words if they come next after ``start``, separated by single blanks; None otherwise.

    Most units do, and compiling a pattern for each would cost a third of a millisecond a unit.
    """
    following = _NOT_BLANK.search(text, start)
    if following is None:
        return None
    first, joined = following.start(), " ".join(words)
    end = first + len(joined)
    stands_apart = (first == 0 or text[first - 1].isspace()) and not text[end : end + 1].strip()
    return Span(first, end) if stands_apart and text.startswith(joined, first) else None


def _search(words: Sequence[str], text: str, start: int) -> Span | None:
    """Return the first span of the words from ``start`` on."""
    if sum(map(len, words)) > len(text) - start:
        # A pattern is compiled for what can be there only.
        return None
    match = _pattern(words).search(text, start)
    return Span(*match.span()) if match else None


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for the words with any blanks between; whole words only, in scripts that separate words.

    Between others there may be none: sentences of such a script follow each other without a blank.
    """
    before = r"(?<!\w)" if _separates_words(words[0][0]) else ""
    after = r"(?!\w)" if _separates_words(words[-1][-1]) else ""
    pattern = re.escape(words[0])
    for word, following in pairwise(words):
        is_apart = _separates_words(word[-1]) and _separates_words(following[0])
        pattern += (r"\s+" if is_apart else r"\s*") + re.escape(following)
    return re.compile(before + pattern + after)


def _separates_words(char: str) -> bool:
    return char.isalnum() and char < _FIRST_IDEOGRAPHS


def _sentences(document: Document, spans: Sequence[Span | None]) -> tuple[Sentence, ...]:
    """Return the units' words and the text between them, cut at the ends of paragraphs."""
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
