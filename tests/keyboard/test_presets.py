"""The presets change the keys of actions of the table, and no key has two actions."""

from __future__ import annotations

import pytest

from sejajar.keyboard.keymap import DEFAULT
from sejajar.keyboard.presets import PRESETS
from sejajar.keyboard.user_keymap import effective_table
from sejajar.storage.config import OPTIONS


def test_the_configuration_offers_every_preset() -> None:
    offered = next(option.choices for option in OPTIONS if option.key == "keys.preset")
    assert set(offered) == set(PRESETS)
    assert not PRESETS["default"]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_changes_only_its_own_actions(name: str) -> None:
    ids = {key.id for key in DEFAULT.all_keys()}
    assert set(PRESETS[name]) <= ids
    table = effective_table(name)
    assert not table.warnings
    for action_id, keys in PRESETS[name].items():
        assert table.keys_of(action_id) == tuple(keys), action_id


@pytest.mark.parametrize("name", PRESETS)
def test_no_key_has_two_actions(name: str) -> None:
    table = effective_table(name)
    for context in (table.reading, table.editing):
        keys = [key for action in context for key in action.keys]
        assert len(keys) == len(set(keys))
