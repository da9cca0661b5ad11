import io
import json
import os
import subprocess
import sys

import click
import pytest

import sejajar as package
from sejajar import i18n
from sejajar.cli import commands, opening
from sejajar.cli.pair_request import PairRequest
from sejajar.formats.seeds import seed_paths
from sejajar.session.positions.notation import TextPosition
from sejajar.wording import in_words


def test_the_version(sejajar):
    assert sejajar("--version") == (0, f"sejajar {package.__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["align", "--help"], ["extract", "-h"]])
def test_help(sejajar, arguments):
    code, out, err = sejajar(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: sejajar")
    assert "--source-lang" in out


def test_the_help_names_both_ways_of_calling(sejajar):
    out = sejajar("--help")[1]
    assert "sejajar [OPTIONS] [SOURCE TARGET]" in out
    assert "sejajar COMMAND [OPTIONS] SOURCE TARGET" in out
    assert "open" not in out.split("Commands:")[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--bogus"], "no such option '--bogus'"),
        (["-x", "a.txt", "b.txt"], "no such option '-x'"),
        (["a.txt"], "a.txt: its translation is missing"),
        (["a.txt", "b.txt", "c.txt"], "got unexpected extra argument (c.txt)"),
        (["-", "-"], "only one of the two texts can be standard input"),
        (["extract", "--json", "a.txt"], "missing argument 'TARGET'"),
        (["align", "--format", "x", "a.txt", "b.txt"], "invalid value for '--format'"),
        (["--source-lang", "12", "a.txt", "b.txt"], "invalid value for '--source-lang': '12' is not a language code"),
        (["--goto", "s:x", "a.txt", "b.txt"], "invalid value for '--goto': 's:x' is not a passage number"),
        (["missing.txt", "b.txt"], "missing.txt: no such file; check the name"),
        (["a.txt", "."], ".: is a folder; name a file in it"),
        (["open", "b.txt"], "open: no such file"),
        (["extract", "a.txt", "missing\x1b[31m\n"], "missing\\x1b[31m\\n: no such file"),
        (["--\x1b[31m\n"], "no such option '--\\x1b[31m"),
        (["-\udcff", "b"], "no such option '-\\udcff'"),
    ],
)
def test_every_mistake_is_one_line_and_exit_code_2(sejajar, texts, arguments, line):
    code, out, err = sejajar(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert "; " in err


def test_a_pair_is_printed_where_there_is_no_screen(sejajar, texts):
    code, out, err = sejajar("a.txt", "b.txt")
    assert (code, err) == (0, "")
    assert out.split("\n\n")[-2] == "Paragraf lain pendek saja.\nالفقرة الأخرى قصيرة فقط."


def test_alone_it_prints_the_seeds(sejajar):
    code, out, err = sejajar()
    assert (code, err) == (0, "")
    for path in seed_paths():
        assert all(line.split(". ")[0] in out for line in path.read_text(encoding="utf-8").splitlines())


def test_a_dumb_terminal_is_no_screen(sejajar, texts, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert "Paragraf lain" in sejajar("a.txt", "b.txt")[1]


def test_on_a_terminal_the_reader_opens(sejajar, texts, monkeypatch):
    opened = {}

    class Input(io.StringIO):
        def isatty(self):
            return True

    def run_reader(source, target, options, *, files, given):
        opened.update(languages=(source.language, target.language), line_aligned=files.line_aligned, given=given)
        opened.update(spoken=i18n._("Help"), notices=[in_words(notice) for notice in target.notices])
        opened.update(options=options._asdict(), environment=dict(os.environ))
        return 7

    monkeypatch.setitem(sys.modules, "sejajar.cli.launch", type(sys)("launch"))
    sys.modules["sejajar.cli.launch"].run_reader = run_reader
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(sys, "stdin", Input())
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    monkeypatch.setenv("SEJAJAR_HARAKAT", "hide")
    (texts / "b.txt").write_bytes((texts / "b.txt").read_bytes() + b"\xff")
    assert sejajar(
        "--source-lang", "ms_MY.UTF-8", "--bidi", "words", "--lines", "--goto", "t:12", "a.txt", "b.txt"
    ) == (7, "", "")
    assert opened["languages"] == ("ms", "ar")
    assert opened["line_aligned"]
    wanted = {
        "bidi": "words", "bidi_setup": "auto", "harakat": "hide", "digits": "as-written", "theme": "auto",
        "start": TextPosition("target", 12), "ui_language": "ar", "linear": False, "notice": "",
    }  # fmt: skip
    assert {name: opened["options"][name] for name in wanted} == wanted
    assert opened["given"] is None
    assert opened["spoken"] == "المساعدة"
    assert ["غير صالح" in notice for notice in opened["notices"]] == [True]
    assert "NO_COLOR" not in opened["environment"]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id_ID", "LC_MESSAGES": "ar"}, "ar"),
        ({"LC_ALL": "C", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LANG": "id"}, "id"),
    ],
)
def test_figures_are_written_in_the_locales_language(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert opening.locale_language() == language


def test_colours_stay_off_where_asked(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    opened = []
    monkeypatch.setattr(os, "open", lambda *arguments: opened.append(arguments) or 99)
    monkeypatch.setattr(os, "dup2", lambda *arguments: opened.append(arguments))
    monkeypatch.setattr(os, "close", lambda *arguments: None)
    opening._prepare_environment()
    assert os.environ["NO_COLOR"] == "1"
    assert opened == [("/dev/tty", os.O_RDWR), (99, 0)]


def test_a_text_from_standard_input(texts):
    program = [sys.executable, "-m", "sejajar"]
    piped = subprocess.run(
        [*program, "-", "b.txt"], input=(texts / "a.txt").read_bytes(), capture_output=True, check=True
    )
    named = subprocess.run([*program, "a.txt", "b.txt"], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert piped.stdout == named.stdout != b""


def test_notices_go_to_standard_error(sejajar, texts):
    (texts / "c.txt").write_bytes("Kata ini rusak: \xff dan ب".encode() + b"\xff")
    (texts / "d.txt").touch()
    code, out, err = sejajar("c.txt", "d.txt")
    assert code == 0
    assert "Kata ini rusak" in out
    assert err.splitlines() == [
        "sejajar: c.txt: 1 place is not valid utf-8 and shown as \ufffd",
        "sejajar: d.txt: contains no text",
    ]


def test_align_as_numbers(sejajar, texts):
    code, out, err = sejajar("align", "a.txt", "b.txt")
    assert (code, err) == (0, "")
    rows = [line.split("\t") for line in out.splitlines()]
    assert [int(index) for row in rows for index in row[0].split(",") if index] == [0, 1, 2]
    assert all(0 <= float(row[2]) <= 1 for row in rows)


def test_align_lines_takes_the_sentences_as_given(sejajar, texts):
    (texts / "c.txt").write_text("Satu. Dua\ntiga.\n\nEmpat.\n", encoding="utf-8")
    document = json.loads(sejajar("align", "--lines", "--format", "json", "c.txt", "c.txt")[1])
    assert document["source"]["sentences"] == [[0, 9], [10, 15], [17, 23]]
    assert document["target"]["sentences"] == document["source"]["sentences"]
    assert document["schema"] == "align/1"


@pytest.mark.parametrize("form", commands.ALIGN_FORMATS)
def test_every_form_of_the_alignment_is_written(sejajar, texts, form):
    code, out, err = sejajar("align", "--format", form, "a.txt", "b.txt")
    assert (code, err) == (0, "")
    assert out.endswith("\n")


def test_a_file_name_that_is_no_text_does_not_stop_the_json(texts, capfdbinary):
    name = os.fsdecode(b"c\xff.txt")
    (texts / name).write_text("Satu kalimat.\n", encoding="utf-8")
    assert commands.run(["align", "--format", "json", name, "b.txt"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["source"]["path"] == r"c\udcff.txt"


def test_extract_json(sejajar, texts):
    code, out, err = sejajar("extract", "--json", "a.txt", "b.txt")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert document["schema"] == "extract-pred/1"
    text = (texts / "a.txt").read_text(encoding="utf-8")
    figures = [figure for figure in document["figures"] if figure["lang"] == "id"]
    assert [text[figure["start"] : figure["end"]] for figure in figures] == ["42 persen"]
    assert {figure["pair_status"] for figure in document["figures"]} == {"match"}


def test_extract_as_a_table(sejajar, texts):
    code, out, err = sejajar("extract", "a.txt", "b.txt")
    assert (code, err) == (0, "")
    header, *rows = (line.split("\t") for line in out.splitlines())
    assert header == ["kind", "status", "heading", "source", "target"]
    assert all(len(row) == 5 for row in rows)
    assert any(row[3] == "42 persen" for row in rows)


@pytest.mark.parametrize(
    ("arguments", "as_json", "with_card"),
    [([], False, False), (["--card"], False, True), (["--json", "--no-card"], True, False)],
)
def test_the_doctor_is_asked_for_what_the_options_say(sejajar, monkeypatch, arguments, as_json, with_card):
    asked = {}

    def consult(environment, **named):
        asked.update(named)
        yield "report"
        yield "decision"

    monkeypatch.setattr("sejajar.cli.doctor.consult", consult)
    assert sejajar("doctor", "--bidi", "logical", *arguments) == (0, "report\ndecision\n", "")
    assert (asked["as_json"], asked["with_card"]) == (as_json, with_card)
    assert (asked["bidi"], asked["setup"]) == ("logical", "auto")


def test_running_out_of_memory_is_one_line(sejajar, texts, monkeypatch):
    def fail(*arguments, **named):
        raise MemoryError

    monkeypatch.setattr("sejajar.cli.pair_request.load_document", fail)
    code, _, err = sejajar("a.txt", "b.txt")
    assert code == 2
    assert err.startswith("sejajar: not enough memory")


def test_an_interruption_is_silent(sejajar, texts, monkeypatch):
    def interrupt(*arguments, **named):
        raise click.Abort

    monkeypatch.setattr("sejajar.cli.pair_request.load_document", interrupt)
    assert sejajar("a.txt", "b.txt") == (130, "", "")


def test_the_entry_point_passes_the_exit_code_on(texts):
    result = subprocess.run([sys.executable, "-m", "sejajar", "missing", "b.txt"], capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "sejajar: missing: no such file; check the name\n"


def test_completion_is_clicks():
    result = subprocess.run(
        [sys.executable, "-c", "from sejajar.__main__ import main; main()"],
        env=os.environ | {"_SEJAJAR_COMPLETE": "bash_complete", "COMP_WORDS": "sejajar al", "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
    )
    assert "align" in result.stdout


def test_lines_are_sentences_on_both_sides(texts):
    source, target = PairRequest("a.txt", "a.txt", line_aligned=True).load()
    assert source == target
    assert len(source.paragraphs) == 1
