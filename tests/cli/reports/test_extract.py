import json

from sejajar.alignment.model import Alignment
from sejajar.cli.reports.extract import extract_document, extract_json
from sejajar.comparison.model import Comparison
from sejajar.comparison.model import ItemMatch as ItemPair
from sejajar.extraction.items import Extracts, Figure, Quote
from sejajar.session.bitext import Bitext
from sejajar.text.document import Document
from sejajar.text.span import Span


def figure(start, **named):
    return Figure(Span(start, start + 2), "count", "4", **named)


def pair_with(comparison, source_language="id", target_language="ar"):
    return Bitext(
        Document.from_text("a", language=source_language),
        Document.from_text("ب", language=target_language),
        (), (), Alignment(()), comparison=comparison,
    )  # fmt: skip


COMPARISON = Comparison(
    Extracts((figure(0), figure(5, unit="USD", approximator="about")), (Quote(Span(1, 4), "direct", "X", "kata"),)),
    Extracts((figure(0, is_dual=True), figure(7), figure(9)), ()),
    (
        ItemPair(0, 0, "match"),
        ItemPair(1, None, "only_source"),
        ItemPair(None, 1, "only_target"),
        ItemPair(0, 2, "mismatch"),
    ),
    (ItemPair(0, None, "only_source"),),
)


def test_items_that_say_the_same_share_a_pair():
    document = extract_document(pair_with(COMPARISON), COMPARISON)
    rows = [(item["lang"], item["start"], item["pair"], item["pair_status"]) for item in document["figures"]]
    assert rows == [
        ("id", 0, "f1", "match"),
        ("id", 5, "f2", "only_id"),
        ("ar", 0, "f1", "match"),
        ("ar", 7, "f3", "only_ar"),
        ("ar", 9, "f4", "mismatch"),
    ]


def test_every_field_is_written():
    document = json.loads("".join(extract_json(pair_with(COMPARISON))))
    assert document == extract_document(pair_with(COMPARISON), COMPARISON)
    assert document["figures"][1] == {
        "lang": "id", "start": 5, "end": 7, "kind": "count", "value": "4", "value2": None, "unit": "USD",
        "approx": "about", "indefinite": False, "magnitude": None, "dual": False, "pair": "f2", "pair_status": "only_id",
    }  # fmt: skip
    assert document["figures"][2]["dual"]
    assert document["quotes"] == [
        {"lang": "id", "start": 1, "end": 4, "type": "direct", "speaker": "X", "cue": "kata", "pair": "q1"}
    ]


def test_two_texts_in_one_language_are_told_apart_by_side():
    statuses = {
        item["pair_status"] for item in extract_document(pair_with(COMPARISON, "en", "en"), COMPARISON)["figures"]
    }
    assert statuses == {"match", "mismatch", "only_source", "only_target"}


def test_an_item_that_was_not_compared_has_no_pair():
    comparison = Comparison(Extracts((figure(0),)), Extracts(), (), ())
    assert extract_document(pair_with(comparison), comparison)["figures"][0]["pair"] is None
    assert extract_document(pair_with(comparison), comparison)["figures"][0]["pair_status"] is None
