"""The prompt: a line editor that shows text of any script joined and in visual order.

A stock input would show Arabic unjoined and from left to right, so this one draws itself; the text it holds is in
reading order.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sejajar.layout.labels import label_clusters
from sejajar.text.language import detect_direction
from sejajar.text.sanitize import sanitize
from sejajar.tui.rows.text_renderer import CHARS_PER_COLUMN, TextRenderer, across


class Prompt(Widget, can_focus=True):
    """A line to type in, after a sign that shows what is asked."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; }
    Prompt.-open { display: block; }
    """

    value: reactive[str] = reactive("")
    caret: reactive[int] = reactive(0)

    class Changed(Message):
        """The text changed."""

        def __init__(self, sign: str, value: str) -> None:
            super().__init__()
            self.sign = sign
            self.value = value

    class Submitted(Changed):
        """Enter was pressed."""

    class Dismissed(Message):
        """Esc was pressed, or the last character was deleted and then one more."""

    def __init__(self, renderer: TextRenderer, id: str | None = None) -> None:
        super().__init__(id=id)
        self._renderer = renderer
        self.sign = "/"
        self.hint = ""
        self._history: dict[str, list[str]] = {}
        self._history_position = 0

    @property
    def is_open(self) -> bool:
        """Whether the prompt is open."""
        return self.has_class("-open")

    def open(self, sign: str, hint: str, text: str = "") -> None:
        """Open the prompt: ``sign`` stands before ``text``, and ``hint`` replaces it while it is empty."""
        self.sign, self.hint = sign, hint
        self.value, self.caret = text, len(text)
        self._history_position = len(self._history.get(sign, []))
        self.add_class("-open")
        self.focus()

    def take_history(self, sign: str, texts: Iterable[str]) -> None:
        """Add ``texts`` of earlier readings, the newest last, to the history before those of this one."""
        own = self._history.get(sign, [])
        self._history[sign] = [*(text for text in texts if text not in own), *own]

    def close(self) -> None:
        """Close the prompt."""
        self.remove_class("-open")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are text here, never bindings."""
        return character is not None and character.isprintable()

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The sign, the text with its caret, or the hint."""
        style = self._renderer.style("prompt")
        caret_style = self._renderer.style("caret", style)
        parts = [[Segment(self.sign, self._renderer.style("prompt-sign", style))], [Segment(" ", style)]]
        width = max(1, self.size.width - 3)
        if not self.value:
            hint_style = self._renderer.style("muted", style)
            parts += [[Segment(" ", caret_style)], self._renderer.label(self.hint, width, hint_style)]
        else:
            direction = detect_direction(self.value)
            # The end that is being typed stays visible.
            start = max(0, self.caret - width + 1)
            shown = self.value[start : start + CHARS_PER_COLUMN * width + 1]
            clusters = label_clusters(shown, direction, width)
            roles = [
                "caret" if start + cluster.start <= self.caret < start + cluster.end else None for cluster in clusters
            ]
            end = [] if any(roles) else [Segment(" ", caret_style)]
            drawn = self._renderer.draw(clusters, roles, lambda role: caret_style if role else style)
            parts.append([*end, *drawn] if direction == "rtl" else [*drawn, *end])
        return Strip(across(parts, self.size.width, style)).adjust_cell_length(self.size.width, style)

    def on_key(self, event: events.Key) -> None:
        """Edit the line."""
        if event.is_printable and event.character:
            self._insert(event.character)
        elif event.key == "escape":
            self.post_message(self.Dismissed())
        elif event.key == "enter":
            self._submit()
        elif not self._edit(event.key):
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Insert the first line of what was pasted, sanitised as the text of a file is."""
        event.stop()
        self._insert(sanitize((event.text.splitlines() or [""])[0]))

    def _insert(self, text: str) -> None:
        self._set(self.value[: self.caret] + text + self.value[self.caret :], self.caret + len(text))

    def _set(self, value: str, caret: int) -> None:
        self.caret = caret
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self.sign, value))
        self.refresh()

    def _submit(self) -> None:
        self.remember(self.sign, self.value)
        self.post_message(self.Submitted(self.sign, self.value))

    def remember(self, sign: str, text: str) -> None:
        """Make ``text`` the newest in the history of ``sign``."""
        if text:
            history = self._history.setdefault(sign, [])
            if text in history:
                history.remove(text)
            history.append(text)

    def _edit(self, key: str) -> bool:
        value, caret = self.value, self.caret
        backwards = detect_direction(value) == "rtl"
        match key:
            case "backspace" | "ctrl+h" if not value:
                self.post_message(self.Dismissed())
            case "backspace" | "ctrl+h" if caret:
                self._set(value[: caret - 1] + value[caret:], caret - 1)
            case "delete" | "ctrl+d":
                self._set(value[:caret] + value[caret + 1 :], caret)
            case "ctrl+u":
                self._set(value[caret:], 0)
            case "ctrl+w":
                kept = value[:caret].rstrip().rpartition(" ")
                self._set(kept[0] + kept[1] + value[caret:], len(kept[0] + kept[1]))
            case "left" | "right":
                step = -1 if (key == "left") != backwards else 1
                self._set(value, max(0, min(len(value), caret + step)))
            case "home" | "ctrl+a":
                self._set(value, 0)
            case "end" | "ctrl+e":
                self._set(value, len(value))
            case "up" | "down":
                self._recall(-1 if key == "up" else 1)
            case "backspace" | "ctrl+h":
                pass
            case _:
                return False
        return True

    def _recall(self, step: int) -> None:
        history = self._history.get(self.sign, [])
        position = max(0, min(len(history), self._history_position + step))
        self._history_position = position
        recalled = history[position] if position < len(history) else ""
        self._set(recalled, len(recalled))
