"""Where two texts disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.comparison.issues import Issue, find_issues
from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.extraction.items import Extracts, Figure, Quote
from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session.pipeline import read_bitext
from sejajar.text.document import Document
from sejajar.text.span import Span


def place(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def reading_order(source: Span | None, target: Span | None) -> tuple[int, ...]:
    """Where both texts run alike: by offset, the source's first."""
    return (source.start, 0) if source else (target.start if target else 0, 1)


def figure_findings(
    source: tuple[str, Figure | None], target: tuple[str, Figure | None], status: str = "match"
) -> list[tuple[str, str]]:
    """Kind and severity of what is found in two texts with one figure each."""
    ours, theirs = (() if item[1] is None else (item[1],) for item in (source, target))
    pair = ItemMatch(0 if ours else None, 0 if theirs else None, status)  # type: ignore[arg-type]
    comparison = Comparison(Extracts(ours), Extracts(theirs), (pair,), ())
    documents = Document.from_text(source[0], language="id"), Document.from_text(target[0], language="ar")
    return [(issue.kind, issue.severity) for issue in find_issues(comparison, *documents, reading_order)]


def figure(text: str, part: str, kind: str = "count", **parts: object) -> tuple[str, Figure]:
    return text, Figure(place(text, part), kind, part, **parts)  # type: ignore[arg-type]


NOTHING = ("", None)


@pytest.mark.parametrize(
    ("source", "target", "status", "expected"),
    [
        (figure("naik 42 orang", "42"), figure("ارتفع 43", "43"), "mismatch", [("figure-differs", "error")]),
        (figure("naik 42 orang", "42"), figure("ارتفع 42", "42"), "match", []),
        (figure("puluhan", "puluhan", is_indefinite=True), figure("مئات", "مئات"), "mismatch", [("figure-differs", "warning")]),
        (figure("tiga toko", "tiga"), figure("متجرين", "متجرين", is_dual=True), "mismatch", [("figure-differs", "warning")]),
        (figure("naik 42 orang", "42"), NOTHING, "only_source", [("figure-missing", "warning")]),
        (figure("dua orang", "dua"), NOTHING, "only_source", [("figure-missing", "note")]),
        (figure("satu persen", "satu persen", "percent"), NOTHING, "only_source", [("figure-missing", "warning")]),
        (figure("Senin", "Senin", "weekday"), NOTHING, "only_source", [("figure-missing", "note")]),
        (figure("ke-19", "ke-19", "ordinal"), NOTHING, "only_source", [("figure-missing", "note")]),
        (figure("12an", "12an", is_indefinite=True), NOTHING, "only_source", [("figure-missing", "note")]),
        (NOTHING, figure("ارتفع ٤٢", "٤٢"), "only_target", [("figure-added", "warning")]),
        (NOTHING, figure("متجرين", "متجرين", is_dual=True), "only_target", []),
    ],
)  # fmt: skip
def test_figures(source, target, status, expected):
    assert figure_findings(source, target, status) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("more_than", "more_than", None),
        ("more_than", "at_least", None),
        ("less_than", "almost", None),
        ("more_than", None, "note"),
        (None, "about", "note"),
        ("about", "almost", "note"),
        ("more_than", "less_than", "warning"),
        ("up_to", "at_least", "warning"),
    ],
)
def test_approximations(one, other, expected):
    for first, second in ((one, other), (other, one)):
        found = figure_findings(figure("42", "42", approximator=first), figure("٤٢", "٤٢", approximator=second))
        assert found == ([("hedge-differs", expected)] if expected else [])


def test_a_range_told_as_two_figures_has_no_hedge_to_compare():
    assert figure_findings(figure("5-10", "5-10", upper_value="10"), figure("بين 5", "5", approximator="about")) == []


@pytest.mark.parametrize(
    ("source", "target", "differs"),
    [
        ("dirilis pada bulan Desember", "يصدر بحلول ديسمبر", True),
        ("dirilis pada bulan Desember", "يصدر في شهر ديسمبر", False),
        ("dirilis paling lambat Desember", "يصدر بحلول ديسمبر", False),
        ("dirilis sampai dengan akhir Desember", "يصدر حتى نهاية ديسمبر", False),
        ("dirilis sebelum Desember", "يصدر بعد ديسمبر", True),
        ("sejak tanggal Desember", "منذ ديسمبر", False),
        ("mulai Desember", "ابتداءً من ديسمبر", False),
        ("Desember lalu", "في ديسمبر", False),
        ("rapat Desember", "بحلول ديسمبر", False),
    ],
)
def test_date_relations(source, target, differs):
    found = figure_findings(figure(source, "Desember", "month"), figure(target, "ديسمبر", "month"))
    assert found == ([("date-relation-differs", "note")] if differs else [])


def test_only_dates_have_date_relations():
    assert figure_findings(figure("pada 42", "42"), figure("بحلول 42", "42")) == []


# -- quotes -----------------------------------------------------------------------------------------------------

WORDS = "satu dua tiga empat lima"


def quote(word: str, kind: str = "direct", speaker: str | None = "Budi", utterance: int = 0, **parts: object) -> Quote:
    return Quote(place(WORDS, word), kind, speaker, utterance=utterance, **parts)  # type: ignore[arg-type]


def quote_findings(source: list[Quote], target: list[Quote], *pairs: tuple[int | None, int | None, str]) -> list[Issue]:
    links = tuple(ItemMatch(*pair) for pair in pairs)  # type: ignore[arg-type]
    comparison = Comparison(Extracts((), tuple(source)), Extracts((), tuple(target)), (), links)
    document = Document.from_text(WORDS, language="id")
    return list(find_issues(comparison, document, document, reading_order))


def told(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind, issue.severity) for issue in issues]


@pytest.mark.parametrize(
    ("lost", "severity"),
    [
        (quote("satu"), "warning"),
        (quote("satu", speaker=None), "warning"),
        (quote("satu", "phrase"), "warning"),
        (quote("satu", "phrase", None), "note"),
        (quote("satu", "mention"), None),
        (quote("satu", "indirect"), None),
    ],
)
def test_a_quotation_of_one_text_only(lost, severity):
    missing, added = (
        quote_findings([lost], [], (0, None, "only_source")),
        quote_findings([], [lost], (None, 0, "only_target")),
    )
    assert told(missing) == ([("quote-missing", severity)] if severity else [])
    assert told(added) == ([("quote-added", severity)] if severity else [])


@pytest.mark.parametrize(("length", "severity"), [(84, "warning"), (85, "note"), (86, "note")])
def test_an_utterance_is_whole_from_85_percent_of_its_length(length: int, severity: str) -> None:
    """100 characters in two parts; the other text, as long, has them in one part."""
    document = Document.from_text("x" * 200, language="id")
    ours = [Quote(Span(0, 50), "direct", "Budi"), Quote(Span(50, 100), "direct", "Budi")]
    theirs = [Quote(Span(0, length), "direct", "Budi")]
    matches = (ItemMatch(0, 0, "match"), ItemMatch(1, None, "only_source"))
    comparison = Comparison(Extracts((), tuple(ours)), Extracts((), tuple(theirs)), (), matches)
    assert told(list(find_issues(comparison, document, document, reading_order))) == [("quote-missing", severity)]


@pytest.mark.parametrize(("partner", "severity"), [("satu dua tiga", "note"), ("tiga", "warning")])
def test_a_part_of_an_utterance_is_lost_unless_the_other_text_has_all_its_words_in_one(partner, severity):
    ours, theirs = (
        [quote("satu"), quote("dua tiga"), quote("empat lima", utterance=1)],
        [quote(partner), quote("empat lima", utterance=1)],
    )
    found = quote_findings(ours, theirs, (0, 0, "match"), (1, None, "only_source"), (2, 1, "match"))
    assert told(found) == [("quote-missing", severity)]
    found = quote_findings(theirs, ours, (0, 0, "match"), (None, 1, "only_target"), (1, 2, "match"))
    assert told(found) == [("quote-added", severity)]


def test_a_reported_clause_round_lost_words_does_not_stand_for_them():
    clause = quote("dua tiga", "indirect")
    found = quote_findings([clause, quote("dua", "phrase")], [clause], (0, 0, "match"), (1, None, "only_source"))
    assert told(found) == [("quote-missing", "warning")]


def test_words_that_the_other_text_only_reports():
    reported = quote("satu", "indirect")
    assert told(quote_findings([quote("dua")], [reported], (0, 0, "mismatch"))) == [("quote-reported", "warning")]
    assert told(quote_findings([quote("dua", "phrase")], [reported], (0, 0, "mismatch"))) == [
        ("quote-reported", "note")
    ]


def exchanged(*speakers: tuple[str | None, str | None], inferred: bool = False) -> list[int]:
    words = WORDS.split()
    source = [quote(words[n], speaker=one, utterance=n, is_inferred=inferred) for n, (one, _) in enumerate(speakers)]
    target = [quote(words[n], speaker=other, utterance=n) for n, (_, other) in enumerate(speakers)]
    found = quote_findings(source, target, *((n, n, "match") for n in range(len(speakers))))
    assert all((issue.kind, issue.severity) == ("speaker-differs", "warning") for issue in found)
    return [issue.source.start for issue in found if issue.source]


def test_exchanged_speakers():
    assert len(exchanged(("Budi Santoso", "سيتي"), ("Siti", "بودي سانتوسو"))) == 2
    assert len(exchanged(("Budi", "سيتي"), ("Siti", "سيتي"), ("Budi", "بودي"))) == 1


@pytest.mark.parametrize(
    "speakers",
    [
        [("Budi Santoso", "بودي"), ("Siti", "سيتي")],
        [("Budi", "المتحدث باسم الشركة"), ("Budi", "بودي")],
        [("Budi", "سيتي")],
        [("Budi", None), (None, "سيتي")],
        [("juru bicara", "المتحدث"), ("Siti", "سيتي")],
    ],
)
def test_speakers_that_are_not_known_to_differ(speakers):
    assert exchanged(*speakers) == []


def test_an_inferred_speaker_agrees():
    assert exchanged(("Budi", "سيتي"), ("Siti", "بودي"), inferred=True) == []


# -- all together -----------------------------------------------------------------------------------------------


def test_findings_stand_in_reading_order():
    text = "1 2 3 4 5 6"
    figures = tuple(Figure(Span(2 * n, 2 * n + 1), "count", str(n)) for n in range(6))
    pairs = (
        ItemMatch(0, 1, "mismatch"),
        ItemMatch(None, 2, "only_target"),
        ItemMatch(2, 3, "match"),
        ItemMatch(None, 0, "only_target"),
        ItemMatch(4, None, "only_source"),
        ItemMatch(3, 5, "mismatch"),
    )
    comparison = Comparison(Extracts(figures), Extracts(figures), pairs, ())
    document = Document.from_text(text, language="id")
    found = find_issues(comparison, document, document, reading_order)
    starts = [(issue.source and issue.source.start, issue.target and issue.target.start) for issue in found]
    assert starts == [(0, 2), (None, 0), (None, 4), (6, 10), (8, None)]


@given(st.text(alphabet="ab \n", max_size=20), st.integers(0, 3))
def test_ids_survive_edits_elsewhere(before, repeats):
    """The first of several equal findings keeps its id whatever is put before it that is no finding."""

    def ids(prefix: str, count: int) -> list[str]:
        text = prefix + "42 42 42 42"
        start = len(prefix)
        figures = tuple(Figure(Span(start + 3 * n, start + 3 * n + 2), "count", "42") for n in range(count))
        pairs = tuple(ItemMatch(n, None, "only_source") for n in range(count))
        document = Document.from_text(text, language="id")
        return [
            issue.id
            for issue in find_issues(
                Comparison(Extracts(figures), Extracts(), pairs, ()), document, document, reading_order
            )
        ]

    found = ids(before, repeats + 1)
    assert found == ids("", repeats + 1)
    assert found[:1] == ids("", 1)
    assert len(set(found)) == repeats + 1


def test_the_article_differs_in_one_preposition():
    source, target = (load_document(str(path)) for path in seed_paths())
    comparison = read_bitext(source, target).comparison
    assert comparison is not None
    (issue,) = find_issues(comparison, source, target, reading_order)
    assert (issue.kind, issue.severity) == ("date-relation-differs", "note")
    assert issue.source and issue.source.of(source.text) == "Desember"
    assert issue.target and issue.target.of(target.text) == "ديسمبر"


def test_a_changed_figure_and_a_lost_quotation_are_found():
    source = Document.from_text(
        "Harga naik 42 persen.\nIa menjual 1.200 mobil.\n“Kami menang,” kata Budi.\n", language="id"
    )
    target = Document.from_text("ارتفع السعر 24 بالمئة.\nباع 1200 سيارة.\nفرح بودي.\n", language="ar")
    comparison = read_bitext(source, target).comparison
    assert comparison is not None
    assert told(list(find_issues(comparison, source, target, reading_order))) == [
        ("figure-differs", "error"),
        ("quote-missing", "warning"),
    ]


def test_exchanged_speakers_are_found_in_two_texts():
    source = Document.from_text(
        "“Kami menang besar,” kata Budi Santoso.\n“Kami kalah telak,” kata Siti Aminah.\n", language="id"
    )
    target = Document.from_text(
        "وقالت سيتي أمينة: «لقد فزنا فوزا كبيرا».\nوقال بودي سانتوسو: «لقد خسرنا خسارة فادحة».\n", language="ar"
    )
    comparison = read_bitext(source, target).comparison
    assert comparison is not None
    found = find_issues(comparison, source, target, reading_order)
    assert told(list(found)) == [("speaker-differs", "warning")] * 2
