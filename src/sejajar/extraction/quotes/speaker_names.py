"""Reduce a speaker's words to a canonical name, without titles, offices and organisations; find given names.

A name differs from an organisation by how the article uses each capitalised word elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.word_classes import WordClassifier
from sejajar.text.span import Span


class NameReader:
    """Finds the canonical names of one article.

    Attributes:
        singles: how often each folded capitalised word occurs; empty in a script without capitals.
        inner: the same, but not at the beginning of a sentence.
    """

    def __init__(self, text: str, clauses: Sequence[ReportingClause], table: QuoteTable) -> None:
        self._text = text
        self._clauses = clauses
        self._table = table
        self._words = WordClassifier(text, table)
        self.singles: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._before_word: dict[str, dict[str, Span]] = {}
        if table.is_cased:
            self._count_capitals()

    def _count_capitals(self) -> None:
        for clause in self._clauses:
            before: ClauseToken | None = None
            for token in clause.tokens:
                if token.kind == "word" and token.is_capitalised:
                    self.singles[token.key] += 1
                    self.inner[token.key] += token is not clause.tokens[0]
                    if before is not None and self._text[before.end : token.start] == " ":
                        self._pairs[before.key, token.key] += 1
                        places = self._before_word.setdefault(token.key, {})
                        places.setdefault(before.key, Span(before.start, token.end))
                    before = token
                else:
                    before = None

    def canonical_name(self, clause_index: int, words: Span) -> tuple[Span, tuple[str, ...]]:
        """Return the canonical name in a speaker's words: its span and its folded words.

        "CEO Google Budi Hartono" is "Budi Hartono"; without a name in them the words stay as they are.
        """
        tokens = [
            token
            for token in self._clauses[clause_index].tokens
            if token.kind == "word" and words.start < token.end and token.end <= words.end
        ]
        if not tokens:
            return words, ()
        kept = self._cased_canonical_name(tokens) if self._table.is_cased else self._uncased_canonical_name(tokens)
        start = max(words.start, kept[0].start)
        keys = [token.key for token in kept]
        keys[0] = keys[0][start - kept[0].start :]
        return Span(start, kept[-1].end), tuple(keys)

    def written_form(self, canonical_name: Span) -> str:
        """Return a name as written, but with ال for the merged article لل."""
        name = canonical_name.of(self._text)
        if canonical_name.start and self._has_merged_article(canonical_name.start - 1):
            return self._table.article + name[1:]
        return name

    def _cased_canonical_name(self, tokens: list[ClauseToken]) -> list[ClauseToken]:
        first = len(tokens)
        while first > 0 and tokens[first - 1].is_capitalised:
            first -= 1
        run = tokens[first:]
        if not run or (first and not self._is_office(tokens, first)):
            return tokens
        kept = run
        last_role = max((i for i, token in enumerate(kept[:-1]) if self._words.is_role(token)), default=-1)
        kept = kept[last_role + 1 :]
        if kept[0].key in self._table.bodies and (first or len(kept) < len(run)):
            after = 1
            while after < len(kept) and self._words.is_role(kept[after]):
                after += 1
            if len(kept) - after < 2:
                return tokens
            kept = kept[after:]
        if len(kept) == len(run) and first == 0:
            return tokens
        while len(kept) > 1 and kept[1].key not in self._table.name_particles and self._stands_alone(kept[0], kept[1]):
            kept = kept[1:]
        if self._words.is_role(kept[0]):
            return tokens
        if len(kept) == 1 and first and self.given_name(kept[0].key) is None:
            # "pelatih City": as likely the organisation of the office as its holder.
            return tokens
        return kept

    def _is_office(self, tokens: list[ClauseToken], first: int) -> bool:
        """Return whether a title stands right before a name, or a title and its organisation."""
        if self._words.is_role(tokens[first - 1]):
            return True
        in_body = tokens[first - 1].key in self._table.bodies and len(tokens) - first > 1
        return in_body and first > 1 and self._words.is_role(tokens[first - 2])

    def _stands_alone(self, token: ClauseToken, following: ClauseToken) -> bool:
        """Return whether a capitalised word before a name is an organisation: an acronym, or also used alone."""
        is_acronym = self._text[token.start : token.end].isupper() and len(token.key) > 1
        return is_acronym or self.singles[token.key] > self._pairs[token.key, following.key]

    def _uncased_canonical_name(self, tokens: list[ClauseToken]) -> list[ClauseToken]:
        first = 0
        while first < len(tokens) and (
            self._words.is_role(tokens[first])
            or self._text.startswith(self._table.article, tokens[first].start)
            or (first and self._has_merged_article(tokens[first].start))
            or (tokens[first].is_capitalised and self._has_other_script(tokens[first:]))
        ):
            first += 1
        if first == len(tokens) or (first and tokens[first - 1].key in self._table.office_links):
            return tokens
        merged = any(self._has_merged_article(token.start) for token in tokens[:first])
        if tokens[0].key in self._table.bodies or (merged and len(tokens) - first < 2):
            return tokens
        adjective = first == 1 and len(tokens) == 2 and not tokens[first].key.isascii()
        if adjective and not self._text.startswith(self._table.article, tokens[0].start):
            # "مسؤول أمريكي": an adjective, no name.
            return tokens
        if not first:
            return self._before_office(tokens)
        if self._is_addressed(tokens[first]):
            return tokens[:first]
        return tokens[first:]

    def _has_merged_article(self, start: int) -> bool:
        merged = self._table.merged_article
        return bool(merged) and self._text.startswith(merged, start)

    def _is_addressed(self, token: ClauseToken) -> bool:
        """Return whether a word is the addressee: a preposition is written onto an alef with hamza."""
        letters = self._text[token.start : token.start + 2]
        return letters[:1] in self._table.noun_proclitics and letters[1:] in ("أ", "إ")

    def _before_office(self, tokens: list[ClauseToken]) -> list[ClauseToken]:
        """Return a name of two or more words without the office that follows it."""
        for index in range(2, len(tokens)):
            if self._words.is_role(tokens[index]) and tokens[index].key not in self._table.bodies:
                return tokens[:index]
        return tokens

    @staticmethod
    def _has_other_script(tokens: list[ClauseToken]) -> bool:
        """Return whether a name in the text's own script follows a Latin word."""
        return not tokens[-1].key.isascii()

    def given_name(self, surname: str) -> str | None:
        """Return the full name, if the article has a given name before this surname and never without it."""
        best: tuple[int, str] | None = None
        for before, span in self._before_word.get(surname, {}).items():
            count = self._pairs[before, surname]
            given = self._text[span.start : span.start + len(before)]
            fits = count == self.singles[before] and self._may_be_given(before, given)
            if fits and (best is None or count > best[0]):
                best = (count, span.of(self._text))
        return best[1] if best else None

    def _may_be_given(self, key: str, written: str) -> bool:
        """Return whether a capitalised word before a surname can be a given name."""
        table = self._table
        known = (
            table.roles, table.times, table.stops_after, table.stops_before, table.auxiliaries, table.linkers,
            table.pronouns, table.cues, table.naming_nouns, table.introducers, table.breaks, table.finite,
        )  # fmt: skip
        if any(key in group for group in known) or written.isupper():
            return False
        return not any(key.startswith(head) and key.endswith(tail) for head, tail in table.abstract_affixes)
