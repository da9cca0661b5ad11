"""Amounts: a number with its unit, alone or joined to a second, becomes a figure of its kind."""

from __future__ import annotations

from decimal import Context
from fractions import Fraction

from sejajar.extraction.figures.amounts.measures import ParsedUnit, read_currency, read_measure, read_unit
from sejajar.extraction.figures.amounts.ranges_and_ratios import Join, read_join
from sejajar.extraction.figures.approximators import read_approximator
from sejajar.extraction.figures.dates.years import is_year
from sejajar.extraction.figures.lexicon import DualUnit
from sejajar.extraction.figures.numbers.numbers import Number
from sejajar.extraction.figures.units import is_currency
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Approximator, Figure, FigureKind
from sejajar.text.span import Span

_SHORTEST_DUAL = 5
_EXACT = Context(prec=200)


def read_amount(passage: TokenWindow, index: int) -> ParseResult | None:
    """The amount that starts at token ``index``: range, ratio, score, year, money, percentage, quantity or count."""
    for read in (_read_century_decade, _read_multiple, _read_indefinite, _read_dual, _read_named_unit):
        reading = read(passage, index)
        if reading is not None:
            return reading
    measure = read_measure(passage, index)
    if measure is None:
        return None
    join = read_join(passage, measure)
    if join is not None:
        return _join_reading(passage, join)
    return _single_reading(passage, measure)


def written_value(value: Fraction) -> str:
    """``value`` as a decimal string where it has a finite one, else as ``2/3``."""
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below != 1:
        return f"{value.numerator}/{value.denominator}"
    number = _EXACT.divide(value.numerator, value.denominator)
    return f"{number:f}"


def _join_reading(passage: TokenWindow, join: Join) -> ParseResult:
    low, high = join.low, join.high
    span = Span(low.start, high.end)
    if join.kind == "score":
        figure = Figure(span, "score", f"{int(low.value)}:{int(high.value)}")
        return ParseResult((figure,), high.next)
    if join.kind == "ratio":
        approx = read_approximator(passage, low.first, high.next, "fraction")
        value = f"{int(low.value)}/{int(high.value)}"
        return ParseResult((Figure(span, "fraction", value, approximator=approx),), high.next)
    kind = high.kind
    if _both_years(passage, low, high):
        kind = "year"
    approx = read_approximator(passage, low.first, high.next, kind)
    figure = Figure(span, kind, written_value(low.value), written_value(high.value), high.unit, approx)
    return ParseResult((figure,), high.next)


def _both_years(passage: TokenWindow, low: ParsedUnit, high: ParsedUnit) -> bool:
    if not (low.is_plain_integer and high.unit is None and high.number.digits and high.value < 2200):
        return False
    return is_year(passage, low.first, high.next, int(low.value)) and low.value >= 1000


def _single_reading(passage: TokenWindow, measure: ParsedUnit) -> ParseResult | None:
    if measure.kind in ("count", "fraction") and measure.unit is None:
        return _read_times(passage, measure) or _read_unitless(passage, measure)
    value, after = measure.value, measure.next
    half = _read_half_unit(passage, measure)
    if half is not None:
        value, after = value + half[0], half[1]
    span = Span(measure.start, passage.at(after - 1).end)
    figure = _figure(passage, measure.first, after, span, measure.kind, value, measure.unit)
    return ParseResult((figure,), after)


def _read_half_unit(passage: TokenWindow, measure: ParsedUnit) -> tuple[Fraction, int] | None:
    """The half after a unit: «ثلاث سنوات ونصف السنة», "dua tahun setengah", "two years and a half"."""
    table = passage.table
    found = table.halves_after.match(passage.tokens, measure.next)
    if found is None or measure.prefixed or measure.value.denominator != 1:
        return None
    if table.links_required and not passage.at(measure.next).linked:
        return None
    value, after = found
    again = table.singular_units.get(passage.at(after).key)
    if again is not None and again == measure.unit:
        return value, after + 1
    following = passage.at(after)
    if (
        following.article
        or following.key in table.numerals
        or read_unit(passage, after)
        or read_currency(passage, after)
    ):
        return None
    return None if passage.is_word(after, table.not_halves_before) else found


def _figure(
    passage: TokenWindow,
    first: int,
    after: int,
    span: Span,
    kind: FigureKind,
    value: Fraction,
    unit: str | None = None,
    *,
    dual: bool = False,
) -> Figure:
    approx: Approximator | None = read_approximator(passage, first, after, kind)
    return Figure(span, kind, written_value(value), unit=unit, approximator=approx, is_dual=dual)


def _read_times(passage: TokenWindow, measure: ParsedUnit) -> ParseResult | None:
    """ "Tiga kali lipat", «ثلاث مرات», three times."""
    found = passage.table.times_words.match(passage.tokens, measure.next)
    if found is None or passage.at(measure.next).linked:
        return None
    span = Span(measure.start, passage.at(found[1] - 1).end)
    return ParseResult((_figure(passage, measure.first, found[1], span, "multiple", measure.value),), found[1])


def _read_unitless(passage: TokenWindow, measure: ParsedUnit) -> ParseResult | None:
    number, table = measure.number, passage.table
    span = Span(measure.start, measure.end)
    decade = _read_decade(passage, measure)
    if decade is not None:
        return decade
    if number.spelled and not number.fraction and _is_determiner(passage, measure):
        return ParseResult((), measure.next)
    if _is_name(passage, measure):
        return ParseResult((), measure.next)
    if _is_bare_year(passage, measure):
        return ParseResult((_figure(passage, measure.first, measure.next, span, "year", measure.value),), measure.next)
    kind: FigureKind = measure.kind
    if passage.is_word(measure.first - 1, table.rank_words) and measure.value.denominator == 1 and number.value < 1000:
        kind = "ordinal"
    return ParseResult((_figure(passage, measure.first, measure.next, span, kind, measure.value),), measure.next)


def _is_determiner(passage: TokenWindow, measure: ParsedUnit) -> bool:
    """One is an article more often than a number; «الاثنان» is both of them."""
    value = measure.number.value
    return value == 1 or (value == 2 and passage.at(measure.first).article)


def _is_bare_year(passage: TokenWindow, measure: ParsedUnit) -> bool:
    number = measure.number
    if measure.negative or number.value.denominator != 1 or number.fraction:
        return False
    if number.spelled:
        return passage.is_word(measure.first - 1, passage.table.year_words) and 1000 <= number.value < 2200
    plain = measure.is_plain_integer and 1000 <= number.value <= 2199
    return plain and is_year(passage, measure.first, measure.next, int(number.value))


def _read_decade(passage: TokenWindow, measure: ParsedUnit) -> ParseResult | None:
    """``1990-an``, ``1990s``."""
    at = measure.next + 1 if passage.is_mark(measure.next, "-'’") else measure.next
    token = passage.at(at)
    if not (measure.is_plain_integer and token.glued and token.word in passage.table.decade_suffixes):
        return None
    is_decade = 1000 <= measure.value <= 2199
    span = Span(measure.start, token.end)
    kind: FigureKind = "year" if is_decade else "count"
    approx: Approximator | None = None if is_decade else "about"
    return ParseResult((Figure(span, kind, written_value(measure.value), approximator=approx),), at + 1)


def _is_name(passage: TokenWindow, measure: ParsedUnit) -> bool:
    """A number word with a capital inside a sentence is part of a name (Simpang Lima, Kepulauan Seribu)."""
    token = passage.at(measure.first)
    return measure.number.spelled and token.capital and not passage.starts_sentence(measure.first)


def _read_century_decade(passage: TokenWindow, index: int) -> ParseResult | None:
    """«تسعينيات القرن العشرين»: the year the decade begins with."""
    table = passage.table
    token = passage.at(index)
    decade = table.decades.get(token.key)
    if decade is None or not passage.is_word(index + 1, table.century_words):
        return None
    two_words = f"{passage.at(index + 2).key} {passage.at(index + 3).key}"
    century = table.century_numbers.get(two_words) or table.century_numbers.get(passage.at(index + 2).key)
    if century is None:
        return None
    after = index + 3 + (two_words in table.century_numbers)
    span = Span(token.start if token.article else token.stem_start, passage.at(after - 1).end)
    return ParseResult((Figure(span, "year", str((century - 1) * 100 + decade)),), after)


def _read_multiple(passage: TokenWindow, index: int) -> ParseResult | None:
    """Whole multiples: مرتين, twice."""
    found = passage.table.multiples.match(passage.tokens, index)
    if found is None:
        return None
    span = Span(passage.at(index).stem_start, passage.at(found[1] - 1).end)
    figure = _figure(passage, index, found[1], span, "multiple", Fraction(found[0]), dual=passage.table.links_required)
    return ParseResult((figure,), found[1])


def _read_indefinite(passage: TokenWindow, index: int) -> ParseResult | None:
    """ "Puluhan ribu", "miliaran dolar", «مئات الملايين»: a magnitude without a value."""
    table = passage.table
    token = passage.at(index)
    magnitude = table.indefinites.get(token.key)
    if magnitude is None or token.kind != "word":
        return None
    after = index + 1
    for _ in range(2):
        step = after + 1 if passage.is_word(after, table.indefinite_of) else after
        scale = table.indefinite_scales.get(passage.at(step).key)
        if scale is None or passage.at(step).linked:
            break
        magnitude *= scale
        after = step + 1
    step = after + 1 if passage.is_word(after, table.indefinite_of) else after
    kind: FigureKind = "count"
    unit: str | None = None
    currency, measured = read_currency(passage, step), read_unit(passage, step)
    if currency is not None:
        (unit, after), kind = currency, "money"
    elif measured is not None and step <= after + 1:
        (unit, after), kind = measured, "quantity"
        if unit == "percent":
            kind = "percent"
    span = Span(token.stem_start, passage.at(after - 1).end)
    approx = read_approximator(passage, index, after, kind)
    figure = Figure(
        span, kind, None, unit=unit, approximator=approx, is_indefinite=True, order_of_magnitude=str(magnitude)
    )
    return ParseResult((figure,), after)


def _read_dual(passage: TokenWindow, index: int) -> ParseResult | None:
    """«عامين», «ساعتين ونصف», «متجرين»: two without a numeral. With the article only units count («خلال اليومين
    الماضيين»): «البلدين» are both countries."""
    table = passage.table
    token = passage.at(index)
    dual = table.dual_units.get(token.key) or _dual_by_ending(passage, index)
    if dual is None or token.kind != "word" or passage.is_word(index - 1, table.not_dual_after):
        return None
    if token.article and not dual.unit:
        return None
    value, after = Fraction(2), index + 1
    half = table.halves_after.match(passage.tokens, after)
    if half is not None and passage.at(after).linked and dual.unit:
        value, after = value + half[0], half[1]
        after += _repeats_unit(passage, after, dual.unit)
    elif passage.is_word(after, table.dual_repeats):
        after += 1
    span = Span(token.stem_start, passage.at(after - 1).end)
    unit = dual.unit or None
    kind: FigureKind = "count" if unit is None else "money" if is_currency(unit) else "quantity"
    return ParseResult((_figure(passage, index, after, span, kind, value, unit, dual=value == 2),), after)


def _dual_by_ending(passage: TokenWindow, index: int) -> DualUnit | None:
    """A feminine noun in the dual, known by its ending («حفرتين»); names and loanwords that end so are listed."""
    table = passage.table
    word = passage.at(index).word
    is_dual = len(word) >= _SHORTEST_DUAL and word.endswith(table.dual_endings) and word not in table.not_duals
    if not is_dual or word.endswith(table.not_dual_endings) or word.startswith(table.article_letters):
        return None
    if passage.at(index - 1).word.endswith(table.dual_agreement):
        return None
    return DualUnit("")


def read_dual_noun(passage: TokenWindow, index: int) -> ParseResult | None:
    """The dual at a word that begins no other figure."""
    return _read_dual(passage, index) if passage.table.dual_endings else None


def _repeats_unit(passage: TokenWindow, index: int, unit: str) -> bool:
    token = passage.at(index)
    return token.article and passage.table.singular_units.get(token.key) == unit


def _read_named_unit(passage: TokenWindow, index: int) -> ParseResult | None:
    """A unit noun before its number: «ساعة ونصف», «يوم واحد», «السنوات الخمس»."""
    table = passage.table
    token = passage.at(index)
    after = index + 1
    unit = table.singular_units.get(token.key)
    if unit is not None and not token.article:
        half = table.halves_after.match(passage.tokens, after)
        if half is not None and passage.at(after).linked:
            end = half[1] + _repeats_unit(passage, half[1], unit)
            return _named(passage, index, end, 1 + half[0], unit)
        if passage.is_word(after, table.ones) and not passage.at(after).linked:
            return _named(passage, index, after + 1, Fraction(1), unit)
        return None
    unit = table.plural_units.get(token.key)
    if unit is None or not token.article or not passage.at(after).article:
        return None
    number = _definite_number(passage, after)
    return _named(passage, index, number.next, number.value, unit) if number is not None else None


def _definite_number(passage: TokenWindow, index: int) -> Number | None:
    measure = read_measure(passage, index)
    if measure is None or measure.unit is not None or measure.number.fraction or not measure.number.spelled:
        return None
    return measure.number


def _named(passage: TokenWindow, index: int, after: int, value: Fraction, unit: str) -> ParseResult:
    span = Span(passage.at(index).stem_start, passage.at(after - 1).end)
    return ParseResult((_figure(passage, index, after, span, "quantity", value, unit),), after)
