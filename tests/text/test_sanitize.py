import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.text.sanitize import (
    EXCERPT_LENGTH,
    excerpt,
    printable,
    sanitize,
    terminal_line,
    without_open_bidi,
    without_surrogates,
)

# Every character that may not reach a terminal, and what is shown in its place.
NEUTRALISED = {
    **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\v\f\r"},
    "\t": " ",
    "\v": "\n",
    "\f": "\n",
    "\r": "\n",
    "\x7f": "␡",
    **{chr(code): "\ufffd" for code in range(0x80, 0xA0) if code != 0x85},
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)},
}


@pytest.mark.parametrize("char", [char for char in NEUTRALISED if ord(char) < 0xD800 or ord(char) % 256 == 0])
def test_each_neutralised_character(char):
    assert sanitize(f"a{char}b") == f"a{NEUTRALISED[char]}b"


def test_no_other_character_is_touched():
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        assert sanitize(char) == NEUTRALISED.get(char, char), hex(code)


def test_crlf_is_one_line_break():
    assert sanitize("satu\r\ndua\rtiga\r\r\n") == "satu \ndua\ntiga\n \n"


def test_an_escape_sequence_is_shown_not_sent():
    assert sanitize("\x1b]52;c;ZXZpbA==\x07") == "␛]52;c;ZXZpbA==␇"


def test_bidirectional_controls_stay_for_the_layout():
    assert sanitize("\u202ea\u202c\u2067b\u2069\u200f") == "\u202ea\u202c\u2067b\u2069\u200f"


@given(st.text(st.characters(), max_size=60))
def test_same_length_no_control_and_stable(raw):
    text = sanitize(raw)
    assert len(text) == len(raw)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in text)
    assert sanitize(text) == text
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("theme", "theme"),
        ("بسم الله 5 %", "بسم الله 5 %"),
        ("a\x1b]52;c;aGk=\x07", "a\\x1b]52;c;aGk=\\x07"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x9b2J\x7f\x00", "\\x9b2J\\x7f\\x00"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2028\u2029\u2066x\ufeff", "\\u2028\\u2029\\u2066x\\ufeff"),
        ("caf\udce9", "caf\\udce9"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud7a4\ue000", "\\ud7a4\\ue000"),
        ("", ""),
    ],
)
def test_what_is_printable_has_no_control_in_it(text, shown):
    assert printable(text) == shown
    assert excerpt(text) == shown


@given(st.text(st.characters(), max_size=200))
def test_an_excerpt_is_one_short_harmless_line(text):
    shown = excerpt(text)
    assert len(shown) <= EXCERPT_LENGTH
    assert sanitize(shown) == shown and len(shown.splitlines()) <= 1
    shown.encode()  # no lone surrogate
    if len(printable(text)) <= EXCERPT_LENGTH:
        assert shown == printable(text)
    else:
        assert shown.endswith("…") and printable(text).startswith(shown[:-1])


OPENERS, POP, POP_ISOLATE = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c", "\u2069"


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("biasa", ""),
        ("\u202e42", POP),
        ("\u202e42\u202c", ""),
        ("\u2067a\u202bb", POP + POP_ISOLATE),
        ("\u2067a\u202bb\u2069", ""),
        ("\u202aa\u2066b\u202c", POP_ISOLATE + POP),
        ("\u202c\u2069", ""),
        ("\u2069\u2068", POP_ISOLATE),
        ("\u202a\u202b\u202d\u202e", POP * 4),
        ("\u200e\u200f\u061c", ""),
    ],
)
def test_what_a_line_opens_is_closed_at_its_end(line, added):
    assert without_open_bidi(line) == line + added


@given(st.text(st.sampled_from(OPENERS + POP + POP_ISOLATE + "aب1 "), max_size=60))
def test_after_a_line_nothing_is_open(line):
    closed = without_open_bidi(line)
    assert closed.startswith(line)
    assert without_open_bidi(closed) == closed


@given(st.text(st.characters(), max_size=60))
def test_a_readable_line_has_no_control(text):
    line = terminal_line(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in line)


def test_a_flood_of_openers_takes_linear_work():
    line = "\u2066\u202a" * 100_000 + "\u2069" * 50_000
    assert len(without_open_bidi(line)) == 250_000 + 100_000


@given(st.text())
def test_a_printable_text_is_one_harmless_line(text):
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    shown.encode()


def test_a_path_of_undecodable_bytes_can_be_shown():
    name = os.fsdecode(b"a\xff\x1b[31m\n.txt")
    assert printable(Path(name)) == printable(name) == r"a\udcff\x1b[31m\n.txt"


def test_an_ordinary_path_stays():
    assert printable(Path("artikel (ringkas) – المقال.txt")) == "artikel (ringkas) – المقال.txt"


def test_a_text_without_surrogates_can_be_encoded():
    assert without_surrogates("a\ud800ب\udfff\U0001f600") == "a?ب?\U0001f600"
