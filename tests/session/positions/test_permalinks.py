"""A permalink is short, is read as it is written, and leads to its sentence or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sejajar.alignment.model import Alignment
from sejajar.session.bitext import Bitext
from sejajar.session.positions.permalinks import (
    CONTEXT_WORDS,
    END_WORDS,
    Permalink,
    PermalinkError,
    find_permalink,
    make_permalink,
    parse_permalink,
    passage_permalink,
)
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span
from sentence_edits import OLD, RULES, assert_found, assert_rule, document, tallies


def by_permalink(
    old: Document, old_sentences: Sequence[Sentence], index: int, new: Document, new_sentences: Sequence[Sentence]
) -> Span | None:
    link = make_permalink(old, old_sentences, "source", old_sentences[index].span.start)
    assert link is not None
    assert len(link.text) <= 60
    found = find_permalink(link, new, new_sentences)
    return found.span if found else None


def permalink_of(text: str, part: str) -> Permalink:
    made, sentences = document(text)
    link = make_permalink(made, sentences, "source", text.index(part))
    assert link is not None
    return link


# -- trials ---------------------------------------------------------------------------------------------------


def test_after_edits_elsewhere() -> None:
    assert_found(dict(tallies(by_permalink, 8, inside=False)), 0.95)


def test_after_an_edit_inside() -> None:
    assert_found(dict(tallies(by_permalink, 8, inside=True)), 0.85)


@pytest.mark.full
@pytest.mark.parametrize("inside", [False, True], ids=["elsewhere", "inside"])
def test_many_edits(inside: bool) -> None:
    assert_found(dict(tallies(by_permalink, 200, inside=inside)), 0.9 if inside else 0.99)


# -- the rules ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("index", "new", "expected"), RULES)
def test_a_sentence_is_found_or_nothing_is_returned(index: int, new: str, expected: str | None) -> None:
    assert_rule(by_permalink, index, new, expected)


def test_a_deleted_sentence_is_not_taken_for_its_duplicate() -> None:
    edited, sentences = document(OLD.replace("besar berdiri di sana. Ia diam.", "besar berdiri di sana."))
    assert by_permalink(*document(OLD), 1, edited, sentences) is None


@pytest.mark.parametrize(
    ("text", "change"),
    [(OLD, "exact"), (f"{OLD} Lagi.", "exact"), (f"Satu. {OLD}", "moved"), (OLD.replace("tidur", "lari"), "edited")],
)
def test_a_found_sentence_reports_its_change(text: str, change: str) -> None:
    found = find_permalink(permalink_of(OLD, "kucing"), *document(text))
    assert found is not None and found.change == change


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("Satu", "s:0~_pKODB_..I_I9lm.TImr3lOrTI"),
        ("Ia diam. Dua", "s:34~_pKSyzO.I_I9lm.TI.mr3lOrTI0s"),
        ("Dua", "s:43~_pKuqH_.I_I9lmTI.mr3lOr.TI0sWcO"),
        ("Ia diam. Tiga", "s:75~_pKSyzN.lmTImr3lOr.TI.0sWcO"),
        ("Tiga", "s:84~_pKUcq_.TImr3lOrTI.0sWcO."),
    ],
)
def test_existing_permalinks_stay_valid(part: str, text: str) -> None:
    assert permalink_of(OLD, part).text == text


@pytest.mark.parametrize(("words", "quote", "tail"), [(1, 1, 0), (15, 15, 0), (16, 16, 0), (17, 8, 8), (30, 8, 8)])
def test_a_long_sentence_is_represented_by_its_ends(words: int, quote: int, tail: int) -> None:
    assert END_WORDS == 8
    sentence = " ".join(f"Kata{number}" for number in range(words)) + "."
    link = permalink_of(sentence, "Kata0")
    assert (len(link.quote), len(link.tail)) == (quote, tail)
    assert parse_permalink(link.text) == link
    found = find_permalink(link, *document(f"Pembuka baru. {sentence}"))
    assert found is not None and found.span.start == 14


@pytest.mark.parametrize("words", [0, 1, CONTEXT_WORDS - 1, CONTEXT_WORDS, CONTEXT_WORDS + 1, 60])
def test_the_context_has_a_maximum_of_words(words: int) -> None:
    others = [f"kata{number}" for number in range(words)]
    text = " ".join([*others, "TENGAH", *others])
    start = text.index("TENGAH")
    made = Document.from_text(text, language="id")
    link = make_permalink(made, [Sentence(Span(start, start + 6), 0)], "source", start)
    assert link is not None
    assert len(link.prefix) == len(link.suffix) == min(words, CONTEXT_WORDS)
    assert len(link.quote) == 1


@pytest.mark.parametrize("index", range(5))
def test_a_permalink_round_trips(index: int) -> None:
    old, sentences = document(
        OLD + " Sebuah kalimat yang sangat panjang " + "dan terus berlanjut " * 9 + "sampai habis."
    )
    link = make_permalink(old, sentences, "target", sentences[index].span.start)
    assert link is not None
    assert parse_permalink(link.text) == link
    assert re.fullmatch(r"t:\d+~[\w.~-]+", link.text, re.ASCII)


@pytest.mark.parametrize(("distance", "letter"), [(None, "_"), (0, "A"), (62, "-"), (63, "-"), (900, "-")])
def test_the_distance_of_a_duplicate_is_one_letter(distance: int | None, letter: str) -> None:
    link = permalink_of(OLD, "Dua")._replace(duplicate_distance=distance)
    assert link.text.partition("~")[2][6] == letter
    assert parse_permalink(link.text).duplicate_distance == (None if distance is None else min(distance, 62))


@pytest.mark.parametrize(
    "text", ["", "s:12", "s:12~", "s:1~abcabcd", "x:1~abcabcd...", "s:1~abcabcd.é..", "s:1~abcabcd...."]
)
def test_an_invalid_permalink_is_refused(text: str) -> None:
    with pytest.raises(PermalinkError):
        parse_permalink(text)


def test_a_text_without_sentences_has_no_permalink() -> None:
    assert make_permalink(*document(" "), "source", 0) is None


def test_the_permalink_of_a_passage_is_to_its_first_sentence(bitext: Bitext) -> None:
    link = passage_permalink(bitext, 2, "target")
    assert link.startswith("t:24~")
    assert passage_permalink(bitext, 1, "target").startswith("s:22~"), "the other side where this one is empty"
    assert passage_permalink(replace(bitext, alignment=Alignment(())), 0) == ""
    assert passage_permalink(bitext, 5) == "", "past the end"
    found = find_permalink(parse_permalink(link), bitext.target, bitext.target_sentences)
    assert found is not None and found.sentence_index == 1


def test_a_sentence_that_grew_or_was_split_is_found() -> None:
    link = permalink_of(OLD, "Dua")
    for new, start in (
        (OLD.replace("Dua kucing", "Pada malam itu dua kucing"), "Pada malam"),
        (OLD.replace("tidur di", "tidur. Di"), "Dua kucing"),
        (OLD.replace("diam. Dua", "diam dan dua"), "Ia diam dan"),
    ):
        found = find_permalink(link, *document(new))
        assert found is not None
        assert new.startswith(start, found.span.start)
