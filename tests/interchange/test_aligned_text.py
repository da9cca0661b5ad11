"""What the formats share: sentences on one line, confidences as text, and beads for what no line names."""

from __future__ import annotations

import pytest

from sejajar.alignment.model import Bead
from sejajar.interchange.aligned_text import complete_alignment, confidence_text
from small_alignment import SOURCE


@pytest.mark.parametrize(
    ("confidence", "text"),
    [(1.0, "1"), (0.0, "0"), (0.5, "0.5"), (0.98, "0.98"), (0.12345, "0.1235"), (0.1, "0.1"), (0.00004, "0")],
)
def test_a_confidence_has_at_most_four_decimals(confidence: float, text: str) -> None:
    assert confidence_text(confidence) == text


@pytest.mark.parametrize(
    ("indices", "text"),
    [((0, 1), "Satu & dua. Tiga <empat>."), ((2,), "Lima tab."), ((), ""), ((1, 2), "Tiga <empat>. Lima tab.")],
)
def test_sentences_are_joined_on_one_line(indices: tuple[int, ...], text: str) -> None:
    assert SOURCE.joined(indices) == text


def beads(*named: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Bead]:
    return [Bead(source, target, 0.5) for source, target in named]


@pytest.mark.parametrize(
    ("named", "source_count", "target_count", "complete"),
    [
        ([], 0, 0, []),
        ([], 2, 1, [((0,), (), 1.0), ((1,), (), 1.0), ((), (0,), 1.0)]),
        ([((0,), (0,))], 1, 1, [((0,), (0,), 0.5)]),
        ([((0, 1), ())], 2, 0, [((0, 1), (), 0.5)]),
        ([((), (0, 1))], 0, 2, [((), (0, 1), 0.5)]),
        ([((), ())], 1, 0, [((0,), (), 1.0)]),
        ([((1,), (2,))], 2, 3, [((0,), (), 1.0), ((), (0,), 1.0), ((), (1,), 1.0), ((1,), (2,), 0.5)]),
        ([((0,), (0,)), ((2,), (1,))], 4, 2, [((0,), (0,), 0.5), ((1,), (), 1.0), ((2,), (1,), 0.5), ((3,), (), 1.0)]),
        ([((0,), (0,)), ((1,), (2,))], 2, 4, [((0,), (0,), 0.5), ((), (1,), 1.0), ((1,), (2,), 0.5), ((), (3,), 1.0)]),
    ],
)  # fmt: skip
def test_sentences_that_no_bead_holds_become_beads(
    named: list[tuple[tuple[int, ...], tuple[int, ...]]], source_count: int, target_count: int, complete: list[object]
) -> None:
    labels = [f"line {number}" for number in range(len(named))]
    assert list(complete_alignment(beads(*named), labels, source_count, target_count).beads) == complete


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ([((3,), ())], "line 1: source sentence 3 of 3; sentences count from 0 to 2"),
        ([((), (2,))], "line 1: target sentence 2 of 2; sentences count from 0 to 1"),
        ([((2, 3), (0,))], "line 1: source sentence 3 of 3"),
        ([((-1, 0), ())], "line 1: source sentence -1 of 3"),
        ([((0,), (0,)), ((0,), (1,))], "line 2: source sentences 0 are not the next sentences; put the lines in order"),
        ([((1,), (0,)), ((0,), (1,))], "line 2: source sentences 0 are not the next"),
        ([((0,), (1,)), ((1,), (0,))], "line 2: target sentences 0 are not the next"),
        ([((0, 2), ())], "line 1: source sentences 0,2 are not the next"),
        ([((1, 0), ())], "line 1: source sentences 1,0 are not the next"),
        ([((1, 1), ())], "line 1: source sentences 1,1 are not the next"),
    ],
)
def test_beads_out_of_range_or_order_are_refused(
    named: list[tuple[tuple[int, ...], tuple[int, ...]]], message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        complete_alignment(beads(*named), ["line 1", "line 2"][: len(named)], 3, 2)
