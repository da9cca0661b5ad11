"""Arabic sentences: titles of one or two letters, units after numbers, and verbs that follow a quotation."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TABLE = SentenceRules(
    titles=words("د أ ا أ.د ا.د م ش ج س ك ع ب ل.د أ.م ذ"),
    before_number=words("ص رقم ج ط ق ه ت ف س م ع هـ صص مج ب"),
    after_number=words("م ه هـ ق.م ق.هـ ق.ه ص كم سم كجم كلم ملم غ ك د"),
    attributions=words("قال قالت سأل سألت تساءل تساءلت أجاب أجابت يقول تقول صاح صاحت هتف هتفت همس همست ردد ردت"),
)
