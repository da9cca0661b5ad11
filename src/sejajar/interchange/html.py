"""A bitext as one HTML page: side by side, each text in its language and direction, quotes and figures marked.

The page is self-contained (no script, font or URL) and prints as it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import figure_spans, is_figure_shown
from sejajar.text.language import language_name
from sejajar.text.span import Span

_STYLE = """
body { font: 17px/1.6 Georgia, "Noto Naskh Arabic", "Amiri", "Times New Roman", serif; margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; color: #22242a; background: #fbfaf6; }
h1 { font-size: 1.1rem; font-weight: normal; color: #6d6f76; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: start; border-bottom: 1px solid #8a8c92; padding: .3rem .8rem; }
td { vertical-align: top; padding: .35rem .8rem; overflow-wrap: break-word; }
td p { margin: 0 0 .4rem; white-space: pre-wrap; }
td:first-child, th:first-child { width: 2.5rem; color: #6d6f76; font-size: .75rem; text-align: end; }
tr.opens td { padding-top: 1.1rem; }
td[dir=rtl] { font-size: 1.15em; }
.quote { background: #e3efd9; } .figure { color: #8a4b00; border-bottom: 1px solid; }
@media (prefers-color-scheme: dark) { @media screen { body { color: #d7d9de; background: #16181d; }
  .quote { background: #2c3a26; } .figure { color: #e0b070; } } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; background: none; } tr { break-inside: avoid; }
  thead { display: table-header-group; } .quote { background: none; font-style: normal; font-weight: bold; } }
"""

ClassedSpans = list[tuple[Span, str]]
"""Spans in order, each with its CSS class, ``quote`` or ``figure``."""


def write_html(bitext: Bitext, passage_indices: Iterable[int], passage_word: str = "passage") -> str:
    """Return the page with these passages, in the order given; ``passage_word`` explains the column of numbers."""
    titles = [escape(bitext.document(side).name or side) for side in SIDES]
    heads = "".join(
        f"<th{_language_attributes(bitext, side)}>{escape(language_name(bitext.document(side).language))}</th>"
        for side in SIDES
    )
    classed: dict[Side, dict[int, ClassedSpans]] = {side: _classed_spans(bitext, side) for side in SIDES}
    rows = "\n".join(_row(bitext, passage_index, classed) for passage_index in passage_indices)
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{' / '.join(titles)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{' / '.join(f'<bdi>{title}</bdi>' for title in titles)}</h1>\n"
        f'<table>\n<thead><tr><th title="{escape(passage_word)}">#</th>{heads}</tr></thead>\n<tbody>\n{rows}\n'
        "</tbody>\n</table>\n</body>\n</html>\n"
    )


def _language_attributes(bitext: Bitext, side: Side) -> str:
    document = bitext.document(side)
    return f' lang="{escape(document.language)}" dir="{document.direction}"'


def _row(bitext: Bitext, passage_index: int, classed: dict[Side, dict[int, ClassedSpans]]) -> str:
    passage = bitext.passages[passage_index]
    cells = "".join(
        f"<td{_language_attributes(bitext, side)}>"
        + "".join(
            f"<p>{_marked_up(bitext, side, span, classed[side].get(passage_index, []))}</p>"
            for span in passage.spans(side)
        )
        + "</td>"
        for side in SIDES
    )
    opens = ' class="opens"' if passage.opens_paragraph else ""
    number = passage_index + 1
    return f'<tr id="p{number}"{opens}><td>{number}</td>{cells}</tr>'


def _classed_spans(bitext: Bitext, side: Side) -> dict[int, ClassedSpans]:
    """Return the spans of the quotes and figures of one side, by passage index."""
    comparison = bitext.comparison
    if comparison is None:
        return {}
    extracts = comparison.source if side == "source" else comparison.target
    classed = [(quote.span, "quote") for quote in extracts.quotes if quote.kind in ("direct", "phrase")]
    for index in range(len(comparison.figures)):
        span = figure_spans(comparison, index)[SIDES.index(side)]
        if span and is_figure_shown(comparison, index):
            classed.append((span, "figure"))
    found: dict[int, ClassedSpans] = {}
    for span, name in sorted(classed):
        for passage_index in range(bitext.passage_at(side, span.start), bitext.passage_at(side, span.end - 1) + 1):
            found.setdefault(passage_index, []).append((span, name))
    return found


def _marked_up(bitext: Bitext, side: Side, shown: Span, classed: ClassedSpans) -> str:
    """Return the characters of ``shown`` as HTML; where spans overlap, a piece has the classes of all of them.

    A passage may be a book in one line: each span is looked at once when it begins, and while it is open.
    """
    text = bitext.document(side).text
    here = [(span.clip(shown), name) for span, name in classed if span.overlaps(shown)]
    edges = sorted({shown.start, shown.end, *(edge for span, _name in here for edge in (span.start, span.end))})
    return "".join(_pieces(text, edges, here))


def _pieces(text: str, edges: Sequence[int], classed: ClassedSpans) -> Iterator[str]:
    waiting = deque(classed)
    open_here: ClassedSpans = []
    for start, end in pairwise(edges):
        open_here = [(span, name) for span, name in open_here if span.end > start]
        while waiting and waiting[0][0].start <= start:
            open_here.append(waiting.popleft())
        names = list(dict.fromkeys(name for _, name in open_here))
        piece = escape(text[start:end], quote=False)
        yield f'<span class="{" ".join(names)}">{piece}</span>' if names else piece
