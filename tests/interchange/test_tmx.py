"""TMX read back: what was written is found again in the texts, and nothing but words is taken from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange import tmx as module
from sejajar.interchange.tmx import read_tmx
from sejajar.interchange.writers import AlignedText, write_tmx
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document

SOURCE = Document.from_text("Satu dua. Tiga & empat <b>.\n\nLima enam. Tujuh.\n", language="id", name="a.txt")
TARGET = Document.from_text("واحد اثنان. ثلاثة أربعة.\n\nخمسة ستة. سبعة.\n", language="ar", name="b.txt")


def tmx(*units, head=""):
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return f'<?xml version="1.0" encoding="utf-16"?>\n{head}<tmx version="1.4"><header/><body>{body}</body></tmx>'


def unit(source, target):
    return f'<tuv xml:lang="id-ID"><seg>{source}</seg></tuv><tuv xml:lang="AR"><seg>{target}</seg></tuv>'


def taken(stored):
    return [
        (
            [stored.source_sentences[index].span.of(SOURCE.text) for index in bead.source],
            [stored.target_sentences[index].span.of(TARGET.text) for index in bead.target],
        )
        for bead in stored.alignment.beads
    ]


def test_there_and_back():
    sentences = split_sentences(SOURCE), split_sentences(TARGET)
    assert list(map(len, sentences)) == [4, 4]
    beads = (Bead((0, 1), (0,), 0.5), Bead((), (1,)), Bead((2,), (2,), 0.75), Bead((3,), (3,), 1.0))
    sides = (AlignedText(SOURCE, sentences[0], "a"), AlignedText(TARGET, sentences[1], "b"))
    stored = read_tmx(write_tmx(Alignment(beads), *sides), SOURCE, TARGET)
    assert taken(stored) == [
        (["Satu dua. Tiga & empat <b>."], ["واحد اثنان."]),
        ([], ["ثلاثة أربعة."]),
        (["Lima enam."], ["خمسة ستة."]),
        (["Tujuh."], ["سبعة."]),
    ]
    assert [bead.confidence for bead in stored.alignment.beads if bead.source] == [0.5, 0.75, 1.0]


@given(st.lists(st.text("ab. \n\u0640-", min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_what_comes_next_is_taken_for_what_a_search_would_find(pieces, data):
    text = Document.from_text("".join(pieces), language="id")
    chosen = [piece for piece in pieces if piece.strip() and data.draw(st.booleans())]

    def spans():
        try:
            stored = read_tmx(tmx(*(unit(piece, "") for piece in chosen)), text, TARGET)
        except ValueError as error:
            return str(error)
        return [sentence.span for sentence in stored.source_sentences]

    quickly = spans()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_next_to", lambda *_: None)
        assert spans() == quickly


def test_words_over_two_paragraphs_are_a_sentence_in_each():
    stored = read_tmx(tmx(unit("empat &lt;b&gt;. Lima", "خمسة")), SOURCE, TARGET)
    pieces = [sentence.span.of(SOURCE.text) for sentence in stored.source_sentences]
    assert pieces == ["Satu dua. Tiga &", "empat <b>.", "Lima", "enam. Tujuh."]
    assert Bead((1, 2), (1,)) in stored.alignment.beads
    assert [sentence.paragraph_index for sentence in stored.source_sentences] == [0, 0, 1, 1]


def test_markup_is_no_words_and_other_languages_are_passed_over():
    french = '<tuv lang="fr"><seg>Un deux.</seg></tuv>'
    stored = read_tmx(
        tmx(french, unit("Satu <bpt i='1'>{b</bpt><hi>dua</hi><ph>x</ph>.", "واحد") + french, unit("Lima", "")),
        SOURCE,
        TARGET,
    )
    assert taken(stored)[0] == (["Satu dua."], ["واحد"])
    assert (["Lima"], []) in taken(stored)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (tmx(unit("Satu", "واحد"), head='<!DOCTYPE tmx [<!ENTITY a "aaaa">]>'), "entity 'a'"),
        (tmx(unit("&a;", "واحد"), head='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'), "entity 'a'"),
        (tmx(unit("Satu", "واحد"))[:-9], "not XML"),
        ("<html><body/></html>", "not a TMX"),
        (tmx(), "no unit in both id and ar"),
        (tmx(unit("Lima", "خمسة"), unit("Satu", "واحد")), "unit 2: 'Satu' is not in a.txt"),
        (tmx(unit("Satu", "واحد"), unit("Tiga", "لا")), "unit 2: 'لا' is not in b.txt"),
        (tmx("<x>" * 200 + "</x>" * 200), "not a TMX"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(text, told):
    with pytest.raises(ValueError, match=told) as caught:
        read_tmx(text, SOURCE, TARGET)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("share", ["sure", "7", "-1", ""])
def test_a_confidence_that_is_none_counts_as_sure(share):
    odd = f'<prop type="x-confidence">{share}</prop>' + unit("Satu dua.", "واحد اثنان.")
    assert read_tmx(tmx(odd), SOURCE, TARGET).alignment.beads[0].confidence == 1.0


@given(st.text(max_size=60).map("<tmx>{}".format) | st.text("<>/tmxseguva &;=\"'", max_size=80))
def test_nothing_but_a_value_error(text):
    try:
        read_tmx(text, SOURCE, TARGET)
    except ValueError:
        pass
    else:
        raise AssertionError(text)
