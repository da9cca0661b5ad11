"""Notes for Anki."""

from __future__ import annotations

import csv
import io

from sejajar.alignment.model import Bead
from sejajar.interchange.anki import write_anki
from small_alignment import aligned_text

HEADERS = ["#separator:tab", "#html:false", "#columns:Source\tTarget\tPlace"]


def test_a_note_for_each_bead_with_both_sides() -> None:
    source, target = aligned_text('# Satu. "Dua" tiga.', "id"), aligned_text("واحد. اثنان.", "ar")
    numbered = [(3, Bead((0,), (0,))), (4, Bead((1,), ())), (5, Bead((), (1,))), (12, Bead((1,), (1,)))]
    written = write_anki(numbered, source, target)
    assert written.splitlines()[:3] == HEADERS
    # A field that begins with a quotation mark or # is quoted, and a quotation mark in it doubled.
    assert written.splitlines()[3:] == [
        '"# Satu."\t"واحد."\t"/tmp/id.txt 3"',
        '"""Dua"" tiga."\t"اثنان."\t"/tmp/id.txt 12"',
    ]
    assert list(csv.reader(io.StringIO(written), delimiter="\t"))[4][0] == '"Dua" tiga.'


def test_a_text_without_a_name_has_notes_with_the_number_alone() -> None:
    source, target = aligned_text("Satu.", "id"), aligned_text("واحد.", "ar")
    nameless = type(source)(source.document, source.sentences, "")
    assert write_anki([(1, Bead((0,), (0,)))], nameless, target).splitlines()[3] == '"Satu."\t"واحد."\t"1"'


def test_no_beads_are_no_notes() -> None:
    source = aligned_text("Satu.", "id")
    assert write_anki([], source, source).splitlines() == HEADERS
