"""The gold sets, by their own scorer: the seeds, hard sentences, and translated news where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sejajar.cli.reports.extract import figure_fields
from sejajar.comparison.figure_matching import match_figures
from sejajar.extraction.figures.reader import read_figures
from sejajar.text.document import Document

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "extract"
SHARED = ROOT / ".." / "shared" / "gold" / "extract"
SEEDS = {"id": "meta-llama4.id.txt", "ar": "meta-llama4.ar.txt"}


def texts_of(gold: dict[str, Any]) -> dict[str, str]:
    return {
        language: text["text"] if "text" in text else (ROOT / "seeds" / SEEDS[language]).read_bytes().decode("utf-8")
        for language, text in gold["texts"].items()
    }


def prediction(gold: dict[str, Any]) -> dict[str, Any]:
    """Figures of both texts, paired by paragraph: the gold's paragraphs are parallel."""
    documents = {language: Document.from_text(text, language=language) for language, text in texts_of(gold).items()}
    figures = {language: read_figures(document) for language, document in documents.items()}
    beads = {
        language: [
            next(i for i, paragraph in enumerate(documents[language].paragraphs) if figure.span.start < paragraph.end)
            for figure in found
        ]
        for language, found in figures.items()
    }
    items = {language: [figure_fields(figure, language) for figure in found] for language, found in figures.items()}
    for number, pair in enumerate(match_figures(figures["id"], figures["ar"], beads["id"], beads["ar"])):
        status = {"only_source": "only_id", "only_target": "only_ar"}.get(pair.status, pair.status)
        for language, index in (("id", pair.source), ("ar", pair.target)):
            if index is not None:
                items[language][index] |= {"pair": str(number), "pair_status": status}
    return {"id": gold["id"], "figures": items["id"] + items["ar"], "quotes": []}


def run_scorer(path: Path, folder: Path) -> tuple[dict[str, Any], str]:
    """The scorer's figures, and all that it printed."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    for document in gold["documents"]:
        document["texts"] = {code: {"text": text} for code, text in texts_of(document).items()}
    predicted = {"documents": [prediction(document) for document in gold["documents"]]}
    paths = [folder / "gold.json", folder / "predicted.json"]
    for written, content in zip(paths, (gold, predicted), strict=True):
        written.write_text(json.dumps(content), encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(DATA / "score.py"), *map(str, paths), "--errors", "--json"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return json.loads(printed.splitlines()[-1]), printed


def test_reads_and_pairs_every_figure_of_the_seeds(tmp_path: Path) -> None:
    result, printed = run_scorer(DATA / "seed_gold.json", tmp_path)
    assert result["fig_exact_all"] == [1, 1, 1], printed
    assert "ext recall (ordinals, indefinite, dual nouns) n=12: detect 100.0 v+unit 100.0" in printed
    assert "FIGPAIR recall 9/9" in printed
    assert "precision 15/15" in printed


@pytest.mark.parametrize("language", ["id", "ar"])
def test_reads_the_hard_sentences(tmp_path: Path, language: str) -> None:
    result, printed = run_scorer(DATA / "hard_gold.json", tmp_path)
    assert result[f"fig_vunit_{language}"][2] >= 0.98, printed


@pytest.mark.skipif(not SHARED.exists(), reason="the news gold is not beside the project")
@pytest.mark.parametrize("language", ["id", "ar"])
def test_reads_translated_news(tmp_path: Path, language: str) -> None:
    result, printed = run_scorer(SHARED / "dev_gold.json", tmp_path)
    assert result[f"fig_exact_{language}"][2] >= 0.99, printed
    assert "false alarms 0/" in printed
