"""``sejajar check``: the issues as lines, JSON and SARIF, and the exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sejajar.cli.reports.sarif import _uri  # pyright: ignore[reportPrivateUsage]
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.formats.plain_text import load_document
from sejajar.session.memory.lazy_store import memory_file
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import read_bitext
from sejajar.session.reading.listing import issues_of, list_issues
from sejajar.text.document import Document
from sejajar.text.span import Span
from sejajar.wording import ISSUE_MESSAGES

SOURCE = (
    "Harga naik 42 persen.\nIa menjual 1.200 mobil pada bulan Desember.\n“Kami menang,” kata Budi.\nSelesai sudah.\n"
)
TARGET = "ارتفع السعر 24 بالمئة.\nباع 1200 سيارة بحلول ديسمبر.\nفرح بودي.\nانتهى الأمر وبلغت الكلفة 7 بالمئة.\n"


@pytest.fixture
def differing(texts):
    (texts / "id.txt").write_text(SOURCE, encoding="utf-8")
    (texts / "ar.txt").write_text(TARGET, encoding="utf-8")
    return "id.txt", "ar.txt"


def test_no_finding(sejajar, texts):
    assert sejajar("check", "a.txt", "b.txt") == (0, "", "")


def test_a_line_each(sejajar, differing):
    code, out, err = sejajar("check", *differing)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "id.txt:1:12: error: The two texts give different figures. [42 persen | 24 بالمئة] (figure-differs, ar.txt:1:13)",
        "id.txt:3:2: warning: The target does not have this quotation. [Kami menang, | —] (quote-missing)",
        "ar.txt:4:26: warning: The source does not have this figure. [— | 7 بالمئة] (figure-added)",
    ]


@pytest.mark.parametrize(("severity", "count"), [("error", 1), ("warning", 3), ("note", 4)])
def test_what_is_quieter_is_left_out(sejajar, differing, severity, count):
    code, out, _ = sejajar("check", "--severity", severity, *differing)
    assert (code, len(out.splitlines())) == (1, count)


def test_the_exit_code_counts_what_is_printed(sejajar, texts):
    (texts / "id.txt").write_text("Dirilis pada bulan Desember.\n", encoding="utf-8")
    (texts / "ar.txt").write_text("يصدر بحلول ديسمبر.\n", encoding="utf-8")
    assert sejajar("check", "id.txt", "ar.txt") == (0, "", "")
    code, out, _ = sejajar("check", "--severity", "note", "id.txt", "ar.txt")
    assert code == 1
    assert out.startswith("id.txt:1:20: note: ")


def test_json(sejajar, differing):
    code, out, err = sejajar("check", "--json", "--severity", "note", *differing)
    assert (code, err) == (1, "")
    document = json.loads(out)
    assert {name: document[name] for name in ("schema", "source", "target")} == {
        "schema": "check/1", "source": "id.txt", "target": "ar.txt",
    }  # fmt: skip
    issues = document["findings"]
    assert [issue["kind"] for issue in issues] == [
        "figure-differs", "date-relation-differs", "quote-missing", "figure-added",
    ]  # fmt: skip
    assert issues[0]["source"] == {"start": 11, "end": 20, "line": 1, "column": 12, "text": "42 persen"}
    for issue in issues:
        for side, text in (("source", SOURCE), ("target", TARGET)):
            place = issue[side]
            assert place is None or text[place["start"] : place["end"]] == place["text"]
    assert issues[0]["goto"] == "s:11"
    assert issues[3]["goto"] == f"t:{TARGET.index('7 بالمئة')}"
    assert issues[3]["source"] is None


def test_sarif(sejajar, differing):
    code, out, _ = sejajar("check", "--sarif", *differing)
    assert code == 1
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"] and result["partialFingerprints"]
    first, second, third = run["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "id.txt"},
        "region": {
            "startLine": 1, "startColumn": 12, "endLine": 1, "endColumn": 21, "charOffset": 11, "charLength": 9,
        },
    }  # fmt: skip
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "ar.txt"
    assert "relatedLocations" not in second
    assert third["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "ar.txt"


def test_sarif_without_findings(sejajar, texts):
    code, out, _ = sejajar("check", "--sarif", "a.txt", "b.txt")
    assert code == 0
    assert json.loads(out)["runs"][0]["results"] == []


def test_json_without_findings(sejajar, texts):
    code, out, _ = sejajar("check", "--json", "a.txt", "b.txt")
    assert (code, json.loads(out)["findings"]) == (0, [])


def test_names_of_files_become_uris(tmp_path):
    assert _uri("berita baru.txt") == "berita%20baru.txt"
    assert _uri("د.txt") == "%D8%AF.txt"
    assert _uri("bad\udcff.txt") == "bad%FF.txt"
    assert _uri(str(tmp_path / "a b.txt")).startswith("file:///")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["a.txt"], "missing argument 'TARGET'"),
        (["--json", "--sarif", "a.txt", "b.txt"], "--json and --sarif are two output formats"),
        (["--severity", "loud", "a.txt", "b.txt"], "invalid value for '--severity'"),
        (["a.txt", "missing"], "missing: no such file"),
    ],
)
def test_mistakes(sejajar, texts, arguments, line):
    code, out, err = sejajar("check", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")
    assert err.count("\n") == 1


def test_the_list_on_the_screen_is_the_same_set(sejajar, differing):
    document = json.loads(sejajar("check", "--json", "--severity", "note", *differing)[1])
    bitext = read_bitext(*(load_document(name) for name in differing))
    told = [(f["id"], f["kind"], f["severity"], f["message"]) for f in document["findings"]]
    assert told == [(e.issue_id, e.kind, e.severity, ISSUE_MESSAGES[e.kind]) for e in list_issues(bitext)]
    assert [(f["source"] or {}).get("text", "") for f in document["findings"]] == [
        entry.source_text for entry in list_issues(bitext)
    ]


def test_places_count_lines_and_code_points():
    text = "أ\n\nbc\r\nd"
    places = TextPlaces("x\x1b.txt", Document.from_text(text, language="ar"))
    assert [places.line_and_column(offset) for offset in (0, 1, 2, 3, 4, 7)] == [
        (1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (4, 1),
    ]  # fmt: skip
    assert places.shown(Span(7, 8)) == "x\\x1b.txt:4:1"


def test_long_words_are_cut():
    places = TextPlaces("x", Document.from_text("kata\nkata " * 40, language="id"))
    shown = places.surface(Span(0, 300))
    assert len(shown) <= 80 and shown.endswith("…") and "\n" not in shown
    assert places.surface(Span(0, 9)) == "kata kata"
    assert places.surface(None) == "—"


@pytest.fixture
def dismissing(differing):
    """The texts, and the id of the one error of them, dismissed in the reader with a note."""
    bitext = read_bitext(load_document(differing[0]), load_document(differing[1]))
    memory = ReadingStore(memory_file(os.environ), tuple(str(Path(name).absolute()) for name in differing))
    memory.begin(bitext)
    issue = next(issue for issue in issues_of(bitext) if issue.severity == "error")
    memory.dismiss(issue.id, "a misprint")
    assert memory.finish(60) is None
    return issue.id


def test_what_was_dismissed_is_left_out(sejajar, differing, dismissing):
    code, out, err = sejajar("check", *differing)
    assert (code, err) == (1, "")
    assert len(out.splitlines()) == 2
    assert "error" not in out
    assert sejajar("check", "--severity", "error", *differing) == (0, "", "")
    assert dismissing not in sejajar("check", "--json", *differing)[1]


def test_all_prints_it_marked_and_does_not_count_it(sejajar, differing, dismissing):
    code, out, _ = sejajar("check", "--all", "--severity", "error", *differing)
    assert code == 0
    assert out.endswith("(figure-differs, ar.txt:1:13, dismissed)\n")
    code, out, _ = sejajar("check", "--all", *differing)
    assert (code, [line.endswith(", dismissed)") for line in out.splitlines()]) == (1, [True, False, False])


def test_json_and_sarif_mark_it(sejajar, differing, dismissing):
    issues = json.loads(sejajar("check", "--all", "--json", *differing)[1])["findings"]
    assert [issue.get("dismissed") for issue in issues] == [True, None, None]
    assert (issues[0]["id"], issues[0]["note"]) == (dismissing, "a misprint")
    results = json.loads(sejajar("check", "--all", "--sarif", *differing)[1])["runs"][0]["results"]
    assert results[0]["suppressions"] == [{"kind": "external", "justification": "a misprint"}]
    assert all("suppressions" not in result for result in results[1:])


def test_an_edited_text_keeps_its_dismissals(sejajar, differing, dismissing):
    path = Path(differing[0])
    path.write_text("Kalimat baru.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert sejajar("check", "--severity", "error", *differing)[0] == 0


def test_checking_leaves_nothing_behind(sejajar, differing):
    sejajar("check", *differing)
    assert not memory_file(os.environ).exists()
