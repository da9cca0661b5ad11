"""Features that sentences share."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from sejajar.alignment.features import RETENTION, FeatureExtractor
from sejajar.alignment.tokens import MARK_KINDS, read_tokens


def feature_names(source: list[str], target: list[str]) -> set[str]:
    return set(FeatureExtractor(read_tokens(source), read_tokens(target), "id", "ar").table({}).names)


def test_scale_words_multiply() -> None:
    names = feature_names(["Harga 40 miliar dolar.", "tujuh"], ["السعر ٤٠ مليار.", "سبعة"])
    assert {"#40000000000", "#7"} <= names


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("Meta 42", "في 42", "#42"),
        ("Google itu", "أعلنت Google", "=google"),
        ("Apa?", "ماذا؟", "?"),
        ("rumah (baru)", "بيت (جديد)", "("),
    ],
)
def test_kinds_of_features(source: str, target: str, name: str) -> None:
    assert name in feature_names([source], [target])


def test_a_name_is_a_feature_across_scripts() -> None:
    assert "~زوكربيرج" in feature_names(["kata Zuckerberg"], ["قال زوكربيرج"])


def test_learnt_pairs_become_features() -> None:
    extractor = FeatureExtractor(read_tokens(["si belang", "si hitam"]), read_tokens(["الأرقط", "كلب"]), "id", "ar")
    word, other = extractor.words[0][0][1], extractor.words[1][0][0]
    table = extractor.table({(word, other): 0.6})
    pair_id = table.names.index(f"+{word}|{other}")
    assert table.retention[pair_id] == pytest.approx(0.6)
    assert pair_id in table.source.ids[: table.source.row_starts[1]]
    assert pair_id in table.target.ids[: table.target.row_starts[1]]
    assert f"+{word}|{other}" not in extractor.table({}).names


def test_every_kind_of_mark_has_a_retention() -> None:
    for mark, kind in MARK_KINDS.items():
        for sentence in (f"a {mark} b", f"a {mark} b " * 4):
            assert any(name.startswith(kind) for name in feature_names([sentence], [sentence])), mark
    assert set(RETENTION) - {"#", "=", "c", "~", "+"} == {*MARK_KINDS.values(), '""'}


def test_any_character_but_a_letter_may_be_in_both_texts() -> None:
    chars = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char)[0] in "MNPSZ"]
    rows = [" ".join(chars[start : start + 256]) for start in range(0, len(chars), 256)]
    assert feature_names(rows, rows)
