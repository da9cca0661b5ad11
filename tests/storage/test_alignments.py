"""Mended beads are kept by what the texts say, whole or not at all, and nothing that was kept is ever overwritten unread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejajar.storage.alignments import KeepError, KeptBead, load_beads, mended_file, save_beads, set_aside
from sejajar.text.document import Document
from sejajar.text.span import Span

SOURCE = Document.from_text("Satu. Dua.", name="a.txt")
TARGET = Document.from_text("واحد. اثنان.", name="b.txt")
BEADS = (KeptBead(Span(0, 5), Span(0, 5), 1.0), KeptBead(Span(6, 10), None, 0.5), KeptBead(None, Span(6, 12), 1.0))

spans = st.none() | st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)).map(lambda pair: Span(pair[0], sum(pair)))
beads = st.lists(st.builds(KeptBead, spans, spans, st.floats(0, 1)), min_size=1, max_size=5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return mended_file({"XDG_DATA_HOME": str(tmp_path)}, SOURCE, TARGET)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beads)
def test_what_is_kept_comes_back(path: Path, kept: list[KeptBead]) -> None:
    save_beads(path, SOURCE, TARGET, kept)
    assert load_beads(path) == tuple(kept)
    assert [file.name for file in path.parent.iterdir()] == [path.name], "nothing is left beside it"


def test_the_file_is_found_by_what_the_texts_say(tmp_path: Path, path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    renamed = Document.from_text("Satu. Dua.", name="other.txt")
    changed = Document.from_text("Satu. Tiga.", name="a.txt")
    assert path.is_relative_to(tmp_path / "sejajar")
    assert mended_file(environ, renamed, TARGET) == path
    assert mended_file(environ, changed, TARGET) != path
    assert mended_file(environ, TARGET, SOURCE) != path


@pytest.mark.parametrize("data_home", ["", "not/absolute"])
def test_without_a_data_folder_it_is_the_home_s(data_home: str) -> None:
    environ = {"XDG_DATA_HOME": data_home, "HOME": "/home/r"}
    assert mended_file(environ, SOURCE, TARGET).is_relative_to("/home/r/.local/share/sejajar")


def test_the_file_names_its_texts_and_version(path: Path) -> None:
    save_beads(path, SOURCE, TARGET, BEADS)
    stored = json.loads(path.read_text())
    assert stored["schema"] == "mended/1"
    assert (stored["source"]["name"], stored["target"]["language"]) == ("a.txt", "ar")


def test_nothing_mended_leaves_no_file(path: Path) -> None:
    assert load_beads(path) == ()
    save_beads(path, SOURCE, TARGET, ())
    assert not path.parent.exists()
    save_beads(path, SOURCE, TARGET, BEADS)
    save_beads(path, SOURCE, TARGET, ())
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"schema": "mended/2", "beads": []}',
        '{"schema": "mended/1", "beads": {}}',
        '{"schema": "mended/1", "beads": [1]}',
        '{"schema": "mended/1", "beads": [{"source": [3, 3], "target": null, "confidence": 1}]}',
        '{"schema": "mended/1", "beads": [{"source": ["a", 3], "target": null, "confidence": 1}]}',
        '{"schema": "mended/1", "beads": [{"source": [0, 3], "target": null, "confidence": 2}]}',
    ],
)
def test_a_damaged_file_is_set_aside_not_lost(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    for number in (1, 2):
        path.write_text(text)
        with pytest.raises(KeepError, match=f"aside-{number}.json") as caught:
            load_beads(path)
        assert "\n" not in str(caught.value)
        assert path.with_suffix(f".aside-{number}.json").read_text() == text
    assert load_beads(path) == ()


def test_a_file_that_is_no_text_is_set_aside(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(KeepError):
        load_beads(path)
    path.mkdir()
    with pytest.raises(KeepError, match="directory"):
        load_beads(path)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "sejajar").write_text("a file in the way")
    path = mended_file({"XDG_DATA_HOME": str(tmp_path)}, SOURCE, TARGET)
    with pytest.raises(KeepError, match="cannot be kept"):
        save_beads(path, SOURCE, TARGET, BEADS)


def test_setting_aside_what_is_not_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nothing" in set_aside(path)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    assert "Permission denied" in set_aside(path)
