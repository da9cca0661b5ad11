"""Figures matched by value and unit: what matches, what is a mismatch, what has no counterpart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.comparison.figure_matching import NEARBY_BEADS, match_figures
from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure


def paired(source: str, target: str) -> list[tuple[str | None, str | None, str]]:
    """Surfaces and status of the pairs; lines are beads."""
    ours, our_beads = by_line(source, "id")
    theirs, their_beads = by_line(target, "ar")
    pairs = match_figures([f for f, _ in ours], [f for f, _ in theirs], our_beads, their_beads)
    return [
        (
            None if pair.source is None else ours[pair.source][1],
            None if pair.target is None else theirs[pair.target][1],
            pair.status,
        )
        for pair in pairs
    ]


def by_line(text: str, language: str) -> tuple[list[tuple[Figure, str]], list[int]]:
    found, beads = [], []
    for bead, line in enumerate(text.split("\n")):
        for figure in read_figures_in(line, language):
            found.append((figure, figure.span.of(line)))
            beads.append(bead)
    return found, beads


MATCHES = [
    ("$40 miliar", "40 مليار دولار"),
    ("100.000 chip", "100 ألف شريحة"),
    ("42 persen", "42 بالمائة"),
    ("setengah dari anggaran", "50 في المئة من الميزانية"),
    ("seperlima penduduk", "20% من السكان"),
    ("dua toko", "متجرين"),
    ("dua tahun", "عامين"),
    ("14 hari", "أسبوعين"),
    ("satu dekade", "10 سنوات"),
    ("1.000 meter", "كيلومتر واحد"),
    ("miliaran dolar", "مليارات الدولارات"),
    ("pukul 19.30", "الساعة السابعة والنصف"),
    ("skor 3-2", "بنتيجة 3-2"),
    ("tahun 2010-2020", "بين عامي 2010 و2020"),
    ("Maret 2017", "في مارس الماضي"),
    ("30 September 1882", "30 سبتمبر، من عام 1882"),
    ("2.000 dinar Irak", "ألفي دينار"),
    ("3,6 miliar", "3.6 مليارات دولار"),
    ("suhu 35 derajat", "حرارة 35 درجة مئوية"),
    ("satu dari sembilan pemimpin", "أحد القادة التسعة"),
    ("1990-an", "تسعينيات القرن العشرين"),
]


@pytest.mark.parametrize(("source", "target"), MATCHES)
def test_the_same_figure_written_two_ways_matches(source: str, target: str) -> None:
    statuses = [status for _, _, status in paired(source, target)]
    assert statuses == ["match"]


MISMATCHES = [
    ("$40 miliar", "40 مليون دولار"),
    ("42 persen", "24 بالمائة"),
    ("42 persen", "42 مقعدا"),
    ("2.018 orang", "2018"),
    ("tahun 2018", "7018"),
    ("30 meter", "30 ياردة"),
    ("20 dolar AS", "20 دولارا كنديا"),
    ("lima minggu", "خمسة أيام"),
    ("hari Kamis", "يوم الثلاثاء"),
    ("6 November", "7 نوفمبر"),
    ("Maret 2017", "مارس 2018"),
    ("skor 3-2", "بنتيجة 2-3"),
    ("2,25 miliar orang", "25.2 مليار شخص"),
]


@pytest.mark.parametrize(("source", "target"), MISMATCHES)
def test_figures_of_one_class_that_differ_are_a_mismatch(source: str, target: str) -> None:
    if source == "2.018 orang":
        # The same number: one side reads as a year, and still they match.
        assert [status for _, _, status in paired(source, target)] == ["match"]
        return
    assert [status for _, _, status in paired(source, target)] == ["mismatch"]


def test_a_figure_without_a_partner_is_only_on_its_side() -> None:
    assert paired("42 persen", "نسبة كبيرة") == [("42 persen", None, "only_source")]
    assert paired("sebagian besar", "42 في المئة") == [(None, "42 في المئة", "only_target")]


def test_unlike_leftovers_stay_apart() -> None:
    assert [status for *_, status in paired("$40 miliar", "17 مقعدا")] == ["only_source", "only_target"]


def test_a_figure_that_moved_over_a_full_stop_still_matches() -> None:
    pairs = paired("Ia membayar 42 dolar.\nLalu pergi.", "دفع المال.\nثم ذهب بعد دفع 42 دولارا.")
    assert pairs == [("42 dolar", "42 دولارا", "match")]


@pytest.mark.parametrize(
    ("distance", "statuses"),
    [
        (NEARBY_BEADS, ["match"]),
        (NEARBY_BEADS + 1, ["only_source", "only_target"]),
        (9, ["only_source", "only_target"]),
    ],
)
def test_a_counterpart_is_at_most_three_beads_away(distance: int, statuses: list[str]) -> None:
    source = "42 dolar" + "\nkata" * distance
    target = "كلمة\n" * distance + "42 دولارا"
    assert NEARBY_BEADS == 3
    assert [status for *_, status in paired(source, target)] == statuses
    source = "kata\n" * distance + "42 dolar"
    target = "42 دولارا" + "\nكلمة" * distance
    assert sorted(status for *_, status in paired(source, target)) == statuses


def test_equal_figures_pair_in_order() -> None:
    pairs = paired("5 kg, lalu 5 kg dan 6 kg", "5 كجم ثم 6 كجم ثم 5 كجم")
    assert pairs == [("5 kg", "5 كجم", "match"), ("5 kg", "5 كجم", "match"), ("6 kg", "6 كجم", "match")]


def test_a_range_matches_its_two_ends() -> None:
    assert paired("5-10 persen", "5 بالمئة ثم 10 بالمئة") == [
        ("5-10 persen", "5 بالمئة", "match"),
        ("5-10 persen", "10 بالمئة", "match"),
    ]
    assert paired("5 persen lalu 10 persen", "5-10 بالمئة") == [
        ("5 persen", "5-10 بالمئة", "match"),
        ("10 persen", "5-10 بالمئة", "match"),
    ]


def test_one_wrong_figure_of_several_is_joined_with_its_likeness() -> None:
    pairs = paired("120 orang, 35 rumah dan 7 jembatan", "شخصًا 120 و53 منزلًا و7 جسور")
    assert pairs == [("120", "120", "match"), ("35", "53", "mismatch"), ("7", "7", "match")]


def test_the_wrong_one_is_known_by_its_digits_when_a_side_has_more() -> None:
    pairs = paired("120 orang dan 3.456 rumah", "121 شخصا و88 منزلا و3465 سيارة")
    assert ("120", "121", "mismatch") in pairs
    assert ("3.456", "3465", "mismatch") in pairs
    assert (None, "88", "only_target") in pairs


def test_every_figure_is_in_a_pair_and_pairs_are_in_text_order() -> None:
    source = "Pada 2019, 5 orang.\n42 persen naik ke 50 persen.\nSenin, 3 rumah."
    target = "في 2019 كان 6 أشخاص.\n42 في المئة.\nالثلاثاء و3 منازل و8 سيارات."
    ours, beads = by_line(source, "id")
    theirs, their_beads = by_line(target, "ar")
    pairs = match_figures([f for f, _ in ours], [f for f, _ in theirs], beads, their_beads)
    assert sorted(pair.source for pair in pairs if pair.source is not None) == list(range(len(ours)))
    assert sorted(pair.target for pair in pairs if pair.target is not None) == list(range(len(theirs)))
    indices = [pair.source for pair in pairs if pair.source is not None]
    assert indices == sorted(indices)


FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["3", "35", "53", "350", "2018", "0.5"]),
        st.sampled_from(
            [("count", None), ("money", "USD"), ("percent", "percent"), ("year", None), ("quantity", "mass-tonne")]
        ),
        st.integers(0, 3),
    ),
    max_size=12,
)


def as_figures(drawn: list[tuple[str, tuple[str, str | None], int]]) -> tuple[list[Figure], list[int]]:
    from sejajar.text.span import Span

    drawn = sorted(drawn, key=lambda entry: entry[2])
    figures = [
        Figure(Span(at, at + 1), kind, value, unit=unit)  # type: ignore[arg-type]
        for at, (value, (kind, unit), _) in enumerate(drawn)
    ]
    return figures, [bead for *_, bead in drawn]


@settings(max_examples=150, deadline=None)
@given(FIGURES, FIGURES)
def test_no_figure_is_lost_or_used_twice(source_drawn: list, target_drawn: list) -> None:
    source, source_beads = as_figures(source_drawn)
    target, target_beads = as_figures(target_drawn)
    pairs = match_figures(source, target, source_beads, target_beads)
    assert sorted(pair.source for pair in pairs if pair.source is not None) == list(range(len(source)))
    assert sorted(pair.target for pair in pairs if pair.target is not None) == list(range(len(target)))
    for pair in pairs:
        if pair.status == "match":
            assert pair.source is not None and pair.target is not None
        assert (pair.target is None) == (pair.status == "only_source")
        assert (pair.source is None) == (pair.status == "only_target")


@settings(max_examples=60, deadline=None)
@given(FIGURES)
def test_a_text_matches_itself(drawn: list) -> None:
    figures, beads = as_figures(drawn)
    assert {pair.status for pair in match_figures(figures, figures, beads, beads)} <= {"match"}
