"""The article and its translation that the program ships with and opens when it is given nothing."""

from __future__ import annotations

from pathlib import Path

SOURCE_NAME = "meta-llama4.id.txt"
TARGET_NAME = "meta-llama4.ar.txt"


def seed_paths() -> tuple[Path, Path]:
    """Return the Indonesian article and its Arabic translation: in the wheel, or in the source tree's ``seeds/``."""
    package = Path(__file__).parents[1]
    folder = package / "seeds"
    if not folder.is_dir():
        folder = package.parents[1] / "seeds"
    return folder / SOURCE_NAME, folder / TARGET_NAME
