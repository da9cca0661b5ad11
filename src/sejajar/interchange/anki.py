"""Notes for Anki, one per passage, as the tab-separated file that Anki 2.1.54 and later imports."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from sejajar.alignment.model import Bead
from sejajar.interchange.aligned_text import AlignedText

_HEADER = "#separator:tab\n#html:false\n#columns:Source\tTarget\tPlace\n"


def write_anki(numbered_beads: Sequence[tuple[int, Bead]], source: AlignedText, target: AlignedText) -> str:
    """Return a note for each bead that has both sides: source text, target text, and where it is.

    ``numbered_beads`` are passage numbers, counted from 1, with their beads. Of an :class:`AlignedText` the path is
    the name that a note shows.
    """
    out = io.StringIO()
    out.write(_HEADER)
    # Anki reads a quotation mark at the start of a field as CSV, and a bare # there as a comment.
    rows = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for number, bead in numbered_beads:
        if bead.source and bead.target:
            rows.writerow((source.joined(bead.source), target.joined(bead.target), f"{source.path} {number}".strip()))
    return out.getvalue()
