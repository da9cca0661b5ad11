import pytest

from sejajar.formats.seeds import seed_paths
from sejajar.text.language import (
    LANGUAGES,
    detect_direction,
    detect_language,
    direction_of,
    is_known,
    language_name,
    primary_subtag,
)

SAMPLES = {
    "id": "Presiden mengatakan bahwa pemerintah akan menaikkan anggaran untuk pendidikan karena jumlah siswa yang bertambah.",
    "ms": "Beliau berkata bahawa syarikat itu tidak boleh menjual wang kerana pelbagai sebab, manakala kerajaan menolak.",
    "en": "The president said that the government would raise the budget because there were more students than before.",
    "fr": "Le président a dit que le gouvernement n'est pas dans une situation facile, mais il a des projets pour les écoles.",
    "de": "Der Präsident sagte, dass die Regierung das Budget für die Schulen nicht kürzen wird, und auch den Lehrern hilft.",
    "es": "El presidente dijo que el gobierno no puede subir los impuestos de las empresas por una ley del año pasado.",
    "nl": "De president zei dat het niet mogelijk is om met de regering over een nieuwe wet te praten, maar hij bleef erbij.",
    "tr": "Başkan, bu yıl için yeni bir bütçe olarak daha çok para ayırdığını ve okulların açılacağını söyledi.",
    "ru": "Президент сказал, что правительство не будет повышать налоги на компании и это решение было принято из-за кризиса.",
    "ar": "قال الرئيس إن الحكومة لا يمكن أن ترفع الضرائب على الشركات في هذا العام، وقد وافق البرلمان على ذلك بعد يومين.",
    "fa": "رئیس جمهور گفت که این دولت را برای افزایش بودجه آموزش و پرورش آماده کرده است و مالیات‌ها کم می‌شود.",
    "ur": "صدر نے کہا کہ حکومت اس سال ٹیکس نہیں بڑھائے گی اور یہ فیصلہ عوام کے لیے ہے۔",
    "ps": "ولسمشر وویل چې حکومت به د ښوونځیو بودیجه زیاته کړي او دا په دې کال کې یو مهم ګام دی.",
    "ckb": "سەرۆک گوتی کە حکوومەت بودجەی پەروەردە زیاد دەکات بۆ ئەم ساڵە و ئەو بڕیارە لە پەرلەمان پەسەند کرا.",
    "he": "הנשיא אמר כי הממשלה לא תעלה את המסים על החברות השנה.",
    "yi": "דער פּרעזידענט האָט געזאָגט אַז די רעגירונג װעט ניט העכערן די שטײַערן.",
    "el": "Ο πρόεδρος είπε ότι η κυβέρνηση δεν θα αυξήσει τους φόρους.",
    "zh": "总统表示，政府今年不会提高企业税。",
    "ja": "大統領は、政府は今年税金を上げないと述べた。",
    "ko": "대통령은 정부가 올해 세금을 올리지 않을 것이라고 말했다.",
    "hi": "राष्ट्रपति ने कहा कि सरकार इस साल कर नहीं बढ़ाएगी।",
    "th": "ประธานาธิบดีกล่าวว่ารัฐบาลจะไม่ขึ้นภาษีในปีนี้",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_tells_its_language(code):
    assert detect_language(SAMPLES[code]) == code


def test_the_seeds():
    assert [detect_language(path.read_text(encoding="utf-8")) for path in seed_paths()] == ["id", "ar"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "und"),
        ("42 % — 3,5", "und"),
        ("مرحبا", "ar"),
        ("GPT-5 xkcd", "und"),
        ("شركة OpenAI و Meta في أمريكا", "ar"),
    ],
)
def test_little_text(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_itself(code):
    language = LANGUAGES[code]
    assert (language.code, language_name(code), is_known(code)) == (code, language.autonym, True)


def test_an_unknown_language_is_called_by_its_code():
    assert language_name("xyz") == "xyz"
    assert not is_known("xyz")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("id", "id"), ("id_ID.UTF-8", "id"), ("AR-eg", "ar"), (" zh-Hant-TW ", "zh"), ("ca@valencia", "ca")],
)
def test_the_primary_subtag(tag, code):
    assert primary_subtag(tag) == code


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "ltr"),
        ("123", "ltr"),
        ("مرحبا", "rtl"),
        ("שלום", "rtl"),
        ("OpenAI شركة كبيرة", "rtl"),
        ("kata مرحبا Meta", "ltr"),
    ],
)
def test_most_letters_decide_the_direction(text, direction):
    assert detect_direction(text) == direction


def test_an_empty_text_runs_as_its_language_does():
    assert direction_of("ar", " \n") == "rtl"
    assert direction_of("id", "") == "ltr"
    assert direction_of("und", "") == "ltr"
    assert direction_of("id", "مرحبا") == "rtl"
