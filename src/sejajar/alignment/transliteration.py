"""Names and loanwords across scripts: consonant skeletons (phonetic keys), and how similar two of them sound.

A word becomes a sequence of consonants, each with the sounds it may stand for and the vowels after it. Words with the
same key of coarse sound classes are compared sound by sound (Zuckerberg ~ زوكربيرج). The tables are per script.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_CLASSES = {
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("tdTD", "T"), **dict.fromkeys("szS", "S"),
    **dict.fromkeys("kgxqGjC", "K"), "l": "L", "r": "R", "m": "M", "n": "N",
}  # fmt: skip
"""Sound to class. T: th, D: dh, S: sh, x: kh, G: gh, j: dj, C: ch."""

_LATIN = {
    "b": "b", "c": "ksC", "d": "d", "f": "f", "g": "gj", "h": "h", "j": "jgy", "k": "k", "l": "l", "m": "m",
    "n": "n", "p": "p", "q": "qk", "r": "r", "s": "sz", "t": "t", "v": "vf", "w": "w", "x": "ks", "y": "y",
    "z": "zs", "sh": "Ss", "ch": "CSk", "kh": "x", "gh": "G", "th": "T", "ph": "f", "ck": "k", "qu": "k",
    "sch": "Ss", "dj": "j", "tj": "C", "zh": "jzS", "dz": "zd", "sy": "Ss", "dh": "Dd", "tch": "C", "ts": "st",
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u",
}  # fmt: skip
_ARABIC = {
    "ب": "bpv", "پ": "pb", "ت": "t", "ث": "Ts", "ج": "jg", "چ": "CS", "ح": "h", "خ": "x", "د": "d", "ذ": "DdzT",
    "ر": "r", "ز": "zs", "ژ": "jzS", "س": "s", "ش": "S", "ص": "s", "ض": "dD", "ط": "t", "ظ": "zD", "ع": "'",
    "غ": "Gg", "ف": "fvp", "ڤ": "vf", "ق": "qkg", "ك": "kgc", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "uow", "ي": "iey", "ا": "a", "ء": "'", "تش": "CS", "دج": "j", "كس": "ks", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ں": "n", "ے": "ei",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "bv", "ג": "gj", "ד": "d", "ה": "h", "ו": "uow", "ז": "zj", "ח": "xh", "ט": "t", "י": "iey",
    "כ": "kx", "ך": "kx", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "'", "פ": "pf",
    "ף": "pf", "צ": "sC", "ץ": "sC", "ק": "kqg", "ר": "r", "ש": "Ss", "ת": "tT", "ג'": "jg", "צ'": "CS", "ז'": "jz",
    "ת'": "T",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "vw", "г": "gh", "д": "d", "е": "e", "ж": "jzS", "з": "zs", "и": "i", "к": "kc",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "hx",
    "ц": "sz", "ч": "CS", "ш": "S", "щ": "S", "ы": "iy", "э": "e", "ю": "u", "я": "a", "дж": "j", "кс": "ks",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "vb", "γ": "gy", "δ": "dD", "ε": "e", "ζ": "zs", "η": "i", "θ": "T", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "iu",
    "φ": "f", "χ": "xh", "ψ": "ps", "ω": "o", "μπ": "b", "ντ": "d", "γκ": "g", "ου": "u",
}  # fmt: skip
_LETTERS = {**_LATIN, **_ARABIC, **_HEBREW, **_CYRILLIC, **_GREEK}
_LONGEST = max(map(len, _LETTERS))
_VOWELS = frozenset("aeiou")
_SOFT_C = ("ce", "ci", "cy")


@dataclass(frozen=True, slots=True)
class ConsonantSkeleton:
    """A word's consonants.

    Attributes:
        key: the class letter of each consonant.
        sounds: what each consonant may sound like.
        vowels: the vowels before the first consonant, then those after each.
    """

    key: str
    sounds: tuple[str, ...]
    vowels: tuple[str, ...]


@lru_cache(maxsize=200_000)
def skeleton_of(word: str) -> ConsonantSkeleton:
    """Return the skeleton of a folded word; h, w and y count as vowels, since transliterations often drop them."""
    sounds: list[str] = []
    vowels = [""]
    for sound in _sounds(word):
        if sound[0] in _VOWELS or sound[0] in "hwy'" or sound == "w":
            vowels[-1] += sound
        elif sounds and not vowels[-1] and sounds[-1] == sound:
            continue
        else:
            sounds.append(sound)
            vowels.append("")
    key = "".join(_CLASSES.get(sound[0], "") for sound in sounds)
    return ConsonantSkeleton(key, tuple(sounds), tuple(vowels))


def _sounds(word: str) -> Iterable[str]:
    start = 0
    while start < len(word):
        if word[start : start + 1] == "x":
            yield from "ks"
            start += 1
            continue
        for size in range(_LONGEST, 0, -1):
            sound = _LETTERS.get(word[start : start + size])
            if sound is not None and start + size <= len(word):
                break
        else:
            start += 1
            continue
        if sound == "ks" and size == 2:
            yield from "ks"
        elif word[start : start + 2] in _SOFT_C and size == 1:
            yield "sC"
        else:
            yield sound
        start += size


def name_similarity(one: ConsonantSkeleton, other: ConsonantSkeleton) -> float:
    """Return how similar two skeletons of the same key sound: about 1 for each consonant and 0.5 for each vowel.

    Above 3 two rare words are probably the same name; above 4 almost surely.
    """
    score = 0.0
    for sound, other_sound in zip(one.sounds, other.sounds, strict=True):
        score += 1.0 if set(sound) & set(other_sound) else -0.6
    last = len(one.vowels) - 1
    for index, (vowels, other_vowels) in enumerate(zip(one.vowels, other.vowels, strict=True)):
        score += _vowel_similarity(vowels, other_vowels, is_edge=index in (0, last))
    return score


def _vowel_similarity(vowels: str, other_vowels: str, *, is_edge: bool) -> float:
    if not vowels and not other_vowels:
        return 0.25
    if not vowels or not other_vowels:
        # Arabic and Hebrew do not write short vowels, but those at the edge of a word are usually written.
        return -0.5 if is_edge else -0.1
    return 0.5 if set(vowels) & set(other_vowels) else -0.4
