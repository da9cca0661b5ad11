"""The HTML page: both texts, each in its direction, with quotes and figures marked, and nothing executable."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from sejajar.interchange import html as module
from sejajar.interchange.html import write_html
from sejajar.session.bitext import SIDES, Bitext
from sejajar.text.document import Document
from sejajar.text.span import Span


def page_of(bitext: Bitext, *passage_indices: int) -> str:
    return write_html(bitext, passage_indices or range(len(bitext.passages)))


def passage_texts(bitext: Bitext, index: int) -> tuple[str, str]:
    source, target = (
        " ".join(span.of(bitext.document(side).text) for span in bitext.passages[index].spans(side)) for side in SIDES
    )
    return source, target


class Page(HTMLParser):
    """The words of each cell, and what is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[str | None, str | None, str]] = []
        self.marked: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.depth: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.depth.append(tag)
        if tag == "td":
            self.cells.append((named.get("lang"), named.get("dir"), ""))
        if tag == "span":
            self.open.append(named["class"] or "")
        assert not {"src", "href", "onclick", "onload"} & set(named)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.depth:
            while self.depth.pop() != tag:
                pass
        if tag == "span":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "td" in self.depth:
            lang, direction, text = self.cells[-1]
            self.cells[-1] = (lang, direction, text + data)
        if self.open:
            self.marked.append((self.open[-1], data))


def test_the_page_shows_both_texts_each_in_its_direction(bitext: Bitext) -> None:
    text = page_of(bitext)
    page = Page()
    page.feed(text)
    assert not page.open
    assert next(cell for cell in page.cells if cell[0] == "ar") == ("ar", "rtl", passage_texts(bitext, 0)[1])
    assert [cell[2] for cell in page.cells if cell[0] == "id"] == [
        passage_texts(bitext, index)[0] for index in range(5)
    ]
    assert ("quote", "Baik,") in page.marked
    assert ("figure", "9 بالمائة") in page.marked
    assert "<script" not in text and "http" not in text


def test_the_page_takes_no_markup_from_the_texts(bitext: Bitext) -> None:
    evil = bitext.source.raw.replace("42 persen.", "<b>&x\x1b.")
    source = Document.from_text(evil, language="id", name='<img src="x">')
    text = page_of(replace(bitext, source=source, comparison=None))
    assert "<b>" not in text and "<img" not in text and "\x1b" not in text
    assert "&lt;b&gt;&amp;x␛" in text


def test_marks_that_meet_have_the_names_of_both(bitext: Bitext) -> None:
    assert bitext.comparison is not None
    quote = replace(bitext.comparison.source.quotes[0], span=bitext.comparison.source.figures[1].span)
    overlapping = replace(
        bitext, comparison=replace(bitext.comparison, source=replace(bitext.comparison.source, quotes=(quote,)))
    )
    page = Page()
    page.feed(page_of(overlapping))
    assert ("figure quote", "9 persen") in page.marked


def test_the_page_of_one_passage(bitext: Bitext) -> None:
    text = page_of(bitext, 1)
    assert text.startswith('<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n')
    assert "<title>a.txt / b.txt</title>" in text
    assert "<h1><bdi>a.txt</bdi> / <bdi>b.txt</bdi></h1>" in text
    assert (
        '<table>\n<thead><tr><th title="passage">#</th><th lang="id" dir="ltr">Bahasa Indonesia</th>'
        '<th lang="ar" dir="rtl">العربية</th></tr></thead>\n<tbody>\n'
        '<tr id="p2"><td>2</td><td lang="id" dir="ltr"><p>Ia senang.</p></td><td lang="ar" dir="rtl"></td></tr>\n'
        "</tbody>\n</table>\n</body>\n</html>\n"
    ) in text


def test_rows_are_numbered_and_open_paragraphs(bitext: Bitext) -> None:
    text = page_of(bitext)
    assert [f'<tr id="p{number}"' in text for number in range(7)] == [False, True, True, True, True, True, False]
    assert '<tr id="p1" class="opens"><td>1</td>' in text
    assert '<tr id="p3" class="opens">' in text
    assert '<tr id="p4"><td>4</td>' in text


def test_marked_pieces(bitext: Bitext) -> None:
    text = page_of(bitext, 3)
    assert '<p>“<span class="quote">Baik,</span>” kata Li.</p>' in text
    assert '<p>قالت لي: “<span class="quote">جيد</span>”.</p>' in text
    assert '<p>Harga naik <span class="figure">42 persen</span>.</p>' in page_of(bitext, 0)


def test_nothing_is_marked_before_the_texts_are_compared(bitext: Bitext) -> None:
    assert "<span" not in page_of(replace(bitext, comparison=None))


def test_texts_without_names_are_called_by_their_side(bitext: Bitext) -> None:
    nameless = replace(bitext, source=bitext.source._replace(name=""), target=bitext.target._replace(name=""))
    assert "<title>source / target</title>" in page_of(nameless)


class CountedOffset(int):
    """An offset that counts how often it is compared."""

    compared = 0

    def __gt__(self, other: int) -> bool:
        CountedOffset.compared += 1
        return int(self) > other

    def __ge__(self, other: int) -> bool:
        CountedOffset.compared += 1
        return int(self) >= other

    def __le__(self, other: int) -> bool:
        CountedOffset.compared += 1
        return int(self) <= other

    def __lt__(self, other: int) -> bool:
        CountedOffset.compared += 1
        return int(self) < other


def test_a_passage_of_many_spans_compares_each_with_its_own_pieces_only() -> None:
    count = 2000
    spans = [(Span(CountedOffset(4 * index), CountedOffset(4 * index + 2)), "figure") for index in range(count)]
    edges = sorted(edge for span, _ in spans for edge in (int(span.start), int(span.end)))
    pieces = list(module._pieces("ab c" * count, edges, spans))
    assert pieces[:3] == ['<span class="figure">ab</span>', " c", '<span class="figure">ab</span>']
    assert CountedOffset.compared <= 5 * count


def test_the_classes_of_open_spans_are_those_of_every_span_around() -> None:
    spans = [(Span(0, 9), "quote"), (Span(2, 5), "figure"), (Span(2, 7), "quote"), (Span(8, 10), "figure")]
    pieces = list(module._pieces("0123456789", [0, 2, 5, 7, 8, 9, 10], spans))
    quote, both, figure = (f'<span class="{name}">' for name in ("quote", "quote figure", "figure"))
    assert "".join(pieces) == (
        f"{quote}01</span>{both}234</span>{quote}56</span>{quote}7</span>{both}8</span>{figure}9</span>"
    )
