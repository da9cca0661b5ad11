"""A tokenised stretch of text and its language's table: the input of every function that reads figures."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sejajar.extraction.figures.lexicon import FigureTable
from sejajar.extraction.figures.tokens import Token, tokenise
from sejajar.extraction.items import Figure

_SENTENCE_ENDS = frozenset(".!?…؟۔:;؛")
_SHORTEST_VERB = 5
_BLANK_MARK = Token("mark", 0, 0, "", "", "", 0)


@dataclass(frozen=True, slots=True)
class ParseResult:
    """The figures that were read, and the index of the token after them."""

    figures: tuple[Figure, ...]
    next: int


@dataclass(frozen=True, slots=True)
class TokenWindow:
    """The tokens of one paragraph and the language's table. Indices count tokens, offsets count code points."""

    text: str
    tokens: list[Token]
    table: FigureTable

    home_currencies: tuple[str, ...] = ()
    """ISO 4217 codes of the countries named so far, those of this window first."""

    @classmethod
    def of(
        cls, text: str, start: int, end: int, table: FigureTable, home_currencies: tuple[str, ...] = ()
    ) -> TokenWindow:
        """Tokenise ``text[start:end]``; ``home_currencies`` are those of the window before it."""
        tokens = tokenise(text, start, end, table.analyser)
        named = (code for token in tokens for code in table.currency_homes.get(token.key, ()))
        return cls(text, tokens, table, tuple(dict.fromkeys([*named, *home_currencies])))

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int) -> Token:
        """Return the token at ``index``, or an empty mark outside the window."""
        if index < 0:
            return _BLANK_MARK
        try:
            return self.tokens[index]
        except IndexError:
            return _BLANK_MARK

    def is_word(self, index: int, words: Container[str]) -> bool:
        """Return whether the token at ``index`` is one of ``words``, with or without its proclitics."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        return token.kind == "word" and (token.key in words or token.word in words)

    def is_verb(self, index: int) -> bool:
        """Return whether the token at ``index`` looks like a verb: a long word with a prefix of verbs."""
        word = self.at(index).word
        return len(word) > _SHORTEST_VERB and word.startswith(self.table.verb_prefixes)

    def is_mark(self, index: int, marks: str) -> bool:
        """Return whether the token at ``index`` is one of the characters of ``marks``."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        return token.kind == "mark" and token.text in marks

    def is_adjacent(self, index: int) -> bool:
        """Return whether the token at ``index`` follows the one before without a blank."""
        return 0 < index < len(self.tokens) and self.tokens[index].is_adjacent

    def after_range_word(self, index: int) -> int | None:
        """Return the index after the word or sign for "to" at ``index`` (hingga, s.d., -), or None."""
        if self.is_mark(index, "-"):
            return index + 1
        found = self.table.range_words.match(self.tokens, index)
        return found[1] if found is not None else None

    def has_proclitic(self, index: int) -> bool:
        """Return whether a conjunction or preposition is written onto the word: then it begins something new."""
        token = self.at(index)
        return token.stem_start != token.start and token.word != token.key != ""

    def starts_sentence(self, index: int) -> bool:
        """Return whether the token begins its sentence, after any opening marks."""
        before = index - 1
        while before >= 0 and self.tokens[before].text in "\"'“”‘’«»([—-•*":
            before -= 1
        return before < 0 or self.tokens[before].text in _SENTENCE_ENDS

    def is_adjacent_run(self, index: int) -> bool:
        """Return whether the token at ``index`` is a digit run or word written onto the token before (``H100``)."""
        token = self.at(index)
        return token.is_adjacent and token.kind != "mark"
