"""Tables of languages: each listed one loads, others are empty, and entries are folded as words are."""

from __future__ import annotations

from importlib import resources

import pytest

from sejajar.alignment.tables.registry import LANGUAGES, AlignmentTable, alignment_table
from sejajar.alignment.tokens import fold_word


def test_every_table_is_listed() -> None:
    files = {path.name for path in (resources.files("sejajar.alignment") / "tables").iterdir()}
    assert {name.removesuffix(".py") for name in files if name.endswith(".py")} == {*LANGUAGES, "registry", "__init__"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_folded_and_the_longest_clitic_is_tried_first(language: str) -> None:
    table = alignment_table(language)
    assert table != AlignmentTable()
    for affix, stems in (*table.prefixes, *table.suffixes):
        assert affix
        assert stems
    words = (*table.clitic_prefixes, *table.clitic_suffixes, *table.name_proclitics, table.article)
    assert all(word == fold_word(word) for word in words)
    for index, prefix in enumerate(table.clitic_prefixes):
        assert not [later for later in table.clitic_prefixes[index + 1 :] if later.startswith(prefix)]
    for index, suffix in enumerate(table.clitic_suffixes):
        assert not [later for later in table.clitic_suffixes[index + 1 :] if later.endswith(suffix)]


def test_a_language_without_a_table_has_an_empty_one() -> None:
    assert alignment_table("xx") == AlignmentTable()


def test_malay_is_read_as_indonesian() -> None:
    assert alignment_table("ms").dictionary_language == "id"
    assert alignment_table("ms").prefixes == alignment_table("id").prefixes
