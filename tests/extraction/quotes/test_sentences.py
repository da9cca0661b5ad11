"""Sentences written for the language, each with every quote a reader finds in it; and the two seed articles."""

import json
from pathlib import Path

import pytest

from quote_reading import read

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"
EDGE = " \t\n“”„«»\"‘’'‹›.,،؛;:!?؟…()[]-–—"


def sentences(language: str) -> list[pytest.param]:
    rows = json.loads((DATA / "quotes" / f"{language}.json").read_text(encoding="utf-8"))["sentences"]
    return [pytest.param(language, row["text"], row["quotes"], id=f"{language}{n}") for n, row in enumerate(rows)]


@pytest.mark.parametrize(("language", "text", "expected"), [*sentences("id"), *sentences("ar"), *sentences("en")])
def test_every_quote_of_a_sentence(language: str, text: str, expected: list[list[str]]):
    found = sorted((quote.kind, quote.span.of(text).strip(EDGE), quote.speaker or "") for quote in read(text, language))

    assert found == sorted((kind, words.strip(EDGE), speaker or "") for kind, words, speaker in expected)


@pytest.mark.parametrize("language", ["id", "ar"])
def test_seed_article(language: str):
    text = (ROOT / "seeds" / f"meta-llama4.{language}.txt").read_bytes().decode("utf-8")
    (document,) = json.loads((DATA / "extract" / "seed_gold.json").read_text(encoding="utf-8"))["documents"]
    gold = [quote for quote in document["quotes"] if quote["lang"] == language and quote["tier"] == "core"]
    found = {quote.span.start: quote for quote in read(text, language) if quote.kind != "mention"}

    assert sorted(found) == sorted(quote["start"] for quote in gold)
    for quote in gold:
        ours = found[quote["start"]]
        assert (ours.span.end, ours.kind, ours.cue) == (quote["end"], quote["type"], quote["cue"])
        assert ours.speaker is not None
        assert any(accepted.endswith(ours.speaker) for accepted in quote["speaker_accept"])


def test_seed_article_shows_the_fullest_name_and_one_utterance():
    text = (ROOT / "seeds" / "meta-llama4.id.txt").read_bytes().decode("utf-8")
    quotes = read(text, "id")
    by_words = {quote.span.of(text)[:12]: quote for quote in quotes}

    assert by_words["berita palsu"].speaker == "Sam Altman"  # the sentence has only "Altman"
    assert by_words["Bagi saya, t"].utterance == by_words["Dan saya ban"].utterance
    assert by_words["loncatan sig"].utterance == by_words["GPT-5 akan m"].utterance
    assert by_words["berita palsu"].utterance != by_words["loncatan sig"].utterance
