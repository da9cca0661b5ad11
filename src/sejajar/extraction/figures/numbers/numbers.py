"""Numbers: digits, words and both together, with scales and halves, to an exact value.

The grammar is one for all languages; what differs (multiplying "puluh", the linking و, digits before tens) is in
the :class:`FigureTable`. Every function reads forward from a token and never looks further than the number goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sejajar.extraction.figures.lexicon import Numeral
from sejajar.extraction.figures.numbers.digits import DigitNumber, read_digits
from sejajar.extraction.figures.numbers.number_sum import NumberSum
from sejajar.extraction.figures.window import TokenWindow

_LARGEST_SCALE = 10**12
"""Nothing is counted in thousands of a smaller scale: 1.200 juta is 1,2 miliar; but 1.200 triliun has no other name."""


@dataclass(slots=True)
class Number:
    """A number as read.

    Attributes:
        value: exact.
        first, next: the tokens it is made of, half-open.
        digits: how its digits were written, when it is one digit run and nothing else.
        coefficient: what stood before the last scale word, when a scale word ends it.
        scale: that scale; 1 without one.
        spelled: no digit in it.
        fraction: it is written as a fraction (half, two thirds, 1/3).
    """

    value: Fraction
    first: int
    next: int
    digits: DigitNumber | None = None
    coefficient: Fraction = Fraction(0)
    scale: int = 1
    spelled: bool = True
    fraction: bool = False


def read_number(passage: TokenWindow, index: int) -> Number | None:
    """The longest number that starts at token ``index``."""
    return (
        _read_slashed(passage, index)
        or _read_construct_fraction(passage, index)
        or _read_sum(passage, index)
        or _read_half(passage, index)
    )


def is_scale(passage: TokenWindow, index: int) -> bool:
    """Whether the token is a scale word that can close the number before it."""
    token = passage.at(index)
    numeral = passage.table.numerals.get(token.key)
    return numeral is not None and numeral.role == "scale" and not (token.linked and passage.table.links_required)


def _read_slashed(passage: TokenWindow, index: int) -> Number | None:
    """``1/3``, and ``2 1/2``."""
    whole = Fraction(0)
    at = index
    if passage.at(at + 1).kind == "digits" and not passage.at(at + 1).glued and _is_slash(passage, at + 2):
        whole = _small(passage, at)
        at += 1
    if not _is_slash(passage, at + 1):
        return None
    above, below = _small(passage, at), _small(passage, at + 2)
    if not 0 < above < below or whole < 0 or _is_slash(passage, at + 3):
        return None
    number = Number(whole + above / below, index, at + 3, spelled=False, fraction=not whole)
    return _read_scale_after(passage, number)


def _is_slash(passage: TokenWindow, index: int) -> bool:
    return passage.is_mark(index, "/⁄") and passage.is_glued(index) and passage.is_glued(index + 1)


def _small(passage: TokenWindow, index: int) -> Fraction:
    token = passage.at(index)
    is_small = token.kind == "digits" and token.text.isdecimal() and len(token.text) < 4
    return Fraction(int(token.text)) if is_small else Fraction(-1)


def _read_construct_fraction(passage: TokenWindow, index: int) -> Number | None:
    """«خمس السكان» is a fifth of them: five of something takes an indefinite noun."""
    table = passage.table
    value = table.construct_fractions.get(passage.at(index).key)
    if value is None or passage.at(index).article or not passage.at(index + 1).word.startswith(table.article_letters):
        return None
    return Number(value, index, index + 1, fraction=True)


def _read_half(passage: TokenWindow, index: int) -> Number | None:
    """A fraction word: alone, or of the scale that follows (setengah juta, نصف مليون)."""
    table = passage.table
    found = table.halves.match(passage.tokens, index)
    if found is None:
        return None
    value, after = found
    if passage.is_word(after, table.not_halves_before) or (
        passage.at(index).article and not _is_definite_half(passage, index, after)
    ):
        return None
    return _read_scale_after(passage, Number(value, index, after, fraction=True))


def _is_definite_half(passage: TokenWindow, index: int, after: int) -> bool:
    """«أكثر من النصف» is half of something; «النصف الأول» is a part with an adjective."""
    article = passage.table.article_letters[:1]
    adjective = passage.at(after).word.startswith(article)
    return not adjective and (
        passage.is_word(index - 1, passage.table.before_definite_half) or passage.at(index).text[0] == "ب"
    )


def _read_scale_after(passage: TokenWindow, number: Number) -> Number:
    numeral = passage.table.numerals.get(passage.at(number.next).key)
    if numeral is None or not is_scale(passage, number.next) or (numeral.alone or 1) > 1:
        return number
    number.coefficient, number.scale = number.value, numeral.value
    number.value *= numeral.value
    number.next += 1
    number.fraction = False
    return number


def _read_sum(passage: TokenWindow, index: int) -> Number | None:
    tally = NumberSum(passage.table)
    at = closed_at = index
    digits: DigitNumber | None = None
    spelled = True
    while True:
        step = _step_over_joiner(passage, at, tally) if at > index else at
        token = passage.at(step)
        linked = token.linked or (step > at and passage.table.links_required)
        if token.kind == "digits":
            run = _digits_at(passage, step)
            if run is None or not _digits_may_follow(passage, step, tally, linked, run):
                break
            tally.open_with(run.value)
            digits, spelled = (run if at == index else None), False
        else:
            numeral = _numeral_at(passage, step)
            if numeral is None or token.kind != "word":
                break
            if not tally.take(numeral, linked):
                at = closed_at if numeral.role == "scale" and tally.drop_open_group() else at
                break
            if at > index:
                digits = None
        at = step + 1
        if tally.group is None:
            closed_at = at
    if tally.is_empty and at == index:
        return None
    number = Number(tally.value, index, at, digits, tally.coefficient, tally.last_scale, spelled)
    if tally.group is not None:
        number.coefficient, number.scale = Fraction(0), 1
    return _finish(passage, number)


def _numeral_at(passage: TokenWindow, index: int) -> Numeral | None:
    table = passage.table
    token = passage.at(index)
    if token.word in table.articles:
        following = table.numerals.get(passage.at(index + 1).key)
        is_one = following is not None and following.role in ("times", "scale") and following.alone is None
        return Numeral(1, "digit") if is_one else None
    numeral = table.numerals.get(token.key)
    if token.key in table.parts_of_teens:
        following = table.numerals.get(passage.at(index + 1).key)
        is_part = following is not None and (
            following.role == "plus_ten" or (following.role == "tens" and passage.at(index + 1).linked)
        )
        return numeral if is_part else None
    return numeral


def _finish(passage: TokenWindow, number: Number) -> Number:
    if number.scale == 1 and number.spelled:
        _read_spelled_decimals(passage, number)
    _read_denominator(passage, number)
    _read_half_after(passage, number)
    return number


def _digits_at(passage: TokenWindow, index: int) -> DigitNumber | None:
    table = passage.table
    scale = table.numerals.get(passage.at(index + 1).key) if is_scale(passage, index + 1) else None
    native = scale is not None and (scale.value >= _LARGEST_SCALE or _is_home_money(passage, index))
    return read_digits(
        passage.at(index).text,
        scale_follows=scale is not None,
        thousands_mark=table.number_separators[0],
        is_native_style=native,
    )


def _is_home_money(passage: TokenWindow, index: int) -> bool:
    found = passage.table.currency_prefixes.match_before(passage.tokens, index, 2)
    return found is not None and found[0] == passage.table.home_currency


def _digits_may_follow(passage: TokenWindow, index: int, tally: NumberSum, linked: bool, run: DigitNumber) -> bool:
    if tally.is_empty:
        return tally.group is None
    if tally.group is not None or run.value >= tally.scale_floor or run.is_decimal:
        return False
    linked = linked or passage.is_word(index - 1, ("و",))
    return linked or is_scale(passage, index + 1)


def _step_over_joiner(passage: TokenWindow, index: int, tally: NumberSum) -> int:
    """The index after a word or mark that only ties parts of a number together; ``index`` when there is none."""
    token = passage.at(index)
    table = passage.table
    if table.links_required:
        following = passage.at(index + 1)
        return index + 1 if token.word == "و" and following.kind in ("word", "digits") else index
    if token.text not in table.joiners:
        return index
    if token.text == "-":
        tied = token.glued and passage.is_glued(index + 1) and tally.floor == 10
        return index + 1 if tied else index
    return index + 1 if tally.floor >= 100 and not tally.is_empty else index


def _read_spelled_decimals(passage: TokenWindow, number: Number) -> None:
    """ "Nol koma lima": the digits after the decimal word."""
    if not passage.is_word(number.next, passage.table.decimal_words):
        return
    at = number.next + 1
    digits = ""
    while len(digits) < 20:
        numeral = passage.table.numerals.get(passage.at(at).key)
        if numeral is None or numeral.role not in ("digit", "teen", "tens") or passage.at(at).linked:
            break
        digits += str(numeral.value)
        at += 1
    if not digits:
        return
    number.value += Fraction(int(digits), 10 ** len(digits))
    number.next = at
    _read_scale_after(passage, number)


def _read_denominator(passage: TokenWindow, number: Number) -> None:
    """ "Dua pertiga", «ثلاثة أرباع», two thirds."""
    if not 0 < number.value < 100 or number.scale > 1:
        return
    at = number.next + 1 if passage.is_mark(number.next, "-") and passage.is_glued(number.next + 1) else number.next
    found = passage.table.denominators.match(passage.tokens, at)
    if found is None or passage.at(at).linked or number.value >= found[0]:
        return
    number.value /= found[0]
    number.next = found[1]
    number.fraction = True
    number.digits = None
    _read_scale_after(passage, number)


def _read_half_after(passage: TokenWindow, number: Number) -> None:
    """ "Dua setengah", «مليون ونصف المليون», two and a half million."""
    table = passage.table
    found = table.halves_after.match(passage.tokens, number.next)
    if found is None or number.fraction or (table.links_required and not passage.at(number.next).linked):
        return
    if passage.is_word(found[1], table.not_halves_before):
        return
    number.next = found[1]
    number.digits = None
    if number.scale == 1:
        number.value += found[0]
        _read_scale_after(passage, number)
        return
    repeated = passage.table.numerals.get(passage.at(number.next).key)
    scale = number.scale
    if repeated is not None and is_scale(passage, number.next) and repeated.value <= scale:
        scale = repeated.value
        number.next += 1
    number.value += found[0] * scale
