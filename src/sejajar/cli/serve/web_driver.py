"""The driver of a served reader: Textual's web driver, and the reader ends with its page.

A visitor is not the owner of this machine: files go to the visitor's browser, no URL is opened, and only the server
sets the size of the screen.
"""

from __future__ import annotations

import base64
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from textual.drivers.web_driver import WebDriver
from textual.events import Resize
from textual.message import Message
from textual.messages import ExitApp


class PageDriver(WebDriver):
    """Runs a reader whose keyboard and screen are a page of ``sejajar serve``."""

    def run_input_thread(self) -> None:
        """Pass on the input; end the reader at its end, also if the server was killed."""
        super().run_input_thread()
        with suppress(RuntimeError):
            # The event loop may have ended before.
            self._app.post_message(ExitApp())

    def process_message(self, message: Message) -> None:
        """Pass on typed input, unless it parses as a terminal's report of its size: the server bounds sizes."""
        if not isinstance(message, Resize):
            super().process_message(message)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: the reader has no URL to open in a visitor's browser."""

    def deliver_binary(
        self, binary: BinaryIO | TextIO, *, save_path: Path, encoding: str | None = None, **_others: Any
    ) -> None:
        """Send a whole file to the browser; of ``save_path`` only the name counts."""
        binary.seek(0)
        content = binary.read()
        data = content.encode(encoding or "utf-8", "replace") if isinstance(content, str) else content
        self.write_meta({"type": "file", "name": save_path.name, "content": base64.b64encode(data).decode("ascii")})
