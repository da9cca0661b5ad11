"""The app as far as keys go: each goes through the typist before Textual looks for its binding.

Textual asks :meth:`KeyedApp.on_event` for every key before anything else has seen it. The key then travels to the
focus and up to the app again, whose own handler finds the binding and runs its action: there the count is put in.

What a key means is known only once the one before it has been done: a letter after ``/`` is text. Textual asks of keys
that arrive together, over a slow line or from a macro, where the focus is before the first has moved it; here the
later ones wait.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from sejajar.i18n import _
from sejajar.keyboard.keymap import DEFAULT, KeyTable, shown_key
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sejajar.keyboard.layouts import Layout
    from sejajar.keyboard.translator import KeyContext, KeyTranslator, TypedKey

LONGEST_WAIT = 0.1
"""A key waits no longer than so many seconds for what the one before it caused: what that closed says nothing more."""


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
        """Take the keys of ``key_table``; ``keyboard`` as :func:`sejajar.keyboard.layouts.layout` takes it."""
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self.key_table = key_table
        self.key_problems = key_table.warnings
        """What is to be said of the reader's keys: a line for each thing that cannot be followed."""
        self._keyboard = keyboard
        self._typist: KeyTranslator | None = None
        self._count: int | None = None
        self._keys_ahead: deque[events.Key] = deque()
        """The keys that wait for the one that is under way."""
        self._key_under_way: tuple[events.Key, Screen[Any]] | None = None
        """The key that was handed on last, and the screen it met, until all that it caused has been done."""
        if keyboard != "auto":
            self._check_keyboard()

    def _check_keyboard(self) -> None:
        """Of what is no layout, say so now, not at the first key; and go on with the one that is guessed."""
        from sejajar.keyboard.layouts import UnknownLayoutError

        try:
            self.keyboard_layout()
        except UnknownLayoutError as error:
            self.key_problems = (*self.key_problems, str(error))
            self._keyboard = "auto"

    def keyboard_layout(self) -> Layout:
        """What the characters of the reader's keyboard stand for."""
        from sejajar.keyboard.layouts import layout

        return layout(self._keyboard, os.environ)

    @property
    def layout_used(self) -> Layout | None:
        """The keyboard's layout, once a key of it had to be translated."""
        return self.keyboard_layout() if self._typist and self._typist.uses_layout else None

    async def on_event(self, event: events.Event) -> None:
        """Let the typist see each key before anything else does, and hand on what it makes of it."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._key_under_way:
            self._keys_ahead.append(event)
            self.set_timer(LONGEST_WAIT, partial(self._end_key, self._key_under_way[0]))
        else:
            await self._take_key(event)

    async def _take_key(self, event: events.Key) -> None:
        typist = self._typist = self._typist or self._begin_typing()
        await self._hand_on(typist.take(event.key, event.character, event.time, self._surroundings()), event)
        if typist.is_holding:
            from sejajar.keyboard.translator import PAIR_SECONDS

            self.set_timer(PAIR_SECONDS, self._release_key)

    def _begin_typing(self) -> KeyTranslator:
        from sejajar.keyboard.translator import KeyTranslator

        rows = frozenset(name for key in self.key_table.all_keys() for name in key.keys if " " in name)
        return KeyTranslator(self.keyboard_layout(), rows)

    async def _release_key(self) -> None:
        if self._typist:
            await self._hand_on(self._typist.release(self._surroundings()))

    async def _hand_on(self, typed: Iterable[TypedKey], event: events.Key | None = None) -> None:
        from sejajar.tui.counted_key import CountedKey

        for key in typed:
            is_itself = event is not None and key == (event.key, event.character, None)
            handed_on = event if event and is_itself else CountedKey(key)
            focus, screen = self.focused, self.screen
            await super().on_event(handed_on)
            if handed_on.is_forwarded:
                self._key_under_way = (handed_on, screen)
                # From a pane every key comes back to the app; others may keep theirs, and say by messages what it did.
                if not isinstance(focus, Pane):
                    focus = focus or screen
                    focus.call_later(focus.call_later, self._follow_key, handed_on, focus)
        self._show_typed()

    # -- keys that are typed ahead ----------------------------------------------------------------------------

    def _follow_key(self, key: events.Key, node: DOMNode) -> None:
        """Go the way that the messages of ``node`` go, behind them: from parent to parent, up to the app."""
        parent = node.parent
        if parent is None or parent is self:
            # The key itself may have come back just before; what it asked to be done later comes first.
            self.call_later(self.call_later, self._end_key, key)
        else:
            parent.call_later(self._follow_key, key, parent)

    async def _end_key(self, key: events.Key) -> None:
        """What ``key`` caused has been done: take the keys that waited for it."""
        if self._key_under_way is None or self._key_under_way[0] is not key:
            return
        screen = self.screen
        if screen is not self._key_under_way[1]:
            # A screen that has just been opened is to have its parts first, and its focus.
            self._key_under_way = (key, screen)
            screen.call_later(self.call_later, self._end_key, key)
            return
        self._key_under_way = None
        while self._keys_ahead and self._key_under_way is None:
            await self._take_key(self._keys_ahead.popleft())

    def _surroundings(self) -> KeyContext:
        """What a key meets now."""
        from sejajar.keyboard.translator import KeyContext

        focused, screen = self.focused, self.screen
        is_reader = isinstance(screen, ReaderScreen)
        return KeyContext(
            takes_text=lambda key, character: focused is not None and focused.check_consume_key(key, character),
            is_bound=lambda key: key in screen.active_bindings,
            counts=is_reader,
            wants_letter=is_reader and screen.state.question is not None and screen.state.question.wants_letter,
        )

    def _show_typed(self) -> None:
        screen = self.screen
        if self._typist and isinstance(screen, ReaderScreen):
            count, begun, sign = self._typist.signs
            screen.window.show_keys_waiting(" ".join(filter(None, [count, shown_key(begun) if begun else ""])), sign)
            if self._typist.undefined:
                said = _("{keys} has no function").format(keys=shown_key(self._typist.undefined))
                screen.window.show_notice(said)

    def on_key(self, event: events.Key) -> None:
        """Know the count of the key whose binding is looked for next, in Textual's own handler of keys."""
        self._count = getattr(event, "count", None)
        if self._count is not None:
            self.call_later(self._forget_count)
        if self._key_under_way and self._key_under_way[0] is event:
            # Once its action has been run; what that asked to be done later, as moving the focus, comes first.
            self.call_next(self.call_later, self._end_key, event)

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
            action = self.key_table.counted(action, self._count)
        return await super().run_action(action, default_namespace, namespaces)
