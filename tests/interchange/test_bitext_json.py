"""The JSON for other programs."""

from __future__ import annotations

import json
from dataclasses import replace

from sejajar.interchange.bitext_json import write_bitext_json
from sejajar.session.bitext import SIDES, Bitext
from sejajar.text.span import Span


def stored(bitext: Bitext, *passage_indices: int) -> dict[str, object]:
    return json.loads(write_bitext_json(bitext, passage_indices or range(len(bitext.passages))))


def slices(text: str, *parts: str) -> list[dict[str, object]]:
    return [{"start": text.index(part), "end": text.index(part) + len(part), "text": part} for part in parts]


def test_one_passage_whole(bitext: Bitext) -> None:
    found = stored(bitext, 3)
    assert list(found) == ["schema", "source", "target", "passages"]
    assert found["schema"] == "export/1"
    assert found["passages"] == [
        {
            "number": 4,
            "confidence": 0.99,
            "source": slices(bitext.source.raw, "“Baik,” kata Li."),
            "target": slices(bitext.target.raw, "قالت لي: “جيد”."),
        }
    ]


def test_a_side_with_its_quotes_and_figures(bitext: Bitext) -> None:
    source, target = stored(bitext)["source"], stored(bitext)["target"]
    raw = bitext.source.raw
    figures = [*slices(raw, "42 persen", "9 persen"), {"start": 79, "end": 88, "text": "42 persen"}]
    assert source == {
        "name": "a.txt",
        "language": "id",
        "direction": "ltr",
        "quotes": [slices(raw, "Baik,")[0] | {"type": "direct", "speaker": "Susan Li"}],
        "figures": [
            figure | {"kind": "percent", "value": value, "value2": None, "unit": "percent"}
            for figure, value in zip(figures, ("42", "9", "42"), strict=True)
        ],
    }
    assert isinstance(target, dict)
    assert (target["name"], target["language"], target["direction"]) == ("b.txt", "ar", "rtl")
    assert [quote["speaker"] for quote in target["quotes"]] == ["لي"]
    assert [figure["value"] for figure in target["figures"]] == ["42", "9", "42"]


def test_the_text_is_that_of_the_file(bitext: Bitext) -> None:
    raw = bitext.source.raw.replace("Ia senang.", "Ia \x1b\x1b\x1b\x1b\x1b\x1b.")
    found = stored(replace(bitext, source=bitext.source._replace(raw=raw)), 1)
    (passage,) = found["passages"]  # type: ignore[misc]
    assert passage["source"][0]["text"] == "Ia \x1b\x1b\x1b\x1b\x1b\x1b."
    assert passage["target"] == []


def test_mentions_are_left_out_and_uncompared_texts_have_no_lists(bitext: Bitext) -> None:
    assert bitext.comparison is not None
    mention = replace(bitext.comparison.source.quotes[0], kind="mention", span=Span(0, 5))
    quotes = (mention, *bitext.comparison.source.quotes)
    comparison = replace(bitext.comparison, source=replace(bitext.comparison.source, quotes=quotes))
    side = stored(replace(bitext, comparison=comparison))["source"]
    assert isinstance(side, dict)
    assert [quote["text"] for quote in side["quotes"]] == ["Baik,"]
    for name in SIDES:
        empty = stored(replace(bitext, comparison=None))[name]
        assert isinstance(empty, dict)
        assert (empty["quotes"], empty["figures"]) == ([], [])


def test_it_is_readable_by_people(bitext: Bitext) -> None:
    written = write_bitext_json(bitext, [0])
    assert written.startswith('{\n "schema": "export/1",\n')
    assert "ارتفع" in written
    assert written.endswith("}\n")
