"""The profile saved for a terminal: private, and never lost by damage to the file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sejajar.terminal.saved_profiles import save_profile, saved_profile, saved_profiles_file


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(tmp_path)}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"{",
        b"\xff\xfe",
        b'{"kitty": "visual", "xterm": \xff}',
        b"[" * 100_000,
        b'{"xterm": ' * 5000,
        b"9" * 5000,
        b'{"xterm": "visual"' + b" " * 1_100_000 + b"}",
    ],
)
def test_a_file_that_cannot_be_read_is_set_aside_when_a_profile_is_saved(
    environ: dict[str, str], content: bytes
) -> None:
    path = saved_profiles_file(environ)
    path.parent.mkdir()
    path.write_bytes(content)
    assert saved_profile(environ, "xterm") is None
    assert path.read_bytes() == content
    save_profile(environ, "xterm", "visual")
    assert saved_profile(environ, "xterm") == "visual"
    assert path.with_name("terminals.aside-1.json").read_bytes() == content


@pytest.mark.parametrize("value", ["[]", "{}", "7", "null", "true", '"no profile"', '["visual"]', '{"a": "visual"}'])
def test_a_value_of_a_wrong_type_is_none_and_stays(environ: dict[str, str], value: str) -> None:
    path = saved_profiles_file(environ)
    path.parent.mkdir()
    path.write_text(f'{{"kitty": {value}, "mlterm": "visual"}}')
    assert saved_profile(environ, "kitty") is None
    assert saved_profile(environ, "mlterm") == "visual"
    save_profile(environ, "xterm", "visual")
    assert f'"kitty": {value[:1]}' in path.read_text()
    assert saved_profile(environ, "mlterm") == "visual"


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "loop"])
def test_what_is_no_file_is_not_opened(environ: dict[str, str], kind: str) -> None:
    path = saved_profiles_file(environ)
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    assert saved_profile(environ, "xterm") is None
    save_profile(environ, "xterm", "visual")
    assert saved_profile(environ, "xterm") == "visual"
    assert os.path.lexists(path.with_name("terminals.aside-1.json"))


def test_a_terminal_may_have_any_name(environ: dict[str, str]) -> None:
    for name in ("\udcff", "\x1b]0;x\x07", "ت", ""):
        save_profile(environ, name, "visual")
        assert saved_profile(environ, name) == "visual"


@pytest.mark.parametrize("umask", [0, 0o022])
@pytest.mark.parametrize("existed", [False, True])
def test_nobody_else_may_read_it(environ: dict[str, str], umask: int, existed: bool) -> None:
    before = os.umask(umask)
    try:
        path = saved_profiles_file(environ)
        if existed:
            path.parent.mkdir()
            path.write_text("{}")
        save_profile(environ, "xterm", "visual")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
