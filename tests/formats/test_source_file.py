import io
import os
import socket
import sys
import threading

import pytest

from sejajar.formats import source_file
from sejajar.formats.source_file import UnreadableFile, read_bytes
from sejajar.wording import in_words


def test_a_file_is_read_whole(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\xff" * 1000)
    assert read_bytes(tmp_path / "a.txt") == b"\x00\xff" * 1000


@pytest.mark.parametrize(
    ("name", "problem"),
    [("missing.txt", "file-missing"), ("folder", "is-folder"), ("a.txt/b", "Not a directory"), ("nul\0", "null byte")],
)
def test_what_is_no_file_is_one_line(tmp_path, name, problem):
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").touch()
    with pytest.raises(UnreadableFile, match=problem) as caught:
        read_bytes(tmp_path / name)
    said = in_words(caught.value.notice)
    assert "\n" not in said and "; " in said


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(UnreadableFile, match="file-unreadable"):
        read_bytes(tmp_path / ("x" * 5000))


def test_a_forbidden_file(tmp_path, monkeypatch):
    (tmp_path / "a.txt").touch()

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    # The tests may run as a user to whom nothing is forbidden.
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnreadableFile, match="file-forbidden"):
        read_bytes(tmp_path / "a.txt")


def test_more_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(source_file, "MAX_BYTES", 1024**2)
    (tmp_path / "a.txt").write_bytes(b"a" * 1024**2)
    assert len(read_bytes(tmp_path / "a.txt")) == 1024**2
    (tmp_path / "a.txt").write_bytes(b"a" * (1024**2 + 1))
    with pytest.raises(UnreadableFile, match="'megabytes': 1}"):
        read_bytes(tmp_path / "a.txt")


def test_a_device_and_a_socket_are_not_opened(tmp_path, monkeypatch):
    for device in ("/dev/zero", "/dev/tty"):
        with pytest.raises(UnreadableFile, match="is-device"):
            read_bytes(device)
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        with pytest.raises(UnreadableFile, match="is-device"):
            read_bytes("s")


def test_a_pipe_without_a_writer_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="pipe-without-writer"):
        read_bytes(tmp_path / "pipe")


@pytest.mark.parametrize("early", [True, False])
def test_a_pipe_with_a_writer_is_read_to_its_end(tmp_path, early):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    begun, writer_open = threading.Event(), os.open(path, os.O_RDWR)

    def write():
        # Whatever is in a pipe that nobody has open is lost.
        begun.wait(5)
        os.write(writer_open, b"x" * 200)
        os.close(writer_open)

    if early:
        os.write(writer_open, b"x" * 100)
    thread = threading.Thread(target=write)
    threading.Timer(0.2, begun.set).start()
    thread.start()
    assert set(read_bytes(path)) == {ord("x")}
    thread.join()


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"satu")))
    assert read_bytes("-") == b"satu"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableFile, match="standard-input-closed"):
        read_bytes("-")
