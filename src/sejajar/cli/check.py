"""The findings of a pair as ``sejajar check`` prints them: a line each, or JSON of schema ``check/1``."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sejajar.cli.text_places import TextPlaces
from sejajar.comparison.findings import SEVERITIES, Finding, Severity
from sejajar.text.span import Span

SCHEMA = "check/1"


def at_least(findings: Sequence[Finding], severity: Severity) -> tuple[Finding, ...]:
    """Those as loud as ``severity`` or louder."""
    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return tuple(finding for finding in findings if finding.severity in wanted)


def check_lines(
    findings: Sequence[Finding], source: TextPlaces, target: TextPlaces, dismissed: Collection[str] = ()
) -> Iterator[str]:
    """``FILE:LINE:COLUMN: severity: message [source words | target words] (kind, place in the target)``.

    The place is the source's, or the target's where only that has the words. Findings whose ids are ``dismissed``
    say so at the end of the parenthesis.
    """
    for finding in findings:
        places = [
            text.shown(span) for text, span in ((source, finding.source), (target, finding.target)) if span is not None
        ]
        words = f"{source.surface(finding.source)} | {target.surface(finding.target)}"
        more = [finding.kind, *places[1:], *(["dismissed"] if finding.id in dismissed else [])]
        yield f"{places[0]}: {finding.severity}: {finding.message} [{words}] ({', '.join(more)})\n"


def check_json(
    findings: Sequence[Finding], source: TextPlaces, target: TextPlaces, dismissed: Mapping[str, str] | None = None
) -> Iterator[str]:
    """One JSON document, a finding a line. ``dismissed`` are the notes on those that were, by their ids."""
    head = {"schema": SCHEMA, "source": source.path, "target": target.path}
    yield json.dumps(_writable(head), ensure_ascii=False)[:-1] + ', "findings": ['
    for number, finding in enumerate(findings):
        yield (",\n" if number else "\n") + json.dumps(
            _finding(finding, source, target, dismissed or {}), ensure_ascii=False
        )
    yield "\n]}\n"


def goto_of(finding: Finding) -> str:
    """What ``--goto`` of the reader opens at the finding."""
    if finding.source is not None:
        return f"s:{finding.source.start}"
    assert finding.target is not None
    return f"t:{finding.target.start}"


def _finding(finding: Finding, source: TextPlaces, target: TextPlaces, dismissed: Mapping[str, str]) -> dict[str, Any]:
    mark = {"dismissed": True, "note": dismissed[finding.id]} if finding.id in dismissed else {}
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "goto": goto_of(finding),
        "source": _place(finding.source, source),
        "target": _place(finding.target, target),
        **mark,
    }


def _place(span: Span | None, text: TextPlaces) -> dict[str, Any] | None:
    if span is None:
        return None
    line, column = text.line_and_column(span.start)
    words = span.of(text.document.text)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": words}


def _writable(head: dict[str, str]) -> dict[str, str]:
    """Names of files may hold bytes that are no characters; JSON may not."""
    return {name: value.encode("utf-8", "replace").decode() for name, value in head.items()}
