"""Ordinals: "ke-19", "kedua", «التاسع عشر», "19th"; a century's unit is the century."""

from __future__ import annotations

from sejajar.extraction.figures.numbers.numbers import read_number
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure
from sejajar.text.span import Span

_CENTURY = "duration-century"
_CENTURY_DIGITS = 2
_BOTH = 2
_SHORTEST_VERB = 5


def read_ordinal(passage: TokenWindow, index: int) -> ParseResult | None:
    """The ordinal that starts at token ``index``. "First" is left out: it is a determiner more often than a rank."""
    token = passage.at(index)
    if token.kind == "digits":
        return _read_suffixed(passage, index) or _read_century_digits(passage, index)
    if token.kind != "word":
        return None
    if token.word in passage.table.ordinal_prefixes:
        return _read_prefixed(passage, index)
    found = read_ordinal_word(passage, index) or _read_century_number(passage, index)
    if found is None or found[0] == 1:
        return None
    value, after = found
    if passage.table.ordinals_ambiguous and not _follows_noun(passage, index, after):
        return _read_collective(passage, index, value, after)
    return _reading(passage, index, after, value) if _is_meant(passage, index, after) else None


def read_ordinal_word(passage: TokenWindow, index: int) -> tuple[int, int] | None:
    """A spelled ordinal («الثاني», «الحادي والعشرين», kedua, twenty-first): its number and the index after it."""
    table = passage.table
    token = passage.at(index)
    value = table.ordinals.get(token.key)
    if token.kind != "word":
        return None
    if value is None:
        tens = table.numerals.get(token.key)
        if tens is None or tens.role != "tens" or not passage.is_mark(index + 1, "-"):
            return None
        unit = table.ordinals.get(passage.at(index + 2).key)
        return (tens.value + unit, index + 3) if unit is not None and unit < 10 else None
    at = index + 1
    following = table.numerals.get(passage.at(at).key)
    if following is not None and following.role == "plus_ten" and value < 10 and not passage.at(at).linked:
        return value + 10, at + 1
    if following is not None and following.role == "tens" and value < 10 and passage.at(at).linked:
        return value + following.value, at + 1
    return value, at


def _read_century_number(passage: TokenWindow, index: int) -> tuple[int, int] | None:
    """«القرن العشرين»: tens have no ordinal form of their own."""
    if not passage.at(index).article or not passage.is_word(index - 1, passage.table.century_words):
        return None
    number = read_number(passage, index)
    return (int(number.value), number.next) if number is not None and number.value.denominator == 1 else None


def _follows_noun(passage: TokenWindow, index: int, after: int) -> bool:
    """Indonesian: the ordinal stands after its noun ("gol kedua"), the collective before it ("kedua negara")."""
    table = passage.table
    if passage.is_word(index - 1, table.ordinal_after) or passage.is_word(after, table.ordinal_before):
        return True
    before = passage.at(index - 1)
    if before.kind != "word" or before.word in table.function_words or before.word in table.approximators.words:
        return False
    return not (len(before.word) > _SHORTEST_VERB and before.word.startswith(table.verb_prefixes))


def _read_collective(passage: TokenWindow, index: int, value: int, after: int) -> ParseResult | None:
    """ "Keempat pria itu" are all four; "kedua" is both, and no figure."""
    table = passage.table
    following = passage.at(after)
    if value == _BOTH or following.kind != "word" or following.word in table.function_words or following.capital:
        return None
    if len(following.word) > _SHORTEST_VERB and following.word.startswith(table.verb_prefixes):
        return None
    span = Span(passage.at(index).start, passage.at(after - 1).end)
    return ParseResult((Figure(span, "count", str(value)),), after)


def _reading(passage: TokenWindow, index: int, after: int, value: int) -> ParseResult:
    span = Span(passage.at(index).stem_start, passage.at(after - 1).end)
    return ParseResult((Figure(span, "ordinal", str(value), unit=_century_unit(passage, index, after)),), after)


def _century_unit(passage: TokenWindow, first: int, after: int) -> str | None:
    centuries = passage.table.century_words
    before = passage.is_word(first - 1, centuries)
    return _CENTURY if before or passage.is_word(after, centuries) else None


def _read_prefixed(passage: TokenWindow, index: int) -> ParseResult | None:
    """``ke-19``, ``ke 19``."""
    at = index + 1
    if not passage.is_glued(at):
        return None
    at += passage.is_mark(at, "-")
    token = passage.at(at)
    if token.kind != "digits" or not token.text.isdecimal() or len(token.text) > 4 or not token.glued:
        return None
    return _reading(passage, index, at + 1, int(token.text))


def _read_suffixed(passage: TokenWindow, index: int) -> ParseResult | None:
    """``19th``."""
    token = passage.at(index)
    suffix = passage.at(index + 1)
    if not suffix.glued or suffix.word not in passage.table.ordinal_suffixes or not token.text.isdecimal():
        return None
    return _reading(passage, index, index + 2, int(token.text[:15])) if len(token.text) < 6 else None


def _read_century_digits(passage: TokenWindow, index: int) -> ParseResult | None:
    """«القرن الـ19», "abad 21"."""
    text = passage.at(index).text
    before = index - 1 if passage.at(index - 1).key else index - 2
    if not (text.isdecimal() and len(text) <= _CENTURY_DIGITS and passage.is_word(before, passage.table.century_words)):
        return None
    span = Span(passage.at(index).start, passage.at(index).end)
    return ParseResult((Figure(span, "ordinal", str(int(text)), unit=_CENTURY),), index + 1)


def _is_meant(passage: TokenWindow, index: int, after: int) -> bool:
    """Whether an ordinal word is one here: "kedua negara" is both countries, «ثانية» is a second or "again"."""
    table = passage.table
    token = passage.at(index)
    if passage.is_word(after, table.not_ordinal_before):
        return False
    return (
        not table.article_letters
        or token.article
        or after > index + 1
        or passage.is_word(index, table.construct_ordinals)
    )
