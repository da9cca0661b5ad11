"""What commands print of texts, names and arguments is harmless to a terminal, whatever the texts hold."""

import json
import os
import re
import unicodedata

import pytest

OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
SOURCE = "Harga \u202enaik 42 persen \x1b[31m \x9b2J \x7f. Ia berkata: “Kita \u2067akan \u202bmenang 7 kali.”\n\u2066Paragraf lain 5 buah.\n=1+1 adalah rumus.\n"
TARGET = "ارتفع \u2068السعر 43 بالمئة. وقال: «سوف \u202dنفوز 8 مرات.»\nالفقرة \u202aالأخرى 6 قطع.\n=1+1 صيغة.\n"
NAMES = ["a.txt", "a\u202etxt.b", "a\x1b]0;x\x07.txt", os.fsdecode(b"a\xff.txt"), "a\n.txt", "-a.txt"]


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        (tmp_path / name).write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TARGET, encoding="utf-8")
    return tmp_path


def open_bidi(text):
    """The bidirectional controls that are open at the end of a piece of text, by UAX #9."""
    found = []
    for char in text:
        if char in OPENERS:
            found.append(char)
        elif char == "\u202c" and found and found[-1] in "\u202a\u202b\u202d\u202e":
            found.pop()
        elif char == "\u2069" and any(each in "\u2066\u2067\u2068" for each in found):
            while found.pop() not in "\u2066\u2067\u2068":
                pass
    return found


COMMANDS = [
    [], ["check", "--severity", "note"], ["check", "--json"], ["check", "--sarif"], ["extract"], ["extract", "--json"],
    ["align", "--format", "pairs"], ["align", "--format", "json"], ["export", "--format", "json"],
    ["export", "--format", "tsv"], ["find", "42%"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_control_is_printed_and_no_line_stays_open(hostile, sejajar, command, name):
    code, out, err = sejajar(*command, "--", name, "b.txt")
    assert code in (0, 1), err
    for line in (out + err).split("\n"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", line), ascii(line)
        assert not open_bidi(line), ascii(line)
        for cell in line.split("\t"):
            assert not open_bidi(cell), ascii(cell)
    if command[-1:] in (["--json"], ["json"], ["--sarif"]):
        json.loads(out)


@pytest.mark.parametrize("command", [["align", "--format", "pairs"], ["export", "--format", "tsv"]], ids=" ".join)
def test_a_cell_is_no_formula(hostile, sejajar, command):
    _code, out, _err = sejajar(*command, "a.txt", "b.txt")
    cells = [cell for line in out.splitlines() for cell in line.split("\t")]
    assert " =1+1 adalah rumus." in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    "arguments",
    [["{}", "b.txt"], ["b.txt", "{}"], ["check", "{}", "b.txt"], ["align", "--from", "{}", "a.txt", "b.txt"],
     ["export", "-o", "none/{}", "a.txt", "b.txt"], ["find", "{}", "a.txt", "b.txt"], ["align", "--format", "{}", "a.txt", "b.txt"],
     ["--goto", "{}", "a.txt", "b.txt"], ["--source-lang", "{}", "a.txt", "b.txt"], ["{}"]],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize(
    "piece", ["x\x1b]52;c;eA==\x07", "\u202ex", "x\n\r\x9b2J", os.fsdecode(b"x\xff"), "x" * 200], ids=ascii
)
def test_an_argument_is_quoted_harmlessly_in_one_line(hostile, sejajar, arguments, piece):
    code, out, err = sejajar(*(each.format(piece) for each in arguments))
    assert code == 2 and not out
    assert err.count("\n") == 1 and err.startswith("sejajar: ")
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in err[:-1]), ascii(err)


def test_standard_output_by_its_other_names(hostile, sejajar):
    plain = sejajar("export", "a.txt", "b.txt")
    assert plain[0] == 0 and "<tmx" in plain[1]
    for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
        assert sejajar("export", "-o", name, "a.txt", "b.txt") == plain


@pytest.mark.parametrize("name", ["loop", "folder", "none/x", "a.txt/x", "x" * 300, "/dev/full"])
def test_an_export_that_cannot_be_written_is_one_line(hostile, sejajar, name):
    (hostile / "loop").symlink_to("loop")
    (hostile / "folder").mkdir()
    for force in ([], ["--force"]):
        code, out, err = sejajar("export", "-o", name, *force, "a.txt", "b.txt")
        assert code == 2 and not out
        assert err.count("\n") == 1 and "; " in err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("deep.json", '{"a":' + "[" * 100_000, "nested too deeply"),
        ("bool.json", '{"schema":"align/1","source":{"sentences":[[false,true]]},"target":{"sentences":[[0,9]]},"beads":[]}', "[False, True] is not a pair of offsets"),
        ("float.json", '{"schema":"align/1","source":{"sentences":[[0.0,9.0]]},"target":{"sentences":[[0,9]]},"beads":[]}', "is not a pair of offsets"),
        ("digits.json", '{"schema":' + "9" * 5000 + "}", "more than 20 digits"),
        ("twice.json", '{"schema":"align/1","schema":"align/1"}', "stands twice"),
        ("nan.json", '{"schema":NaN}', "NaN is no number"),
        ("schema.json", '{"schema":"' + "x" * 9000 + '"}', "is not 'align/1'"),
        ("long.tsv", "0\t" + "9" * 100_000, "line 1: "),
        ("arabic.tsv", "٠\t٠\n", "line 1: "),
        ("many.tsv", ",".join(map(str, range(50_000))) + "\t0\n", "line 1: "),
        ("entity.tmx", '<!DOCTYPE tmx [<!ENTITY ' + "e" * 500 + ' "x">]><tmx/>', "entity"),
        ("bomb.tmx", '<!DOCTYPE tmx [<!ENTITY a "' + "x" * 99 + '"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>', "entity"),
        ("outside.tmx", '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "entity"),
        ("deep.tmx", "<tmx>" + "<a>" * 100_000, "not a TMX"),
        ("word.tmx", '<tmx><tu><tuv xml:lang="id"><seg>' + "kata " * 20_000 + '</seg></tuv><tuv xml:lang="ar"><seg>x</seg></tuv></tu></tmx>', "unit 1: "),
        ("utf16.tmx", None, "not UTF-8"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)  # fmt: skip
def test_a_damaged_alignment_is_one_short_line(hostile, sejajar, name, content, said):
    (hostile / name).write_bytes("<tmx/>".encode("utf-16") if content is None else content.encode())
    code, out, err = sejajar("align", "--from", name, "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {name}: ") and said in err, err
    assert err.count("\n") == 1 and len(err) <= 300 and "; " in err
