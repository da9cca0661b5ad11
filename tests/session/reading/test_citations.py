"""Citing a passage: whose words they are, in which lines, and the text of a citation."""

from __future__ import annotations

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.reading.citations import CitedSpeaker, attribution, cite
from sejajar.session.reading.listing import list_figures, list_quotes
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span
from sejajar.wording import citation_in_words


def test_the_speaker_is_named_in_both_texts(bitext: Bitext) -> None:
    said = attribution(list_quotes(bitext), None, 3)
    assert said == CitedSpeaker("Susan Li", "لي")
    assert attribution(list_quotes(bitext), None, 0) == CitedSpeaker()


def test_the_item_at_hand_comes_first(bitext: Bitext) -> None:
    quotes, figures = list_quotes(bitext), list_figures(bitext, "en")
    assert attribution((), quotes[0], 0).source == "Susan Li"
    figure = next(entry for entry in figures if entry.approximator)
    said = attribution(quotes, figure, 2)
    assert said.figure == f"{figure.approximator} {figure.value}"


def test_a_speaker_only_the_target_names_is_not_put_into_the_source(bitext: Bitext) -> None:
    only_target = list_quotes(bitext)[0]._replace(speaker="لي", target_speaker="لي", source_text="")
    said = attribution((), only_target, 3)
    assert (said.source, said.target) == ("", "لي")


def test_a_citation_keeps_every_text_on_lines_of_its_own(bitext: Bitext) -> None:
    said = attribution(list_quotes(bitext), None, 3)
    lines = citation_in_words(cite(bitext, 3, said), "sejajar --goto s:54 a.txt b.txt").split("\n")
    assert lines == [
        "“Baik,” kata Li.",
        "— Susan Li",
        "a.txt, line 2",
        "",
        "قالت لي: “جيد”.",
        "— لي",
        "b.txt, line 2",
        "",
        "passage 4 of 5",
        "sejajar --goto s:54 a.txt b.txt",
        "",
    ]


def test_a_citation_of_one_side_and_of_several_lines() -> None:
    source = Document.from_text("Satu\ndua.\n", language="id", line_aligned=True)
    bitext = Bitext(
        source,
        Document.from_text("", language="ar"),
        (Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0)),
        (),
        Alignment((Bead((0, 1), ()),)),
    )
    cited = cite(bitext, 0, CitedSpeaker(figure="42 %"))
    assert citation_in_words(cited) == "Satu\ndua.\nlines 1–2\n\nfigure: 42 %\npassage 1 of 1\n"
    assert [bitext.passage_span(0, side) for side in SIDES] == [Span(0, 9), None]
