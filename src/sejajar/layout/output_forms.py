"""From the clusters of a line to what a terminal is sent.

Owns the output forms named in :mod:`sejajar.layout.profiles`. A form takes clusters in visual order and returns runs
in the order of sending; each run knows which clusters it shows, so that highlights, clicks and copying never look at
the text that was sent. Widths never change, except by the columns a profile declares.

Example: the two letters ``اب`` in visual order are ``[ب, ا]``. ``visual`` sends them so, for a terminal that does not
reorder; ``logical`` sends ``ا ب``, for one that does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, groupby
from typing import Literal, NamedTuple

from sejajar.layout.bidi_classes import MIRROR_IMAGES, class_string
from sejajar.layout.lines import DisplayCluster
from sejajar.layout.profiles import OutputForm, Profile

LRM, LRO, PDF = "\u200e", "\u202d", "\u202c"

BLANK_LETTER = "\u2800"
"""BRAILLE PATTERN BLANK: it looks like a blank, takes one column, and has the class L to the terminal."""

FontVariant = Literal["none", "bold", "alternate"]
"""The variant of the font that keeps a run apart from its neighbours, because the terminal shapes and orders each
variant by itself: the plain one, bold, or an almost equal colour."""

_ALTERNATING: tuple[FontVariant, ...] = ("none", "alternate")


class Run(NamedTuple):
    """Text to send with one style.

    Attributes:
        text: the characters.
        width: the columns they take.
        first_cluster: the first cluster it shows, an index into the line's clusters in visual order.
        last_cluster: the one after the last; equal to ``first_cluster`` for a shield, which shows none.
        font_variant: how the screen has to draw it.
    """

    text: str
    width: int
    first_cluster: int
    last_cluster: int
    font_variant: FontVariant = "none"


class _Sent(NamedTuple):
    """One cluster on its way: its index, the text it is sent as, and the font variant of its run."""

    cluster_index: int
    text: str
    font_variant: FontVariant = "none"


def output_runs(clusters: Sequence[DisplayCluster], profile: Profile, roles: Sequence[object] = ()) -> tuple[Run, ...]:
    """Return the runs that show ``clusters`` (one line, visual order) in the form of ``profile``, in sending order.

    ``roles`` has one value per cluster, such as its highlight; a run never holds clusters of two values, so one style
    fits it. Sent one after the other from the line's left edge, the runs show each cluster in its column; they are as
    wide as the clusters and, where right-to-left letters are shown, the profile's ``extra_columns``.
    """
    if not clusters:
        return ()
    form = _FORMS[profile.form]
    return tuple(form(clusters, roles or [None] * len(clusters)))


def _bidi_classes(clusters: Sequence[DisplayCluster]) -> str:
    """Return the bidirectional class of each cluster's base, one letter each."""
    return class_string("".join([cluster.text[0] for cluster in clusters]))


def _join_runs(clusters: Sequence[DisplayCluster], roles: Sequence[object], sent: Iterable[_Sent]) -> Iterator[Run]:
    """Return what is sent, in as few runs as font variant, role and neighbourhood allow."""
    items: list[_Sent] = []
    for item in sent:
        if items and not _may_join(items, item, roles):
            yield _run(clusters, items)
            items = []
        items.append(item)
    if items:
        yield _run(clusters, items)


def _may_join(items: list[_Sent], item: _Sent, roles: Sequence[object]) -> bool:
    last = items[-1]
    step = item.cluster_index - last.cluster_index
    same_way = len(items) == 1 or step == last.cluster_index - items[-2].cluster_index
    return (
        abs(step) == 1
        and same_way
        and item.font_variant == last.font_variant
        and roles[item.cluster_index] == roles[last.cluster_index]
    )


def _run(clusters: Sequence[DisplayCluster], items: list[_Sent]) -> Run:
    indices = [item.cluster_index for item in items]
    first, last = min(indices), max(indices) + 1
    width = sum(cluster.width for cluster in clusters[first:last])
    return Run("".join([item.text for item in items]), width, first, last, items[0].font_variant)


def _visual(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    # Nearly every row of nearly every terminal is sent like this: by runs of one role, with no step per cluster.
    first = 0
    for _, run in groupby(roles):
        last = first + sum(1 for _ in run)
        shown = clusters[first:last]
        yield Run("".join([cluster.text for cluster in shown]), sum([cluster.width for cluster in shown]), first, last)
        first = last


def _words(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """kitty draws each run of Arabic letters and digits of one font from right to left, whatever it stands next to.

    Its runs do not end at a change of colour, so a column keeps the style it is sent with while the letters move:
    roles go by the column.
    """
    sent: list[_Sent] = []
    for is_blank, token in groupby(range(len(clusters)), key=lambda index: clusters[index].text.isspace()):
        indices = list(token)
        if is_blank or not re.search("[RAN]", _bidi_classes(clusters[indices[0] : indices[-1] + 1])):
            sent += [_Sent(index, clusters[index].text) for index in indices]
            continue
        for is_word, part in groupby(indices, key=lambda index: _is_word_in_kitty(clusters[index])):
            run = list(part)
            texts = [clusters[index].text for index in (reversed(run) if is_word else run)]
            font_variant: FontVariant = "none" if is_word else "bold"
            sent += [_Sent(index, text, font_variant) for index, text in zip(run, texts, strict=True)]
    return _join_runs(clusters, roles, sent)


def _is_word_in_kitty(cluster: DisplayCluster) -> bool:
    # The comma is of no script, so it goes with the letters beside it.
    return _bidi_classes([cluster]) in "RAN" or cluster.text == "\u060c"


def _logical_order(clusters: Sequence[DisplayCluster], indices: Sequence[int]) -> list[_Sent]:
    """Return clusters as a terminal that orders and mirrors by itself takes them."""
    return [
        _Sent(index, _unmirrored(clusters[index])) for index in sorted(indices, key=lambda index: clusters[index].start)
    ]


def _unmirrored(cluster: DisplayCluster) -> str:
    base = cluster.text[0]
    return MIRROR_IMAGES[base] + cluster.text[1:] if cluster.is_rtl and base in MIRROR_IMAGES else cluster.text


def _isolated(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """PuTTY orders a whole row by UAX #9, its direction that of the first strong letter in it.

    Blanks that are letters of class L keep words from joining to one run, make the row left to right, and shield
    what stands beside it. Between two of them, what lies from the first to the last right-to-left letter or Arabic
    digit is sent in reading order, as the terminal orders it back; what is outside takes the row's direction and is
    sent as seen. A style travels with its letter, so roles go by the letter.

    One case is beyond this form: European digits that come before Arabic letters in one word change places with
    them, as nothing invisible may stand between.
    """
    classes = _bidi_classes(clusters)
    if not re.search("[RAN]", classes):
        return _visual(clusters, roles)
    sent: list[_Sent] = []
    for is_parting, part in groupby(
        range(len(clusters)), key=lambda index: classes[index] == "L" or _is_blank(clusters[index])
    ):
        indices = list(part)
        if is_parting:
            sent += [
                _Sent(index, BLANK_LETTER if _is_blank(clusters[index]) else clusters[index].text) for index in indices
            ]
            continue
        inside = re.search("[RAN](?:.*[RAN])?", classes[indices[0] : indices[-1] + 1])
        first, last = inside.span() if inside else (0, 0)
        sent += [_Sent(index, clusters[index].text) for index in indices[:first]]
        sent += _logical_order(clusters, indices[first:last])
        sent += [_Sent(index, clusters[index].text) for index in indices[last:]]
    return _shielded(len(clusters), _join_runs(clusters, roles, sent))


def _is_blank(cluster: DisplayCluster) -> bool:
    return cluster.text.isspace() and cluster.width == 1


def _shielded(count: int, runs: Iterator[Run]) -> Iterator[Run]:
    yield Run(BLANK_LETTER, 1, 0, 0)
    yield from runs
    yield Run(BLANK_LETTER, 1, count, count)


def _styled(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """QTerminal orders each stretch of one style by itself: letters in reading order, digits and the rest apart."""
    groups = groupby(
        enumerate(_bidi_classes(clusters).replace("A", "R")), key=lambda item: item[1] if item[1] in "RN" else ""
    )
    variants: Iterator[FontVariant] = cycle(_ALTERNATING)
    for bidi_class, part in groups:
        font_variant = next(variants)
        for _, same in groupby([index for index, _ in part], key=roles.__getitem__):
            indices = list(same)[:: -1 if bidi_class == "R" else 1]
            yield _run(clusters, [_Sent(index, clusters[index].text, font_variant) for index in indices])


def _letter_marks(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """No two right-to-left letters or Arabic digits are neighbours, so nothing is there to be reordered."""
    classes = _bidi_classes(clusters)
    sent = (
        _Sent(index, cluster.text + LRM if classes[index] in "RAN" else cluster.text)
        for index, cluster in enumerate(clusters)
    )
    return _join_runs(clusters, roles, sent)


def _override_runs(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """Right-to-left runs, with the blanks inside them, are sent in a left-to-right override."""
    classes = _bidi_classes(clusters)
    texts = [cluster.text for cluster in clusters]
    for first, last in _ranges(classes, "RANW", "RAN"):
        texts[first] = LRO + texts[first]
        texts[last - 1] += PDF
    return _join_runs(clusters, roles, (_Sent(index, text) for index, text in enumerate(texts)))


def _marked_words(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    """Return each right-to-left word in reading order between left-to-right marks, for a terminal that orders rows."""
    classes = _bidi_classes(clusters)
    sent = [_Sent(index, cluster.text) for index, cluster in enumerate(clusters)]
    for letters, is_reversed in (("RA", True), ("N", False)):
        for first, last in _ranges(classes, letters, letters):
            word = sent[last - 1 : first - 1 if first else None : -1] if is_reversed else sent[first:last]
            word[0] = _Sent(word[0].cluster_index, LRM + word[0].text)
            word[-1] = _Sent(word[-1].cluster_index, word[-1].text + LRM)
            sent[first:last] = word
    return _join_runs(clusters, roles, sent)


def _ranges(classes: str, letters: str, at_ends: str) -> Iterator[tuple[int, int]]:
    """Return the longest runs of ``letters`` that begin and end in one of ``at_ends``."""
    for is_run, part in groupby(range(len(classes)), key=lambda index: classes[index] in letters):
        indices = [index for index in part if is_run]
        inside = [index for index in indices if classes[index] in at_ends]
        if inside:
            yield inside[0], inside[-1] + 1


def _logical(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    return _join_runs(clusters, roles, _logical_order(clusters, range(len(clusters))))


def _raw(clusters: Sequence[DisplayCluster], roles: Sequence[object]) -> Iterator[Run]:
    sent = _logical_order(clusters, range(len(clusters)))
    return _join_runs(clusters, roles, (_Sent(item.cluster_index, _unshaped(item.text)) for item in sent))


def _unshaped(text: str) -> str:
    """Return the letters of the file; a lam with its alef stays one letter, as wide as its cluster."""
    return "".join([unicodedata.normalize("NFKC", char) if "\ufb50" <= char < "\ufef5" else char for char in text])


_FORMS: dict[OutputForm, Callable[[Sequence[DisplayCluster], Sequence[object]], Iterator[Run]]] = {
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
