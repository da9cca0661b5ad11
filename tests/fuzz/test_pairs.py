"""Random pairs of texts through every command: no exception, every export reads back, and neither time nor output runs away.

``SEJAJAR_FUZZ_EXAMPLES`` is the number of pairs, ``SEJAJAR_FUZZ_SEED`` repeats a run; Hypothesis shrinks and prints
what fails::

    SEJAJAR_FUZZ_EXAMPLES=20000 SEJAJAR_FUZZ_SEED=7 .venv/bin/pytest -m full -n0 -s tests/fuzz/test_pairs.py
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from fuzz.pair_cores import Costs, run_cores
from sejajar.formats.seeds import seed_paths
from sejajar.text.document import Document

PAIRS = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "2000"))
SEED = int(os.environ.get("SEJAJAR_FUZZ_SEED", random.randrange(2**32)))
QUICK_PAIRS = 80
LANGUAGES = [None, "id", "ar", "en", "fr", "he", "ur", "zh"]

MOST_SECONDS = 10.0
"""Of CPU, of one core for one pair of a few thousand characters: a hang, not a slow machine."""
MOST_OUTPUT = 400
"""Characters written for one character of the texts: an item of JSON for every figure of one digit, in its longest form."""
FIXED_OUTPUT = 20_000
"""Characters written for any pair, the page's style among them."""

SENTENCES = [
    text.strip()
    for path in seed_paths()
    for line in path.read_text("utf-8").splitlines()
    for text in line.split(". ")
    if text.strip()
]
SCRIPTS = [
    "abcXYZ",
    "ابتثجلاأإ",
    "אבגדה",
    "абвГД",
    "漢字かなカナ",
    "हिन्दी",
    "ไทยคำ",
    "𞤀𞤁𞤢",
    "Ññßﬁİı",
    "😀👩‍👧🇮🇩",
    "ﷺﻻﻼ",
]
MARKS = ".,:;!?…،؛؟۔。！？｡।\"'“”„‟«»‘’‚‛‹›「」『』()[]{}<>（）%٪‰$£€¥+-–—/\\*_#@|&=~°′″½¼"
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00\x1b\x07\x9b\x7f\xad"
COMBINING = "\u0300\u0301\u064b\u064e\u0651\u0654\u0670\u05b0\u0eb1\u0e34\u20dd\u0488\ufe0f"
BLANKS = " \t\n\r\x0b\x0c\x85\u00a0\u2028\u2029\u3000"
DIGITS = "0123456789٠١٢٣٩۰۵०१௧๑𞥐²½ⅷ"
WORDS = [
    "Rp",
    "US$",
    "juta",
    "miliar",
    "ribu",
    "satu",
    "dua",
    "seratus",
    "setengah",
    "persen",
    "per",
    "jam",
    "km",
    "tahun",
    "pukul",
    "Januari",
    "Mei",
    "Senin",
    "abad",
    "ke-",
    "ke-2",
    "pasal",
    "No.",
    "Dr.",
    "hlm.",
    "kata",
    "Budi",
    "mengatakan",
    "bahwa",
    "menurut",
    "ujar",
    "katanya,",
    "antara",
    "dan",
    "hingga",
    "sekitar",
    "lebih",
    "dari",
    "kurang",
    "yang",
    "الف",
    "مليون",
    "مئة",
    "نصف",
    "عشرون",
    "وقال",
    "أن",
    "قال",
    "إن",
    "بحسب",
    "دولار",
    "في",
    "المئة",
    "عام",
    "يناير",
    "الاثنين",
    "الساعة",
    "بين",
    "و",
    "من",
    "إلى",
    "نحو",
    "أكثر",
    "million",
    "percent",
    "said",
    "that",
    "about",
    "three",
    "quarters",
    "twenty-one",
    "1st",
    "3pm",
    "10:30",
    "1/2",
    "1.234.567,89",
    "3-2",
    "5-10",
    "2023/24",
    "1990-an",
    "29/2/2023",
    "2023-02-29",
    "00.00",
    "24:60",
    "GPT-4",
    "+62",
    "0812-3456-7890",
]
FLOODS = [
    *MARKS,
    *CONTROLS,
    *COMBINING,
    *DIGITS,
    "ـ",
    "ب",
    "a",
    "\n",
    " ",
    '"a ',
    "“a ",
    "(“a ",
    "1. ",
    "1,",
    "a. ",
    "Dr. ",
    "وقال أن ",
    "5-",
]

sentences = st.sampled_from(SENTENCES)
cut_sentences = st.builds(
    lambda text, start, stop: text[start:stop], sentences, st.integers(0, 60), st.integers(1, 200)
)
doubled = st.builds(lambda text, times: text * times, sentences, st.integers(2, 4))
characters = st.text(st.sampled_from("".join(SCRIPTS) + MARKS + CONTROLS + COMBINING + BLANKS + DIGITS), max_size=40)
any_characters = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(max_size=8)
floods = st.builds(lambda unit, times: unit * times, st.sampled_from(FLOODS), st.integers(1, 400))
flood_of_words = st.builds(
    lambda units, times: " ".join(units) * times, st.lists(st.sampled_from(WORDS), max_size=3), st.integers(1, 60)
)
words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
pieces = sentences | cut_sentences | doubled | characters | any_characters | floods | flood_of_words | words
glue = st.sampled_from(["", " ", ". ", "\n", "\n\n", '" ', ' "', "، ", "\u2029"])
texts = st.lists(st.tuples(pieces, glue), max_size=8).map(
    lambda parts: "".join(piece + between for piece, between in parts)
)
queries = st.tuples(
    st.sampled_from(["a", "dan", "الم", "1", '"', "Budi kata"]),
    st.sampled_from(["1", ">1", "%", "usd>=10bn", "!", "~3jt", "1..5"]),
)


def check_pair(source: str, target: str, languages: tuple[str | None, str | None], queried: tuple[str, str]) -> Costs:
    costs = run_cores(
        Document.from_text(source, language=languages[0], name="a.txt"),
        Document.from_text(target, language=languages[1], name="b.txt"),
        queried,
    )
    for name, seconds in costs.seconds.items():
        assert seconds < MOST_SECONDS, f"{name} took {seconds:.1f} s of CPU"
    most = MOST_OUTPUT * (len(source) + len(target)) + FIXED_OUTPUT
    for name, count in costs.characters.items():
        assert count <= most, f"{name} wrote {count} characters of {len(source) + len(target)}"
    return costs


inputs = given(texts, texts, st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES)), queries)
lasting = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True)


@settings(lasting, max_examples=QUICK_PAIRS)
@inputs
def test_a_pair(source, target, languages, queried):
    check_pair(source, target, languages, queried)


@settings(lasting, max_examples=QUICK_PAIRS)
@given(texts, queries)
def test_a_text_beside_itself(text, queried):
    check_pair(text, text, (None, None), queried)


@pytest.mark.full
def test_many_pairs():
    print(f"\nSEJAJAR_FUZZ_SEED={SEED} SEJAJAR_FUZZ_EXAMPLES={PAIRS}")
    begin, seconds, count = time.monotonic(), Counter[str](), 0

    @seed(SEED)
    @settings(lasting, max_examples=PAIRS)
    @inputs
    def many(source, target, languages, queried):
        nonlocal count
        count += 1
        for name, spent in check_pair(source, target, languages, queried).seconds.items():
            seconds[name] = max(seconds[name], spent)

    many()
    print(f"{count} pairs in {time.monotonic() - begin:.0f} s; most CPU seconds of one pair by core: {dict(seconds)}")
