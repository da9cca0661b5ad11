import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.formats.charset import decode

ARABIC = "وارتفع السعر 42 بالمائة إلى 40 مليار دولار، كما قال زوكربيرج. "
INDONESIAN = "Harga naik “42 persen” menjadi – kata Zuckerberg. "
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"))


@given(TEXTS)
def test_every_utf8_text_comes_back(text):
    # Zero bytes on one side only are UTF-16: nobody writes U+0000 between all letters.
    if "\0" not in text:
        assert decode(text.encode()).text == text


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides(text, encoding):
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    if encoding == "utf-16-le" and text.startswith("\0"):
        return  # the mark and two zero bytes are the mark of UTF-32
    assert decode((mark + text).encode(encoding)).text == text


@given(st.binary())
def test_no_bytes_break_it(data):
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@pytest.mark.parametrize("text", [ARABIC, ARABIC * 20, INDONESIAN, "a b"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(text, encoding):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (ARABIC * 20, "cp1256"),
        ("مرحبا", "cp1256"),
        (ARABIC, "iso8859_6"),
        (INDONESIAN, "cp1252"),
        ("Café déjà vu à l'été, où l'on était très heureux de s'être arrêté. " * 5, "cp1252"),
        ("Привет, как дела? Это обычный русский текст о погоде. " * 3, "cp1251"),
    ],
)
def test_legacy_encodings_are_guessed_and_say_so(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.is_guess
    assert decoded.damaged == 0


def test_damaged_utf8_stays_utf8():
    decoded = decode(b"awal \xff\xfe\xc3\x28 tengah " + ARABIC.encode() + b"\xf0\x9f")
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == 4
    assert ARABIC in decoded.text
    assert decoded.text.endswith("\ufffd")


def test_a_replacement_character_in_the_text_is_no_damage():
    assert decode("a \ufffd b".encode()).damaged == 0


def test_a_lone_utf16_half_is_damage():
    assert decode(b"\xff\xfea\x00\x00\xd8").damaged == 1


def test_nul_inside_a_text_is_text():
    assert decode(b"teks\x00dengan\x00nul ").text == "teks\0dengan\0nul "


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\xff\x00\x01\x02\x80" * 50, ("\0\1\2" + "ب" * 9).encode() * 20 + b"\xff"]
)
def test_binary_is_no_text(data):
    assert decode(data) is None


def test_more_than_two_controls_in_a_hundred_bytes_are_no_text():
    text = b"\xff" + ARABIC.encode()
    for controls, is_text in ((2, True), (3, False)):
        data = b"\x01" * controls + text[: 100 - controls]
        assert len(data) == 100
        assert (decode(data) is not None) is is_text, controls


def test_utf16_has_a_zero_in_ten_of_its_units():
    for zeros, encoding in ((2, "utf-16-le"), (1, None)):
        # Eighteen or more Arabic letters, and blanks, whose second byte is zero.
        data = ("ب" * (20 - zeros) + " " * zeros).encode("utf-16-le")
        decoded = decode(data)
        assert (decoded.encoding if decoded and decoded.encoding.startswith("utf-16") else None) == encoding
    # A zero on both sides is binary, and so is an odd byte.
    assert decode("ب ب ب ".encode("utf-16-le") + b"\0\0").encoding != "utf-16-le"
    assert decode("kata".encode("utf-16-le") + b"x").encoding != "utf-16-le"


def test_utf8_with_less_damage_than_letters_is_utf8():
    assert decode("éé".encode() + b"\xe9").encoding == "utf-8"
    assert decode("é".encode() + b"\xe9 caf\xe9").encoding != "utf-8"
    assert decode("é".encode() + b"\xe9 kata").encoding != "utf-8"


def test_nobody_can_tell_what_this_was():
    assert decode(b"\x80\xff" * 40 + b"\xa0\xfe\x81") is None


def test_charset_normalizer_is_not_loaded_for_unicode():
    import subprocess
    import sys

    code = (
        "import sys; from sejajar.formats.charset import decode; decode('ب'.encode()); "
        "decode(b'\\xff\\xfea\\0'); sys.exit('charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
