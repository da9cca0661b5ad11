"""A bitext from two texts and an alignment that was made elsewhere."""

from __future__ import annotations

from sejajar.interchange.readers import read_json, read_tsv
from sejajar.interchange.tmx import read_tmx
from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import split_document
from sejajar.text.document import Document


def import_alignment(source: Document, target: Document, text: str, *, line_aligned: bool = False) -> Bitext:
    """Return the pair with the alignment in ``text``, unchanged: the TSV, JSON or TMX of ``sejajar align``.

    Raises:
        ValueError: what is wrong with ``text``, in a line.
    """
    if text.lstrip()[:1] in ("{", "<"):
        read = read_json if text.lstrip().startswith("{") else read_tmx
        stored = read(text, source, target)
        sentences, alignment = (stored.source_sentences, stored.target_sentences), stored.alignment
    else:
        sentences = split_document(source, line_aligned), split_document(target, line_aligned)
        alignment = read_tsv(text, *map(len, sentences))
    return Bitext(
        source,
        target,
        *sentences,
        alignment,
        is_refined=True,
        manual_beads=frozenset(alignment.beads),
        is_imported=True,
    )
