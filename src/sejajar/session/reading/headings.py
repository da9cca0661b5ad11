"""The headings of a text, recognised by markup, by chapter words, or by their shape.

Language knowledge is in :data:`CHAPTER_WORDS` and :data:`LONE_WORDS`. In every language, a heading is short, has no
final punctuation, and stands above a longer paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sejajar.text.document import Document
from sejajar.text.folding import fold
from sejajar.text.span import Span

CHAPTER_WORDS: dict[str, str] = {
    "id": "bab bagian jilid buku pasal subbab lampiran",
    "ms": "bab bahagian jilid buku fasal seksyen lampiran",
    "jv": "bab perangan",
    "en": "chapter part book volume section article appendix",
    "fr": "chapitre partie livre tome section article annexe",
    "de": "kapitel teil buch band abschnitt artikel anhang",
    "es": "capítulo parte libro tomo sección artículo anexo",
    "pt": "capítulo parte livro tomo seção artigo anexo",
    "it": "capitolo parte libro tomo sezione articolo appendice",
    "nl": "hoofdstuk deel boek paragraaf artikel bijlage",
    "tr": "bölüm kısım kitap cilt madde ek",
    "ar": "الباب الفصل القسم الجزء الكتاب المبحث المطلب الفرع المادة الملحق باب فصل",
    "fa": "فصل بخش باب جلد کتاب گفتار پیوست",
    "ur": "باب حصہ فصل جلد",
    "he": "פרק חלק ספר כרך",
}
"""Words for parts of a book, by language: a short paragraph that starts with one is a heading."""

LONE_WORDS: dict[str, tuple[str, ...]] = {
    "id": (
        "pendahuluan",
        "prakata",
        "kata pengantar",
        "abstrak",
        "kesimpulan",
        "simpulan",
        "penutup",
        "daftar pustaka",
    ),
    "ms": ("pendahuluan", "prakata", "kata pengantar", "abstrak", "kesimpulan", "penutup", "rujukan"),
    "en": ("introduction", "preface", "foreword", "abstract", "prologue", "epilogue", "conclusion", "references"),
    "ar": ("مقدمة", "المقدمة", "تمهيد", "تقديم", "ملخص", "خاتمة", "الخاتمة", "المراجع", "المصادر"),
}
"""Paragraphs that are headings by their words alone, by language."""

LONGEST_HEADING = 100
"""The most characters of a heading."""
MOST_HEADING_WORDS = 14
MOST_LONE_WORDS = 3
SHORTEST_BELOW = 60
"""The fewest characters of the paragraph below a heading that is recognised by its shape."""
MOST_LIKE_HEADINGS = 0.34
"""If a larger share of the paragraphs looks like headings, the text is verse or a list, and shape is ignored."""

_MARKED = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*", re.DOTALL)
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_FINAL_STOP = tuple(".!?…؟۔。！？:;,،؛»”\"'")
_OPENING = tuple("«“”\"'‘„–—-•*·>|")
_INNER_STOP = re.compile(r"\w{4,}[.!?…؟۔]\s")


def find_headings(document: Document) -> dict[int, Span | None]:
    """Return the spans of the headings, without markup, by paragraph index.

    The value is None for a line that underlines the heading above it.
    """
    text = document.text
    found: dict[int, Span | None] = {}
    for index, paragraph in enumerate(document.paragraphs):
        if len(paragraph) > LONGEST_HEADING:
            continue
        words = paragraph.of(text)
        if marked := _MARKED.fullmatch(words):
            found[index] = Span(paragraph.start + marked.start("words"), paragraph.start + marked.end("words"))
        elif _UNDERLINE.fullmatch(words) and index and _is_next_line(text, document.paragraphs[index - 1], paragraph):
            found[index - 1], found[index] = document.paragraphs[index - 1], None
        elif _UNDERLINE.fullmatch(words.rpartition("\n")[2]) and "\n" in words:
            found[index] = Span(paragraph.start, paragraph.start + len(words.rpartition("\n")[0].rstrip()))
        elif _is_named(words, document.language):
            found[index] = paragraph
    for index in _like_headings(document):
        found.setdefault(index, document.paragraphs[index])
    return found


def _is_next_line(text: str, above: Span, below: Span) -> bool:
    return len(above) <= LONGEST_HEADING and text.count("\n", above.end, below.start) == 1


def _is_named(words: str, language: str) -> bool:
    """Return whether the words of a paragraph make it a heading, such as *Bab 1*."""
    if words.endswith(_FINAL_STOP):
        return False
    parts = words.split()
    chapters, lone = _names(language)
    return (len(parts) <= MOST_HEADING_WORDS and _folded(parts[0].strip(":.-")) in chapters) or (
        len(parts) <= MOST_LONE_WORDS and _folded(" ".join(parts)) in lone
    )


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the chapter words and the lone words of a language, folded."""
    chapters = CHAPTER_WORDS.get(language, "").split()
    return frozenset(map(_folded, chapters)), frozenset(map(_folded, LONE_WORDS.get(language, ())))


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold(words).text


def _like_headings(document: Document) -> list[int]:
    """Return the paragraphs that have the shape of a heading; none if too many have."""
    text, paragraphs = document.text, document.paragraphs
    like = [
        index
        for index, (paragraph, below) in enumerate(pairwise(paragraphs))
        if len(paragraph) <= LONGEST_HEADING
        and len(below) >= max(SHORTEST_BELOW, 2 * len(paragraph))
        and _is_like_heading(paragraph.of(text))
    ]
    return like if len(like) <= MOST_LIKE_HEADINGS * len(paragraphs) else []


def _is_like_heading(words: str) -> bool:
    return (
        not words.endswith(_FINAL_STOP)
        and not words.startswith(_OPENING)
        and len(words.split()) <= MOST_HEADING_WORDS
        and any(char.isalpha() for char in words)
        and not _INNER_STOP.search(words)
    )
