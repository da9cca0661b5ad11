"""hunalign's ladder."""

from sejajar.alignment.model import Alignment
from sejajar.interchange.ladder import write_ladder
from small_alignment import ALIGNMENT


def test_the_ladder_ends_after_both_texts() -> None:
    assert write_ladder(ALIGNMENT) == "0\t0\t0.98\n2\t1\t0.71\n2\t2\t1\n3\t3\t0.5\n4\t3\t1\n"
    assert write_ladder(Alignment(())) == "0\t0\t1\n"
