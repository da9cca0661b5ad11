"""Contents: what is a heading in any language, what is not, and how the list pairs both texts."""

from __future__ import annotations

import pytest

from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import align_by_length
from sejajar.session.reading import contents
from sejajar.session.reading.contents import list_contents
from sejajar.session.reading.headings import find_headings
from sejajar.text.document import Document
from sejajar.text.folding import fold

LONG = "Kalimat ini cukup panjang untuk berdiri di bawah sebuah judul, dan diakhiri dengan titik seperti biasa."
LONG_AR = "هذه جملة طويلة بما يكفي لتقف تحت عنوان، وتنتهي بنقطة كما هو معتاد في مثل هذا النوع من النصوص."


def headings(text: str, language: str) -> list[str]:
    document = Document.from_text(text, language=language)
    return [span.of(document.text) for _, span in sorted(find_headings(document).items()) if span]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (f"# Judul besar #\n{LONG}\n### Judul kecil\n{LONG}", "id", ["Judul besar", "Judul kecil"]),
        (f"Judul\n=====\n{LONG}\nApa itu?\n--------\n{LONG}", "id", ["Judul", "Apa itu?"]),
        (f"Bab 1\nPertama\n{LONG}\n{LONG}\n{LONG}", "id", ["Bab 1", "Pertama"]),
        (f"الفصل الأول\n{LONG_AR}\n{LONG_AR}", "ar", ["الفصل الأول"]),
        (f"خاتمة\n{LONG_AR}", "ar", ["خاتمة"]),
        (f"Chapter One: The River\nShort.\n{LONG}", "en", ["Chapter One: The River"]),
        (f"Harga dan upah\n{LONG}\n{LONG}", "id", ["Harga dan upah"]),
        (f"3. تمهيد الطريق\n{LONG_AR}\n{LONG_AR}", "ar", ["3. تمهيد الطريق"]),
        (f"Διαδρομές\n{LONG}\n{LONG}", "el", ["Διαδρομές"]),
    ],
)
def test_headings_are_found(text: str, language: str, wanted: list[str]) -> None:
    assert headings(text, language) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"Ini kalimat.\n{LONG}\n{LONG}",
        f"“Apa kabar”\n{LONG}\n{LONG}",
        f"– Tidak tahu\n{LONG}\n{LONG}",
        f"Katanya begini:\n{LONG}\n{LONG}",
        f"Pendek saja\nPendek juga\n{LONG[:40]}",
        f"Bab ini membahas harga.\n{LONG}",
        f"{LONG}\n===\n{LONG}",
        "***\n" + LONG,
        f"Selesai. Sudah\n{LONG}\n{LONG}",
    ],
)
def test_other_paragraphs_are_not_headings(text: str) -> None:
    assert headings(text, "id") == []


def test_lines_of_a_poem_are_not_headings() -> None:
    line = "Aku ini binatang jalang"
    assert headings("\n".join([line, LONG] * 6), "id") == []


def test_a_hard_wrapped_heading_is_listed_without_its_underline() -> None:
    document = Document.from_text(f"Judul\n=====\n\n{LONG}", language="id", line_aligned=True)
    assert [span.of(document.text) for span in find_headings(document).values() if span] == ["Judul"]


def pair_of(source: str, target: str) -> Bitext:
    return align_by_length(Document.from_text(source, language="id"), Document.from_text(target, language="ar"))


def test_an_entry_has_words_and_spans_of_both_languages() -> None:
    bitext = pair_of(f"Bab 1\n{LONG}\nBab 2\n{LONG}", f"الباب 1\n{LONG_AR}\nالباب 2\n{LONG_AR}")
    entries = list_contents(bitext)
    assert [(entry.source_text[:5], entry.target_text[:7], entry.is_heading) for entry in entries] == [
        ("Bab 1", "الباب 1", True),
        ("Kalim", "هذه جمل", False),
        ("Bab 2", "الباب 2", True),
        ("Kalim", "هذه جمل", False),
    ]
    for entry in entries:
        (place,) = entry.occurrences
        passage = bitext.passages[place.passage_index]
        assert place.source and any(place.source.start in span for span in passage.source)
        assert place.target and any(place.target.start in span for span in passage.target)
    assert len(entries[1].source_text) <= contents.LONGEST_WORDS and LONG.startswith(entries[1].source_text)
    searchable = fold(entries[1].searchable).text
    assert "kalimat" in searchable and "جمله" in searchable and "bab" not in searchable


def test_a_text_without_a_translation_has_contents() -> None:
    entries = list_contents(pair_of(f"{LONG}\n{LONG}", ""))
    assert [(entry.target_text, entry.status) for entry in entries] == [("", "only_source")] * 2
    entries = list_contents(pair_of("", LONG_AR))
    assert [(entry.source_text, entry.status) for entry in entries] == [("", "only_target")]
    assert list_contents(pair_of("", "")) == ()


def test_the_number_of_entries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_ENTRIES", 10)
    plain = pair_of("\n".join([LONG] * 35), "\n".join([LONG_AR] * 35))
    entries = list_contents(plain)
    assert 5 <= len(entries) <= 10
    assert [entry.occurrences[0].passage_index for entry in entries] == sorted(
        {entry.occurrences[0].passage_index for entry in entries}
    )
    with_headings = pair_of(
        "\n".join(f"Bab {number}\n{LONG}\n{LONG}" for number in range(6)),
        "\n".join(f"الباب {number}\n{LONG_AR}\n{LONG_AR}" for number in range(6)),
    )
    assert {entry.is_heading for entry in list_contents(with_headings)} == {True}


def test_long_words_and_paragraphs_that_go_on_are_listed() -> None:
    unbroken = "x" * 200
    bitext = pair_of(f"{unbroken}\n{LONG}", f"{LONG_AR} {LONG_AR}")
    entries = list_contents(bitext)
    assert entries[0].source_text == unbroken[: contents.LONGEST_WORDS]
    for entry in entries:
        assert entry.source_text or entry.target_text
        assert len(entry.target_text) <= contents.LONGEST_WORDS
