"""Each language with figure words has a module of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejajar.extraction.figures.tables import registry
from sejajar.extraction.figures.tables.registry import LANGUAGES, figure_table
from sejajar.text.language import LANGUAGES as KNOWN

NO_LANGUAGE = {"__init__", "registry", "default", "signs", "countries", "currency_names"}


def test_every_module_is_a_registered_language_or_its_part() -> None:
    modules = {path.stem for path in Path(registry.__file__).parent.glob("*.py")} - NO_LANGUAGE
    assert {name.partition("_")[0] for name in modules} == set(LANGUAGES) <= set(KNOWN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_knows_its_language(language: str) -> None:
    assert figure_table(language).language == language
    assert figure_table(language) is figure_table(language)


def test_other_languages_have_digits_and_signs() -> None:
    assert figure_table("fr").language == "und"


def test_malay_differs_from_indonesian_in_its_months() -> None:
    assert figure_table("ms").numerals == figure_table("id").numerals
    assert "ogos" in figure_table("ms").months.words
    assert "ogos" not in figure_table("id").months.words
