"""The alignment of a pair in the forms that the command line offers."""

from __future__ import annotations

import os

from sejajar.interchange import writers
from sejajar.interchange.writers import AlignedText
from sejajar.session.bitext import Bitext


def alignment_text(bitext: Bitext, form: str, paths: tuple[str, str]) -> str:
    """The alignment as ``tsv``, ``json``, ``tmx``, ``pairs`` or ``ladder``; ``paths`` is where the texts came from."""
    if form == "tsv":
        return writers.write_tsv(bitext.alignment)
    if form == "ladder":
        return writers.write_ladder(bitext.alignment)
    write = {"json": writers.write_json, "tmx": writers.write_tmx, "pairs": writers.write_pairs}[form]
    source_path, target_path = (os.fsencode(path).decode("utf-8", "replace") for path in paths)
    return write(
        bitext.alignment,
        AlignedText(bitext.source, bitext.source_sentences, source_path),
        AlignedText(bitext.target, bitext.target_sentences, target_path),
    )
