"""The tables of sentence rules: every file is registered, and entries are written as they are looked up."""

from pathlib import Path

import pytest

from sejajar.segmentation import tables
from sejajar.segmentation.tables.registry import LANGUAGES, sentence_rules


def test_every_table_has_its_language_and_every_language_its_table():
    files = {path.stem for path in Path(tables.__path__[0]).glob("*.py")}
    assert files == {*LANGUAGES, "default", "registry", "__init__"}
    assert len({id(sentence_rules(code)) for code in LANGUAGES}) == len(LANGUAGES)


def test_a_language_without_a_table_uses_the_default():
    assert sentence_rules("xx") is sentence_rules("und")
    assert sentence_rules("xx") not in [sentence_rules(code) for code in LANGUAGES]
    # A name that is a module here and no language.
    assert sentence_rules("registry") is sentence_rules("xx")


@pytest.mark.parametrize("language", [*LANGUAGES, "und"])
def test_entries_are_folded_and_without_their_stop(language: str):
    rules = sentence_rules(language)
    assert rules.titles
    assert rules.before_number
    for word in frozenset().union(*rules):
        assert word == word.casefold()
        assert not word.endswith(".")


def test_malay_has_what_indonesian_has():
    assert sentence_rules("ms").titles > sentence_rules("id").titles
    assert sentence_rules("ms").openers > sentence_rules("id").openers
