"""The place that ``--goto`` names: a passage's number, or an offset in one of the texts."""

from __future__ import annotations

import re

import click

from sejajar.session.pair import Side
from sejajar.session.start import StartPlace

_SIDES: dict[str, Side] = {"s": "source", "t": "target"}


class PlaceParameter(click.ParamType):
    """``12``, ``s:3400`` or ``t:2900``."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> StartPlace:
        """The place, or a usage error."""
        found = re.fullmatch(r"(?:([st]):)?(\d{1,12})", value, re.ASCII)
        if found is None:
            self.fail(f"{value!r} is neither a passage's number nor an offset such as s:3400 or t:2900", param, ctx)
        side = _SIDES.get(found[1] or "")
        return StartPlace(side, int(found[2]) if side else max(0, int(found[2]) - 1))


def spelled_place(place: StartPlace) -> str:
    """``place`` as it is typed after ``--goto``."""
    return str(place.number + 1) if place.side is None else f"{place.side[0]}:{place.number}"
