"""What ends a sentence in each language: abbreviations, titles and words that show a sentence goes on or begins anew.

Tables only. A language without a table of its own uses :data:`DEFAULT`. All entries are case-folded and without
their full stop; for scripts without case that changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class SentenceRules(NamedTuple):
    """How a full stop is to be read in one language.

    Attributes:
        titles: abbreviations that a name or another word always follows; their stop never ends a sentence.
        before_number: abbreviations whose stop does not end a sentence where a number follows (``hlm. 25``).
        after_number: letters that are a unit or an era after a number, and so may end a sentence (``632 ه.``).
        openers: words that begin a sentence so often that after initials (``U.S. It``) they do begin one.
        attributions: words that after a closed quotation go on with its sentence (``«…؟» سأل``).
    """

    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    attributions: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INTERNATIONAL_TITLES = _words(
    "mr mrs ms dr drs det sens reps gens prof st ste sr jr mt ft gen col maj capt cpt lt sgt cpl "
    "adm cmdr brig gov sen rep pres hon rev "
    "fr msgr messrs mme mlle m vs cf ca viz op ed eds vol fig figs mgr ir dipl phil al v approx"
)
_INTERNATIONAL_NUMBERED = _words(
    "no nos nr num p pp vol vols ch chap sec fig figs art pt eq eqs ver v par para ca cf "
    "jan feb mar apr jun jul aug sep sept oct okt nov dec des agt mei"
)

DEFAULT = SentenceRules(
    titles=_INTERNATIONAL_TITLES - {"m", "v", "al", "ed"},
    before_number=_INTERNATIONAL_NUMBERED,
)

_INDONESIAN_TITLES = _words(
    "dr drs dra prof ir h hj kh k.h tn ny nn sdr sdri bpk yth jl jln jend letjen mayjen brigjen kol letkol may kapt "
    "lettu letda serma serka sersan kop prada gub bup st mr mrs ms rr r.a tgk tk tb kab kec kel ds dg r.m mgr pdt rm "
    "ust hab a.n u.p d.a s.d an ub dkk spt sbb yg dgn utk dr.h gg komp perum gd lt ruko cv ud fa"
)
_INDONESIAN_NUMBERED = _words(
    "no nomor hlm hal tgl ps psl pasal ay ay bab gbr tab tel telp fax rt rw pk pkl th thn jil vol ed cet bag btr lamp "
    "km rp seri art jan feb mar apr mei jun jul agt agu ags sep sept okt nov des ogos dis mac blok kav kode"
)
_INDONESIAN_OPENERS = _words(
    "ini itu ia dia mereka kami kita saya namun tetapi dan pada di ke dari dalam untuk setelah sebelum ketika saat "
    "sementara selain menurut karena jika bila para sebuah seorang tidak hal meski meskipun walaupun bagi dengan oleh"
)

RULES: dict[str, SentenceRules] = {
    "id": SentenceRules(titles=_INDONESIAN_TITLES, before_number=_INDONESIAN_NUMBERED, openers=_INDONESIAN_OPENERS),
    "ms": SentenceRules(
        titles=_INDONESIAN_TITLES | _words("en tuan pn cik dato datuk tun ybhg yb yab y.b y.a.b lt kol jen bhd sdn"),
        before_number=_INDONESIAN_NUMBERED | _words("bil ms muka perkara"),
        openers=_INDONESIAN_OPENERS | _words("beliau ianya"),
    ),
    "en": SentenceRules(
        titles=_INTERNATIONAL_TITLES - {"m", "al", "ed"} | _words("e.g i.e supt insp det sgt messrs"),
        before_number=_INTERNATIONAL_NUMBERED | _words("tel ext apt est b"),
        openers=_words(
            "the a an it he she they we you i this that these those there in on at by for from with when while after "
            "before but and or so yet if as its his her their our my what who how why where not no some many most "
            "however although because since during meanwhile today last"
        ),
    ),
    "ar": SentenceRules(
        titles=_words("د أ ا أ.د ا.د م ش ج س ك ع ب ل.د أ.م ذ"),
        before_number=_words("ص رقم ج ط ق ه ت ف س م ع هـ صص مج ب"),
        after_number=_words("م ه هـ ق.م ق.هـ ق.ه ص كم سم كجم كلم ملم غ ك د"),
        attributions=_words("قال قالت سأل سألت تساءل تساءلت أجاب أجابت يقول تقول صاح صاحت هتف هتفت همس همست ردد ردت"),
    ),
    "fa": SentenceRules(
        titles=_words("د م ا ر"),
        before_number=_words("ص ج ش ت ق"),
        after_number=_words("م ه ش ه.ش ه.ق ق.م ق هـ"),
        attributions=_words("گفت پرسید می‌گوید میگوید افزود پاسخ"),
    ),
    "ur": SentenceRules(
        titles=_words("ڈاکٹر د م ا"),
        before_number=_words("ص ج نمبر"),
        after_number=_words("ء ھ ه ق.م"),
        attributions=_words("کہا پوچھا بولا بولی"),
    ),
    "he": SentenceRules(
        titles=_words("א ב ג ד פרופ גב עו״ד מר"),
        before_number=_words("עמ מס סע טל"),
        attributions=_words("אמר אמרה שאל שאלה השיב השיבה טען טענה הוסיף הוסיפה"),
    ),
}


def rules_for(language: str) -> SentenceRules:
    """Return the rules of a BCP 47 primary subtag; :data:`DEFAULT` for a language without a table."""
    return RULES.get(language, DEFAULT)
