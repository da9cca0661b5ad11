"""The window of tokens that every reader of figures looks at."""

from __future__ import annotations

from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.window import TokenWindow


def window_of(text: str, language: str = "id", homes: tuple[str, ...] = ()) -> TokenWindow:
    return TokenWindow.of(text, 0, len(text), figure_table(language), homes)


def test_outside_the_window_there_is_an_empty_mark() -> None:
    window = window_of("satu dua")
    assert [window.at(index).text for index in (-1, 0, 1, 2)] == ["", "satu", "dua", ""]
    assert not window.is_mark(-1, "") and not window.is_word(2, {""})


def test_adjacent_tokens() -> None:
    window = window_of("H100, 5")
    assert [window.is_adjacent(index) for index in range(5)] == [False, True, True, False, False]
    assert [window.is_adjacent_run(index) for index in range(4)] == [False, True, False, False]


def test_the_start_of_a_sentence() -> None:
    window = window_of("Dua orang. “Lima orang")
    starts = [index for index in range(len(window)) if window.starts_sentence(index)]
    assert [window.at(index).text for index in starts] == ["dua", "“", "lima"]


def test_countries_of_this_window_come_before_earlier_ones() -> None:
    assert window_of("dari Irak ke Kuwait", homes=("JOD", "IQD")).home_currencies == ("IQD", "KWD", "JOD")


def test_a_word_with_or_without_its_proclitics() -> None:
    window = window_of("ومليون", "ar")
    assert window.is_word(0, {"مليون"}) and window.is_word(0, {"ومليون"})
