"""The XDG folders, with and without a home; writing files atomically and privately."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.memory.recent import pair_choices
from sejajar.storage.config import read_config
from sejajar.storage.database import Database
from sejajar.storage.files import (
    config_folder,
    data_folder,
    expand_path,
    home_folder,
    make_private_file,
    make_private_folder,
    path_exists,
    write_new_file,
    write_private,
)


def nobody_is_at_home(_self: Path) -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_xdg_folders_come_before_the_home() -> None:
    environ = {"HOME": "/home/u", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "relative/is/ignored"}
    assert data_folder(environ) == Path("/d/sejajar")
    assert config_folder(environ) == Path("/home/u/.config/sejajar")


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "not/from/the/root"}])
def test_without_a_home_nothing_is_written_to_the_current_folder(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_folder(environ).is_absolute()
    monkeypatch.setattr(Path, "expanduser", nobody_is_at_home)
    assert data_folder(environ) == Path("/.local/share/sejajar")
    assert home_folder(environ) == Path("/")


def test_a_path_stays_as_typed_if_its_home_is_unknown() -> None:
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
    monkeypatch.setattr(Path, "open", stat)
    return folder


def test_what_cannot_be_examined_does_not_exist(closed: Path) -> None:
    assert not path_exists(closed / "x")
    assert not Database(closed / "memory.sqlite3").exists
    assert LazyStore(closed / "memory.sqlite3").is_empty
    environ = {"XDG_DATA_HOME": str(closed.parent)}
    assert memory_file(environ).parent == closed
    assert pair_choices(environ) == ()


def test_a_configuration_that_cannot_be_examined_is_reported(closed: Path) -> None:
    configuration = read_config(closed / "config.toml")
    assert configuration.problem == f"{closed / 'config.toml'}: Permission denied; correct it; the defaults are used"
    assert not configuration.values


def test_a_new_file_does_not_replace_another(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "config.toml"
    assert write_new_file(file, "one\n")
    assert not write_new_file(file, "two\n")
    assert file.read_text() == "one\n"
    assert list(file.parent.iterdir()) == [file]
    with pytest.raises(OSError, match=r"config\.toml|File exists|Not a directory"):
        write_new_file(file / "config.toml", "x")


def test_a_failed_write_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_new_file(tmp_path / "x", "words")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("umask", [0, 0o022])
@pytest.mark.parametrize("existed", [False, True])
def test_private_files_are_private_with_any_umask(tmp_path: Path, umask: int, existed: bool) -> None:
    folder = tmp_path / "share" / "sejajar"
    before = os.umask(umask)
    try:
        if existed:
            folder.mkdir(parents=True)
            (folder / "b").write_text("wide")
        write_private(folder / "a", "words")
        assert write_new_file(folder / "c", "words")
        write_private(folder / "b", "words")
        make_private_file(folder / "d")
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (folder, *folder.iterdir())}
    assert modes == {"sejajar": 0o700, "a": 0o600, "b": 0o600, "c": 0o600, "d": 0o600}
    above = stat.S_IMODE(folder.parent.stat().st_mode)
    assert above == (0o777 & ~umask if existed else 0o700), "a folder above that exists is not the program's"


def test_the_folder_of_another_user_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o775)
    monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid + 1)
    make_private_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o775
