"""Update the catalogs of the interface from the strings of the source: ``python -m sejajar.cli.docs.catalogs``.

With ``--check`` nothing is written: the messages that have no translation are reported, and the exit code is 1 if
there are any.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sejajar.i18n import CATALOGS, DOMAIN
from sejajar.keyboard.keymap import DEFAULT
from sejajar.text.language import UI_LANGUAGES

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "Plural": (1, 2)}
PLURALS = {
    "id": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""The plural rules of CLDR 46, as gettext writes them."""
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: sejajar\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""
PACKAGE = Path(__file__).parents[2]


def extracted() -> Catalog:
    """The strings of the source, each with the modules it is in."""
    catalog = Catalog(domain=DOMAIN, project="sejajar", charset="utf-8")
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, comment_tags=("Translators:",))
    for message in sorted({*DEFAULT.words()}):
        # The table of keys is written without marks: all that is words in it is shown.
        catalog.add(message, locations=[("src/sejajar/keyboard/keymap.py", 0)])
    for name, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        # Without line numbers: they would change with every edit of the source.
        catalog.add(message, locations=[(f"src/sejajar/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def catalog_file(language: str) -> Path:
    """The catalog of a language."""
    return CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalog_of(language: str) -> Catalog:
    """The catalog of a language as it is; begun if there is none yet."""
    path = catalog_file(language)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER.format(language=language, plural=PLURALS[language]), encoding="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """The strings of the source that a language has no words for, or doubtful ones."""
    translated = {message.id: message for message in catalog_of(language) if message.id and not message.fuzzy}
    return [
        str(message.id)
        for message in extracted()
        if message.id and (message.id not in translated or not _is_whole(translated[message.id].string))
    ]


def _is_whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(translation) and (isinstance(translation, str) or all(translation))


def update(language: str) -> None:
    """Take up new strings, drop those that are gone, and compile."""
    catalog = catalog_of(language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = ""
    path = catalog_file(language)
    text = BytesIO()
    write_po(text, catalog, width=0, sort_output=True, omit_header=True, include_lineno=False)
    header = HEADER.format(language=language, plural=PLURALS[language])
    path.write_text(f"{header}\n{text.getvalue().decode()}", encoding="utf-8")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def main(arguments: list[str]) -> int:
    """Update, or with ``--check`` complain."""
    languages = [language for language in UI_LANGUAGES if language != "en"]
    if "--check" not in arguments:
        for language in languages:
            update(language)
    lacking = [(language, message) for language in languages for message in missing(language)]
    for language, message in lacking:
        print(f"{language}: no words for {message!r}", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
