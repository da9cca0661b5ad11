"""Find where the writer's own words show that a quotation mark is missing or misplaced."""

from __future__ import annotations

import re
from dataclasses import replace

from sejajar.extraction.quotes.lexicon import QuoteTable, word_key
from sejajar.extraction.quotes.quotation_marks import MarkedSpan
from sejajar.text.diacritics import ARABIC_MARKS
from sejajar.text.span import Span

LEAD_CHARS = 120
"""How many characters after a misplaced mark the real quote may begin."""
_COMMA_WORD = re.compile(r"[,،]\s+[\"“”]?(\w+)\s+")
_FIRST_WORD = re.compile(rf"[\w{ARABIC_MARKS}]+")


class BreakFinder:
    """Finds the writer's own words in raw text, before the quoted spans are known."""

    def __init__(self, text: str, table: QuoteTable) -> None:
        self._text = text
        self._table = table

    def after_commas(self, paragraph: Span) -> list[int]:
        """Return the offset after each comma that an attribution follows (", kata X"): there a quote ends."""
        return [
            match.start() + 1
            for match in _COMMA_WORD.finditer(self._text, paragraph.start, paragraph.end)
            if self._reports(match[1], self._text[match.end() : match.end() + 1])
        ]

    def _reports(self, word: str, following: str) -> bool:
        cues = self._table.cues.get(word_key(word), ())
        return any(
            cue.speaker_position == "enclitic" or (cue.needs_quote and (following.isupper() or not following.isalnum()))
            for cue in cues
            if not cue.rest
        )

    def without_strays(self, marked: list[MarkedSpan]) -> list[MarkedSpan]:
        """Return the marked spans without those that only contain the writer's words and the real quote.

        A mark before the attribution ("قال X "...") opens nothing.
        """
        kept: list[MarkedSpan] = []
        stray: Span | None = None
        for index, item in enumerate(marked):
            if stray is not None and stray.covers(item.outer):
                kept.append(replace(item, depth=item.depth - 1))
                continue
            inner = marked[index + 1] if index + 1 < len(marked) else None
            if item.depth == 0 and inner is not None and self._holds(item, inner) and self._leads_to(item, inner):
                stray = item.outer
                continue
            kept.append(item)
        return kept

    def _holds(self, item: MarkedSpan, following: MarkedSpan) -> bool:
        """Return whether the next span lies in ``item``, or begins where ``item`` had to end without a closing mark."""
        if following.depth:
            return following.depth == 1
        between = self._text[item.outer.end : following.outer.start]
        return not item.has_closing_mark and len(between) <= 1 and not between.strip()

    def _leads_to(self, item: MarkedSpan, inner: MarkedSpan) -> bool:
        if inner.outer.start - item.inner.start > LEAD_CHARS or (
            item.has_closing_mark and inner.outer.end != item.inner.end
        ):
            return False
        word = _FIRST_WORD.match(self._text, item.inner.start)
        key = word_key(word[0]) if word else ""
        cues = self._table.cues.get(key) or (
            self._table.cues.get(key[1:], ()) if key.startswith(self._table.proclitics) else ()
        )
        return any(
            cue.speaker_position == "after" and cue.verb_class == "reporting" and not cue.needs_quote for cue in cues
        )
