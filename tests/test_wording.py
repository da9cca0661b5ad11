"""The words of notices: each kind has a message, and each use gives the values that the message names."""

import ast
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import sejajar
from sejajar.comparison.issues import IssueKind
from sejajar.i18n import choose_language
from sejajar.text.notices import Notice, NoticeError, NoticeKind
from sejajar.wording import ISSUE_MESSAGES, ISSUE_TITLES, NOTICES, Plural, in_words

SOURCE = Path(sejajar.__file__).parent


def names_in(message: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name}


def notices_in_source() -> list[tuple[str, str, set[str]]]:
    """Each notice that the source spells out: where, the kind, the names of its values."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if name == "Notice":
                kind, values = node.args[0], node.args[1] if len(node.args) > 1 else ast.Dict([], [])
                names = {key.value for key in values.keys if isinstance(key, ast.Constant)}
            elif name == "UnreadableFile":
                kind, names = node.args[1], {"file", *(keyword.arg for keyword in node.keywords)}
            else:
                continue
            if isinstance(kind, ast.Constant):
                found.append((f"{path.relative_to(SOURCE)}:{node.lineno}", kind.value, names))
    return found


def test_each_kind_has_a_message_and_no_other():
    assert set(NOTICES) == set(get_args(NoticeKind))


def test_each_notice_has_the_values_that_its_message_names():
    for where, kind, names in notices_in_source():
        message = NOTICES[kind]
        assert names == set().union(*map(names_in, message if isinstance(message, Plural) else [message])), where


@pytest.mark.parametrize(("notice", "english", "indonesian"), [
    (Notice("nothing-to-undo"), "nothing to undo", "tidak ada yang bisa diurungkan"),
    (Notice("not-saved", {"reason": "disk full"}), "not saved: disk full", "tidak tersimpan: disk full"),
    (
        Notice("nothing-is-saved", {"reason": Notice("database-newer", {"path": "a.sqlite"})}),
        "nothing you do here is saved: a.sqlite was written by a newer version of sejajar",
        None,
    ),
    (
        Notice("bytes-damaged", {"count": 1, "encoding": "utf-8"}),
        "1 place is not valid utf-8 and shown as �",
        None,
    ),
    (
        Notice("bytes-damaged", {"count": 2, "encoding": "utf-8"}),
        "2 places are not valid utf-8 and shown as �",
        None,
    ),
])  # fmt: skip
def test_a_notice_gets_its_words_in_the_language_of_the_moment(notice, english, indonesian):
    assert in_words(notice) == english
    if indonesian:
        choose_language("id")
        try:
            assert in_words(notice) == indonesian
        finally:
            choose_language("en")


def test_an_error_carries_its_notice():
    notice = Notice("not-saved", {"reason": "disk full"})
    assert NoticeError(notice).notice is notice
    assert "not-saved" in str(NoticeError(notice))


def test_each_kind_of_issue_has_a_title_and_a_sentence():
    assert set(ISSUE_TITLES) == set(ISSUE_MESSAGES) == set(get_args(IssueKind))
    assert all(message.endswith(".") and message.count(".") == 1 for message in ISSUE_MESSAGES.values())
