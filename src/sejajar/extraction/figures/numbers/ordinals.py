"""Read ordinals: "ke-19", "kedua", «التاسع عشر», "19th". The ordinal of a century has the century as its unit."""

from __future__ import annotations

from dataclasses import replace

from sejajar.extraction.figures.numbers.numbers import read_number
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure
from sejajar.text.span import Span

_CENTURY = "duration-century"
_CENTURY_DIGITS = 2
_BOTH = 2
_LONGEST_ORDINAL = 12


def read_ordinal(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the ordinal that starts at token ``index``, or None.

    "gol kedua" is 2, "abad ke-19" 19 with the unit ``duration-century``, "keempat pria itu" a count of 4. "First" is
    omitted: it is a determiner more often than a rank.
    """
    token = window.at(index)
    if token.kind == "digits":
        return _read_suffixed(window, index) or _read_century_digits(window, index)
    if token.kind != "word":
        return None
    if token.word in window.table.ordinal_prefixes:
        return _read_prefixed(window, index)
    found = read_ordinal_word(window, index) or _read_century_number(window, index)
    if found is None or found[0] == 1:
        return None
    value, after = found
    if window.table.has_ambiguous_ordinals and not _follows_noun(window, index, after):
        return _read_collective(window, index, value, after)
    return _result(window, index, after, value) if _is_meant(window, index, after) else None


def read_ordinal_word(window: TokenWindow, index: int) -> tuple[int, int] | None:
    """Return the number of a spelled ordinal and the index after it, or None.

    «الثاني» and "kedua" are 2, «الحادي والعشرين» and "twenty-first" 21.
    """
    table = window.table
    token = window.at(index)
    value = table.ordinals.get(token.key)
    if token.kind != "word":
        return None
    compound = _read_compound(window, index)
    if compound is not None:
        return compound
    if value is None:
        tens = table.numerals.get(token.key)
        if tens is None or tens.role != "tens" or not window.is_mark(index + 1, "-"):
            return None
        unit = table.ordinals.get(window.at(index + 2).key)
        return (tens.value + unit, index + 3) if unit is not None and unit < 10 else None
    at = index + 1
    if window.is_word(index, table.first_words):
        return value, at
    following = table.numerals.get(window.at(at).key)
    if following is not None and following.role == "plus_ten" and value < 10 and not window.at(at).has_conjunction:
        return value + 10, at + 1
    if following is not None and following.role == "tens" and value < 10 and window.at(at).has_conjunction:
        return value + following.value, at + 1
    return value, at


def _read_compound(window: TokenWindow, index: int) -> tuple[int, int] | None:
    """Read an ordinal of several words.

    "kedua puluh lima" is 25: the prefix on the first word makes an ordinal of the whole number. «المئة والخامسة
    والعشرين» is 125, and so is «الخامسة والعشرين بعد المئة».
    """
    token = window.at(index)
    first = window.table.prefixed_numerals.get(token.key)
    if first is not None:
        tokens = [replace(token, key=first, word=first), *window.tokens[index + 1 : index + 1 + _LONGEST_ORDINAL]]
        following = window.table.numerals.get(window.at(index + 1).key)
        number = read_number(replace(window, tokens=tokens), 0)
        may_go_on = window.table.numerals[first].role in ("hundreds", "scale")
        is_compound = following is not None and (may_go_on or following.role in ("plus_ten", "times", "scale"))
        is_whole = number is not None and number.value.denominator == 1 and number.next > 1
        return (int(number.value), index + number.next) if number and is_whole and is_compound else None
    if not (window.table.requires_conjunction and token.has_article):
        return None
    value, after = 0, index
    numeral = window.table.numerals.get(token.key)
    if numeral is not None and numeral.role in ("hundreds", "times", "scale"):
        value, after = (numeral.alone or 1) * numeral.value, index + 1
        if not window.at(after).has_conjunction:
            return None
    ones = window.table.ordinals.get(window.at(after).key)
    if ones is None or not window.at(after).has_article:
        return None
    value, after = value + ones, after + 1
    tens = window.table.numerals.get(window.at(after).key)
    if tens is not None and tens.role == "tens" and window.at(after).has_conjunction:
        value, after = value + tens.value, after + 1
    elif tens is not None and tens.role == "plus_ten" and not window.at(after).has_conjunction:
        value, after = value + 10, after + 1
    base = window.table.numerals.get(window.at(after + 1).key)
    if window.is_word(after, window.table.ordinal_additions) and base is not None and window.at(after + 1).has_article:
        value, after = value + (base.alone or 1) * base.value, after + 2
    return (value, after) if after > index + 1 else None


def _read_century_number(window: TokenWindow, index: int) -> tuple[int, int] | None:
    """Read «القرن العشرين»: tens have no ordinal form."""
    if not window.at(index).has_article or not window.is_word(index - 1, window.table.century_words):
        return None
    number = read_number(window, index)
    return (int(number.value), number.next) if number is not None and number.value.denominator == 1 else None


def _follows_noun(window: TokenWindow, index: int, after: int) -> bool:
    """Return whether the word follows its noun, as an ordinal does ("gol kedua"); a collective precedes its noun."""
    table = window.table
    if window.is_word(index - 1, table.ordinal_after) or window.is_word(after, table.ordinal_before):
        return True
    before = window.at(index - 1)
    if before.kind != "word" or before.word in table.function_words or before.word in table.approximators.words:
        return False
    return not window.is_verb(index - 1)


def _read_collective(window: TokenWindow, index: int, value: int, after: int) -> ParseResult | None:
    """Read a collective: "keempat pria itu" are all four; "kedua" is "both", and no figure."""
    table = window.table
    following = window.at(after)
    if value == _BOTH or following.kind != "word" or following.word in table.function_words or following.is_capitalised:
        return None
    if window.is_verb(after):
        return None
    span = Span(window.at(index).start, window.at(after - 1).end)
    return ParseResult((Figure(span, "count", str(value)),), after)


def _result(window: TokenWindow, index: int, after: int, value: int) -> ParseResult:
    span = Span(window.at(index).stem_start, window.at(after - 1).end)
    return ParseResult((Figure(span, "ordinal", str(value), unit=_century_unit(window, index, after)),), after)


def _century_unit(window: TokenWindow, first: int, after: int) -> str | None:
    centuries = window.table.century_words
    before = window.is_word(first - 1, centuries)
    return _CENTURY if before or window.is_word(after, centuries) else None


def _read_prefixed(window: TokenWindow, index: int) -> ParseResult | None:
    """Read ``ke-19``."""
    at = index + 1
    if not window.is_adjacent(at):
        return None
    at += window.is_mark(at, "-")
    token = window.at(at)
    if token.kind != "digits" or not token.text.isdecimal() or len(token.text) > 4 or not token.is_adjacent:
        return None
    return _result(window, index, at + 1, int(token.text))


def _read_suffixed(window: TokenWindow, index: int) -> ParseResult | None:
    """Read ``19th``."""
    token = window.at(index)
    suffix = window.at(index + 1)
    if not suffix.is_adjacent or suffix.word not in window.table.ordinal_suffixes or not token.text.isdecimal():
        return None
    return _result(window, index, index + 2, int(token.text[:15])) if len(token.text) < 6 else None


def _read_century_digits(window: TokenWindow, index: int) -> ParseResult | None:
    """Read «القرن الـ19», "abad 21"."""
    text = window.at(index).text
    before = index - 1 if window.at(index - 1).key else index - 2
    if not (text.isdecimal() and len(text) <= _CENTURY_DIGITS and window.is_word(before, window.table.century_words)):
        return None
    span = Span(window.at(index).start, window.at(index).end)
    return ParseResult((Figure(span, "ordinal", str(int(text)), unit=_CENTURY),), index + 1)


def _is_meant(window: TokenWindow, index: int, after: int) -> bool:
    """Return whether an ordinal word is one here: «ثانية» is also a second of time, or "again"."""
    table = window.table
    token = window.at(index)
    if window.is_word(after, table.not_ordinal_before):
        return False
    return (
        not table.article_letters
        or token.has_article
        or after > index + 1
        or window.is_word(index, table.construct_ordinals)
    )
