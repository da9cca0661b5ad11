"""Alignments as text: sentence numbers (TSV), JSON with offsets, TMX 1.4b, hunalign's ladder, and sentence pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from sejajar.alignment.model import Alignment
from sejajar.text.document import Document, Sentence

JSON_SCHEMA = "align/1"
"""Name and version of the JSON form."""

_BLANKS = re.compile(r"\s+")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """One side of an alignment to write: the document, its sentences, and the path it was read from."""

    document: Document
    sentences: Sequence[Sentence]
    path: str

    def joined(self, indices: Sequence[int]) -> str:
        """The text of some sentences on one line."""
        texts = (self.sentences[index].span.of(self.document.text) for index in indices)
        return _BLANKS.sub(" ", " ".join(texts)).strip()


def write_tsv(alignment: Alignment) -> str:
    """A line per bead: source indices, target indices, confidence; 0-based, ``5,6<TAB>4<TAB>0.98``."""
    return "".join(
        f"{_numbers(bead.source)}\t{_numbers(bead.target)}\t{_share(bead.confidence)}\n" for bead in alignment.beads
    )


def write_json(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """JSON of schema :data:`JSON_SCHEMA`: both texts with their sentence offsets in code points, and the beads."""
    return (
        json.dumps(
            {
                "schema": JSON_SCHEMA,
                "source": _side(source),
                "target": _side(target),
                "beads": [
                    {"source": list(bead.source), "target": list(bead.target), "confidence": bead.confidence}
                    for bead in alignment.beads
                ],
            },
            ensure_ascii=False,
        )
        + "\n"
    )


def write_tmx(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """TMX 1.4b, a translation unit per bead that has both sides; the confidence is a property of the unit."""
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
            lines.append(f'<tu><prop type="x-confidence">{_share(bead.confidence)}</prop>')
            for side, indices, language in zip((source, target), (bead.source, bead.target), languages, strict=True):
                segment = escape(_NOT_XML.sub("\ufffd", side.joined(indices)))
                lines.append(f"<tuv xml:lang={quoteattr(language)}><seg>{segment}</seg></tuv>")
            lines.append("</tu>")
    return "\n".join((*lines, "</body>", "</tmx>", ""))


def write_ladder(alignment: Alignment) -> str:
    """hunalign's ladder: a line per rung, source and target sentences before it and the confidence of what follows.

    The last rung stands after both texts.
    """
    rungs: list[str] = []
    row = column = 0
    for bead in alignment.beads:
        rungs.append(f"{row}\t{column}\t{_share(bead.confidence)}\n")
        row, column = row + len(bead.source), column + len(bead.target)
    return "".join((*rungs, f"{row}\t{column}\t1\n"))


def write_pairs(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """A line per bead: source text, target text, confidence, parted by tabs; a side that has nothing is empty."""
    return "".join(
        f"{source.joined(bead.source)}\t{target.joined(bead.target)}\t{_share(bead.confidence)}\n"
        for bead in alignment.beads
    )


def write_line_aligned(alignment: Alignment, source: AlignedText, target: AlignedText) -> tuple[str, str]:
    """Two texts of as many lines, each line the translation of the other's; a side that has nothing is empty."""
    return (
        "".join(source.joined(bead.source) + "\n" for bead in alignment.beads),
        "".join(target.joined(bead.target) + "\n" for bead in alignment.beads),
    )


def _side(side: AlignedText) -> dict[str, object]:
    return {
        "path": side.path,
        "language": side.document.language,
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in side.sentences],
    }


def _numbers(indices: Sequence[int]) -> str:
    return ",".join(map(str, indices))


def _share(confidence: float) -> str:
    return f"{confidence:.4f}".rstrip("0").rstrip(".")
