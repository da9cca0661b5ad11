"""What each command does to a pair of texts, without its files: called one by one, with the CPU and output of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sejajar.cli.reports.alignment import alignment_text
from sejajar.cli.reports.check import check_json, check_lines
from sejajar.cli.reports.extract import extract_json, extract_table
from sejajar.cli.reports.find import find_lines
from sejajar.cli.reports.plain_text import plain_text
from sejajar.cli.reports.sarif import check_sarif
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.interchange.export import FORMS, export_texts
from sejajar.interchange.importing import import_alignment
from sejajar.layout.output_forms import output_runs
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.layout.profiles import PROFILES
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.pipeline import align_by_length, extract, refine
from sejajar.session.reading.listing import issues_of, list_entries
from sejajar.session.reading.search import find
from sejajar.text.document import Document

T = TypeVar("T")

ALIGN_FORMS = ("tsv", "json", "tmx", "pairs", "ladder")
READ_BACK = ("tsv", "json", "tmx")
"""The forms of ``sejajar align`` that ``--from`` reads."""
LAYOUT_WIDTHS = (1, 9, 40, 131)
LAID_OUT_CHARS = 20_000
"""The reader lays out no more of a passage (``MAX_PASSAGE_CHARS``)."""
SENT_LINES = 3
"""Lines of a paragraph that are put into the form of every terminal."""
PATHS = ("a.txt", "b.txt")


@dataclass
class Costs:
    """The CPU seconds and the characters written of each core, by its name."""

    seconds: dict[str, float] = field(default_factory=dict[str, float])
    characters: dict[str, int] = field(default_factory=dict[str, int])

    def keep(self, name: str, work: Callable[[], T]) -> T:
        """Run one core, note its seconds, and return what it made."""
        begin = time.process_time()
        made = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begin
        return made

    def run(self, name: str, work: Callable[[], str]) -> str:
        """Run one core that writes text, note its seconds and characters, and return the text."""
        written = self.keep(name, work)
        self.characters[name] = self.characters.get(name, 0) + len(written)
        return written


def run_cores(source: Document, target: Document, queries: tuple[str, str]) -> Costs:
    """Run every core over the pair; ``queries`` are the words and the value looked for."""
    costs = Costs()
    costs.run("plain", lambda: "".join(plain_text(_by_length(source, target, line_aligned=False))))
    bitext = costs.keep("align", lambda: refine(_by_length(source, target, line_aligned=False)))
    for form in ALIGN_FORMS:
        written = costs.run(f"align {form}", lambda form=form: alignment_text(bitext, form, PATHS))
        if form in READ_BACK:
            costs.keep(f"read {form}", lambda form=form, written=written: _check_read_back(bitext, form, written))
    compared = costs.keep("extraction", lambda: extract(bitext))
    _run_reports(costs, compared, queries)
    for form in FORMS:
        costs.run(f"export {form}", lambda form=form: "".join(export_texts(compared, form)))
    by_line = costs.keep("lines", lambda: extract(_by_length(source, target, line_aligned=True)))
    costs.run("check lines", lambda: "".join(check_json(issues_of(by_line), *_places(by_line))))
    for document in (source, target):
        costs.run("layout", lambda document=document: _laid_out(document))
    return costs


def _by_length(source: Document, target: Document, *, line_aligned: bool) -> Bitext:
    bitext = align_by_length(source, target, line_aligned=line_aligned)
    _check_sentences(bitext)
    return bitext


def _places(bitext: Bitext) -> tuple[TextPlaces, TextPlaces]:
    return TextPlaces(PATHS[0], bitext.source), TextPlaces(PATHS[1], bitext.target)


def _run_reports(costs: Costs, bitext: Bitext, queries: tuple[str, str]) -> None:
    places = _places(bitext)
    costs.run("extract", lambda: "".join(extract_table(bitext)))
    costs.run("extract json", lambda: "".join(extract_json(bitext)))
    issues = costs.keep("issues", lambda: issues_of(bitext))
    costs.run("check", lambda: "".join(check_lines(issues, *places)))
    costs.run("check json", lambda: "".join(check_json(issues, *places)))
    costs.run("check sarif", lambda: check_sarif(issues, *places))
    costs.run("lists", lambda: "".join(list_entries(bitext, "ar")))
    costs.run("find", lambda: "".join(find_lines(bitext, queries[1], PATHS, "id")))
    costs.run("search", lambda: "." * len(find(bitext, "/", queries[0])))


def _check_sentences(bitext: Bitext) -> None:
    """Check that the sentences of each side hold every character that is no blank, once and in order."""
    for side in SIDES:
        text = bitext.document(side).text
        end = 0
        for sentence in bitext.sentences(side):
            assert not text[end : sentence.span.start].strip()
            assert sentence.span.start < sentence.span.end
            end = sentence.span.end
        assert not text[end:].strip()


def _check_read_back(bitext: Bitext, form: str, written: str) -> None:
    if form == "tmx" and not _has_units(bitext):
        return
    imported = import_alignment(bitext.source, bitext.target, written)
    if form != "tmx":
        shape = [(bead.source, bead.target) for bead in bitext.alignment.beads]
        assert [(bead.source, bead.target) for bead in imported.alignment.beads] == shape


def _has_units(bitext: Bitext) -> bool:
    """Return whether a TMX has anything to say."""
    return any(bead.source and bead.target for bead in bitext.alignment.beads)


def _laid_out(document: Document) -> str:
    rows: list[str] = []
    for paragraph in document.paragraphs:
        text = paragraph.of(document.text)[:LAID_OUT_CHARS]
        layout = ParagraphLayout(text, document.direction)
        for width in LAYOUT_WIDTHS:
            lines = layout.lay_out(width)
            assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
            assert all(line.width <= width or len(line.clusters) == 1 for line in lines)
            rows += [line.text for line in lines]
        for line in layout.lay_out(LAYOUT_WIDTHS[2])[:SENT_LINES]:
            for profile in PROFILES.values():
                assert all(run.width >= 0 for run in output_runs(line.clusters, profile))
    return "".join(rows)
