"""Alignments as JSON with offsets."""

from __future__ import annotations

import json

import pytest

from sejajar.alignment.model import Bead
from sejajar.interchange.alignment_json import read_json, write_json
from sejajar.text.document import Document
from small_alignment import ALIGNMENT, SOURCE, SOURCE_TEXT, TARGET


def test_both_texts_with_their_sentences_and_the_beads() -> None:
    stored = json.loads(write_json(ALIGNMENT, SOURCE, TARGET))
    assert stored["schema"] == "align/1"
    assert stored["source"] == {
        "path": "/tmp/id.txt",
        "language": "id",
        "sentences": [[s.span.start, s.span.end] for s in SOURCE.sentences],
    }
    assert stored["beads"][0] == {"source": [0, 1], "target": [0], "confidence": 0.98}
    start, end = stored["source"]["sentences"][0]
    assert SOURCE_TEXT[start:end] == "Satu & dua."


def test_what_was_written_is_read_back() -> None:
    stored = read_json(write_json(ALIGNMENT, SOURCE, TARGET), SOURCE.document, TARGET.document)
    assert stored.alignment == ALIGNMENT
    assert stored.source_sentences == SOURCE.sentences
    assert stored.target_sentences == TARGET.sentences


def stored(beads: object = (), source: object = ((0, 11), (12, 25), (26, 35)), **fields: object) -> str:
    """JSON of this form about :data:`SOURCE` and :data:`TARGET`, with some fields of one's own."""
    whole = {
        "schema": "align/1",
        "source": {"sentences": source},
        "target": {"sentences": [[0, 12], [13, 19]]},
        "beads": beads,
    }
    return json.dumps(whole | fields)


def test_every_sentence_has_the_paragraph_it_begins_in() -> None:
    found = read_json(stored(source=[[0, 11], [12, 25], [26, 30], [31, 35]]), SOURCE.document, TARGET.document)
    assert [sentence.paragraph_index for sentence in found.source_sentences] == [0, 0, 1, 1]
    assert [sentence.paragraph_index for sentence in found.target_sentences] == [0, 1]


def test_the_whole_text_may_be_one_sentence() -> None:
    found = read_json(stored(source=[[0, len(SOURCE_TEXT)]]), SOURCE.document, TARGET.document)
    assert [sentence.span.end for sentence in found.source_sentences] == [len(SOURCE_TEXT)]


@pytest.mark.parametrize(
    ("bead", "read"),
    [
        ({"source": [0, 1, 2], "target": [0, 1], "confidence": 0}, Bead((0, 1, 2), (0, 1), 0.0)),
        ({"source": [0, 1, 2], "target": [0, 1], "confidence": 1}, Bead((0, 1, 2), (0, 1), 1.0)),
        ({"source": [0, 1, 2], "target": [0, 1]}, Bead((0, 1, 2), (0, 1), 1.0)),
    ],
)
def test_beads_and_their_confidence(bead: object, read: Bead) -> None:
    assert read_json(stored([bead]), SOURCE.document, TARGET.document).alignment.beads == (read,)


@pytest.mark.parametrize("confidence", [-0.01, 1.01, "1", None])
def test_a_confidence_is_a_number_from_0_to_1(confidence: object) -> None:
    bead = {"source": [0], "target": [0], "confidence": confidence}
    with pytest.raises(ValueError, match=r"^bead 1: needs lists of sentence numbers 'source' and 'target' and a"):
        read_json(stored([{"source": [], "target": []}, bead]), SOURCE.document, TARGET.document)


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        (
            [[0, 11], [10, 25]],
            r"source sentence 1: \[10, 25\] is not a span of x.txt; the text has changed since; align",
        ),
        ([[3, 3]], r"source sentence 0: \[3, 3\]"),
        ([[-1, 3]], r"source sentence 0: \[-1, 3\]"),
        ([[0, len(SOURCE_TEXT) + 1]], "source sentence 0"),
        ([[0, 1, 2]], "source sentence 0"),
        ([[0.0, 1.0]], "source sentence 0"),
    ],
)
def test_spans_are_of_the_text_and_in_order(spans: object, problem: str) -> None:
    with pytest.raises(ValueError, match=f"^{problem}"):
        read_json(stored(source=spans), SOURCE.document, TARGET.document)


def test_a_text_without_a_name_is_called_the_text() -> None:
    nameless = Document.from_text("Satu.", language="id")
    with pytest.raises(ValueError, match="is not a span of the text;"):
        read_json(stored(), nameless, nameless)


SPANS = '{"sentences": [[0, 11]]}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "not an alignment"),
        ('{"schema": "align/9"}', "schema 'align/9' is not 'align/1'; give"),
        ('{"schema": "align/1"}', "'source.sentences' is not a list"),
        (
            '{"schema": "align/1", "source": {"sentences": [[5, 2]]}}',
            r"source sentence 0: \[5, 2\] is not a span of x.txt",
        ),
        ('{"schema": "align/1", "source": {"sentences": [[0, 9999]]}}', "source sentence 0"),
        ('{"schema": "align/1", "source": {"sentences": ["a"]}}', "source sentence 0"),
        (f'{{"schema": "align/1", "source": {SPANS}, "target": {SPANS}}}', "'beads' is not a list"),
        (f'{{"schema": "align/1", "source": {SPANS}, "target": {SPANS}, "beads": [5]}}', "bead 0: needs lists"),
        (
            f'{{"schema": "align/1", "source": {SPANS}, "target": {SPANS}, "beads": [{{"source": [0], "target": ["a"]}}]}}',
            "bead 0: needs lists",
        ),
        (
            f'{{"schema": "align/1", "source": {SPANS}, "target": {SPANS}, "beads": [{{"source": [4], "target": [0]}}]}}',
            "bead 0: source sentence 4 of 1",
        ),
    ],
)
def test_an_error_names_the_entry_and_the_remedy(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message):
        read_json(text, SOURCE.document, TARGET.document)
