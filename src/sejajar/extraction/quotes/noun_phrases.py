"""Read the noun phrase that names a speaker, after a reporting verb or before it.

No grammar is parsed. A phrase ends at words and marks that cannot belong to it by the language's table, and at capital
letters if the script has them. Results are token indices in a clause and spans of code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sejajar.extraction.quotes.clauses import ClauseToken
from sejajar.extraction.quotes.lexicon import Cue, QuoteTable
from sejajar.extraction.quotes.word_classes import WordClassifier, span_of
from sejajar.text.span import Span

PHRASE_TOKENS = 14
"""The longest phrase that is taken for a speaker."""
BRACKET_TOKENS = 8
"""The longest bracket that is skipped."""
PARENTHESIS_TOKENS = 30
"""The longest insertion between a speaker and the verb ("X, who ..., said")."""

Reference = Literal["named", "pronoun", "implicit", "impersonal"]

_COMMAS = (",", "،")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words that name a speaker.

    Attributes:
        words: None for a pronoun or an implicit subject.
        first, last: their tokens, half-open.
        reference: a name, a pronoun, an implicit subject, or nobody ("it is said").
        is_relative: whether the reporting verb is in a relative clause of the phrase ("a report saying that").
    """

    words: Span | None
    first: int
    last: int
    reference: Reference
    gender: str = ""
    is_relative: bool = False


class PhraseReader:
    """Reads the speakers of one text in one language."""

    def __init__(self, text: str, table: QuoteTable) -> None:
        self.text = text
        self.table = table
        self._words = WordClassifier(text, table)

    # -- after the reporting word ------------------------------------------------------------------------------

    def after(self, tokens: Sequence[ClauseToken], start: int, cue: Cue | None = None) -> NounPhrase:
        """Return the speaker that begins at token ``start``, after ``cue``.

        In "kata Budi Hartono di Solo" that is "Budi Hartono"; without a speaker ``words`` is None.
        """
        table = self.table
        if start < len(tokens) and tokens[start].key in table.agents:
            start += 1
        if start < len(tokens) and tokens[start].key in table.pronouns:
            return NounPhrase(None, start, start + 1, "pronoun", table.pronouns[tokens[start].key])
        end = self._forward_end(tokens, start)
        if cue is not None and (cue.verb_class == "naming" or cue.object_follows):
            end = self._name_end(tokens, start, end)
        if end == start or tokens[start].key[:1].isdigit():
            return NounPhrase(None, start, start, "implicit")
        appositive = self._apposition(tokens, start, end, is_source=cue is not None and cue.verb_class == "source")
        if appositive is not None:
            return appositive
        words = span_of(tokens, start, end)
        if cue is not None and cue.preposition and tokens[start].key.startswith(cue.preposition):
            words = Span(words.start + len(cue.preposition), words.end)
        return NounPhrase(words, start, end, "named")

    def _name_end(self, tokens: Sequence[ClauseToken], start: int, end: int) -> int:
        """Return where a subject ends and the verb's object begins, in a script without capitals.

        Titles come first, then two words of a name, or three with a particle; a definite word after one word belongs
        to the name only if it has an ending of origin (-ي).
        """
        if self.table.is_cased:
            return end
        index = start
        may_be_definite = self._words.is_definite(tokens[start]) if start < end else False
        while index < end and (
            self._words.is_role(tokens[index]) or (may_be_definite and self._words.is_definite(tokens[index]))
        ):
            may_be_definite = True
            index += 1
        if index >= end:
            return end
        index += 1
        while index < end and tokens[index - 1].key in self.table.name_particles:
            index += 1
        if index < end and tokens[index].key in self.table.name_particles:
            return min(end, index + 2)
        if index < end and (
            not self._words.is_definite(tokens[index]) or tokens[index].key.endswith(self.table.origin_endings)
        ):
            index += 1
        return index

    def _forward_end(self, tokens: Sequence[ClauseToken], start: int) -> int:
        table = self.table
        index = start
        while index < len(tokens) and index - start < PHRASE_TOKENS:
            token = tokens[index]
            if token.kind != "word":
                if self._words.is_abbreviation_point(tokens, index) and index > start:
                    index += 1
                    continue
                break
            if self._words.stops_after(token, index - start) and not self._words.joins_names(tokens, index, start):
                break
            if (
                table.is_cased
                and index > start + 1
                and tokens[index - 1].is_capitalised
                and self._words.is_plain_role(token)
            ):
                break
            index += 1
        while index > start and tokens[index - 1].key in table.auxiliaries and not tokens[index - 1].is_capitalised:
            index -= 1
        return index

    def _apposition(self, tokens: Sequence[ClauseToken], start: int, end: int, *, is_source: bool) -> NounPhrase | None:
        """Read the name after a comma: "the director of X, Budi Santoso, ..."."""
        if end >= len(tokens) or tokens[end].key not in _COMMAS or not self._words.is_role(tokens[start]):
            return None
        first = end + 1
        last = first
        while last < len(tokens) and last - first < 5 and tokens[last].kind == "word":
            token = tokens[last]
            if token.key in self.table.stops_after or token.key in self.table.times or self._words.is_verb_like(token):
                break
            if self.table.is_cased and not token.is_capitalised:
                break
            last += 1
        if last == first or (self._words.is_role(tokens[first]) and not self.table.is_cased):
            return None
        following = tokens[last] if last < len(tokens) else None
        if is_source or not self.table.is_cased:
            # Without capitals, or before a clause, only a mark or a conjunction shows that a name ends.
            closes = following is not None and (
                following.key in _COMMAS or following.kind == "quote" or following.key in self.table.conjunctions
            )
            closes = closes or (following is not None and following.key == ":")
        else:
            closes = following is None or following.kind != "word" or following.key in self.table.stops_after
        if not closes:
            return None
        return NounPhrase(span_of(tokens, first, last), start, last, "named")

    # -- before the reporting word -----------------------------------------------------------------------------

    def before(self, tokens: Sequence[ClauseToken], index: int) -> NounPhrase:
        """Return the speaker that ends before token ``index``: "Budi" in "Budi kemarin mengatakan"."""
        table = self.table
        end = index
        while end > 0 and tokens[end - 1].kind == "word" and tokens[end - 1].key in table.auxiliaries:
            end -= 1
        end = self._before_brackets(tokens, end)
        nothing = NounPhrase(None, index, index, "implicit")
        if end == 0:
            return nothing
        if tokens[end - 1].key in _COMMAS:
            return self._before_comma(tokens, end - 1, index) or nothing
        if self._words.is_in(tokens[end - 1], table.relatives):
            return self._relative_head(tokens, end - 1, index)
        return self._clause_subject(tokens, end) or nothing

    def _before_brackets(self, tokens: Sequence[ClauseToken], end: int) -> int:
        """Return the index before brackets between a name and the verb: "Bank Indonesia (BI) said"."""
        if end and tokens[end - 1].key == ")":
            for position in range(end - 2, max(0, end - BRACKET_TOKENS), -1):
                if tokens[position].key == "(":
                    return position
        return end

    def _before_comma(self, tokens: Sequence[ClauseToken], comma: int, index: int) -> NounPhrase | None:
        """Read "X, [insertion], said": the subject is X, unless X is an office and the insertion the name."""
        first = comma
        while first > 0 and comma - first < PARENTHESIS_TOKENS and tokens[first - 1].key not in _COMMAS:
            if tokens[first - 1].kind == "quote":
                return None
            first -= 1
        if first == 0 or tokens[first - 1].key not in _COMMAS or first == comma:
            return None
        earlier = self._clause_start(tokens, first - 1)
        if earlier and earlier < first - 1 and tokens[earlier].key in self.table.relatives:
            # "X, who ..., 31, said": the subject is before both insertions.
            return self._before_comma(tokens, first - 1, index)
        comma = self._before_brackets(tokens, comma)
        if comma <= first:
            return None
        insertion = tokens[first:comma]
        subject = self._clause_subject(tokens, first - 1)
        if subject is None or subject.words is None:
            return subject
        is_name = all(token.is_capitalised for token in insertion) if self.table.is_cased else len(insertion) <= 4
        starts_name = insertion[0].key not in self.table.times and insertion[0].key not in self.table.relatives
        if (
            is_name
            and starts_name
            and self._words.is_role(tokens[subject.first])
            and not self._words.is_role(insertion[0])
        ):
            return NounPhrase(span_of(tokens, first, comma), subject.first, index, "named")
        return subject

    def _relative_head(self, tokens: Sequence[ClauseToken], relative: int, index: int) -> NounPhrase:
        """Read the noun of a relative clause: "laporan berita yang menyatakan"."""
        end = relative - 1 if relative and tokens[relative - 1].key in _COMMAS else relative
        first = clause_start = self._clause_start(tokens, end)
        for position in range(end - 1, first - 1, -1):
            if self._words.is_verb_like(tokens[position]):
                first = position + 1
                break
        if not self.table.is_cased:
            first = max(first, self._after_preposition(tokens, first, end))
        first, end = self._strip(tokens, first, end)
        if first >= end:
            return NounPhrase(None, index, index, "implicit", is_relative=True)
        words = self._bare(span_of(tokens, first, end), first > clause_start)
        return NounPhrase(words, first, index, "named", is_relative=True)

    def _bare(self, words: Span, follows: bool) -> Span:
        """Remove the preposition written onto the first word, if the words follow a verb."""
        head = self.text[words.start : words.start + 6]
        if follows and head.startswith(self.table.noun_proclitics) and head.isalpha():
            return Span(words.start + 1, words.end)
        return words

    def _clause_subject(self, tokens: Sequence[ClauseToken], end: int) -> NounPhrase | None:
        table = self.table
        first = clause_start = self._clause_start(tokens, end)
        relative = next((i for i in range(first + 1, end) if tokens[i].key in table.relatives), None)
        is_relative = False
        if not table.is_cased:
            bounded = self._after_preposition(tokens, first, end)
            is_relative = bounded > first and first < bounded
            first = max(first, bounded)
        elif relative is not None and relative - first >= 1 and tokens[first].key not in table.free_relatives:
            end = relative
        else:
            verbs = [i for i in range(first, end) if self._words.is_verb_like(tokens[i])]
            if verbs:
                first = verbs[-1] + 1
        first, end = self._strip(tokens, first, end)
        end = self._before_adverbial(tokens, first, end)
        if first >= end:
            return None
        if tokens[end - 1].key in table.pronouns:
            return NounPhrase(None, end - 1, end, "pronoun", table.pronouns[tokens[end - 1].key])
        if tokens[first].key in table.pronouns:
            return NounPhrase(None, first, end, "pronoun", table.pronouns[tokens[first].key])
        if self._begins_adverbially(tokens[first]):
            first = self._trailing_name(tokens, first, end)
            if first >= end:
                return None
        name = self._name_before(tokens, first)
        if name is not None:
            return NounPhrase(span_of(tokens, name, first - 1), name, end, "named")
        words = self._bare(span_of(tokens, first, end), first > clause_start and is_relative)
        return NounPhrase(words, first, end, "named", is_relative=is_relative)

    def _before_adverbial(self, tokens: Sequence[ClauseToken], first: int, end: int) -> int:
        """Return where a name ends and an adverbial such as "in a press conference" begins."""
        if not self.table.is_cased:
            return end
        for index in range(first + 1, end):
            token = tokens[index]
            if not token.is_capitalised and token.key in self.table.stops_after and tokens[index - 1].is_capitalised:
                return end if token.key in self.table.coordinators else index
        return end

    def _name_before(self, tokens: Sequence[ClauseToken], first: int) -> int | None:
        """Return where the name begins if no comma follows the office: "X, head of Y said"."""
        if not self.table.is_cased or first < 2 or tokens[first - 1].key not in _COMMAS:
            return None
        if tokens[first].is_capitalised or not self._words.is_role(tokens[first]):
            return None
        start = first - 1
        while start > 0 and first - start < 7 and tokens[start - 1].is_capitalised:
            start -= 1
        boundary = start == 0 or tokens[start - 1].kind != "word"
        is_time = any(token.key in self.table.times for token in tokens[start : first - 1])
        return start if boundary and start < first - 1 and not is_time else None

    def _clause_start(self, tokens: Sequence[ClauseToken], end: int) -> int:
        first = end
        while first > 0 and end - first < PHRASE_TOKENS:
            token = tokens[first - 1]
            if token.kind != "word":
                if self._words.is_abbreviation_point(tokens, first - 1) and first < end:
                    first -= 1
                    continue
                break
            if self._words.is_in(token, self.table.stops_before) and not (token.is_capitalised and first - 1 > 0):
                break
            if not self.table.is_cased and self._words.is_in(token, self.table.cues):
                break
            first -= 1
        return first

    def _after_preposition(self, tokens: Sequence[ClauseToken], first: int, end: int) -> int:
        """Return where the last noun phrase before ``end`` begins: after a preposition, or at one written on."""
        for position in range(end - 1, max(first, end - 4) - 1, -1):
            key = tokens[position].key
            if position > first and key.startswith(self.table.noun_proclitics) and len(key) >= 5:
                return position
            if key in self.table.stops_after and position < end - 1:
                return position + 1
        return first if end - first <= 5 else end - 2

    def _strip(self, tokens: Sequence[ClauseToken], first: int, end: int) -> tuple[int, int]:
        """Remove times and auxiliaries from both ends."""
        table = self.table
        loose = table.times | table.auxiliaries
        while first < end and (tokens[first].key in table.auxiliaries or tokens[first].key in table.linkers):
            first += 1
        while end > first and (tokens[end - 1].key in loose and tokens[end - 1].key not in table.demonstratives):
            end -= 1
        if first < end and tokens[first].key in table.times and not self._is_titled(tokens, first, end):
            while first < end and tokens[first].key in table.times:
                first += 1
        return first, end

    def _is_titled(self, tokens: Sequence[ClauseToken], first: int, end: int) -> bool:
        return all(tokens[i].key in self.table.times for i in range(first, end))

    def _begins_adverbially(self, token: ClauseToken) -> bool:
        return self.table.is_cased and token.key in self.table.stops_after

    def _trailing_name(self, tokens: Sequence[ClauseToken], first: int, end: int) -> int:
        start = end
        while start > first and (tokens[start - 1].is_capitalised and tokens[start - 1].key not in self.table.times):
            start -= 1
        return start

    # -- the main clause of a participle ------------------------------------------------------------------------

    def main_subject(self, tokens: Sequence[ClauseToken], before: int) -> NounPhrase | None:
        """Return the subject of the main clause, for a participle or an unspoken subject that refers to it."""
        first = 0
        for _ in range(4):
            while first < before and tokens[first].kind != "word":
                first += 1
            if first >= before:
                return None
            token, table = tokens[first], self.table
            groups = (table.times, table.stops_after, table.stops_before)
            if not any(self._words.is_in(token, group) for group in groups):
                break
            comma = next((i for i in range(first, before) if tokens[i].key in _COMMAS), None)
            if comma is None:
                break
            first = comma + 1
        if first >= before:
            return None
        if tokens[first].key in self.table.pronouns:
            return NounPhrase(None, first, first + 1, "pronoun", self.table.pronouns[tokens[first].key])
        if self.table.is_cased:
            end = self._capital_end(tokens, first, min(before, self._forward_end(tokens, first)))
        else:
            first += 1
            end = min(before, self._forward_end(tokens, first))
            for position in range(first + 1, end):
                if tokens[position].key.startswith(self.table.noun_proclitics) and len(tokens[position].key) > 4:
                    end = position
                    break
            end = self._name_end(tokens, first, end)
        if end <= first:
            return None
        return NounPhrase(span_of(tokens, first, end), first, end, "named")

    def _capital_end(self, tokens: Sequence[ClauseToken], first: int, end: int) -> int:
        """Return where the capitalised words of a name end."""
        seen = False
        for index in range(first, end):
            token = tokens[index]
            if (
                seen
                and token.kind == "word"
                and not token.is_capitalised
                and token.key not in self.table.name_particles
            ):
                return index
            # The first word of a sentence is capitalised in any case.
            follows_capital = index > first or (index + 1 < end and tokens[index + 1].is_capitalised)
            seen = seen or (token.is_capitalised and follows_capital and not self._words.is_role(token))
        return end

    # -- what a phrase can be ------------------------------------------------------------------------------------------

    def is_name_like(self, tokens: Sequence[ClauseToken], phrase: NounPhrase) -> bool:
        """Return whether a phrase can be a speaker after the verb: it has a capital or begins with a title."""
        return any(tokens[i].is_capitalised for i in range(phrase.first, phrase.last)) or self._words.is_role(
            tokens[phrase.first]
        )

    def is_source(self, tokens: Sequence[ClauseToken], phrase: NounPhrase) -> bool:
        """Return whether the words after "according to" can be a speaker: not "undang-undang"."""
        return tokens[phrase.first].key not in self.table.no_sources
