"""Persian sentences: abbreviations of letters, eras after years, and verbs that follow a quotation."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TABLE = SentenceRules(
    titles=words("د م ا ر"),
    before_number=words("ص ج ش ت ق"),
    after_number=words("م ه ش ه.ش ه.ق ق.م ق هـ"),
    attributions=words("گفت پرسید می‌گوید میگوید افزود پاسخ"),
)
