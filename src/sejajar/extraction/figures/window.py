"""A tokenised stretch of text with the table of its language: what every part of the figure reader works on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sejajar.extraction.figures.lexicon import FigureTable
from sejajar.extraction.figures.tokens import Token, tokenise
from sejajar.extraction.items import Figure

_SENTENCE_ENDS = frozenset(".!?…؟۔:;؛")
_BLANK_MARK = Token("mark", 0, 0, "", "", "", 0)


@dataclass(frozen=True, slots=True)
class ParseResult:
    """Figures read, and the index of the token after them."""

    figures: tuple[Figure, ...]
    next: int


@dataclass(frozen=True, slots=True)
class TokenWindow:
    """Tokens of one paragraph and the language's table. Indices count tokens; offsets count code points."""

    text: str
    tokens: list[Token]
    table: FigureTable

    homes: tuple[str, ...] = ()
    """Currencies of the countries that the text has named so far, this passage's first."""

    @classmethod
    def of(cls, text: str, start: int, end: int, table: FigureTable, homes: tuple[str, ...] = ()) -> TokenWindow:
        """The passage of ``text[start:end]``; ``homes`` are those of the passage before it."""
        tokens = tokenise(text, start, end, table.lexicon)
        named = (code for token in tokens for code in table.currency_homes.get(token.key, ()))
        return cls(text, tokens, table, tuple(dict.fromkeys([*named, *homes])))

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int) -> Token:
        """The token at ``index``; an empty mark outside the passage."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _BLANK_MARK

    def is_word(self, index: int, words: Container[str]) -> bool:
        """Whether the token at ``index`` is a word of ``words``, with or without its proclitics."""
        token = self.at(index)
        return token.kind == "word" and (token.key in words or token.word in words)

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether the token at ``index`` is one of the characters of ``marks``."""
        token = self.at(index)
        return token.kind == "mark" and token.text != "" and token.text in marks

    def is_glued(self, index: int) -> bool:
        """Whether the token at ``index`` follows the one before without a blank."""
        return 0 < index < len(self.tokens) and self.tokens[index].glued

    def starts_sentence(self, index: int) -> bool:
        """Whether nothing of the same sentence stands before the token, opening marks aside."""
        before = index - 1
        while before >= 0 and self.tokens[before].text in "\"'“”‘’«»([—-•*":
            before -= 1
        return before < 0 or self.tokens[before].text in _SENTENCE_ENDS

    def is_glued_digits(self, index: int) -> bool:
        """Whether the token at ``index`` is a digit run or word glued to the token before."""
        token = self.at(index)
        return token.glued and token.kind != "mark"
