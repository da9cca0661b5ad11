"""TMX 1.4b: from the characters of a file to translation units with their words per language.

Markup inside a segment is left out. Nothing outside the file is ever read, and a file that declares entities is
refused. Where the words are in a text is the question of :mod:`sejajar.interchange.tmx`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers import expat

from sejajar.text.language import primary_subtag
from sejajar.text.sanitize import excerpt

MAX_DEPTH = 100
"""Elements inside each other that are read; TMX needs fewer than ten."""

_CODE_ELEMENTS = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""Elements of a segment that hold codes, not words (TMX 1.4b, section 2.4)."""
_ENCODING_DECLARATION = re.compile(r"^(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")


class TranslationUnit(NamedTuple):
    """A translation unit.

    Attributes:
        words: the text of each language's segment, by BCP 47 primary subtag; of its first, if it has several.
        confidence: the property ``x-confidence``, 0 to 1; 1 without one.
        second_words: the text of the second segment of each language that has two, as of two texts in one language.
    """

    words: dict[str, str]
    confidence: float = 1.0
    second_words: Mapping[str, str] = MappingProxyType({})


def parse_tmx(text: str) -> list[TranslationUnit]:
    """Return the translation units of a TMX file in order, those of all languages.

    Raises:
        ValueError: not XML, not TMX, or a file with entities; the message is one line.
    """
    handler = _UnitCollector()
    parser = expat.ParserCreate()
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    parser.EntityDeclHandler = handler.refuse_entity
    parser.SkippedEntityHandler = handler.refuse_entity
    # Expat would decode by the encoding that the file declares; the text is decoded already.
    data = _ENCODING_DECLARATION.sub(r"\1", text.lstrip("\ufeff \t\r\n"), count=1)
    try:
        parser.Parse(data.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = expat.errors.messages[error.code]
        raise ValueError(f"line {error.lineno}: not XML ({message}); export the TMX again") from None
    return handler.units


class _UnitCollector:
    """Collects units from expat's events."""

    def __init__(self) -> None:
        self.units: list[TranslationUnit] = []
        self._open: list[str] = []
        self._words: dict[str, str] = {}
        self._second_words: dict[str, str] = {}
        self._confidence = 1.0
        self._language = ""
        self._collected: list[str] | None = None
        self._is_confidence = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if self._open[0] != "tmx" or len(self._open) > MAX_DEPTH:
            raise ValueError("not a TMX file; give the TMX, TSV or JSON of sejajar align")
        if name == "tu":
            self._words, self._second_words, self._confidence = {}, {}, 1.0
        elif name == "tuv":
            self._language = primary_subtag(attributes.get("xml:lang") or attributes.get("lang", ""))
        elif name == "seg":
            self._collected = []
        elif name == "prop" and self._open[-2:-1] == ["tu"] and attributes.get("type") == "x-confidence":
            self._collected, self._is_confidence = [], True

    def end(self, name: str) -> None:
        self._open.pop()
        if name == "seg" and self._collected is not None:
            words = self._second_words if self._language in self._words else self._words
            words.setdefault(self._language, "".join(self._collected))
            self._collected = None
        elif name == "prop" and self._is_confidence:
            self._confidence = _confidence("".join(self._collected or []))
            self._collected, self._is_confidence = None, False
        elif name == "tu" and self._words:
            self.units.append(TranslationUnit(self._words, self._confidence, self._second_words))

    def characters(self, data: str) -> None:
        if self._collected is not None and _CODE_ELEMENTS.isdisjoint(self._open):
            self._collected.append(data)

    def refuse_entity(self, name: str, *_declared: object) -> None:
        raise ValueError(f"contains the entity {excerpt(name)!r}; write the characters themselves")


def _confidence(text: str) -> float:
    try:
        confidence = float(text)
    except ValueError:
        return 1.0
    return confidence if 0 <= confidence <= 1 else 1.0
