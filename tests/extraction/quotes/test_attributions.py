"""Attributions: reporting verbs, their speakers and where the reported words are."""

from __future__ import annotations

import pytest

from quote_reading import attributions_of, clauses_of, table_of
from sejajar.extraction.quotes.attributions import match_cue


def words(count: int) -> str:
    """So many words that no table knows."""
    return " ".join(f"kuda{chr(ord('a') + number)}" for number in range(count))


@pytest.mark.parametrize(
    ("text", "language", "verb_class", "speaker", "reference"),
    [
        ("“Kami siap,” kata Budi.", "id", "reporting", "Budi", "named"),
        ("Budi mengatakan bahwa pasar tutup.", "id", "reporting", "Budi", "named"),
        ("“Kami siap,” katanya.", "id", "reporting", None, "pronoun"),
        ("Dia mengatakan bahwa pasar tutup.", "id", "reporting", None, "pronoun"),
        ("Budi menuduh “pencuri tua” itu.", "id", "naming", "Budi", "named"),
        ("Menurut Budi, pasar tutup.", "id", "source", "Budi", "named"),
        ("Dikabarkan bahwa pasar tutup.", "id", "reporting", None, "impersonal"),
        ("قال عمر زيد إن السوق مغلق.", "ar", "reporting", "عمر زيد", "named"),
        ("وفقا لعمر زيد، السوق مغلق.", "ar", "source", "عمر زيد", "named"),
        ("According to Budi, shops are closed.", "en", "source", "Budi", "named"),
    ],
)
def test_what_an_attribution_tells(text: str, language: str, verb_class: str, speaker: str | None, reference: str):
    (found,) = attributions_of(text, language)
    named = found.speaker.of(text) if found.speaker else None
    assert (found.verb_class, named, found.reference) == (verb_class, speaker, reference)


@pytest.mark.parametrize(
    "text",
    [
        "Budi tidak mengatakan bahwa pasar tutup.",
        "Budi tidak pernah mengatakan bahwa pasar tutup.",
        "Ia punya kata sandi baru.",
        "Menurut undang-undang, pasar tutup.",
    ],
)
def test_words_that_attribute_nothing(text: str):
    assert attributions_of(text) == []


@pytest.mark.parametrize(("trailing", "reports"), [(8, True), (9, False)])
def test_an_arabic_attribution_after_the_words_ends_its_sentence(trailing: int, reports: bool):
    # The full stop is a token too, and the first word ends the speaker.
    text = f"السوق مغلق دائما، قال عمر زيد في {'مدينة ' * (trailing - 2)}."
    (found,) = attributions_of(text, "ar")
    assert found.reports_before is reports


@pytest.mark.parametrize(("count", "reports"), [(3, True), (4, False)])
def test_an_addressee_may_follow_the_verb(count: int, reports: bool):
    (found,) = attributions_of(f"Harga beras sudah naik lagi, Budi memberitahu {words(count)}.")
    assert found.reports_before is reports


@pytest.mark.parametrize(("count", "is_clause"), [(3, False), (4, True)])
def test_a_comma_may_stand_for_the_conjunction(count: int, is_clause: bool):
    (found,) = attributions_of(f"Menambahkan, {words(count)}.")
    assert found.has_conjunction is is_clause


@pytest.mark.parametrize(("count", "is_found"), [(21, True), (22, False)])
def test_the_conjunction_may_stand_later(count: int, is_found: bool):
    (found,) = attributions_of(f"Budi mengatakan {words(count)} bahwa pasar tutup.")
    assert found.has_conjunction is is_found


def test_no_more_attributions_of_one_clause_are_read():
    assert len(attributions_of("Budi mengatakan bahwa " * 25)) == 20


@pytest.mark.parametrize(
    ("text", "language", "end", "has_proclitic"),
    [("وقالت سلمى", "ar", 1, True), ("according to Budi", "en", 2, False), ("kata Budi", "id", 1, False)],
)
def test_cues(text: str, language: str, end: int, has_proclitic: bool):
    (clause,) = clauses_of(text, language)
    matched = match_cue(table_of(language), clause.tokens, 0)
    assert matched is not None and matched[1:] == (end, has_proclitic)
    assert match_cue(table_of(language), clause.tokens, len(clause.tokens) - 1) is None
