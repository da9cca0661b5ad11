"""Arabic number words, duals, units, dates and approximators, without harakat; keys unify alef and teh forms."""

from __future__ import annotations

from fractions import Fraction

from sejajar.extraction.figures.lexicon import DualUnit, FigureTable, Numeral, keyed, keys
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables import currency_names
from sejajar.extraction.figures.tables.ar_units import (
    CURRENCIES,
    CURRENCY_ABBREVIATIONS,
    DUAL_NOUNS,
    DUAL_UNITS,
    PLURAL_UNITS,
    SINGULAR_UNITS,
    UNITS,
)
from sejajar.extraction.figures.tables.countries import ARABIC_HOMES, bare
from sejajar.extraction.figures.tables.default import IDIOMS
from sejajar.extraction.figures.tables.signs import CURRENCY_SIGNS, UNIT_SIGNS
from sejajar.extraction.figures.tokens import Proclitic, word_key
from sejajar.extraction.items import Approximator

_DIGITS = {
    0: "صفر", 1: "واحد واحدا واحدة أحد إحدى", 2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين",
    3: "ثلاث ثلاثة", 4: "أربع أربعة", 5: "خمس خمسة", 6: "ست ستة", 7: "سبع سبعة", 8: "ثمان ثماني ثمانية ثمانٍ",
    9: "تسع تسعة",
}  # fmt: skip
_TENS = {
    20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
    70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
}  # fmt: skip
_HUNDREDS = {
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين",
    300: "ثلاثمئة ثلاثمائة", 400: "أربعمئة أربعمائة", 500: "خمسمئة خمسمائة", 600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة", 800: "ثمانمئة ثمانمائة ثمانيمائة ثمانيمئة", 900: "تسعمئة تسعمائة",
}  # fmt: skip
_SCALES = {
    10**3: ("ألف آلاف الاف ألاف", "ألفان ألفين ألفي"),
    10**6: ("مليون ملايين مليونا مليونات", "مليونان مليونين مليوني"),
    10**9: ("مليار مليارات بليون بلايين مليارا بليونا بلايين", "ملياران مليارين ملياري بليونين بليوني"),
    10**12: ("تريليون تريليونات ترليون ترليونات تريليونا ترليونا", "تريليونان تريليونين تريليوني ترليوني"),
}


def _numerals() -> dict[str, Numeral]:
    numerals: dict[str, Numeral] = {}
    for value, words in _DIGITS.items():
        numerals.update({word_key(word): Numeral(value, "digit") for word in words.split()})
    for value, words in _TENS.items():
        numerals.update({word_key(word): Numeral(value, "tens") for word in words.split()})
    for value, words in _HUNDREDS.items():
        numerals.update({word_key(word): Numeral(value, "hundreds") for word in words.split()})
    for value, (words, duals) in _SCALES.items():
        numerals.update({word_key(word): Numeral(value, "scale", alone=1) for word in words.split()})
        numerals.update({word_key(word): Numeral(value, "scale", alone=2, is_dual=True) for word in duals.split()})
    numerals.update({word_key(word): Numeral(100, "times", alone=1) for word in ["مئة", "مائة"]})
    numerals.update({word_key(word): Numeral(10, "plus_ten", alone=10) for word in ["عشر", "عشرة"]})
    numerals.update({word_key(word): Numeral(12, "scale", alone=1) for word in ["دزينة", "دزينات", "دستة", "دستات"]})
    numerals.update({word_key(word): Numeral(12, "scale", alone=2, is_dual=True) for word in ["دزينتان", "دزينتين"]})
    # Without tanween «ألفا» is the construct dual, except after a number («35 ألفا»).
    numerals[word_key("ألفا")] = Numeral(1000, "scale", alone=1)
    return numerals


_ORDINALS = {
    1: "أول أولى حادي حادية الأول الأولى", 2: "ثاني ثانية ثان", 3: "ثالث ثالثة", 4: "رابع رابعة", 5: "خامس خامسة",
    6: "سادس سادسة", 7: "سابع سابعة", 8: "ثامن ثامنة", 9: "تاسع تاسعة", 10: "عاشر عاشرة",
}  # fmt: skip

_APPROXIMATORS: dict[Approximator, str] = {
    "more_than": "أكثر من|ما يزيد عن|ما يزيد على|يزيد عن|يزيد على|تزيد عن|تزيد على|يزيدون عن|يزيدون على|يفوق|تفوق|فاق|فاقت|تعدى|تعدت|"
    "ما يفوق|فوق|يتجاوز|تتجاوز|تجاوز|تجاوزت|متجاوزا|متجاوزة|يتخطى|تتخطى|تخطى|تخطت|أزيد من|أعلى من|أكبر من|ينيف على|"
    "ما يربو على|يربو على|أكثر بقليل من|أطول من|زاد عن|زاد على|زادت عن|زادت على",
    "less_than": "أقل من|دون|أدنى من|ما دون|أقل بقليل من|تقل عن|يقل عن|أصغر من|ما يقل عن",
    "about": "حوالي|حوالى|نحو|زهاء|قرابة|تقريبا|ما يعادل تقريبا|في حدود|بحدود|حدود|يناهز|تناهز|ما يناهز|~|≈|±",
    "up_to": "ما يصل إلى|يصل إلى|تصل إلى|يصل حتى|حتى|لا يزيد عن|لا يزيد على|لا تزيد عن|"
    "لا تزيد على|لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز|لم يتعد|لم تتعد|لم يزد على|لم يزد عن|لم تزد على|لم تزد عن|لن يتجاوز|لن تتجاوز|ما لا يزيد عن|ما لا يزيد على|لا يتعدى|لا تتعدى|كحد أقصى|تصل الى|يصل الى|"
    "ما يصل الى|بحد أقصى|واصلا إلى|أقصاه|أقصاها",
    "at_least": "على الأقل|ما لا يقل عن|لا يقل عن|لا تقل عن|لا يقلون عن|لا يقل عددهم عن|كحد أدنى|بحد أدنى|أقله",
    "almost": "ما يقرب من|يقرب من|تقرب من|ما يقارب|يقارب|تقارب|يقترب من|تقترب من|يكاد يبلغ|ما يقارب من|مقتربا من",
}
_APPROXIMATORS_AFTER: dict[Approximator, str] = {
    "about": "تقريبا|على وجه التقريب",
    "more_than": "ونيف|ونيفا|ويزيد|أو يزيد|أو يزيدون",
    "at_least": "على الأقل|أو أكثر|وأكثر|فأكثر|فما فوق|وما فوق|كحد أدنى|بحد أدنى|فصاعدا|على أقل تقدير",
    "up_to": "على الأكثر|كحد أقصى|بحد أقصى|أو أقل|وأقل|فأقل|فما دون|وما دون|على أقصى تقدير|على أبعد تقدير",
}


def _spread(table: dict[int, str]) -> dict[str, int]:
    return {word_key(word): value for value, words in table.items() for word in words.split()}


_MONTHS = {
    1: "يناير|كانون الثاني|جانفي", 2: "فبراير|شباط|فيفري", 3: "مارس|آذار|اذار", 4: "أبريل|إبريل|نيسان|أفريل",
    5: "مايو|أيار|ماي", 6: "يونيو|يونيه|حزيران|جوان", 7: "يوليو|يوليه|تموز|جويلية|يوليوز",
    8: "أغسطس|آب|أوت|غشت", 9: "سبتمبر|أيلول|شتنبر", 10: "أكتوبر|تشرين الأول|تشرين أول",
    11: "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر", 12: "ديسمبر|كانون الأول|كانون أول|دجنبر",
}  # fmt: skip
_WEEKDAYS = {
    1: "الاثنين|الإثنين", 2: "الثلاثاء", 3: "الأربعاء", 4: "الخميس", 5: "الجمعة", 6: "السبت", 7: "الأحد",
}  # fmt: skip

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


def _proclitics() -> tuple[Proclitic, ...]:
    proclitics: list[Proclitic] = []
    for conjunction in ("", *_CONJUNCTIONS):
        has_conjunction = conjunction == "و"
        size = len(conjunction)
        for preposition in ("", *_PREPOSITIONS):
            prefix_length = size + len(preposition)
            if prefix_length:
                proclitics.append(Proclitic(conjunction + preposition, has_conjunction, prefix_length=prefix_length))
            if preposition != "ل":
                proclitics.append(Proclitic(conjunction + preposition + "ال", has_conjunction, True, prefix_length))
        proclitics.append(Proclitic(conjunction + "لل", has_conjunction, True, size + 1))
    return tuple(sorted(proclitics, key=lambda proclitic: -len(proclitic.letters)))


_FRACTIONS = {
    Fraction(1, 2): "نصف|نصفا", Fraction(1, 3): "ثلث", Fraction(1, 4): "ربع|ربعا",
    Fraction(2, 3): "ثلثي|ثلثا|ثلثين|ثلثان", Fraction(1, 6): "سدس", Fraction(1, 5): "خمس½", Fraction(1, 10): "عشر½",
    Fraction(2, 5): "خمسي",
}  # fmt: skip


TABLE = FigureTable(
    language="ar",
    proclitics=_proclitics(),
    respellings=(
        ("خُمس", "خمس½"), ("خُمْس", "خمس½"), ("عُشر", "عشر½"), ("عُشْر", "عشر½"),
        ("ألفًا", "ألف"), ("ألفاً", "ألف"), ("الفًا", "الف"), ("الفاً", "الف"),
    ),
    undoubled_words=keys("ألف خمس سبع تسع عشر نصف ثلث ربع سدس ثمن مئة مائة"),
    whole_words=keys("لست كمية لستة بستان كأب لأب بأب وأب فأب والأب الأب أب ولد فست"),
    number_separators=(",", "."),
    enclitics=("هما", "هم", "هن", "ها", "نا", "كم", "ه"),
    enclitic_hosts=keys("نصف ثلث ربع ثلثا ثلثي سدس ثمن"),
    numerals=_numerals(),
    requires_conjunction=True,
    puts_digits_before_tens=True,
    decimal_words=keys("فاصلة فاصل"),
    parts_of_teens=keys("أحد إحدى اثنا اثني اثنتا اثنتي"),
    construct_duals=keys("ألفا"),
    ones=keys("واحد واحدا واحدة أحد إحدى"),
    halves=PhraseBook({
        **{word: value for value, words in _FRACTIONS.items() for word in words.split("|")},
        "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    }),
    halves_after=PhraseBook({"نصف": Fraction(1, 2), "نصفا": Fraction(1, 2), "ربع": Fraction(1, 4), "ربعا": Fraction(1, 4),
                             "ثلث": Fraction(1, 3), "ثلثا": Fraction(1, 3)}),
    denominators=PhraseBook(keyed({"أثلاث": 3, "أرباع": 4, "أخماس": 5, "أسداس": 6, "أسباع": 7, "أثمان": 8,
                                   "أتساع": 9, "أعشار": 10})),
    before_definite_half=keys("من إلى نحو حوالي عن قرابة بنسبة بمقدار"),
    not_halves_before=keys("النهائي نهائي سنوي السنوي الأول الثاني الثالث الرابع الأخير النهائية موصل موصلات رسمية "
                           "نهار دائرة شهرية سنوية مقعد جاهزة"),
    ordinals=_spread(_ORDINALS),
    first_words=keys("أول أولى"),
    ordinal_additions=keys("بعد"),
    not_ordinal_before=frozenset(),
    construct_ordinals=keys("ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر"),
    century_words=keys("القرن قرن"),
    indefinites=keyed({"عشرات": 10, "مئات": 100, "مائات": 100, "آلاف": 1000, "الاف": 1000, "ملايين": 10**6,
        "مليارات": 10**9,
                       "بلايين": 10**9, "تريليونات": 10**12, "ترليونات": 10**12}),
    indefinite_of=keys("من"),
    indefinite_scales=keyed({"آلاف": 1000, "ملايين": 10**6, "مليارات": 10**9, "بلايين": 10**9, "تريليونات": 10**12}),
    units=PhraseBook({**UNIT_SIGNS, **UNITS}),
    dual_units={word_key(word): DualUnit(unit) for unit, words in DUAL_UNITS.items() for word in words.split()}
    | {word_key(word): DualUnit("") for word in DUAL_NOUNS.split()},
    dual_endings=("تين", "تان"),
    dual_agreement=("ين", "ان"),
    not_dual_endings=("ستين", "ستان", "وتين", "طين", "وتان"),
    not_duals=keys("مارتين فالنتين قسنطين ارجنتين الارجنتين بساتين فساتين مرتين مرتان كابتان شتان بهتان متين مئتين "
        "مائتين "
                   "مئتان مائتان اثنتين اثنتان ثنتين هاتين هاتان تين رتان كتان قبطان تيتان كونستانتين أوغستين كلتان "
                   "بليتين جلاتين كرياتين كيراتين لاتين ماتين سانتين كرتين عثتان امتنان متان وتان سلتين"),
    decades=keyed({"عشرينيات": 20, "ثلاثينيات": 30, "أربعينيات": 40, "خمسينيات": 50, "ستينيات": 60, "سبعينيات": 70,
                   "ثمانينيات": 80, "تسعينيات": 90, "عشرينات": 20, "ثلاثينات": 30, "أربعينات": 40, "خمسينات": 50,
                   "ستينات": 60, "سبعينات": 70, "ثمانينات": 80, "تسعينات": 90}),
    life_words=PhraseBook({f"{of}{life}": True for of in ("", "من ") for life in (
        "العمر", "عمر", "عمره", "عمرها", "عمرهم", "عمرهن", "عمرهما", "عمري", "عمرك", "عمرنا", "حياته", "حياتها")}),
    century_numbers=keyed({"عشرين": 20, "ماضي": 20, "تاسع عشر": 19, "ثامن عشر": 18, "حالي": 21, "جاري": 21}),
    dual_adjectives=keys("عامين"),
    dual_repeats=keys("اثنين اثنتين اثنان اثنتان"),
    not_dual_after=keys("كلا كلتا كلي هذين هاتين"),
    singular_units={word_key(word): unit for unit, words in SINGULAR_UNITS.items() for word in words.split()},
    plural_units={word_key(word): unit for unit, words in PLURAL_UNITS.items() for word in words.split()},
    context_units={
        **{word_key(word): (keys("مسافة المسافة يبعد تبعد بعد سار قطع طريق الطريق سرعة بسرعة سباق"), "length-kilometer")
           for word in ("كيلو",)},
        **{word_key(word): (keys("حرارة الحرارة حرارته حرارتها طقس الطقس برودة البرودة حر الحر الجو جو مناخ"),
                            "temperature-generic") for word in ("درجة", "درجات")},
    },
    currencies=PhraseBook({**CURRENCY_SIGNS, **CURRENCY_ABBREVIATIONS, **currency_names.ARABIC, **CURRENCIES}),
    currency_prefixes=PhraseBook({**CURRENCY_SIGNS, **CURRENCY_ABBREVIATIONS}),
    minor_units=keys("فلس فلسا فلوس قرش قرشا قروش هللة هللات سنت سنتا سنتات سنتيم سنتيما سنتيمات مليم مليما مليمات بنس بنسا "
        "بنسات كوبيك كوبيكا بيسة بيسات درهما") - keys("درهما"),
    bare_currencies=bare({
        "pound": "جنيه جنيها جنيهات جنيهين جنيهان", "dinar": "دينار دينارا دنانير دينارين ديناران", "riyal": "ريال ريالا ريالات ريالين ريالان",
        "dirham": "درهم درهما دراهم درهمين درهمان", "lira": "ليرة ليرات ليرتين ليرتان", "rupee": "روبية روبيات روبيتين روبيتان", "peso": "بيزو",
        "franc": "فرنك فرنكا فرنكات", "krone": "كرونة كرونات",
    }),
    currency_homes=ARABIC_HOMES,
    scale_letters={"bn": 10**9, "m": 10**6, "M": 10**6, "B": 10**9, "b": 10**9, "k": 1000, "K": 1000},
    range_words=PhraseBook(dict.fromkeys(("إلى", "حتى", "الى", "وحتى", "وإلى", "وإلى غاية", "إلى غاية"), True)),
    between_words=keys("بين"),
    between_and=keys("و إلى الى"),
    from_words=keys("من"),
    minus_words=keys("ناقص سالب سالبا سالبة"),
    below_zero=PhraseBook({"تحت الصفر": True, "دون الصفر": True}),
    change_to=keys("إلى الى"),
    change_words=keys("ارتفع ارتفعت انخفض انخفضت زاد زادت تراجع تراجعت تراجعا هبط هبطت قفز قفزت نما نمت رفع رفعت خفض "
                      "خفضت خفضا صعد صعدت يرتفع ترتفع ينخفض تنخفض رفعه رفعها تقلص تقلصت ارتفاعا انخفاضا ليرتفع "
                      "لينخفض"),
    ratio_words=PhraseBook({"من كل": True, "من أصل": True, "من بين كل": True, "من بين": True, "من": True, "على": False,
                            "في كل": True, "لكل": True}),
    score_words=PhraseBook({"مقابل": True, "ضد": True}),
    score_cues=keys("نتيجة بنتيجة فاز فازت فوز فوزا الفوز خسر خسرت خسارة تعادل تعادلا التعادل هزم تغلب تغلبت هزيمة "
        "تقدم "
                    "متقدما انتهت يفوز تفوق الهزيمة مباراة المباراة هدف"),
    not_score_cues=keys("عمر العمر أعمار الأعمار سن متوسط المتوسط معدل المعدل نسبة النسبة عدد العدد حالة حالات وفاة وفيات "
        "سعر سعره مستوى درجة"),
    multiples=PhraseBook({"مرتين": 2, "مرتان": 2, "ضعفين": 2, "ضعفي": 2, "ضعفا": 2, "الضعف": 2, "الضعفين": 2,
                          "ضعف ما": 2, "ضعف عدد": 2, "ضعف العدد": 2, "ضعف هذا": 2, "ضعف حجم": 2, "ضعف المعدل": 2}),
    times_words=PhraseBook({"مرات": True, "مرة": True, "أضعاف": True, "ضعفا": True, "ضعف": True}),
    months=PhraseBook({name: month for month, names in _MONTHS.items() for name in names.split("|")}),
    cautious_months=keys("مارس ماي آب أوت جوان تموز"),
    weekdays=PhraseBook({name: day for day, names in _WEEKDAYS.items() for name in names.split("|")}),
    weekday_prefixes=keys("يوم"),
    year_words=keys("عام سنة العام السنة عامي الأعوام موسم موسمي لعام سنتي أعوام عامَي للعام"),
    eras_before=PhraseBook({"قبل الميلاد": True, "ق.م": True, "ق.م.": True, "ق م": True}),
    year_prepositions=keys("في منذ بحلول قبل بعد حتى أواخر أوائل مطلع نهاية بداية منتصف خلال وعام إلى مونديال "
        "انتخابات "
                           "أولمبياد يورو رؤية كوبا"),
    month_prepositions=keys("في منذ بحلول حتى شهر خلال من نهاية بداية منتصف مطلع أواخر أوائل قبل بعد آخر"),
    of_words=keys("من شهر"),
    time_words=keys("الساعة ساعة"),
    hour_parts=PhraseBook({"نصف": Fraction(1, 2), "ربع": Fraction(1, 4), "ربعا": Fraction(1, 4), "ثلث": Fraction(1, 3),
                           "ثلثا": Fraction(1, 3)}),
    construct_fractions={"خمس": Fraction(1, 5)},
    time_joiners=PhraseBook({"إلا": Fraction(-1)}),
    time_zones=keys("بتوقيت توقيت"),
    minute_words=keys("دقيقة دقائق"),
    night_words=keys("ليلا مساء"),
    hour_numerals=keys("واحدة"),
    hours_are_ordinal=True,
    day_periods=PhraseBook({
        "صباحا": 0, "فجرا": 0, "صباح": 0, "فجر": 0, "من صباح": 0, "من فجر": 0, "ص": 0,
        "ظهرا": 12, "عصرا": 12, "مساء": 12, "ليلا": 12, "من مساء": 12, "من ظهر": 12, "من عصر": 12, "م": 12,
        "بعد الظهر": 12, "قبل الظهر": 0, "بعد ظهر": 12, "من بعد ظهر": 12, "من ليل": 12,
    }),
    approximators=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS.items() for phrase in listed.split("|")}),
    approximators_after=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS_AFTER.items() for phrase in listed.split("|")}),
    approximating_verbs=PhraseBook(dict.fromkeys((
        "تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "فاق", "فاقت", "يفوق", "تفوق", "تخطى", "تخطت", "يتخطى", "تتخطى",
        "تعدى", "تعدت", "يتعدى", "تتعدى", "يتعد", "تتعد"), "more_than")),
    negations=keys("لم لا لن ما"),
    until_words=keys("حتى"),
    transparent=keys("عامي سنتي الأعوام الساعة عام سنة مبلغ قيمة بقيمة نسبة بنسبة سن عمر مسافة ارتفاع مساحة قدره "
        "قدرها مدة لمدة شهر عددهم "
                     "مبلغا بمعدل معدل مستوى"),
    labels=keys(
        "رقم الرقم المادة مادة المادتين المادتان المواد البند بند القرار قرار الفقرة فقرة الفصل الصفحة صفحة رحلة "
        "الرحلة "
        "القناة قناة الطريق الغرفة غرفة الجناح الإصدار النسخة نسخة الفئة الباب الشارع شارع الملف العدد الحلقة "
        "المربع القطاع "
        "المنطقة الدائرة بوابة البوابة الرصيف رصيف المبنى بوينغ بوينج إيرباص آيفون أيفون ويندوز أبولو فالكون غالاكسي "
        "جالاكسي بلايستيشن إكسبوكس فورمولا راديو أندرويد سوخوي ميغ ميج جي كوفيد القانون قانون المرسوم الآية آية سورة "
        "الملحق ملحق الملاحق الجدول جدول الجداول جداول الجدولين الجدولان الأشكال أشكال الشكلين الشكلان الصفحات صفحات "
        "الشكل شكل الخريطة خريطة المرفق مرفق المخطط مخطط اللوحة "
        "الخط خط المحور محور مجموعة المقعد هاتف الهاتف اللاما لاما جيميني ستارشيب القميص"
    ) - keys("العدد المنطقة مجموعة شارع قانون خط محور نسخة"),
    names=PhraseBook(dict.fromkeys((
        *IDIOMS,
        "مجموعة العشرين", "قمة العشرين", "تحت الصفر", "دون الصفر", "فوق الصفر", "مجموعة السبع", "مجموعة السبعة",
        "مجموعة الثماني", "مجموعة العشرون", "الحرب العالمية الثانية",
        "الحرب العالمية الأولى", "القبة السداسية", "الدول السبع", "رقم واحد", "رقم اثنين", "ألف ليلة وليلة",
        "العالم الثالث",
        "دول العالم الثالث", "الطرف الثالث", "طرف ثالث", "طرف ثان", "مرة ثانية", "مرة أخرى", "من ناحية ثانية",
        "من جهة ثانية", "اتحاد الأربعة", "الخلفاء الأربعة", "الفصول الأربعة", "جهة واحدة", "الاتجاهات الأربعة",
        "الحواس الخمس",
        "ربيع الأول", "ربيع الثاني", "جمادى الأولى", "جمادى الآخرة", "جمادى الثانية",
    ), True)),
    phone_words=keys("هاتف الهاتف رقم الرقم اتصل الاتصال للاتصال بالرقم واتساب فاكس جوال"),
    glued_words=keys("عام سنة نحو حوالي بنسبة في من إلى على بين حتى منذ بعد قبل و أن عن لمدة مقابل بواقع"),
    function_words=keys(
        "في من إلى على عن مع التي الذي الذين هذا هذه ذلك تلك أن إن أو ثم لكن كما كان كانت قد لم لا لن ما بعد قبل عند "
        "عندما حيث منذ حتى بين خلال ضد أي كل غير هو هي هم لدى أمام تحت فوق وفق حول دون إذا بسبب سوى يكون تكون "
        "ليكون إلا "
        "عبر بحسب وفقا أيضا فقط لكنه لكنها بأن الى مما ضمن داخل خارج نحو"
    ),
    article_letters=("ال", "لل", "وال", "بال", "فال", "كال"),
    verb_prefixes=("ي", "ت", "ست", "سي", "ن"),
    counted_endings=("ه",),
    counted=keys(
        "شخص شخصا جندي جنديا جنود طن طنا مدرسة منزل منزلا موظف موظفا عامل عاملا لاجئ لاجئا مواطن قتيل قتيلا جريح "
        "جريحا طالب "
        "طالبا ضحية حالة إصابة وحدة سيارة طائرة صاروخ صاروخا مقاتل مقاتلا عائلة أسرة نسمة كيلومتر كيلومترا متر "
        "مترا راكب "
        "راكبا سائح سائحا شركة قرية دولة مقعد مقعدا صوت صوتا رجل امرأة طفل طفلا مصاب نازح نازحا شرطي شرطيا متظاهر "
        "متظاهرا"
    ),
)  # fmt: skip
