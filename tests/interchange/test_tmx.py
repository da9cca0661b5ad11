"""TMX read back: what was written is found again in the texts, and nothing but words is taken from it."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange import tmx as module
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.tmx import read_tmx, write_tmx
from sejajar.segmentation.sentences import split_sentences
from sejajar.session.pipeline import read_bitext
from sejajar.text.document import Document
from small_alignment import ALIGNMENT, aligned_text
from small_alignment import SOURCE as WRITTEN_SOURCE
from small_alignment import TARGET as WRITTEN_TARGET

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


def test_tmx_is_well_formed_and_holds_both_sides() -> None:
    root = ElementTree.fromstring(write_tmx(ALIGNMENT, WRITTEN_SOURCE, WRITTEN_TARGET).encode())
    units = root.findall("body/tu")
    assert root.get("version") == "1.4"
    assert len(units) == 2
    assert [segment.text for segment in units[0].iter("seg")] == ["Satu & dua. Tiga <empat>.", "واحد واثنان."]
    assert units[0].findtext("prop") == "0.98"
    languages = [tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in units[0].iter("tuv")]
    assert languages == ["id", "ar"]


def test_tmx_never_holds_what_xml_forbids() -> None:
    odd = aligned_text("A\ufffe\uffffb.", "id")
    written = write_tmx(Alignment((Bead((0,), (0,)),)), odd, aligned_text("ب.", "ar"))
    assert ElementTree.fromstring(written.encode()).findtext(".//seg") == "A\ufffd\ufffdb."


def test_a_tmx_is_written_character_by_character() -> None:
    alignment = Alignment((Bead((0, 1), (0,), 0.98), Bead((2,), ())))
    assert write_tmx(alignment, WRITTEN_SOURCE, WRITTEN_TARGET) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        '<header creationtool="sejajar" creationtoolversion="1" segtype="sentence" o-tmf="plain" adminlang="en" '
        'srclang="id" datatype="plaintext"/>\n'
        "<body>\n"
        '<tu><prop type="x-confidence">0.98</prop>\n'
        '<tuv xml:lang="id"><seg>Satu &amp; dua. Tiga &lt;empat&gt;.</seg></tuv>\n'
        '<tuv xml:lang="ar"><seg>واحد واثنان.</seg></tuv>\n'
        "</tu>\n</body>\n</tmx>\n"
    )


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
        patched.setattr(module, "_match_next", lambda *_: None)
        assert spans() == quickly


def test_words_over_two_paragraphs_are_a_sentence_in_each():
    stored = read_tmx(tmx(unit("empat &lt;b&gt;. Lima", "خمسة")), SOURCE, TARGET)
    pieces = [sentence.span.of(SOURCE.text) for sentence in stored.source_sentences]
    assert pieces == ["Satu dua. Tiga &", "empat <b>.", "Lima", "enam. Tujuh."]
    assert Bead((1, 2), (1,)) in stored.alignment.beads
    assert [sentence.paragraph_index for sentence in stored.source_sentences] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tiga", ["Satu dua.", "Tiga", "& empat <b>.", "Lima enam. Tujuh."]),
        ("dua.   Tiga", ["Satu", "dua. Tiga", "& empat <b>.", "Lima enam. Tujuh."]),
        ("enam", ["Satu dua. Tiga & empat <b>.", "Lima", "enam", ". Tujuh."]),
    ],
)
def test_words_are_cut_out_where_they_stand(words, found):
    stored = read_tmx(tmx(unit(words, "واحد")), SOURCE, TARGET)
    assert [sentence.span.of(SOURCE.text) for sentence in stored.source_sentences] == found


@pytest.mark.parametrize("words", ["ua", "du", "Sat", "nam."])
def test_a_part_of_a_word_is_not_found(words):
    with pytest.raises(ValueError, match=f"unit 1: '{words}' is not in a.txt after the previous unit; the text has"):
        read_tmx(tmx(unit(words, "واحد")), SOURCE, TARGET)


def test_ideographs_are_found_inside_a_run():
    chinese = Document.from_text("你好世界", language="zh", name="c.txt")
    stored = read_tmx(tmx('<tuv lang="zh"><seg>好世</seg></tuv>' + unit("", "واحد")), chinese, TARGET)
    assert [sentence.span.of(chinese.text) for sentence in stored.source_sentences] == ["你", "好世", "界"]


def test_an_error_quotes_forty_characters_of_a_unit():
    long = "tidak " * 20
    with pytest.raises(ValueError, match=f"unit 1: '{long[:40]}' is not in the text after"):
        read_tmx(tmx(unit(long, "واحد")), SOURCE._replace(name=""), TARGET)


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


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\ufffd", "\U0001fffe"])
def test_what_xml_cannot_hold_is_found_again(char):
    source, target = (
        Document.from_text(text) for text in (f"Satu {char} kata. Dua{char}kata.", f"جملة {char} هنا. ثانية{char}.")
    )
    bitext = read_bitext(source, target, with_extracts=False)
    sides = (AlignedText(source, bitext.source_sentences, ""), AlignedText(target, bitext.target_sentences, ""))
    read = read_tmx(write_tmx(bitext.alignment, *sides), source, target)
    assert [s.span for s in read.source_sentences] == [s.span for s in bitext.source_sentences]
    assert [(b.source, b.target) for b in read.alignment.beads] == [
        (b.source, b.target) for b in bitext.alignment.beads
    ]


@pytest.mark.parametrize("text", ["字一。字二。", "Kata。2 。3 。", "一！”二。"])
def test_sentences_without_blanks_between_are_found(text):
    source = Document.from_text(text, language="zh", name="a.txt")
    sides = [AlignedText(document, split_sentences(document), "") for document in (source, TARGET)]
    count = len(sides[0].sentences)
    written = write_tmx(Alignment((Bead(tuple(range(count)), (0,)),)), *sides)
    (bead, *_) = read_tmx(written, source, TARGET).alignment.beads
    assert bead.source == (0,)
    assert bead.target == (0,)


def test_two_texts_in_one_language_are_read_back_by_order():
    source = Document.from_text("Satu dua. Tiga empat.", language="id", name="a.txt")
    target = Document.from_text("Dua satu. Empat tiga.", language="id", name="b.txt")
    sides = [AlignedText(document, split_sentences(document), "") for document in (source, target)]
    alignment = Alignment((Bead((0,), (0,)), Bead((1,), (1,))))
    read = read_tmx(write_tmx(alignment, *sides), source, target)
    assert [(bead.source, bead.target) for bead in read.alignment.beads] == [((0,), (0,)), ((1,), (1,))]
    assert [sentence.span for sentence in read.target_sentences] == [sentence.span for sentence in sides[1].sentences]


def test_a_unit_with_one_segment_says_nothing_of_two_texts_in_one_language():
    with pytest.raises(ValueError, match="no unit with two segments in id; give the texts' languages"):
        read_tmx(tmx(unit("Satu dua.", "واحد اثنان.")), SOURCE, SOURCE)
