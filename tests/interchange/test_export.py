"""Exports hold the texts of the pair, whole, in forms that other programs read back."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sejajar.interchange import export as exporting
from sejajar.interchange.export import (
    FORMS,
    ExportError,
    export_paths,
    export_texts,
    proposed_name,
    write_export,
)
from sejajar.session.bitext import SIDES, Bitext
from sejajar.text.document import Document
from sejajar.text.span import Span


def passage_texts(bitext: Bitext, index: int) -> tuple[str, str]:
    source, target = (
        " ".join(span.of(bitext.document(side).text) for span in bitext.passages[index].spans(side)) for side in SIDES
    )
    return source, target


def test_tmx_has_a_unit_for_each_linked_passage(bitext: Bitext) -> None:
    (text,) = export_texts(bitext, "tmx")
    units = ElementTree.fromstring(re.sub("<!DOCTYPE.*", "", text)).findall(".//tu")
    shown = [tuple(seg.text for seg in unit.findall("tuv/seg")) for unit in units]
    assert shown == [passage_texts(bitext, index) for index in (0, 2, 3, 4)]


def test_a_table_has_a_row_for_each_passage(bitext: Bitext) -> None:
    (text,) = export_texts(bitext, "tsv")
    rows = [line.split("\t") for line in text.splitlines()]
    assert [tuple(row[:2]) for row in rows] == [passage_texts(bitext, index) for index in range(5)]


def test_lines_are_two_texts_of_as_many_lines(bitext: Bitext) -> None:
    source, target = export_texts(bitext, "lines")
    assert list(zip(source.splitlines(), target.splitlines(), strict=True)) == [
        passage_texts(bitext, index) for index in range(5)
    ]


def test_anki_takes_what_has_both_sides_and_quotes_it_as_csv_does(bitext: Bitext) -> None:
    straight = Document.from_text(bitext.source.raw.replace("“", '"').replace("”", '"'), language="id", name="a.txt")
    (text,) = export_texts(replace(bitext, source=straight), "anki")
    headers, rows = text.splitlines()[:3], list(csv.reader(io.StringIO(text), delimiter="\t"))[3:]
    assert headers == ["#separator:tab", "#html:false", "#columns:Source\tTarget\tPlace"]
    assert [len(row) for row in rows] == [3, 3, 3, 3]
    assert rows[2] == ['"Baik," kata Li.', "قالت لي: “جيد”.", "a.txt 4"]


def test_anki_takes_no_note_for_a_comment(bitext: Bitext) -> None:
    headed = Document.from_text(f"# {bitext.source.raw}", language="id", name="a.txt")
    assert bitext.source_sentences[0].span.start == 0
    span = bitext.source_sentences[0].span
    longer = (bitext.source_sentences[0]._replace(span=Span(0, span.end + 2)),)
    moved = tuple(each._replace(span=each.span.shift(2)) for each in bitext.source_sentences[1:])
    (text,) = export_texts(replace(bitext, source=headed, source_sentences=longer + moved, comparison=None), "anki")
    assert [line for line in text.splitlines() if line.startswith("#")] == text.splitlines()[:3]
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))[3:]
    assert rows[0][0] == f"# {passage_texts(bitext, 0)[0]}"


def test_json_has_slices_of_the_file_with_their_places(bitext: Bitext) -> None:
    (text,) = export_texts(bitext, "json")
    stored = json.loads(text)
    assert stored["schema"] == exporting.SCHEMA
    for passage in stored["passages"]:
        for side in SIDES:
            for span in passage[side]:
                assert bitext.document(side).raw[span["start"] : span["end"]] == span["text"]
    assert [passage["number"] for passage in stored["passages"]] == [1, 2, 3, 4, 5]
    assert stored["source"]["quotes"][0]["speaker"] == "Susan Li"
    assert [figure["value"] for figure in stored["target"]["figures"]] == ["42", "9", "42"]
    assert json.loads(export_texts(replace(bitext, comparison=None), "json")[0])["source"]["quotes"] == []


class Page(HTMLParser):
    """The words of each cell, and what is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[str | None, str | None, str]] = []
        self.marked: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.depth: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.depth.append(tag)
        if tag == "td":
            self.cells.append((named.get("lang"), named.get("dir"), ""))
        if tag == "span":
            self.open.append(named["class"] or "")
        assert not {"src", "href", "onclick", "onload"} & set(named)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.depth:
            while self.depth.pop() != tag:
                pass
        if tag == "span":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "td" in self.depth:
            lang, direction, text = self.cells[-1]
            self.cells[-1] = (lang, direction, text + data)
        if self.open:
            self.marked.append((self.open[-1], data))


def test_the_page_shows_both_texts_each_in_its_direction(bitext: Bitext) -> None:
    (text,) = export_texts(bitext, "html")
    page = Page()
    page.feed(text)
    assert not page.open
    assert next(cell for cell in page.cells if cell[0] == "ar") == ("ar", "rtl", passage_texts(bitext, 0)[1])
    assert [cell[2] for cell in page.cells if cell[0] == "id"] == [
        passage_texts(bitext, index)[0] for index in range(5)
    ]
    assert ("quote", "Baik,") in page.marked
    assert ("figure", "9 بالمائة") in page.marked
    assert "<script" not in text and "http" not in text


def test_the_page_takes_no_markup_from_the_texts(bitext: Bitext) -> None:
    evil = bitext.source.raw.replace("42 persen.", "<b>&x\x1b.")
    source = Document.from_text(evil, language="id", name='<img src="x">')
    (text,) = export_texts(replace(bitext, source=source, comparison=None), "html")
    assert "<b>" not in text and "<img" not in text and "\x1b" not in text
    assert "&lt;b&gt;&amp;x␛" in text


def test_marks_that_meet_have_the_names_of_both(bitext: Bitext) -> None:
    assert bitext.comparison is not None
    quote = replace(bitext.comparison.source.quotes[0], span=bitext.comparison.source.figures[1].span)
    overlapping = replace(
        bitext, comparison=replace(bitext.comparison, source=replace(bitext.comparison.source, quotes=(quote,)))
    )
    page = Page()
    page.feed(export_texts(overlapping, "html")[0])
    assert ("figure quote", "9 persen") in page.marked


@pytest.mark.parametrize("form", FORMS)
def test_only_the_chosen_passages_are_exported(bitext: Bitext, form: str) -> None:
    (text, *_more) = export_texts(bitext, form, {2})
    assert "Meta membayar" in text
    assert "senang" not in text
    (text, *_more) = export_texts(bitext, form)
    assert "Meta membayar" in text


def test_names_are_made_of_the_texts_names(bitext: Bitext) -> None:
    assert proposed_name(bitext, "tmx") == "a-b.id-ar.tmx"
    named = replace(
        bitext, source=bitext.source._replace(name="meta.id.txt"), target=bitext.target._replace(name="meta.ar.txt")
    )
    assert proposed_name(named, "html") == "meta.id-ar.html"
    assert proposed_name(named, "lines") == "meta.id-ar"
    nameless = replace(bitext, source=bitext.source._replace(name=""), target=bitext.target._replace(name=""))
    assert proposed_name(nameless, "tsv") == "source-target.id-ar.tsv"


def test_two_files_are_told_apart(bitext: Bitext) -> None:
    assert export_paths(Path("x/y"), bitext, "lines") == (Path("x/y.id"), Path("x/y.ar"))
    alike = replace(bitext, target=bitext.target._replace(language="id"))
    assert export_paths(Path("y"), alike, "lines") == (Path("y.source"), Path("y.target"))
    assert export_paths(Path("y"), bitext, "tmx") == (Path("y"),)


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "x"
    write_export(("one",), (file,))
    assert file.read_text() == "one"
    assert file.stat().st_mode & 0o777 == 0o644
    with pytest.raises(ExportError, match="export-file-exists"):
        write_export(("two",), (file,))
    assert file.read_text() == "one"
    file.chmod(0o600)
    write_export(("two",), (file,), replaces=True)
    assert file.read_text() == "two"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_two_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(ExportError):
        write_export(("1", "2"), (tmp_path / "a", tmp_path / "b"))
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_cannot_be_written_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExportError, match="export-no-folder"):
        write_export(("x",), (tmp_path / "no" / "x",))
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="is-folder"):
        write_export(("x",), (tmp_path / "folder",), replaces=True)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sejajar.storage.files.write_whole", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_export(("x",), (tmp_path / "x",))
    assert not (tmp_path / "x").exists()
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(ExportError):
        write_export(("x",), (tmp_path / "kept",), replaces=True)
    assert (tmp_path / "kept").read_text() == "mine"
