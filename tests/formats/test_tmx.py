"""TMX parsed: units by language, and what is refused."""

from __future__ import annotations

import pytest

from sejajar.formats.tmx import MAX_DEPTH, TranslationUnit, parse_tmx


def tmx(body: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="utf-16"?>\n{head}<tmx version="1.4"><header/><body>{body}</body></tmx>'


def seg(language: str, words: str, attribute: str = "xml:lang") -> str:
    return f'<tuv {attribute}="{language}"><seg>{words}</seg></tuv>'


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("", []),
        ("<tu></tu>", []),
        (f"<tu>{seg('id', 'Satu')}</tu>", [TranslationUnit({"id": "Satu"})]),
        (f"<tu>{seg('id-ID', 'Satu')}{seg('AR', 'واحد')}</tu>", [TranslationUnit({"id": "Satu", "ar": "واحد"})]),
        (f"<tu>{seg('id', 'Satu', 'lang')}</tu>", [TranslationUnit({"id": "Satu"})]),
        (f"<tu>{seg('id', 'a')}</tu><tu>{seg('en', 'b')}</tu>", [TranslationUnit({"id": "a"}), TranslationUnit({"en": "b"})]),
        (f"<tu>{seg('id', 'a &amp; b&#32;&lt;c>')}</tu>", [TranslationUnit({"id": "a & b <c>"})]),
        (f"<tu>{seg('id', 'a<hi>b</hi><ph>x<sub>y</sub></ph><bpt>z</bpt>c')}</tu>", [TranslationUnit({"id": "abc"})]),
        (f"<tu><note>n</note>{seg('id', 'a')}</tu>", [TranslationUnit({"id": "a"})]),
        (f"<tu>{seg('id', '')}</tu>", [TranslationUnit({"id": ""})]),
    ],
)  # fmt: skip
def test_units_in_order(body: str, units: list[TranslationUnit]) -> None:
    assert parse_tmx(tmx(body)) == units


@pytest.mark.parametrize(
    ("prop", "confidence"),
    [
        ('<prop type="x-confidence">0.25</prop>', 0.25),
        ('<prop type="x-confidence">0</prop>', 0.0),
        ('<prop type="x-confidence">1</prop>', 1.0),
        ('<prop type="x-confidence">1.01</prop>', 1.0),
        ('<prop type="x-confidence">-0.01</prop>', 1.0),
        ('<prop type="x-confidence">sure</prop>', 1.0),
        ('<prop type="x-confidence"></prop>', 1.0),
        ('<prop type="x-other">0.25</prop>', 1.0),
    ],
)
def test_the_confidence_of_a_unit(prop: str, confidence: float) -> None:
    units = parse_tmx(tmx(f"<tu>{prop}{seg('id', 'a')}</tu><tu>{seg('id', 'b')}</tu>"))
    assert units == [TranslationUnit({"id": "a"}, confidence), TranslationUnit({"id": "b"}, 1.0)]


def test_a_property_elsewhere_is_not_the_unit_s_confidence() -> None:
    body = f'<tu><tuv xml:lang="id"><prop type="x-confidence">0.25</prop><seg>a</seg></tuv>{seg("ar", "b")}</tu>'
    assert parse_tmx(tmx(body)) == [TranslationUnit({"id": "a", "ar": "b"}, 1.0)]


def test_a_byte_order_mark_and_blanks_may_stand_before_it() -> None:
    assert parse_tmx("\ufeff\r\n\t " + tmx(f"<tu>{seg('id', 'a')}</tu>")) == [TranslationUnit({"id": "a"})]


def test_elements_may_be_nested_up_to_the_bound() -> None:
    depth = MAX_DEPTH - 2  # below tmx and body
    assert parse_tmx(tmx("<x>" * depth + "</x>" * depth)) == []
    with pytest.raises(ValueError, match=r"^not a TMX file; give the TMX, TSV or JSON"):
        parse_tmx(tmx("<x>" * (depth + 1) + "</x>" * (depth + 1)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (tmx("", '<!DOCTYPE tmx [<!ENTITY a "aaaa">]>'), "contains the entity 'a'; write the characters themselves"),
        (tmx("&a;", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'), "contains the entity 'a'"),
        (tmx("")[:-3], r"line 2: not XML \(unclosed token\); export the TMX again"),
        ("", r"line 1: not XML \(no element found\)"),
        ("<html><body/></html>", "not a TMX file"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        parse_tmx(text)


def test_a_second_segment_of_a_language_is_kept_apart() -> None:
    (unit,) = parse_tmx(tmx(f"<tu>{seg('id', 'a')}{seg('ar', 'x')}{seg('id-ID', 'b')}{seg('id', 'c')}</tu>"))
    assert unit.words == {"id": "a", "ar": "x"}
    assert unit.second_words == {"id": "b"}
