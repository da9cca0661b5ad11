"""The catalogs of the interface: whole, with the places for values kept, and compiled as they are."""

from __future__ import annotations

import gettext
import re
from string import Formatter

import pytest

from sejajar.cli.docs import catalogs
from sejajar.keyboard.keymap import DEFAULT

LANGUAGES = ("id", "ar")
FORMS = {"id": 1, "ar": 6}
SPELLED_OUT = 3
"""In Arabic none, one and two of a thing are words of their own, without a figure."""


def entries(language):
    return [message for message in catalogs.catalog_of(language) if message.id]


def places(text):
    return sorted(f"{name}:{form}" for _text, name, form, _conversion in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_missing(language):
    assert catalogs.missing(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_left_over(language):
    assert {message.id for message in entries(language)} == {
        message.id for message in catalogs.extracted() if message.id
    }


def test_the_table_of_keys_is_in_the_catalogs():
    known = {message.id for message in entries("id")}
    for key in DEFAULT.all_keys():
        assert {key.description, key.help, key.group} <= known
        assert not key.footer or key.footer in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_for_a_value_is_kept(language):
    for message in entries(language):
        if isinstance(message.id, str):
            assert places(message.string) == places(message.id), message.id
            continue
        assert len(message.string) == FORMS[language], message.id
        wanted = places(message.id[1])
        for number, form in enumerate(message.string):
            counted = [place for place in wanted if place.partition(":")[0] not in ("count", "number")]
            may_be_words = language == "ar" and number < SPELLED_OUT
            assert places(form) == wanted or (may_be_words and places(form) == counted), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_blanks_at_its_ends_and_the_keys_it_names(language):
    keys = re.compile(r"(?<![A-Za-z])(?:Esc|Tab|Enter|Backspace|EDITOR|usd>=10bn)(?![A-Za-z])")
    for message in entries(language):
        if isinstance(message.id, str):
            assert message.string.endswith(" ") == message.id.endswith(" ")
            assert sorted(keys.findall(message.string)) == sorted(keys.findall(message.id)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    with catalogs.catalog_file(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in entries(language):
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            assert {compiled.ngettext(*message.id, count) for count in range(200)} == set(message.string)


def test_arabic_is_arabic():
    """Nothing of a translation is left in English but what has no other name."""
    names = {
        "sejajar", "Markdown", "shell", "TMX", "TSV", "JSON", "HTML", "SVG", "Anki", "UTF", "ASCII", "EDITOR", "Esc", "Tab",
        "Enter", "Escape", "Delete", "Insert", "Page", "Down", "Up", "Home", "End", "Backspace", "fg", "usd", "bn", "rb",
        "jt", "mw", "peeked", "bookmarked", "noted", "config", "debug", "EPUB", "PDF", "RTF", "XLIFF", "ZIP", "align", "serve",
    }  # fmt: skip
    for message in entries("ar"):
        for form in [message.string] if isinstance(message.string, str) else message.string:
            words = re.findall(r"[A-Za-z]{2,}", re.sub(r"{[^}]*}", "", form))
            assert set(words) <= names, form


def test_the_check_says_what_is_missing(monkeypatch, capsys, tmp_path):
    for language in LANGUAGES:
        file = tmp_path / language / "LC_MESSAGES" / "sejajar.po"
        file.parent.mkdir(parents=True)
        text = catalogs.catalog_file(language).read_text(encoding="utf-8")
        file.write_text(text.replace('msgstr "Bantuan"', 'msgstr ""'), encoding="utf-8")
    monkeypatch.setattr(catalogs, "CATALOGS", tmp_path)
    assert catalogs.main(["--check"]) == 1
    assert capsys.readouterr().err == "id: no words for 'Help'\n"
    assert not list(tmp_path.rglob("*.mo"))


def test_a_catalog_is_begun_brought_up_to_date_and_compiled(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogs, "CATALOGS", tmp_path)
    assert catalogs.main([]) == 1
    for language in LANGUAGES:
        assert len(catalogs.missing(language)) == len(entries(language)) > 400
        with catalogs.catalog_file(language).with_suffix(".mo").open("rb") as file:
            assert gettext.GNUTranslations(file).gettext("Help") == "Help"


@pytest.mark.parametrize("command", [["check"], ["extract"], ["align"], ["check", "--sarif"], ["config"]])
def test_commands_print_the_same_in_every_locale(sejajar, texts, monkeypatch, command):
    (texts / "b.txt").write_bytes((texts / "b.txt").read_bytes().replace(b"42", b"43") + b"\xff")
    files = [] if command == ["config"] else ["a.txt", "b.txt"]
    printed = []
    for locale in ("C", "id_ID.UTF-8", "ar_EG.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        printed.append(sejajar(command[0], *command[1:], *files))
    assert printed[0] == printed[1] == printed[2]
    assert printed[0][1]
