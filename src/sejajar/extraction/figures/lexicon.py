"""The words of a language that the figure reader needs: :class:`FigureTable`. All languages share the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tokens import Proclitic, ProcliticAnalyser, Spelling, word_key
from sejajar.extraction.items import Approximator

NumeralRole = Literal["digit", "teen", "tens", "hundreds", "plus_ten", "times", "scale"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word.

    Attributes:
        value: what it adds, or the factor it multiplies by.
        role: ``digit``, ``teen``, ``tens`` and ``hundreds`` add; ``plus_ten`` turns a digit into a teen (belas);
            ``times`` multiplies the digit before it (puluh, hundred); ``scale`` multiplies the open group (juta).
        alone: the number it means with no number before it; None if it needs one.
        is_dual: it means "two of" without a numeral, and so closes no number.
    """

    value: int
    role: NumeralRole
    alone: int | None = None
    is_dual: bool = False


@dataclass(frozen=True, slots=True)
class DualUnit:
    """A word that means two of a unit: its CLDR id, or empty for a noun that is no unit."""

    unit: str


@dataclass(frozen=True, eq=False)
class FigureTable:
    """The words of one language that make figures. Phrases are written in lower case, without harakat."""

    language: str
    proclitics: tuple[Proclitic, ...] = ()
    respellings: tuple[tuple[str, str], ...] = ()
    """Vocalised spellings that mean another word than the bare letters do."""
    undoubled_words: frozenset[str] = frozenset()
    """Number words without a doubled letter: with a shadda they are verbs (ألَّف, نصَّف)."""
    enclitics: tuple[str, ...] = ()
    """Pronouns written onto the end of a word …"""
    enclitic_hosts: frozenset[str] = frozenset()
    """… after which these words still mean a number (نصفهم, jutanya)."""
    whole_words: frozenset[str] = frozenset()
    """Words that only seem to have a proclitic."""
    number_separators: tuple[str, str] = (".", ",")
    """The language's own thousands and decimal separators."""

    home_currency: str = ""
    numerals: Mapping[str, Numeral] = field(default_factory=dict[str, Numeral])
    requires_conjunction: bool = False
    """Parts of a spelled number are joined by a conjunction (Arabic و)."""
    puts_digits_before_tens: bool = False
    joiners: frozenset[str] = frozenset()
    decimal_words: frozenset[str] = frozenset()
    parts_of_teens: frozenset[str] = frozenset()
    """Number words that need a ten after them (اثنا عشر, إحدى وعشرين); alone they are other words."""
    construct_duals: frozenset[str] = frozenset()
    """Scales whose dual before a noun looks like their accusative (ألفا)."""
    ones: frozenset[str] = frozenset()
    """Words for one: determiners more often than figures."""
    articles: frozenset[str] = frozenset()
    """Articles that mean one before a scale (a million)."""
    halves: PhraseBook[Fraction] = field(default_factory=lambda: PhraseBook[Fraction]({}))
    """Fractions that stand alone or before a scale or unit."""
    halves_after: PhraseBook[Fraction] = field(default_factory=lambda: PhraseBook[Fraction]({}))
    """Fractions added to the number before them."""
    construct_fractions: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    """Number words that are fractions of a definite noun (خمس السكان)."""
    denominators: PhraseBook[int] = field(default_factory=lambda: PhraseBook[int]({}))
    before_definite_half: frozenset[str] = frozenset()
    """Words after which a fraction with the article is a figure (أكثر من النصف)."""
    not_halves_before: frozenset[str] = frozenset()
    """A fraction word followed by one of these is no figure (paruh pertama)."""

    ordinals: Mapping[str, int] = field(default_factory=dict[str, int])
    ordinal_prefixes: frozenset[str] = frozenset()
    first_words: frozenset[str] = frozenset()
    """Words for "first" that are no part of a longer ordinal: the number after them counts (أول عشر دقائق)."""
    ordinal_suffixes: frozenset[str] = frozenset()
    ordinal_additions: frozenset[str] = frozenset()
    """Words between the parts of a long ordinal (الخامس بعد المئة)."""
    ordinal_after: frozenset[str] = frozenset()
    """An ambiguous ordinal counts as one after these words (yang kedua) …"""
    ordinal_before: frozenset[str] = frozenset()
    """… or before these (kedua terbesar)."""
    has_ambiguous_ordinals: bool = False
    not_ordinal_before: frozenset[str] = frozenset()
    construct_ordinals: frozenset[str] = frozenset()
    """Ordinals that need no article (ثاني أكبر)."""
    century_words: frozenset[str] = frozenset()
    rank_words: frozenset[str] = frozenset()
    """Nouns whose number is a rank: floor, place, class."""
    decade_suffixes: frozenset[str] = frozenset()

    indefinites: Mapping[str, int] = field(default_factory=dict[str, int])
    indefinite_of: frozenset[str] = frozenset()
    indefinite_scales: Mapping[str, int] = field(default_factory=dict[str, int])

    units: PhraseBook[str] = field(default_factory=lambda: PhraseBook[str]({}))
    """What may follow a number; ``percent`` among them."""
    context_units: Mapping[str, tuple[frozenset[str], str]] = field(
        default_factory=dict[str, tuple[frozenset[str], str]]
    )
    """Short unit names, the words round them that tell another unit, and that unit."""
    dual_units: Mapping[str, DualUnit] = field(default_factory=dict[str, DualUnit])
    dual_endings: tuple[str, ...] = ()
    """Endings of nouns that mean two of them …"""
    dual_agreement: tuple[str, ...] = ()
    """After a word with one of these endings a dual is its adjective."""
    not_dual_endings: tuple[str, ...] = ()
    """… but not these, nor these words."""
    not_duals: frozenset[str] = frozenset()
    decades: Mapping[str, int] = field(default_factory=dict[str, int])
    """Words for the decades of a century (تسعينيات), with the year of the century in which each begins."""
    life_words: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    """After a decade these say that it is one of a life (السبعينيات من عمره)."""
    century_numbers: Mapping[str, int] = field(default_factory=dict[str, int])
    """Words after "century" that number it (العشرين, الماضي)."""
    dual_adjectives: frozenset[str] = frozenset()
    """Duals that are also plural adjectives (العامين: the two years, the public ones)."""
    dual_repeats: frozenset[str] = frozenset()
    """Words that only repeat the dual (يومين اثنين)."""
    not_dual_after: frozenset[str] = frozenset()
    singular_units: Mapping[str, str] = field(default_factory=dict[str, str])
    """Unit nouns that mean one of it before "and a half" (ساعة ونصف)."""
    plural_units: Mapping[str, str] = field(default_factory=dict[str, str])
    """Definite unit nouns that a numeral may follow (السنوات الخمس)."""
    currencies: PhraseBook[str] = field(default_factory=lambda: PhraseBook[str]({}))
    currency_prefixes: PhraseBook[str] = field(default_factory=lambda: PhraseBook[str]({}))
    bare_currencies: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Currency names that several countries use, and the codes they may stand for."""
    minor_units: frozenset[str] = frozenset()
    """Names of coins: cents, sen, فلس."""
    currency_homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Countries and their adjectives, with their currency codes: what a bare name means near them."""
    scale_letters: Mapping[str, int] = field(default_factory=dict[str, int])
    """Abbreviated scales that need a currency (Rp5 M, $3b), as written."""

    range_words: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    between_words: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    from_words: frozenset[str] = frozenset()
    minus_words: frozenset[str] = frozenset()
    """Words for the minus sign, before a number …"""
    below_zero: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    """… and phrases after one that make it negative (di bawah nol)."""
    change_words: frozenset[str] = frozenset()
    change_to: frozenset[str] = frozenset()
    """Range words that after a verb of change introduce its result."""
    ratio_words: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    """What stands between the numbers of a ratio; False: only if both are spelled."""
    score_words: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    score_cues: frozenset[str] = frozenset()
    not_score_cues: frozenset[str] = frozenset()
    """Words that two compared numbers are of, where they are no result: age, mean, share."""
    multiples: PhraseBook[int] = field(default_factory=lambda: PhraseBook[int]({}))
    """Whole multiples: twice, مرتين."""
    times_words: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))

    months: PhraseBook[int] = field(default_factory=lambda: PhraseBook[int]({}))
    cautious_months: frozenset[str] = frozenset()
    """Month names that are other words too: dates only, or capitalised after a preposition."""
    weekdays: PhraseBook[int] = field(default_factory=lambda: PhraseBook[int]({}))
    weekday_prefixes: frozenset[str] = frozenset()
    cautious_weekdays: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Weekday names that are other words before the words listed (Minggu lalu)."""
    year_words: frozenset[str] = frozenset()
    decade_words: frozenset[str] = frozenset()
    """Words before the two digits of a decade (dekade 90-an)."""
    eras_before: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    """What follows a year before the common era: SM, BC, ق.م."""
    year_prepositions: frozenset[str] = frozenset()
    month_prepositions: frozenset[str] = frozenset()
    of_words: frozenset[str] = frozenset()
    """What may stand between a day and its month, or a month and its year."""
    puts_month_before_day: bool = False
    time_words: frozenset[str] = frozenset()
    time_joiners: PhraseBook[Fraction] = field(default_factory=lambda: PhraseBook[Fraction]({}))
    hour_parts: PhraseBook[Fraction] = field(default_factory=lambda: PhraseBook[Fraction]({}))
    time_zones: frozenset[str] = frozenset()
    minute_words: frozenset[str] = frozenset()
    night_words: frozenset[str] = frozenset()
    """Day periods in which 12 is midnight."""
    hours_are_ordinal: bool = False
    puts_half_before_hour: bool = False
    """"Half seven" is 6:30 (setengah tujuh)."""
    hour_numerals: frozenset[str] = frozenset()
    """Cardinals used for hours where hours are ordinals (الواحدة)."""
    day_periods: PhraseBook[int] = field(default_factory=lambda: PhraseBook[int]({}))
    """Hours to add for a day period: 0 in the morning, 12 in the afternoon or at night."""

    approximators: PhraseBook[Approximator] = field(default_factory=lambda: PhraseBook[Approximator]({}))
    approximators_after: PhraseBook[Approximator] = field(default_factory=lambda: PhraseBook[Approximator]({}))
    approximating_verbs: PhraseBook[Approximator] = field(default_factory=lambda: PhraseBook[Approximator]({}))
    """Verbs that come before their subject, and that before the number (تجاوز عدد الزوار 5000)."""
    negations: frozenset[str] = frozenset()
    comparatives: frozenset[str] = frozenset()
    """Approximators that after a measure begin a comparison (dua kali lebih berat)."""
    until_words: frozenset[str] = frozenset()
    """Approximators that mean "until" before a date."""
    time_adverbs: frozenset[str] = frozenset()
    """Words that after a unit of time say when: ago, from now (tahun lalu)."""
    transparent: frozenset[str] = frozenset()
    """Words that may stand between an approximator and its number."""

    labels: frozenset[str] = frozenset()
    """Words whose number is a label: article, number, channel."""
    names: PhraseBook[bool] = field(default_factory=lambda: PhraseBook[bool]({}))
    """Names that hold number words."""
    phone_words: frozenset[str] = frozenset()
    glued_words: frozenset[str] = frozenset()
    """Words onto which a number may be written by a typing error."""
    function_words: frozenset[str] = frozenset()
    article_letters: tuple[str, ...] = ()
    """How a word with the definite article begins."""
    verb_prefixes: tuple[str, ...] = ()
    counted_endings: tuple[str, ...] = ()
    """Endings that only indefinite nouns have, no verbs (في 2000 مدرسة)."""
    counted: frozenset[str] = frozenset()
    """Nouns that are counted: a four-digit number before them is no year."""

    @cached_property
    def prefixed_numerals(self) -> Mapping[str, str]:
        """The number words with an ordinal prefix written onto them, and the number words: ``kedua`` is ``dua``."""
        return {prefix + word: word for prefix in self.ordinal_prefixes for word in self.numerals}

    @cached_property
    def headwords(self) -> frozenset[str]:
        """Words that are looked up, or with which a phrase begins: proclitics are removed to find these first."""
        words: set[str] = set()
        for value in vars(self).values():
            if isinstance(value, PhraseBook):
                words.update(value.first_words)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
            elif isinstance(value, Mapping):
                words.update(key for key in value if isinstance(key, str))  # pyright: ignore[reportUnknownVariableType]
        return frozenset(words)

    @cached_property
    def continuations(self) -> frozenset[str]:
        """Words and marks with which a number may go on after its digits."""
        words = self.numerals.keys() | self.joiners | self.decimal_words | self.articles | {"و"}
        return frozenset(words | self.halves_after.first_words | self.denominators.first_words)

    @cached_property
    def analyser(self) -> ProcliticAnalyser:
        """What separates proclitics from the words of this language."""
        spelling = Spelling(
            self.proclitics,
            self.respellings,
            self.whole_words,
            self.undoubled_words,
            self.enclitics,
            self.enclitic_hosts,
        )
        return ProcliticAnalyser(self.headwords, self.vocabulary, spelling)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the table."""
        words = set(self.headwords)
        for value in vars(self).values():
            if isinstance(value, PhraseBook):
                words.update(value.words)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
            elif isinstance(value, frozenset):
                words.update(value)  # pyright: ignore[reportUnknownArgumentType]
        return frozenset(words)


def keys(text: str) -> frozenset[str]:
    """Return the keys of the words of ``text``."""
    return frozenset(map(word_key, text.split()))


def keyed(words: Mapping[str, int]) -> dict[str, int]:
    """Return ``words`` by key."""
    return {" ".join(map(word_key, word.split())): value for word, value in words.items()}


def phrases_of(groups: Mapping[str, str]) -> dict[str, str]:
    """Return ``{"a": "x | y z"}`` as ``{"x": "a", "y z": "a"}``."""
    return {phrase.strip(): value for value, listed in groups.items() for phrase in listed.split("|")}
