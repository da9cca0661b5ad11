import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.text.document import Document, is_hard_wrapped, split_paragraphs
from sejajar.text.notices import Notice

BODY = (
    "Menurut satu perkiraan, sebuah cluster 100.000 chip akan membutuhkan 150 megawatt daya. Superkomputer lab nasional "
    "terbesar di Amerika Serikat, sebaliknya membutuhkan 30 megawatt daya. Meta berharap menghabiskan hingga $40 miliar "
    "dalam modal tahun ini untuk menyediakan pusat data dan infrastruktur lainnya."
)
LINES = st.lists(st.text("ab .\t\r\u2028ب"), max_size=12).map("\n".join)


def paragraphs(document):
    return [span.of(document.text) for span in document.paragraphs]


@given(LINES, st.booleans())
def test_paragraphs_hold_every_character_that_is_not_blank(raw, line_aligned):
    document = Document.from_text(raw, line_aligned=line_aligned)
    outside = document.text
    for span in reversed(document.paragraphs):
        outside = outside[: span.start] + outside[span.end :]
    assert outside.strip() == ""
    for before, after in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        assert before.end <= after.start
    for text in paragraphs(document):
        assert text
        assert text == text.strip()
    assert document.is_blank == (document.text.strip() == "")


@given(LINES)
def test_each_line_is_a_paragraph(raw):
    text = Document.from_text(raw).text
    assert [span.of(text) for span in split_paragraphs(text, join_lines=False)] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


@given(LINES)
def test_blank_lines_part_paragraphs_of_joined_lines(raw):
    text = Document.from_text(raw).text
    blocks = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    expected = ["\n".join(block).strip() for block in blocks if block]
    assert [span.of(text) for span in split_paragraphs(text, join_lines=True)] == expected


def wrapped(width, parts=3):
    return "\n\n".join(textwrap.fill(BODY, width) for _ in range(parts))


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_hard_wrapped_file_is_known(width):
    document = Document.from_text(wrapped(width))
    assert [" ".join(text.split()) for text in paragraphs(document)] == [BODY] * 3


def test_a_hard_wrapped_file_from_windows_is_known():
    assert len(Document.from_text(wrapped(72).replace("\n", "\r\n")).paragraphs) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"{BODY}\n\n{BODY}\n\n{BODY}",
        f"{BODY}\n{BODY}\n{BODY}",
        textwrap.fill(BODY, 72),
        "Judul\n\n" + "\n".join(sentence + "." for sentence in BODY.split(". ")),
        "satu\ndua\ntiga\nempat\n\nlima\nenam",
        "Anggaran pendidikan naik dan jumlah siswa pun bertambah\nHarga beras turun\nPresiden tiba di Jakarta hari ini\nTimnas kalah\n\nCuaca",
        "Pagi datang\nmembawa terang\nke dalam ruang\nyang telah lama lengang\n\nMalam pun pulang\nmembawa bintang",
    ],
)
def test_other_files_are_not_taken_for_hard_wrapped(text):
    assert not is_hard_wrapped(text)


def broken_lines(full: int, loose: int, finished: int = 0, width: int = 60) -> str:
    """``full + loose`` lines with another after each; the loose ones had room for the next word."""
    whole, short = ("kata " * 30)[: width - 1], ("kata " * 30)[:39]
    lines = [whole] * full + [short] * loose
    lines = [line + ("." if index < finished else "n") for index, line in enumerate(lines)]
    return "\n".join([*lines, "kata penutup\n\nkata"])


@pytest.mark.parametrize(
    ("text", "is_wrapped"),
    [
        # More than 85 % of the lines are full.
        (broken_lines(18, 2), True),
        (broken_lines(17, 3), False),
        # More than 30 % do not end a sentence.
        (broken_lines(20, 0, finished=13), True),
        (broken_lines(20, 0, finished=14), False),
        # Three lines with another after each, or more.
        (broken_lines(3, 0), True),
        (broken_lines(2, 0), False),
        # The longest line has 40 to 100 characters.
        (broken_lines(5, 0, width=40), True),
        (broken_lines(5, 0, width=39), False),
        (broken_lines(5, 0, width=100), True),
        (broken_lines(5, 0, width=101), False),
    ],
)
def test_the_bounds_of_a_hard_wrapped_file(text, is_wrapped):
    assert is_hard_wrapped(text) is is_wrapped


def test_a_line_is_full_when_the_next_word_did_not_fit():
    line = "k" * 59 + "n"
    assert is_hard_wrapped("\n".join([line] * 4) + "\n\nx")
    # 54 + a blank + "kata" are 59, which fits into 60; 55 of them make 60, which fits too; 56 do not.
    for length, is_wrapped in ((54, False), (55, False), (56, True)):
        lines = [line, *["kata " + "k" * (length - 5)] * 9, "kata akhir"]
        assert is_hard_wrapped("\n".join(lines) + "\n\nx") is is_wrapped, length


def test_what_is_given_outweighs_what_is_detected():
    document = Document.from_text("kata", language="ms", name="a.txt", notices=(Notice("no-text"),))
    assert (document.language, document.name, document.is_rtl) == ("ms", "a.txt", False)
    assert document.notices == (Notice("no-text"),)


def test_the_raw_text_is_kept_for_copying():
    document = Document.from_text("a\x1bb\r\nc")
    assert (document.raw, document.text) == ("a\x1bb\r\nc", "a␛b \nc")


def test_arabic_runs_from_right_to_left():
    assert Document.from_text("OpenAI شركة كبيرة").is_rtl
