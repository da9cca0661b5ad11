"""The key table as Textual's bindings."""

from sejajar.keyboard.keymap import DEFAULT, Key
from sejajar.tui.bindings import bindings


def test_a_binding_has_the_keys_and_the_call_of_its_action():
    first = bindings()[0]
    assert (first.key, first.action, first.id) == ("j,down", "passage(1)", "passage.next")
    assert first.key_display == "j"
    assert not first.show


def test_an_action_without_keys_has_no_binding():
    assert len(bindings()) == sum(bool(key.keys) for key in DEFAULT.reading)
    assert bindings([Key("a", (), "a", "A", "An a", "Letters")]) == []


def test_the_footer_shows_what_has_a_word_for_it_but_not_the_mode():
    shown = {binding.id for binding in bindings() if binding.show}
    assert shown == {key.id for key in DEFAULT.reading if key.footer}
    assert not any(binding.show for binding in bindings(DEFAULT.editing))
