"""The two passes over texts as the engine takes them."""

from __future__ import annotations

import numpy as np
import pytest

from sejajar.alignment.engine import BEADS, FIRST_BEADS, Aligner, Tuning, read_text
from sejajar.segmentation.sentences import split_lines
from sejajar.text.document import Document


def test_a_text_as_the_engine_takes_it() -> None:
    document = Document.from_text("Satu.\nDua ti.\n\nEmpat.", language="id", line_aligned=True)
    text = read_text(document, split_lines(document))
    assert text.language == "id"
    assert text.paragraph_starts.tolist() == [1.0, 0.0, 1.0]
    assert text.lengths.tolist() == [5.0, 6.0, 6.0]
    assert text.sentences[1].pieces == ("dua", "ti")


@pytest.mark.parametrize("beads", [FIRST_BEADS, BEADS])
def test_priors_are_probabilities(beads: tuple[tuple[int, int], ...]) -> None:
    priors = Tuning(omission_start=0.1, omission_continue=0.3).priors(beads)
    assert len(priors.bead_kinds) == len(beads)
    assert sum(np.exp(priors.bead_kinds)) == pytest.approx(1)
    after_match = [priors.match, priors.omit_source, priors.omit_target]
    after_source = [priors.match_after_source_omission, priors.omission_continue, priors.omit_target]
    after_target = [priors.match_after_target_omission, priors.omission_continue]
    assert [sum(np.exp(logs)) for logs in (after_match, after_source, after_target)] == pytest.approx([1, 1, 1])


def test_progress_is_a_rising_share() -> None:
    document = Document.from_text("\n".join(f"Nomor {n}." for n in range(30)), language="id", line_aligned=True)
    text = read_text(document, split_lines(document))
    shares: list[float] = []
    beads = Aligner(text, text).align(tick=shares.append)
    assert [(bead.source, bead.target) for bead in beads] == [((n,), (n,)) for n in range(30)]
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1
