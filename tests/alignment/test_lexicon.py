"""The bilingual lexicon: dictionaries, number words and CLDR."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from sejajar.alignment.lexicon import LexiconLookup, lexicon_of
from sejajar.alignment.tokens import fold_word, read_tokens


def meanings(text: str, language: str) -> set[str]:
    reader = LexiconLookup(language)
    pieces = read_tokens([text])[0].pieces
    return {meaning for place in range(len(pieces)) for meaning in reader.meanings(pieces, place)}


@pytest.mark.parametrize(
    ("indonesian", "arabic"),
    [
        ("pemerintah", "والحكومة"), ("Amerika Serikat", "للولايات المتحدة"), ("Desember", "ديسمبر"),
        ("hari Rabu", "يوم الأربعاء"), ("rumah sakit", "بالمستشفى"), ("Jerman", "ألمانيا"),
    ],
)  # fmt: skip
def test_meanings_meet(indonesian: str, arabic: str) -> None:
    assert meanings(indonesian, "id") & meanings(arabic, "ar")


def test_number_words_have_values() -> None:
    lexicon = LexiconLookup("ar")
    assert lexicon.number("مليار") == lexicon.number("بمليار") == 10**9
    assert lexicon.number("كتاب") is None


def test_malay_reads_the_indonesian_columns_and_unknown_languages_know_nothing() -> None:
    assert meanings("kerajaan itu sekolah", "ms") & meanings("school", "en")
    assert lexicon_of("qxx").words == {}


def test_every_row_of_the_dictionaries_has_its_columns() -> None:
    folder = resources.files("sejajar.alignment") / "dictionaries"
    for name, columns in (("concepts.tsv", 5), ("numbers.tsv", 7)):
        lines = [line for line in (folder / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
        rows = list(csv.reader(lines, delimiter="\t"))
        assert {len(row) for row in rows} == {columns}
        assert all(sum(map(bool, row)) >= 2 for row in rows)
        assert all(fold_word(form) for row in rows for cell in row for form in cell.split())
