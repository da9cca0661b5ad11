"""Alignments written and read back."""

import json
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange import writers
from sejajar.interchange.readers import read_json, read_tsv
from sejajar.interchange.writers import AlignedText
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document

SOURCE_TEXT = "Satu & dua. Tiga <empat>.\nLima\ttab. \x1b Enam."
TARGET_TEXT = "واحد واثنان.\nثلاثة. خمسة."


def side(text: str, language: str) -> AlignedText:
    document = Document.from_text(text, language=language, name="x.txt")
    return AlignedText(document, split_sentences(document), f"/tmp/{language}.txt")


SOURCE, TARGET = side(SOURCE_TEXT, "id"), side(TARGET_TEXT, "ar")
ALIGNMENT = Alignment((Bead((0, 1), (0,), 0.98), Bead((), (1,), 0.71), Bead((2,), (2,), 1.0), Bead((3,), (), 0.5)))


def test_tsv() -> None:
    assert writers.write_tsv(ALIGNMENT) == "0,1\t0\t0.98\n\t1\t0.71\n2\t2\t1\n3\t\t0.5\n"


def test_json() -> None:
    stored = json.loads(writers.write_json(ALIGNMENT, SOURCE, TARGET))
    assert stored["schema"] == "align/1"
    assert stored["source"] == {
        "path": "/tmp/id.txt",
        "language": "id",
        "sentences": [[s.span.start, s.span.end] for s in SOURCE.sentences],
    }
    assert stored["beads"][0] == {"source": [0, 1], "target": [0], "confidence": 0.98}
    start, end = stored["source"]["sentences"][0]
    assert SOURCE_TEXT[start:end] == "Satu & dua."


def test_tmx_is_well_formed_and_holds_both_sides() -> None:
    root = ElementTree.fromstring(writers.write_tmx(ALIGNMENT, SOURCE, TARGET).encode())
    units = root.findall("body/tu")
    assert root.get("version") == "1.4"
    assert len(units) == 2
    assert [segment.text for segment in units[0].iter("seg")] == ["Satu & dua. Tiga <empat>.", "واحد واثنان."]
    assert units[0].findtext("prop") == "0.98"
    languages = [tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in units[0].iter("tuv")]
    assert languages == ["id", "ar"]


def test_tmx_never_holds_what_xml_forbids() -> None:
    odd = side("A\ufffe\uffffb.", "id")
    written = writers.write_tmx(Alignment((Bead((0,), (0,)),)), odd, side("ب.", "ar"))
    assert ElementTree.fromstring(written.encode()).findtext(".//seg") == "A\ufffd\ufffdb."


def test_ladder_ends_after_both_texts() -> None:
    assert writers.write_ladder(ALIGNMENT) == "0\t0\t0.98\n2\t1\t0.71\n2\t2\t1\n3\t3\t0.5\n4\t3\t1\n"


def test_pairs_and_line_aligned_texts_have_a_line_per_bead() -> None:
    pairs = writers.write_pairs(ALIGNMENT, SOURCE, TARGET)
    assert pairs.splitlines()[0] == "Satu & dua. Tiga <empat>.\tواحد واثنان.\t0.98"
    assert pairs.splitlines()[1] == "\tثلاثة.\t0.71"
    one, other = writers.write_line_aligned(ALIGNMENT, SOURCE, TARGET)
    assert len(one.split("\n")) == len(other.split("\n")) == 5
    assert one.split("\n")[1] == ""


def test_json_comes_back_as_it_went() -> None:
    stored = read_json(writers.write_json(ALIGNMENT, SOURCE, TARGET), SOURCE.document, TARGET.document)
    assert stored.alignment == ALIGNMENT
    assert stored.source_sentences == SOURCE.sentences
    assert stored.target_sentences == TARGET.sentences


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 10000)), max_size=12))
def test_tsv_comes_back_as_it_went(steps: list[tuple[int, int, int]]) -> None:
    beads, row, column = [], 0, 0
    for a, b, share in steps:
        if a or b:
            beads.append(Bead(tuple(range(row, row + a)), tuple(range(column, column + b)), share / 10000))
            row, column = row + a, column + b
    assert read_tsv(writers.write_tsv(Alignment(tuple(beads))), row, column).beads == tuple(beads)


def test_sentences_no_line_names_are_beads_of_their_own() -> None:
    found = read_tsv("# made elsewhere\n\n1\t1\t0.5\n", 3, 2)
    assert [(b.source, b.target) for b in found.beads] == [((0,), ()), ((), (0,)), ((1,), (1,)), ((2,), ())]
    assert found.beads[2].confidence == 0.5
    assert found.beads[0].confidence == 1.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0 0\n", "line 1: no tab; write source indices"),
        ("0\t0\n1\tx\n", "line 2: 'x' is not a list of sentence numbers"),
        ("0\t9\n", "line 1: target sentence 9 of 2; sentences count from 0 to 1"),
        ("0\t-1\n", "line 1: target sentence -1 of 2"),
        ("1\t0\n0\t1\n", "line 2: source sentences 0 are not the next sentences; put the lines in order"),
        ("0\t0\n0\t1\n", "line 2: source sentences 0 are not the next sentences"),
        ("0,2\t0\n", "line 1: source sentences 0,2 are not the next sentences"),
        ("0\t0\t1.5\n", "line 1: confidence '1.5' is not a number from 0 to 1"),
        ("0\t0\tsure\n", "line 1: confidence 'sure' is not a number"),
    ],
)
def test_a_wrong_tsv_says_where_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("(", r"\(")):
        read_tsv(text, 3, 2)


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
def test_a_wrong_json_says_where_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message):
        read_json(text, SOURCE.document, TARGET.document)
