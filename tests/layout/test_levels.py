"""Embedding levels against the Unicode suites and against each other."""

from __future__ import annotations

import functools
import lzma
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sejajar.layout import levels as levels_module
from sejajar.layout.bidi_classes import bidi_class
from sejajar.layout.levels import base_level_of, embedding_levels, python_bidi_levels, visual_order
from sejajar.layout.uax9 import paragraph_level, resolve_levels

UNICODE = Path(__file__).parents[1] / "data" / "unicode"
RESOLVERS: dict[str, Callable[[str, int], bytes | None]] = {
    "own": resolve_levels,
    "python-bidi": python_bidi_levels,
    "product": embedding_levels,
}
REMOVED = frozenset({"LRE", "LRO", "RLE", "RLO", "PDF", "BN"})
RESET_BY_L1 = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"})
SAMPLE_OF_CLASS = {
    "L": "a", "R": "\u05d0", "EN": "1", "ES": "-", "ET": "%", "AN": "\u0660", "CS": ":", "B": "\u2029", "S": "\t",
    "WS": " ", "ON": "!", "LRE": "\u202a", "LRO": "\u202d", "AL": "\u0627", "RLE": "\u202b", "RLO": "\u202e",
    "PDF": "\u202c", "NSM": "\u0300", "BN": "\u00ad", "FSI": "\u2068", "LRI": "\u2066", "RLI": "\u2067", "PDI": "\u2069",
}  # fmt: skip
ALPHABET = (
    "".join(SAMPLE_OF_CLASS[name] for name in SAMPLE_OF_CLASS if name != "B")
    + "()[]<>«»\u2329\u232a\u3008\u3009,./\u064e"
)


def after_l1(text: str, levels: bytes, base: int) -> list[int]:
    """Rule L1 by the book: separators, and the blanks and isolates before them and at the end."""
    found = list(levels)
    resetting = True
    for index in range(len(text) - 1, -1, -1):
        name = bidi_class(text[index])
        if name in ("B", "S"):
            resetting = True
        elif name not in RESET_BY_L1 and name not in REMOVED:
            resetting = False
        if resetting and (name in RESET_BY_L1 or name in ("B", "S")):
            found[index] = base
    return found


def check(
    resolve: Callable[[str, int], bytes | None], text: str, base: int, expected: list[str], order: list[int]
) -> None:
    if resolve is embedding_levels and text[-1] == "\u2029":
        # To the product a separator is a blank inside a paragraph; without it nothing else changes.
        text, expected, order = text[:-1], expected[:-1], [index for index in order if index < len(text) - 1]
    found = resolve(text, base)
    assert found is not None
    levels = after_l1(text, found, base)
    kept = [index for index, level in enumerate(expected) if level != "x"]
    assert [levels[index] for index in kept] == [int(expected[index]) for index in kept], (text, base)
    assert [kept[index] for index in visual_order(levels[index] for index in kept)] == order, (text, base)


@functools.cache
def character_cases() -> list[tuple[str, str, int, list[str], list[int]]]:
    cases = []
    with lzma.open(UNICODE / "BidiCharacterTest.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[0] not in "#\n":
                points, direction, base, levels, order = line.rstrip("\n").split(";")
                text = "".join(chr(int(point, 16)) for point in points.split())
                cases.append((text, direction, int(base), levels.split(), [int(index) for index in order.split()]))
    return cases


def class_cases(step: int) -> Iterator[tuple[str, int, list[str], list[int]]]:
    """Every ``step``-th case of BidiTest as (text, base level, levels, order)."""
    levels: list[str] = []
    order: list[int] = []
    number = 0
    with lzma.open(UNICODE / "BidiTest.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("@Levels:"):
                levels = line.split()[1:]
            elif line.startswith("@Reorder:"):
                order = [int(index) for index in line.split()[1:]]
            elif line[0] not in "#@\n":
                names, bits = line.split(";")
                for bit in (1, 2, 4):
                    if int(bits, 16) & bit:
                        number += 1
                        if number % step == 0:
                            text = "".join(SAMPLE_OF_CLASS[name] for name in names.split())
                            base = paragraph_level(text) if bit == 1 else int(bit == 4)
                            yield text, base, levels, order


def run_character_cases(name: str, step: int) -> int:
    for text, direction, base, levels, order in character_cases()[::step]:
        assert base == (paragraph_level(text) if direction == "2" else int(direction)), text
        check(RESOLVERS[name], text, base, levels, order)
    return len(character_cases())


def test_own_levels_pass_all_of_the_bidi_character_test():
    assert run_character_cases("own", 1) == 91_707


@pytest.mark.parametrize("name", ["python-bidi", "product"])
def test_product_levels_pass_the_bidi_character_test(name: str):
    run_character_cases(name, 7)


@pytest.mark.parametrize(("name", "step"), [("own", 10), ("product", 50)])
def test_levels_pass_the_bidi_test(name: str, step: int):
    for case in class_cases(step):
        check(RESOLVERS[name], *case)


@pytest.mark.full
@pytest.mark.parametrize("name", RESOLVERS)
def test_levels_pass_both_suites_whole(name: str):
    run_character_cases(name, 1)
    count = 0
    for case in class_cases(1):
        check(RESOLVERS[name], *case)
        count += 1
    assert count == 770_241


def visible(text: str, levels: bytes | None) -> list[int]:
    assert levels is not None
    assert len(levels) == len(text)
    return [level for char, level in zip(text, levels, strict=True) if bidi_class(char) not in REMOVED]


@given(st.text(ALPHABET, max_size=60), st.integers(0, 1))
@example("\u2066" * 130 + "\u05d0" + "\u2069" * 130, 0)
@example("\u202b" * 130 + "a(\u05d0)", 1)
@example("(" * 70 + "\u05d0" + ")" * 70, 0)
@example("[a(\u05d0]\u0300)", 1)
@settings(max_examples=300, deadline=None)
def test_two_resolvers_agree(text: str, base: int):
    assert visible(text, resolve_levels(text, base)) == visible(text, python_bidi_levels(text, base))


@pytest.mark.parametrize("seed", range(4))
def test_two_resolvers_agree_on_long_random_text(seed: int):
    rng = random.Random(seed)
    for _ in range(120):
        weights = [rng.random() ** 3 for _ in ALPHABET]
        text = "".join(rng.choices(ALPHABET, weights, k=rng.randrange(1, 400)))
        base = rng.randrange(2)
        assert visible(text, resolve_levels(text, base)) == visible(text, python_bidi_levels(text, base)), (text, base)


@given(st.text(ALPHABET + "\n", max_size=40), st.integers(0, 1))
@settings(max_examples=150, deadline=None)
def test_short_cuts_change_no_level(text: str, base: int):
    blanked = text.replace("\n", " ")
    assert visible(blanked, embedding_levels(text, base)) == visible(blanked, resolve_levels(blanked, base))


def test_own_resolver_stands_in_when_the_dump_is_not_understood(monkeypatch: pytest.MonkeyPatch):
    text = "قال GPT-5 (سريع) 40%"
    wanted = embedding_levels(text, 1)
    asked: list[str] = []

    def unknown_dump(paragraph: str, **_: object) -> str:
        asked.append(paragraph)
        return "BidiInfo { changed }"

    monkeypatch.setattr(levels_module, "get_display", unknown_dump)
    assert embedding_levels(text, 1) == wanted
    assert asked == [text]


def test_text_that_looks_like_a_dump_is_no_dump():
    text = 'ا levels: [ Level( 9, ), ], "    levels: [" ب 12'
    assert python_bidi_levels(text, 1) == resolve_levels(text, 1)


def test_levels_of_two_digits_are_read():
    text = "\u202a\u202b" * 8 + "ا1a"
    assert visible(text, python_bidi_levels(text, 0)) == visible(text, resolve_levels(text, 0))
    assert max(visible(text, python_bidi_levels(text, 0))) > 9


@pytest.mark.parametrize(
    ("text", "direction", "base"),
    [
        ("OpenAI شركة", "rtl", 1),
        ("OpenAI", "rtl", 0),
        ("100%", "rtl", 0),
        ("", "rtl", 0),
        ("kata شركة", "ltr", 0),
        ("شركة", "ltr", 1),
        ("1 + 1", "ltr", 0),
        ("אב", "rtl", 1),
    ],
)
def test_base_level_is_the_panes_unless_no_letter_is(text: str, direction: str, base: int):
    assert base_level_of(text, direction) == base  # pyright: ignore[reportArgumentType]


@given(st.lists(st.integers(0, 6), max_size=40))
def test_reordering_is_a_permutation(levels: list[int]):
    assert sorted(visual_order(levels)) == list(range(len(levels)))


@given(st.lists(st.integers(0, 5), max_size=30))
def test_reordering_by_runs_is_l2_by_the_book(levels: list[int]):
    order = list(range(len(levels)))
    for threshold in range(max(levels, default=0), 0, -1):
        # From the highest level to the lowest odd one.
        if threshold < min((level for level in levels if level % 2), default=9):
            break
        start = None
        for place in range(len(levels) + 1):
            inside = place < len(levels) and levels[place] >= threshold
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    assert visual_order(levels) == order
