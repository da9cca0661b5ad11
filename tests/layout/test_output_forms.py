"""Each form against a small model of the terminal it is for: what is sent, the terminal must turn into the cells."""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sejajar.layout.bidi_classes import MIRROR_IMAGES, bidi_class, class_string
from sejajar.layout.levels import visual_order
from sejajar.layout.lines import DisplayCluster, Line
from sejajar.layout.output_forms import BLANK_LETTER, LRM, LRO, PDF, Run, output_runs
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.layout.profiles import DEFAULT_PROFILE, PROFILES
from sejajar.layout.uax9 import paragraph_level, resolve_levels

ROOT = Path(__file__).parents[2]
PARAGRAPHS = [line for line in (ROOT / "seeds" / "meta-llama4.ar.txt").read_text("utf-8").split("\n") if line.strip()]
SAMPLES = [
    "مرحبا بالعالم الجميل اليوم",
    "نموذج GPT-5 (سريع) بنسبة 150% لا أقل",
    "قال “لا” عن H100 و100 مرة في OpenAI Inc.",
    "كَتَبَ الوَلَدُ الدَّرْسَ لِلأُمِّ",
    "خلال ثلاثة أشهر. (بحسب التقرير)، نعم!",
    "وقالوا إنها “رائعة”؛ و2024 سؤال: 15%؟",
    "الـGPU وH100 في 3.5 (و12) «نص» 100%.",
    "ربح/خسارة عام ٢٠٢٣-٢٠٢٤، و٣٫٥٪ منها: [كذا] قال…",
]
WORDS = [
    "قال",
    "لا",
    "OpenAI",
    "2024",
    "٣٤",
    "(نص)",
    "«نص»",
    "نص،",
    "قال؟!",
    "15%",
    "بَ",
    "$40",
    "و2024",
    "ربح/خسارة",
    "-",
    "…",
]


def lines_of(text: str, width: int) -> tuple[Line, ...]:
    return ParagraphLayout(text, "rtl").lay_out(width)


def all_lines() -> list[Line]:
    return [line for text in (*SAMPLES, *PARAGRAPHS) for width in (17, 40, 200) for line in lines_of(text, width)]


def sent_text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def graphemes(text: str) -> list[str]:
    """Characters with their marks; invisible ones apart."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.combining(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def terminal_with_bidi(row: str, base: int | None = 0) -> list[str]:
    """What a terminal shows that applies UAX #9 to a row: its cells from left to right, invisible characters gone."""
    items = graphemes(row)
    text = "".join(item[0] for item in items)
    base = paragraph_level(text) if base is None else base
    levels = resolve_levels(text, base)
    shown = []
    for index in visual_order(levels):
        item = items[index]
        if bidi_class(item[0]) in ("LRO", "PDF") or item == LRM:
            continue
        shown.append(MIRROR_IMAGES.get(item[0], item[0]) + item[1:] if levels[index] % 2 else item)
    return shown


def texts(clusters: tuple[DisplayCluster, ...]) -> list[str]:
    return [cluster.text for cluster in clusters]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
    st.integers(8, 50),
    st.sampled_from(sorted(PROFILES)),
    st.integers(0, 7),
)
@settings(max_examples=250, deadline=None)
def test_runs_show_each_cluster_once_in_its_columns(text: str, width: int, name: str, seed: int):
    profile = PROFILES[name]
    for line in lines_of(text, width):
        roles = [(index * (seed + 3)) // 5 % 3 for index in range(len(line.clusters))]
        runs = output_runs(line.clusters, profile, roles)
        shown = sorted(index for run in runs for index in range(run.first_cluster, run.last_cluster))
        assert shown == list(range(len(line.clusters)))
        for run in runs:
            assert len(set(roles[run.first_cluster : run.last_cluster])) <= 1
            assert cell_len(run.text) == run.width
        extra = sum(run.width for run in runs) - line.width
        assert extra in (0, profile.extra_columns)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_an_empty_line_sends_nothing(name: str):
    assert output_runs((), PROFILES[name]) == ()


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_latin_lines_are_sent_as_they_are(name: str):
    (line,) = ParagraphLayout("Kata “satu” (2024), 15%", "ltr").lay_out(80)
    assert sent_text(output_runs(line.clusters, PROFILES[name])) == "Kata “satu” (2024), 15%"


def test_visual_is_the_clusters_in_one_run():
    for line in all_lines():
        (run,) = output_runs(line.clusters, DEFAULT_PROFILE)
        assert run == Run(line.text, line.width, 0, len(line.clusters))


@pytest.mark.parametrize("name", ["letter-marks", "override-runs", "marked-words"])
@pytest.mark.parametrize("before", ["│ kata │", "│"])
def test_marks_keep_a_bidi_terminal_from_moving_anything(name: str, before: str):
    for line in all_lines():
        row = before + sent_text(output_runs(line.clusters, PROFILES[name])) + "│"
        assert terminal_with_bidi(row) == [*before, *texts(line.clusters), "│"]


@pytest.mark.parametrize("before", ["│ kata, │  ", "│          │  ", ""])
def test_blank_letters_make_putty_order_words_back(before: str):
    for line in all_lines():
        classes = class_string("".join(text[0] for text in texts(line.clusters)))
        if re.search("[RA][^LW]*E", classes):
            continue  # Digits before Arabic letters in one word: the form's documented limit.
        row = before + sent_text(output_runs(line.clusters, PROFILES["isolated"])) + "│"
        shown = terminal_with_bidi(row, None)
        wanted = [BLANK_LETTER if text == " " else text for text in texts(line.clusters)]
        if any(bidi_class(text[0]) in ("R", "AL", "AN") for text in wanted):
            assert shown == [*before, BLANK_LETTER, *wanted, BLANK_LETTER, "│"]
        else:
            assert shown == [*before, *texts(line.clusters), "│"]


def test_qtermwidget_orders_each_style_by_itself():
    for line in all_lines():
        runs = output_runs(line.clusters, PROFILES["styled"])
        shown = [item for run in runs for item in terminal_with_bidi(run.text, None)]
        assert shown == texts(line.clusters)
        assert all(before.font_variant != after.font_variant for before, after in itertools.pairwise(runs))


def kitty(runs: tuple[Run, ...]) -> list[str]:
    """kitty: runs of one font and of no blank, reversed whole if Arabic letters or digits are in them."""
    cells = [(item, run.font_variant) for run in runs for item in graphemes(run.text)]
    shown: list[str] = []
    for _, run in itertools.groupby(cells, key=lambda cell: (cell[1], cell[0] == " ")):
        items = [item for item, _ in run]
        is_arabic = any(bidi_class(item[0]) in ("R", "AL", "AN") for item in items)
        shown += reversed(items) if is_arabic else items
    return shown


@pytest.mark.parametrize("has_roles", [False, True])
def test_kitty_turns_each_word_back(has_roles: bool):
    for line in all_lines():
        roles = [index // 3 % 2 for index in range(len(line.clusters))] if has_roles else []
        assert kitty(output_runs(line.clusters, PROFILES["words"], roles)) == texts(line.clusters)


def test_only_what_is_glued_to_arabic_is_bold():
    (line,) = lines_of("قال GPT-5 (سريع)، نعم 15%", 80)
    bold = [run.text for run in output_runs(line.clusters, PROFILES["words"]) if run.font_variant == "bold"]
    assert bold == ["(", ")"]


@pytest.mark.parametrize("text", SAMPLES)
def test_logical_is_ordered_by_the_terminal(text: str):
    (line,) = lines_of(text, 200)
    assert terminal_with_bidi(sent_text(output_runs(line.clusters, PROFILES["logical"])), 1) == texts(line.clusters)


def test_off_sends_the_letters_of_the_file():
    text = "نموذج GPT-5 (سريع) بنسبة 150%"
    (line,) = lines_of(text, 200)
    assert sent_text(output_runs(line.clusters, PROFILES["off"])) == text
    (line,) = lines_of("لا", 9)
    assert sent_text(output_runs(line.clusters, PROFILES["off"])) == "\ufefb"


def test_roles_separate_runs_and_follow_their_letters():
    (line,) = lines_of("قال نعم", 80)
    start = line.logical_to_visual(4, 6)[0][0]
    roles = ["hit" if start <= index < start + 2 else None for index in range(len(line.clusters))]
    for name, hit in {
        "visual": "\ufecc\ufee7",
        "isolated": "\ufee7\ufecc",
        "styled": "\ufee7\ufecc",
        "logical": "\ufee7\ufecc",
    }.items():
        runs = output_runs(line.clusters, PROFILES[name], roles)
        assert [run.text for run in runs if roles[run.first_cluster : run.last_cluster][:1] == ["hit"]] == [hit], name


def test_isolated_keeps_latin_letters_inside_a_word_where_they_are():
    (line,) = lines_of("اaب", 80)
    assert sent_text(output_runs(line.clusters, PROFILES["isolated"])) == f"{BLANK_LETTER}\ufe8fa\ufe8d{BLANK_LETTER}"


def test_a_mirrored_bracket_keeps_its_marks():
    (line,) = lines_of("ا(\u0301ب", 80)
    assert [cluster.text for cluster in line.clusters] == ["\ufe8f", ")\u0301", "\ufe8d"]
    assert sent_text(output_runs(line.clusters, PROFILES["logical"])) == "\ufe8d(\u0301\ufe8f"


def test_override_runs_begin_and_end_in_a_letter():
    (line,) = lines_of("قال نعم 12 ab", 80)
    sent = sent_text(output_runs(line.clusters, PROFILES["override-runs"]))
    assert sent == f"ab 12 {LRO}" + line.text[6:] + PDF
