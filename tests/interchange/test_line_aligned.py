"""Two files, aligned line by line."""

from sejajar.interchange.line_aligned import write_line_aligned
from small_alignment import ALIGNMENT, SOURCE, TARGET


def test_both_files_have_a_line_per_bead() -> None:
    source, target = write_line_aligned(ALIGNMENT, SOURCE, TARGET)
    assert source == "Satu & dua. Tiga <empat>.\n\nLima tab.\n␛ Enam.\n"
    assert target == "واحد واثنان.\nثلاثة.\nخمسة.\n\n"
