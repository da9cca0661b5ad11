"""How text of any script becomes segments of a strip: joined, in order, in the form the terminal needs.

The one place where widgets meet an output profile. Everything that may hold right-to-left letters is drawn with an
:class:`TextRenderer`, lines of a pane and one-line labels alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sejajar.i18n import interface_direction
from sejajar.layout.labels import label_clusters
from sejajar.layout.lines import DisplayCluster
from sejajar.layout.output_forms import output_runs
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.layout.profiles import DEFAULT_PROFILE, Profile
from sejajar.text.language import Direction, detect_direction
from sejajar.tui.rows.styles import styles

CHARS_PER_COLUMN = 8
"""A label is cut from no more characters than this a column: a row has few marks, a text may be long."""

_BOLD = Style(bold=True)


class TextRenderer:
    """Draws cells and labels in the form of one profile, in the colours of the theme."""

    def __init__(
        self, profile: Profile = DEFAULT_PROFILE, *, shows_shades: bool = True, show_harakat: bool = True
    ) -> None:
        """Draw for a terminal that needs ``profile``, and to which almost equal colours are two or only one.

        ``show_harakat`` is for labels; the lines of a pane come laid out with their vowel marks or without.
        """
        self.profile = profile
        self.show_harakat = show_harakat
        self._styles: dict[str, Style] = {}
        self._shows_shades = shows_shades

    def take_theme(self, variables: Mapping[str, str], *, has_color: bool = True, has_bold: bool = True) -> None:
        """Use the colours of a theme from now on; ``variables`` as :func:`sejajar.tui.rows.styles.styles` takes them.

        ``has_color`` is whether they are shown at all, ``has_bold`` whether bold letters can be read in them.
        """
        self._styles = styles(variables, has_color=has_color, has_bold=has_bold)
        self._shows_shades = self._shows_shades and has_color

    def style(self, role: str, beneath: Style | None = None) -> Style:
        """The style of a role of :data:`sejajar.tui.rows.styles.ROLES`, laid over the one ``beneath``."""
        style = self._styles[role]
        return style if beneath is None else beneath + style

    def draw(
        self, clusters: Sequence[DisplayCluster], roles: Sequence[str | None], style_of: Callable[[str | None], Style]
    ) -> list[Segment]:
        """The segments that show ``clusters`` (visual order), each in the style of its role."""
        segments: list[Segment] = []
        for run in output_runs(clusters, self.profile, roles):
            style = style_of(roles[min(run.first_cluster, len(roles) - 1)])
            if run.font_variant == "bold":
                style += _BOLD
            elif run.font_variant == "alternate":
                style += _almost(style) if self._shows_shades else Style(bold=not style.bold)
            segments.append(Segment(run.text, style))
        return segments

    def label(
        self, text: str, width: int, style: Style, *, fill: bool = False, direction: Direction | None = None
    ) -> list[Segment]:
        """``text`` on at most ``width`` columns, with … where it was cut.

        With ``fill`` it takes all the columns, right-to-left text flush right. ``direction`` is the text's own
        unless given.
        """
        room = max(0, width - self.profile.extra_columns)
        if direction != "rtl" and not fill and len(text) <= room and text.isascii() and text.isprintable():
            # Nothing in it to join, to order or to cut.
            return [Segment(text.rstrip(), style)] if text.strip() else []
        direction, clusters = _label(text[: CHARS_PER_COLUMN * room + 1], room, direction, self.show_harakat)
        segments = self.draw(clusters, [None] * len(clusters), lambda _: style) if clusters else []
        if fill:
            blank = Segment(" " * max(0, width - columns(segments)), style)
            return [blank, *segments] if direction == "rtl" else [*segments, blank]
        return segments

    def paragraph(self, text: str, width: int, style: Style, direction: Direction | None = None) -> list[list[Segment]]:
        """``text`` on as many rows of at most ``width`` columns as it takes, none padded; ``direction`` as a label."""
        layout = ParagraphLayout(text, direction or detect_direction(text), show_harakat=self.show_harakat)
        lines = layout.lay_out(max(1, width - self.profile.extra_columns))
        return [self.draw(line.clusters, [None] * len(line.clusters), lambda _: style) for line in lines]


def across(parts: Sequence[Sequence[Segment]], width: int, style: Style) -> list[Segment]:
    """``parts`` on a row of ``width`` columns, from the edge at which the interface's language begins, then blanks.

    What has no room is cut off at the other edge.
    """
    used = sum(map(columns, parts))
    ordered = [*parts, [Segment(" " * (width - used), style)]]
    if interface_direction() == "ltr":
        return [segment for part in ordered for segment in part]
    segments = [segment for part in reversed(ordered) for segment in part]
    return segments if used <= width else list(Strip(segments).crop(used - width))


def part_at(parts: Sequence[Sequence[Segment]], column: int, width: int) -> int | None:
    """Which of the parts that :func:`across` set on a row is at ``column``; None for none."""
    column = width - 1 - column if interface_direction() == "rtl" else column
    for number, part in enumerate(parts):
        column -= columns(part)
        if column < 0:
            return number
    return None


def columns(segments: Sequence[Segment]) -> int:
    """How many columns the segments take."""
    return sum(segment.cell_length for segment in segments)


@lru_cache(maxsize=512)
def _label(
    text: str, width: int, direction: Direction | None, show_harakat: bool
) -> tuple[Direction, tuple[DisplayCluster, ...]]:
    direction = direction or detect_direction(text)
    return direction, label_clusters(text, direction, width, show_harakat=show_harakat)


@lru_cache(maxsize=64)
def _almost(style: Style) -> Style:
    """A colour nobody can tell from the style's: to the terminal it is another, so it draws the words apart."""
    red, green, blue = (style.color or Color.parse("default")).get_truecolor()
    # Enough to be left of it when a popup dims what is behind it.
    return Style(color=Color.from_rgb(red, green, blue - 6 if blue > 127 else blue + 6))
