"""The bilingual lexicon: words and phrases known to mean the same, number words, and CLDR's terms.

The dictionaries are data files in ``dictionaries/``: a row per meaning, a column per language, forms separated by
blanks and the words of a form joined by ``_``. Months, weekdays, territories, currencies and languages come from CLDR.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from babel import Locale, UnknownLocaleError

from sejajar.alignment.stems import candidate_stems, without_article
from sejajar.alignment.tables.registry import alignment_table
from sejajar.alignment.tokens import fold_word


@dataclass(frozen=True, slots=True)
class BilingualLexicon:
    """The words of one language by form; meanings are opaque keys shared by all languages.

    Attributes:
        words: a folded form to the meanings it may have.
        phrases: the first word of a form of several words to the rest of it and its meaning, longest first.
        numbers: a number word to its value.
    """

    words: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(
        default_factory=dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    )
    numbers: dict[str, int] = field(default_factory=dict[str, int])


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> BilingualLexicon:
    """Return the lexicon of a BCP 47 primary subtag: its columns of the dictionaries, and what CLDR has of it."""
    words: dict[str, dict[str, None]] = {}
    phrases: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for meaning, form in (*_dictionary_forms(language), *_cldr_forms(language)):
        parts = tuple(fold_word(form).replace("-", " ").split())
        if len(parts) == 1:
            words.setdefault(parts[0], {})[meaning] = None
            # A preposition swallows the article (للولايات), so the form is listed without it too.
            words.setdefault(without_article(parts[0], language), {})[meaning] = None
        elif parts:
            bare = tuple(without_article(part, language) for part in parts)
            phrases.setdefault(bare[0], {})[bare[1:], meaning] = None
    return BilingualLexicon(
        {form: tuple(meanings) for form, meanings in words.items()},
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        dict(_number_words(language)),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = resources.files("sejajar.alignment") / "dictionaries" / name
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def _dictionary_forms(language: str) -> Iterator[tuple[str, str]]:
    column = alignment_table(language).dictionary_language or language
    for row_index, row in enumerate(_rows("concepts.tsv")):
        for form in (row.get(column) or "").split():
            yield f"w{row_index}", form.replace("_", " ")


def _number_words(language: str) -> Iterator[tuple[str, int]]:
    column = alignment_table(language).dictionary_language or language
    for row in _rows("numbers.tsv"):
        for form in (row.get(column) or "").split():
            yield fold_word(form), int(row["value"])


def _cldr_forms(language: str) -> Iterator[tuple[str, str]]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                if len(name) > 2 and not name.isdigit():
                    yield f"month{number}", name.rstrip(".")
        for number, name in locale.days[context]["wide"].items():
            yield f"day{number}", name
    for kind in ("territories", "languages", "currencies"):
        for code, name in getattr(locale, kind).items():
            if not code.isdigit() and len(code) <= 3:
                yield f"{kind}{code}", name


@dataclass(slots=True)
class LexiconLookup:
    """Looks words of one language up in its lexicon, each word once.

    Attributes:
        language: BCP 47 primary subtag.
    """

    language: str
    _lexicon: BilingualLexicon = field(init=False)
    _cache: dict[str, tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...], int | None]] = field(init=False)

    def __post_init__(self) -> None:
        self._lexicon = lexicon_of(self.language)
        self._cache = {}

    def number(self, word: str) -> int | None:
        """Return the value of a number word; None for other words."""
        return self._look_up(word)[2]

    def meanings(self, pieces: tuple[str, ...], index: int) -> tuple[str, ...]:
        """Return the meanings of the word at ``index``, and of the longest phrase that begins there."""
        single, phrases, _ = self._look_up(pieces[index])
        if not phrases:
            return single
        found = list(single)
        for rest, meaning in phrases:
            following = pieces[index + 1 : index + 1 + len(rest)]
            if len(following) == len(rest) and all(map(self._is_form, following, rest)):
                found.append(meaning)
                break
        return tuple(found)

    def _is_form(self, word: str, form: str) -> bool:
        return word == form or form in candidate_stems(word, self.language)

    def _look_up(self, word: str) -> tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...], int | None]:
        entry = self._cache.get(word)
        if entry is None:
            lexicon = self._lexicon
            # Most words are listed as they are; only the others are stemmed.
            known = word in lexicon.words and word not in lexicon.phrases
            stems = [word] if known else candidate_stems(word, self.language)
            single = next((lexicon.words[stem] for stem in stems if stem in lexicon.words), ())
            phrases = next((lexicon.phrases[stem] for stem in stems if stem in lexicon.phrases), ())
            number = next((lexicon.numbers[stem] for stem in stems if stem in lexicon.numbers), None)
            entry = self._cache[word] = single, phrases, number
        return entry
