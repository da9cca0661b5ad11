"""Embedding levels by the Unicode Bidirectional Algorithm (UAX #9, revision 46), in plain Python.

Owns rules P2-P3, X1-X10, W1-W7, N0-N2 and I1-I2 for one paragraph; the rules of a line (L1-L4) are applied where
lines are made. Linear in the length of the text. Each isolating run sequence is a string of class letters
(:mod:`sejajar.layout.bidi_classes`), so most rules are one regular expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from sejajar.layout.bidi_classes import CLOSING_BRACKETS, canonical_bracket, class_string

MAX_DEPTH = 125
"""The deepest explicit embedding level (BD2)."""

MAX_OPEN_BRACKETS = 63
"""Brackets that may be open at once before pairing stops (BD16)."""

_EXPLICIT = re.compile("[lrxypijkqb]")
_INITIATORS = "ijk"
_REMOVED = "lrxypb"
_CLOSERS = frozenset(CLOSING_BRACKETS.values())
_BRACKET = re.compile("[" + re.escape("".join(set(CLOSING_BRACKETS) | _CLOSERS)) + "\u2329\u232a]")

_W1 = re.compile("(.)(M+)", re.DOTALL)
_W2 = re.compile("A[^LRAE]*E[^LRA]*")
_W4_EUROPEAN = re.compile("(?<=E)[SC](?=E)")
_W4_ARABIC = re.compile("(?<=N)C(?=N)")
_W5 = re.compile("T+(?=E)|(?<=E)T+")
_W7 = re.compile("L[^LRE]*E[^LR]*")
_N1_ONE_RTL = re.compile("(?<=[REN])O(?=[REN])")
_N1_ONE_LTR = re.compile("(?<=L)O(?=L)")
_N1_MORE = re.compile("(?<=([LREN]))OO+(?=([LREN]))")
_STRONG_OF = {"L": "L", "R": "R", "E": "R", "N": "R"}
_COUNTS_AS = {b"L": (b"L",), b"R": (b"R", b"E", b"N")}
_TO_NEUTRAL = str.maketrans("STCBWijkq", "OOOOOOOOO")
_EVEN_STEPS = bytes.maketrans(b"LREN", bytes((0, 1, 2, 2)))
_ODD_STEPS = bytes.maketrans(b"LREN", bytes((1, 0, 1, 1)))
_RAISE = tuple(bytes((step + level) & 0xFF for step in range(256)) for level in range(MAX_DEPTH + 1))


def paragraph_level(text: str, default: int = 0) -> int:
    """Return the level of a paragraph by its first strong letter outside isolates (P2, P3), else ``default``."""
    classes = class_string(text)
    return _first_strong_level(classes, 0, len(classes), _matching_pdi(classes), default)


def resolve_levels(text: str, base_level: int) -> bytes:
    """Return the embedding level of each character of one paragraph, before rule L1.

    Characters that rule X9 removes get the level of the character before them.
    """
    classes = class_string(text)
    if not _EXPLICIT.search(classes):
        return _resolve_sequence(text, classes, base_level, base_level, base_level)
    matching = _matching_pdi(classes)
    levels, overridden = _explicit_levels(classes, base_level, matching)
    for sequence in _isolating_run_sequences(classes, levels, base_level, matching):
        own_text = "".join([text[index] for index in sequence.indices])
        own_classes = "".join([overridden[index] for index in sequence.indices])
        resolved = _resolve_sequence(own_text, own_classes, sequence.level, sequence.level_before, sequence.level_after)
        for index, level in zip(sequence.indices, resolved, strict=True):
            levels[index] = level
    previous = base_level
    for index, letter in enumerate(overridden):
        if letter in _REMOVED:
            levels[index] = previous
        previous = levels[index]
    return bytes(levels)


def _matching_pdi(classes: str) -> dict[int, int]:
    """Return the PDI of each isolate initiator, and the initiator of each such PDI (BD9)."""
    matching: dict[int, int] = {}
    open_isolates: list[int] = []
    for match in re.finditer("[ijkq]", classes):
        index = match.start()
        if match[0] != "q":
            open_isolates.append(index)
        elif open_isolates:
            initiator = open_isolates.pop()
            matching[initiator] = index
            matching[index] = initiator
    return matching


_STRONG_OR_ISOLATE = re.compile("[LRAijk]")


def _first_strong_level(classes: str, start: int, end: int, matching: dict[int, int], default: int) -> int:
    while match := _STRONG_OR_ISOLATE.search(classes, start, end):
        letter = match[0]
        if letter not in _INITIATORS:
            return int(letter != "L")
        start = matching.get(match.start(), end)
    return default


class _StatusStack:
    """The directional status stack of rule X1, with its three counters."""

    def __init__(self, base_level: int) -> None:
        self.entries: list[tuple[int, str, bool]] = [(base_level, "", False)]
        self.overflow_isolates = self.overflow_embeddings = self.valid_isolates = 0

    def open(self, level: int, override: str, is_isolate: bool) -> None:
        """Rules X2-X5c: an embedding, an override or an isolate begins."""
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += is_isolate
            self.entries.append((level, override, is_isolate))
        elif is_isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def close_isolate(self) -> None:
        """Rule X6a."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        """Rule X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()


def _explicit_levels(classes: str, base_level: int, matching: dict[int, int]) -> tuple[list[int], list[str]]:
    """Return the explicit level of each character, and its class after overrides (rules X1-X8).

    A paragraph separator, if there is one, is the last character.
    """
    levels: list[int] = []
    overridden = list(classes)
    stack = _StatusStack(base_level)
    for index, letter in enumerate(classes):
        if letter == "q":
            stack.close_isolate()
        elif letter == "p":
            stack.close_embedding()
        level, override, _ = stack.entries[-1] if letter != "B" else stack.entries[0]
        levels.append(level)
        if override and letter not in _REMOVED:
            overridden[index] = override
        if letter in "lrxyijk":
            deeper = _next_level(classes, index, level, matching)
            stack.open(deeper, {"x": "L", "y": "R"}.get(letter, ""), letter in _INITIATORS)
    return levels, overridden


def _next_level(classes: str, index: int, level: int, matching: dict[int, int]) -> int:
    """Return the level that the initiator at ``index`` opens: the least greater one of its parity (X2-X5c)."""
    letter = classes[index]
    is_rtl = letter in "ryj"
    if letter == "k":
        end = matching.get(index, len(classes))
        is_rtl = _first_strong_level(classes, index + 1, end, matching, 0) == 1
    return level + 1 + ((level + 1) % 2 != is_rtl)


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): its characters, its level, and the levels that decide sos and eos (X10)."""

    indices: list[int]
    level: int
    level_before: int
    level_after: int


def _isolating_run_sequences(
    classes: str, levels: list[int], base_level: int, matching: dict[int, int]
) -> list[_Sequence]:
    kept = [index for index, letter in enumerate(classes) if letter not in _REMOVED]
    sequences: list[_Sequence] = []
    open_sequences: dict[int, _Sequence] = {}
    previous_level = base_level
    for level, group in groupby(kept, key=levels.__getitem__):
        run = list(group)
        sequence = open_sequences.pop(matching.get(run[0], -1), None)
        if sequence is None:
            sequence = _Sequence(run, level, previous_level, base_level)
            sequences.append(sequence)
        else:
            sequence.indices += run
        if classes[run[-1]] in _INITIATORS:
            open_sequences[run[-1]] = sequence
        previous_level = level
    following = dict(pairwise(kept))
    for sequence in sequences:
        last = sequence.indices[-1]
        # A sequence that ends in an initiator ends there because no PDI matches it.
        if last in following and classes[last] not in _INITIATORS:
            sequence.level_after = levels[following[last]]
    return sequences


def _resolve_sequence(text: str, classes: str, level: int, level_before: int, level_after: int) -> bytes:
    """Return the levels of one isolating run sequence (rules W1-W7, N0-N2 and I1-I2)."""
    sos = "LR"[max(level, level_before) % 2]
    eos = "LR"[max(level, level_after) % 2]
    resolved = _resolve_weak(sos + classes) + eos
    if "O" in resolved:
        if "O" in classes:
            resolved = _resolve_brackets(text, classes, resolved, level)
        resolved = _resolve_neutrals(resolved).replace("O", "LR"[level % 2])
    steps = resolved[1:-1].encode("ascii").translate(_ODD_STEPS if level % 2 else _EVEN_STEPS)
    return steps.translate(_RAISE[level])


def _resolve_weak(classes: str) -> str:
    """Return the classes after rules W1-W7, with ``O`` for neutrals and isolate initiators."""
    if "M" in classes:
        classes = _W1.sub(_like_previous, classes)
    if "A" in classes:
        if "E" in classes:
            classes = _W2.sub(lambda match: match[0].replace("E", "N"), classes)
        classes = classes.replace("A", "R")
    if "E" in classes:
        classes = _W4_EUROPEAN.sub("E", classes)
    if "N" in classes:
        classes = _W4_ARABIC.sub("N", classes)
    if "E" in classes:
        classes = _W5.sub(lambda match: "E" * len(match[0]), classes)
        classes = classes.translate(_TO_NEUTRAL)
        return _W7.sub(lambda match: match[0].replace("E", "L"), classes)
    return classes.translate(_TO_NEUTRAL)


def _like_previous(match: re.Match[str]) -> str:
    previous = match[1]
    return previous + ("O" if previous in "ijkq" else previous) * len(match[2])


def _resolve_neutrals(classes: str) -> str:
    """Return the classes after rule N1. Single neutrals, which most are, are replaced without calling a function."""
    classes = _N1_ONE_LTR.sub("L", _N1_ONE_RTL.sub("R", classes))
    return _N1_MORE.sub(_between_same, classes) if "OO" in classes else classes


def _between_same(match: re.Match[str]) -> str:
    """Return neutrals between two strong types of one direction as that direction; numbers count as R (rule N1)."""
    before, after = (_STRONG_OF[letter] for letter in match.groups())
    return (before if before == after else "O") * len(match[0])


def _resolve_brackets(text: str, classes: str, resolved: str, level: int) -> str:
    """Return ``resolved`` after rule N0; it has one letter more than ``classes`` at both ends (sos and eos)."""
    pairs = _bracket_pairs(text, resolved)
    if not pairs:
        return resolved
    types = bytearray(resolved, "ascii")
    own, other = (b"R", b"L") if level % 2 else (b"L", b"R")
    before, scanned = b"", 0
    for opening, closing in pairs:
        before = _last_strong(types, scanned, opening) or before
        scanned = opening
        if _holds(types, own, opening, closing):
            direction = own
        elif _holds(types, other, opening, closing):
            direction = other if before == other else own
        else:
            continue
        for index in (opening, closing):
            types[index] = direction[0]
            # Marks on a bracket go with it.
            while index < len(classes) and classes[index] == "M":
                index += 1
                types[index] = direction[0]
    return types.decode("ascii")


def _bracket_pairs(text: str, resolved: str) -> list[tuple[int, int]]:
    """Return the bracket pairs (BD16) among characters still neutral, as indices into ``resolved``, by opening."""
    pairs: list[tuple[int, int]] = []
    open_brackets: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        index = match.start() + 1
        if resolved[index] != "O":
            continue
        bracket = canonical_bracket(match[0])
        if bracket not in _CLOSERS:
            if len(open_brackets) == MAX_OPEN_BRACKETS:
                break
            open_brackets.append((CLOSING_BRACKETS[bracket], index))
            continue
        for depth in range(len(open_brackets) - 1, -1, -1):
            if open_brackets[depth][0] == bracket:
                pairs.append((open_brackets[depth][1], index))
                del open_brackets[depth:]
                break
    pairs.sort()
    return pairs


def _holds(types: bytearray, direction: bytes, opening: int, closing: int) -> bool:
    return any(types.find(letter, opening + 1, closing) >= 0 for letter in _COUNTS_AS[direction])


def _last_strong(types: bytearray, start: int, end: int) -> bytes:
    last_indices = {
        direction: max(types.rfind(letter, start, end) for letter in _COUNTS_AS[direction])
        for direction in (b"L", b"R")
    }
    direction = max(last_indices, key=last_indices.__getitem__)
    return direction if last_indices[direction] >= 0 else b""
