"""Which language has which tables, and that CONTRIBUTING says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejajar.cli.docs.languages import LanguageFile, language_files
from sejajar.cli.docs.manual import main
from sejajar.text.language import LANGUAGES

ROOT = Path(__file__).parents[1]
FILES = {file.path: file for file in language_files()}
WITH_TABLES = [file for file in language_files() if file.path.endswith("<code>.py")]


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("segmentation/tables/<code>.py", "ar en fa he id ms ur"),
        ("alignment/tables/<code>.py", "ar en fa he id ms ur"),
        ("alignment/dictionaries/*.tsv", "ar en fa he id"),
        ("extraction/figures/tables/<code>.py", "ar en fa id ms ur"),
        ("extraction/quotes/tables/<code>.py", "ar en id ms"),
        ("comparison/tables/<code>.py", "ar en fa he id ms ur"),
        ("search/figure_query.py", "ar en id"),
        ("session/reading/headings.py", "ar de en es fa fr he id it jv ms nl pt tr ur"),
    ],
)
def test_languages_of_a_file(path: str, languages: str) -> None:
    assert " ".join(FILES[path].languages) == languages
    assert set(FILES[path].languages) <= LANGUAGES.keys()


@pytest.mark.parametrize("file", WITH_TABLES, ids=lambda file: file.path)
def test_each_registered_language_has_its_module(file: LanguageFile) -> None:
    modules = [ROOT / "src" / "sejajar" / file.path.replace("<code>", code) for code in file.languages]
    assert [module for module in modules if not module.is_file()] == []


def test_every_package_of_tables_is_listed() -> None:
    source = ROOT / "src" / "sejajar"
    packages = {path.parent.relative_to(source).as_posix() for path in source.glob("**/tables/registry.py")}
    assert packages == {file.path.rpartition("/")[0] for file in WITH_TABLES}


def test_contributing_lists_the_files() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert main(["--check", str(ROOT / "CONTRIBUTING.md")]) == 0
    assert all(f"| `{path}` |" in text for path in FILES)
