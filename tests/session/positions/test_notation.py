"""Positions as users write them, and the passages they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Bitext, Side
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.notation import PositionError, TextPosition, format_position, parse_position
from sejajar.session.positions.permalinks import passage_permalink
from sejajar.text.document import Document
from sejajar.text.notices import Notice


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12", TextPosition(None, 11)), ("0", TextPosition(None, 0)), ("1", TextPosition(None, 0)),
        ("s:3400", TextPosition("source", 3400)), ("t:0", TextPosition("target", 0)),
        ("50%", TextPosition(None, 50, is_percent=True)), (" 12 ", TextPosition(None, 11)), ("50 %", TextPosition(None, 50, is_percent=True)),
        ("١٢", TextPosition(None, 11)), ("۵۰٪", TextPosition(None, 50, is_percent=True)), ("s:٣", TextPosition("source", 3)),
    ],
)  # fmt: skip
def test_a_position_is_parsed(text: str, place: TextPosition) -> None:
    assert parse_position(text) == place


@pytest.mark.parametrize("text", ["", "x", "s:", "u:3", "-1", "1.5", "s:50%", "%", "1" * 13])
def test_an_invalid_position_is_refused(text: str) -> None:
    with pytest.raises(PositionError, match="not-a-position"):
        parse_position(text)


@given(st.sampled_from([None, "source", "target"]), st.integers(0, 10**9), st.booleans())
def test_a_written_position_is_parsed_as_itself(side: Side | None, number: int, is_percent: bool) -> None:
    place = TextPosition(side, number, is_percent=is_percent and side is None)
    assert parse_position(format_position(place)) == place


def test_a_permalink_is_a_position(bitext: Bitext) -> None:
    link = passage_permalink(bitext, 3)
    position = parse_position(f" {link} ")
    assert position == TextPosition("source", bitext.passages[3].source[0].start, permalink=link)
    assert format_position(position) == link
    assert position.passage_index(bitext) == 3


@pytest.mark.parametrize("text", ["s:12~abc", "~", "s:1~abcabcd.é.."])
def test_a_permalink_that_was_cut_short_is_refused(text: str) -> None:
    with pytest.raises(PositionError, match="permalink-invalid"):
        parse_position(text)


@pytest.mark.parametrize(
    ("position", "passage"),
    [
        (TextPosition(None, -1), 0), (TextPosition(None, 0), 0), (TextPosition(None, 4), 4), (TextPosition(None, 5), 4),
        (TextPosition("source", 0), 0), (TextPosition("source", 20), 0), (TextPosition("source", 21), 1),
        (TextPosition("source", 10**9), 4), (TextPosition("target", 22), 0), (TextPosition("target", 23), 2),
        (TextPosition(None, 0, is_percent=True), 0), (TextPosition(None, 100, is_percent=True), 4),
    ],
)  # fmt: skip
def test_a_position_is_in_a_passage(bitext: Bitext, position: TextPosition, passage: int) -> None:
    assert position.passage_index(bitext) == passage


def test_a_position_is_resolved_to_where_its_sentence_is(bitext: Bitext) -> None:
    position = parse_position(passage_permalink(bitext, 3))
    newer = align_by_length(Document.from_text(f"Pembuka baru. {bitext.source.raw}", language="id"), bitext.target)
    found, problem = position.resolve(newer)
    assert not problem
    assert found == TextPosition("source", position.number + 14)
    other = align_by_length(Document.from_text("Lain. Sama sekali. " * 9, language="id"), bitext.target)
    found, problem = position.resolve(other)
    assert found == TextPosition("source", position.number) and problem == Notice("permalink-not-found")
    assert TextPosition(None, 3).resolve(bitext) == (TextPosition(None, 3), None)
