"""Skip what looks like a figure and measures nothing: names, labels, telephone and article numbers, addresses.

In "100.000 chip H100" only 100.000 is a figure.
"""

from __future__ import annotations

from sejajar.extraction.figures.amounts.measures import read_currency, read_unit
from sejajar.extraction.figures.dates.dates import read_numeric_date
from sejajar.extraction.figures.numbers.numbers import is_scale
from sejajar.extraction.figures.window import TokenWindow

_PHONE_DIGITS = 7
_SHORT_DIGITS = 3
_MAX_GROUPS = 6
_LONGEST_GROUP = 11
_CUE_REACH = 3
_LONGEST_NAME = 3
_OPENING, _CLOSING = frozenset("\"'«“‘„‹"), frozenset("\"'»”’›“")
_CONNECTORS = ("-", "/", ".")


def skip_non_figure(window: TokenWindow, index: int) -> int:
    """Return the index after the name, label or identifier that starts at token ``index``; ``index`` if there is none.

    Skipped are "Pasal 27", ``+62 812-3456-7890``, ``GPT-5``, ``4-4-2``, "Llama 4", "Kepulauan Seribu".
    """
    name = window.table.names.match(window.tokens, index)
    if name is not None and not _goes_on(window, name[1]):
        return name[1]
    token = window.at(index)
    if token.kind == "digits":
        return _skip_digits(window, index)
    if token.text == "+" or token.text == "(":
        return _skip_phone(window, index)
    return index


def _goes_on(window: TokenWindow, index: int) -> bool:
    """Return whether the number word that ends a name is only the first of a longer one («المرة الثانية عشرة»)."""
    numeral = window.table.numerals.get(window.at(index).key)
    has_conjunction = window.at(index).has_conjunction
    return numeral is not None and (
        (numeral.role == "plus_ten" and not has_conjunction) or (numeral.role == "tens" and has_conjunction)
    )


def _skip_digits(window: TokenWindow, index: int) -> int:
    for skip in (
        _skip_footnote,
        _skip_document,
        _skip_label,
        _skip_phone,
        _skip_chain,
        _skip_glued_name,
        _skip_named,
        _skip_quoted,
    ):
        after = skip(window, index)
        if after > index:
            return after
    return index


def _skip_phone(window: TokenWindow, index: int) -> int:
    """Telephone numbers: ``+62 812-3456-7890``, ``(021) 555-1234``, ``0812 3456 7890``, and groups after a cue."""
    at = index
    is_international = window.is_mark(at, "+")
    while at < index + 2 and window.is_mark(at, "+("):
        at += 1
    first = window.at(at)
    if first.kind != "digits" or not _is_bare(first.text) or (is_international and not window.is_adjacent(at)):
        return index
    is_cued = _is_phone_cued(window, index)
    has_leading_zero = first.text.startswith("0") and len(first.text) > 1
    if not (is_international or is_cued or has_leading_zero or window.is_mark(at + 1, "-")):
        return index
    if read_numeric_date(window, at) is not None:
        return index
    after, sizes, is_hyphenated = _read_groups(window, at)
    is_phone = (
        is_international or has_leading_zero or (is_cued and len(sizes) > 1) or (is_hyphenated and len(sizes) > 2)
    )
    if is_phone and sum(sizes) >= _PHONE_DIGITS:
        return after
    is_serial = has_leading_zero and len(first.text) > 2 and len(sizes) == 1 and not window.is_mark(after, ":")
    is_short = is_cued and sum(sizes) >= _SHORT_DIGITS and not _is_measured(window, after)
    return after if is_serial or is_short else index


def _read_groups(window: TokenWindow, index: int) -> tuple[int, list[int], bool]:
    """Read digit groups connected by dashes, brackets or single blanks.

    Return the index after them, their sizes in digits, and whether only dashes connect them.
    """
    sizes: list[int] = []
    is_hyphenated = True
    at = after = index
    while len(sizes) < _MAX_GROUPS and window.at(at).kind == "digits" and _is_bare(window.at(at).text):
        if sizes and not 2 <= len(window.at(at).text) <= _LONGEST_GROUP:
            break
        sizes.append(len(window.at(at).text))
        after = at + 1
        at = after
        while at < after + 2 and window.is_mark(at, "-)("):
            at += 1
        if at == after and window.at(at).is_adjacent:
            break
        is_hyphenated = is_hyphenated and (window.is_mark(after, "-") or window.at(at).kind != "digits")
    return after, sizes, is_hyphenated


def _is_bare(run: str) -> bool:
    """Return whether a run has no separators other than blanks."""
    return run.replace(" ", "").isdecimal()


def _is_phone_cued(window: TokenWindow, index: int) -> bool:
    for back in range(index - 1, index - 1 - _CUE_REACH, -1):
        if window.is_word(back, window.table.phone_words):
            return True
        if not window.is_mark(back, ".:(#") and not window.is_word(back, window.table.function_words):
            return False
    return False


def _skip_chain(window: TokenWindow, index: int) -> int:
    """Skip three or more digit runs with the same mark between them: a formation (4-4-2), a serial number; no date."""
    mark = window.at(index + 1).text
    if mark not in ("-", "/", ":") or not window.is_adjacent(index + 1):
        return index
    at = index
    while window.at(at).kind == "digits" and window.at(at + 1).text == mark and window.is_adjacent_run(at + 2):
        at += 2
    is_chain = at >= index + 4 and window.is_adjacent(at - 1)
    if not is_chain or (at == index + 4 and (mark == ":" or read_numeric_date(window, index) is not None)):
        return index
    return at + 1


def _skip_glued_name(window: TokenWindow, index: int) -> int:
    """Skip digits written together with letters: ``H100``, ``GPT-5``, ``G20``, ``5G``, ``F-16A``, ``v2.1.3``."""
    if window.is_adjacent(index) and _is_glued_to_name(window, index):
        return _run_end(window, index)
    if _ends_in_name(window, index):
        return _run_end(window, index)
    return index


def _is_glued_to_name(window: TokenWindow, index: int) -> bool:
    table = window.table
    before = window.at(index - 1)
    if before.kind == "word":
        if before.key in table.glued_words or before.word in table.glued_words or before.key == "":
            return False
        if _is_missing_blank(window, index - 1):
            return False
        if table.currency_prefixes.match_before(window.tokens, index, 3) is not None:
            return False
        return not _is_unit_before(window, index)
    if before.text in ("-", "_", "#", "@") and window.is_adjacent(index - 1):
        name = window.at(index - 2)
        return name.kind == "word" and name.word not in table.ordinal_prefixes and not _is_range_tail(window, index - 2)
    return before.text in ("#", "@", "_")


def _is_missing_blank(window: TokenWindow, index: int) -> bool:
    """Return whether the word before digits has the article: an ordinary noun, no model such as «إف16»."""
    token = window.at(index)
    return token.word.startswith(window.table.article_letters) and not window.is_word(index, window.table.labels)


def _is_unit_before(window: TokenWindow, index: int) -> bool:
    """Return whether the word before is a unit written onto the next number by a typing error."""
    before = window.at(index - 1)
    return not before.text.isascii() and before.key in window.table.units.words


def _is_range_tail(window: TokenWindow, index: int) -> bool:
    """Return whether the word before the dash belongs to another number (``5persen-10``, ``$5bn-10bn``)."""
    return window.at(index - 1).kind == "digits"


def _ends_in_name(window: TokenWindow, index: int) -> bool:
    """Return whether letters that are no unit, scale or ending follow the digits: ``5G``, ``4K``, ``A320neo``."""
    after = window.at(index + 1)
    if not (after.is_adjacent and after.kind == "word" and after.text.isascii()):
        return False
    table = window.table
    if after.key in table.numerals or after.key in table.ordinal_suffixes or after.key in table.decade_suffixes:
        return False
    written = window.text[after.start : after.end]
    if written in table.scale_letters and (len(written) > 1 or _has_currency_before(window, index)):
        return False
    if read_unit(window, index + 1) is not None or read_currency(window, index + 1) is not None:
        return False
    return table.day_periods.match(window.tokens, index + 1) is None and after.word not in table.glued_words


def _has_currency_before(window: TokenWindow, index: int) -> bool:
    return window.table.currency_prefixes.match_before(window.tokens, index, 3) is not None


def _run_end(window: TokenWindow, index: int) -> int:
    """Return the index after the letters, digits and connecting marks written onto the token."""
    at = index + 1
    while window.is_adjacent(at):
        token = window.at(at)
        if token.kind == "mark" and not (token.text in _CONNECTORS and window.is_adjacent_run(at + 1)):
            break
        if not token.text.isascii():
            break
        at += 1
    return at


def _skip_label(window: TokenWindow, index: int) -> int:
    """Skip numbers after *pasal*, *nomor*, رقم, *Article*, and those joined to them ("pasal 5, 6 dan 7")."""
    at = index - 1
    while window.is_mark(at, ".(:#") and at > index - 4:
        at -= 1
    if not window.is_word(at, window.table.labels) or _is_measured(window, index + 1):
        return index
    if window.at(at - 1).kind == "digits" and window.table.units.match(window.tokens, at) is not None:
        return index
    after = index + 1
    while True:
        step = after
        while window.is_mark(step, ")(,-/،"):
            step += 1
        if window.is_word(step, window.table.between_and) or window.at(step).word in ("و", "&"):
            step += 1
        is_more = step > after and window.at(step).kind == "digits" and not _is_measured(window, step + 1)
        if not is_more:
            return after
        after = step + 1


def _is_measured(window: TokenWindow, index: int) -> bool:
    if window.at(index).has_article:
        return False
    return read_unit(window, index) is not None or read_currency(window, index) is not None or is_scale(window, index)


def _skip_footnote(window: TokenWindow, index: int) -> int:
    """Skip the mark of a footnote: ``[3]``, ``[12, 13]``, and ``65)`` written onto the end of a clause."""
    token = window.at(index)
    if window.is_mark(index - 1, "[") and window.is_adjacent(index):
        at = index
        while window.at(at).kind == "digits" and len(window.at(at).text) <= _SHORT_DIGITS:
            if window.is_mark(at + 1, "]"):
                return at + 1
            at += 2 if window.is_mark(at + 1, ",;-،") else len(window)
        return index
    is_written_on = token.is_adjacent and window.is_mark(index - 1, '.,;،؛"”»)') and window.is_adjacent(index - 1)
    is_closed = window.is_mark(index + 1, ")") and window.is_adjacent(index + 1)
    return index + 1 if is_written_on and is_closed and len(token.text) <= _SHORT_DIGITS else index


def _skip_document(window: TokenWindow, index: int) -> int:
    """Skip the number of a document, digits and capitals between slashes: ``34/PMK.011/2007``, ``17/KPT.02/2016``."""
    if not (window.is_mark(index + 1, "/") and window.is_adjacent(index + 1) and window.is_adjacent(index + 2)):
        return index
    after = _run_end(window, index)
    letters = [token for token in window.tokens[index + 1 : after] if token.kind == "word"]
    has_unit = read_unit(window, index + 2) is not None
    is_document = (
        any(token.is_capitalised for token in letters) and window.at(index + 2).kind == "word" and not has_unit
    )
    return after if is_document else index


def _skip_quoted(window: TokenWindow, index: int) -> int:
    """Skip a number that ends a name in quotation marks: «سماء 3», "Merah Putih 2"."""
    following, before = window.at(index + 1), window.at(index - 1)
    if following.text not in _CLOSING or not window.is_adjacent(index + 1) or before.kind != "word":
        return index
    for at in range(index - 1, max(-1, index - 2 - _LONGEST_NAME), -1):
        token = window.at(at)
        if token.text in _OPENING and window.is_adjacent(at + 1):
            is_plain = any(word.word in window.table.function_words for word in window.tokens[at + 1 : index])
            return index if is_plain else index + 1
        if token.kind != "word":
            return index
    return index


def _skip_named(window: TokenWindow, index: int) -> int:
    """Skip a small number that ends a name: ``Llama 4``, ``BBC Radio 4``."""
    token, before = window.at(index), window.at(index - 1)
    if before.kind != "word" or token.is_adjacent or not before.text.isascii() or not before.is_capitalised:
        return index
    if not _could_be_version(token.text) or _is_measured(window, index + 1) or _is_plain_word(window, index - 1):
        return index
    following = window.at(index + 1)
    if following.kind == "mark" and following.text in "%-/:" and following.text:
        return index
    return index + 1 if _ends_name(window, index) else index


def _could_be_version(text: str) -> bool:
    if text.isdecimal():
        return len(text) <= 3 or (len(text) == 4 and not 1900 <= int(text) <= 2099)
    whole, _, part = text.partition(".")
    return whole.isdecimal() and part.isdecimal() and len(whole) <= 2 and len(part) <= 2


def _is_plain_word(window: TokenWindow, index: int) -> bool:
    """Return whether a capitalised word is an ordinary one: the first of a sentence, a month or an approximator."""
    table = window.table
    token = window.at(index)
    if token.key in table.vocabulary and token.key not in table.labels:
        return True
    return window.starts_sentence(index) and not _is_brand(window, index)


def _is_brand(window: TokenWindow, index: int) -> bool:
    token = window.at(index)
    written = window.text[token.start : token.end]
    return len(written) > 1 and not written[1:].islower()


def _ends_name(window: TokenWindow, index: int) -> bool:
    """Return whether the number ends a name: no noun that it could count follows."""
    following = window.at(index + 1)
    if following.kind != "word" or following.is_capitalised:
        return True
    table = window.table
    if not following.text.isascii():
        return following.word not in table.counted
    if following.word in table.counted:
        return False
    if following.word in table.function_words or following.word in table.approximators.words:
        return True
    return window.is_verb(index + 1)
