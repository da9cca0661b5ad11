"""Whole paragraphs against a slow, literal reading of the rules, and what must hold of any text at any width."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sejajar.layout.bidi_classes import bidi_class
from sejajar.layout.lines import Line
from sejajar.layout.paragraph import ParagraphLayout

ROOT = Path(__file__).parents[2]
ARABIC = [line for line in (ROOT / "seeds" / "meta-llama4.ar.txt").read_text("utf-8").split("\n") if line.strip()]
INDONESIAN = [line for line in (ROOT / "seeds" / "meta-llama4.id.txt").read_text("utf-8").split("\n") if line.strip()]
VOCALISED = "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ (١) الْحَمْدُ لِلَّهِ رَبِّ الْعَالَمِينَ [2-3] «أَلَا» — لِلْآخِرَةِ"
TRICKY = "وبكلفة $40 مليار، أي نحو 2023-2024. قال “قفزة (GPT-5 أو H100)” بنسبة 40% - نموًا/ربحًا OpenAI [كذا] ، نعم ؟"
MIXED = (
    "ابلاأنم ة \u064b\u064e\u0651\u0670 abc 12٣ ()[]<>«»“”.,:;!؟،%$-–—/ \n\u3000漢字、é\u0301"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\u00a0\u2007👩❤\ufe0f🇮🇩אב"
)

Grapheme = tuple[int, int, str, int]


@cache
def reference_levels(paragraph: str) -> list[int]:
    dump = str(get_display(paragraph, base_dir="R", debug=True))
    of_bytes = [
        int(number)
        for number in re.findall(r"Level\(\s*(\d+)", dump[dump.rindex("levels: [") : dump.rindex("paragraphs: [")])
    ]
    starts = itertools.accumulate((len(char.encode()) for char in paragraph[:-1]), initial=0)
    return [of_bytes[start] for start in starts]


@cache
def reference_graphemes(paragraph: str) -> list[Grapheme]:
    """(start, end, what is drawn, width) in logical order, of text without emoji or characters that are not drawn."""
    reshaper = ArabicReshaper({
        "support_ligatures": False, "delete_harakat": False, "delete_tatweel": False, "support_zwj": True,
        "shift_harakat_position": False, "use_unshaped_instead_of_isolated": False,
    })  # fmt: skip
    shaped = reshaper.reshape(paragraph)
    assert len(shaped) == len(paragraph)
    graphemes: list[Grapheme] = []
    index = 0
    while index < len(paragraph):
        end = index + 1
        while end < len(paragraph) and unicodedata.combining(paragraph[end]):
            end += 1
        drawn = shaped[index:end]
        if paragraph[index] == "ل" and end < len(paragraph) and paragraph[end] in "اأإآ":
            alef, end = end, end + 1
            while end < len(paragraph) and unicodedata.combining(paragraph[end]):
                end += 1
            form = "FINAL" if unicodedata.name(drawn[0]).endswith("MEDIAL FORM") else "ISOLATED"
            letter = unicodedata.name(paragraph[alef]).removeprefix("ARABIC LETTER ")
            ligature = unicodedata.lookup(f"ARABIC LIGATURE LAM WITH {letter} {form} FORM")
            drawn = ligature + shaped[index + 1 : alef] + shaped[alef + 1 : end]
        graphemes.append((index, end, drawn, 1))
        index = end
    return graphemes


def reference_may_break(paragraph: str, before: int) -> bool:
    """Whether a line may begin at ``before``."""
    previous, following = paragraph[before - 1], paragraph[before]
    if following == " ":
        return False
    if previous == " ":
        closing = following in ")]}!?؟؛،.,:;/…" and following != "…"
        closing_quote = following in "”’»" and (before + 1 == len(paragraph) or paragraph[before + 1] in " .,،؛:)")
        opening = paragraph[:before].rstrip(" ")[-1:] in ("(", "[", "{") or paragraph[:before].rstrip(" ").endswith(
            (" “", " «")
        )
        return not closing and not closing_quote and not opening
    if previous in "-–/":
        letter_before = next(char for char in reversed(paragraph[: before - 1]) if not unicodedata.combining(char))
        return letter_before.isalpha() and paragraph[before - 2] not in " " and following.isalpha()
    return previous == "—" and following not in "—”’»)]}!?؟؛،.,:;/"


def reference_wrap(paragraph: str, width: int) -> list[list[Grapheme]]:
    """Greedy: as many graphemes as fit, trailing blanks not counted, back to the last place where a line may begin."""
    graphemes = reference_graphemes(paragraph)
    lines: list[list[Grapheme]] = []
    rest = graphemes
    while rest:
        best = None
        for count in range(1, len(rest) + 1):
            ink = list(rest[:count])
            while ink and paragraph[ink[-1][0] : ink[-1][1]] == " ":
                ink.pop()
            if sum(grapheme[3] for grapheme in ink) > width:
                break
            if count == len(rest) or reference_may_break(paragraph, rest[count][0]):
                best = count
        cut = best or max(1, width)
        lines.append(rest[:cut])
        rest = rest[cut:]
    return lines


MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def reference_row(paragraph: str, line: list[Grapheme]) -> list[tuple[str, int, int]]:
    """L1, L2, L4 and L3 as UAX #9 words them, on one line; blanks at its end are left out."""
    levels = reference_levels(paragraph)
    of_line = [levels[grapheme[0]] for grapheme in line]
    for index in range(len(line) - 1, -1, -1):
        if bidi_class(paragraph[line[index][0]]) not in ("WS", "S", "B"):
            break
        of_line[index] = 1
    items = [
        (drawn[0].translate(MIRROR) + drawn[1:] if level % 2 else drawn, start, end)
        for (start, end, drawn, _), level in zip(line, of_line, strict=True)
    ]
    for threshold in range(max(of_line), 0, -1):
        place = 0
        while place < len(items):
            stop = place
            while stop < len(items) and of_line[stop] >= threshold:
                stop += 1
            if stop > place:
                items[place:stop] = items[place:stop][::-1]
            place = max(stop, place + 1)
    trailing = len(line)
    while trailing and paragraph[line[trailing - 1][0]] == " ":
        trailing -= 1
    ends_ink = line[trailing - 1][1]
    return [item for item in items if item[1] < ends_ink]


@pytest.mark.parametrize("paragraph", [*ARABIC, VOCALISED, TRICKY], ids=range(len(ARABIC) + 2))
def test_every_line_of_the_seed_is_as_the_rules_say(paragraph: str):
    layout = ParagraphLayout(paragraph, "rtl")
    for width in range(12, 121):
        lines = layout.lay_out(width)
        reference = reference_wrap(paragraph, width)
        assert [line.start for line in lines] == [line[0][0] for line in reference], width
        for line, graphemes in zip(lines, reference, strict=True):
            assert [(cell.text, cell.start, cell.end) for cell in line.clusters] == reference_row(paragraph, graphemes)


def check_lines(layout: ParagraphLayout, lines: tuple[Line, ...], width: int, start: int, end: int) -> None:
    assert len(lines) == layout.line_count(width, start, end)
    bounds = [(line.start, line.end) for line in lines]
    assert all(first < last for first, last in bounds)
    assert [first for first, _ in bounds] == [start, *(last for _, last in bounds[:-1])][: len(bounds)]
    assert not bounds or bounds[-1][1] == end
    for line in lines:
        assert line.width == sum(cell.width for cell in line.clusters)
        assert line.width <= max(width, 0) or len(line.clusters) == 1
        assert cell_len(line.text) == line.width
        assert all(cell_len(cell.text) == cell.width for cell in line.clusters)
        assert not re.search("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\n\t]", line.text)


@given(st.text(MIXED, max_size=80), st.integers(-1, 30), st.sampled_from(["ltr", "rtl"]), st.booleans(), st.data())
@example("👩" * 3, 1, "rtl", True, None)
@example("\u064e\u064e", 4, "rtl", True, None)
@example("\u200b\u200e", 4, "rtl", True, None)
@example("a  \u064e b", 2, "ltr", True, None)
@settings(max_examples=350, deadline=None)
def test_lines_cover_any_range_once_and_fit(
    text: str, width: int, direction: Literal["ltr", "rtl"], show_harakat: bool, data: st.DataObject | None
):
    layout = ParagraphLayout(text, direction, show_harakat=show_harakat)
    check_lines(layout, layout.lay_out(width), width, 0, len(text))
    if data is not None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        check_lines(layout, layout.lay_out(width, start, end), width, start, end)


@given(st.text(MIXED, min_size=1, max_size=80), st.integers(1, 30), st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=250, deadline=None)
def test_a_line_holds_each_of_its_clusters_once(text: str, width: int, direction: Literal["ltr", "rtl"]):
    layout = ParagraphLayout(text, direction)
    covered: list[tuple[int, int]] = []
    for line in layout.lay_out(width):
        ranges = sorted((cell.start, cell.end) for cell in line.clusters)
        assert all(line.start <= first < last <= line.end for first, last in ranges)
        assert all(before[1] == after[0] for before, after in itertools.pairwise(ranges))
        blanks = text[ranges[-1][1] if ranges else line.start : line.end]
        assert not re.sub("[\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u064b-\u0670\u0301\ufe0f]", "", blanks)
        covered += ranges
    assert covered == sorted(set(covered))


@given(st.integers(5, 90))
@settings(max_examples=40, deadline=None)
def test_harakat_stay_on_their_letter(width: int):
    for line in ParagraphLayout(VOCALISED, "rtl").lay_out(width):
        for cell in line.clusters:
            source = VOCALISED[cell.start : cell.end]
            assert not unicodedata.combining(cell.text[0])
            marks = [char for char in source if unicodedata.combining(char)]
            assert [char for char in cell.text if unicodedata.combining(char)] == marks


def test_hidden_harakat_keep_their_place_in_the_range():
    shown = ParagraphLayout(VOCALISED, "rtl").lay_out(30)
    hidden = ParagraphLayout(VOCALISED, "rtl", show_harakat=False).lay_out(30)
    assert not any(unicodedata.combining(char) for line in hidden for char in line.text)
    assert [[(cell.start, cell.end, cell.text[0]) for cell in line.clusters] for line in hidden] == [
        [(cell.start, cell.end, cell.text[0]) for cell in line.clusters] for line in shown
    ]


def row(text: str, direction: Literal["ltr", "rtl"] = "rtl", width: int = 200) -> str:
    return "\n".join(
        unicodedata.normalize("NFKC", line.text) for line in ParagraphLayout(text, direction).lay_out(width)
    )


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("GPT-5 سيكون “قفزة", "ةزفق“ نوكيس GPT-5"),
        ("عام 2023-2024.", ".2024-2023 ماع"),
        ("عام 2023/2024", "2023/2024 ماع"),
        ("وبكلفة $40 مليار", "رايلم 40$ ةفلكبو"),
        ("(سريع) نعم", "معن (عيرس)"),
        ("نسبة 40% فقط", "طقف %40 ةبسن"),
        ("OpenAI Inc.", "OpenAI Inc."),
        ("100%", "100%"),
    ],
)
def test_numbers_brackets_and_names_stand_where_readers_expect_them(text: str, drawn: str):
    assert row(text) == drawn


def test_direction_and_pairs_come_from_the_whole_paragraph():
    text = "قال (OpenAI وشركة أخرى) كذا"
    start = text.index("OpenAI")
    (line,) = ParagraphLayout(text, "rtl").lay_out(60, start, text.index(" كذا"))
    assert unicodedata.normalize("NFKC", line.text) == "(ىرخأ ةكرشو OpenAI"


def test_indonesian_keeps_its_order_around_arabic():
    assert row("Kata (شركة) itu", "ltr") == "Kata (ةكرش) itu"
    assert row("kata satu dua", "ltr", 9) == "kata satu\ndua"


def test_line_feeds_are_blanks():
    assert [line.text for line in ParagraphLayout("satu\ndua\ntiga", "ltr").lay_out(8)] == ["satu dua", "tiga"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("hal-hal baik", 6, ["hal-", "hal", "baik"]),
        ("dan/atau lain", 6, ["dan/", "atau", "lain"]),
        ("5-10 orang", 4, ["5-10", "oran", "g"]),
        ("kata ! lagi", 5, ["kata", "!", "lagi"]),
        ("kata (a b", 6, ["kata", "(a b"]),
        ("kata ( ab", 7, ["kata", "( ab"]),
        ("ya—tidak", 5, ["ya—", "tidak"]),
        ("ya — tidak", 4, ["ya —", "tida", "k"]),
        ("kata .5 x", 5, ["kata", ".5 x"]),
        ("kata » x", 6, ["kata »", "x"]),
        ("kata ” x", 5, ["kata", "” x"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("漢字。漢", 4, ["漢", "字。", "漢"]),
        ("ab\u200bcd", 3, ["ab", "cd"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("sangatpanjang", 5, ["sanga", "tpanj", "ang"]),
        ("a 漢漢", 1, ["a", "漢", "漢"]),
        ("   ", 5, [""]),
        ("a   b", 2, ["a", "b"]),
    ],
)
def test_where_lines_end(text: str, width: int, lines: list[str]):
    assert [line.text for line in ParagraphLayout(text, "ltr").lay_out(width)] == lines


def test_an_empty_range_has_no_line():
    layout = ParagraphLayout("satu dua", "ltr")
    assert layout.lay_out(10, 3, 3) == ()
    assert ParagraphLayout("", "rtl").lay_out(10) == ()
    assert layout.line_count(10, 3, 3) == 0


def test_base_level_is_told():
    assert ParagraphLayout("OpenAI شركة", "rtl").base_level == 1
    assert ParagraphLayout("OpenAI", "rtl").base_level == 0


def test_brackets_are_mirrored_at_every_odd_level():
    """L4: inside a right-to-left quotation in an embedded Latin text letters are at level 3."""
    quotation = "ab \u2067(ش)\u2069 c"
    assert row(f"ق \u2066{quotation}\u2069") == "ab (ش) c ق"
    assert row(f"x \u2067ق \u2066{quotation}\u2069\u2069", "ltr") == "x ab (ش) c ق"
    levels = ParagraphLayout(f"ق \u2066{quotation}\u2069", "rtl").levels
    assert [levels[index] for index in (0, 3, 7, 8, 9)] == [1, 2, 3, 3, 3]
    # And at no even one: the same brackets in the Latin text itself.
    assert row("ق \u2066a (b) c\u2069") == "a (b) c ق"


def test_blanks_that_do_not_break_go_to_the_end_of_the_line():
    """L1: a figure space at the end is at the paragraph's level, though the letters on both sides are not."""
    line = ParagraphLayout("شركة abcd\u2007efgh", "rtl").lay_out(5)[1]
    assert line.text == "\u2007abcd"
    assert line.clusters[0].is_rtl
