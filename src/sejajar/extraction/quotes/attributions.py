"""Find attributions: every place where a text reports that somebody says something.

The input is clauses (sentences as tokens) and a language's :class:`QuoteTable`. An attribution has its reporting verb,
the words that name the speaker (or a pronoun, or nothing) and the token where the reported words begin. ``speakers``
resolves the names over the whole article; ``reported`` and ``reader`` extract the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import Cue, QuoteTable
from sejajar.extraction.quotes.noun_phrases import NounPhrase, PhraseReader, Reference
from sejajar.text.span import Span

TRAILING_TOKENS = 8
"""How many tokens may follow the speaker of an attribution that ends its sentence."""
CLAUSE_CUES = 20
"""How many attributions of one clause are read; a text with more is no prose."""
ADDRESSEE_WORDS = 3
"""How many words may name the addressee after the reporting verb ("told reporters")."""
COMMA_CLAUSE_WORDS = 4
"""How many words after "X said," show that a clause follows."""
CONJUNCTION_REACH = 22
"""How many tokens after the speaker the conjunction of the reported clause may stand."""

_COMMAS = (",", "،")
_ENDS = ("“", "”", '"', ".", "?", "!", "؟", "–", "—", "-")
_CLAUSE_ENDS = (";", "؛", "?", "؟", "!")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reporting verb and its speaker.

    Attributes:
        clause_index: its clause.
        cue: the reporting verb as written.
        first_token, last_token: the tokens of the verb and its speaker, last exclusive.
        cue_token, cue_end: the tokens of the verb alone, end exclusive.
        verb_class: what the verb can introduce.
        speaker: the words that name the speaker here.
        reference: whether a name, a pronoun or nothing stands for the speaker.
        gender: of the speaker, if a form shows it.
        content_token: where the reported words that follow begin; None if none follow.
        has_conjunction: whether a conjunction or colon introduces them.
        reports_before: whether it reports the words before it.
        is_relative: whether the verb is in a relative clause of a noun ("a report saying that").
    """

    clause_index: int
    cue: Span
    cue_token: int
    cue_end: int
    first_token: int
    last_token: int
    verb_class: str
    speaker: Span | None
    reference: Reference
    gender: str
    content_token: int | None
    has_conjunction: bool
    reports_before: bool
    is_relative: bool = False


def find_attributions(text: str, clauses: Sequence[ReportingClause], table: QuoteTable) -> list[Attribution]:
    """Return every attribution of the text, in order.

    "Budi mengatakan bahwa harga naik." has one: the cue "mengatakan", the speaker "Budi", the content "harga naik".
    """
    reader = PhraseReader(text, table)
    found: list[Attribution] = []
    for clause_index, clause in enumerate(clauses):
        first_found = len(found)
        has_speaker = False
        read_until = 0
        for token_index, token in enumerate(clause.tokens):
            if token.kind != "word" or token_index < read_until:
                continue
            attribution = _read_cue(reader, clause, clause_index, token_index, has_speaker)
            if len(found) - first_found >= CLAUSE_CUES:
                break
            if attribution is not None:
                found.append(attribution)
                read_until = attribution.cue_end
                has_speaker = has_speaker or (attribution.verb_class != "source" and not attribution.is_relative)
    return found


def _read_cue(
    reader: PhraseReader, clause: ReportingClause, clause_index: int, token_index: int, has_speaker: bool
) -> Attribution | None:
    table = reader.table
    matched = match_cue(table, clause.tokens, token_index)
    if matched is None:
        return None
    cue, cue_end, has_proclitic = matched
    tokens = clause.tokens
    if cue.verb_class != "naming" and _is_negated(table, tokens, token_index):
        return None
    lead = token_index - (token_index > 0 and tokens[token_index - 1].key in table.introducers)
    after_words = lead > 0 and _follows_words(tokens, lead)
    if cue.needs_quote and not (after_words or lead == 0):
        return None
    if cue.speaker_position == "before" and has_speaker and tokens[token_index - 1].key in _COMMAS:
        # "X criticised the plan, saying ...": the subject is that of the clause before.
        phrase = NounPhrase(None, token_index, cue_end, "implicit", cue.gender)
    else:
        phrase = _subject(reader, tokens, token_index, cue_end, cue, has_proclitic, after_words)
    if phrase is None or (phrase.words and tokens[phrase.first].key in table.negations):
        return None
    is_told = phrase.words is not None or phrase.reference == "pronoun"
    first = min(token_index, phrase.first) if is_told else token_index
    if first > 0 and tokens[first - 1].key in table.introducers:
        first -= 1
    last = max(cue_end, phrase.last) if is_told else cue_end
    content, has_conjunction = _content(table, tokens, last, cue)
    if first == 0 and _has_comma_for_conjunction(cue, tokens, cue_end):
        content, has_conjunction = cue_end + 1, True
    follows = first > 0 and _follows_words(tokens, first) and not has_conjunction
    if cue.speaker_position == "before" or (cue.speaker_position == "either" and first < token_index):
        # "On Friday, X said the team ...": the words before the comma are no statement if one follows.
        follows = follows and first < token_index and _nothing_follows(table, tokens, content)
    elif (
        cue.speaker_position == "after"
        and cue.verb_class == "reporting"
        and not cue.needs_quote
        and tokens[first - 1].kind == "punctuation"
    ):
        # "In an interview, X stressed the need ...": words before it are reported only if it ends its sentence.
        follows = follows and not has_proclitic and len(tokens) - last <= TRAILING_TOKENS
    return Attribution(
        clause_index,
        Span(tokens[token_index].start, tokens[cue_end - 1].end),
        token_index,
        cue_end,
        first,
        last,
        cue.verb_class,
        phrase.words,
        phrase.reference,
        cue.gender or phrase.gender,
        content,
        has_conjunction,
        reports_before=follows,
        is_relative=phrase.is_relative,
    )


def _has_comma_for_conjunction(cue: Cue, tokens: Sequence[ClauseToken], cue_end: int) -> bool:
    """Whether a comma after the verb stands for the conjunction: "Ia menambahkan, kebijakan itu ..."."""
    reports_after_its_subject = cue.speaker_position == "before" and cue.verb_class == "reporting"
    return reports_after_its_subject and _comma_clause(tokens, cue_end)


def match_cue(table: QuoteTable, tokens: Sequence[ClauseToken], index: int) -> tuple[Cue, int, bool] | None:
    """Return the cue at a token, the index after it, and whether a proclitic is written onto it; None without a cue.

    «وقالت» is the cue «قالت» with a proclitic, "according to" a cue of two tokens.
    """
    key = tokens[index].key
    cues = table.cues.get(key)
    has_proclitic = False
    if cues is None and key[:1] in table.proclitics and key:
        cues = table.cues.get(key[1:])
        has_proclitic = cues is not None
    for cue in cues or ():
        end = index + 1 + len(cue.rest)
        if tuple(token.key for token in tokens[index + 1 : end]) == cue.rest:
            return cue, end, has_proclitic
    return None


def _is_negated(table: QuoteTable, tokens: Sequence[ClauseToken], index: int) -> bool:
    return any(
        token.key in table.negations or (token.key[:1] in table.proclitics and token.key[1:] in table.negations)
        for token in tokens[max(0, index - 2) : index]
        if token.kind == "word" and _is_close(tokens, token, index, table)
    )


def _is_close(tokens: Sequence[ClauseToken], token: ClauseToken, index: int, table: QuoteTable) -> bool:
    """Return whether a negation stands right before the verb, or with one auxiliary between."""
    return tokens[index - 1] is token or tokens[index - 1].key in table.auxiliaries


def _follows_words(tokens: Sequence[ClauseToken], index: int) -> bool:
    """Return whether a quote or a comma stands right before: then the reported words may precede the verb."""
    before = tokens[index - 1]
    if before.kind == "quote":
        return True
    return before.key in _COMMAS or (before.key in _ENDS and index > 1 and tokens[index - 2].kind == "quote")


def _subject(
    reader: PhraseReader,
    tokens: Sequence[ClauseToken],
    index: int,
    cue_end: int,
    cue: Cue,
    has_proclitic: bool,
    after_words: bool,
) -> NounPhrase | None:
    """Return the speaker's words; None if the word does not report at all."""
    table = reader.table
    if cue.speaker_position == "impersonal":
        return NounPhrase(None, index, cue_end, "impersonal")
    if cue.speaker_position == "enclitic":
        return NounPhrase(None, index, cue_end, "pronoun", cue.gender)
    if cue.speaker_position == "clause_subject" or _is_linked(table, tokens, index):
        return NounPhrase(None, index, cue_end, "implicit", cue.gender)
    if cue.speaker_position == "after":
        phrase = reader.after(tokens, cue_end, cue)
        if cue.verb_class == "source":
            return phrase if phrase.words and reader.is_source(tokens, phrase) else None
        if phrase.words or phrase.reference == "pronoun":
            return phrase
        if cue.needs_quote or table.is_cased:
            return None
        if not has_proclitic:
            before = reader.before(tokens, index)
            if before.words or before.reference == "pronoun":
                return before
        return phrase
    if cue.speaker_position == "either" and after_words:
        phrase = reader.after(tokens, cue_end)
        if phrase.reference == "pronoun" or (phrase.words and reader.is_name_like(tokens, phrase)):
            return phrase
    return reader.before(tokens, index)


def _is_reporting_verb(table: QuoteTable, tokens: Sequence[ClauseToken], index: int) -> bool:
    """Return whether another reporting verb stands at a token."""
    matched = match_cue(table, tokens, index) if tokens[index].kind == "word" else None
    return matched is not None and matched[0].verb_class == "reporting" and not _is_negated(table, tokens, index)


def _comma_clause(tokens: Sequence[ClauseToken], index: int) -> bool:
    """Return whether a comma and ``COMMA_CLAUSE_WORDS`` words without a quote follow."""
    rest = tokens[index + 1 : index + 1 + COMMA_CLAUSE_WORDS]
    is_comma = index < len(tokens) and tokens[index].key in _COMMAS
    return is_comma and len(rest) == COMMA_CLAUSE_WORDS and all(token.kind == "word" for token in rest)


def _nothing_follows(table: QuoteTable, tokens: Sequence[ClauseToken], content: int | None) -> bool:
    if content is None or tokens[content].kind != "word" or tokens[content].key in table.stops_after:
        return True
    return sum(token.kind == "word" for token in tokens[content:]) <= ADDRESSEE_WORDS


def _is_linked(table: QuoteTable, tokens: Sequence[ClauseToken], index: int) -> bool:
    """Return whether the verb depends on the clause before: "dengan menulis", "sambil mengatakan"."""
    return bool(table.linkers) and index > 0 and tokens[index - 1].key in table.linkers and table.is_cased


def _content(table: QuoteTable, tokens: Sequence[ClauseToken], start: int, cue: Cue) -> tuple[int | None, bool]:
    """Return where the reported words after a cue begin, and whether a conjunction or colon introduces them."""
    for index in range(start, min(len(tokens), start + CONJUNCTION_REACH)):
        token = tokens[index]
        if token.key in table.conjunctions and token.kind == "word":
            return (index + 1, True) if index + 1 < len(tokens) else (None, False)
        if token.key == ":":
            after = index + 1
            after += after < len(tokens) and tokens[after].key in table.conjunctions
            return (after, True) if after < len(tokens) else (None, False)
        if token.kind == "quote":
            is_object = index == start or tokens[index - 1].kind == "punctuation" or not table.bare_clause
            return (index if is_object or tokens[start].key in table.stops_after else start), False
        if token.key in _CLAUSE_ENDS or (index > start and _is_reporting_verb(table, tokens, index)):
            break
        if cue.verb_class == "source" and token.key in _COMMAS:
            after = index + 1
            if after < len(tokens) and tokens[after].key in table.resumptive:
                after += 1
            return (after, True) if after < len(tokens) else (None, False)
    return (start, False) if start < len(tokens) and tokens[start].kind == "word" else (None, False)
