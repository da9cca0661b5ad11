"""Where things are kept, also where nobody is at home and where a folder lets nobody in, and writing new files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.memory.recent import pair_choices
from sejajar.storage.config import read_config
from sejajar.storage.database import Database
from sejajar.storage.files import config_folder, data_folder, expand_path, home_folder, path_exists, write_new_file


def nobody_is_at_home(_self: Path) -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_xdg_folders_come_before_the_home() -> None:
    environ = {"HOME": "/home/u", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "relative/is/ignored"}
    assert data_folder(environ) == Path("/d/sejajar")
    assert config_folder(environ) == Path("/home/u/.config/sejajar")


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "not/from/the/root"}])
def test_without_a_home_nothing_goes_into_the_present_folder(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_folder(environ).is_absolute()
    monkeypatch.setattr(Path, "expanduser", nobody_is_at_home)
    assert data_folder(environ) == Path("/.local/share/sejajar")
    assert home_folder(environ) == Path("/")


def test_a_path_is_taken_as_it_was_typed_where_its_home_is_unknown() -> None:
    assert expand_path(" ~/x.md ") == Path("~/x.md").expanduser()
    assert expand_path("~nobody-of-that-name/x.md") == Path("~nobody-of-that-name/x.md")


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be looked into, for root neither."""
    folder = tmp_path / "sejajar"
    ask = Path.stat

    def stat(path: Path, **options: bool) -> object:
        if path.is_relative_to(folder):
            raise PermissionError(13, "Permission denied")
        return ask(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(Path, "read_bytes", stat)
    return folder


def test_what_cannot_be_looked_at_is_not_there(closed: Path) -> None:
    assert not path_exists(closed / "x")
    assert not Database(closed / "memory.sqlite3").exists
    assert LazyStore(closed / "memory.sqlite3").is_empty
    environ = {"XDG_DATA_HOME": str(closed.parent)}
    assert memory_file(environ).parent == closed
    assert pair_choices(environ) == ()


def test_a_configuration_that_cannot_be_looked_at_is_a_problem(closed: Path) -> None:
    configuration = read_config(closed / "config.toml")
    assert configuration.problem == f"{closed / 'config.toml'}: Permission denied; correct it; the defaults are used"
    assert not configuration.values


def test_a_new_file_takes_no_other_files_place(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "config.toml"
    assert write_new_file(file, "one\n")
    assert not write_new_file(file, "two\n")
    assert file.read_text() == "one\n"
    assert list(file.parent.iterdir()) == [file]
    with pytest.raises(OSError, match=r"config\.toml|File exists|Not a directory"):
        write_new_file(file / "config.toml", "x")


def test_what_could_not_be_written_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_new_file(tmp_path / "x", "words")
    assert list(tmp_path.iterdir()) == []
