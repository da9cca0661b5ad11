"""Hebrew sentences: titles, abbreviations before numbers, and verbs that follow a quotation."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TABLE = SentenceRules(
    titles=words("א ב ג ד פרופ גב עו״ד מר"),
    before_number=words("עמ מס סע טל"),
    attributions=words("אמר אמרה שאל שאלה השיב השיבה טען טענה הוסיף הוסיפה"),
)
