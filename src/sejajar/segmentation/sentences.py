"""Sentences of a document: spans inside one paragraph, in order, that together hold every non-blank character.

A candidate is a run of sentence-final marks with the closing quotes and brackets after it, followed by a blank (or,
for full-width marks, by anything). Each candidate is looked at once, with a bounded view back and ahead, so the time
is linear in any text. Names follow the sentence boundaries of UAX #29, refined by the tables of
:mod:`sejajar.segmentation.tables`.

Examples, with | where a sentence ends: ``Dr. Ahmad datang. | Ia duduk.`` (a title), ``hlm. 25`` (a number follows),
``الساعة 3 م. | وقال`` (a unit after a number), ``«لماذا؟» سأل أحمد.`` (the reporting verb goes on with the sentence).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sejajar.segmentation.rules import SentenceRules
from sejajar.segmentation.tables.registry import sentence_rules
from sejajar.text.diacritics import TATWEEL, without_harakat
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

_FINAL = ".!?…؟۔।॥‼⁇⁈⁉։።"
_FINAL_WIDE = "。！？｡"
_CLOSING = "\"'”’»›)\\]}״׳」』）】\u200e\u200f\u2069\u202c*_"
_MARK = f"[{_FINAL}{_FINAL_WIDE}]"
_CANDIDATE = re.compile(
    # A run is tried only from its first mark and never given back: a run of a million stops stays linear. The pattern
    # begins with a plain class, which the search looks for ten times as fast as for a look-behind.
    rf"{_MARK}(?<!{_MARK}{_MARK})"
    rf"(?:(?<=[{_FINAL}])[{_FINAL}]*+(?:[{_CLOSING}]*+(?=\s)|[{_FINAL_WIDE}]++[{_CLOSING}]*+)"
    rf"|(?<=[{_FINAL_WIDE}])[{_FINAL_WIDE}]*+[{_CLOSING}]*+)"
)
_BLANK = re.compile(r"\s")
_LAST_BLANK = re.compile(r"\s\S*\Z")
_TOKEN_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}—–/]*\Z")
_AFTER = re.compile(r"[\s\"'“”„‘’«»()\[\]{}¿¡*_—–\u200e\u200f\u2066-\u2069\u202a-\u202c]*")
_WORD_AFTER = re.compile(r"[\w'’\u200c]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})\.")
_OPENING = "([{“«‹"

LONGEST_SENTENCE = 20_000
"""Characters. What runs on for longer is no sentence anybody wrote: it is cut, at a blank if there is one, so that no
step after this one is given 60 MB at once."""

_LONGEST_WORD = 200
"""How far before that length a blank is looked for."""

_STRETCH = 500_000
"""How much of a paragraph one search looks through; every other thread waits until it ends."""

_LOOK_BACK = 24
"""Characters looked at before a candidate: the longest abbreviation with its neighbours."""
_WHOLE_WORD = 7
"""A word of at least this many letters before a stop is taken for a word, not for an abbreviation."""
_LOOK_AHEAD = 40
"""Characters looked at after a candidate."""


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of ``document`` in order, each without blanks at either end."""
    rules = sentence_rules(document.language)
    text = document.text
    sentences: list[Sentence] = []
    for paragraph_index, paragraph in enumerate(document.paragraphs):
        start = paragraph.start
        for match in _candidates(text, paragraph):
            if match.end() < paragraph.end and _ends_sentence(text, start, match, paragraph.end, rules):
                sentences += _cut(text, start, match.end(), paragraph_index)
                start = _skip_blanks(text, match.end(), paragraph.end)
        sentences += _cut(text, start, paragraph.end, paragraph_index)
    return tuple(sentences)


def _candidates(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    start = paragraph.start
    while paragraph.end - start > _STRETCH:
        # After a blank: what a candidate looks ahead for is in its own stretch.
        blank = _BLANK.search(text, start + _STRETCH, min(paragraph.end, start + 2 * _STRETCH))
        end = blank.end() if blank else start + _STRETCH
        yield from _CANDIDATE.finditer(text, start, end)
        start = end
    yield from _CANDIDATE.finditer(text, start, paragraph.end)


def _cut(text: str, start: int, end: int, paragraph_index: int) -> Iterator[Sentence]:
    """Yield the sentence ``[start, end)``, in pieces of at most :data:`LONGEST_SENTENCE` characters."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        blank = _LAST_BLANK.search(text, limit - _LONGEST_WORD, limit + 1)
        stop = blank.start() if blank else limit
        yield Sentence(Span(start, start + len(text[start:stop].rstrip())), paragraph_index)
        start = _skip_blanks(text, stop, end)
    yield Sentence(Span(start, end), paragraph_index)


def split_lines(document: Document) -> tuple[Sentence, ...]:
    """Return one sentence per non-blank line, for files whose sentences are given line by line.

    The document is one of ``Document.from_text(..., line_aligned=True)``, whose paragraphs end at blank lines.
    """
    sentences: list[Sentence] = []
    for paragraph_index, paragraph in enumerate(document.paragraphs):
        start = paragraph.start
        for line in paragraph.of(document.text).split("\n"):
            if line.strip():
                leading = len(line) - len(line.lstrip())
                span = Span(start + leading, start + len(line.rstrip()))
                sentences.append(Sentence(span, paragraph_index))
            start += len(line) + 1
    return tuple(sentences)


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int, rules: SentenceRules) -> bool:
    """Return whether the candidate ``match`` ends the sentence that began at ``start``; ``end`` is the paragraph's."""
    marks = match[0]
    if marks[-1] in _FINAL_WIDE or any(mark in _FINAL_WIDE for mark in marks):
        return True
    if _follows_nothing(text, start, match.start()):
        return False
    ahead = text[match.end() : min(end, match.end() + _LOOK_AHEAD)]
    following = _AFTER.match(ahead)
    next_start = following.end() if following else 0
    if next_start < len(ahead) and ahead[next_start].islower():
        return _is_careless_start(text, start, match, rules)
    next_word = _WORD_AFTER.match(ahead, next_start)
    word = next_word[0] if next_word else ""
    if _is_attributed(marks, ahead, word, rules):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    return not _is_abbreviated(text, start, match, ahead[:next_start], word, rules)


def _follows_nothing(text: str, start: int, mark: int) -> bool:
    """Return whether the marks at ``mark`` have no word before them: "(...)" stands for words left out.

    A mark such as “ opens a quotation in one language and closes it in another; after a letter it closes.
    """
    if mark == start:
        return True
    return text[mark - 1] in _OPENING and (mark - 1 == start or text[mark - 2].isspace())


def _is_careless_start(text: str, start: int, match: re.Match[str], rules: SentenceRules) -> bool:
    """Return whether a lower-case word after a lone stop begins a sentence: the word before it is a whole word."""
    stop = match.start()
    found = _TOKEN_BEFORE.search(text, max(start, stop - _LOOK_BACK), stop)
    token = found[0] if found else ""
    known = token in rules.titles or token in rules.before_number
    return match[0] == "." and len(token) >= _WHOLE_WORD and token.isalpha() and token.islower() and not known


def _is_attributed(marks: str, ahead: str, word: str, rules: SentenceRules) -> bool:
    """Return whether a quotation closed here and its sentence goes on with who said it."""
    return marks[0] != "." and marks[-1] in '"”»’' and ahead[:1].isspace() and word in rules.attributions


def _is_abbreviated(text: str, start: int, match: re.Match[str], gap: str, word: str, rules: SentenceRules) -> bool:
    """Return whether the single stop of ``match`` belongs to an abbreviation, initials or a list number."""
    stop = match.start()
    if stop - start <= 6 and _ENUMERATOR.fullmatch(text, start, stop + 1):
        return True
    if len(match[0]) > 1:
        # A closing mark after the stop: the abbreviation, if any, ended with the quotation.
        return False
    behind = text[max(start, stop - _LOOK_BACK) : stop]
    found = _TOKEN_BEFORE.search(behind)
    token = without_harakat(found[0]).replace(TATWEEL, "") if found else ""
    folded = token.casefold()
    head = behind[: len(behind) - len(found[0])] if found else behind
    if not token or token[-1].isdigit():
        return False
    if folded in rules.after_number and head.rstrip()[-1:].isdigit():
        return False
    if folded in rules.before_number and word[:1].isdigit():
        return True
    if folded in rules.titles:
        return not gap.lstrip() or not gap.isspace() or bool(word)
    if head and not head[-1].isspace() and not _follows_nothing(head, 0, len(head)):
        # What looks like an initial is the end of a word with a mark inside (Hebrew או״ם).
        return False
    return _is_initials(token, word, rules)


def _is_initials(token: str, word: str, rules: SentenceRules) -> bool:
    """Return whether ``token`` is initials (``J``, ``U.S``) and the next word goes on with its sentence."""
    if not _INITIALS.fullmatch(token) or (token == "I" and "i" in rules.openers):
        return False
    if not token[0].isupper() and "." not in token:
        # A lone letter of a script without case, or a lower-case one: a name, a variable, a mark of a list.
        return token[0].isupper() or not token[0].islower()
    return word.casefold() not in rules.openers
