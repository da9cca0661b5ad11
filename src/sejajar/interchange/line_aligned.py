"""Two files of as many lines, each line the translation of the other file's (as Moses and OPUS use), written only."""

from __future__ import annotations

from sejajar.alignment.model import Alignment
from sejajar.interchange.aligned_text import AlignedText


def write_line_aligned(alignment: Alignment, source: AlignedText, target: AlignedText) -> tuple[str, str]:
    """Return the text of both files, a line per bead; where a bead has no sentence on a side, its line is empty."""
    return (
        "".join(source.joined(bead.source) + "\n" for bead in alignment.beads),
        "".join(target.joined(bead.target) + "\n" for bead in alignment.beads),
    )
