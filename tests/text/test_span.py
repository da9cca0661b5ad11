from hypothesis import given
from hypothesis import strategies as st

from sejajar.text.span import Span

OFFSETS = st.integers(0, 30)
SPANS = st.tuples(OFFSETS, OFFSETS).map(lambda ends: Span(min(ends), max(ends)))


def characters(span):
    return set(range(span.start, span.end))


@given(SPANS, SPANS)
def test_spans_behave_as_sets_of_characters(one, other):
    assert len(one) == len(characters(one))
    assert one.overlaps(other) == bool(characters(one) & characters(other)) or not len(one) or not len(other)
    assert not one.covers(other) or characters(other) <= characters(one)
    assert characters(one.clip(other)) == characters(one) & characters(other)
    assert other.covers(one.clip(other))


@given(SPANS, OFFSETS)
def test_membership_and_shift(span, distance):
    assert {offset for offset in range(70) if offset in span} == characters(span)
    assert characters(span.shift(distance)) == {offset + distance for offset in characters(span)}


@given(st.text(), SPANS)
def test_the_characters_of_a_span(text, span):
    assert span.of(text) == text[span.start : span.end]


def test_spans_sort_by_place():
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
