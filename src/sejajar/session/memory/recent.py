"""The pairs that can be opened again: those read before, and the included article."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sejajar.formats.seeds import seed_paths
from sejajar.session.memory.lazy_store import memory_file
from sejajar.storage.files import home_folder, path_exists


class PairChoice(NamedTuple):
    """A pair that can be opened.

    Attributes:
        paths: the absolute paths of source and target; None for the included article.
        languages: of source and target, BCP 47 primary subtags.
        names: of the texts.
        line_aligned: whether each line is a sentence.
    """

    paths: tuple[str, str] | None
    languages: tuple[str, str]
    names: tuple[str, str]
    line_aligned: bool = False

    @property
    def folders(self) -> str:
        """The folder or folders that the texts are in, with the home folder as ``~``; empty for the article."""
        if self.paths is None:
            return ""
        names = dict.fromkeys(_shortened(Path(path).parent) for path in self.paths)
        return "  ".join(names)


def pair_choices(environ: Mapping[str, str], most: int = 20) -> tuple[PairChoice, ...]:
    """Return the pairs read before whose files still exist, the last one first, with the included article among them.

    Empty if no pair but the article was read.
    """
    if not path_exists(memory_file(environ)):
        return ()
    # SQLite is loaded only if there is a database.
    from sejajar.storage.pairs import recent_pairs

    shipped = {str(path.absolute()) for path in seed_paths()}
    choices: list[PairChoice] = []
    for pair in recent_pairs(memory_file(environ), most):
        paths = pair.source_path, pair.target_path
        is_shipped = shipped.issuperset(paths)
        choices.append(
            PairChoice(
                None if is_shipped else paths,
                (pair.source_language, pair.target_language),
                (pair.source_name, pair.target_name),
                pair.line_aligned,
            )
        )
    if not any(choice.paths for choice in choices):
        return ()
    return tuple(choices if any(choice.paths is None for choice in choices) else (*choices, _article()))


def _article() -> PairChoice:
    source, target = (path.name for path in seed_paths())
    return PairChoice(None, ("", ""), (source, target))


def _shortened(folder: Path) -> str:
    home = home_folder(os.environ)
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
