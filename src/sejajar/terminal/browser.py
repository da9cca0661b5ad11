"""Whether a page in a browser takes the place of the terminal."""

from collections.abc import Mapping


def is_page(environ: Mapping[str, str]) -> bool:
    """Whether textual-serve runs the program; it says so by the driver it asks for."""
    return "web_driver" in environ.get("TEXTUAL_DRIVER", "")
