"""How a bitext is opened: what is read before the first frame, and where reading starts.

Short texts are aligned by length and the saved edits applied to them at once. The sentences of long texts are found in
the background (:func:`sejajar.session.pipeline.reading_steps`), and the saved edits and position after that. An
alignment from a file is taken as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sejajar.alignment.model import Alignment
from sejajar.session.bitext import Bitext
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.notation import TextPosition
from sejajar.text.document import Document
from sejajar.text.notices import Notice

START_SECONDS = 0.25
"""How long the first frame waits for a database that another process has locked; it is read later then."""
SMALL_BITEXT_CHARS = 60_000
"""Two texts with at most this many characters together are aligned before the first frame: it takes milliseconds."""


class OpenedBitext(NamedTuple):
    """A bitext as the first frame shows it.

    Attributes:
        bitext: without sentences if the texts are long, and without passages if they are empty.
        start: where reading starts; None for the top. As it was asked for while there are no passages.
        start_problem: why reading does not start where it was asked to; None if it does.
        view_options: the view options saved with the bitext; empty while there are no passages.
    """

    bitext: Bitext
    start: TextPosition | None
    start_problem: Notice | None = None
    view_options: Mapping[str, object] = {}


def open_bitext(
    source: Document,
    target: Document,
    *,
    store: LazyStore,
    line_aligned: bool = False,
    imported: Bitext | None = None,
    start: TextPosition | None = None,
) -> OpenedBitext:
    """Return what to show first of two texts, and begin ``store`` on it.

    ``imported`` is the same two texts with an alignment from a file; no saved edits are applied to it. ``start`` is
    where the user asked to start, instead of at the saved position.
    """
    if imported is not None:
        bitext = imported
    elif is_small(source, target):
        bitext = align_by_length(source, target, line_aligned=line_aligned)
    else:
        bitext = Bitext(source, target, (), (), Alignment(()))
    store.begin(bitext)
    if not bitext.passages:
        return OpenedBitext(bitext, start)
    if not store.is_empty:
        store.get().load(START_SECONDS)
    if imported is None:
        bitext = recall(bitext, store)
    view_options = {} if store.is_empty else store.get().view_options()
    return OpenedBitext(bitext, *start_position(bitext, store, start), view_options)


def is_small(source: Document, target: Document) -> bool:
    """Whether two texts are short enough to work on without a thread (:data:`SMALL_BITEXT_CHARS`)."""
    return len(source.text) + len(target.text) <= SMALL_BITEXT_CHARS


def recall(bitext: Bitext, store: LazyStore) -> Bitext:
    """Begin ``store`` on a bitext, and return it with the saved manual beads."""
    store.begin(bitext)
    if store.is_empty:
        return bitext
    # Without a saved file nothing of this is needed before the first frame.
    from sejajar.session.memory.recall import recall_edits

    return recall_edits(store.get(), bitext)


def start_position(
    bitext: Bitext, store: LazyStore, start: TextPosition | None
) -> tuple[TextPosition | None, Notice | None]:
    """Return where reading starts, and why that is not ``start``.

    That is ``start``, else the saved position, else the top (None). Slow in a long text that was edited.
    """
    if start is not None:
        return start.resolve(bitext)
    return None if store.is_empty else store.get().saved_position(), None
