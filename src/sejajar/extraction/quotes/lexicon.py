"""The words of quotation in a language: :class:`QuoteTable`.

Words are folded by :func:`word_key`, so tables can have the usual spelling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sejajar.text.diacritics import TATWEEL

SpeakerPosition = Literal["after", "before", "either", "enclitic", "clause_subject", "impersonal"]
"""Where the speaker of a reporting verb stands: after it, before it, either, in its suffix (katanya), as the subject of
the main clause ("..., saying"), or nowhere: the verb is impersonal ("it is said")."""

VerbClass = Literal["reporting", "naming", "source"]
"""``reporting`` verbs may report a clause ("says that ..."); ``naming`` verbs only attribute words ("calls him ...");
``source`` is "according to"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, or another word that attributes.

    Attributes:
        speaker_position: where its speaker stands.
        verb_class: what it can introduce.
        gender: ``m``, ``f`` or ``p`` (plural) if the form shows it, else empty.
        needs_quote: it reports only right after reported words ("..., kata X"); elsewhere it is an ordinary word.
        rest: the further words of the cue ("to" of "according to").
        object_follows: the addressee may follow the speaker directly.
        preposition: what is written onto the speaker and is no part of the name (the ل of وفقا لـ).
    """

    speaker_position: SpeakerPosition
    verb_class: VerbClass = "reporting"
    gender: str = ""
    needs_quote: bool = False
    rest: tuple[str, ...] = ()
    preposition: str = ""
    object_follows: bool = False


@dataclass(frozen=True, slots=True)
class QuoteTable:
    """The words of one language that quote. All words are folded.

    Attributes:
        cues: reporting verbs by their first word; several readings, the longest first.
        conjunctions: words that introduce a reported clause (bahwa, that, أن with its suffixes).
        resumptive: words that begin the main clause after "according to X," and are not part of it (فإن).
        pronouns: personal pronouns and their gender.
        auxiliaries: words between a subject and its reporting verb.
        stops_after: words that end a speaker after the verb.
        stops_before: words that end a speaker before the verb.
        relatives: relative pronouns.
        linkers: words that make a reporting verb depend on the clause before ("dengan menulis").
        breaks: words that end a reported clause after a comma (namun, لكن).
        hard_breaks: words that end it without a comma too.
        roles: offices and titles.
        bodies: organisations between an office and its holder's name (juru bicara kepolisian X).
        coordinators: "and" between the words of a name or two names.
        times: words of time, which are no speakers.
        naming_nouns: words before a title, name or term in quotation marks ("film").
        no_sources: words after "according to" that are no speakers.
        finite: words that show that a clause without a conjunction is one.
        bare_clause: reporting verbs that take a clause without a conjunction.
        plain_clause: those whose clause needs no finite word.
        negations: words before a reporting verb that negate it.
        demonstratives: words after a noun that refers to a speaker named before ("perusahaan tersebut").
        proclitics: letters written onto the following word, before a cue or a mark.
        mark_proclitics: letters before a quotation mark that belong to the word inside it.
        noun_proclitics: prepositions written onto a noun.
        continuing: reporting verbs with "and" written on, by which the same speaker continues (وأضاف).
        introducers: words before a reporting verb after the reported words ("seperti", كما).
        name_particles: words inside names that join the next one (عبد, bin, van).
        abstract_affixes: prefixes and suffixes of nouns that are no given names (ke-...-an).
        agents: words between a passive or a source and its speaker ("oleh").
        free_relatives: words that stand for the noun of a relative clause ("apa yang").
        office_links: words between an office and its organisation (باسم).
        origin_endings: endings of names of origin, which keep their article inside a full name.
        merged_article: a preposition and the article written as one (لل).
        audience: nouns for the addressee, with their preposition written on.
        article: the definite article written onto nouns.
        is_cased: whether names begin with a capital letter.
        verb_prefixes: prefixes that show a verb in lower-case words, except ``verb_exceptions``.
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
    naming_nouns: frozenset[str]
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
    """Return a word as the tables have it: lower case, without vowel signs, tatweel and the hamza of an alef.

    A search folds more: here the preposition على is not the name علي.
    """
    plain = "".join(char for char in word if char != TATWEEL and unicodedata.category(char) not in ("Mn", "Cf"))
    return plain.translate(_ALEF).replace("’", "'").lower()


def words(text: str) -> frozenset[str]:
    """Return the folded words of a table entry."""
    return frozenset(word_key(word) for word in text.split())


def cue_map(entries: Iterable[tuple[str, Cue]]) -> dict[str, tuple[Cue, ...]]:
    """Return cues by first word, the longest first; in ``according_to`` the further words become :attr:`Cue.rest`."""
    grouped: dict[str, list[Cue]] = {}
    for phrases, cue in entries:
        for phrase in phrases.split():
            first, *rest = (word_key(part) for part in phrase.split("_"))
            grouped.setdefault(first, []).append(replace(cue, rest=tuple(rest)))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for first, cues in grouped.items()}
