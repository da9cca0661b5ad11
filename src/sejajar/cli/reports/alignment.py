"""The alignment of a pair in the forms that the command line offers."""

from __future__ import annotations

from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.alignment_json import write_json
from sejajar.interchange.ladder import write_ladder
from sejajar.interchange.tmx import write_tmx
from sejajar.interchange.tsv import write_text_pairs, write_tsv
from sejajar.session.bitext import Bitext
from sejajar.text.sanitize import printable


def alignment_text(bitext: Bitext, form: str, paths: tuple[str, str]) -> str:
    """The alignment as ``tsv``, ``json``, ``tmx``, ``pairs`` or ``ladder``; ``paths`` is where the texts came from."""
    if form == "tsv":
        return write_tsv(bitext.alignment)
    if form == "ladder":
        return write_ladder(bitext.alignment)
    write = {"json": write_json, "tmx": write_tmx, "pairs": write_text_pairs}[form]
    source_path, target_path = map(printable, paths)
    return write(
        bitext.alignment,
        AlignedText(bitext.source, bitext.source_sentences, source_path),
        AlignedText(bitext.target, bitext.target_sentences, target_path),
    )
