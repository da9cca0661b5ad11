"""Urdu sentences: titles, eras after years, and verbs that follow a quotation."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TABLE = SentenceRules(
    titles=words("ڈاکٹر د م ا"),
    before_number=words("ص ج نمبر"),
    after_number=words("ء ھ ه ق.م"),
    attributions=words("کہا پوچھا بولا بولی"),
)
