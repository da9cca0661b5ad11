from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.cli.reports.plain_text import plain_text
from sejajar.segmentation.sentences import split_sentences
from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import read_bitext
from sejajar.text.document import Document

TEXTS = st.lists(st.text("ab ب.", max_size=20), max_size=5).map("\n".join)


def plain(source, target):
    bitext = read_bitext(Document.from_text(source), Document.from_text(target), with_extracts=False)
    return "".join(plain_text(bitext))


def test_passages_with_both_sides():
    assert plain("Satu.\nDua.", "واحد.\nاثنان.") == "Satu.\nواحد.\n\nDua.\nاثنان.\n\n"


def test_a_side_that_has_nothing_is_a_dash():
    documents = Document.from_text("Satu.\nDua."), Document.from_text("واحد.")
    sentences = tuple(split_sentences(document) for document in documents)
    bitext = Bitext(*documents, *sentences, Alignment((Bead((0,), (0,)), Bead((1,), ()))))
    assert "".join(plain_text(bitext)) == "Satu.\nواحد.\n\nDua.\n—\n\n"


def test_an_empty_text_leaves_the_other_alone():
    assert plain("Satu.\n\nDua.", " \n") == "Satu.\n\nDua.\n\n"
    assert plain("", "واحد.") == "واحد.\n\n"
    assert plain("", "") == ""


def test_wrapped_lines_are_joined():
    wrapped = "\n\n".join(
        ["Kata demi kata mengisi baris ini sampai\npenuh dan terus sampai penuh lagi sekali\nlagi hingga selesai."] * 3
    )
    assert "baris ini sampai penuh dan" in plain(wrapped, "")


@given(TEXTS, TEXTS)
def test_every_character_is_printed_once_and_in_order(source, target):
    lines = plain(source, target).splitlines()
    assert sorted("".join("".join(lines).split())) == sorted(
        "".join((source + target).split()) + "—" * lines.count("—")
    )
