"""English sentences: titles, abbreviations before numbers, and words that begin a sentence."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words
from sejajar.segmentation.tables.default import NUMBERED, TITLES

TABLE = SentenceRules(
    titles=TITLES - {"m", "al", "ed"} | words("e.g i.e supt insp det sgt messrs"),
    before_number=NUMBERED | words("tel ext apt est b"),
    openers=words(
        "the a an it he she they we you i this that these those there in on at by for from with when while after "
        "before but and or so yet if as its his her their our my what who how why where not no some many most "
        "however although because since during meanwhile today last"
    ),
)
