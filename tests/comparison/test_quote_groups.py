"""The sidebar's lines of quotes."""

from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.comparison.quote_groups import QuoteGroup, quote_groups
from sejajar.extraction.items import Extracts, Quote
from sejajar.text.span import Span


def quote(kind: str, utterance: int, speaker: str | None = None) -> Quote:
    return Quote(Span(0, 5), kind, speaker, utterance=utterance)  # type: ignore[arg-type]


def lines(source: list[Quote], target: list[Quote], pairs: list[ItemMatch]) -> tuple[QuoteGroup, ...]:
    return quote_groups(Comparison(Extracts((), tuple(source)), Extracts((), tuple(target)), (), tuple(pairs)))


def test_a_split_utterance_is_one_line():
    source = [quote("direct", 1, "Budi"), quote("direct", 1, "Budi"), quote("direct", 2, "Ani")]
    target = [quote("direct", 7, "بودي"), quote("phrase", 7, "بودي"), quote("direct", 8, "آني")]
    pairs = [ItemMatch(0, 0, "match"), ItemMatch(1, 1, "match"), ItemMatch(2, 2, "match")]

    assert lines(source, target, pairs) == (
        QuoteGroup("Budi", "بودي", "direct", (0, 1)),
        QuoteGroup("Ani", "آني", "direct", (2,)),
    )


def test_a_part_that_only_the_target_has_joins_its_utterance():
    source = [quote("direct", 1, "Budi")]
    target = [quote("direct", 7, "بودي"), quote("direct", 7, "بودي"), quote("direct", 9)]
    pairs = [ItemMatch(0, 0, "match"), ItemMatch(None, 1, "only_target"), ItemMatch(None, 2, "only_target")]

    assert [line.matches for line in lines(source, target, pairs)] == [(0, 1), (2,)]


def test_statements_and_mentions_stand_alone():
    source = [quote("indirect", 1, "Budi"), quote("phrase", 1, "Budi"), quote("mention", 0), quote("mention", 0)]
    pairs = [ItemMatch(n, None, "only_source") for n in range(4)]

    assert [(line.kind, line.speaker, line.target_speaker) for line in lines(source, [], pairs)] == [
        ("indirect", "Budi", None), ("phrase", "Budi", None), ("mention", None, None), ("mention", None, None),
    ]  # fmt: skip


def test_no_quotes():
    assert lines([], [], []) == ()
