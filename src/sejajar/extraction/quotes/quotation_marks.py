"""Pair quotation marks: which mark opens, which closes, and which words stand between.

A mark is read by its context first (a blank before and a letter after: it opens), by its shape second, and by what is
open in its own paragraph last; never by counting marks across paragraphs. ``kinds`` classifies the spans.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sejajar.text.span import Span

CARRY_PARAGRAPHS = 5
"""How many paragraphs an unclosed quote may continue before its closing mark."""

UNCLOSED_CHARS = 600
"""How far a quote that nothing closes goes on in its paragraph, which may be a book: the last sentence that ends within
this many characters is its last. Its own sentence is in it whole."""

MAX_DEPTH = 4
"""The deepest quotes: a quote inside three others is not found. It bounds what the quotes of a text have in all."""

LABEL_CHARS = 40
"""The longest "Name:" at the start of a line of speech, in characters."""

_SPOKEN_END = (",", "،", "!", "?", "؟", "…")
Family = Literal["double", "angle", "single"]

_FAMILY: dict[str, Family] = {
    **dict.fromkeys('"“”„‟＂', "double"),
    **dict.fromkeys("«»‹›", "angle"),
    **dict.fromkeys("'‘’‚‛", "single"),
    **dict.fromkeys(("''", "``", "´´", "’’", "‘‘"), "double"),
}
_MARK = re.compile("|".join(map(re.escape, sorted(_FAMILY, key=len, reverse=True))))
_SHAPE: dict[str, Literal["open", "close"]] = {
    **dict.fromkeys(("“", "„", "«", "‘", "‚", "‹", "``", "‘‘"), "open"),
    **dict.fromkeys(("”", "»", "’", "›", "’’"), "close"),
}
_BRACKETS = ("(", "[", "{", "<")
_LEFT_EDGE = frozenset("([{<—–-/\\|*#")
_RIGHT_EDGE = frozenset(".,;:!?…،؛؟)]}>—–-/\\|*")
_STOP = frozenset(".!?…؟")
_INTRODUCING = frozenset(":,،")
_INVISIBLE = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u061c\ufeff")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_DECADE = re.compile(r"\d\d(?:-?an|s)?\b")

Role = Literal["open", "close", "state"]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """The words between quotation marks.

    Attributes:
        outer: the words with their marks.
        inner: the words without blanks at the ends.
        opened: whether there is an opening mark.
        closed: whether there is a closing mark.
        depth: 0 for a quote that lies in no other, 1 for one inside that, and so on.
    """

    outer: Span
    inner: Span
    has_opening_mark: bool = True
    has_closing_mark: bool = True
    depth: int = 0


@dataclass(slots=True)
class _QuotationMark:
    start: int
    end: int
    glyph: str
    family: Family
    role: Role
    before: str
    after: str
    starts_sentence: bool
    is_introduced: bool
    is_alone: bool


@dataclass(slots=True)
class _OpenMark:
    mark: _QuotationMark
    limit: int | None = None


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph: pairs, unpaired opening marks, unpaired closing marks."""

    pairs: list[tuple[_QuotationMark, _QuotationMark]]
    unclosed: list[_OpenMark]
    unopened: list[_QuotationMark]


def find_marked_spans(
    text: str,
    paragraphs: Sequence[Span],
    proclitics: frozenset[str] = frozenset(),
    attributions_in: Callable[[Span], list[int]] = lambda _paragraph: [],
    sentence_ends: Sequence[int] = (),
) -> list[MarkedSpan]:
    """Return the marked spans of ``text`` in order of their start, an outer one before those inside it.

    In “Ia bilang ‘ya’ tadi” the span of ``ya`` has depth 1. ``proclitics`` are letters written onto the following word:
    after them a mark opens. ``attributions_in`` returns the offsets in a paragraph where the writer's own words follow
    a comma (", kata X"), in order: a quote that nothing closes in its paragraph ends there. ``sentence_ends``, in
    order, limit one in a long paragraph (:data:`UNCLOSED_CHARS`).
    """
    found: list[MarkedSpan] = []
    carried: tuple[_QuotationMark, int, int] | None = None  # an open mark, its paragraph's index, and where that ends
    for paragraph_index, paragraph in enumerate(paragraphs):
        pairing = _pair(_read_marks(text, paragraph, proclitics))
        if carried is None or carried[0].family != "single":
            _close_across_families(pairing, text, paragraph)
        if carried is not None:
            closing = _carried_close(carried, paragraph_index, pairing)
            if closing is not None:
                found.append(_marked(text, carried[0], closing))
                pairing.unopened.remove(closing)
                carried = None
            elif _starts_with_quote(pairing, paragraph) or paragraph_index - carried[1] >= CARRY_PARAGRAPHS:
                found.append(_marked(text, carried[0], None, carried[2]))
                carried = None
        found.extend(_marked(text, opening, closing) for opening, closing in pairing.pairs)
        found.extend(_unopened(text, paragraph, pairing))
        breaks = attributions_in(paragraph) if pairing.unclosed else []
        for left in pairing.unclosed:
            end = _unclosed_end(left, paragraph, sentence_ends)
            following = bisect_right(breaks, left.mark.end)
            if following and left.mark.start - breaks[following - 1] <= 1:
                # A closing mark typed before the attribution: ', "kata X'.
                continue
            if following < len(breaks) and breaks[following] <= end:
                found.append(_marked(text, left.mark, None, breaks[following]))
            elif left.limit is None and left is pairing.unclosed[-1]:
                if carried is not None:
                    found.append(_marked(text, carried[0], None, carried[2]))
                carried = (left.mark, paragraph_index, end)
            else:
                found.append(_marked(text, left.mark, None, end))
    if carried is not None:
        found.append(_marked(text, carried[0], None, carried[2]))
    return _nest([marked for marked in found if len(marked.inner)])


def _read_marks(text: str, paragraph: Span, proclitics: frozenset[str]) -> list[_QuotationMark]:
    matches = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    marks: list[_QuotationMark] = []
    first = 0
    while first < len(matches):
        last = first
        while last + 1 < len(matches) and matches[last + 1].start() == matches[last].end():
            last += 1
        before = _neighbour(text, matches[first].start() - 1, paragraph, -1)
        after = _neighbour(text, matches[last].end(), paragraph, 1)
        printed = _previous_printed(text, matches[first].start() - 1, paragraph)
        starts = before == "" or printed in _STOP
        role = _role(text, matches[first].start(), matches[last].end(), before, after, proclitics)
        for match in matches[first : last + 1]:
            family = _FAMILY[match[0]]
            if family == "single" and _is_apostrophe(text, match.start(), before, after, role):
                continue
            marks.append(
                _QuotationMark(
                    match.start(),
                    match.end(),
                    match[0],
                    family,
                    role,
                    before,
                    after,
                    starts,
                    starts or printed in _INTRODUCING,
                    first == last,
                )
            )
        first = last + 1
    return marks


def _neighbour(text: str, index: int, paragraph: Span, step: int) -> str:
    """Return the character at ``index``, skipping format characters; empty at the paragraph's edge."""
    for _ in range(8):
        if not paragraph.start <= index < paragraph.end:
            return ""
        if text[index] not in _INVISIBLE:
            return text[index]
        index += step
    return ""


def _previous_printed(text: str, index: int, paragraph: Span) -> str:
    for _ in range(8):
        if index < paragraph.start:
            return "."
        if not text[index].isspace() and text[index] not in _INVISIBLE:
            return text[index]
        index -= 1
    return " "


def _role(text: str, start: int, end: int, before: str, after: str, proclitics: frozenset[str]) -> Role:
    left = before == "" or before.isspace() or before in _LEFT_EDGE
    ellipsis = after == "…" or text.startswith("..", end)
    right = after == "" or after.isspace() or (after in _RIGHT_EDGE and not (left and ellipsis))
    if left != right:
        return "open" if left else "close"
    if left and before in _BRACKETS:
        return "open"
    if left and before != "" and after != "" and before.isspace() != after.isspace():
        # A blank on one side, punctuation on the other: the mark closes the words before it.
        return "close"
    if not left:
        if before == ":" or _word_before(text, start) in proclitics:
            return "open"
        if before.isdigit() and after.isdigit():
            return "close"
    return "state"


def _word_before(text: str, start: int) -> str:
    first = start
    while first > 0 and start - first < 5 and text[first - 1].isalpha():
        first -= 1
    return text[first:start]


def _is_apostrophe(text: str, start: int, before: str, after: str, role: Role) -> bool:
    """Return whether a single mark is part of a word: Jum'at, d'Or, al-Qur'an, '98."""
    inside = before.isalnum() and after.isalnum()
    if inside and not (_ARABIC.match(before) or _ARABIC.match(after)):
        return True
    return role == "open" and _DECADE.match(text, start + 1) is not None


def _pair(marks: list[_QuotationMark]) -> _Pairing:
    stack: list[_OpenMark] = []
    open_count: dict[Family, int] = {"double": 0, "angle": 0, "single": 0}
    pairing = _Pairing([], [], [])
    for mark in marks:
        if _opens(mark, open_count):
            if open_count[mark.family] and mark.starts_sentence:
                _limit(stack, mark)
            stack.append(_OpenMark(mark))
            open_count[mark.family] += 1
        elif open_count[mark.family]:
            while True:
                top = stack.pop()
                open_count[top.mark.family] -= 1
                if top.mark.family == mark.family:
                    break
                pairing.unclosed.append(top)
            pairing.pairs.append((top.mark, mark))
        elif stack and mark.family != "single":
            top = stack.pop()
            open_count[top.mark.family] -= 1
            pairing.pairs.append((top.mark, mark))
        else:
            pairing.unopened.append(mark)
    pairing.unclosed.extend(stack)
    pairing.unclosed = [left for left in pairing.unclosed if _may_stay_open(left.mark)]
    pairing.unclosed.sort(key=lambda left: left.mark.start)
    _limit_unclosed(pairing.unclosed)
    return pairing


def _opens(mark: _QuotationMark, open_count: dict[Family, int]) -> bool:
    if mark.role != "state":
        return mark.role == "open"
    is_open = bool(open_count[mark.family])
    is_adjacent = not mark.before.isspace() and mark.before != ""
    if is_adjacent or mark.glyph not in _SHAPE:
        return not is_open
    return _SHAPE[mark.glyph] == "open"


def _limit(stack: list[_OpenMark], mark: _QuotationMark) -> None:
    """End an unclosed quote where the next one opens at a new sentence."""
    top = stack[-1]
    if top.limit is None and top.mark.family == mark.family:
        top.limit = mark.start


def _unclosed_end(left: _OpenMark, paragraph: Span, sentence_ends: Sequence[int]) -> int:
    end = left.limit if left.limit is not None else paragraph.end
    if end - left.mark.end <= UNCLOSED_CHARS or not sentence_ends:
        return end
    own = bisect_right(sentence_ends, left.mark.end)
    last = bisect_right(sentence_ends, left.mark.end + UNCLOSED_CHARS) - 1
    return min(end, sentence_ends[min(max(own, last), len(sentence_ends) - 1)])


def _limit_unclosed(unclosed: Sequence[_OpenMark]) -> None:
    """End each unclosed quote where the next one of its family begins: two quotes that nothing closes never overlap."""
    following: dict[Family, int] = {}
    for left in reversed(unclosed):
        family = left.mark.family
        if left.limit is None:
            left.limit = following.get(family)
        following[family] = left.mark.start


def _may_stay_open(mark: _QuotationMark) -> bool:
    """Return whether an opening mark without a closing one counts: a lone single mark only at the start of speech."""
    return mark.family != "single" or (mark.is_introduced and mark.is_alone)


def _close_across_families(pairing: _Pairing, text: str, paragraph: Span) -> None:
    """Close a double mark with the last single closing mark of a paragraph, if nothing else closes it."""
    singles = [mark for mark in pairing.unopened if mark.family == "single"]
    pairing.unopened = [mark for mark in pairing.unopened if mark.family != "single"]
    if not singles or not pairing.unclosed:
        return
    last, left = singles[-1], pairing.unclosed[-1]
    at_end = not text[last.end : paragraph.end].strip(" .\u200f")
    if left.mark.start < last.start and (at_end or left.mark.family == "single" or last.before in ",.!?؟"):
        pairing.pairs.append((left.mark, last))
        pairing.unclosed.pop()


def _carried_close(
    carried: tuple[_QuotationMark, int, int], paragraph_index: int, pairing: _Pairing
) -> _QuotationMark | None:
    """Return the closing mark in this paragraph of a quote that an earlier paragraph opened."""
    if paragraph_index - carried[1] > CARRY_PARAGRAPHS or not pairing.unopened:
        return None
    closing = pairing.unopened[0]
    same_family = closing.family == carried[0].family or "single" not in (closing.family, carried[0].family)
    return closing if same_family else None


def _starts_with_quote(pairing: _Pairing, paragraph: Span) -> bool:
    """Return whether the paragraph begins with a quote of its own."""
    starts = [opening.start for opening, _ in pairing.pairs[:1]] + [left.mark.start for left in pairing.unclosed[:1]]
    return any(start - paragraph.start <= 1 for start in starts)


def _unopened(text: str, paragraph: Span, pairing: _Pairing) -> list[MarkedSpan]:
    """Return quotes without an opening mark: they begin with the paragraph, or after the last closing mark."""
    found: list[MarkedSpan] = []
    floor = paragraph.start
    ends = iter(sorted(closing.end for _, closing in pairing.pairs))
    pair_end = next(ends, None)
    for mark in pairing.unopened:
        while pair_end is not None and pair_end <= mark.start:
            floor = max(floor, pair_end)
            pair_end = next(ends, None)
        spoken = mark.before in _SPOKEN_END or text[mark.end : mark.end + 1] in (",", "،")
        if spoken and mark.family != "single":
            start = _after_label(text, floor, mark.start)
            if floor > paragraph.start:
                start = max(start, *(text.rfind(stop, floor, mark.start - 1) + 1 for stop in ".!?؟"))
            inner = _trim(text, start, mark.start)
            found.append(MarkedSpan(Span(inner.start, mark.end), inner, has_opening_mark=False))
        floor = mark.end
    return found


def _after_label(text: str, start: int, end: int) -> int:
    """Return the offset after a speaker's name and colon at the start of a line."""
    colon = text.find(":", start, min(end, start + LABEL_CHARS))
    return start if colon < 0 or text[colon + 1 : colon + 2].strip() else colon + 1


def _marked(text: str, opening: _QuotationMark, closing: _QuotationMark | None, end: int = 0) -> MarkedSpan:
    inner = _trim(text, opening.end, closing.start if closing else end)
    outer_end = closing.end if closing else max(inner.end, opening.end)
    return MarkedSpan(Span(opening.start, outer_end), inner, has_closing_mark=closing is not None)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end)


def _nest(found: list[MarkedSpan]) -> list[MarkedSpan]:
    """Return the spans in order, with depths, without those that overlap another but do not lie in it.

    Spans deeper than :data:`MAX_DEPTH` are left out.
    """
    nested: list[MarkedSpan] = []
    holders: list[MarkedSpan] = []
    for marked in sorted(found, key=lambda item: (item.outer.start, -item.outer.end)):
        while holders and holders[-1].outer.end <= marked.outer.start:
            holders.pop()
        if len(holders) == MAX_DEPTH or (holders and holders[-1].outer.end < marked.outer.end):
            continue
        placed = replace(marked, depth=len(holders)) if holders else marked
        nested.append(placed)
        holders.append(placed)
    return nested
