"""Moving, stepping the lists and searching, without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.search.text_query import TextQuery
from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import read_bitext
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.listing import list_entries
from sejajar.session.reading.search import SearchCancelledError, find_figures, find_words
from sejajar.session.reading.state import Reading
from sejajar.text.document import Document


@pytest.fixture
def reading(bitext: Bitext) -> Reading:
    reading = Reading(replace(bitext, comparison=None))
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    return reading


def words(reading: Reading, text: str) -> tuple[Occurrence, ...]:
    return find_words(reading.bitext, TextQuery(text))


def test_going_to_a_passage_is_clamped_to_the_text(reading: Reading) -> None:
    assert not reading.go_to(-5)
    assert reading.go_to(99)
    assert reading.passage_index == 4 == reading.last_passage


def test_paragraph_steps(reading: Reading) -> None:
    assert reading.paragraph_start(1) == 2
    reading.go_to(3)
    assert reading.paragraph_start(-1) == 2
    assert reading.paragraph_start(1) == 4
    reading.go_to(2)
    assert reading.paragraph_start(-1) == 0


def test_percent_and_paragraph(reading: Reading) -> None:
    assert 0 < reading.percent < 50
    assert reading.paragraph_number == (1, 2)
    reading.go_to(4)
    assert reading.percent == 100
    assert reading.paragraph_number == (2, 2)


def test_occurrences_of_one_figure_share_a_line(reading: Reading) -> None:
    figures = reading.lists.entries["figures"]
    assert [(len(entry.occurrences), entry.source_text) for entry in figures] == [(2, "42 persen"), (1, "9 persen")]
    assert figures[1].approximator
    assert [place.passage_index for place in figures[0].occurrences] == [0, 4]


def test_stepping_through_figures_is_in_reading_order_and_wraps(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    seen = [reading.lists.step_item(1) for _ in range(4)]
    assert [place.passage_index for place in seen if place] == [0, 2, 4, 0]
    assert [reading.lists.step_item(-1).passage_index, reading.lists.step_item(-1).passage_index] == [4, 2]
    assert reading.lists.list_cursor == 1


def test_stepping_starts_at_the_current_passage(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    reading.go_to(1)
    assert reading.lists.step_item(1).passage_index == 2
    reading.go_to(1)
    assert reading.lists.step_item(-1).passage_index == 0


def test_choosing_an_entry_again_goes_to_its_next_occurrence(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    assert [reading.lists.select_entry(0).passage_index for _ in range(3)] == [0, 4, 0]
    assert reading.lists.select_entry(99) is None


def test_a_quote_is_one_occurrence_on_both_sides(reading: Reading) -> None:
    place = reading.lists.step_item(1)
    assert place.source.of(reading.bitext.source.text) == "Baik,"
    assert place.target.of(reading.bitext.target.text) == "جيد"


def test_the_list_follows_the_current_passage(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    reading.go_to(2)
    reading.lists.follow_place()
    assert reading.lists.list_cursor == 1
    reading.go_to(4)
    reading.lists.follow_place()
    assert reading.lists.list_cursor == 0


@pytest.mark.parametrize(("typed", "shown"), [("susan", 1), ("جيّد", 1), ("baik li", 1), ("zzz", 0), ("", 1)])
def test_the_filter_ignores_case_and_diacritics(reading: Reading, typed: str, shown: int) -> None:
    reading.lists.filter_list(typed)
    assert len(reading.lists.shown_entries) == shown


def test_stepping_is_limited_by_the_filter(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    reading.lists.filter_list("9")
    assert [reading.lists.step_item(1).passage_index for _ in range(2)] == [2, 2]
    reading.lists.filter_list("zzz")
    assert reading.lists.step_item(1) is None


def test_words_are_found_on_both_sides_in_reading_order(reading: Reading) -> None:
    places = words(reading, "42")
    assert [(place.passage_index, bool(place.source)) for place in places] == [
        (0, True),
        (0, False),
        (4, True),
        (4, False),
    ]


def test_stepping_through_hits_wraps(reading: Reading) -> None:
    places = words(reading, "42")
    reading.show_hits("/42", places, from_passage=1)
    assert reading.hits.counter == "3/4"
    steps = [reading.step_hit(1) for _ in range(2)]
    assert [has_wrapped for _, has_wrapped in steps] == [False, True]
    assert reading.hits.counter == "1/4"
    assert reading.step_hit(-1)[1]
    assert reading.hits.counter == "4/4"


def test_stepping_through_hits_starts_at_the_current_passage(reading: Reading) -> None:
    reading.show_hits("/42", words(reading, "42"), from_passage=0)
    reading.go_to(2)
    assert reading.step_hit(1)[0].passage_index == 4
    reading.go_to(2)
    assert reading.step_hit(-1)[0].passage_index == 0


def test_a_search_without_hits_does_not_move(reading: Reading) -> None:
    reading.go_to(3)
    assert reading.show_hits("/zzz", (), from_passage=3) is None
    assert (reading.passage_index, reading.hits.counter) == (3, "0/0")
    assert reading.step_hit(1) == (None, False)


def test_a_search_can_be_cancelled(reading: Reading) -> None:
    with pytest.raises(SearchCancelledError):
        find_words(reading.bitext, TextQuery("a"), lambda: True)


def test_figures_are_found_by_value(reading: Reading) -> None:
    assert [place.passage_index for place in find_figures(reading.bitext, ">10%")] == [0, 4]
    assert find_figures(replace(reading.bitext, comparison=None), "42") == ()


def test_a_new_alignment_keeps_the_position_and_the_item(reading: Reading) -> None:
    reading.lists.choose_list("figures")
    reading.go_to(1)
    reading.lists.step_item(1)
    shown = reading.bitext.passages[reading.passage_index].source[0]
    merged = Alignment((Bead((0, 1), (0,)), Bead((2,), (1,)), Bead((3, 4), (2, 3))))
    newer = replace(reading.bitext, alignment=merged)
    reading.replace_bitext(newer, list_entries(newer, "en"))
    assert reading.passage_index == 1
    assert reading.bitext.passages[1].source[0] == shown
    assert reading.lists.selected_occurrence.source.of(reading.bitext.source.text) == "9 persen"


def test_a_bare_number_finds_figures_written_with_it() -> None:
    source, target = (
        Document.from_text("Meta berharap menghabiskan $40 miliar pada 2024.\n", language="id"),
        Document.from_text("تتوقع ميتا إنفاق ٤٠ مليار دولار في 2024.\n", language="ar"),
    )
    bitext = read_bitext(source, target)
    written = find_figures(bitext, "40")
    assert [place.source and place.source.of(source.text) for place in written] == ["$40 miliar"]
    assert find_figures(bitext, "٤٠") == written
    assert find_figures(bitext, "2024") != written
    assert find_figures(bitext, "4") == ()


def test_the_selected_item_is_kept_in_a_newer_state(reading: Reading) -> None:
    entries = dict(reading.lists.entries)
    # What an issue is about may be a figure too.
    entries["issues"] = entries["figures"]
    reading.replace_bitext(reading.bitext, entries)
    reading.lists.choose_list("issues")
    reading.lists.step_item(1)
    before = reading.lists.selection
    assert before is not None and before.list_name == "issues"
    reading.replace_bitext(reading.bitext, entries)
    assert reading.lists.selection == before
