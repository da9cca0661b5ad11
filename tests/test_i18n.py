"""The interface's words: choosing a language, and what is spoken without one."""

import subprocess
import sys

import pytest

from sejajar import i18n
from sejajar.i18n import choose_language, interface_direction, ngettext


def test_english_needs_no_catalog():
    assert choose_language("en") == "en"
    assert i18n._("Help") == "Help"
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]


@pytest.mark.parametrize(("code", "spoken", "help_word", "direction"), [
    ("id", "id", "Bantuan", "ltr"),
    ("ar", "ar", "المساعدة", "rtl"),
    ("de", "en", "Help", "ltr"),
    ("", "en", "Help", "ltr"),
    ("../ar", "en", "Help", "ltr"),
])  # fmt: skip
def test_what_is_spoken(code, spoken, help_word, direction):
    assert choose_language(code) == spoken
    assert i18n._("Help") == help_word
    assert i18n._("not a string of the reader") == "not a string of the reader"
    assert interface_direction() == direction


def test_a_table_made_before_is_spoken_where_it_is_shown():
    table = {"help": i18n.N_("Help")}
    choose_language("id")
    assert i18n._(table["help"]) == "Bantuan"
    choose_language("en")
    assert i18n._(table["help"]) == "Help"


def test_without_its_catalog_a_language_is_english(monkeypatch, tmp_path):
    monkeypatch.setattr(i18n, "CATALOGS", tmp_path)
    assert choose_language("ar") == "en"
    assert (i18n._("Help"), interface_direction()) == ("Help", "ltr")


def test_arabic_has_six_numbers():
    choose_language("ar")
    forms = [ngettext("{count} quote", "{count} quotes", count) for count in (0, 1, 2, 3, 11, 100)]
    assert forms == ["لا اقتباسات", "اقتباس واحد", "اقتباسان", "{count} اقتباسات", "{count} اقتباسًا", "{count} اقتباس"]


def test_english_readers_do_not_wait_for_gettext():
    code = "import sys, sejajar.i18n as w; w.choose_language('en'); w._('x'); sys.exit('gettext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
