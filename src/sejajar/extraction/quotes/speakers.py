"""Speakers: whose name an attribution comes to, over the whole article.

Takes titles and organisations off ("CEO Google Sundar Pichai"), joins short and full names to one, and finds whom a
pronoun, a suffix (-nya) or an unspoken subject stands for. Answers with :class:`Speaker`, the name as the text
writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejajar.extraction.quotes.attributions import Attribution
from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.noun_phrases import NounPhrase, PhraseReader
from sejajar.extraction.quotes.speaker_names import NameReader
from sejajar.text.span import Span

ANTECEDENT_UNITS = 6
"""How many sentences back a pronoun's name is looked for."""
NAME_TOKENS = 4
"""The longest name that a shorter one may be part of."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the fullest name the article has, and where this statement's own sentence names it."""

    name: str
    span: Span


class SpeakerRegistry:
    """The people and bodies that an article lets speak, and who is meant where only a pronoun is."""

    def __init__(
        self, text: str, units: Sequence[ReportingClause], attributions: Sequence[Attribution], table: QuoteTable
    ) -> None:
        self._text = text
        self._units = units
        self._table = table
        self._reader = PhraseReader(text, table)
        self._book = NameReader(text, units, table)
        self._names: dict[tuple[str, ...], str] = {}
        self._genders: dict[tuple[str, ...], str] = {}
        self._trusted: dict[tuple[str, ...], None] = {}
        self._by_word: dict[str, tuple[str, ...]] = {}
        self._core_of: dict[Span, tuple[Span, tuple[str, ...]]] = {}
        for attribution in attributions:
            if attribution.speaker is not None:
                self._enter(attribution)
        self._longer = self._index_longer()
        self._full = {keys: self._fullest(keys) for keys in self._names}
        self._mentions = [self._mentions_in(unit) for unit in units]

    # -- names ---------------------------------------------------------------------------------------------------

    def _enter(self, attribution: Attribution) -> None:
        words = attribution.speaker
        assert words is not None
        core, keys = self._book.core(attribution.unit_index, words)
        if not keys:
            return
        self._core_of[words] = (core, keys)
        self._names.setdefault(keys, self._book.name_of(core))
        if attribution.gender:
            self._genders.setdefault(keys, attribution.gender)
        if attribution.force != "calls":
            self._trusted[keys] = None
        if not attribution.is_relative and self._can_recur(core, keys):
            self._by_word.setdefault(keys[-1], keys)

    def _can_recur(self, core: Span, keys: tuple[str, ...]) -> bool:
        """Whether the last word of a speaker, met elsewhere, means the same speaker."""
        last = core.of(self._text).split()[-1]
        if self._table.is_cased:
            return all(self._book.singles[key] for key in keys)
        return len(last) > 2 and not last.startswith(self._table.article) and keys[-1] not in self._table.roles

    def _fullest(self, keys: tuple[str, ...]) -> str:
        """The longest name of the article that these words are part of."""
        if len(keys) > 2 or self._is_definite_noun(keys):
            return self._names[keys]
        best = self._longer.get(keys)
        if best is None and len(keys) == 1 and self._table.is_cased:
            return self._book.given_name(keys[0]) or self._names[keys]
        return self._names[best or keys]

    def _is_definite_noun(self, keys: tuple[str, ...]) -> bool:
        """Whether a speaker is a noun with its article ("the company") and no name of origin."""
        article = self._table.article
        is_definite = bool(article) and self._names[keys].startswith(article)
        return is_definite and not keys[-1].endswith(self._table.origin_endings)

    def _index_longer(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """For the ends of full names (and the beginnings, where names have capitals) the longest name."""
        longest: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name in self._trusted:
            if len(name) > NAME_TOKENS or not self._is_name(name):
                continue
            for length in range(1, min(len(name), 3)):
                parts = (name[-length:], name[:length]) if self._table.is_cased else (name[-length:],)
                for part in parts:
                    if len(longest.get(part, ())) < len(name):
                        longest[part] = name
        return longest

    def _is_name(self, keys: tuple[str, ...]) -> bool:
        if self._table.is_cased and not all(self._book.singles[key] for key in keys):
            return False
        return not any(key in self._table.roles or key in self._table.times for key in keys)

    # -- who is meant --------------------------------------------------------------------------------------------

    def _mentions_in(self, unit: ReportingClause) -> list[tuple[int, tuple[str, ...], Span]]:
        """The known names of a unit: token index, name, place."""
        found: list[tuple[int, tuple[str, ...], Span]] = []
        for index, token in enumerate(unit.tokens):
            if token.kind != "word" or (self._table.is_cased and not token.is_capital):
                continue
            keys = self._by_word.get(token.key)
            if keys is None and token.key.startswith((*self._table.proclitics, *self._table.noun_proclitics)):
                keys = self._by_word.get(token.key[1:])
            if keys is not None:
                found.append((index, keys, Span(token.start, token.end)))
        return found

    def resolve(self, attributions: Sequence[Attribution]) -> list[Speaker | None]:
        """The speaker of each attribution, in order."""
        speakers: list[Speaker | None] = []
        keys_of: list[tuple[str, ...]] = []
        for number, attribution in enumerate(attributions):
            words = attribution.speaker
            known = self._core_of.get(words) if words is not None else None
            if words is not None and known is not None:
                speakers.append(Speaker(self._full[known[1]], words))
                keys_of.append(known[1])
                continue
            if attribution.reference == "nobody":
                speakers.append(None)
                keys_of.append(())
                continue
            speaker, keys = self._antecedent(attribution, attributions, number, speakers, keys_of)
            speakers.append(speaker)
            keys_of.append(keys)
        return speakers

    def subject_before(self, unit_index: int) -> Speaker | None:
        """The subject of the sentence before a unit, in its own paragraph."""
        if not unit_index or self._units[unit_index - 1].paragraph_index != self._units[unit_index].paragraph_index:
            return None
        tokens = len(self._units[unit_index - 1].tokens)
        subject = self._named_in(unit_index - 1, tokens, "") or self._subject_of(unit_index - 1, tokens, "")
        return subject[0] if subject else None

    def _antecedent(
        self,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        number: int,
        speakers: Sequence[Speaker | None],
        keys_of: Sequence[tuple[str, ...]],
    ) -> tuple[Speaker | None, tuple[str, ...]]:
        """Whom a pronoun or nothing stands for: nearest first, a known name before a subject met only once."""
        earlier = self._earlier_in_unit(attribution, attributions, number, speakers)
        if earlier is not None:
            return speakers[earlier], keys_of[earlier]
        if not attribution.reports_before:
            here = self._named_in(attribution.unit_index, attribution.cue_token, attribution.gender)
            here = here or self._subject_of(attribution.unit_index, attribution.cue_token, attribution.gender)
            if here is not None:
                return here
        previous = number - 1
        subject: tuple[Speaker, tuple[str, ...]] | None = None
        for unit_index in range(attribution.unit_index - 1, attribution.unit_index - 1 - ANTECEDENT_UNITS, -1):
            if unit_index < 0:
                break
            while previous >= 0 and attributions[previous].unit_index > unit_index:
                previous -= 1
            candidate = self._speaker_in(unit_index, attribution, attributions, previous, speakers)
            if candidate is not None:
                return speakers[candidate], keys_of[candidate]
            tokens = len(self._units[unit_index].tokens)
            named = self._named_in(unit_index, tokens, attribution.gender)
            if named is None and (self._table.is_cased or unit_index >= attribution.unit_index - 2):
                subject = subject or self._subject_of(unit_index, tokens, attribution.gender)
            named = named or (subject if self._table.is_cased else None)
            if named is not None:
                return named
        return subject or (None, ())

    def _earlier_in_unit(
        self,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        number: int,
        speakers: Sequence[Speaker | None],
    ) -> int | None:
        for index in range(number - 1, max(-1, number - 8), -1):
            other = attributions[index]
            if other.unit_index != attribution.unit_index:
                return None
            if speakers[index] is not None and not other.is_relative and other.force != "source":
                return index if self._agrees(attribution.gender, other.gender) else None
        return None

    def _speaker_in(
        self,
        unit_index: int,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        last: int,
        speakers: Sequence[Speaker | None],
    ) -> int | None:
        """The attribution of a unit whose speaker a later pronoun means: its last that agrees."""
        for index in range(last, max(-1, last - 8), -1):
            other = attributions[index]
            if other.unit_index != unit_index:
                return None
            if speakers[index] is None or other.is_relative or other.force == "calls":
                continue
            if self._agrees(attribution.gender, other.gender):
                return index
        return None

    @staticmethod
    def _agrees(gender: str, other: str) -> bool:
        return not gender or not other or gender == other

    def _named_in(self, unit_index: int, before: int, gender: str) -> tuple[Speaker, tuple[str, ...]] | None:
        """The first known name of a unit before a token."""
        for index, keys, span in self._mentions[unit_index]:
            if index < before and self._agrees(gender, self._genders.get(keys, "")):
                return Speaker(self._full[keys], span), keys
        return None

    def _subject_of(self, unit_index: int, before: int, gender: str) -> tuple[Speaker, tuple[str, ...]] | None:
        """The subject of a unit's main clause, if it looks like a name."""
        unit = self._units[unit_index]
        phrase = self._reader.main_subject(unit.tokens, before)
        if phrase is None or phrase.words is None or not self._may_speak(unit, phrase):
            return None
        core, keys = self._book.core(unit_index, phrase.words)
        name = self._book.name_of(core)
        if self._table.is_cased and len(keys) == 1:
            name = self._book.given_name(keys[0]) or name
        if not keys or not self._agrees(gender, self._genders.get(keys, "")):
            return None
        return Speaker(name, phrase.words), keys

    def _is_common(self, token: ClauseToken) -> bool:
        """Whether a word is no part of a name: it has an article or a preposition written on, or is a number."""
        marked = (self._table.article, *self._table.noun_proclitics)
        return self._text.startswith(marked, token.start) or token.key[:1].isdigit()

    def _may_speak(self, unit: ReportingClause, phrase: NounPhrase) -> bool:
        """Whether a subject that never speaks by name elsewhere can be taken for the speaker."""
        tokens = list(unit.tokens[phrase.first : phrase.last])
        if not tokens:
            return False
        if self._table.is_cased:
            known = len(tokens) > 1 or self._book.inner[tokens[0].key] > 0
            return known and tokens[-1].is_capital and tokens[0].key not in self._table.times
        # Without capitals only two words after a verb are taken for a name.
        return len(tokens) == 2 and not self._is_common(tokens[0]) and tokens[1].key.isalpha()
