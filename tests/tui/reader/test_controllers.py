"""The controllers of the reader are plain objects, and every key's action is in sight on the screen."""

from __future__ import annotations

import inspect
import re
from functools import cached_property
from typing import Any

import pytest
from textual.screen import Screen

from sejajar.keyboard.keymap import DEFAULT, Key
from sejajar.tui.app import SejajarApp
from sejajar.tui.key_dispatch import KeyedApp
from sejajar.tui.reader.controllers import Controllers
from sejajar.tui.reader.screen import ReaderScreen, reader_with


def own_classes(screen: type) -> list[type]:
    return [base for base in screen.__mro__ if base.__module__.startswith("sejajar")]


@pytest.mark.parametrize("key", list(DEFAULT.all_keys()), ids=lambda key: key.id)
def test_the_action_of_every_key_is_defined_on_the_screen_or_the_app(key: Key) -> None:
    found = re.match(r"(app\.)?(\w+)", key.action)
    assert found is not None
    name = f"action_{found[2]}"
    owners = (SejajarApp, KeyedApp, *SejajarApp.__mro__) if found[1] else (ReaderScreen,)
    assert any(name in vars(owner) for owner in owners)


def test_the_screen_has_no_action_without_a_key() -> None:
    actions = {name.removeprefix("action_") for name in vars(ReaderScreen) if name.startswith("action_")}
    assert actions == {
        re.split(r"\W", key.action)[0] for key in DEFAULT.all_keys() if not key.action.startswith("app.")
    }


def test_the_screen_is_composed_not_inherited() -> None:
    assert own_classes(ReaderScreen) == [ReaderScreen]
    assert len(own_classes(reader_with(DEFAULT._replace(warnings=("other",))))) <= 3


async def test_no_controller_is_a_part_of_textual(open_reader: Any) -> None:
    async with open_reader() as reader:
        controllers = reader.screen.controllers
        names = [name for name, value in vars(Controllers).items() if isinstance(value, cached_property)]
        made = [getattr(controllers, name) for name in (*names, "navigation", "views", "lists", "search")]
        for part in (controllers, reader.screen.window, reader.screen.state, *made):
            assert type(part).__mro__[1:] == (object,), type(part)
            assert not isinstance(part, Screen)


def test_every_message_of_the_screen_has_one_handler() -> None:
    handled = [
        message
        for value in vars(ReaderScreen).values()
        if inspect.isfunction(value)
        for message, _selectors in getattr(value, "_textual_on", ())
    ]
    assert len(handled) > 10
    assert len(handled) == len(set(handled))
