"""Names, labels, telephone numbers and other digits that measure nothing, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pasal 5, 6 dan 7", []),
        ("pasal 5 dan 6 persen", ["6 persen|percent|6|percent"]),
        ("nomor (5)", []),
        ("bab 3", []),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+62 812-3456-7890", []),
        ("(021) 555-1234", []),
        ("0812 3456 7890", []),
        ("021-5551", []),
        ("021-555", ["555|count|555"]),
        ("+62 81234", []),
        ("+62 8123", ["62|count|62", "8123|count|8123"]),
        ("hubungi 123", []),
        ("hubungi 12", ["12|count|12"]),
        ("hubungi 500 orang", []),
        ("021", []),
        ("21", ["21|count|21"]),
    ],
)
def test_telephone_numbers(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-5", []),
        ("H100", []),
        ("5G", []),
        ("v2.1.3", []),
        ("100.000 chip H100", ["100.000|count|100000"]),
        ("Llama 4 dirilis", []),
        ("Llama 1234", []),
        ("Presiden Timnas 5 orang", ["5|count|5"]),
        ("Kepulauan Seribu", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("formasi 4-4-2", []),
        ("1-2-3-4", []),
    ],
)
def test_chains(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("usia5 tahun", ["5 tahun|quantity|5|duration-year"]),
        ("sekitar5 orang", ["5|count|5||about"]),
    ],
)
def test_typing_errors(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected
