"""The interface's own words in the reader's language: gettext, with catalogs of the package.

Every string a reader may see is written ``_("…")``; in tables that are made before a language is chosen ``N_("…")``,
and ``_`` where it is shown. What varies is named, and filled in after: ``_("passage {number}").format(number=3)``.
English is the language of the source and needs no catalog.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sejajar.text.language import UI_LANGUAGES

if TYPE_CHECKING:
    from gettext import NullTranslations

CATALOGS = Path(__file__).parent / "locale"
DOMAIN = "sejajar"

_RTL_LANGUAGES = frozenset({"ar"})

_spoken = "en"
_catalog: NullTranslations | None = None


def choose_language(code: str) -> str:
    """Speak the language ``code`` from now on, English where there is no catalog of it; returns what is spoken."""
    global _spoken, _catalog
    _spoken, _catalog = "en", None
    if code in UI_LANGUAGES and code != "en":
        # Loaded for those who do not read English, not at every start.
        from gettext import translation

        try:
            _spoken, _catalog = code, translation(DOMAIN, CATALOGS, languages=[code])
        except OSError:
            _spoken = "en"
    return _spoken


def interface_direction() -> Literal["ltr", "rtl"]:
    """Which way the language spoken is written: from there its bars begin."""
    return "rtl" if _spoken in _RTL_LANGUAGES else "ltr"


def _(message: str) -> str:
    """``message`` in the language spoken."""
    return message if _catalog is None else _catalog.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form for ``number`` of things, by the plural rule of the language spoken."""
    if _catalog is None:
        return singular if number == 1 else plural
    return _catalog.ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """``message`` itself: it is marked, to be translated where it is shown."""
    return message
