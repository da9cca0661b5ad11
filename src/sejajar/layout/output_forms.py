"""From the cells of a line to what a terminal is sent.

Owns the forms named in :mod:`sejajar.layout.profiles`. A form takes cells in visual order and gives pieces in the
order of sending; each piece says which cells it shows, so that highlights, clicks and copying never look at the
text that was sent. Widths never change but by the columns a profile declares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, groupby
from typing import Literal, NamedTuple

from sejajar.layout.bidi_classes import MIRROR_IMAGES, class_string
from sejajar.layout.lines import DisplayCluster
from sejajar.layout.profiles import Form, Profile

LRM, LRO, PDF = "\u200e", "\u202d", "\u202c"

BLANK_LETTER = "\u2800"
"""BRAILLE PATTERN BLANK: it looks like a blank, takes one column, and is a letter of class L to the terminal."""

Emphasis = Literal["none", "bold", "alternate"]
"""How a piece has to differ from its neighbours for the terminal to draw it apart: not at all, in bold, or in an
almost equal colour."""

_ALTERNATING: tuple[Emphasis, ...] = ("none", "alternate")


class Run(NamedTuple):
    """Text to send with one style.

    Attributes:
        text: the characters.
        width: the columns they take.
        first_cell: the first of the cells it shows, an index into the line's cells in visual order.
        last_cell: the one after the last; equal to ``first_cell`` for a shield, which shows none.
        emphasis: how the screen has to set it apart.
    """

    text: str
    width: int
    first_cell: int
    last_cell: int
    emphasis: Emphasis = "none"


class _Sent(NamedTuple):
    """One cell on its way: its index, the text it is sent as, and its piece's emphasis."""

    cell_index: int
    text: str
    emphasis: Emphasis = "none"


def encode(cells: Sequence[DisplayCluster], profile: Profile, roles: Sequence[object] = ()) -> tuple[Run, ...]:
    """The pieces that show ``cells`` (one line, visual order) in the form of ``profile``, in the order of sending.

    ``roles`` has one value per cell, such as its highlight; a piece never holds cells of two values, so one style
    fits it. Sent one after the other from the line's left edge, the pieces show each cell in its column; the columns
    are those of the cells and, where right-to-left letters are shown, the profile's ``extra_columns``.
    """
    if not cells:
        return ()
    form = _FORMS[profile.form]
    return tuple(form(cells, roles or [None] * len(cells)))


def _kinds(cells: Sequence[DisplayCluster]) -> str:
    """The class letter of each cell's base."""
    return class_string("".join([cell.text[0] for cell in cells]))


def _pieces(cells: Sequence[DisplayCluster], roles: Sequence[object], sent: Iterable[_Sent]) -> Iterator[Run]:
    """What is sent, as few pieces as emphasis, role and neighbourhood allow."""
    run: list[_Sent] = []
    for item in sent:
        if run and not _may_join(run, item, roles):
            yield _piece(cells, run)
            run = []
        run.append(item)
    if run:
        yield _piece(cells, run)


def _may_join(run: list[_Sent], item: _Sent, roles: Sequence[object]) -> bool:
    last = run[-1]
    step = item.cell_index - last.cell_index
    same_way = len(run) == 1 or step == last.cell_index - run[-2].cell_index
    return (
        abs(step) == 1
        and same_way
        and item.emphasis == last.emphasis
        and roles[item.cell_index] == roles[last.cell_index]
    )


def _piece(cells: Sequence[DisplayCluster], run: list[_Sent]) -> Run:
    indices = [item.cell_index for item in run]
    first, last = min(indices), max(indices) + 1
    width = sum(cell.width for cell in cells[first:last])
    return Run("".join([item.text for item in run]), width, first, last, run[0].emphasis)


def _visual(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    # Nearly every row of nearly every terminal is sent so: by runs of one role, with no step per cell.
    first = 0
    for _, run in groupby(roles):
        last = first + sum(1 for _ in run)
        shown = cells[first:last]
        yield Run("".join([cell.text for cell in shown]), sum([cell.width for cell in shown]), first, last)
        first = last


def _words(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """kitty draws each run of Arabic letters and digits of one font from right to left, whatever it stands next to.

    Its runs do not end at a change of colour, so a column keeps the style it is sent with while the letters move:
    roles go by the column.
    """
    sent: list[_Sent] = []
    for is_blank, token in groupby(range(len(cells)), key=lambda index: cells[index].text.isspace()):
        indices = list(token)
        if is_blank or not re.search("[RAN]", _kinds(cells[indices[0] : indices[-1] + 1])):
            sent += [_Sent(index, cells[index].text) for index in indices]
            continue
        for is_word, part in groupby(indices, key=lambda index: _is_word_in_kitty(cells[index])):
            run = list(part)
            texts = [cells[index].text for index in (reversed(run) if is_word else run)]
            emphasis: Emphasis = "none" if is_word else "bold"
            sent += [_Sent(index, text, emphasis) for index, text in zip(run, texts, strict=True)]
    return _pieces(cells, roles, sent)


def _is_word_in_kitty(cell: DisplayCluster) -> bool:
    # The comma is of no script, so it goes with the letters beside it.
    return _kinds([cell]) in "RAN" or cell.text == "\u060c"


def _logical_order(cells: Sequence[DisplayCluster], indices: Sequence[int]) -> list[_Sent]:
    """Cells as a terminal that orders and mirrors by itself takes them."""
    return [_Sent(index, _unmirrored(cells[index])) for index in sorted(indices, key=lambda index: cells[index].start)]


def _unmirrored(cell: DisplayCluster) -> str:
    base = cell.text[0]
    return MIRROR_IMAGES[base] + cell.text[1:] if cell.is_rtl and base in MIRROR_IMAGES else cell.text


def _isolated(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """PuTTY orders a whole row by UAX #9, its direction that of the first strong letter in it.

    Blanks that are letters of class L keep words from joining to one run, make the row left to right, and shield
    what stands beside it. Between two of them, what lies from the first to the last right-to-left letter or Arabic
    digit is sent in reading order, as the terminal orders it back; what is outside takes the row's direction and is
    sent as seen. A style travels with its letter, so roles go by the letter.

    One case is beyond this form: European digits that come before Arabic letters in one word change places with
    them, as nothing invisible may stand between.
    """
    kinds = _kinds(cells)
    if not re.search("[RAN]", kinds):
        return _visual(cells, roles)
    sent: list[_Sent] = []
    for is_parting, part in groupby(
        range(len(cells)), key=lambda index: kinds[index] == "L" or _is_blank(cells[index])
    ):
        indices = list(part)
        if is_parting:
            sent += [_Sent(index, BLANK_LETTER if _is_blank(cells[index]) else cells[index].text) for index in indices]
            continue
        inside = re.search("[RAN](?:.*[RAN])?", kinds[indices[0] : indices[-1] + 1])
        first, last = inside.span() if inside else (0, 0)
        sent += [_Sent(index, cells[index].text) for index in indices[:first]]
        sent += _logical_order(cells, indices[first:last])
        sent += [_Sent(index, cells[index].text) for index in indices[last:]]
    return _shielded(len(cells), _pieces(cells, roles, sent))


def _is_blank(cell: DisplayCluster) -> bool:
    return cell.text.isspace() and cell.width == 1


def _shielded(count: int, pieces: Iterator[Run]) -> Iterator[Run]:
    yield Run(BLANK_LETTER, 1, 0, 0)
    yield from pieces
    yield Run(BLANK_LETTER, 1, count, count)


def _styled(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """QTerminal orders each stretch of one style by itself: letters in reading order, digits and the rest apart."""
    groups = groupby(enumerate(_kinds(cells).replace("A", "R")), key=lambda item: item[1] if item[1] in "RN" else "")
    emphases: Iterator[Emphasis] = cycle(_ALTERNATING)
    for kind, part in groups:
        emphasis = next(emphases)
        for _, same in groupby([index for index, _ in part], key=roles.__getitem__):
            indices = list(same)[:: -1 if kind == "R" else 1]
            yield _piece(cells, [_Sent(index, cells[index].text, emphasis) for index in indices])


def _letter_marks(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """No two right-to-left letters or Arabic digits are neighbours, so nothing is there to be reordered."""
    kinds = _kinds(cells)
    sent = (_Sent(index, cell.text + LRM if kinds[index] in "RAN" else cell.text) for index, cell in enumerate(cells))
    return _pieces(cells, roles, sent)


def _override_runs(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """Right-to-left runs, the blanks inside them too, are told to be left to right."""
    kinds = _kinds(cells)
    texts = [cell.text for cell in cells]
    for first, last in _runs(kinds, "RANW", "RAN"):
        texts[first] = LRO + texts[first]
        texts[last - 1] += PDF
    return _pieces(cells, roles, (_Sent(index, text) for index, text in enumerate(texts)))


def _marked_words(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """Each right-to-left word in reading order between left-to-right marks, for a terminal that orders rows."""
    kinds = _kinds(cells)
    sent = [_Sent(index, cell.text) for index, cell in enumerate(cells)]
    for letters, is_reversed in (("RA", True), ("N", False)):
        for first, last in _runs(kinds, letters, letters):
            word = sent[last - 1 : first - 1 if first else None : -1] if is_reversed else sent[first:last]
            word[0] = _Sent(word[0].cell_index, LRM + word[0].text)
            word[-1] = _Sent(word[-1].cell_index, word[-1].text + LRM)
            sent[first:last] = word
    return _pieces(cells, roles, sent)


def _runs(kinds: str, letters: str, at_ends: str) -> Iterator[tuple[int, int]]:
    """The longest runs of ``letters`` that begin and end in one of ``at_ends``."""
    for is_run, part in groupby(range(len(kinds)), key=lambda index: kinds[index] in letters):
        indices = [index for index in part if is_run]
        inside = [index for index in indices if kinds[index] in at_ends]
        if inside:
            yield inside[0], inside[-1] + 1


def _logical(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    return _pieces(cells, roles, _logical_order(cells, range(len(cells))))


def _raw(cells: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    sent = _logical_order(cells, range(len(cells)))
    return _pieces(cells, roles, (_Sent(item.cell_index, _unshaped(item.text)) for item in sent))


def _unshaped(text: str) -> str:
    """The letters of the file; a lam with its alef stays one letter, as wide as its cell."""
    return "".join([unicodedata.normalize("NFKC", char) if "\ufb50" <= char < "\ufef5" else char for char in text])


_FORMS: dict[Form, Callable[[Sequence[DisplayCluster], Sequence[object]], Iterator[Run]]] = {
    "visual": _visual,
    "words": _words,
    "isolated": _isolated,
    "styled": _styled,
    "letter-marks": _letter_marks,
    "override-runs": _override_runs,
    "marked-words": _marked_words,
    "logical": _logical,
    "raw": _raw,
}
