"""The place that ``--goto`` names, as an option."""

from __future__ import annotations

import click

from sejajar.session.positions.notation import PlaceError, StartPlace, read_place


class PlaceParameter(click.ParamType):
    """``12``, ``50%``, ``s:3400``, ``t:2900``, or a link to a sentence."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> StartPlace:
        """The place, or a usage error."""
        try:
            return read_place(value)
        except PlaceError as error:
            self.fail(str(error), param, ctx)
