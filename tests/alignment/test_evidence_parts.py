"""The parts that make evidence: tokens, stems, names, meanings, and what is learnt."""

import csv
from array import array
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.features import FeatureReader
from sejajar.alignment.lexicon import LexiconLookup, lexicon_of
from sejajar.alignment.stems import AFFIXES, bare_word, candidate_stems
from sejajar.alignment.tokens import fold_word, number_value, read_tokens
from sejajar.alignment.training import induce_word_pairs
from sejajar.alignment.transliteration import name_similarity, skeleton_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.500.000", "1500000"), ("3,5", "3.5"), ("100.000", "100000"), ("2,80", "2.8"), ("0.125", "0.125"),
        ("1,234.50", "1234.5"), ("1.234,5", "1234.5"), ("007", "7"), ("0", "0"), ("3٫125", "3.125"),
        ("1٬500", "1500"), ("7.30", "7.3"), ("2.0.1", "201"),
    ],
)  # fmt: skip
def test_numbers_by_value(written: str, value: str) -> None:
    assert number_value(written) == value


@given(st.integers(0, 10**12))
def test_grouped_numbers_keep_their_value(number: int) -> None:
    assert number_value(f"{number:,}") == number_value(f"{number:,}".replace(",", ".")) == str(number)


def test_tokens_of_both_scripts_agree() -> None:
    latin, arabic = read_tokens(["Meta membayar 3,5 (persen)?", "دفعت Meta ٣٫٥ (بالمائة)؟"])
    assert latin.pieces == ("meta", "membayar", "#3.5", "persen")
    assert arabic.pieces == ("دفعت", "meta", "#3.5", "بالمايه")
    assert latin.marks == arabic.marks == ("(", "?")
    assert read_tokens(["kata Budi dan Ani"])[0].capitals == {"budi", "ani"}
    assert read_tokens(['"a" "b" c'])[0].marks == ('""',)


def test_words_run_together_come_apart() -> None:
    assert read_tokens(["المملكةالمتحدة"])[0].pieces == ("المملكه", "المتحده")
    assert read_tokens(["كورياالشمالية"])[0].pieces == ("كوريا", "الشماليه")
    assert read_tokens(["الاستقلالية"])[0].pieces == ("الاستقلاليه",)


def test_han_characters_are_words() -> None:
    assert read_tokens(["你好A"])[0].pieces == ("你", "好", "a")


@pytest.mark.parametrize(
    ("word", "language", "stem"),
    [
        ("menulis", "id", "tulis"), ("penyakit", "id", "sakit"), ("perkembangan", "id", "kembang"),
        ("memakainya", "id", "pakai"), ("والمدرسه", "ar", "مدرسه"), ("حكومتها", "ar", "حكومه"),
        ("سيكتبون", "ar", "كتب"), ("running", "en", "run"), ("cities", "en", "city"), ("made", "en", "made"),
        ("והממשלה", "he", "ממשלה"), ("كتابهاي", "fa", "كتاب"),
    ],
)  # fmt: skip
def test_stems_among_candidates(word: str, language: str, stem: str) -> None:
    assert stem in candidate_stems(word, language)


@given(st.text("abcdiknmrtuyوالبكتهنيمس", min_size=1, max_size=14), st.sampled_from([*AFFIXES, "xx"]))
def test_the_word_itself_is_a_candidate_and_nothing_is_empty(word: str, language: str) -> None:
    stems = candidate_stems(word, language)
    assert word in stems
    assert all(stems)
    assert bare_word(word, language)


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("zuckerberg", "زوكربيرج"), ("altman", "التمان"), ("parlemen", "برلمان"), ("trump", "ترامب"),
        ("netanyahu", "נתניהו"), ("putin", "путин"), ("kyriakos", "κυριακος"),
    ],
)  # fmt: skip
def test_names_sound_alike_across_scripts(latin: str, other: str) -> None:
    mine, yours = skeleton_of(latin), skeleton_of(other)
    assert mine.key == yours.key
    assert name_similarity(mine, yours) >= 2.5
    assert name_similarity(mine, mine) >= name_similarity(mine, yours)


def test_other_words_of_the_same_key_sound_less_alike() -> None:
    name, chance = skeleton_of("زوكربيرج"), skeleton_of("سكرابرك")
    assert name.key == chance.key
    assert name_similarity(skeleton_of("zuckerberg"), name) > name_similarity(skeleton_of("zuckerberg"), chance)


@given(st.text(max_size=30))
def test_any_word_has_a_skeleton(word: str) -> None:
    skeleton = skeleton_of(word)
    assert len(skeleton.vowels) == len(skeleton.sounds) + 1
    assert len(skeleton.key) <= len(skeleton.sounds)


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


def test_number_words_have_values_and_scales_multiply() -> None:
    reader = LexiconLookup("ar")
    assert reader.number("مليار") == reader.number("بمليار") == 10**9
    assert reader.number("كتاب") is None
    table = FeatureReader(
        read_tokens(["Harga 40 miliar dolar.", "tujuh"]), read_tokens(["السعر ٤٠ مليار.", "سبعة"]), "id", "ar"
    ).table({})
    assert {"#40000000000", "#7"} <= set(table.names)


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
        assert all(form == fold_word(form) or form for row in rows for cell in row for form in cell.split())


def test_pairs_are_learnt_from_sure_beads_only() -> None:
    source = [array("i", [7, 100 + i]) for i in range(4)]
    target = [array("i", [9, 200 + i]) for i in range(4)]
    filler = [array("i")] * 40
    words = (source + filler, target + filler)
    assert induce_word_pairs(words, [(i, i, 1, 1, 0.95) for i in range(44)]) == {(7, 9): pytest.approx(0.6)}
    assert induce_word_pairs(words, [(i, i, 1, 1, 0.5) for i in range(44)]) == {}


def test_learnt_pairs_become_features() -> None:
    reader = FeatureReader(read_tokens(["si belang", "si hitam"]), read_tokens(["الأرقط", "كلب"]), "id", "ar")
    word, other = reader.words[0][0][1], reader.words[1][0][0]
    table = reader.table({(word, other): 0.6})
    place = table.names.index(f"+{word}|{other}")
    assert table.retention[place] == pytest.approx(0.6)
    assert place in table.source.ids[: table.source.row_starts[1]]
    assert place in table.target.ids[: table.target.row_starts[1]]
    assert f"+{word}|{other}" not in reader.table({}).names
