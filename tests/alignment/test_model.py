"""Beads and which sentence is in which."""

import pytest

from sejajar.alignment.model import Alignment, Bead, calibrate


def test_the_bead_of_each_sentence() -> None:
    alignment = Alignment((Bead((0, 1), ()), Bead((2,), (0, 1)), Bead((), (2,))))
    assert alignment.bead_of_source == (0, 0, 1)
    assert alignment.bead_of_target == (1, 1, 2)
    assert alignment.beads[1].sentences("source") == (2,)
    assert alignment.beads[1].sentences("target") == (0, 1)


@pytest.mark.parametrize(("posterior", "confidence"), [(-0.1, 0), (0, 0), (0.99994, 0.9999), (0.99996, 1), (1.2, 1)])
def test_confidence_is_between_zero_and_one(posterior: float, confidence: float) -> None:
    assert calibrate(posterior) == confidence
