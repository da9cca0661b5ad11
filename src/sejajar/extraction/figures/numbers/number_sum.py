"""Add up number words: groups that scale words close, in one grammar for all languages.

"Dua ratus lima puluh ribu tiga", «خمسة وعشرون ألفًا وثلاثمائة» and "two hundred and fifty thousand" differ in
which word may follow which; the roles of the words and the :class:`FigureTable` define that.
"""

from __future__ import annotations

from fractions import Fraction

from sejajar.extraction.figures.lexicon import FigureTable, Numeral

_ZERO = Fraction(0)


class NumberSum:
    """The sum of a spelled number so far: closed groups, and the group that a scale word may still close.

    Of "dua ratus lima puluh ribu tiga" the closed groups are 250,000 after "ribu", and the open group is 3 at the end.
    """

    def __init__(self, table: FigureTable) -> None:
        self.table = table
        self.total = _ZERO
        self.group: Fraction | None = None
        self.last_added = _ZERO
        self.floor = 10**18
        self.scale_floor = 10**18
        self.last_scale = 1
        self.coefficient = _ZERO
        self.closed_groups = 0

    @property
    def value(self) -> Fraction:
        """The value of the words so far."""
        # Most numbers are one group; an addition of fractions takes as long as reading one.
        return self.total + self.group if self.total and self.group else self.total or self.group or _ZERO

    @property
    def is_empty(self) -> bool:
        """Whether no word has been taken yet."""
        return self.group is None and not self.total

    def take(self, numeral: Numeral, has_conjunction: bool) -> bool:
        """Add a number word; return False and change nothing if the number cannot continue with it."""
        if numeral.role == "scale":
            return self._scale(numeral, has_conjunction)
        if numeral.role == "times":
            return self._times(numeral, has_conjunction)
        if numeral.role == "plus_ten":
            return self._plus_ten(numeral, has_conjunction)
        return self._add(numeral, has_conjunction)

    def open_with(self, value: Fraction) -> bool:
        """Start a group with a digit run; return False if a group is open or the value is too large."""
        if self.group is not None or value >= self.scale_floor:
            return False
        self.group, self.last_added, self.floor = value, value, 0
        return True

    def drop_open_group(self) -> bool:
        """Drop what was added after the last scale, if anything: another number begins there («20 ألفا و30 ألفا»)."""
        if self.group is None or not self.total:
            return False
        self.group = None
        return True

    def _add(self, numeral: Numeral, has_conjunction: bool) -> bool:
        value = numeral.value
        if self.is_empty:
            pass
        elif self.group is None:
            if value >= self.scale_floor or (self.table.requires_conjunction and not has_conjunction):
                return False
        elif self._is_tens_after_digit(numeral, has_conjunction):
            self.group += value
            self.floor = 0
            return True
        elif value >= self.floor or not value or (self.table.requires_conjunction and not has_conjunction):
            return False
        self.last_added = Fraction(value)
        self.group = self.group + value if self.group else self.last_added
        self.floor = {"digit": 0, "teen": 0, "tens": 10, "hundreds": 100}[numeral.role]
        return True

    def _is_tens_after_digit(self, numeral: Numeral, has_conjunction: bool) -> bool:
        return (
            self.table.puts_digits_before_tens
            and has_conjunction
            and numeral.role == "tens"
            and self.floor == 0
            and 0 < self.last_added < 10
        )

    def _times(self, numeral: Numeral, has_conjunction: bool) -> bool:
        factor = numeral.value
        if self.group is None:
            if numeral.alone is None:
                return False
            return self._add(Numeral(numeral.alone * factor, "hundreds"), has_conjunction)
        if (has_conjunction and self.table.requires_conjunction) or not 0 < self.last_added < 100 or self.floor >= 10:
            if has_conjunction and self.table.requires_conjunction and numeral.alone is not None:
                return self._add(Numeral(numeral.alone * factor, "hundreds"), has_conjunction)
            return False
        self.group += self.last_added * (factor - 1)
        self.last_added = _ZERO
        self.floor = factor
        return True

    def _plus_ten(self, numeral: Numeral, has_conjunction: bool) -> bool:
        if self.group is not None and 0 < self.last_added < 10 and self.floor == 0 and not has_conjunction:
            self.group += 10
            self.last_added = Fraction(10)
            return True
        if numeral.alone is None:
            return False
        return self._add(Numeral(numeral.alone, "teen"), has_conjunction)

    def _scale(self, numeral: Numeral, has_conjunction: bool) -> bool:
        scale = numeral.value
        breaks = has_conjunction and self.table.requires_conjunction
        if self.group is None or breaks:
            if self.group is None and self.total and not breaks and not self._is_one_more(numeral):
                return self._scale_all(scale, numeral)
            if numeral.alone is None or scale >= self.scale_floor or self.group is not None:
                return False
            coefficient = Fraction(numeral.alone)
        elif numeral.is_dual or scale >= self.scale_floor or (numeral.alone is not None and numeral.alone > 1):
            return False
        else:
            coefficient = self.group
        group = coefficient * scale
        self.total = self.total + group if self.total else group
        self._close(scale, coefficient)
        return True

    def _is_one_more(self, numeral: Numeral) -> bool:
        """Return whether a smaller scale that has its own "one" is added: "dua juta seribu"."""
        is_smaller = numeral.value < self.scale_floor
        return is_smaller and numeral.alone is not None and not self.table.requires_conjunction

    def _scale_all(self, scale: int, numeral: Numeral) -> bool:
        """Multiply all groups by a scale larger than theirs: "seribu triliun", «مئة ألف مليون»."""
        if scale <= self.scale_floor or numeral.is_dual or self.closed_groups > 1:
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
