"""The key event that carries the count typed before it through Textual's dispatch.

The count goes with its key, which travels to the focus and back before its binding runs; what runs actions meanwhile,
as the palette does, is not to be given it.
"""

from __future__ import annotations

from textual import events

from sejajar.keyboard.translator import TypedKey


class CountedKey(events.Key):
    """A key with its repeat count; handled by ``on_key`` like its base class."""

    def __init__(self, typed: TypedKey) -> None:
        super().__init__(typed.key, typed.character)
        self.repeat_count = typed.repeat_count


# Textual derives the handler from the name of the class.
CountedKey.handler_name = events.Key.handler_name
