"""Files that the user named: links, hard links, pipes, devices, folders, modes, and failures half-way."""

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from sejajar.storage.outputs import is_regular_file, write_output

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no links and pipes here")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "old").write_text("old and longer\n")
    (tmp_path / "old").chmod(0o640)
    return tmp_path


def names(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_file_has_the_mode_of_the_umask(folder, umask):
    before = os.umask(umask)
    try:
        write_output(folder / "new", "teks\n", replaces=False)
    finally:
        os.umask(before)
    assert (folder / "new").read_text() == "teks\n"
    assert stat.S_IMODE((folder / "new").stat().st_mode) == 0o666 & ~umask


def test_a_regular_file_is_replaced_on_request_only_and_keeps_its_mode(folder):
    with pytest.raises(FileExistsError):
        write_output(folder / "old", "new\n", replaces=False)
    assert (folder / "old").read_text() == "old and longer\n"
    write_output(folder / "old", "new\n", replaces=True)
    assert (folder / "old").read_text() == "new\n"
    assert stat.S_IMODE((folder / "old").stat().st_mode) == 0o640
    assert names(folder) == ["old"]


@pytest.mark.parametrize("target", ["old", "./sub/../old", "link2"])
def test_a_symbolic_link_stays_and_its_target_is_written(folder, target):
    (folder / "sub").mkdir()
    (folder / "link2").symlink_to("old")
    (folder / "link").symlink_to(target)
    with pytest.raises(FileExistsError):
        write_output(folder / "link", "new\n", replaces=False)
    write_output(folder / "link", "new\n", replaces=True)
    assert (folder / "link").is_symlink() and (folder / "link2").is_symlink()
    assert (folder / "old").read_text() == "new\n" and not (folder / "old").is_symlink()


def test_a_link_to_nothing_makes_its_target_on_request(folder):
    (folder / "link").symlink_to("later")
    with pytest.raises(FileExistsError):
        write_output(folder / "link", "new\n", replaces=False)
    write_output(folder / "link", "new\n", replaces=True)
    assert (folder / "link").is_symlink() and (folder / "later").read_text() == "new\n"


def test_every_hard_link_has_the_new_text(folder):
    os.link(folder / "old", folder / "other")
    write_output(folder / "old", "new\n", replaces=True)
    assert (folder / "other").read_text() == "new\n"
    assert (folder / "old").samefile(folder / "other")


def test_a_pipe_is_written_into(folder):
    os.mkfifo(folder / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_text()))
    reader.start()
    while True:
        try:
            write_output(folder / "pipe", "teks\n" * 50_000, replaces=False)
        except OSError as error:
            assert error.errno == errno.ENXIO  # the reader has not opened it yet
        else:
            break
    reader.join()
    assert read == ["teks\n" * 50_000]
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


@pytest.mark.parametrize("replaces", [False, True])
def test_a_pipe_that_nobody_reads_is_refused_at_once_and_stays(folder, replaces):
    os.mkfifo(folder / "pipe")
    with pytest.raises(OSError) as caught:
        write_output(folder / "pipe", "teks\n", replaces=replaces)
    assert caught.value.errno == errno.ENXIO
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


@pytest.mark.parametrize("replaces", [False, True])
def test_a_device_is_written_into(folder, replaces):
    (folder / "null").symlink_to("/dev/null")
    write_output(folder / "null", "teks\n", replaces=replaces)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode) and (folder / "null").is_symlink()
    with pytest.raises(OSError) as caught:
        write_output(Path("/dev/full"), "teks\n", replaces=replaces)
    assert caught.value.errno == errno.ENOSPC


@pytest.mark.parametrize("name", ["folder", "none/x", "old/x", "x" * 5000, "loop", "nul\0x"])
def test_what_cannot_be_written_raises_and_leaves_nothing(folder, name):
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    before = names(folder)
    for replaces in (False, True):
        with pytest.raises((OSError, ValueError)):
            write_output(folder / name, "teks\n", replaces=replaces)
    assert names(folder) == before


@pytest.mark.parametrize("name", ["old", "new"])
def test_a_failure_half_way_leaves_what_was_there(folder, monkeypatch, name):
    def fail(_number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError):
        write_output(folder / name, "new\n", replaces=True)
    assert names(folder) == ["old"]
    assert (folder / "old").read_text() == "old and longer\n"


def test_half_a_character_is_replaced(folder):
    write_output(folder / "new", "a\ud800b", replaces=False)
    assert (folder / "new").read_text() == "a?b"


def test_what_is_regular(folder):
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("old")
    assert [is_regular_file(folder / name) for name in ("old", "link", "pipe", "none", ".")] == [
        True,
        True,
        False,
        False,
        False,
    ]
