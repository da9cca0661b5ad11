"""The article and its translation that the program ships with and opens when it is given nothing."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

SOURCE_NAME = "meta-llama4.id.txt"
TARGET_NAME = "meta-llama4.ar.txt"


def seed_paths() -> tuple[Path, Path]:
    """The Indonesian article and its Arabic translation: in the wheel, or in the source tree's ``seeds/``."""
    installed = Path(str(resources.files("sejajar"))) / "seeds"
    folder = installed if installed.is_dir() else Path(__file__).parents[3] / "seeds"
    return folder / SOURCE_NAME, folder / TARGET_NAME
