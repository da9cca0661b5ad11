"""One round trip on a pseudo-terminal: answers, silence, keys typed meanwhile, line discipline."""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

termios = pytest.importorskip("termios")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from sejajar.keyboard.key_names import name_of_key, read_keys  # noqa: E402
from sejajar.terminal.late_replies import LateReplies  # noqa: E402
from sejajar.terminal.multiplexers import wrap_for_screen  # noqa: E402
from sejajar.terminal.query import QUESTIONS, Replies, ask, collect_late, sort_out  # noqa: E402

RECORDED = sorted((Path(__file__).parents[1] / "data" / "terminal-replies").glob("*.json"))
LAST_QUESTION = QUESTIONS[-1].encode()


class FakeTerminal:
    """The other side of a pseudo-terminal: gathers what it is sent, and answers when the last question arrives."""

    def __init__(self, answer: bytes = b"", last_question: bytes = LAST_QUESTION):
        self.master, self.slave = os.openpty()
        self.sent = b""
        self._answer, self._last = answer, last_question
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while True:
            try:
                piece = os.read(self.master, 4096)
            except OSError:
                return
            self.sent += piece
            if self._last in self.sent and self._answer:
                os.write(self.master, self._answer)
                self._answer = b""

    def wait_for(self, is_there: Callable[[bytes], bool]) -> None:
        for _ in range(200):
            if is_there(self.sent):
                return
            time.sleep(0.01)
        raise AssertionError(self.sent)

    def close(self):
        os.close(self.slave)
        self._thread.join(2)
        os.close(self.master)


@pytest.fixture
def fake():
    made = []

    def make(*args):
        made.append(FakeTerminal(*args))
        return made[-1]

    yield make
    for terminal in made:
        terminal.close()


def answers_of(path: Path) -> bytes:
    asked = json.loads(path.read_text(encoding="utf-8"))["replies"]
    return "".join(asked[name] for name in ("XTVERSION", "DECRQM 8 (BDSM)", "DA2", "DA1")).encode("latin-1")


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_recorded_answers_with_keys_typed_between(path, fake):
    answers = answers_of(path)
    head, da1 = answers[: answers.rindex(b"\x1b[?")], answers[answers.rindex(b"\x1b[?") :]
    terminal = fake(b"j" + head + "ش\x1b[B".encode() + da1 + b"q")
    replies, typed = ask(terminal.slave)
    # What follows the last answer may come in the same read or stay in the queue for the program.
    assert typed in ("jش\x1b[Bq".encode(), "jش\x1b[B".encode())
    assert replies == sort_out(answers)[0]
    assert replies.is_complete


def test_line_discipline_and_queue_are_as_before(fake):
    terminal = fake(b"\x1b[?6c")
    before = termios.tcgetattr(terminal.slave)
    ask(terminal.slave)
    assert termios.tcgetattr(terminal.slave) == before
    os.write(terminal.master, b"later\n")
    assert os.read(terminal.slave, 10) == b"later\n"


def test_key_typed_as_the_asking_ends_stays_for_the_program(fake, monkeypatch):
    terminal = fake(b"\x1b[?6c")
    write = os.write

    def type_before(fd, data):
        if data.startswith(b"\x1b8"):
            write(terminal.master, b"q")
            time.sleep(0.05)
        return write(fd, data)

    monkeypatch.setattr(os, "write", type_before)
    assert ask(terminal.slave)[1] == b""
    assert collect_late(terminal.slave)[1] == b"q"


def test_what_was_typed_before_the_start_is_kept(fake):
    terminal = fake(b"\x1b[?6c")
    os.write(terminal.master, b"]]")
    time.sleep(0.05)
    assert ask(terminal.slave)[1] == b"]]"


def test_questions_go_out_in_one_write_and_stray_characters_are_wiped(fake):
    terminal = fake(b"\x1b[?6c")
    ask(terminal.slave)
    terminal.wait_for(lambda sent: sent.endswith(b"\x1b[K"))
    assert terminal.sent == b"\x1b7\x1b[>q\x1b[8$p\x1b[>c\x1b[c\x1b8\x1b[K"


def test_silent_terminal_is_waited_for_no_longer_than_told(fake):
    terminal = fake()
    moments = iter([0.0, 0.0, 0.59])
    os.write(terminal.master, b"x")
    replies, typed = ask(terminal.slave, timeout=0.6, clock=lambda: next(moments))
    assert replies == Replies()
    assert not replies
    assert typed == b"x"
    assert next(moments, None) is None


def test_late_answers_do_not_become_keys(fake):
    terminal = fake()
    ask(terminal.slave, timeout=0.01)
    os.write(terminal.master, b"n\x1bP>|XTerm(398)\x1b\\\x1b[>41;398;0c\x1b[?64;1c")
    time.sleep(0.05)
    replies, typed = collect_late(terminal.slave)
    assert typed == b"n"
    assert replies.xtversion == "XTerm(398)"


def test_questions_through_screen(fake):
    terminal = fake(b"\x1b[?61c", wrap_for_screen("\x1b[c").encode())
    replies, _ = ask(terminal.slave, wrap_for_screen)
    assert replies.da1 == "61"
    assert b"\x1bP\x1b[>q\x1b\\" in terminal.sent


@pytest.mark.parametrize("cut", [b"\x1b[>41;3", b"\x1bP>|XTe", b"\x1b[?64;1", b"\x1bP>|XTerm(398)\x1b", b"\x1b[8;1$"])
def test_answer_cut_short_is_dropped(cut):
    assert sort_out(b"k" + cut) == (Replies(), b"k")


def test_keys_that_look_a_little_like_answers_stay():
    for typed in (b"\x1b", b"\x1b[A", b"\x1b[1;5C", b"\x1bOA", b"[", b"\x1b[5~"):
        assert sort_out(typed)[1] == typed


@given(st.lists(st.sampled_from([b"j", b"\x1b[A", "م".encode(), b"\r", b"#"])), st.permutations(range(4)))
def test_answers_and_keys_in_any_order(keys, order):
    answers = [b"\x1bP>|foot(1.21.0)\x1b\\", b"\x1b[8;0$y", b"\x1b[>1;012100;0c", b"\x1b[?62;4c"]
    received = b"".join(answers[i] + b"".join(keys[i::4]) for i in order)
    replies, typed = sort_out(received)
    assert replies == Replies("foot(1.21.0)", "0", "1;012100;0", "62;4")
    assert typed == b"".join(b"".join(keys[i::4]) for i in order)


def test_keys_are_named_as_textual_names_them():
    from textual._xterm_parser import XTermParser

    printable = "".join(map(chr, range(33, 127))) + "شسؤلا٠٣éß،؟"
    parsed = [event.key for character in printable for event in XTermParser(False).feed(character)]
    assert [name_of_key(character) for character in printable] == parsed


def test_keys_from_bytes():
    typed = "j\r\t\x7f\x06\x1b[A\x1b[6~\x1bOB\x1b[57441u\x1b[Z ؟\x1b"
    expected = ["j", "enter", "tab", "backspace", "ctrl+f", "up", "pagedown", "down", "shift+tab", "space"]
    assert [key for key, _ in read_keys(typed)] == [*expected, "arabic_question_mark", "escape"]


def as_textual_reads(received: str) -> str:
    """The characters of the key events that Textual makes of answers it does not know."""
    from textual._xterm_parser import XTermParser

    parser = XTermParser(False)
    events = list(parser.feed(received))
    time.sleep(0.2)  # It waits for more of the last sequence before it gives up.
    return "".join(event.character or "" for event in [*events, *parser.tick()])


LATE = "\x1bP>|XTerm(398)\x1b\\\x1b[8;0$y\x1b[>41;398;0c\x1b[?64;1;2c"


def test_late_answers_are_told_from_keys_as_textual_reads_them():
    late: LateReplies[str] = LateReplies()
    passed = "".join(key for c in "j" + as_textual_reads(LATE) + "k" for key in late.take(c, c))
    assert passed == "jk"
    assert late.is_over
    assert not late.is_holding


def test_keys_that_begin_like_an_answer_are_given_back():
    late: LateReplies[str] = LateReplies()
    assert late.take("[", "1") == []
    assert late.is_holding
    assert late.give_up() == ["1"]
    assert late.take("[", "2") == []
    assert late.take("j", "3") == ["2", "3"]
    assert late.take("[", "4") == []
    assert late.take("[", "5") == ["4"]
    assert late.give_up() == ["5"]
    assert not late.is_over


@given(st.text("[^?>8;$ycP|\\jk1"))
def test_no_key_is_lost_or_moved(typed):
    late: LateReplies[int] = LateReplies()
    passed = [place for i, c in enumerate(typed) for place in late.take(c, i)] + late.give_up()
    assert passed == sorted(passed)
    if not any(sign in typed for sign in ("c", "y", "\\")):
        assert passed == list(range(len(typed)))
