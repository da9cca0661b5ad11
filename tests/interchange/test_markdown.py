"""Notes as Markdown: what was written and read comes out as it is, and nothing of it becomes markup."""

from __future__ import annotations

import re
from html import unescape
from string import punctuation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.interchange.markdown import write_markdown
from sejajar.session.bitext import Bitext
from sejajar.session.memory.annotations import PassageAnnotations, annotations_by_passage
from sejajar.session.memory.store import Annotation, ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.text.document import Document
from sejajar.wording import passage_in_words

PLAIN = align_by_length(*(Document.from_text("Satu. Dua.", language="id", name="x") for _ in range(2)))


def page_of(bitext: Bitext, note: str) -> str:
    return write_markdown(
        bitext, (PassageAnnotations(1, note=Annotation(1, "note", "", note, (), 0.0, None)),), passage_in_words
    )


def shown(block: str) -> str:
    """A paragraph as CommonMark 0.31 shows it: escapes of punctuation taken off, entities read."""
    return re.sub(rf"\\([{re.escape(punctuation)}])|(&#?\\w+;)", lambda match: match[1] or unescape(match[2]), block)


BLOCKS = re.compile(r"(#{1,6}|[-+*>=]|\d{1,9}[.)])(\s|$)|={1,}\s*$|([-*_]\s*){3,}$|<|`{3}|~{3}")
"""How a line begins that is no paragraph (CommonMark 0.31, sections 4 and 5)."""


@pytest.mark.parametrize(
    "note",
    ["1. ini", "12) itu", "- satu", "+ dua", "---", "===", "# judul", "a &amp; b", "*x* _y_ `z` [u](v) <w>", "2024"],
)
def test_a_note_is_shown_as_it_was_written(bitext: Bitext, note: str) -> None:
    block = page_of(bitext, note).split("\n\n")[2]
    assert not BLOCKS.match(block)
    assert shown(block) == note


@given(st.text(st.sampled_from("a1 .)-+=#&;*_<>\\\\`~|"), min_size=1, max_size=12).map(str.strip).filter(bool))
def test_no_note_becomes_a_block(note: str) -> None:
    block = page_of(PLAIN, note).split("\n\n")[2]
    assert not BLOCKS.match(block)
    assert shown(block) == note


def test_both_sentences_the_marks_and_what_is_lost(bitext: Bitext) -> None:
    memory = ReadingStore()
    memory.begin(bitext)
    memory.add("note", 0, text="ragu")
    memory.add("bookmark", 0)
    memory.add("mark", 0, name="a")
    page = write_markdown(bitext, annotations_by_passage(bitext, memory), passage_in_words)
    assert page.startswith("# a.txt / b.txt\n\n## passage 1 ★ 'a\n\nragu\n\n> Harga naik 42 persen.\n\n")
    assert '<blockquote dir="rtl" lang="ar">\n\nارتفع السعر 42 بالمائة.\n\n</blockquote>' in page
    lost = write_markdown(
        bitext,
        (PassageAnnotations(None, note=Annotation(1, "note", "", "ragu", (), 0.0, None), quote="Hilang."),),
        passage_in_words,
    )
    assert lost.endswith("## no longer found\n\nragu\n\n> Hilang.\n")
