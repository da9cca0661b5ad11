"""Light affix tables: from a word as written to the forms a dictionary may list.

Candidates, not one stem: a dictionary decides which of them is a word. Tables per language; a language without one
gives the word alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affixes:
    """Prefixes and suffixes that a word may carry; each names what may stand in its place. ``article`` is one too."""

    prefixes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suffixes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shortest: int = 3
    article: str = ""


def _plain(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((affix, ("",)) for affix in text.split())


_MALAY = Affixes(
    prefixes=(
        *(("meng", ("", "k")), ("peng", ("", "k")), ("meny", ("s",)), ("peny", ("s",))),
        *(("mem", ("", "p")), ("pem", ("", "p")), ("men", ("", "t")), ("pen", ("", "t")), ("me", ("",)), ("pe", ("",))),
        *_plain("memper diper di ber ter per pel bel se ke"),
        *(("ber", ("", "r")), ("ter", ("", "r"))),
    ),
    suffixes=_plain("nya kan annya an i lah kah ku mu pun kannya inya ikan"),
)
_ARABIC = Affixes(
    article="ال",
    prefixes=_plain(
        "و ف ب ل ك س ال وال بال فال كال لل ولل وب ول وك وس فس وبال ولل فب فل ي ت ن ا سي ست سن وي وت ون فت في م"
    ),
    suffixes=(
        *(("ات", ("", "ه")), ("ته", ("ه", "")), ("تها", ("ه",)), ("تهم", ("ه",)), ("تنا", ("ه",)), ("تي", ("ه",))),
        *(("يه", ("", "ي")), ("يا", ("", "ي")), ("يين", ("", "ي")), ("يون", ("", "ي")), ("يات", ("", "يه"))),
        *(("تك", ("ه",)), ("تكم", ("ه",)), ("اتها", ("", "ه")), ("اته", ("", "ه")), ("اتهم", ("", "ه"))),
        *_plain("ه ها هم هن هما نا كم ك ي ا ين ون ان وا ت تا تم اء"),
    ),
)
_PERSIAN = Affixes(
    prefixes=_plain("مي نمي ب ن"),
    suffixes=_plain("ه ها هاي ي اي ان ات تر ترين م د ند ش شان ام اش هايي هايش"),
)
_HEBREW = Affixes(
    article="ה",
    prefixes=_plain("ו ה ב ל מ ש כ וה וב ול ומ וש שה בה מה לה כש שב של מש לכ והמ וכ"),
    suffixes=(
        *(("ים", ("", "ה")), ("ות", ("", "ה")), ("ת", ("ה", "")), ("תו", ("ה",)), ("תה", ("ה",)), ("יים", ("", "י"))),
        *_plain("ה ו ם ן י נו יו יה יהם ית יות תי"),
    ),
)
_ENGLISH = Affixes(
    suffixes=(
        *(("'s", ("",)), ("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("ied", ("y",)), ("ed", ("", "e"))),
        *(("ing", ("", "e")), ("ly", ("",)), ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e"))),
        *((2 * char + end, (char,)) for char in "bdgklmnprt" for end in ("ed", "ing")),
    ),
)
_URDU = Affixes(suffixes=_plain("وں یں ے ی ا"))

AFFIXES: dict[str, Affixes] = {
    "id": _MALAY,
    "ms": _MALAY,
    "ar": _ARABIC,
    "fa": _PERSIAN,
    "ur": _URDU,
    "he": _HEBREW,
    "en": _ENGLISH,
}
_NONE = Affixes()


def candidate_stems(word: str, language: str) -> list[str]:
    """``word`` and what it may be without its affixes, the longest first; folded in, folded out."""
    affixes = AFFIXES.get(language, _NONE)
    heads = {word: None}
    for prefix, replacements in affixes.prefixes:
        if word.startswith(prefix):
            for replacement in replacements:
                rest = replacement + word[len(prefix) :]
                if len(rest) >= affixes.shortest:
                    heads[rest] = None
    found = dict(heads)
    for head in heads:
        for suffix, replacements in affixes.suffixes:
            if head.endswith(suffix):
                for replacement in replacements:
                    rest = head[: len(head) - len(suffix)] + replacement
                    if len(rest) >= affixes.shortest:
                        found[rest] = None
    return sorted(found, key=lambda stem: -len(stem))


def without_article(word: str, language: str) -> str:
    """``word`` without the article written to it, where four letters or more remain."""
    article = AFFIXES.get(language, _NONE).article
    return word[len(article) :] if word.startswith(article) and len(word) - len(article) >= 4 else word


def bare_word(word: str, language: str) -> str:
    """``word`` without the particles written to it: what a lexicon learnt from the texts counts."""
    prefixes, suffixes = CLITICS.get(language, ((), ()))
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


CLITICS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ar": (
        ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل"),
        ("تهم", "تها", "هما", "ها", "هم", "ات", "ون", "ين", "يه", "ته", "ه", "ي", "ا"),
    ),
    "id": ((), ("annya", "nya", "lah", "kah", "an")),
    "ms": ((), ("annya", "nya", "lah", "kah", "an")),
    "en": ((), ("'s", "ing", "ed", "es", "s")),
    "fa": (("مي", "نمي"), ("هايي", "هاي", "ها", "ان", "ي", "ند")),
    "he": (("וה", "שה", "וב", "ול", "ומ", "ה", "ב", "ל", "מ", "ש", "ו", "כ"), ("יים", "ים", "ות", "ת", "ה", "ו")),
}
"""Prefixes and suffixes, longest first, of which one each is dropped."""
