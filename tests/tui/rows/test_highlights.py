"""What is marked on the lines of a pane, and in which order marks lie over each other."""

from __future__ import annotations

from small_bitext import bitext, find  # noqa: F401

from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Occurrence, list_entries
from sejajar.session.reading.hits import Hits
from sejajar.session.reading.state import Reading
from sejajar.text.span import Span
from sejajar.tui.rows.highlights import Highlighter, SpanSet
from sejajar.tui.rows.viewport import ScrollPosition, Viewport
