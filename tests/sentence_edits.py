"""Texts whose sentences are followed through random edits, and how often they are found again."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sejajar.formats.plain_text import read_text
from sejajar.formats.seeds import seed_paths
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

Finder = Callable[[Document, Sequence[Sentence], int, Document, Sequence[Sentence]], Span | None]
"""Follows the sentence with an index from one text, with its sentences, to another."""

# -- texts ----------------------------------------------------------------------------------------------------

WORDS = [
    "harga",
    "naik",
    "turun",
    "pasar",
    "kota",
    "jalan",
    "besar",
    "kecil",
    "orang",
    "datang",
    "pergi",
    "melihat",
    "membeli",
    "menjual",
    "buku",
    "rumah",
    "hari",
    "tahun",
    "bulan",
    "pagi",
    "malam",
    "minyak",
    "beras",
    "air",
    "api",
    "tanah",
    "gunung",
    "laut",
    "pulau",
    "kapal",
    "perusahaan",
    "pemerintah",
    "presiden",
    "menteri",
    "rakyat",
]
REFRAINS = ("Amin.", "Ia diam.", "Begitulah kata orang tua kami dahulu kala di kampung.", "Selesai.", "Tidak ada.")


def prose(rng: random.Random, sentences: int, refrain_share: float, templates: int = 0) -> str:
    """Sentences of few words, some of them repeated as they are, or but for a number."""
    shapes = [" ".join(rng.choices(WORDS, k=rng.randint(6, 14))) for _ in range(templates)]
    paragraphs: list[str] = []
    for _ in range(sentences // 5):
        said: list[str] = []
        for _ in range(5):
            if rng.random() < refrain_share:
                said.append(rng.choice(REFRAINS))
            elif shapes and rng.random() < 0.5:
                said.append(f"{rng.choice(shapes)} {rng.randint(1, 99)} persen.".capitalize())
            else:
                said.append(" ".join(rng.choices(WORDS, k=rng.randint(3, 18))).capitalize() + ".")
        paragraphs.append(" ".join(said))
    return "\n\n".join(paragraphs) + "\n"


def texts() -> dict[str, str]:
    rng = random.Random(7)
    source, target = seed_paths()
    stanza = prose(rng, 20, 0.2)
    return {
        "seed id": read_text(source),
        "seed ar": read_text(target),
        "prose": prose(rng, 150, 0),
        "refrains": prose(rng, 200, 0.4),
        "templates": prose(rng, 200, 0.1, templates=6),
        "stanzas": "\n".join(
            stanza.replace(".", f" {number}.", 1) for number in ["satu", "dua", "tiga", "empat", "lima"]
        ),
    }


# -- edits ----------------------------------------------------------------------------------------------------


class Edited(NamedTuple):
    """A text in the making, and where the sentence that is followed stands in it."""

    text: str
    span: Span

    def replaced(self, start: int, end: int, by: str) -> Edited:
        """With other characters outside of the sentence, or wholly inside."""
        text = self.text[:start] + by + self.text[end:]
        grown = len(by) - (end - start)
        if end <= self.span.start:
            return Edited(text, self.span.shift(grown))
        if start >= self.span.end:
            return Edited(text, self.span)
        return Edited(text, Span(self.span.start, self.span.end + grown))


def edit(rng: random.Random, text: str, low: int, high: int) -> tuple[int, int, str]:
    """One edit of ``text`` between two offsets: a letter, a word, a few words, a sentence more or less."""
    start = rng.randrange(low, max(low + 1, high))
    word_end = next((i for i in range(start, high) if text[i].isspace()), high)
    match rng.randrange(6):
        case 0:
            return start, min(high, start + 1), rng.choice(string.ascii_lowercase)
        case 1:
            return start, start, rng.choice(string.ascii_lowercase)
        case 2:
            return start, word_end, rng.choice(WORDS)
        case 3:
            return start, min(high, start + rng.randint(3, 25)), ""
        case 4:
            return word_end, word_end, " " + " ".join(rng.choices(WORDS, k=rng.randint(1, 4)))
        case _:
            return word_end, word_end, f" {rng.choice(WORDS)} {rng.choice(WORDS)}. {rng.choice(WORDS).capitalize()} "


def edited_elsewhere(rng: random.Random, text: str, span: Span, edits: int) -> Edited:
    state = Edited(text, span)
    for _ in range(edits):
        low, high = (
            (0, state.span.start)
            if rng.random() < state.span.start / len(state.text)
            else (state.span.end, len(state.text))
        )
        if high > low:
            start, end, by = edit(rng, state.text, low, high)
            # What grows onto the sentence is an edit of it.
            if end == state.span.start or start == state.span.end:
                continue
            state = state.replaced(start, end, by)
    return state


def edited_inside(rng: random.Random, text: str, span: Span) -> Edited:
    start, end, by = edit(rng, text, span.start + 1, span.end - 1)
    return Edited(text, span).replaced(start, end, by)


class Tally:
    """How the trials came out: found, said to be gone, and, the worst, another sentence found."""

    def __init__(self) -> None:
        self.right = self.gone = self.wrong = 0

    @property
    def trials(self) -> int:
        return self.right + self.gone + self.wrong

    def __str__(self) -> str:
        return f"{self.right / self.trials:7.2%} right {self.gone / self.trials:7.2%} gone {self.wrong} wrong of {self.trials}"


def trial(finder: Finder, text: str, name: str, trials: int, *, inside: bool, edits: int = 20) -> Tally:
    tally = Tally()
    rng = random.Random(f"{name} {inside}")
    old = Document.from_text(text, language="ar" if name == "seed ar" else "id")
    sentences = split_sentences(old)
    for _ in range(trials):
        index = rng.randrange(len(sentences))
        span = sentences[index].span
        if len(span) < 4:
            continue
        state = edited_inside(rng, text, span) if inside else edited_elsewhere(rng, text, span, edits)
        new = Document.from_text(state.text, language=old.language)
        found = finder(old, sentences, index, new, split_sentences(new))
        if found is None:
            tally.gone += 1
        elif found.overlaps(state.span):
            tally.right += 1
        else:
            tally.wrong += 1
    return tally


def tallies(finder: Finder, trials: int, *, inside: bool) -> Iterator[tuple[str, Tally]]:
    for name, text in texts().items():
        yield name, trial(finder, text, name, trials, inside=inside)


INDISTINCT = "stanzas"
"""Whole stanzas but for a word come again and again: there, to say that it cannot be told is the right answer."""


def assert_found(found: dict[str, Tally], share: float) -> None:
    assert sum(tally.wrong for tally in found.values()) == 0, {name: str(tally) for name, tally in found.items()}
    told = [tally for name, tally in found.items() if name != INDISTINCT]
    assert sum(tally.right for tally in told) >= share * sum(tally.trials for tally in told)


# -- one short text ------------------------------------------------------------------------------------------


def document(text: str) -> tuple[Document, Sequence[Sentence]]:
    made = Document.from_text(text, language="id")
    return made, split_sentences(made)


OLD = "Satu rumah besar berdiri di sana. Ia diam. Dua kucing tidur di bawah meja. Ia diam. Tiga orang datang dari kota."

RULES = [
    (1, OLD, "Ia diam."),
    (2, "Pembuka. " + OLD, "Dua kucing tidur di bawah meja."),
    (2, OLD.replace("kucing", "anjing"), "Dua anjing tidur di bawah meja."),
    (3, OLD.replace("Satu rumah", "Sebuah rumah"), "Ia diam."),
    (2, OLD.replace("Dua kucing tidur di bawah meja. ", ""), None),
    (2, "Lain sama sekali. Tidak ada apa-apa di sini.", None),
    (2, "", None),
]
"""The index of a sentence of ``OLD``, another text, and what is found in it."""


def assert_rule(finder: Finder, index: int, new: str, expected: str | None) -> None:
    edited, sentences = document(new)
    found = finder(*document(OLD), index, edited, sentences)
    assert (found and found.of(edited.text)) == expected
    if found and index == 3:
        assert found.start > edited.text.index("meja"), "the second of the two"
