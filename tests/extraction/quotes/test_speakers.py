"""Whose name it comes to, over the article."""

import pytest

from quote_reading import read


def speakers(text: str, language: str) -> list[str | None]:
    return [quote.speaker for quote in read(text, language) if quote.kind != "mention"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kami siap sekarang,” kata Budi Hartono. “Mulai saja,” kata Hartono.", ["Budi Hartono"] * 2),
        ("“Kami siap sekarang,” kata CEO Google Budi Hartono. Google naik.", ["Budi Hartono"]),
        ("“Kami siap sekarang,” kata Ketua KPK Dian Pratama.", ["Dian Pratama"]),
        ("“Kami siap sekarang,” kata juru bicara kampanye.", ["juru bicara kampanye"]),
        ("“Kami siap sekarang,” kata pelatih City.", ["pelatih City"]),
        ("“Kami siap sekarang,” kata St. Budi Hartono di Solo.", ["St. Budi Hartono"]),
        ("“Kami siap sekarang,” kata Budi dan Ani Hartono kepada pers.", ["Budi dan Ani Hartono"]),
        ("Budi Hartono marah, menambahkan bahwa pasar itu sudah tutup.", ["Budi Hartono"]),
        ("Ani Lestari datang. Dalam pidato itu ia mengatakan bahwa pasar sudah tutup.", ["Ani Lestari"]),
        ("Pada Rabu Ani Lestari mengatakan bahwa pasar sudah tutup.", ["Ani Lestari"]),
        ("Pasar sudah tutup, kata Ani Lestari. Gedung-gedung ramai. “Kami pulang,” katanya.", ["Ani Lestari"] * 2),
        ("Apa yang masih merupakan usaha kecil telah mengatakan bahwa pasar akan tutup.", ["usaha kecil"]),
        ("Kemarin, mengatakan bahwa pasar akan tutup.", [None]),
        ("Ani Lestari datang. “Kami pulang sekarang,” kata dia.", ["Ani Lestari"]),
        ("“Kami siap sekarang,” kata juru bicara Partai Buruh.", ["juru bicara Partai Buruh"]),
        ("“Kami siap sekarang,” kata juru bicara Partai Ani Lestari.", ["Ani Lestari"]),
        ("Ani Lestari, ketua tim dari Solo mengatakan bahwa pasar sudah tutup.", ["Ani Lestari"]),
        ("“Kami siap sekarang,” kata Direktur Utama, Ani Lestari kepada pers.", ["Ani Lestari"]),
        ("Pasar “tua”, menurut rencana, mengatakan bahwa semua sudah tutup.", [None]),
        ("Lestari (Ani), mengatakan bahwa pasar sudah tutup.", [None]),
        ("Mereka datang. Dia sendiri tadi mengatakan bahwa pasar sudah tutup.", [None]),
        ("“Kami siap sekarang,” katanya. Lalu hujan.", [None]),
        ("“Kami siap sekarang,” kata Marco Di Natale di Rabat.", ["Marco Di Natale"]),
    ],
)
def test_indonesian(text: str, expected: list[str | None]):
    assert speakers(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس عمر الحسيني إن السوق مغلق. وقال الحسيني إن المطر شديد.", ["عمر الحسيني"] * 2),
        ("قالت سلمى رضا إن السوق مغلق. وصل عمر زيد. وأضافت أن المطر شديد.", ["سلمى رضا"] * 2),
        (
            "قال عمر زيد إن السوق مغلق. قالت سلمى رضا إن المطر شديد. وأضاف أن الليل طويل.",
            ["عمر زيد", "سلمى رضا", "عمر زيد"],
        ),
        ("قالت المتحدثة باسم وزارة الصحة ماريا سعد إن السوق مغلق.", ["ماريا سعد"]),
        ("قالت المتحدثة باسم حملة سعد إن السوق مغلق.", ["المتحدثة باسم حملة سعد"]),
        ("قالت الوكالة الوطنية للأرصاد إن المطر شديد.", ["الوكالة الوطنية للأرصاد"]),
        ("قالت Meta CFO سوزان لي إن السوق مغلق.", ["سوزان لي"]),
        ("قالت شركة OpenAI إن السوق مغلق.", ["OpenAI"]),
        ("وقال عبد الله الناصر إن السوق مغلق.", ["عبد الله الناصر"]),
        ("وقال مدير السوق لإذاعة محلية إن الليل طويل.", ["مدير السوق"]),
        ("وقال عمر زيد مدير السوق إن الليل طويل.", ["عمر زيد"]),
        ("وأكد من جديد أن الليل طويل.", [None]),
        ("قالت الشركة إن الليل طويل. وقالت الشركة إن المطر شديد.", ["الشركة"] * 2),
        ('انتقد بن زيد "السوق المغلق دائما أمام الناس".', ["بن زيد"]),
        ('انتقد عبد الله السوق "المغلق دائما أمام الناس".', ["عبد الله"]),
    ],
)
def test_arabic(text: str, expected: list[str | None]):
    assert speakers(text, "ar") == expected


def test_gender_keeps_a_woman_from_a_mans_verb():
    text = "قالت سلمى رضا إن السوق مغلق.\nوقال إن المطر شديد."
    assert speakers(text, "ar") == ["سلمى رضا", None]


@pytest.mark.parametrize(("between", "speaker"), [(5, "Budi Hartono"), (6, None)])
def test_how_far_back_a_pronoun_reaches(between: int, speaker: str | None):
    text = "Budi Hartono datang. " + "Hujan turun. " * between + "Dia mengatakan bahwa pasar sudah tutup."
    assert speakers(text, "id") == [speaker]
