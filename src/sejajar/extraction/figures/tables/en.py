"""English number words, units, dates and approximators."""

from __future__ import annotations

from fractions import Fraction

from sejajar.extraction.figures.lexicon import FigureTable, Numeral, keys, phrases_of
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables import currency_names
from sejajar.extraction.figures.tables.countries import LATIN_HOMES, bare
from sejajar.extraction.figures.tables.default import IDIOMS
from sejajar.extraction.figures.tables.signs import CURRENCY_SIGNS, UNIT_SIGNS
from sejajar.extraction.items import Approximator

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {10**3: "thousand", 10**6: "million mn mln", 10**9: "billion bn bln", 10**12: "trillion tn trn"}

_NUMERALS: dict[str, Numeral] = {
    **{word: Numeral(value, "digit") for value, word in enumerate(_ONES)},
    **{word: Numeral(value + 10, "teen") for value, word in enumerate(_TEENS)},
    **{word: Numeral(value * 10 + 20, "tens") for value, word in enumerate(_TENS)},
    "hundred": Numeral(100, "times"),
    "dozen": Numeral(12, "scale"),
    **{word: Numeral(value, "scale") for value, words in _SCALES.items() for word in words.split()},
}

_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

_UNITS = phrases_of({
    "percent": "percent|per cent|percentage point|percentage points|pct",
    "": "on the richter scale",
    "power-watt": "watt|watts",
    "power-kilowatt": "kilowatt|kilowatts",
    "power-megawatt": "megawatt|megawatts",
    "power-gigawatt": "gigawatt|gigawatts",
    "power-terawatt": "terawatt|terawatts",
    "power-horsepower": "horsepower",
    "energy-kilowatt-hour": "kilowatt hour|kilowatt hours|kilowatt-hour|kilowatt-hours",
    "energy-calorie": "calorie|calories",
    "length-kilometer": "kilometer|kilometers|kilometre|kilometres",
    "length-meter": "meter|meters|metre|metres",
    "length-centimeter": "centimeter|centimeters|centimetre|centimetres",
    "length-millimeter": "millimeter|millimeters|millimetre|millimetres",
    "length-mile": "mile|miles",
    "length-nautical-mile": "nautical mile|nautical miles",
    "length-foot": "foot|feet",
    "length-inch": "inch|inches",
    "length-yard": "yard|yards",
    "length-light-year": "light year|light years|light-years",
    "area-square-kilometer": "square kilometer|square kilometers|square kilometre|square kilometres|sq km",
    "area-square-meter": "square meter|square meters|square metre|square metres|sq m",
    "area-square-mile": "square mile|square miles|sq mi",
    "area-square-foot": "square foot|square feet|sq ft",
    "area-hectare": "hectare|hectares",
    "area-acre": "acre|acres",
    "volume-liter": "liter|liters|litre|litres",
    "volume-cubic-meter": "cubic meter|cubic meters|cubic metre|cubic metres",
    "volume-barrel": "barrel|barrels",
    "volume-gallon": "gallon|gallons",
    "mass-kilogram": "kilogram|kilograms|kilo|kilos",
    "mass-gram": "gram|grams",
    "mass-milligram": "milligram|milligrams",
    "mass-tonne": "tonne|tonnes|metric ton|metric tons|ton|tons",
    "mass-pound": "pound|pounds",
    "mass-ounce": "ounce|ounces",
    "mass-stone": "stone",
    "speed-kilometer-per-hour": "kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|km "
    "per hour",
    "speed-mile-per-hour": "miles per hour|miles an hour",
    "speed-meter-per-second": "meters per second|metres per second",
    "speed-knot": "knot|knots",
    "temperature-celsius": "degrees celsius|degree celsius|degrees C|celsius|degrees centigrade",
    "temperature-fahrenheit": "degrees fahrenheit|degree fahrenheit|degrees F|fahrenheit",
    "angle-degree": "degree|degrees",
    "digital-byte": "byte|bytes",
    "digital-megabyte": "megabyte|megabytes",
    "digital-gigabyte": "gigabyte|gigabytes",
    "digital-terabyte": "terabyte|terabytes",
    "graphics-megapixel": "megapixel|megapixels",
    "frequency-hertz": "hertz",
    "frequency-kilohertz": "kilohertz",
    "frequency-megahertz": "megahertz",
    "frequency-gigahertz": "gigahertz",
    "electric-volt": "volt|volts",
    "sound-decibel": "decibel|decibels",
    "duration-second": "second|seconds|sec|secs",
    "duration-minute": "minute|minutes|mins",
    "duration-hour": "hour|hours|hr|hrs",
    "duration-day": "day|days",
    "duration-week": "week|weeks|wk|wks",
    "duration-month": "month|months|mth|mths",
    "duration-year": "year-old|year|years|yr|yrs",
    "duration-decade": "decade|decades",
    "duration-century": "century|centuries",
})  # fmt: skip

_CURRENCIES = phrases_of({
    "USD": "us dollars|us dollar|dollars|dollar|usd|bucks",
    "CAD": "canadian dollars|canadian dollar",
    "AUD": "australian dollars|australian dollar",
    "SGD": "singapore dollars|singapore dollar",
    "HKD": "hong kong dollars",
    "EUR": "euros|euro|eur",
    "GBP": "pounds sterling|pound sterling|british pounds|gbp|sterling",
    "JPY": "yen",
    "CNY": "yuan|renminbi",
    "IDR": "rupiah",
    "INR": "rupees|rupee|indian rupees",
    "RUB": "rubles|roubles|ruble",
    "SAR": "saudi riyals|riyals|riyal",
    "AED": "dirhams|dirham",
    "EGP": "egyptian pounds",
    "TRY": "lira|turkish lira",
    "KRW": "won",
    "CHF": "swiss francs|swiss franc|francs",
    "MYR": "ringgit",
    "THB": "baht",
    "ILS": "shekels|shekel",
    "ZAR": "rand",
    "MXN": "pesos|mexican pesos",
    "KWD": "kuwaiti dinars|dinars|dinar",
    "IQD": "iraqi dinars",
    "SEK": "swedish kronor|kronor",
    "NOK": "norwegian kroner|kroner",
    "BTC": "bitcoin|bitcoins",
})  # fmt: skip

_APPROXIMATORS: dict[Approximator, str] = {
    "more_than": "more than|over|above|exceeding|upwards of|in excess of|greater than|higher than|older than|"
    "longer than|exceeded|beyond|topped|topping",
    "less_than": "less than|fewer than|under|below|lower than|shy of|younger than|just under",
    "about": "about|around|approximately|roughly|some|circa|approx|approx.|~|≈|±|in the region of|an estimated|"
    "estimated",
    "up_to": "up to|as much as|as many as|no more than|at most|a maximum of|maximum|until|as high as",
    "at_least": "at least|no fewer than|no less than|a minimum of|not less than|minimum|as few as",
    "almost": "almost|nearly|close to|approaching|nearing|just short of|virtually",
}
_APPROXIMATORS_AFTER: dict[Approximator, str] = {
    "at_least": "or more|or above|or over|and over|and above",
    "up_to": "or less|or fewer|or under|and under",
}

TABLE = FigureTable(
    language="en",
    number_separators=(",", "."),
    numerals=_NUMERALS,
    joiners=keys("and -"),
    decimal_words=keys("point"),
    ones=keys("one"),
    articles=keys("a an"),
    halves=PhraseBook({
        "half a": Fraction(1, 2), "half an": Fraction(1, 2), "half": Fraction(1, 2), "a quarter": Fraction(1, 4),
        "a third": Fraction(1, 3), "a fifth": Fraction(1, 5), "a tenth": Fraction(1, 10),
        "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    }),
    halves_after=PhraseBook({"and a half": Fraction(1, 2), "and a quarter": Fraction(1, 4),
                             "and three quarters": Fraction(3, 4), "½": Fraction(1, 2), "¼": Fraction(1, 4),
                             "¾": Fraction(3, 4)}),
    denominators=PhraseBook({
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
        "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninths": 9,
        "tenth": 10, "tenths": 10, "hundredths": 100,
    }),
    not_halves_before=keys("time term year-on-year brother sister way final finals hearted"),
    ordinals={word: value for value, word in enumerate(_ORDINAL_WORDS, 1)} | {
        "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100},
    ordinal_suffixes=keys("st nd rd th"),
    not_ordinal_before=keys("of party hand class half"),
    century_words=keys("century centuries"),
    rank_words=keys("rank level grade floor"),
    decade_suffixes=keys("s"),
    indefinites={"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
                 "billions": 10**9, "trillions": 10**12},
    indefinite_of=keys("of"),
    indefinite_scales={"thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "hundreds": 100},
    units=PhraseBook({**UNIT_SIGNS, **_UNITS}),
    currencies=PhraseBook({**CURRENCY_SIGNS, **currency_names.ENGLISH, **_CURRENCIES}),
    currency_prefixes=PhraseBook(CURRENCY_SIGNS),
    bare_currencies=bare({"dinar": "dinar dinars", "riyal": "riyal riyals", "dirham": "dirham dirhams",
                          "lira": "lira", "rupee": "rupee rupees", "peso": "pesos", "franc": "francs",
                          "krone": "kronor kroner"}),
    minor_units=keys("cent cents penny pence p fils piastres sen"),
    currency_homes=LATIN_HOMES,
    scale_letters={"bn": 10**9, "m": 10**6, "M": 10**6, "B": 10**9, "b": 10**9, "k": 1000, "K": 1000, "tn": 10**12,
                   "T": 10**12, "t": 10**12, "mn": 10**6},
    minus_words=keys("minus negative"),
    below_zero=PhraseBook({"below zero": True, "below freezing": True, "sub-zero": True}),
    range_words=PhraseBook(dict.fromkeys(("to", "through", "until", "till"), True)),
    between_words=keys("between"),
    between_and=keys("and to"),
    from_words=keys("from"),
    change_to=keys("to"),
    change_words=keys("rose fell rise fall increased decreased grew grow climbed dropped up down jumped cut raised "
                      "lowered increase decrease dropping rising falling declined"),
    ratio_words=PhraseBook({"in": True, "in every": True, "out of": True, "out of every": True, "of every": True}),
    score_words=PhraseBook({"versus": True, "vs": True, "against": True}),
    score_cues=keys("won beat win lost draw drew score lead led defeat victory ruled vote voted split trailed"),
    multiples=PhraseBook({"twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "tenfold": 10}),
    times_words=PhraseBook({"times": True, "fold": True, "-fold": True, "x": True}),
    months=PhraseBook({
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
        "nov": 11,
        "dec": 12,
    }),
    cautious_months=keys("march may august jan feb mar apr jun jul aug sep sept oct nov dec"),
    weekdays=PhraseBook({"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
                         "sunday": 7}),
    year_words=keys("year years season"),
    decade_words=keys("the early late mid"),
    eras_before=PhraseBook({"BC": True, "BCE": True, "B.C.": True, "B.C.E.": True}),
    year_prepositions=keys("in since by until from of early late mid before after during around to through"),
    month_prepositions=keys("in since by until from of early late mid before after during last this next"),
    of_words=keys("of"),
    puts_month_before_day=True,
    time_zones=keys("gmt utc est edt pst pdt cet bst"),
    time_words=keys("at"),
    day_periods=PhraseBook({
        "am": 0, "pm": 12, "a.m.": 0, "p.m.": 12, "a.m": 0, "p.m": 12, "in the morning": 0, "in the afternoon": 12,
        "in the evening": 12,
    }),
    approximators=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS.items() for phrase in listed.split("|")}),
    approximators_after=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS_AFTER.items() for phrase in listed.split("|")}),
    time_adverbs=keys("ago later earlier hence"),
    until_words=keys("until around about over by"),
    transparent=keys("a the an of"),
    labels=keys(
        "article section chapter number no page room gate route channel radio flight version type model act rule "
        "clause paragraph episode season volume part group windows iphone galaxy apollo boeing airbus falcon ps xbox "
        "table tables figure figures fig figs chart appendix annex exhibit map diagram plate "
        "playstation llama gpt gemini claude android ios formula resolution highway bus line unit"
    ) - keys("season line unit"),
    names=PhraseBook(dict.fromkeys((
        "world war two", "world war one", "second world war", "first world war", "9/11", *IDIOMS, "no one",
        "one another",
        "one of", "on the one hand", "number one", "number two", "second half", "first half", "half time", "half-time",
    ), True)),
    phone_words=keys("call phone tel telephone hotline fax dial text"),
    glued_words=keys("about around aged over"),
    function_words=keys(
        "the and of to in that is was for on with as it by at from are be this have not or his they which has had "
        "were "
        "but an would said their will been its who more than when after before until while also could may might can "
        "should must there here then so if into over under a"
    ),
    counted=keys(
        "people soldiers troops men women children workers employees students houses homes cases deaths units copies "
        "jobs cars planes ships schools miles meters votes seats patients refugees migrants tons tonnes words pages"
    ),
)  # fmt: skip
