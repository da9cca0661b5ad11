"""Tables of languages: each listed one loads, others are empty."""

from __future__ import annotations

from importlib import resources

import pytest

from sejajar.comparison.tables.registry import LANGUAGES, ComparisonTable, comparison_table


def test_every_table_is_listed() -> None:
    files = {path.name for path in (resources.files("sejajar.comparison") / "tables").iterdir()}
    assert {name.removesuffix(".py") for name in files if name.endswith(".py")} == {*LANGUAGES, "registry", "__init__"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_says_something(language: str) -> None:
    assert comparison_table(language) != ComparisonTable()


def test_a_language_without_a_table_has_an_empty_one() -> None:
    assert comparison_table("xx") == ComparisonTable()


@pytest.mark.parametrize("language", ["ar", "en", "id"])
def test_the_languages_of_the_interface_have_every_magnitude(language: str) -> None:
    assert comparison_table(language).magnitudes.keys() == comparison_table("en").magnitudes.keys()
    assert comparison_table(language).date_relations.keys() == {"at", "by", "before", "after", "since"}
