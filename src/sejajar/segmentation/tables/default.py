"""Sentences in a language without a table: titles and abbreviations met in many languages of Latin script."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TITLES = words(
    "mr mrs ms dr drs det sens reps gens prof st ste sr jr mt ft gen col maj capt cpt lt sgt cpl "
    "adm cmdr brig gov sen rep pres hon rev "
    "fr msgr messrs mme mlle m vs cf ca viz op ed eds vol fig figs mgr ir dipl phil al v approx"
)
NUMBERED = words(
    "no nos nr num p pp vol vols ch chap sec fig figs art pt eq eqs ver v par para ca cf "
    "jan feb mar apr jun jul aug sep sept oct okt nov dec des agt mei"
)
"""Abbreviations before a number."""

TABLE = SentenceRules(titles=TITLES - {"m", "v", "al", "ed"}, before_number=NUMBERED)
