"""The doctor: what it says, and the card by which the reader chooses a form."""

import contextlib
import json
import os
import re
import select
import signal
import sys
import time

import pytest

termios = pytest.importorskip("termios")
import pty  # noqa: E402

from rich.cells import cell_len  # noqa: E402

from sejajar.cli import doctor  # noqa: E402
from sejajar.layout.profiles import PROFILES  # noqa: E402
from sejajar.terminal.detect import decide  # noqa: E402
from sejajar.terminal.query import Replies  # noqa: E402
from sejajar.terminal.saved_profiles import save_profile  # noqa: E402

KONSOLE = Replies("Konsole 22.12.3", "", "1;115;0", "62;1;4")
STYLES = re.compile(r"\x1b\[[\d;]*m")
PROGRAM = """
import os
from sejajar.cli import doctor
from sejajar.terminal.detect import decide
from sejajar.terminal.query import Replies
terminal = decide(os.environ, Replies("Konsole 22.12.3", "", "1;115;0", "62;1;4"))
print(doctor.choose(terminal, os.environ), flush=True)
"""


def test_report_names_what_was_found_and_what_is_sent(tmp_path):
    environ = {"XDG_STATE_HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "id\x1b[31m"}
    terminal = decide(environ, KONSOLE)
    text = doctor.report(terminal, environ, 200)
    assert "Konsole 22.12.3" in text
    assert "ESC ]50;BidiRenderingEnabled=false BEL" in text
    assert "ESC ]50;BidiRenderingEnabled=true BEL" in text
    assert "shown on their letters" in text
    assert "LANG=id ESC [31m" in text
    assert "\x1b" not in text
    assert all(len(line) <= 60 for line in doctor.report(terminal, environ, 60).splitlines() if "/" not in line)


def test_control_characters_are_named():
    assert doctor.with_named_controls("\x1bPtmux;\x1b\x1b[8l\x1b\\") == "ESC Ptmux; ESC ESC [8l ESC \\"
    assert doctor.with_named_controls("a\x01\x07") == "a <01> BEL"
    assert doctor.with_named_controls("") == ""


def test_report_of_a_terminal_that_says_nothing(tmp_path):
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    text = doctor.report(decide(environ, Replies(), setup="none"), environ)
    for expected in (
        "Answers      none",
        "Sent first   nothing",
        "Environment  no relevant",
        "Choice       none",
        "hidden",
    ):
        assert expected in text


def test_json_holds_the_same(tmp_path):
    environ = {"XDG_STATE_HOME": str(tmp_path), "TMUX": "x"}
    save_profile(environ, "tmux in an unknown terminal", "words")
    found = json.loads(doctor.as_json_text(decide(environ, Replies()), environ))
    assert (found["form"], found["pick"], found["environment"]) == ("words", "words", {"TMUX": "x"})
    assert set(found["answers"]) == {"XTVERSION", "DECRQM 8", "DA2", "DA1"}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_rows_of_the_card_fill_the_box(profile):
    row = STYLES.sub("", doctor.sample_row(profile))
    invisible = sum(c in "\u200e\u202d\u202c" for c in row)
    assert cell_len(row) == doctor.CARD_COLUMNS
    assert (invisible > 0) is (profile.form in ("letter-marks", "override-runs", "marked-words"))


def test_card_numbers_are_those_of_the_table():
    rows = doctor.card([PROFILES["words"], PROFILES["off"]]).splitlines()
    assert rows[1].startswith(" 2 │")
    assert rows[2].startswith(" 9 │")
    assert cell_len(STYLES.sub("", rows[0])) == cell_len(STYLES.sub("", rows[1]).removesuffix(" words"))


class Chooser:
    """The card in a pseudo-terminal."""

    def __init__(self, state: str):
        self.written = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH") or k.startswith("COVERAGE")}
            os.execve(
                sys.executable, [sys.executable, "-c", PROGRAM], kept | {"TERM": "xterm", "XDG_STATE_HOME": state}
            )

    def read_until(self, text: str) -> None:
        deadline = time.monotonic() + 20
        while text.encode() not in self.written:
            assert time.monotonic() < deadline, self.written
            if select.select([self.fd], [], [], 0.05)[0]:
                self.written += os.read(self.fd, 65536)

    def type(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def close(self):
        for _ in range(100):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
            time.sleep(0.02)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.fixture
def chooser(tmp_path):
    one = Chooser(str(tmp_path))
    yield one
    one.close()


def kept(folder) -> dict[str, str]:
    file = folder / "sejajar" / "terminals.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def test_first_page_is_switched_and_its_number_is_kept(chooser, tmp_path):
    chooser.read_until("DejaVu Sans Mono")
    assert chooser.written.index(b"=false") < chooser.written.index("│".encode())
    chooser.type("31")
    chooser.read_until("visual is saved for Konsole 22.12.3")
    assert kept(tmp_path) == {"Konsole 22.12.3": "visual"}
    assert chooser.written.rindex(b"=true") > chooser.written.rindex(b"\x1b[?1049l")


def test_second_page_is_not_switched_and_holds_the_other_forms(chooser, tmp_path):
    chooser.read_until("DejaVu Sans Mono")
    chooser.type(" ")
    chooser.read_until("the number of the correct form")
    chooser.read_until("off")
    page = chooser.written.decode(errors="ignore")
    assert page.rindex("=true") < page.rindex("\x1b[2J")
    assert " 1 │" not in page[page.rindex("\x1b[2J") :]
    chooser.type("7")
    chooser.read_until("marked-words is saved")
    assert kept(tmp_path) == {"Konsole 22.12.3": "marked-words"}


def test_zero_forgets(chooser, tmp_path):
    save_profile({"XDG_STATE_HOME": str(tmp_path)}, "Konsole 22.12.3", "words")
    chooser.read_until("DejaVu Sans Mono")
    chooser.type("0")
    chooser.read_until("The saved form for Konsole 22.12.3 was removed")
    assert kept(tmp_path) == {}


def test_leaving_changes_nothing(chooser, tmp_path):
    chooser.read_until("DejaVu Sans Mono")
    chooser.type("q")
    chooser.read_until("No changes")
    assert kept(tmp_path) == {}


def test_no_terminal_no_card():
    serve = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    assert "No terminal" in doctor.choose(decide(serve, Replies()), serve)


def test_consultation_without_a_card(monkeypatch, tmp_path):
    environ = {"XDG_STATE_HOME": str(tmp_path), "TERM": "dumb"}
    (text,) = doctor.consult(environ, with_card=False)
    assert text.startswith("Terminal     dumb")
    (found,) = doctor.consult(environ, as_json=True, bidi="words")
    assert json.loads(found)["form"] == "words"
    monkeypatch.setattr(doctor, "choose", lambda terminal, environ: "chosen")
    assert list(doctor.consult(environ, columns=60))[1] == "chosen"


HOSTILE = "x\x1b]52;c;eA==\x07\x9b31m\x7f\u202e\nfin"


def test_nothing_from_outside_reaches_the_terminal_raw(tmp_path):
    from sejajar.cli.doctor import as_json_text, report
    from sejajar.terminal.multiplexers import Tmux

    everywhere = dict.fromkeys(doctor.TELLING_VARIABLES, HOSTILE)
    cases = [
        (everywhere, Replies(), None),
        ({"TERM": HOSTILE}, Replies(), None),
        ({"TERM": "xterm", "TERM_PROGRAM": HOSTILE, "TERM_PROGRAM_VERSION": HOSTILE}, Replies(), None),
        ({"TERM": "xterm"}, Replies(xtversion=f"VTE({HOSTILE})", da1="1", da2="1", bdsm="1"), None),
        ({"TERM": "xterm"}, Replies(xtversion="x" * 100_000, da1="1"), None),
        ({"TMUX": "x"}, Replies(), Tmux(HOSTILE, HOSTILE, True)),
        ({"TMUX": "x"}, Replies(), Tmux("", HOSTILE, False)),
        ({"STY": HOSTILE, "TERM": HOSTILE}, Replies(), None),
    ]
    for environ, replies, tmux in cases:
        environ = {**environ, "XDG_STATE_HOME": str(tmp_path / "a\x1b[31m")}
        terminal = decide(environ, replies, tmux=tmux)
        for text in (report(terminal, environ), as_json_text(terminal, environ)):
            assert all(char.isprintable() for char in text if char != "\n"), ascii(text)
        assert terminal.name.isprintable() and len(terminal.name) <= 100
        assert terminal.why.isprintable()


def test_a_choice_that_cannot_be_saved_is_misuse(tmp_path, monkeypatch):
    from sejajar.cli.output import MisuseError

    (tmp_path / "state").write_text("a file in the way")
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}

    class Modes:
        is_drawing = False

        def __getattr__(self, name):
            return lambda *_values: None

    monkeypatch.setattr(doctor, "_ask", lambda *_values: "1")
    monkeypatch.setattr(doctor, "prepared_terminal", lambda _terminal: contextlib.nullcontext(Modes()))
    with pytest.raises(MisuseError, match=r"terminals\.json: .*; make the folder writable"):
        doctor.choose(decide(environ, Replies()), environ)
