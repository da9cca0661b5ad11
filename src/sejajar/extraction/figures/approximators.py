"""Approximators of a figure: "more than", "about", "up to"."""

from __future__ import annotations

from sejajar.extraction.figures.window import TokenWindow
from sejajar.extraction.items import Approximator, FigureKind

_UNTIL_KINDS = frozenset({"year", "date", "time", "month", "weekday"})
_REACH = 5
_FILLERS = 2
_CHANGE_REACH = 4
_LONGEST_NOUN = 2
_LONGEST_SUBJECT = 4
_NEGATED: dict[Approximator, Approximator] = {"more_than": "up_to", "less_than": "at_least"}


def read_approximator(window: TokenWindow, first: int, next_index: int, kind: FigureKind) -> Approximator | None:
    """Return the approximator before or right after the figure at tokens ``[first, next_index)``.

    "sekitar 500 orang" is ``about``, "500 lebih" ``more_than``, "hingga 2020" none: there it means "until".
    """
    table = window.table
    at = first
    for _ in range(_FILLERS + 1):
        found = table.approximators.match_before(window.tokens, at, _REACH)
        if found is not None:
            approximator, start = found
            is_until = window.is_word(start, table.until_words) and (
                kind in _UNTIL_KINDS or _follows_change(window, start)
            )
            return None if is_until else approximator
        if not window.is_word(at - 1, table.transparent) and not window.is_mark(at - 1, '(«"“'):
            break
        at -= 1
    return _read_after(window, next_index, kind) or _read_verb(window, first)


def _read_after(window: TokenWindow, index: int, kind: FigureKind) -> Approximator | None:
    """Read "500 lebih", «ساعتين وأكثر», and behind the counted noun «8 أشخاص كحد أقصى», "300 orang lebih"."""
    table = window.table
    for at in range(index, index + 1 + _LONGEST_NOUN):
        after = table.approximators_after.match(window.tokens, at)
        if after is not None:
            is_alone = window.is_word(at, table.comparatives) and after[1] == at + 1
            return None if is_alone and (kind != "count" or at > index) and _compares(window, after[1]) else after[0]
        if window.at(at).kind != "word" or window.at(at).word in table.function_words or window.at(at).has_conjunction:
            return None
    return None


def _compares(window: TokenWindow, index: int) -> bool:
    """Return whether "lebih" at the token before is the first word of a comparison: "dua kali lebih berat"."""
    following = window.at(index)
    return following.kind == "word" and following.word not in window.table.function_words


def _read_verb(window: TokenWindow, first: int) -> Approximator | None:
    """Read the verb whose subject stands between it and the number: «تجاوز عدد الزوار 5000 زائر»."""
    table = window.table
    for at in range(first - 1, first - 2 - _LONGEST_SUBJECT, -1):
        token = window.at(at)
        if token.kind != "word":
            return None
        found = table.approximating_verbs.match(window.tokens, at)
        if found is not None and at < first - 1:
            is_negated = window.is_word(at - 1, table.negations)
            return _NEGATED.get(found[0]) if is_negated else found[0]
        if token.word in table.function_words or token.key in table.numerals:
            return None
    return None


def _follows_change(window: TokenWindow, index: int) -> bool:
    """Return whether a verb of change comes before: "naik hingga 100.000" gives the end of a rise, not its limit."""
    reach = range(max(0, index - _CHANGE_REACH), index)
    return any(window.is_word(before, window.table.change_words) for before in reach)
