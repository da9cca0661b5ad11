"""The lines of the info screen: the files and how they were read, the alignment, the lists, the current passage."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from sejajar.i18n import _, ngettext
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import ListName
from sejajar.session.reading.uncertain import count_uncertain
from sejajar.text.language import language_name
from sejajar.wording import in_words

Line = tuple[str, str]
"""A label (may be empty) and a value."""

_FOUND: tuple[ListName, ...] = ("quotes", "figures", "issues")


def text_lines(bitext: Bitext, side: Side, path: str = "") -> list[Line]:
    """One text: the file, how it was read, the language, how long it is."""
    document = bitext.document(side)
    label = _("source") if side == "source" else _("target")
    kind = [f"{language_name(document.language)} ({document.language})", _in_words(document.direction)]
    kind += [_("read as {encoding}").format(encoding=document.encoding)] if document.encoding else []
    return [
        (label, path or document.name or _("no file")),
        ("", _(", ").join(kind)),
        ("", _size_in_words(bitext, side)),
        *(("", in_words(notice)) for notice in document.notices),
    ]


def _in_words(direction: str) -> str:
    return _("right to left") if direction == "rtl" else _("left to right")


def _size_in_words(bitext: Bitext, side: Side) -> str:
    document, sentences = bitext.document(side), len(bitext.sentences(side))
    paragraphs, characters = len(document.paragraphs), len(document.text)
    return _(", ").join(
        (
            ngettext("{count:,} character", "{count:,} characters", characters).format(count=characters),
            ngettext("{count:,} paragraph", "{count:,} paragraphs", paragraphs).format(count=paragraphs),
            ngettext("{count:,} sentence", "{count:,} sentences", sentences).format(count=sentences),
        )
    )


def alignment_lines(bitext: Bitext) -> list[Line]:
    """The alignment: how many beads there are of which kind, how many are uncertain, how many manual."""
    beads = bitext.alignment.beads
    one_to_one = sum(len(bead.source) == len(bead.target) == 1 for bead in beads)
    alone = sum(not bead.source or not bead.target for bead in beads)
    known = _("{count} in total").format(count=len(beads))
    parts = [known, _("{count} one-to-one (1:1)").format(count=one_to_one), _("{count} one-sided").format(count=alone)]
    if not bitext.is_refined:
        parts.append(_("still aligning"))
    else:
        parts.append(_("{count} uncertain").format(count=count_uncertain(bitext)))
    if bitext.manual_beads:
        mended = _("{count} from a file") if bitext.is_imported else _("{count} manual")
        parts.append(mended.format(count=len(bitext.manual_beads)))
    return [(_("alignment"), _(", ").join(parts))]


def count_lines(counts: Mapping[ListName, int], dismissed: AbstractSet[str]) -> list[Line]:
    """The quotes, figures and issues, as their lists count them."""
    quotes, figures, issues = (counts.get(name, 0) for name in _FOUND)
    parts = [
        ngettext("{count} quote", "{count} quotes", quotes).format(count=quotes),
        ngettext("{count} figure", "{count} figures", figures).format(count=figures),
        ngettext("{count} issue", "{count} issues", issues).format(count=issues),
    ]
    if dismissed:
        parts.append(_("{count} dismissed").format(count=len(dismissed)))
    return [(_("found"), _(", ").join(parts))]


def passage_lines(bitext: Bitext, passage_index: int) -> list[Line]:
    """One passage: its number, its alignment, and its position in both texts, in code points."""
    if not bitext.passages:
        return []
    passage = bitext.passages[passage_index]
    bead = bitext.alignment.beads[passage.bead_index]
    belief = (
        _("manual") if bead in bitext.manual_beads else _("{share} confidence").format(share=f"{bead.confidence:.0%}")
    )
    spans = [(side[0], span) for side in SIDES if (span := bitext.passage_span(passage_index, side))]
    places = [f"{letter}:{span.start}–{span.end}" for letter, span in spans]
    return [
        (
            _("passage"),
            _("{number} of {count}").format(number=passage_index + 1, count=len(bitext.passages)),
        ),
        (
            "",
            _("alignment {source}:{target}").format(source=len(bead.source), target=len(bead.target))
            + _(", ")
            + belief,
        ),
        ("", _("characters {places}").format(places="  ".join(places))),
    ]
