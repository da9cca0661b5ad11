from hypothesis import given
from hypothesis import strategies as st

from sejajar.layout.breaks import break_offsets

SIGNS = " \n\t\u1680\u2003\u3000¡¿([{‚„⁅«‘‛“‹»’”›)]}!?/؟،؛۔,.:;…-\u2010–—%\u200b\u00a0\u0301\u064e"


@given(st.text(st.sampled_from(SIGNS + "ab1٣مي") | st.characters(max_codepoint=0x2E7F), max_size=30))
def test_a_text_breaks_the_same_whether_or_not_an_ideograph_follows(text):
    """Texts that hold ideographs are matched against the classes written out, all others by one sign a class."""
    alone = break_offsets(text + "x")
    assert alone == [offset for offset in break_offsets(text + "x中") if offset <= len(text)]


def test_classes_that_share_a_sign_are_not_taken_for_it():
    assert break_offsets("satu (dua) «tiga» empat") == [5, 11, 18]
    assert break_offsets("satu « dua » tiga") == [5, 13]
    assert break_offsets("dan/atau km/jam 1/2") == [4, 9, 12, 16]
