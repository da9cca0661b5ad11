"""The issues of a bitext as ``sejajar check`` prints them: one line each, or JSON of schema ``check/1``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sejajar.cli.reports.text_places import TextPlaces
from sejajar.comparison.issues import SEVERITIES, Issue, Severity
from sejajar.interchange.json_text import json_text
from sejajar.text.sanitize import printable
from sejajar.text.span import Span
from sejajar.wording import ISSUE_MESSAGES

SCHEMA = "check/1"


def at_least(issues: Sequence[Issue], severity: Severity) -> tuple[Issue, ...]:
    """Return the issues of this severity or a higher one."""
    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return tuple(issue for issue in issues if issue.severity in wanted)


def check_lines(
    issues: Sequence[Issue], source: TextPlaces, target: TextPlaces, dismissed: Collection[str] = ()
) -> Iterator[str]:
    """``FILE:LINE:COLUMN: severity: message [source words | target words] (kind, place in the target)``.

    The position is in the source, or in the target if only that has the words. Issues whose ids are ``dismissed`` are
    marked so at the end of the parenthesis.
    """
    for issue in issues:
        places = [
            text.shown(span) for text, span in ((source, issue.source), (target, issue.target)) if span is not None
        ]
        words = f"{source.surface(issue.source)} | {target.surface(issue.target)}"
        more = [issue.kind, *places[1:], *(["dismissed"] if issue.id in dismissed else [])]
        yield f"{places[0]}: {issue.severity}: {ISSUE_MESSAGES[issue.kind]} [{words}] ({', '.join(more)})\n"


def check_json(
    issues: Sequence[Issue], source: TextPlaces, target: TextPlaces, dismissed: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield one JSON document, one issue per line. ``dismissed`` are the notes on dismissed issues, by id."""
    head = {"schema": SCHEMA, "source": printable(source.path), "target": printable(target.path)}
    yield json_text(head)[:-1] + ', "findings": ['
    for number, issue in enumerate(issues):
        yield (",\n" if number else "\n") + json_text(_finding(issue, source, target, dismissed or {}))
    yield "\n]}\n"


def goto_of(issue: Issue) -> str:
    """Return the argument of ``--goto`` that opens the reader at the issue."""
    if issue.source is not None:
        return f"s:{issue.source.start}"
    assert issue.target is not None
    return f"t:{issue.target.start}"


def _finding(issue: Issue, source: TextPlaces, target: TextPlaces, dismissed: Mapping[str, str]) -> dict[str, Any]:
    mark = {"dismissed": True, "note": dismissed[issue.id]} if issue.id in dismissed else {}
    return {
        "id": issue.id,
        "kind": issue.kind,
        "severity": issue.severity,
        "message": ISSUE_MESSAGES[issue.kind],
        "goto": goto_of(issue),
        "source": _place(issue.source, source),
        "target": _place(issue.target, target),
        **mark,
    }


def _place(span: Span | None, text: TextPlaces) -> dict[str, Any] | None:
    if span is None:
        return None
    line, column = text.line_and_column(span.start)
    words = span.of(text.document.text)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": words}
