"""Opening two texts with an alignment that was made elsewhere."""

from __future__ import annotations

from sejajar.interchange.alignment_json import read_json
from sejajar.interchange.tmx import read_tmx
from sejajar.interchange.tsv import read_tsv
from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import split_document
from sejajar.text.document import Document


def import_alignment(source: Document, target: Document, text: str, *, line_aligned: bool = False) -> Bitext:
    """Return the bitext with exactly the alignment in ``text``, the TSV, JSON or TMX of ``sejajar align``.

    The form is known by the first character. A TSV has no offsets, so its indices are of sejajar's own sentences, or
    of the lines where the texts are ``line_aligned``.

    Raises:
        ValueError: what is wrong with ``text``, in one line.
    """
    first_char = text.lstrip()[:1]
    if first_char in ("{", "<"):
        stored = (read_json if first_char == "{" else read_tmx)(text, source, target)
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
