"""Whether the reader runs in a browser instead of a terminal."""

from collections.abc import Mapping


def is_browser_session(environ: Mapping[str, str]) -> bool:
    """Whether textual-serve runs the program; it says so by the driver it asks for."""
    return "web_driver" in environ.get("TEXTUAL_DRIVER", "")
