"""Sentences: the rules by example, the invariants by Hypothesis, and texts made to hurt."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.segmentation import sentences as module
from sejajar.segmentation.sentences import LONGEST_SENTENCE, split_lines, split_sentences
from sejajar.segmentation.tables.registry import LANGUAGES
from sejajar.text.document import Document

ROOT = Path(__file__).parents[2]
GOLD = ROOT / ".." / "shared" / "gold" / "align"


def split(text: str, language: str) -> list[str]:
    document = Document.from_text(text, language=language)
    return [sentence.span.of(document.text) for sentence in split_sentences(document)]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("id", "Harga naik 3,5 persen.|Harga itu Rp1.500.000.|Selesai."),
        ("id", "Ir. H. Joko Widodo, M.Sc. dan Dr. Ani hadir.|Mereka pulang."),
        ("id", "Lihat hlm. 7 dan Pasal No. 12.|Bab lain menyusul."),
        ("id", "Itu hal.|Hal. 12 memuat peta."),
        ("id", "“Kapan pulang?” tanya Ayah.|“Besok.”|Ibu diam."),
        ("id", "“Kapan berangkat?” tanya Ayah.|Ibu diam."),
        ("id", "Benarkah?!|Tidak...|Entahlah."),
        ("id", "Ia membaca (...) sampai habis.|Tamat."),
        ("id", "1. Buka berkas.|2. Simpan."),
        ("id", "Ia datang terlambat.|lalu pergi."),
        ("id", "Toko buku, alat tulis, dll. ada di sana."),
        ("ms", "Datuk Dr. Ali tiba.|Beliau senyum."),
        ("ar", "قال د. أحمد ذلك.|ثم خرج."),
        ("ar", "«هل وصلت؟» سأل الرجل.|لم يجب أحد."),
        ("ar", "بلغت النسبة 3.5 في المئة.|وهذا كثير!|حقا؟"),
        ("ar", "توفي سنة 632 هـ.|ودفن هناك."),
        ("ar", "ذكره في ص. 25 من الكتاب.|انتهى."),
        ("ur", "یہ سچ ہے۔|کیا آپ آئیں گے؟|ہاں۔"),
        ("fa", "آقای م. رضایی آمد.|همه خوشحال شدند."),
        ("he", "הוא גר בארה״ב.|היא גרה כאן."),
        ("he", "היא אמרה „כן“.|הוא שתק."),
        ("en", "The U.S. Senate met.|It ended at 5 p.m. sharp."),
        ("en", "He moved to the U.S.|It was cold."),
        ("en", "Is it I.|Perhaps."),
        ("und", "Mr. Smith left.|He was late."),
        ("zh", "你好。|再见！|真的吗？"),
        ("hi", "यह सच है।|ठीक है।"),
    ],
)
def test_rules(language: str, wanted: str) -> None:
    sentences = wanted.split("|")
    joined = ("" if language == "zh" else " ").join(sentences)
    assert split(joined, language) == sentences


def test_a_sentence_never_crosses_a_paragraph() -> None:
    document = Document.from_text("Judul tanpa titik\nIsi satu. Isi dua", language="id")
    sentences = split_sentences(document)
    assert [(s.span.of(document.text), s.paragraph_index) for s in sentences] == [
        ("Judul tanpa titik", 0),
        ("Isi satu.", 1),
        ("Isi dua", 1),
    ]


def test_lines_are_sentences_and_blank_lines_end_paragraphs() -> None:
    document = Document.from_text("  satu. dua \nتلاتة\n\n\n empat\n", language="id", line_aligned=True)
    sentences = split_lines(document)
    assert [(s.span.of(document.text), s.paragraph_index) for s in sentences] == [
        ("satu. dua", 0),
        ("تلاتة", 0),
        ("empat", 1),
    ]


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences(Document.from_text(" \n\n")) == ()
    assert split_lines(Document.from_text("", line_aligned=True)) == ()


@pytest.mark.parametrize("number", ["1.", "(1.", "123.", "[123.", "a.", "(b.", "iv.", "viii.", "(viii.", "XIII."])
def test_the_number_of_a_list_is_no_sentence(number: str) -> None:
    assert split(f"{number} Buka berkas. Simpan.", "id") == [f"{number} Buka berkas.", "Simpan."]


@pytest.mark.parametrize("number", ["1234.", "(1234.", "xxxxx.", "((1."])
def test_what_is_too_long_for_the_number_of_a_list_is_a_sentence(number: str) -> None:
    assert split(f"{number} Buka berkas.", "id") == [number, "Buka berkas."]


def test_a_lower_case_word_begins_a_sentence_after_a_word_of_seven_letters() -> None:
    assert split("Ia mau menulis. lalu pergi.", "id") == ["Ia mau menulis.", "lalu pergi."]
    assert split("Ia mau pulang. lalu pergi.", "id") == ["Ia mau pulang. lalu pergi."]
    # No abbreviation, and nothing but small letters.
    assert split("Lihat brigjen. lalu pergi.", "id") == ["Lihat brigjen. lalu pergi."]
    assert split("Di Jakarta. lalu pergi.", "id") == ["Di Jakarta. lalu pergi."]
    assert split("Ia mau menulis... lalu pergi.", "id") == ["Ia mau menulis... lalu pergi."]


PIECES = st.sampled_from(
    [
        "kata",
        "Dr.",
        "A.",
        "3.5",
        ".",
        "...",
        "؟",
        "!",
        "“",
        "”",
        '"',
        "(",
        ")",
        "\n",
        "\n\n",
        " ",
        "\u3000",
        "م.",
        "هـ.",
        "。",
        "‘",
        "I.",
        "x",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from([*LANGUAGES, "und"]))
def test_sentences_hold_every_character_once(text: str, language: str) -> None:
    document = Document.from_text(text, language=language)
    sentences = split_sentences(document)
    end = 0
    for sentence in sentences:
        assert sentence.span.start >= end
        assert not document.text[end : sentence.span.start].strip()
        piece = sentence.span.of(document.text)
        assert piece
        assert piece == piece.strip()
        assert document.paragraphs[sentence.paragraph_index].covers(sentence.span)
        end = sentence.span.end
    assert not document.text[end:].strip()


@given(st.text(max_size=300))
def test_any_text_can_be_split(text: str) -> None:
    document = Document.from_text(text)
    joined = "".join(sentence.span.of(document.text) for sentence in split_sentences(document))
    assert "".join(joined.split()) == "".join(document.text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Dr. H. A. B. C. " * 10_000,
        '"' * 150_000,
        '".' * 100_000,
        "." * 500_000,
        "a" * 500_000,
        "kata " * 400_000,
        "A. " + " " * 1_000_000 + "B",
        "د" + "\u064b" * 300_000 + ". ب",
    ],
    ids=["initials", "quotes", "closers", "stops", "letters", "line", "blanks", "harakat"],
)
def test_hostile_texts_are_split_in_one_go(text: str) -> None:
    assert len(split(text, "id")) <= 3 + len(text) // (LONGEST_SENTENCE - 200)


def test_what_runs_on_is_cut_at_blanks() -> None:
    pieces = split("kata " * 30_000 + "akhir. Lain.", "id")
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert " ".join(pieces) == "kata " * 30_000 + "akhir. Lain."
    assert pieces[-1] == "Lain."
    assert [len(piece) for piece in split("a" * (2 * LONGEST_SENTENCE + 1), "id")] == [LONGEST_SENTENCE] * 2 + [1]


@pytest.mark.parametrize("unit", ["Satu dua. Tiga! ", "字。", "Kata.» Lagi? ", "Dr. Budi pergi. "])
def test_a_long_paragraph_is_split_like_a_short_one(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = split(unit * 400, "id")
    monkeypatch.setattr(module, "_STRETCH", 37)
    assert split(unit * 400, "id") == whole


def test_many_lines() -> None:
    assert len(split("Baris. Dua\n" * 30_000, "id")) == 60_000


@pytest.mark.skipif(not GOLD.exists(), reason="the aligned texts beside the project are not here")
@pytest.mark.parametrize("language", ["id", "ar", "en", "he", "fa"])
def test_running_news(language: str) -> None:
    spec = importlib.util.spec_from_file_location("segeval", GOLD / "segeval.py")
    assert spec
    assert spec.loader
    segeval = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(segeval)
    folder = GOLD / "data" / "ntrex"
    lines = (folder / f"{language}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    right = missed = wrong = 0
    for row in (folder / "docs.tsv").read_text().strip().split("\n"):
        _, first, count = row.split("\t")
        kept = [line for line in lines[int(first) : int(first) + int(count)] if segeval.TERM.search(line)]
        ends, inner, length = set(), set(), 0
        for line in kept:
            inner |= {length + match.end() for match in segeval.INNER.finditer(line)}
            length += len(line) + 1
            ends.add(length - 1)
        document = Document.from_text(" ".join(kept), language=language)
        found = {sentence.span.end for sentence in split_sentences(document)}
        right += len(ends & found)
        missed += len(ends - found)
        wrong += sum(not any(abs(end - place) <= 3 for place in inner) for end in found - ends)
    f1 = 2 * right / (2 * right + missed + wrong)
    assert f1 >= (0.995 if language in ("id", "ar") else 0.985)
