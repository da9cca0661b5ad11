"""Languages: what they are called, which way they run, and which one a text is in.

Language knowledge here is one table, :data:`LANGUAGES`. Codes are BCP 47 primary subtags; ``und`` is a text
of unknown language. Detection counts letters of each script first (script decides most of it), then
letters and function words that only one language of that script has.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]
UNDETERMINED = "und"
SAMPLE_CHARS = 20_000
"""Code points of a text that detection looks at."""
UI_LANGUAGES = ("en", "id", "ar")
"""The languages of the interface, as BCP 47 primary subtags."""


class Language(NamedTuple):
    """One language: its English and own names, its script (Unicode name prefix), and what tells it from neighbours."""

    code: str
    name: str
    autonym: str
    script: str
    function_words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language(
            "id",
            "Indonesian",
            "Bahasa Indonesia",
            "LATIN",
            _words(
                "yang dan di dari dengan untuk pada adalah itu ini tidak akan juga oleh karena bisa bahwa telah "
                "sudah mereka kami kita dalam ke atau saat seperti lebih hingga namun tersebut menjadi kepada ia "
                "bagi sangat ada apa anda harus saya uang mengatakan perusahaan"
            ),
        ),
        Language(
            "ms",
            "Malay",
            "Bahasa Melayu",
            "LATIN",
            _words(
                "yang dan di dari dengan untuk pada ialah itu ini tidak akan juga oleh kerana boleh bahawa telah "
                "sudah mereka kami kita dalam ke atau ketika seperti lebih sehingga namun tersebut menjadi kepada "
                "beliau wang syarikat berkata manakala daripada pelbagai ahad selasa"
            ),
        ),
        Language(
            "en",
            "English",
            "English",
            "LATIN",
            _words(
                "the and of to in that is was for on with as it by at from are be this have not or his they which "
                "has had were but an would said their will been its who more"
            ),
        ),
        Language(
            "fr",
            "French",
            "français",
            "LATIN",
            _words("le la les des et en du une est que pour qui dans sur pas plus par avec ce au"),
        ),
        Language(
            "de",
            "German",
            "Deutsch",
            "LATIN",
            _words("der die das und ist nicht von mit den ein eine zu im auf für dem sich des auch wird"),
        ),
        Language(
            "es",
            "Spanish",
            "español",
            "LATIN",
            _words("el la los las de y que en un una es por con para no se del al su como"),
        ),
        Language(
            "nl",
            "Dutch",
            "Nederlands",
            "LATIN",
            _words("de het een en van is dat niet te op in met voor zijn aan die er ook maar bij"),
        ),
        Language(
            "pt",
            "Portuguese",
            "português",
            "LATIN",
            _words("o a os as de e que em um uma é por com para não se do da no na"),
        ),
        Language(
            "it",
            "Italian",
            "italiano",
            "LATIN",
            _words("il la lo gli le di e che in un una è per con non si del della al come"),
        ),
        Language(
            "tr",
            "Turkish",
            "Türkçe",
            "LATIN",
            _words("ve bir bu için ile da de çok daha olarak olan ne gibi ama var"),
            frozenset("ışğİ"),
        ),
        Language(
            "jv",
            "Javanese",
            "Basa Jawa",
            "LATIN",
            _words("lan ing sing kang iku iki ora karo saka kanggo wis bisa dadi marang uga"),
        ),
        Language("ru", "Russian", "русский", "CYRILLIC", _words("и в не на что с по это как он к но из за от для")),
        Language("el", "Greek", "Ελληνικά", "GREEK"),
        Language("zh", "Chinese", "中文", "CJK"),
        Language("ja", "Japanese", "日本語", "HIRAGANA"),
        Language("ko", "Korean", "한국어", "HANGUL"),
        Language("hi", "Hindi", "हिन्दी", "DEVANAGARI"),
        Language("th", "Thai", "ไทย", "THAI"),
        Language(
            "ar",
            "Arabic",
            "العربية",
            "ARABIC",
            _words(
                "في من على إلى أن عن التي الذي هذا هذه مع ما لا كان قال وقال إن ذلك بعد قبل كل أو لم قد بين وقد كما ولا"
            ),
            frozenset("ةإأىكي"),
        ),
        Language(
            "fa",
            "Persian",
            "فارسی",
            "ARABIC",
            _words("در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد ها گفت های"),
            frozenset("پچژگکی"),
        ),
        Language(
            "ur",
            "Urdu",
            "اردو",
            "ARABIC",
            _words("کے کی میں ہے اور سے کا کو اس نے ہیں پر یہ کہ بھی نہیں ہو گیا تھا"),
            frozenset("ٹڈڑےںھہ"),
        ),
        Language(
            "ps",
            "Pashto",
            "پښتو",
            "ARABIC",
            _words("د په چې او ته له کې دا هم یې شي سره"),
            frozenset("ښږټډړڅځۍې"),
        ),
        Language(
            "ckb",
            "Central Kurdish",
            "کوردیی ناوەندی",
            "ARABIC",
            _words("لە بە کە بۆ ئەو ئەم لەگەڵ و"),
            frozenset("ەێۆڕڵڤ"),
        ),
        Language("ug", "Uyghur", "ئۇيغۇرچە", "ARABIC", letters=frozenset("ۇۈۋەېڭ")),
        Language("sd", "Sindhi", "سنڌي", "ARABIC", letters=frozenset("ڻڄڃٻڀٿڏڌڳڱڪ")),
        Language("he", "Hebrew", "עברית", "HEBREW"),
        Language("yi", "Yiddish", "ייִדיש", "HEBREW", letters=frozenset("װױײ")),
        Language("syr", "Syriac", "ܣܘܪܝܝܐ", "SYRIAC"),
        Language("dv", "Dhivehi", "ދިވެހި", "THAANA"),
    )
}

_RTL_SCRIPTS = frozenset({"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "SAMARITAN", "MANDAIC", "ADLAM"})
_WORD = re.compile(r"[^\W\d_]+")


def primary_subtag(tag: str) -> str:
    """Return the lower-case language of a BCP 47 tag or locale name: ``id_ID.UTF-8`` and ``id-Latn`` give ``id``."""
    return re.split(r"[-_.@]", tag.strip(), maxsplit=1)[0].lower()


def is_known(code: str) -> bool:
    """Return whether ``code`` is a language of the table."""
    return code in LANGUAGES


def language_name(code: str) -> str:
    """Return the language's own name; the code itself when the table does not have it, ``?`` if it is unknown."""
    language = LANGUAGES.get(code)
    return language.autonym if language else "?" if code == UNDETERMINED else code


def detect_direction(text: str) -> Direction:
    """Return the direction of most strong letters (UAX #9) in the first :data:`SAMPLE_CHARS` characters."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text[:SAMPLE_CHARS]).items():
        counts[unicodedata.bidirectional(char)] += count
    return "rtl" if counts["R"] + counts["AL"] > counts["L"] else "ltr"


def direction_of(code: str, text: str) -> Direction:
    """Return the direction of ``text`` in language ``code``: the script's if the text uses it, else its letters'."""
    language = LANGUAGES.get(code)
    if language is not None and not text.strip():
        return "rtl" if language.script in _RTL_SCRIPTS else "ltr"
    return detect_direction(text)


def detect_language(text: str) -> str:
    """Return the BCP 47 primary subtag of the language ``text`` is written in; ``und`` when nothing tells."""
    sample = text[:SAMPLE_CHARS]
    chars = Counter(sample)
    script = _main_script(chars)
    candidates = [language for language in LANGUAGES.values() if language.script == script]
    if len(candidates) <= 1:
        return candidates[0].code if candidates else UNDETERMINED
    words = _WORD.findall(sample.lower())
    best, best_score = UNDETERMINED, 0.0
    for language in candidates:
        hits = sum(word in language.function_words for word in words)
        own = sum(chars[char] for char in language.letters)
        score = hits / (len(words) or 1) + own / (len(sample) or 1)
        if score > best_score:
            best, best_score = language.code, score
    if best == UNDETERMINED and script in _RTL_SCRIPTS:
        # A line too short to tell: the most read language of the script.
        return candidates[0].code
    return best


def _main_script(chars: Counter[str]) -> str:
    counts: Counter[str] = Counter()
    for char, count in chars.items():
        if char.isalpha():
            counts[unicodedata.name(char, "").split(" ", 1)[0]] += count
    if counts["HIRAGANA"] or counts["KATAKANA"]:
        return "HIRAGANA"
    return max(counts, key=lambda script: counts[script], default="")
