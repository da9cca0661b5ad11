"""How number words add up: groups that scale words close, in one grammar for all languages.

"Dua ratus lima puluh ribu tiga", «خمسة وعشرون ألفًا وثلاثمائة» and "two hundred and fifty thousand" differ in
which word may follow which; the words' roles and the :class:`FigureTable` say that.
"""

from __future__ import annotations

from fractions import Fraction

from sejajar.extraction.figures.lexicon import FigureTable, Numeral


class NumberSum:
    """A spelled number while it is being read: closed groups, and the group that a scale word may still close."""

    def __init__(self, table: FigureTable) -> None:
        self.table = table
        self.total = Fraction(0)
        self.group: Fraction | None = None
        self.last_added = Fraction(0)
        self.floor = 10**18
        self.scale_floor = 10**18
        self.last_scale = 1
        self.coefficient = Fraction(0)
        self.closed_groups = 0

    @property
    def value(self) -> Fraction:
        """What has been read so far is worth."""
        return self.total + (self.group or 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been read."""
        return self.group is None and not self.total

    def take(self, numeral: Numeral, linked: bool) -> bool:
        """Add a number word; False, and nothing changed, when the number cannot go on with it."""
        if numeral.role == "scale":
            return self._scale(numeral, linked)
        if numeral.role == "times":
            return self._times(numeral, linked)
        if numeral.role == "plus_ten":
            return self._plus_ten(numeral, linked)
        return self._add(numeral, linked)

    def open_with(self, value: Fraction) -> bool:
        """Start a group with a digit run."""
        if self.group is not None or value >= self.scale_floor:
            return False
        self.group, self.last_added, self.floor = value, value, 0
        return True

    def drop_open_group(self) -> bool:
        """Give up what was added after the last scale: another number begins there («20 ألفا و30 ألفا»)."""
        if self.group is None or not self.total:
            return False
        self.group = None
        return True

    def _add(self, numeral: Numeral, linked: bool) -> bool:
        value = numeral.value
        if self.is_empty:
            pass
        elif self.group is None:
            if value >= self.scale_floor or (self.table.links_required and not linked):
                return False
        elif self._is_tens_after_digit(numeral, linked):
            self.group += value
            self.floor = 0
            return True
        elif value >= self.floor or not value or (self.table.links_required and not linked):
            return False
        self.group = (self.group or Fraction(0)) + value
        self.last_added = Fraction(value)
        self.floor = {"digit": 0, "teen": 0, "tens": 10, "hundreds": 100}[numeral.role]
        return True

    def _is_tens_after_digit(self, numeral: Numeral, linked: bool) -> bool:
        return (
            self.table.digits_before_tens
            and linked
            and numeral.role == "tens"
            and self.floor == 0
            and 0 < self.last_added < 10
        )

    def _times(self, numeral: Numeral, linked: bool) -> bool:
        factor = numeral.value
        if self.group is None:
            if numeral.alone is None:
                return False
            return self._add(Numeral(numeral.alone * factor, "hundreds"), linked)
        if (linked and self.table.links_required) or not 0 < self.last_added < 100 or self.floor >= 10:
            if linked and self.table.links_required and numeral.alone is not None:
                return self._add(Numeral(numeral.alone * factor, "hundreds"), linked)
            return False
        self.group += self.last_added * (factor - 1)
        self.last_added = Fraction(0)
        self.floor = factor
        return True

    def _plus_ten(self, numeral: Numeral, linked: bool) -> bool:
        if self.group is not None and 0 < self.last_added < 10 and self.floor == 0 and not linked:
            self.group += 10
            self.last_added = Fraction(10)
            return True
        if numeral.alone is None:
            return False
        return self._add(Numeral(numeral.alone, "teen"), linked)

    def _scale(self, numeral: Numeral, linked: bool) -> bool:
        scale = numeral.value
        breaks = linked and self.table.links_required
        if self.group is None or breaks:
            if self.group is None and self.total and not breaks:
                return self._scale_all(scale, numeral)
            if numeral.alone is None or scale >= self.scale_floor or self.group is not None:
                return False
            coefficient = Fraction(numeral.alone)
        elif numeral.dual or scale >= self.scale_floor or (numeral.alone is not None and numeral.alone > 1):
            return False
        else:
            coefficient = self.group
        self.total += coefficient * scale
        self._close(scale, coefficient)
        return True

    def _scale_all(self, scale: int, numeral: Numeral) -> bool:
        """ "Seribu triliun", «مئة ألف مليون»: a scale above the ones before multiplies them all."""
        if scale <= self.scale_floor or numeral.dual or self.closed_groups > 1:
            return False
        coefficient = self.value
        self.total = coefficient * scale
        self._close(scale, coefficient)
        return True

    def _close(self, scale: int, coefficient: Fraction) -> None:
        self.group = None
        self.closed_groups += 1
        self.scale_floor = self.last_scale = scale
        self.floor = scale
        self.coefficient = coefficient
