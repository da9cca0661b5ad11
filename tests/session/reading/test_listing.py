"""The list of issues in a reading, and a reading that begins elsewhere than at the top."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.comparison.model import ItemMatch as Link
from sejajar.session.bitext import Bitext
from sejajar.session.positions.notation import TextPosition
from sejajar.session.reading.listing import list_entries, list_issues
from sejajar.session.reading.search import find_figures
from sejajar.session.reading.state import Reading


@pytest.fixture
def differing(bitext: Bitext) -> Bitext:
    """The pair with a mismatch in passage 0, a hedge that differs in 2, and a figure of each text alone in 4."""
    assert bitext.comparison
    figures = (Link(0, 0, "mismatch"), Link(1, 1, "match"), Link(2, None, "only_source"), Link(None, 2, "only_target"))
    return replace(bitext, comparison=replace(bitext.comparison, figures=figures))


def reading_of(bitext: Bitext, **options: object) -> Reading:
    reading = Reading(replace(bitext, comparison=None), **options)  # type: ignore[arg-type]
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    return reading


def test_the_list(differing: Bitext) -> None:
    entries = list_issues(differing)
    told = [(entry.kind, entry.severity, entry.status, entry.occurrences[0].passage_index) for entry in entries]
    assert told == [
        ("figure-differs", "error", "mismatch", 0),
        ("hedge-differs", "note", "mismatch", 2),
        ("figure-added", "warning", "only_target", 4),
        ("figure-missing", "warning", "only_source", 4),
    ]
    assert (entries[0].source_text, entries[0].target_text) == ("42 persen", "42 بالمائة")
    assert (entries[3].source_text, entries[3].target_text) == ("42 persen", "")
    assert len({entry.issue_id for entry in entries}) == 4


def test_no_issues_before_the_pair_is_extracted(bitext: Bitext) -> None:
    assert list_issues(replace(bitext, comparison=None)) == ()


def test_walking_passes_over_what_was_dismissed(differing: Bitext) -> None:
    reading = reading_of(differing)
    reading.lists.choose_list("issues")
    assert reading.lists.counts["issues"] == 4
    second = reading.lists.entries["issues"][1].issue_id
    reading.lists.set_dismissed(second, is_dismissed=True)
    assert reading.lists.counts["issues"] == len(reading.lists.open_issues) == 3
    seen = []
    for _ in range(4):
        place = reading.lists.step_item(1)
        assert place and reading.lists.selection
        seen.append((place.passage_index, reading.lists.selection.entry_index))
    assert seen == [(0, 0), (4, 2), (4, 3), (0, 0)]
    reading.lists.set_dismissed(second, is_dismissed=False)
    assert reading.lists.open_issues == reading.lists.entries["issues"]
    assert reading.lists.open_issues is reading.lists.open_issues


def test_the_issue_at_hand(differing: Bitext) -> None:
    reading = reading_of(differing)
    assert reading.lists.issue_here() == 0
    reading.lists.set_dismissed(reading.lists.entries["issues"][0].issue_id, is_dismissed=True)
    assert reading.lists.issue_here() is None
    reading.go_to(4)
    assert reading.lists.issue_here() == 2
    reading.lists.choose_list("issues")
    reading.lists.select_entry(3)
    reading.lists.set_dismissed(reading.lists.entries["issues"][3].issue_id, is_dismissed=True)
    assert reading.lists.issue_here() == 3, "so that the same key takes it up again"


def test_what_was_dismissed_before(differing: Bitext) -> None:
    known = frozenset(entry.issue_id for entry in list_issues(differing)[:2])
    assert [entry.kind for entry in reading_of(differing, dismissed=known).lists.open_issues] == [
        "figure-added",
        "figure-missing",
    ]


def test_a_query_for_figures_that_differ(differing: Bitext) -> None:
    assert [place.passage_index for place in find_figures(differing, "!")] == [0]
    assert find_figures(differing, "!9") == ()


# -- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Susan", "li", "susan li", "لي"])
def test_a_name_shows_what_that_person_said(bitext: Bitext, typed: str) -> None:
    reading = reading_of(bitext)
    (quote,) = reading.lists.entries["quotes"]
    about = quote._replace(speaker="Budi", target_speaker="بودي", source_text="Kata Susan Li لي: ya")
    reading.lists.entries["quotes"] = (about, quote)
    reading.lists.filter_list(typed)
    assert reading.lists.shown_entries == (1,)
    reading.lists.filter_list("ya")
    assert reading.lists.shown_entries == (0,)


# -- the start --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "number", "passage"),
    [
        (None, 0, 0),
        (None, 3, 3),
        (None, 99, 4),
        ("source", 0, 0),
        ("source", 33, 2),
        ("source", 10**9, 4),
        ("target", 30, 2),
    ],
)
def test_where_a_reading_begins(bitext: Bitext, side, number: int, passage: int) -> None:
    assert reading_of(bitext, start=TextPosition(side, number)).passage_index == passage


def test_a_start_in_an_empty_pair(bitext: Bitext) -> None:
    empty = replace(bitext, alignment=Alignment(()), comparison=None)
    assert Reading(empty, TextPosition("source", 40)).passage_index == 0
    reading = Reading(empty, TextPosition("source", 40))
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    assert reading.passage_index == 2


def test_the_start_is_found_again_in_a_better_alignment(bitext: Bitext) -> None:
    rough = replace(bitext, comparison=None, alignment=Alignment((Bead((0, 1), (0,)), Bead((2, 3, 4), (1, 2, 3)))))
    reading = Reading(rough, TextPosition("source", bitext.source.text.index("Naik 42")))
    assert reading.passage_index == 1
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    assert reading.passage_index == 4


def test_who_has_read_on_is_left_there(bitext: Bitext) -> None:
    reading = Reading(replace(bitext, comparison=None), TextPosition(None, 3))
    reading.go_to(1)
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    assert reading.passage_index == 1
    reading.go_to(3)
    reading.replace_bitext(bitext, list_entries(bitext, "en"))
    assert reading.lists.selection is None


def test_the_issue_at_the_start_is_selected(differing: Bitext) -> None:
    entries = list_issues(differing)
    assert entries[3].occurrences[0].source
    reading = reading_of(differing, start=TextPosition("source", entries[3].occurrences[0].source.start))
    assert (reading.lists.list_name, reading.lists.list_cursor, reading.passage_index) == ("issues", 3, 4)
    assert reading.lists.selected_occurrence == entries[3].occurrences[0]


def test_another_item_at_the_start_is_selected_too(differing: Bitext) -> None:
    quote = differing.source.text.index("Baik,")
    assert reading_of(differing, start=TextPosition("source", quote)).lists.list_name == "quotes"
    assert reading_of(differing, start=TextPosition("source", quote)).lists.selection is not None
    assert reading_of(differing, start=TextPosition("source", quote + 1)).lists.selection is None
