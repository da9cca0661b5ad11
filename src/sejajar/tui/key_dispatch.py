"""The part of the app that handles keys: each goes through the translator before Textual looks for its binding.

Textual calls :meth:`KeyedApp.on_event` with every key before anything else sees it. The key then travels to the focus
and back up to the app, whose own handler finds the binding and runs its action: there the repeat count is added.

What a key means depends on the effect of the key before it: a letter after ``/`` is text. When keys arrive together,
over a slow line or from a macro, Textual would look for the focus before the first key has moved it; here the later
keys wait.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from sejajar.i18n import _
from sejajar.keyboard.keymap import DEFAULT, KeyTable, shown_key
from sejajar.keyboard.layouts import Layout, UnknownLayoutError, layout
from sejajar.keyboard.translator import PAIR_SECONDS, KeyContext, KeyTranslator, TypedKey
from sejajar.tui.counted_key import CountedKey
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.tui.widgets.pane import Pane

LONGEST_WAIT = 0.1
"""The longest that a key waits, in seconds, for the effect of the one before it: a closed widget reports nothing."""


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
        """A line for each part of the user's key settings that is ignored."""
        self._keyboard = keyboard
        self._translator: KeyTranslator | None = None
        self._repeat_count: int | None = None
        self._waiting_keys: deque[events.Key] = deque()
        """The keys that wait for the current one."""
        self._current_key: tuple[events.Key, Screen[Any]] | None = None
        """The key that was passed on last, with the screen it arrived at, until its effect is complete."""
        if keyboard != "auto":
            self._check_keyboard()

    def _check_keyboard(self) -> None:
        """Report an unknown layout now, not at the first key, and use the detected one."""
        try:
            self.keyboard_layout()
        except UnknownLayoutError as error:
            self.key_problems = (*self.key_problems, str(error))
            self._keyboard = "auto"

    @property
    def reader(self) -> ReaderScreen:
        """The reader, whatever is open over it."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, ReaderScreen))

    def keyboard_layout(self) -> Layout:
        """Return the layout of the user's keyboard."""
        return layout(self._keyboard, os.environ)

    @property
    def layout_used(self) -> Layout | None:
        """The keyboard's layout, once a key of it had to be translated."""
        return self.keyboard_layout() if self._translator and self._translator.uses_layout else None

    async def on_event(self, event: events.Event) -> None:
        """Pass each key through the translator first. What arrives while the app closes has no screen to go to."""
        if isinstance(event, events.InputEvent | events.Paste) and self._is_closing:
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._current_key:
            self._waiting_keys.append(event)
            self.set_timer(LONGEST_WAIT, partial(self._end_key, self._current_key[0]))
        else:
            await self._take_key(event)

    @property
    def _is_closing(self) -> bool:
        """Whether the screens are being removed. Timers and queued messages may still come."""
        return not (self.is_running and self.screen_stack)

    async def _take_key(self, event: events.Key) -> None:
        translator = self._translator = self._translator or self._make_translator()
        await self._pass_on(translator.take(event.key, event.character, event.time, self._key_context()), event)
        if translator.waits_for_alef:
            self.set_timer(PAIR_SECONDS, self._release_key)

    def _make_translator(self) -> KeyTranslator:
        rows = frozenset(name for key in self.key_table.all_keys() for name in key.keys if " " in name)
        return KeyTranslator(self.keyboard_layout(), rows)

    async def _release_key(self) -> None:
        if self._translator and not self._is_closing:
            await self._pass_on(self._translator.release(self._key_context()))

    async def _pass_on(self, typed: Iterable[TypedKey], event: events.Key | None = None) -> None:
        for key in typed:
            is_itself = event is not None and key == (event.key, event.character, None)
            handed_on = event if event and is_itself else CountedKey(key)
            focus, screen = self.focused, self.screen
            await super().on_event(handed_on)
            if self._is_closing:
                return
            if handed_on.is_forwarded:
                self._current_key = (handed_on, screen)
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
        """The effect of ``key`` is complete: take the keys that waited for it."""
        if self._is_closing or self._current_key is None or self._current_key[0] is not key:
            return
        screen = self.screen
        if screen is not self._current_key[1]:
            # A screen that has just been opened is to have its parts first, and its focus.
            self._current_key = (key, screen)
            screen.call_later(self.call_later, self._end_key, key)
            return
        self._current_key = None
        while self._waiting_keys and self._current_key is None and not self._is_closing:
            await self._take_key(self._waiting_keys.popleft())

    def _key_context(self) -> KeyContext:
        """Return the context that a key arrives in now."""
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
        if self._translator and isinstance(screen, ReaderScreen):
            count, pending_prefix, sign = self._translator.signs
            screen.window.show_keys_waiting(
                " ".join(filter(None, [count, shown_key(pending_prefix) if pending_prefix else ""])), sign
            )
            if self._translator.undefined:
                said = _("{keys} has no function").format(keys=shown_key(self._translator.undefined))
                screen.window.show_notice(said)

    def on_key(self, event: events.Key) -> None:
        """Remember the repeat count of the key whose binding Textual's own handler looks for next."""
        self._repeat_count = event.repeat_count if isinstance(event, CountedKey) else None
        if self._repeat_count is not None:
            self.call_later(self._forget_count)
        if self._current_key and self._current_key[0] is event:
            # Once its action has been run; what that asked to be done later, as moving the focus, comes first.
            self.call_next(self.call_later, self._end_key, event)

    def _forget_count(self) -> None:
        self._repeat_count = None

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action with the repeat count that was typed before its key."""
        if self._repeat_count is not None and isinstance(action, str):
            action = self.key_table.counted(action, self._repeat_count)
        return await super().run_action(action, default_namespace, namespaces)
