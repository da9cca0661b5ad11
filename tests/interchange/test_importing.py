"""Two texts opened with an alignment made elsewhere: each form by its first character."""

from __future__ import annotations

import pytest

from sejajar.alignment.model import Bead
from sejajar.interchange.alignment_json import write_json
from sejajar.interchange.importing import import_alignment
from sejajar.interchange.tmx import write_tmx
from sejajar.interchange.tsv import write_tsv
from sejajar.text.document import Document
from small_alignment import ALIGNMENT, SOURCE, TARGET

TEXTS = {
    "tsv": write_tsv(ALIGNMENT),
    "json": write_json(ALIGNMENT, SOURCE, TARGET),
    "json after blanks": "\n  " + write_json(ALIGNMENT, SOURCE, TARGET),
}


@pytest.mark.parametrize("form", TEXTS)
def test_the_alignment_is_taken_as_it_is(form: str) -> None:
    bitext = import_alignment(SOURCE.document, TARGET.document, TEXTS[form])
    assert bitext.alignment == ALIGNMENT
    assert bitext.manual_beads == frozenset(ALIGNMENT.beads)
    assert bitext.is_refined and bitext.is_imported
    assert (bitext.source_sentences, bitext.target_sentences) == (SOURCE.sentences, TARGET.sentences)


def test_a_tmx_brings_its_sentences() -> None:
    bitext = import_alignment(SOURCE.document, TARGET.document, "\n" + write_tmx(ALIGNMENT, SOURCE, TARGET))
    assert [sentence.span.of(SOURCE.document.text) for sentence in bitext.source_sentences] == [
        "Satu & dua. Tiga <empat>.",
        "Lima tab.",
        "␛ Enam.",
    ]
    assert bitext.alignment.beads[0] == Bead((0,), (0,), 0.98)


def test_numbers_are_of_lines_where_the_texts_are_line_aligned() -> None:
    source, target = (
        Document.from_text(text, language=language, line_aligned=True)
        for text, language in (("Satu. Dua.\nTiga.", "id"), ("واحد. اثنان.\nثلاثة.", "ar"))
    )
    bitext = import_alignment(source, target, "0\t0\n1\t1\n", line_aligned=True)
    assert len(bitext.source_sentences) == len(bitext.target_sentences) == 2
    bitext = import_alignment(source, target, "0,1\t0,1\n2\t2\n")
    assert len(bitext.source_sentences) == len(bitext.target_sentences) == 3


@pytest.mark.parametrize("index", [4, 5])
def test_the_number_after_the_last_sentence_is_refused(index: int) -> None:
    with pytest.raises(ValueError, match=f"line 1: source sentence {index} of 4; sentences count from 0 to 3"):
        import_alignment(SOURCE.document, TARGET.document, f"{index}\t0\n")
