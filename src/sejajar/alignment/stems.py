"""Light stemming: from a word as written to the forms that a dictionary may list.

Candidates, not one stem: the dictionary decides which of them is a word. A language without a table in
:mod:`sejajar.alignment.tables` has the word itself as the only candidate.
"""

from __future__ import annotations

from sejajar.alignment.tables.registry import alignment_table

SHORTEST_WITHOUT_ARTICLE = 4
"""Letters that have to remain when an article comes off."""
SHORTEST_BARE_WORD = 3
"""Letters that have to remain when a clitic comes off."""


def candidate_stems(word: str, language: str) -> list[str]:
    """Return ``word`` and what it may be without its affixes, the longest first; all of them folded.

    Example:
        >>> candidate_stems("menulis", "id")
        ['menulis', 'tulis', 'nulis', 'ulis']
    """
    table = alignment_table(language)
    heads = {word: None}
    for prefix, replacements in table.prefixes:
        if word.startswith(prefix):
            for replacement in replacements:
                rest = replacement + word[len(prefix) :]
                if len(rest) >= table.shortest_stem:
                    heads[rest] = None
    found = dict(heads)
    for head in heads:
        for suffix, replacements in table.suffixes:
            if head.endswith(suffix):
                for replacement in replacements:
                    rest = head[: len(head) - len(suffix)] + replacement
                    if len(rest) >= table.shortest_stem:
                        found[rest] = None
    return sorted(found, key=lambda stem: -len(stem))


def without_article(word: str, language: str) -> str:
    """Return ``word`` without the article written onto it, if four letters or more remain."""
    article = alignment_table(language).article
    is_long = len(word) - len(article) >= SHORTEST_WITHOUT_ARTICLE
    return word[len(article) :] if word.startswith(article) and is_long else word


def bare_word(word: str, language: str) -> str:
    """Return ``word`` without one prefix and one suffix written onto it; word pairs are learnt for this form."""
    table = alignment_table(language)
    for prefix in table.clitic_prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_BARE_WORD:
            word = word[len(prefix) :]
            break
    for suffix in table.clitic_suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_BARE_WORD:
            return word[: -len(suffix)]
    return word
