"""The shape of a language's knowledge about quoting: :class:`QuoteTable`.

Words are stored folded by :func:`word_key`, so tables may be written with their usual spelling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sejajar.text.diacritics import TATWEEL

SubjectPlace = Literal["after", "before", "either", "self", "matrix", "nobody"]
"""Where a reporting word has its speaker: after it, before it, either, in its own suffix, in the clause it hangs on,
or nowhere ("it is said")."""

Force = Literal["says", "calls", "source"]
"""``says`` may report a clause; ``calls`` only attributes words ("calls him ..."); ``source`` is "according to"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word.

    Attributes:
        place: where its speaker stands.
        force: what it can introduce.
        gender: ``m``, ``f`` or ``p`` (plural) where the form tells, else empty.
        needs_quote: it is a reporting word only right after reported words ("..., kata X"); elsewhere an ordinary one.
        rest: the further words of the cue ("to" of "according to").
        object_follows: whom it is told to may follow the speaker directly.
        preposition: what is written onto the speaker after it and is no part of the name (the ل of وفقا لـ).
    """

    place: SubjectPlace
    force: Force = "says"
    gender: str = ""
    needs_quote: bool = False
    rest: tuple[str, ...] = ()
    preposition: str = ""
    object_follows: bool = False


@dataclass(frozen=True, slots=True)
class QuoteTable:
    """What one language says about quoting. All words are folded.

    Attributes:
        cues: reporting words; several readings of one first word, longest first.
        conjunctions: words that open a reported clause (bahwa, that, أن with its suffixes).
        resumptive: words that open the main clause after "according to X," and are not part of it (فإن).
        pronouns: personal pronouns and their gender.
        suffix_pronouns: whether a gender is told by a cue's suffix is in :class:`Cue`; these are demonstratives
            that stand for a speaker named before ("perusahaan tersebut").
        auxiliaries: words between a subject and its reporting verb.
        stops_after: words that end a speaker standing after the verb.
        stops_before: words that a speaker standing before the verb cannot reach across.
        relatives: relative pronouns.
        linkers: words that hang a reporting form on the clause before ("dengan menulis").
        breaks: words that, after a comma, end a reported clause (namun, لكن).
        hard_breaks: those that end it without a comma too.
        roles: offices and titles.
        bodies: organisations that stand between an office and its holder's name (juru bicara kepolisian X).
        coordinators: "and" between the words of a name or two names.
        times: words of time, that are no speakers.
        naming: words before a marked title, name or term.
        no_sources: what can follow "according to" and is nobody.
        finite: words that show that a clause without a conjunction is one.
        bare_clause: reporting words that take a clause without a conjunction.
        plain_clause: those of them whose clause needs no finite word to be known as one.
        negations: before a reporting word: nobody said it.
        proclitics: letters written onto the following word, before a cue or a mark.
        noun_proclitics: proclitic prepositions.
        continuing: reporting words with "and" written on, by which the same speaker goes on (وأضاف).
        introducers: words before a reporting word that follows what was said ("seperti", كما).
        name_particles: words inside names that bind the next one (عبد, bin, van).
        abstract_affixes: beginnings and endings of nouns that are nobody's name (ke-...-an).
        agents: words between a passive or a source and its speaker ("oleh").
        free_relatives: words that stand for the noun a relative clause hangs on ("apa yang").
        office_links: words that tie an office to its body (باسم).
        origin_endings: endings of names of origin, which keep their article inside a full name.
        merged_article: a preposition and the article written as one (لل).
        audience: nouns that name who is told, with their preposition written on.
        article: the written-on definite article.
        is_cased: whether names begin with a capital letter.
        verb_prefixes: lower-case words that begin so are verbs, except ``verb_exceptions``.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    conjunctions: frozenset[str]
    pronouns: Mapping[str, str]
    auxiliaries: frozenset[str]
    stops_after: frozenset[str]
    stops_before: frozenset[str]
    relatives: frozenset[str]
    linkers: frozenset[str]
    breaks: frozenset[str]
    hard_breaks: frozenset[str]
    roles: frozenset[str]
    times: frozenset[str]
    naming: frozenset[str]
    is_cased: bool
    resumptive: frozenset[str] = frozenset()
    no_sources: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    bare_clause: frozenset[str] = frozenset()
    plain_clause: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    proclitics: tuple[str, ...] = ()
    mark_proclitics: frozenset[str] = frozenset()
    noun_proclitics: tuple[str, ...] = ()
    audience: frozenset[str] = frozenset()
    article: str = ""
    verb_prefixes: tuple[str, ...] = ()
    verb_exceptions: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    free_relatives: frozenset[str] = frozenset()
    office_links: frozenset[str] = frozenset()
    origin_endings: tuple[str, ...] = ()
    merged_article: str = ""
    continuing: frozenset[str] = frozenset()
    introducers: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    abstract_affixes: tuple[tuple[str, str], ...] = ()


_ALEF = str.maketrans(dict.fromkeys("أإآٱ", "ا"))


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """A word as the tables hold it: lower case, without vowel signs, tatweel and the hamza of an alef.

    Less is folded than for a search: the preposition على is not the name علي.
    """
    plain = "".join(char for char in word if char != TATWEEL and unicodedata.category(char) not in ("Mn", "Cf"))
    return plain.translate(_ALEF).replace("’", "'").lower()


def words(text: str) -> frozenset[str]:
    """The folded words of a table entry."""
    return frozenset(word_key(word) for word in text.split())


def cue_map(entries: Iterable[tuple[str, Cue]]) -> dict[str, tuple[Cue, ...]]:
    """Cues by first word; a phrase keeps its further words in :attr:`Cue.rest`, longest first."""
    grouped: dict[str, list[Cue]] = {}
    for phrases, cue in entries:
        for phrase in phrases.split():
            first, *rest = (word_key(part) for part in phrase.split("_"))
            grouped.setdefault(first, []).append(replace(cue, rest=tuple(rest)))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for first, cues in grouped.items()}
