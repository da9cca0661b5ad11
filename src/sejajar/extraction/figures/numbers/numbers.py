"""Read numbers in digits, words or both, with scales and halves, as exact values.

All languages share one grammar; what differs (the factor "puluh", the conjunction و, digits before tens) is in the
:class:`FigureTable`. Every function reads forward from a token and never looks beyond the number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sejajar.extraction.figures.lexicon import Numeral
from sejajar.extraction.figures.numbers.digits import DigitNumber, read_digits
from sejajar.extraction.figures.numbers.number_sum import NumberSum
from sejajar.extraction.figures.window import TokenWindow

_ZERO = Fraction(0)
_LARGE_SCALE = 10**6
_SMALL_REST = 100
_TWO_WORDS = 2
_LARGEST_SCALE = 10**12
"""The scale that may be counted in thousands: 1.200 juta is written 1,2 miliar, 1.200 triliun has no other name."""


@dataclass(slots=True)
class Number:
    """A number and how it was written.

    Attributes:
        value: exact.
        first, next: its tokens, half-open.
        digits: how its digits were written, if it is a single digit run.
        coefficient: the number before the last scale word, if a scale word ends it.
        scale: that scale; 1 without one.
        is_spelled: it has no digits.
        is_fraction: it is written as a fraction (half, two thirds, 1/3).
    """

    value: Fraction
    first: int
    next: int
    digits: DigitNumber | None = None
    coefficient: Fraction = _ZERO
    scale: int = 1
    is_spelled: bool = True
    is_fraction: bool = False


def read_number(window: TokenWindow, index: int) -> Number | None:
    """Return the longest number that starts at token ``index``, or None.

    "dua ratus lima puluh ribu" is 250000, "1,5 juta" 1500000, "dua pertiga" 2/3, «مليون ونصف المليون» 1500000.
    """
    return (
        _read_lone_digits(window, index)
        or _read_slashed(window, index)
        or _read_construct_fraction(window, index)
        or _read_sum(window, index)
        or _read_half(window, index)
    )


def is_scale(window: TokenWindow, index: int) -> bool:
    """Return whether the token is a scale word that can close the number before it: "juta", not «ومليون»."""
    token = window.at(index)
    numeral = window.table.numerals.get(token.key)
    return (
        numeral is not None
        and numeral.role == "scale"
        and not (token.has_conjunction and window.table.requires_conjunction)
    )


def _read_lone_digits(window: TokenWindow, index: int) -> Number | None:
    """Read digits that nothing continues, as most numbers of a text are: what follows begins no part of a number."""
    token, following = window.at(index), window.at(index + 1)
    if token.kind != "digits" or following.kind == "digits" or (following.text and following.text in "-/⁄"):
        return None
    continuations = window.table.continuations
    if following.key in continuations or following.word in continuations:
        return None
    digits = read_digits(token.text)
    return Number(digits.value, index, index + 1, digits, is_spelled=False) if digits is not None else None


def _read_slashed(window: TokenWindow, index: int) -> Number | None:
    """Read ``1/3`` and ``2 1/2``."""
    whole = _ZERO
    at = index
    if window.at(at + 1).kind == "digits" and not window.at(at + 1).is_adjacent and _is_slash(window, at + 2):
        whole = _small(window, at)
        at += 1
    if not _is_slash(window, at + 1):
        return None
    above, below = _small(window, at), _small(window, at + 2)
    if not 0 < above < below or whole < 0 or _is_slash(window, at + 3):
        return None
    number = Number(whole + above / below, index, at + 3, is_spelled=False, is_fraction=not whole)
    return _read_scale_after(window, number)


def _is_slash(window: TokenWindow, index: int) -> bool:
    return window.is_mark(index, "/⁄") and window.is_adjacent(index) and window.is_adjacent(index + 1)


def _small(window: TokenWindow, index: int) -> Fraction:
    token = window.at(index)
    is_small = token.kind == "digits" and token.text.isdecimal() and len(token.text) < 4
    return Fraction(int(token.text)) if is_small else Fraction(-1)


def _read_construct_fraction(window: TokenWindow, index: int) -> Number | None:
    """Read «خمس السكان» as a fifth of the people: "five" takes an indefinite noun."""
    table = window.table
    value = table.construct_fractions.get(window.at(index).key)
    if value is None or window.at(index).has_article or not window.at(index + 1).word.startswith(table.article_letters):
        return None
    return Number(value, index, index + 1, is_fraction=True)


def _read_half(window: TokenWindow, index: int) -> Number | None:
    """Read a fraction word, alone or with the scale that follows (setengah juta, نصف مليون)."""
    table = window.table
    found = table.halves.match(window.tokens, index)
    if found is None:
        return None
    value, after = found
    if window.is_word(after, table.not_halves_before) or (
        window.at(index).has_article and not _is_definite_half(window, index, after)
    ):
        return None
    return _read_scale_after(window, Number(value, index, after, is_fraction=True))


def _is_definite_half(window: TokenWindow, index: int, after: int) -> bool:
    """Return whether a definite fraction is one: «أكثر من النصف» is half of something, «النصف الأول» a first half."""
    is_adjective = window.at(after).word.startswith(window.table.article_letters[:1])
    return not is_adjective and (
        window.is_word(index - 1, window.table.before_definite_half) or window.at(index).text[0] == "ب"
    )


def _read_scale_after(window: TokenWindow, number: Number) -> Number:
    numeral = window.table.numerals.get(window.at(number.next).key)
    if numeral is None or not is_scale(window, number.next) or (numeral.alone or 1) > 1:
        return number
    number.coefficient, number.scale = number.value, numeral.value
    number.value *= numeral.value
    number.next += 1
    number.is_fraction = False
    return number


def _read_sum(window: TokenWindow, index: int) -> Number | None:
    tally = NumberSum(window.table)
    at = closed_at = index
    digits: DigitNumber | None = None
    is_spelled = True
    while True:
        step = _step_over_joiner(window, at, tally) if at > index else at
        token = window.at(step)
        has_conjunction = token.has_conjunction or (step > at and window.table.requires_conjunction)
        if token.kind == "digits":
            run = _digits_at(window, step)
            if run is None or not _digits_may_follow(window, step, tally, has_conjunction, run):
                break
            tally.open_with(run.value)
            digits, is_spelled = (run if at == index else None), False
        else:
            numeral = _numeral_at(window, step)
            if numeral is None or token.kind != "word":
                break
            if not tally.take(numeral, has_conjunction):
                at = closed_at if numeral.role == "scale" and tally.drop_open_group() else at
                break
            if at > index:
                digits = None
        at = step + 1
        if tally.group is None:
            closed_at = at
    if tally.is_empty and at == index:
        return None
    if tally.group is not None and closed_at > index and _begins_another(window, closed_at, at, tally, is_spelled):
        tally.drop_open_group()
        at = closed_at
    number = Number(tally.value, index, at, digits, tally.coefficient, tally.last_scale, is_spelled)
    if tally.group is not None:
        number.coefficient, number.scale = _ZERO, 1
    return _finish(window, number)


def _begins_another(window: TokenWindow, closed_at: int, after: int, tally: NumberSum, is_spelled: bool) -> bool:
    """Return whether the words after a large scale are a number of their own: "Rp2 triliun tiga tahun silam".

    Nobody spells the last digits of millions that begin in digits; spelled ones are told by the time that follows.
    """
    if window.table.requires_conjunction or tally.last_scale < _LARGE_SCALE or (tally.group or 0) >= _SMALL_REST:
        return False
    if not is_spelled and window.at(closed_at).kind == "word":
        return True
    unit = window.table.units.match(window.tokens, after)
    return unit is not None and window.is_word(unit[1], window.table.time_adverbs)


def _numeral_at(window: TokenWindow, index: int) -> Numeral | None:
    table = window.table
    token = window.at(index)
    if token.word in table.articles:
        following = table.numerals.get(window.at(index + 1).key)
        is_one = following is not None and following.role in ("times", "scale") and following.alone is None
        return Numeral(1, "digit") if is_one else None
    numeral = table.numerals.get(token.key)
    if token.key in table.construct_duals:
        return _construct_dual(window, index)
    if token.key in table.parts_of_teens:
        following = table.numerals.get(window.at(index + 1).key)
        is_part = following is not None and (
            following.role == "plus_ten" or (following.role == "tens" and window.at(index + 1).has_conjunction)
        )
        return numeral if is_part else None
    return numeral


def _construct_dual(window: TokenWindow, index: int) -> Numeral | None:
    """Read «ألفا»: a thousand after a number («35 ألفا»), two of them before a noun («ألفا دولار»), else alpha."""
    numeral = window.table.numerals[window.at(index).key]
    before = window.at(index - 1)
    if before.kind == "digits" or before.key in window.table.numerals:
        return numeral
    has_unit = any(book.match(window.tokens, index + 1) for book in (window.table.units, window.table.currencies))
    if has_unit or window.is_word(index + 1, window.table.counted):
        return replace(numeral, alone=2, is_dual=True)
    return None


def _finish(window: TokenWindow, number: Number) -> Number:
    if number.scale == 1 and number.is_spelled:
        _read_spelled_decimals(window, number)
    _read_denominator(window, number)
    _read_fraction_after(window, number)
    _read_half_after(window, number)
    return number


def _digits_at(window: TokenWindow, index: int) -> DigitNumber | None:
    table = window.table
    scale = table.numerals.get(window.at(index + 1).key) if is_scale(window, index + 1) else None
    native = scale is not None and (scale.value >= _LARGEST_SCALE or _is_home_money(window, index))
    return read_digits(
        window.at(index).text,
        scale_follows=scale is not None,
        thousands_mark=table.number_separators[0],
        is_native_style=native,
    )


def _is_home_money(window: TokenWindow, index: int) -> bool:
    found = window.table.currency_prefixes.match_before(window.tokens, index, 2)
    return found is not None and found[0] == window.table.home_currency


def _digits_may_follow(
    window: TokenWindow, index: int, tally: NumberSum, has_conjunction: bool, run: DigitNumber
) -> bool:
    if tally.is_empty:
        return tally.group is None
    if tally.group is not None or run.value >= tally.scale_floor or run.is_decimal:
        return False
    has_conjunction = has_conjunction or window.is_word(index - 1, ("و",))
    return has_conjunction or is_scale(window, index + 1)


def _step_over_joiner(window: TokenWindow, index: int, tally: NumberSum) -> int:
    """Return the index after a word or mark that only connects parts of a number; ``index`` if there is none."""
    token = window.at(index)
    table = window.table
    if table.requires_conjunction:
        following = window.at(index + 1)
        return index + 1 if token.word == "و" and following.kind in ("word", "digits") else index
    if token.text not in table.joiners:
        return index
    if token.text == "-":
        is_compound = token.is_adjacent and window.is_adjacent(index + 1) and tally.floor == 10
        return index + 1 if is_compound else index
    return index + 1 if tally.floor >= 100 and not tally.is_empty else index


def _read_spelled_decimals(window: TokenWindow, number: Number) -> None:
    """Read the digits after the decimal word: "nol koma lima"."""
    if not window.is_word(number.next, window.table.decimal_words):
        return
    at = number.next + 1
    digits = ""
    while len(digits) < 20:
        numeral = window.table.numerals.get(window.at(at).key)
        if numeral is None or numeral.role not in ("digit", "teen", "tens") or window.at(at).has_conjunction:
            break
        digits += str(numeral.value)
        at += 1
    if not digits:
        return
    number.value += Fraction(int(digits), 10 ** len(digits))
    number.next = at
    _read_scale_after(window, number)


def _read_denominator(window: TokenWindow, number: Number) -> None:
    """Read "dua pertiga", «ثلاثة أرباع», "two thirds"; with a whole before it «مئة وثلاثة أرباع»."""
    if number.scale > 1 or number.value <= 0 or number.value.denominator != 1:
        return
    at = number.next + 1 if window.is_mark(number.next, "-") and window.is_adjacent(number.next + 1) else number.next
    found = window.table.denominators.match(window.tokens, at)
    if found is None or window.at(at).has_conjunction:
        return
    numerator = number.value
    if numerator >= found[0]:
        last = window.table.numerals.get(window.at(number.next - 1).key)
        if last is None or last.role != "digit" or number.next - number.first < _TWO_WORDS or last.value >= found[0]:
            return
        numerator = Fraction(last.value)
    whole = number.value - numerator
    number.value = whole + numerator / found[0]
    number.next = found[1]
    number.is_fraction = not whole
    number.digits = None
    _read_scale_after(window, number)


def _read_fraction_after(window: TokenWindow, number: Number) -> None:
    """Read the fraction of a mixed number: "dua tiga perempat" and «خمسة وعشرون وثلاثة أرباع»."""
    table = window.table
    if number.is_fraction or number.scale > 1 or number.value.denominator != 1:
        return
    above = window.at(number.next)
    numeral = table.numerals.get(above.key)
    may_follow = above.has_conjunction if table.requires_conjunction else number.is_spelled
    if numeral is None or numeral.role != "digit" or not may_follow:
        return
    below = table.denominators.match(window.tokens, number.next + 1)
    if below is None or numeral.value >= below[0] or window.at(number.next + 1).has_conjunction:
        return
    number.value += Fraction(numeral.value, below[0])
    number.next = below[1]
    number.digits = None


def _read_half_after(window: TokenWindow, number: Number) -> None:
    """Read "dua setengah", «مليون ونصف المليون», "two and a half million"."""
    table = window.table
    found = table.halves_after.match(window.tokens, number.next)
    if (
        found is None
        or number.is_fraction
        or (table.requires_conjunction and not window.at(number.next).has_conjunction)
    ):
        return
    if window.is_word(found[1], table.not_halves_before):
        return
    number.next = found[1]
    number.digits = None
    if number.scale == 1:
        number.value += found[0]
        _read_scale_after(window, number)
        return
    repeated = window.table.numerals.get(window.at(number.next).key)
    scale = number.scale
    if repeated is not None and is_scale(window, number.next) and repeated.value <= scale:
        scale = repeated.value
        number.next += 1
    number.value += found[0] * scale
