"""What the driver asks of terminals that know the kitty protocol."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from textual.drivers import linux_driver

from sejajar.terminal.driver import OUR_KEYS, TEXTUAL_KEYS, TerminalDriver


def test_textual_asks_for_every_key_and_we_for_chords_only(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = (
        linux_driver.KITTY_DISAMBIGUATE_ESCAPE_CODES
        | linux_driver.KITTY_REPORT_ALL_KEYS
        | linux_driver.KITTY_REPORT_ASSOCIATED_TEXT
    )
    assert f"\x1b[>{flags}u" == TEXTUAL_KEYS
    written: list[str] = []
    monkeypatch.setattr(linux_driver.LinuxDriver, "write", lambda _, data: written.append(data))
    driver = TerminalDriver.__new__(TerminalDriver)
    driver.modes = SimpleNamespace(is_gone=False)  # pyright: ignore[reportAttributeAccessIssue]
    driver.write("rows")
    driver.write(TEXTUAL_KEYS)
    assert written == ["rows", OUR_KEYS]


def test_ctrl_z_before_the_first_screen_gives_the_terminal_back() -> None:
    restored: list[bool] = []
    driver = TerminalDriver.__new__(TerminalDriver)
    driver._writer_thread = None
    driver.modes = SimpleNamespace(is_gone=False, restore=lambda: restored.append(True))  # pyright: ignore[reportAttributeAccessIssue]
    driver.suspend_application_mode()
    assert restored == [True]
