"""The aligner whole: the seed article, disturbed texts, constraints, drift, cancelling, and what it may load."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.alignment.aligner import AlignmentCancelledError, align
from sejajar.alignment.model import SURE_CONFIDENCE, Alignment
from sejajar.segmentation.sentences import split_lines, split_sentences
from sejajar.text.document import Document, Sentence

ROOT = Path(__file__).parents[2]

ID = [
    "Presiden Joko Widodo tiba di Kairo pada hari Senin.",
    "Ia bertemu dengan 12 menteri dari Mesir.",
    "Harga minyak naik 3,5 persen tahun ini.",
    "Apakah pasar akan pulih?",
    "Menurut Bank Dunia, pertumbuhan ekonomi mencapai $40 miliar.",
    "Anak-anak di desa itu pergi ke sekolah dengan perahu.",
    "Ibu guru berkata: “Air sungai sangat dingin.”",
    "Rumah sakit baru dibuka pada bulan Desember 2019.",
    "Google dan OpenAI mengumumkan model baru.",
    "Hujan turun sepanjang malam di pegunungan.",
    "Polisi menangkap tiga pencuri di stasiun kereta.",
    "Semua orang pulang dengan gembira.",
]
AR = [
    "وصل الرئيس جوكو ويدودو إلى القاهرة يوم الاثنين.",
    "والتقى 12 وزيرا من مصر.",
    "ارتفعت أسعار النفط بنسبة 3.5 بالمائة هذا العام.",
    "هل ستتعافى السوق؟",
    "وفقا للبنك الدولي، بلغ النمو الاقتصادي 40 مليار دولار.",
    "يذهب الأطفال في تلك القرية إلى المدرسة بالقارب.",
    "قالت المعلمة: “ماء النهر بارد جدا.”",
    "افتتح المستشفى الجديد في ديسمبر 2019.",
    "أعلنت Google وOpenAI عن نموذج جديد.",
    "هطل المطر طوال الليل في الجبال.",
    "ألقت الشرطة القبض على ثلاثة لصوص في محطة القطار.",
    "عاد الجميع إلى منازلهم سعداء.",
]


def lines(texts: list[str], language: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = Document.from_text("\n".join(texts), language=language, line_aligned=True)
    return document, split_lines(document)


def aligned(source: list[str], target: list[str], **options: object) -> Alignment:
    return align(*lines(source, "id"), *lines(target, "ar"), **options)  # type: ignore[arg-type]


def pairs(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in alignment.beads]


def assert_whole(alignment: Alignment, source_count: int, target_count: int) -> None:
    assert [i for bead in alignment.beads for i in bead.source] == list(range(source_count))
    assert [j for bead in alignment.beads for j in bead.target] == list(range(target_count))
    assert all(0 <= bead.confidence <= 1 for bead in alignment.beads)
    assert all(bead.source or bead.target for bead in alignment.beads)


@pytest.mark.parametrize("backwards", [False, True])
def test_every_bead_of_the_seed_article_is_right_and_certain(backwards: bool) -> None:
    texts = [
        Document.from_text((ROOT / "seeds" / f"meta-llama4.{code}.txt").read_text(encoding="utf-8"), language=code)
        for code in ("id", "ar")
    ]
    sides = [(text, split_sentences(text)) for text in texts]
    if backwards:
        sides.reverse()
    alignment = align(*sides[0], *sides[1])
    assert pairs(alignment) == [((i,), (i,)) for i in range(27)]
    assert min(bead.confidence for bead in alignment.beads) >= SURE_CONFIDENCE


def test_a_faithful_translation() -> None:
    assert pairs(aligned(ID, AR)) == [((i,), (i,)) for i in range(12)]


def test_merged_split_and_omitted_sentences_are_found() -> None:
    source = [*ID[:2], ID[2] + " " + ID[3], *ID[4:]]
    target = [*AR[:6], AR[6] + " " + AR[7], *AR[8:10], *AR[11:]]
    assert pairs(aligned(source, target)) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2, 3)),
        ((3,), (4,)),
        ((4,), (5,)),
        ((5, 6), (6,)),
        ((7,), (7,)),
        ((8,), (8,)),
        ((9,), ()),
        ((10,), (9,)),
    ]


def test_a_missing_beginning_is_omitted() -> None:
    found = pairs(aligned(ID, AR[4:]))
    assert found[:4] == [((i,), ()) for i in range(4)]
    assert found[4:] == [((i,), (i - 4,)) for i in range(4, 12)]


def test_words_run_together_still_count() -> None:
    glued = [*AR[:4], "وفقاللبنكالدولي،بلغالنموالاقتصادي40مليار دولار.", *AR[5:]]
    assert pairs(aligned(ID, glued)) == [((i,), (i,)) for i in range(12)]


def test_constraints_are_kept() -> None:
    for constraint in ((2, 3), (0, 5), (11, 6)):
        alignment = aligned(ID, AR, constraints=[constraint])
        assert_whole(alignment, 12, 12)
        assert alignment.bead_of_source[constraint[0]] == alignment.bead_of_target[constraint[1]]


@pytest.mark.parametrize(
    "constraints", [[(3, 3), (4, 2)], [(0, 0), (0, 5)], [(0, 11), (11, 0)], [(2, 1), (7, 1), (8, 9)]]
)
def test_constraints_that_cross_or_share_a_sentence_make_one_bead(constraints: list[tuple[int, int]]) -> None:
    alignment = aligned(ID, AR, constraints=constraints)
    assert_whole(alignment, 12, 12)
    for row, column in constraints:
        assert alignment.bead_of_source[row] == alignment.bead_of_target[column]


def test_a_constraint_beyond_the_texts_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"constraint \(12, 0\)"):
        aligned(ID, AR, constraints=[(12, 0)])


def test_one_empty_side() -> None:
    assert pairs(aligned([], AR[:2])) == [((), (0,)), ((), (1,))]
    assert pairs(aligned(ID[:1], [])) == [((0,), ())]
    assert pairs(aligned([], [])) == []


def test_paragraphs_are_evidence() -> None:
    source = Document.from_text("Ya.\nBaik.\n\nYa.\n\nYa.\nSudah.\n\nMari.", language="id", line_aligned=True)
    target = Document.from_text("نعم.\nحسنا.\n\nنعم.\n\nنعم.\nتم.\n\nهيا.", language="ar", line_aligned=True)
    alignment = align(source, split_lines(source), target, split_lines(target))
    assert pairs(alignment) == [((i,), (i,)) for i in range(6)]


def test_it_is_deterministic() -> None:
    assert aligned(ID[2:], AR) == aligned(ID[2:], AR)


def test_progress_rises_to_one_and_cancelling_stops() -> None:
    seen: list[float] = []
    aligned(ID, AR, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    with pytest.raises(AlignmentCancelledError):
        aligned(ID, AR, is_cancelled=lambda: True)


SENTENCES = st.lists(
    st.sampled_from([*ID, *AR, "…", "١٢", "??", "你好", "A", "नमस्ते", "x" * 3000, "«»", "Москва", "Αθήνα", "ירושלים"]),
    max_size=14,
)


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES, st.sampled_from(["id", "und", "ru", "zh"]), st.sampled_from(["ar", "he", "fa", "ur"]))
def test_any_two_texts_give_a_whole_alignment(source: list[str], target: list[str], one: str, other: str) -> None:
    alignment = align(*lines(source, one), *lines(target, other))
    assert_whole(alignment, len(source), len(target))


def test_a_long_pair_with_drift_goes_through_bands() -> None:
    source = [f"{ID[i % 12]} Nomor {1000 + i}." for i in range(420)]
    target = [f"{AR[i % 12]} رقم {1000 + i}." for i in range(420)]
    found = pairs(aligned(source, [*target[80:200], *target[260:]]))
    wanted = [((i,), (i - 80,)) for i in range(80, 200)] + [((i,), (i - 140,)) for i in range(260, 420)]
    assert len(set(wanted) & set(found)) >= 0.99 * len(wanted)
    assert_whole(aligned(source, target[80:]), 420, 340)


def test_importing_the_aligner_loads_nothing_heavy() -> None:
    code = "import sys, sejajar.alignment.aligner; print([m for m in ('numpy', 'babel', 'textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
