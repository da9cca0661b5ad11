"""Resolve the speakers of attributions over the whole article.

Removes titles and organisations ("CEO Google Sundar Pichai"), merges short and full names, and finds the antecedent of
a pronoun, a suffix (-nya) or an unspoken subject. A :class:`Speaker` has the name as the text writes it.
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

ANTECEDENT_CLAUSES = 6
"""How many clauses back the antecedent of a pronoun may stand."""
NAME_TOKENS = 4
"""The longest name that a shorter one may abbreviate."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the fullest name in the article, and where the quote's own sentence names it."""

    name: str
    span: Span


class SpeakerRegistry:
    """The people and organisations that speak in an article; resolves pronouns and short names to them."""

    def __init__(
        self, text: str, clauses: Sequence[ReportingClause], attributions: Sequence[Attribution], table: QuoteTable
    ) -> None:
        self._text = text
        self._clauses = clauses
        self._table = table
        self._reader = PhraseReader(text, table)
        self._name_reader = NameReader(text, clauses, table)
        self._names: dict[tuple[str, ...], str] = {}
        self._genders: dict[tuple[str, ...], str] = {}
        self._trusted: dict[tuple[str, ...], None] = {}
        self._by_word: dict[str, tuple[str, ...]] = {}
        self._canonical_names: dict[Span, tuple[Span, tuple[str, ...]]] = {}
        for attribution in attributions:
            if attribution.speaker is not None:
                self._register(attribution)
        self._longer = self._index_longer()
        self._full = {keys: self._fullest(keys) for keys in self._names}
        self._mentions = [self._mentions_in(clause) for clause in clauses]

    # -- names ---------------------------------------------------------------------------------------------------

    def _register(self, attribution: Attribution) -> None:
        words = attribution.speaker
        assert words is not None
        canonical_name, keys = self._name_reader.canonical_name(attribution.clause_index, words)
        if not keys:
            return
        self._canonical_names[words] = (canonical_name, keys)
        self._names.setdefault(keys, self._name_reader.written_form(canonical_name))
        if attribution.gender:
            self._genders.setdefault(keys, attribution.gender)
        if attribution.verb_class != "naming":
            self._trusted[keys] = None
        if not attribution.is_relative and self._can_recur(canonical_name, keys):
            self._by_word.setdefault(keys[-1], keys)

    def _can_recur(self, canonical_name: Span, keys: tuple[str, ...]) -> bool:
        """Return whether the last word of a name alone means the same speaker elsewhere."""
        last = canonical_name.of(self._text).split()[-1]
        if self._table.is_cased:
            return all(self._name_reader.singles[key] for key in keys)
        return len(last) > 2 and not last.startswith(self._table.article) and keys[-1] not in self._table.roles

    def _fullest(self, keys: tuple[str, ...]) -> str:
        """Return the longest name of the article that contains these words."""
        if len(keys) > 2 or self._is_definite_noun(keys):
            return self._names[keys]
        best = self._longer.get(keys)
        if best is None and len(keys) == 1 and self._table.is_cased:
            return self._name_reader.given_name(keys[0]) or self._names[keys]
        return self._names[best or keys]

    def _is_definite_noun(self, keys: tuple[str, ...]) -> bool:
        """Return whether a speaker is a noun with its article ("the company") and no name of origin."""
        article = self._table.article
        is_definite = bool(article) and self._names[keys].startswith(article)
        return is_definite and not keys[-1].endswith(self._table.origin_endings)

    def _index_longer(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Map the ends of full names (and the beginnings, if names have capitals) to the longest name."""
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
        if self._table.is_cased and not all(self._name_reader.singles[key] for key in keys):
            return False
        return not any(key in self._table.roles or key in self._table.times for key in keys)

    # -- resolution ---------------------------------------------------------------------------------------------

    def _mentions_in(self, clause: ReportingClause) -> list[tuple[int, tuple[str, ...], Span]]:
        """Return the known names of a clause: token index, name, span."""
        found: list[tuple[int, tuple[str, ...], Span]] = []
        for index, token in enumerate(clause.tokens):
            if token.kind != "word" or (self._table.is_cased and not token.is_capitalised):
                continue
            keys = self._by_word.get(token.key)
            if keys is None and token.key.startswith((*self._table.proclitics, *self._table.noun_proclitics)):
                keys = self._by_word.get(token.key[1:])
            if keys is not None:
                found.append((index, keys, Span(token.start, token.end)))
        return found

    def resolve(self, attributions: Sequence[Attribution]) -> list[Speaker | None]:
        """Return the speaker of each attribution, in order; None where nobody is named."""
        speakers: list[Speaker | None] = []
        keys_of: list[tuple[str, ...]] = []
        for number, attribution in enumerate(attributions):
            words = attribution.speaker
            known = self._canonical_names.get(words) if words is not None else None
            if words is not None and known is not None:
                speakers.append(Speaker(self._full[known[1]], words))
                keys_of.append(known[1])
                continue
            if attribution.reference == "impersonal":
                speakers.append(None)
                keys_of.append(())
                continue
            speaker, keys = self._antecedent(attribution, attributions, number, speakers, keys_of)
            speakers.append(speaker)
            keys_of.append(keys)
        return speakers

    def subject_before(self, clause_index: int) -> Speaker | None:
        """Return the subject of the clause before, in the same paragraph."""
        if (
            not clause_index
            or self._clauses[clause_index - 1].paragraph_index != self._clauses[clause_index].paragraph_index
        ):
            return None
        tokens = len(self._clauses[clause_index - 1].tokens)
        subject = self._named_in(clause_index - 1, tokens, "") or self._subject_of(clause_index - 1, tokens, "")
        return subject[0] if subject else None

    def _antecedent(
        self,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        number: int,
        speakers: Sequence[Speaker | None],
        keys_of: Sequence[tuple[str, ...]],
    ) -> tuple[Speaker | None, tuple[str, ...]]:
        """Find the antecedent of a pronoun or implicit subject: nearest first, a known name before a new subject."""
        earlier = self._earlier_in_clause(attribution, attributions, number, speakers)
        if earlier is not None:
            return speakers[earlier], keys_of[earlier]
        if not attribution.reports_before:
            here = self._named_in(attribution.clause_index, attribution.cue_token, attribution.gender)
            here = here or self._subject_of(attribution.clause_index, attribution.cue_token, attribution.gender)
            if here is not None:
                return here
        previous = number - 1
        subject: tuple[Speaker, tuple[str, ...]] | None = None
        for clause_index in range(attribution.clause_index - 1, attribution.clause_index - 1 - ANTECEDENT_CLAUSES, -1):
            if clause_index < 0:
                break
            while previous >= 0 and attributions[previous].clause_index > clause_index:
                previous -= 1
            candidate = self._speaker_in(clause_index, attribution, attributions, previous, speakers)
            if candidate is not None:
                return speakers[candidate], keys_of[candidate]
            tokens = len(self._clauses[clause_index].tokens)
            named = self._named_in(clause_index, tokens, attribution.gender)
            if named is None and (self._table.is_cased or clause_index >= attribution.clause_index - 2):
                subject = subject or self._subject_of(clause_index, tokens, attribution.gender)
            named = named or (subject if self._table.is_cased else None)
            if named is not None:
                return named
        return subject or (None, ())

    def _earlier_in_clause(
        self,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        number: int,
        speakers: Sequence[Speaker | None],
    ) -> int | None:
        for index in range(number - 1, max(-1, number - 8), -1):
            other = attributions[index]
            if other.clause_index != attribution.clause_index:
                return None
            if speakers[index] is not None and not other.is_relative and other.verb_class != "source":
                return index if self._agrees(attribution.gender, other.gender) else None
        return None

    def _speaker_in(
        self,
        clause_index: int,
        attribution: Attribution,
        attributions: Sequence[Attribution],
        last: int,
        speakers: Sequence[Speaker | None],
    ) -> int | None:
        """Return the last attribution of a clause whose speaker agrees with a later pronoun."""
        for index in range(last, max(-1, last - 8), -1):
            other = attributions[index]
            if other.clause_index != clause_index:
                return None
            if speakers[index] is None or other.is_relative or other.verb_class == "naming":
                continue
            if self._agrees(attribution.gender, other.gender):
                return index
        return None

    @staticmethod
    def _agrees(gender: str, other: str) -> bool:
        return not gender or not other or gender == other

    def _named_in(self, clause_index: int, before: int, gender: str) -> tuple[Speaker, tuple[str, ...]] | None:
        """Return the first known name of a clause before a token."""
        for index, keys, span in self._mentions[clause_index]:
            if index < before and self._agrees(gender, self._genders.get(keys, "")):
                return Speaker(self._full[keys], span), keys
        return None

    def _subject_of(self, clause_index: int, before: int, gender: str) -> tuple[Speaker, tuple[str, ...]] | None:
        """Return the subject of the main clause, if it looks like a name."""
        clause = self._clauses[clause_index]
        phrase = self._reader.main_subject(clause.tokens, before)
        if phrase is None or phrase.words is None or not self._may_speak(clause, phrase):
            return None
        canonical_name, keys = self._name_reader.canonical_name(clause_index, phrase.words)
        name = self._name_reader.written_form(canonical_name)
        if self._table.is_cased and len(keys) == 1:
            name = self._name_reader.given_name(keys[0]) or name
        if not keys or not self._agrees(gender, self._genders.get(keys, "")):
            return None
        return Speaker(name, phrase.words), keys

    def _is_common(self, token: ClauseToken) -> bool:
        """Return whether a word is no part of a name: a number, or with an article or preposition written on."""
        marked = (self._table.article, *self._table.noun_proclitics)
        return self._text.startswith(marked, token.start) or token.key[:1].isdigit()

    def _may_speak(self, clause: ReportingClause, phrase: NounPhrase) -> bool:
        """Return whether a subject that is no known speaker can be the speaker."""
        tokens = list(clause.tokens[phrase.first : phrase.last])
        if not tokens:
            return False
        if self._table.is_cased:
            known = len(tokens) > 1 or self._name_reader.inner[tokens[0].key] > 0
            return known and tokens[-1].is_capitalised and tokens[0].key not in self._table.times
        # Without capitals only two words after a verb count as a name.
        return len(tokens) == 2 and not self._is_common(tokens[0]) and tokens[1].key.isalpha()
