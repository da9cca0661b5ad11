"""What looks like a figure and measures nothing: names, labels, telephone and article numbers, addresses.

A blocker says how many tokens to pass over. "In 100.000 chip H100" only 100.000 is a figure.
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
_TIES = ("-", "/", ".")


def skip_blocked(passage: TokenWindow, index: int) -> int:
    """The index after the name, label or identifier that starts at token ``index``; ``index`` when there is none."""
    name = passage.table.names.match(passage.tokens, index)
    if name is not None:
        return name[1]
    token = passage.at(index)
    if token.kind == "digits":
        return _skip_digits(passage, index)
    if token.text == "+" or token.text == "(":
        return _skip_phone(passage, index)
    return index


def _skip_digits(passage: TokenWindow, index: int) -> int:
    for skip in (_skip_label, _skip_phone, _skip_chain, _skip_glued_name, _skip_named):
        after = skip(passage, index)
        if after > index:
            return after
    return index


def _skip_phone(passage: TokenWindow, index: int) -> int:
    """Telephone numbers: ``+62 812-3456-7890``, ``(021) 555-1234``, ``0812 3456 7890``, and groups after a cue."""
    at = index
    international = passage.is_mark(at, "+")
    while at < index + 2 and passage.is_mark(at, "+("):
        at += 1
    first = passage.at(at)
    if first.kind != "digits" or not _is_bare(first.text) or (international and not passage.is_glued(at)):
        return index
    if read_numeric_date(passage, at) is not None:
        return index
    after, sizes, is_hyphenated = _read_groups(passage, at)
    cued = _is_phone_cued(passage, index)
    zero = first.text.startswith("0") and len(first.text) > 1
    told = international or zero or (cued and len(sizes) > 1) or (is_hyphenated and len(sizes) > 2)
    if told and sum(sizes) >= _PHONE_DIGITS:
        return after
    is_serial = zero and len(first.text) > 2 and len(sizes) == 1 and not passage.is_mark(after, ":")
    is_short = cued and sum(sizes) >= _SHORT_DIGITS and not _is_measured(passage, after)
    return after if is_serial or is_short else index


def _read_groups(passage: TokenWindow, index: int) -> tuple[int, list[int], bool]:
    """Digit groups that dashes, brackets or single blanks tie: the index after them, their sizes, and if by dashes."""
    sizes: list[int] = []
    is_hyphenated = True
    at = after = index
    while len(sizes) < _MAX_GROUPS and passage.at(at).kind == "digits" and _is_bare(passage.at(at).text):
        if sizes and not 2 <= len(passage.at(at).text) <= _LONGEST_GROUP:
            break
        sizes.append(len(passage.at(at).text))
        after = at + 1
        at = after
        while at < after + 2 and passage.is_mark(at, "-)("):
            at += 1
        if at == after and passage.at(at).glued:
            break
        is_hyphenated = is_hyphenated and (passage.is_mark(after, "-") or passage.at(at).kind != "digits")
    return after, sizes, is_hyphenated


def _is_bare(run: str) -> bool:
    """Digits without separators, blanks aside."""
    return run.replace(" ", "").isdecimal()


def _is_phone_cued(passage: TokenWindow, index: int) -> bool:
    for back in range(index - 1, index - 1 - _CUE_REACH, -1):
        if passage.is_word(back, passage.table.phone_words):
            return True
        if not passage.is_mark(back, ".:(#") and not passage.is_word(back, passage.table.function_words):
            return False
    return False


def _skip_chain(passage: TokenWindow, index: int) -> int:
    """Three or more digit runs tied by one mark that are no date: a formation (4-4-2), a serial number."""
    mark = passage.at(index + 1).text
    if mark not in ("-", "/", ":") or not passage.is_glued(index + 1):
        return index
    at = index
    while passage.at(at).kind == "digits" and passage.at(at + 1).text == mark and passage.is_glued_digits(at + 2):
        at += 2
    is_chain = at >= index + 4 and passage.is_glued(at - 1)
    if not is_chain or (at == index + 4 and (mark == ":" or read_numeric_date(passage, index) is not None)):
        return index
    return at + 1


def _skip_glued_name(passage: TokenWindow, index: int) -> int:
    """``H100``, ``GPT-5``, ``G20``, ``5G``, ``F-16A``, ``v2.1.3``: digits written into one word with letters."""
    if passage.is_glued(index) and _is_glued_to_name(passage, index):
        return _run_end(passage, index)
    if _ends_in_name(passage, index):
        return _run_end(passage, index)
    return index


def _is_glued_to_name(passage: TokenWindow, index: int) -> bool:
    table = passage.table
    before = passage.at(index - 1)
    if before.kind == "word":
        if before.key in table.glued_words or before.word in table.glued_words or before.key == "":
            return False
        if table.currency_prefixes.match_before(passage.tokens, index, 3) is not None:
            return False
        return not _is_unit_before(passage, index)
    if before.text in ("-", "_", "#", "@") and passage.is_glued(index - 1):
        name = passage.at(index - 2)
        return (
            name.kind == "word" and name.word not in table.ordinal_prefixes and not _is_range_tail(passage, index - 2)
        )
    return before.text in ("#", "@", "_")


def _is_unit_before(passage: TokenWindow, index: int) -> bool:
    """A unit or percent word that a slip of typing glued to the next number."""
    before = passage.at(index - 1)
    return not before.text.isascii() and before.key in passage.table.units.words


def _is_range_tail(passage: TokenWindow, index: int) -> bool:
    """The word before the dash belongs to a number of its own (``5persen-10``, ``$5bn-10bn``)."""
    return passage.at(index - 1).kind == "digits"


def _ends_in_name(passage: TokenWindow, index: int) -> bool:
    """Letters glued after the digits that are neither unit nor scale nor ending: ``5G``, ``4K``, ``A320neo``."""
    after = passage.at(index + 1)
    if not (after.glued and after.kind == "word" and after.text.isascii()):
        return False
    table = passage.table
    if after.key in table.numerals or after.key in table.ordinal_suffixes or after.key in table.decade_suffixes:
        return False
    written = passage.text[after.start : after.end]
    if written in table.scale_letters and (len(written) > 1 or _has_currency_before(passage, index)):
        return False
    if read_unit(passage, index + 1) is not None or read_currency(passage, index + 1) is not None:
        return False
    return table.day_periods.match(passage.tokens, index + 1) is None and after.word not in table.glued_words


def _has_currency_before(passage: TokenWindow, index: int) -> bool:
    return passage.table.currency_prefixes.match_before(passage.tokens, index, 3) is not None


def _run_end(passage: TokenWindow, index: int) -> int:
    """The index after the run of letters, digits and ties glued to the token."""
    at = index + 1
    while passage.is_glued(at):
        token = passage.at(at)
        if token.kind == "mark" and not (token.text in _TIES and passage.is_glued_digits(at + 1)):
            break
        if not token.text.isascii():
            break
        at += 1
    return at


def _skip_label(passage: TokenWindow, index: int) -> int:
    """Numbers after *pasal*, *nomor*, رقم, *Article*: with the further ones that connectors tie to them."""
    at = index - 1
    while passage.is_mark(at, ".(:#") and at > index - 4:
        at -= 1
    if not passage.is_word(at, passage.table.labels) or _is_measured(passage, index + 1):
        return index
    if passage.at(at - 1).kind == "digits" and passage.table.units.match(passage.tokens, at) is not None:
        return index
    after = index + 1
    while True:
        step = after
        while passage.is_mark(step, ")(,-/،"):
            step += 1
        if passage.is_word(step, passage.table.between_and) or passage.at(step).word in ("و", "&"):
            step += 1
        is_more = step > after and passage.at(step).kind == "digits" and not _is_measured(passage, step + 1)
        if not is_more:
            return after
        after = step + 1


def _is_measured(passage: TokenWindow, index: int) -> bool:
    if passage.at(index).article:
        return False
    return (
        read_unit(passage, index) is not None or read_currency(passage, index) is not None or is_scale(passage, index)
    )


def _skip_named(passage: TokenWindow, index: int) -> int:
    """``Llama 4``, ``BBC Radio 4``: a small number that ends a name."""
    token, before = passage.at(index), passage.at(index - 1)
    if before.kind != "word" or token.glued or not before.text.isascii() or not before.capital:
        return index
    if not _could_be_version(token.text) or _is_measured(passage, index + 1) or _is_plain_word(passage, index - 1):
        return index
    following = passage.at(index + 1)
    if following.kind == "mark" and following.text in "%-/:" and following.text:
        return index
    return index + 1 if _ends_name(passage, index) else index


def _could_be_version(text: str) -> bool:
    if text.isdecimal():
        return len(text) <= 3 or (len(text) == 4 and not 1900 <= int(text) <= 2099)
    whole, _, part = text.partition(".")
    return whole.isdecimal() and part.isdecimal() and len(whole) <= 2 and len(part) <= 2


def _is_plain_word(passage: TokenWindow, index: int) -> bool:
    """The capitalised word is an ordinary one that opens a sentence, or a month, or hedges the number."""
    table = passage.table
    token = passage.at(index)
    if token.key in table.vocabulary and token.key not in table.labels:
        return True
    return passage.starts_sentence(index) and not _is_brand(passage, index)


def _is_brand(passage: TokenWindow, index: int) -> bool:
    token = passage.at(index)
    written = passage.text[token.start : token.end]
    return len(written) > 1 and not written[1:].islower()


def _ends_name(passage: TokenWindow, index: int) -> bool:
    """Whether the number closes a name: nothing that could be counted follows it."""
    following = passage.at(index + 1)
    if following.kind != "word" or following.capital:
        return True
    table = passage.table
    if not following.text.isascii():
        return following.word not in table.counted
    if following.word in table.counted:
        return False
    if following.word in table.function_words or following.word in table.approximators.words:
        return True
    return len(following.word) > 5 and following.word.startswith(table.verb_prefixes)
