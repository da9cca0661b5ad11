"""The options of the reader have the defaults of the configuration."""

from sejajar.storage.config import DEFAULTS
from sejajar.tui.options import ReaderOptions

KEYS = {"preset": "keys.preset", "keyboard": "keyboard.layout", "ui_language": "ui.language"}


def test_the_defaults_are_those_of_the_configuration():
    options = ReaderOptions()._asdict()
    shared = {name: KEYS.get(name, name) for name in options if KEYS.get(name, name) in DEFAULTS}
    assert set(shared) == {
        "preset", "keyboard", "ui_language", "theme", "bidi", "bidi_setup", "harakat", "digits", "linear",
    }  # fmt: skip
    assert {name: options[name] for name in shared} == {name: DEFAULTS[key] for name, key in shared.items()}
