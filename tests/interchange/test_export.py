"""Exports hold the texts of the pair, whole, in forms that other programs read back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sejajar.interchange.export import (
    FORMS,
    ExportError,
    export_paths,
    export_texts,
    proposed_name,
    write_export,
)
from sejajar.session.bitext import SIDES, Bitext


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


def test_anki_notes_have_the_name_of_the_source_and_the_passage_number(bitext: Bitext) -> None:
    (text,) = export_texts(bitext, "anki")
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))[3:]
    assert [row[2] for row in rows] == ["a.txt 1", "a.txt 3", "a.txt 4", "a.txt 5"]
    (text,) = export_texts(bitext, "anki", {3})
    assert [row[2] for row in list(csv.reader(io.StringIO(text), delimiter="\t"))[3:]] == ["a.txt 4"]


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


def test_an_existing_file_is_replaced_on_request_only(tmp_path: Path) -> None:
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


def test_why_a_file_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExportError, match="export-no-folder"):
        write_export(("x",), (tmp_path / "no" / "x",))
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="is-folder"):
        write_export(("x",), (tmp_path / "folder",), replaces=True)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_export(("x",), (tmp_path / "x",))
    assert not (tmp_path / "x").exists()
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(ExportError):
        write_export(("x",), (tmp_path / "kept",), replaces=True)
    assert (tmp_path / "kept").read_text() == "mine"
