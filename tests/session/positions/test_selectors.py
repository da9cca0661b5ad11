"""A sentence is found again after edits of its text, or not at all; another is never taken for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sejajar.session.bitext import Bitext
from sejajar.session.positions.selectors import (
    CONTEXTS,
    UNIQUE_LENGTH,
    MatchScore,
    SentenceSelector,
    best_match,
    dump_selectors,
    find_in_bitext,
    find_occurrences,
    find_sentence,
    load_selectors,
    make_selector,
    passage_selectors,
    sentence_index_at,
    word_edit_distance,
)
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span
from sentence_edits import OLD, RULES, assert_found, assert_rule, document, tallies


def by_selector(
    old: Document, old_sentences: Sequence[Sentence], index: int, new: Document, new_sentences: Sequence[Sentence]
) -> Span | None:
    selector = make_selector(old, old_sentences, "source", old_sentences[index].span.start)
    assert selector is not None
    found = find_sentence(selector, new, new_sentences)
    return found.span if found else None


def selector_of(text: str, part: str) -> SentenceSelector:
    made, sentences = document(text)
    selector = make_selector(made, sentences, "source", text.index(part))
    assert selector is not None
    return selector


# -- trials ---------------------------------------------------------------------------------------------------


def test_after_edits_elsewhere() -> None:
    assert_found(dict(tallies(by_selector, 8, inside=False)), 0.95)


def test_after_an_edit_inside() -> None:
    assert_found(dict(tallies(by_selector, 8, inside=True)), 0.85)


@pytest.mark.full
@pytest.mark.parametrize("inside", [False, True], ids=["elsewhere", "inside"])
def test_many_edits(inside: bool) -> None:
    assert_found(dict(tallies(by_selector, 200, inside=inside)), 0.9 if inside else 0.99)


# -- the rules ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("index", "new", "expected"), RULES)
def test_a_sentence_is_found_or_nothing_is_returned(index: int, new: str, expected: str | None) -> None:
    assert_rule(by_selector, index, new, expected)


def test_a_deleted_sentence_is_not_taken_for_its_duplicate() -> None:
    edited, sentences = document(OLD.replace("besar berdiri di sana. Ia diam.", "besar berdiri di sana."))
    assert by_selector(*document(OLD), 1, edited, sentences) is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (OLD, "exact"),
        (f"{OLD} Lagi.", "exact"),
        (f"Satu. {OLD}", "moved"),
        (OLD.replace("tidur", "lari"), "edited"),
    ],
)
def test_a_found_sentence_reports_its_change(text: str, change: str) -> None:
    selector = selector_of(OLD, "kucing")
    assert selector.quote == "Dua kucing tidur di bawah meja."
    found = find_sentence(selector, *document(text))
    assert found is not None and found.change == change


@pytest.mark.parametrize(("length", "is_found"), [(UNIQUE_LENGTH, True), (UNIQUE_LENGTH - 1, False)])
def test_a_long_unique_sentence_needs_no_context(length: int, is_found: bool) -> None:
    quote = "Dua kucing kecil ada di rumah"[: length - 1] + "."
    before, after = ("Pagi yang sunyi sekali itu. " * 9, " Malam pun turun juga." * 9)
    selector = selector_of(f"{before}{quote}{after}", quote)
    assert selector.quote == quote and len(quote) == length
    found = find_sentence(selector, *document(f"{'Beras mahal. ' * 9}{quote}{' Kapal besar.' * 9}"))
    assert (found is not None) == is_found
    assert found is None or found.change == "moved"


def test_a_selector_has_the_sentence_and_its_context() -> None:
    selector = selector_of(OLD, "Dua")
    assert selector[:5] == (
        "source", 43, "Dua kucing tidur di bawah meja.",
        "Satu rumah besar berdiri di sana. Ia diam. ", " Ia diam. Tiga orang datang dari kota.",
    )  # fmt: skip
    assert (selector.duplicate_count, selector.duplicate_index, selector.duplicate_distance) == (0, 0, 0)
    assert selector.is_at_end


def test_duplicates_are_counted_and_numbered() -> None:
    first, second = selector_of(OLD, "Ia diam. Dua"), selector_of(OLD, "Ia diam. Tiga")
    assert (first.duplicate_count, first.duplicate_index) == (1, 0)
    assert (second.duplicate_count, second.duplicate_index) == (1, 1)
    assert first.duplicate_distance > 0


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_a_unique_sentence_has_the_shortest_context(beyond: int) -> None:
    length = CONTEXTS[0] + beyond
    filler = ("kata " * 99)[: length - 2]
    text = f"{filler}. Unik.{filler}x"
    made = Document.from_text(text, language="id")
    sentence = Sentence(Span(length, length + 5), 0)
    selector = make_selector(made, [sentence], "source", length)
    assert selector is not None and selector.quote == "Unik."
    assert len(selector.prefix) == min(length, CONTEXTS[0])
    assert selector.is_at_end == (len(text) - sentence.span.end <= CONTEXTS[0])


def test_a_longer_context_tells_duplicates_apart() -> None:
    same = " ".join(f"Kalimat nomor {number} di sini." for number in range(8))
    text = f"Awal satu. {same} Ia diam. {same} Tengah. {same} Ia diam. {same} Akhir kata."
    selector = selector_of(text, "Ia diam.")
    assert selector.duplicate_count == 1
    assert len(selector.prefix) > CONTEXTS[0] and len(selector.suffix) > CONTEXTS[0]


def test_a_text_without_sentences_has_no_selector() -> None:
    assert make_selector(*document(" "), "source", 0) is None


def test_selectors_round_trip_through_storage() -> None:
    selectors = [selector_of(OLD, part) for part in ("Satu", "Ia", "Dua", "Tiga")]
    assert load_selectors(dump_selectors(selectors)) == tuple(selectors)


@pytest.mark.parametrize(
    "stored", ["", "{}", "[1]", '[["left", 1]]', "[[]]", '[["source", 1, 2, "", "", 0, 0, 0, 0, true]]']
)
def test_an_invalid_stored_selector_is_ignored(stored: str) -> None:
    assert load_selectors(stored) == ()


def test_a_passage_has_selectors_on_both_sides(bitext: Bitext) -> None:
    assert [selector.side for selector in passage_selectors(bitext, 0, "target")] == ["target", "source"]
    assert [selector.side for selector in passage_selectors(bitext, 1, "target")] == ["source"]
    assert [selector.quote for selector in passage_selectors(bitext, 4)] == [
        "Naik 42 persen lagi.",
        "ارتفع 42 بالمائة مجددًا.",
    ]
    assert passage_selectors(bitext, 5) == passage_selectors(bitext, -1) == ()
    here, there = passage_selectors(bitext, 0)
    lost = here._replace(quote="Kalimat yang tidak ada di mana pun.", prefix="", suffix="", text_checksum=0)
    found = find_in_bitext(bitext, (lost, there))
    assert found is not None and found.side == "target"
    assert find_in_bitext(bitext, (lost,)) is None
    assert find_in_bitext(bitext, (lost._replace(quote=""),)) is None, "as a damaged database may have it"


# -- its measures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "there", "is_whole", "distance"),
    [
        ("", "", True, 0), ("a b", "a b", True, 0), ("a b", "a b c", False, 0), ("a b", "a b c", True, 1),
        ("a b c", "a c", True, 1), ("a b c", "a", True, 2), ("a b", "a x", True, 1), ("a", "", True, 1), ("", "a b", True, 2),
        ("x a", "a x", True, 2), ("menulis", "menulas", True, 0.5), ("menulis", "penulis", True, 0.5), ("menulis", "baca", True, 1),
        ("a b", "x a b", False, 1), ("a b", "x y", False, 2),
    ],
)  # fmt: skip
def test_the_edit_distance_is_in_words(words: str, there: str, is_whole: bool, distance: float) -> None:
    assert word_edit_distance(words.split(), there.split(), is_whole=is_whole) == distance


def score(quote: float, prefix: float, suffix: float, cost: float) -> MatchScore:
    return MatchScore(quote, prefix, suffix, cost, cost)


@pytest.mark.parametrize(
    ("candidate", "is_enough"),
    [
        ((0.7, 0.35, 0.35), True), ((0.7, 0.35, 0.34), False), ((1, 0, 0.7), True), ((1, 0, 0.69), False),
        ((0.69, 0.55, 0.55), True), ((0.35, 0.55, 0.56), True), ((0.34, 1, 1), False), ((0.35, 0.54, 0.55), False),
        ((0.5, 0.4, 0.8), True), ((0.5, 0.39, 1), False), ((0.5, 1, 0.39), False),
    ],
)  # fmt: skip
def test_a_match_needs_words_and_context(candidate: tuple[float, float, float], is_enough: bool) -> None:
    assert best_match([score(*candidate, 3)]) == (0 if is_enough else None)


@pytest.mark.parametrize(("other", "best"), [(4.0, 0), (3.9, None), (2.0, None), (1.0, None)])
def test_an_ambiguous_match_is_refused(other: float, best: int | None) -> None:
    assert best_match([score(1, 1, 1, 2), score(1, 1, 1, other)]) == best


def test_the_cheapest_match_is_the_best() -> None:
    assert best_match([]) is None
    assert best_match([score(1, 1, 1, 9), score(1, 1, 1, 0), score(1, 1, 1, 5)]) == 1
    assert best_match([score(1, 1, 1, 9), score(0, 0, 0, 0)]) is None, "the cheapest is not good enough"


@pytest.mark.parametrize(
    ("char_offset", "index"), [(0, 0), (1, 0), (2, 0), (4, 0), (5, 1), (6, 1), (8, 1), (9, 2), (99, 2)]
)
def test_a_character_belongs_to_the_sentence_that_starts_before_it(char_offset: int, index: int) -> None:
    sentences = [Sentence(Span(start, start + 3), 0) for start in (1, 5, 9)]
    assert sentence_index_at(sentences, char_offset) == index


@pytest.mark.parametrize(
    ("text", "quote", "starts"),
    [
        ("ia diam", "ia", [0]), ("ia ia", "ia", [0, 3]), ("bia ia", "ia", [4]), ("iam ia", "ia", [4]), ("", "ia", []),
        ("(ia)", "ia", [1]), ("a. a.", "a.", [0, 3]), ("x“a”", "“a”", [1]), ("ia.b", "ia.", [0]), ("aaa", "a", []),
    ],
)  # fmt: skip
def test_occurrences_are_whole_words(text: str, quote: str, starts: list[int]) -> None:
    assert find_occurrences(text, quote) == starts
