"""What holds for all tests."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from sejajar.i18n import choose_language

# A busy machine is no failure; CI must give the same answer twice.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_configure() -> None:
    """Make what the tests start like what a shell starts: no signal ignored, no line traced.

    Of a program that ends while its threads compute, tracing can abort the end.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        os.environ.pop("COVERAGE_PROCESS_START", None)
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGTSTP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the long runs all the time they need."""
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.timeout(0))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program keeps for its reader goes to a folder of the test's own."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    for name in ("NO_COLOR", "COLORFGBG", *(name for name in os.environ if name.startswith("SEJAJAR_"))):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def english() -> None:
    """The interface speaks English unless a test has it speak otherwise."""
    choose_language("en")
