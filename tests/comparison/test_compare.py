"""Two texts compared whole."""

import json
from pathlib import Path

from sejajar.alignment.aligner import align
from sejajar.alignment.model import Alignment, Bead
from sejajar.comparison.compare import compare
from sejajar.comparison.model import Comparison
from sejajar.comparison.quote_groups import quote_groups
from sejajar.extraction.items import Extracts, Quote
from sejajar.extraction.quotes.reader import read_quotes
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

ROOT = Path(__file__).parents[2]


def quote(start: int, speaker: str | None, kind: str = "direct", utterance: int = 0) -> Quote:
    return Quote(Span(start, start + 5), kind, speaker, utterance=utterance)  # type: ignore[arg-type]


def compared(source: list[Quote], target: list[Quote], count: int = 4) -> Comparison:
    """Quotes at 0, 10, 20, ... of two texts whose sentences begin there and pair one to one."""
    sentences = [Sentence(Span(10 * n, 10 * n + 9), n) for n in range(count)]
    alignment = Alignment(tuple(Bead((n,), (n,)) for n in range(count)))
    return compare(Extracts((), tuple(source)), Extracts((), tuple(target)), sentences, sentences, alignment)


def test_a_name_is_lent_in_the_own_script_where_the_text_has_it():
    result = compared(
        [quote(0, "Susan Li"), quote(10, "Susan Li"), quote(20, "Budi")],
        [quote(0, "سوزان لي"), quote(10, None), quote(20, None)],
    )
    assert [(item.speaker, item.is_inferred) for item in result.target.quotes] == [
        ("سوزان لي", False), ("سوزان لي", True), ("Budi", True),
    ]  # fmt: skip
    assert not any(item.is_inferred for item in result.source.quotes)


def test_a_name_is_lent_to_the_source_and_through_the_utterance():
    result = compared(
        [quote(0, None, utterance=3), quote(10, None, utterance=3), quote(20, None, utterance=4)], [quote(0, "سوزان")]
    )
    assert [item.speaker for item in result.source.quotes] == ["سوزان", "سوزان", None]


def test_a_phrase_of_nobody_follows_its_partner():
    result = compared(
        [quote(0, None, "mention"), quote(10, None, "phrase")], [quote(0, None, "phrase"), quote(10, None, "mention")]
    )
    assert [item.kind for item in (*result.source.quotes, *result.target.quotes)] == ["mention"] * 4


def test_a_mention_gets_no_speaker():
    result = compared([quote(0, "Budi", "phrase")], [quote(0, None, "mention")])
    assert result.target.quotes[0].speaker is None


def test_texts_without_sentences():
    assert compare(Extracts(), Extracts(), [], [], Alignment(())).quotes == ()


def test_seed_articles():
    documents, extracts, sentences = [], [], []
    for language in ("id", "ar"):
        text = (ROOT / "seeds" / f"meta-llama4.{language}.txt").read_bytes().decode("utf-8")
        document = Document.from_text(text, language=language)
        documents.append(document)
        sentences.append(split_sentences(document))
        extracts.append(Extracts((), read_quotes(document, sentences[-1])))
    alignment = align(documents[0], sentences[0], documents[1], sentences[1])
    result = compare(extracts[0], extracts[1], sentences[0], sentences[1], alignment)

    gold = json.loads((ROOT / "tests" / "data" / "extract" / "seed_gold.json").read_text(encoding="utf-8"))
    pair_at = {
        (item["lang"], item["start"]): item["pair"] for item in gold["documents"][0]["quotes"] if item["tier"] == "core"
    }
    assert len(result.quotes) == 14
    for pair in result.quotes:
        assert pair.status == "match" and pair.source is not None and pair.target is not None
        source, target = result.source.quotes[pair.source], result.target.quotes[pair.target]
        assert pair_at["id", source.span.start] == pair_at["ar", target.span.start]
    speakers = [(line.speaker, line.target_speaker) for line in quote_groups(result) if line.kind == "direct"]
    assert speakers == [("Sam Altman", "سام ألتمان"), ("Zuckerberg", "زوكربيرج"), ("Susan Li", "سوزان لي")]
