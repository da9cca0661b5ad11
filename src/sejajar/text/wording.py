"""The interface's own words in the reader's language: gettext, with catalogs of the package.

Every string a reader may see is written ``_("…")``; in tables that are made before a language is chosen ``N_("…")``,
and ``_`` where it is shown. What varies is named, and filled in after: ``_("passage {number}").format(number=3)``.
English is the language of the source and needs no catalog.
"""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

CATALOGS = Path(__file__).parents[1] / "locale"
DOMAIN = "sejajar"
LANGUAGES = ("en", "id", "ar")
"""The interface's languages, as BCP 47 primary subtags."""

_chosen = NullTranslations()


def choose_language(code: str) -> str:
    """Speak the language ``code`` from now on, English where there is no catalog of it; returns what is spoken."""
    global _chosen
    is_spoken = code in LANGUAGES
    _chosen = (
        NullTranslations()
        if code == "en" or not is_spoken
        else translation(DOMAIN, CATALOGS, languages=[code], fallback=True)
    )
    return code if is_spoken else "en"


def _(message: str) -> str:
    """``message`` in the language spoken."""
    return _chosen.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form for ``number`` of things, by the plural rule of the language spoken."""
    return _chosen.ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """``message`` itself: it is marked, to be translated where it is shown."""
    return message
