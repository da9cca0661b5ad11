"""Turn a number with its unit, alone or with a second number, into a figure."""

from __future__ import annotations

from decimal import Context
from fractions import Fraction

from sejajar.extraction.figures.amounts.measures import Measure, home_currency, read_currency, read_measure, read_unit
from sejajar.extraction.figures.amounts.ranges_and_ratios import MeasurePair, read_pair
from sejajar.extraction.figures.approximators import read_approximator
from sejajar.extraction.figures.dates.years import MAX_YEAR, MIN_YEAR, is_year
from sejajar.extraction.figures.lexicon import DualUnit
from sejajar.extraction.figures.numbers.numbers import Number
from sejajar.extraction.figures.units import is_currency
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Approximator, Figure, FigureKind
from sejajar.text.span import Span

_SHORTEST_DUAL = 5
_LAST_CENTURY = 1900
_CENTURY, _DECADE, _TWO_DIGITS = 100, 10, 2
_FIRST_OF_LAST_CENTURY = 40
"""A year of two digits is of the twentieth century from here on, before it of the twenty-first."""
_EXACT = Context(prec=200)


def read_amount(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the amount that starts at token ``index``, or None.

    "5-10 persen" is a range, "satu dari lima" the fraction 1/5, "3-2" a score, "Rp1,5 triliun" money, "13 persen" a
    percentage, "7 hari" a quantity, "600 rumah" a count, "puluhan ribu" indefinite; "1998" is a year.
    """
    if window.is_mark(index, "'’‘"):
        return _read_short_year(window, index)
    if window.at(index).kind == "word":
        for read in (_read_century_decade, _read_multiple, _read_indefinite, _read_dual, _read_named_unit):
            result = read(window, index)
            if result is not None:
                return result
    measure = read_measure(window, index)
    if measure is None:
        return None
    pair = read_pair(window, measure)
    if pair is not None:
        return _pair_result(window, pair)
    return _single_result(window, measure)


def written_value(value: Fraction) -> str:
    """Return ``value`` as a decimal string (``0.75``), or as a fraction if that has no end (``2/3``)."""
    below = value.denominator
    if below == 1:
        return str(value.numerator)
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below != 1:
        return f"{value.numerator}/{value.denominator}"
    number = _EXACT.divide(value.numerator, value.denominator)
    return f"{number:f}"


def _pair_result(window: TokenWindow, pair: MeasurePair) -> ParseResult:
    low, high = pair.low, pair.high
    span = Span(low.start, high.end)
    if pair.kind == "score":
        figure = Figure(span, "score", f"{int(low.value)}:{int(high.value)}")
        return ParseResult((figure,), high.next)
    if pair.kind == "ratio":
        approximator = read_approximator(window, low.first, high.next, "fraction")
        value = f"{int(low.value)}/{int(high.value)}"
        return ParseResult((Figure(span, "fraction", value, approximator=approximator),), high.next)
    kind = high.kind
    if _both_years(window, low, high):
        kind = "year"
    approximator = read_approximator(window, low.first, high.next, kind)
    figure = Figure(span, kind, written_value(low.value), written_value(high.value), high.unit, approximator)
    return ParseResult((figure,), high.next)


def _both_years(window: TokenWindow, low: Measure, high: Measure) -> bool:
    if not (low.is_plain_integer and high.unit is None and high.number.digits and high.value <= MAX_YEAR):
        return False
    return is_year(window, low.first, high.next, int(low.value)) and low.value >= MIN_YEAR


def _single_result(window: TokenWindow, measure: Measure) -> ParseResult | None:
    if measure.kind in ("count", "fraction") and measure.unit is None:
        return _read_times(window, measure) or _read_unitless(window, measure)
    value, after = measure.value, measure.next
    half = _read_half_unit(window, measure)
    if half is not None:
        value, after = value + half[0], half[1]
    span = Span(measure.start, window.at(after - 1).end)
    figure = _figure(window, range(measure.first, after), span, measure.kind, value, measure.unit)
    return ParseResult((figure,), after)


def _read_half_unit(window: TokenWindow, measure: Measure) -> tuple[Fraction, int] | None:
    """Read the half after a unit: «ثلاث سنوات ونصف السنة», "dua tahun setengah", "two years and a half"."""
    table = window.table
    found = table.halves_after.match(window.tokens, measure.next)
    if found is None or measure.is_prefixed or measure.value.denominator != 1:
        return None
    if table.requires_conjunction and not window.at(measure.next).has_conjunction:
        return None
    value, after = found
    again = table.singular_units.get(window.at(after).key)
    if again is not None and again == measure.unit:
        return value, after + 1
    following = window.at(after)
    if (
        following.has_article
        or following.key in table.numerals
        or read_unit(window, after)
        or read_currency(window, after)
    ):
        return None
    return None if window.is_word(after, table.not_halves_before) else found


def _figure(
    window: TokenWindow,
    tokens: range,
    span: Span,
    kind: FigureKind,
    value: Fraction,
    unit: str | None = None,
    *,
    is_dual: bool = False,
) -> Figure:
    """Return the figure at ``tokens`` with the approximator around them."""
    approximator = read_approximator(window, tokens.start, tokens.stop, kind)
    return Figure(span, kind, written_value(value), unit=unit, approximator=approximator, is_dual=is_dual)


def _read_times(window: TokenWindow, measure: Measure) -> ParseResult | None:
    """Read "tiga kali lipat", «ثلاث مرات», "three times"."""
    found = window.table.times_words.match(window.tokens, measure.next)
    if found is None or window.at(measure.next).has_conjunction:
        return None
    span = Span(measure.start, window.at(found[1] - 1).end)
    return ParseResult((_figure(window, range(measure.first, found[1]), span, "multiple", measure.value),), found[1])


def _read_unitless(window: TokenWindow, measure: Measure) -> ParseResult | None:
    number, table = measure.number, window.table
    span, tokens = Span(measure.start, measure.end), range(measure.first, measure.next)
    decade = _read_decade(window, measure)
    if decade is not None:
        return decade
    if number.is_spelled and not number.is_fraction and _is_determiner(window, measure):
        return ParseResult((), measure.next)
    if _is_name(window, measure):
        return ParseResult((), measure.next)
    era = table.eras_before.match(window.tokens, measure.next)
    if era is not None and measure.is_plain_integer:
        figure = _figure(window, tokens, Span(measure.start, window.at(era[1] - 1).end), "year", -measure.value)
        return ParseResult((figure,), era[1])
    if _is_bare_year(window, measure):
        return ParseResult((_figure(window, tokens, span, "year", measure.value),), measure.next)
    kind: FigureKind = measure.kind
    if window.is_word(measure.first - 1, table.rank_words) and measure.value.denominator == 1 and number.value < 1000:
        kind = "ordinal"
    return ParseResult((_figure(window, tokens, span, kind, measure.value),), measure.next)


def _is_determiner(window: TokenWindow, measure: Measure) -> bool:
    """Return whether a number word is no figure: "one" is mostly an article, «الاثنان» is "both"."""
    value = measure.number.value
    return value == 1 or (value == 2 and window.at(measure.first).has_article)


def _is_bare_year(window: TokenWindow, measure: Measure) -> bool:
    number = measure.number
    if measure.is_negative or number.value.denominator != 1 or number.is_fraction:
        return False
    if number.is_spelled:
        return window.is_word(measure.first - 1, window.table.year_words) and MIN_YEAR <= number.value <= MAX_YEAR
    plain = measure.is_plain_integer and MIN_YEAR <= number.value <= MAX_YEAR
    return plain and is_year(window, measure.first, measure.next, int(number.value))


def _read_decade(window: TokenWindow, measure: Measure) -> ParseResult | None:
    """Read ``1990-an``, ``1990s``."""
    at = measure.next + 1 if window.is_mark(measure.next, "-'’") else measure.next
    token = window.at(at)
    if not (measure.is_plain_integer and token.is_adjacent and token.word in window.table.decade_suffixes):
        return None
    value = measure.value
    if value % _DECADE == 0 and value < _CENTURY and _is_of_the_century(window, measure.first):
        value += _LAST_CENTURY
    is_decade = MIN_YEAR <= value <= MAX_YEAR
    span = Span(measure.start, token.end)
    kind: FigureKind = "year" if is_decade else "count"
    approximator: Approximator | None = None if is_decade else "about"
    return ParseResult((Figure(span, kind, written_value(value), approximator=approximator),), at + 1)


def _is_of_the_century(window: TokenWindow, index: int) -> bool:
    """Return whether two digits are the last ones of a year: "tahun 90-an", "the '90s"; not in "usia 40-an"."""
    return window.is_mark(index - 1, "'’‘") or window.is_word(index - 1, window.table.decade_words)


def _read_short_year(window: TokenWindow, index: int) -> ParseResult | None:
    """Read ``'98`` after a word for "year" as 1998."""
    token = window.at(index + 1)
    is_short = token.kind == "digits" and token.is_adjacent and len(token.text) == _TWO_DIGITS
    if not is_short or not window.is_word(index - 1, window.table.year_words | window.table.decade_words):
        return None
    century = _LAST_CENTURY if int(token.text) >= _FIRST_OF_LAST_CENTURY else _LAST_CENTURY + _CENTURY
    return ParseResult(
        (Figure(Span(window.at(index).start, token.end), "year", str(century + int(token.text))),), index + 2
    )


def _is_name(window: TokenWindow, measure: Measure) -> bool:
    """Return whether a number word is part of a name: a capital inside a sentence (Simpang Lima, Kepulauan Seribu)."""
    token = window.at(measure.first)
    return measure.number.is_spelled and token.is_capitalised and not window.starts_sentence(measure.first)


def _read_century_decade(window: TokenWindow, index: int) -> ParseResult | None:
    """Read «تسعينيات القرن العشرين» as the first year of the decade, 1990; without a century as one of the twentieth.

    «في السبعينيات من عمره» is somebody's age: no figure.
    """
    table = window.table
    token = window.at(index)
    decade = table.decades.get(token.key)
    if decade is None or table.life_words.match(window.tokens, index + 1) is not None:
        return None
    start = token.stem_start
    if not window.is_word(index + 1, table.century_words):
        figure = Figure(Span(start, token.end), "year", str(_LAST_CENTURY + decade))
        return ParseResult((figure,), index + 1)
    two_words = f"{window.at(index + 2).key} {window.at(index + 3).key}"
    century = table.century_numbers.get(two_words) or table.century_numbers.get(window.at(index + 2).key)
    if century is None:
        return None
    after = index + 3 + (two_words in table.century_numbers)
    span = Span(token.start if token.has_article else token.stem_start, window.at(after - 1).end)
    return ParseResult((Figure(span, "year", str((century - 1) * 100 + decade)),), after)


def _read_multiple(window: TokenWindow, index: int) -> ParseResult | None:
    """Read whole multiples: مرتين, twice."""
    found = window.table.multiples.match(window.tokens, index)
    if found is None:
        return None
    span = Span(window.at(index).stem_start, window.at(found[1] - 1).end)
    # «مرتين» is an Arabic dual; "twice" is none.
    is_dual = window.table.requires_conjunction
    figure = _figure(window, range(index, found[1]), span, "multiple", Fraction(found[0]), is_dual=is_dual)
    return ParseResult((figure,), found[1])


def _read_indefinite(window: TokenWindow, index: int) -> ParseResult | None:
    """Read an order of magnitude without a value: "puluhan ribu", "miliaran dolar", «مئات الملايين»."""
    table = window.table
    token = window.at(index)
    magnitude = table.indefinites.get(token.key)
    if magnitude is None or token.kind != "word":
        return None
    after = index + 1
    for _ in range(2):
        step = after + 1 if window.is_word(after, table.indefinite_of) else after
        scale = table.indefinite_scales.get(window.at(step).key)
        if scale is None or window.at(step).has_conjunction:
            break
        magnitude *= scale
        after = step + 1
    step = after + 1 if window.is_word(after, table.indefinite_of) else after
    kind: FigureKind = "count"
    unit: str | None = None
    currency, measured = read_currency(window, step), read_unit(window, step)
    if currency is not None:
        (unit, after), kind = currency, "money"
    elif measured is not None and step <= after + 1:
        (unit, after), kind = measured, "quantity"
        if unit == "percent":
            kind = "percent"
    span = Span(token.stem_start, window.at(after - 1).end)
    approximator = read_approximator(window, index, after, kind)
    figure = Figure(
        span, kind, None, unit=unit, approximator=approximator, is_indefinite=True, order_of_magnitude=str(magnitude)
    )
    return ParseResult((figure,), after)


def _read_dual(window: TokenWindow, index: int) -> ParseResult | None:
    """Read two without a numeral: «عامين», «ساعتين ونصف», «متجرين».

    With the article only units count («خلال اليومين الماضيين»): «البلدين» are both countries.
    """
    table = window.table
    token = window.at(index)
    dual = table.dual_units.get(token.key) or _dual_by_ending(window, index)
    if dual is None or token.kind != "word" or window.is_word(index - 1, table.not_dual_after):
        return None
    if (token.has_article and not dual.unit) or _is_plural_adjective(window, index):
        return None
    value, after = Fraction(2), index + 1
    half = table.halves_after.match(window.tokens, after)
    if half is not None and window.at(after).has_conjunction and dual.unit:
        value, after = value + half[0], half[1]
        after += _repeats_unit(window, after, dual.unit)
    elif window.is_word(after, table.dual_repeats):
        after += 1
    span = Span(token.stem_start, window.at(after - 1).end)
    unit = home_currency(window, index, dual.unit) or None
    kind: FigureKind = "count" if unit is None else "money" if is_currency(unit) else "quantity"
    return ParseResult((_figure(window, range(index, after), span, kind, value, unit, is_dual=value == 2),), after)


def _is_plural_adjective(window: TokenWindow, index: int) -> bool:
    """Return whether a word is the adjective of the plural before it: «الموظفين العامين» are public officials."""
    before, token = window.at(index - 1), window.at(index)
    if token.key not in window.table.dual_adjectives or before.kind != "word":
        return False
    is_definite = before.word.startswith(window.table.article_letters)
    return is_definite if token.has_article else before.word.endswith((*window.table.dual_agreement, "ون"))


def _dual_by_ending(window: TokenWindow, index: int) -> DualUnit | None:
    """Read a feminine noun in the dual by its ending («حفرتين»); names and loanwords with that ending are listed."""
    table = window.table
    word = window.at(index).word
    is_dual = len(word) >= _SHORTEST_DUAL and word.endswith(table.dual_endings) and word not in table.not_duals
    is_dual = is_dual and window.at(index).key not in table.numerals
    if not is_dual or word.endswith(table.not_dual_endings) or word.startswith(table.article_letters):
        return None
    if window.at(index - 1).word.endswith(table.dual_agreement):
        return None
    return DualUnit("")


def read_dual_noun(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the Arabic dual («حفرتين», two pits) at a word that begins no other figure, or None."""
    return _read_dual(window, index) if window.table.dual_endings else None


def _repeats_unit(window: TokenWindow, index: int, unit: str) -> bool:
    token = window.at(index)
    return token.has_article and window.table.singular_units.get(token.key) == unit


def _read_named_unit(window: TokenWindow, index: int) -> ParseResult | None:
    """Read a unit noun before its number: «ساعة ونصف», «يوم واحد», «السنوات الخمس»."""
    table = window.table
    token = window.at(index)
    after = index + 1
    unit = table.singular_units.get(token.key)
    if unit is not None and not token.has_article:
        # The noun may be the first word of a longer name: «درجة مئوية».
        unit, after = read_unit(window, index) or read_currency(window, index) or (unit, after)
        half = table.halves_after.match(window.tokens, after)
        if half is not None and window.at(after).has_conjunction:
            end = half[1] + _repeats_unit(window, half[1], unit)
            return _named(window, index, end, 1 + half[0], unit)
        if window.is_word(after, table.ones) and not window.at(after).has_conjunction:
            return _named(window, index, after + 1, Fraction(1), unit)
        return None
    unit = table.plural_units.get(token.key)
    if unit is None or not token.has_article or not window.at(after).has_article:
        return None
    number = _definite_number(window, after)
    return _named(window, index, number.next, number.value, unit) if number is not None else None


def _definite_number(window: TokenWindow, index: int) -> Number | None:
    measure = read_measure(window, index)
    if measure is None or measure.unit is not None or measure.number.is_fraction or not measure.number.is_spelled:
        return None
    return measure.number


def _named(window: TokenWindow, index: int, after: int, value: Fraction, unit: str) -> ParseResult:
    span = Span(window.at(index).stem_start, window.at(after - 1).end)
    return ParseResult((_figure(window, range(index, after), span, "quantity", value, unit),), after)
