"""The app as far as keys go: each goes through the typist before Textual looks for its binding.

Textual asks :meth:`KeyedApp.on_event` for every key before anything else has seen it. The key then travels to the
focus and up to the app again, whose own handler finds the binding and runs its action: there the count is put in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver

from sejajar.text.wording import _
from sejajar.tui.keymap import DEFAULT, KeyTable, counted, shown_key
from sejajar.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from sejajar.tui.keys.layouts import Layout
    from sejajar.tui.keys.typist import Surroundings, TypedKey, Typist


class KeyedApp(App[None]):
    """An app whose keys are those of a table, on a keyboard of any layout, with counts before them."""

    # Textual's own binding for the palette is none of the table: it would take its key from every preset.
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        *,
        key_table: KeyTable = DEFAULT,
        keyboard: str | Mapping[str, str] = "auto",
        driver_class: type[Driver] | None = None,
        ansi_color: bool | None = None,
    ) -> None:
        """Take the keys of ``key_table``; ``keyboard`` as :func:`sejajar.tui.keys.layouts.layout` takes it."""
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self.key_table = key_table
        self.key_problems = key_table.warnings
        """What is to be said of the reader's keys: a line for each thing that cannot be followed."""
        self._keyboard = keyboard
        self._typist: Typist | None = None
        self._count: int | None = None
        if keyboard != "auto":
            self._check_keyboard()

    def _check_keyboard(self) -> None:
        """Of what is no layout, say so now, not at the first key; and go on with the one that is guessed."""
        from sejajar.tui.keys.layouts import UnknownLayoutError

        try:
            self.keyboard_layout()
        except UnknownLayoutError as error:
            self.key_problems = (*self.key_problems, str(error))
            self._keyboard = "auto"

    def keyboard_layout(self) -> Layout:
        """What the characters of the reader's keyboard stand for."""
        from sejajar.tui.keys.layouts import layout

        return layout(self._keyboard, os.environ)

    @property
    def layout_used(self) -> Layout | None:
        """The keyboard's layout, once a key of it had to be translated."""
        return self.keyboard_layout() if self._typist and self._typist.uses_layout else None

    async def on_event(self, event: events.Event) -> None:
        """Let the typist see each key before anything else does, and hand on what it makes of it."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            typist = self._typist = self._typist or self._begin_typing()
            await self._hand_on(typist.take(event.key, event.character, event.time, self._surroundings()), event)
            if typist.is_holding:
                from sejajar.tui.keys.typist import PAIR_SECONDS

                self.set_timer(PAIR_SECONDS, self._release_key)
        else:
            await super().on_event(event)

    def _begin_typing(self) -> Typist:
        from sejajar.tui.keys.typist import Typist

        rows = frozenset(name for key in self.key_table.all_keys() for name in key.keys if " " in name)
        return Typist(self.keyboard_layout(), rows)

    async def _release_key(self) -> None:
        if self._typist:
            await self._hand_on(self._typist.release(self._surroundings()))

    async def _hand_on(self, typed: Iterable[TypedKey], event: events.Key | None = None) -> None:
        from sejajar.tui.keys.counted import Key

        for key in typed:
            if event is not None and key == (event.key, event.character, None):
                await super().on_event(event)
            else:
                await super().on_event(Key(key))
        self._show_typed()

    def _surroundings(self) -> Surroundings:
        """What a key meets now."""
        from sejajar.tui.keys.typist import Surroundings

        focused, screen = self.focused, self.screen
        is_reader = isinstance(screen, ReaderScreen)
        return Surroundings(
            takes_text=lambda key, character: focused is not None and focused.check_consume_key(key, character),
            is_bound=lambda key: key in screen.active_bindings,
            counts=is_reader,
            wants_letter=is_reader and screen.question is not None and screen.question.wants_letter,
        )

    def _show_typed(self) -> None:
        screen = self.screen
        if self._typist and isinstance(screen, ReaderScreen):
            count, begun, sign = self._typist.signs
            screen.show_typed(" ".join(filter(None, [count, shown_key(begun) if begun else ""])), sign)
            if self._typist.undefined:
                screen.tell(_("{keys} does nothing").format(keys=shown_key(self._typist.undefined)))
                screen.show()

    def on_key(self, event: events.Key) -> None:
        """Know the count of the key whose binding is looked for next, in Textual's own handler of keys."""
        self._count = getattr(event, "count", None)
        if self._count is not None:
            self.call_later(self._forget_count)

    def _forget_count(self) -> None:
        self._count = None

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action, as often or with the number that was typed before its key."""
        if self._count is not None and isinstance(action, str):
            action = counted(action, self._count)
        return await super().run_action(action, default_namespace, namespaces)
