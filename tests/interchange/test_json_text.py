"""JSON that a terminal can be shown: it reads back equal and holds nothing that a terminal follows."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.interchange.json_text import json_text

EVERY = [
    chr(code)
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xD800,
        0xDFFF,
    )
]


@pytest.mark.parametrize("char", EVERY, ids=lambda char: f"{ord(char):04x}")
def test_what_a_terminal_follows_is_escaped(char):
    text = json_text({f"k{char}": f"a{char}b"})
    assert char not in text
    assert f"\\u{ord(char):04x}" in text or char in "\b\t\n\f\r"
    assert json.loads(text) == {f"k{char}": f"a{char}b"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 1]))
def test_it_reads_back_equal_and_is_harmless(value, indent):
    text = json_text(value, indent)
    assert json.loads(text) == value
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text if char != "\n")
    text.encode()


def test_letters_stay_letters():
    assert json_text({"a": "كتاب é 中"}) == '{"a": "كتاب é 中"}'
