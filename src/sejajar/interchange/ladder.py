"""hunalign's ladder format (Varga et al. 2005), written only."""

from __future__ import annotations

from sejajar.alignment.model import Alignment
from sejajar.interchange.aligned_text import confidence_text


def write_ladder(alignment: Alignment) -> str:
    r"""Return a line per rung: the source and target sentences before it, counted, and the confidence of the next bead.

    The last rung stands after both texts.

    Example:
        >>> write_ladder(Alignment((Bead((0, 1), (0,), 0.98),)))
        '0\t0\t0.98\n2\t1\t1\n'
    """
    rungs: list[str] = []
    source_index = target_index = 0
    for bead in alignment.beads:
        rungs.append(f"{source_index}\t{target_index}\t{confidence_text(bead.confidence)}\n")
        source_index, target_index = source_index + len(bead.source), target_index + len(bead.target)
    return "".join((*rungs, f"{source_index}\t{target_index}\t1\n"))
