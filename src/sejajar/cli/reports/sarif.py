"""The issues of a bitext as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors import."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import sejajar
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.comparison.issues import Issue
from sejajar.interchange.json_text import json_text
from sejajar.text.span import Span
from sejajar.wording import ISSUE_MESSAGES, ISSUE_TITLES

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "sejajarFinding/v1"


def check_sarif(
    findings: Sequence[Issue], source: TextPlaces, target: TextPlaces, dismissed: Mapping[str, str] | None = None
) -> str:
    """Return a SARIF log of one run. Offsets and columns are code points, as ``columnKind`` states.

    ``dismissed`` are the notes on dismissed issues, by id: their results are suppressed.
    """
    kept = dismissed or {}
    rules = [
        {"id": kind, "name": ISSUE_TITLES[kind], "shortDescription": {"text": message}}
        for kind, message in ISSUE_MESSAGES.items()
    ]
    numbers = {kind: number for number, kind in enumerate(ISSUE_MESSAGES)}
    run = {
        "tool": {"driver": {"name": "sejajar", "version": sejajar.__version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, numbers[finding.kind], source, target) | _suppression(finding, kept)
            for finding in findings
        ],
    }
    return json_text({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, indent=1) + "\n"


def _result(finding: Issue, rule_index: int, source: TextPlaces, target: TextPlaces) -> dict[str, Any]:
    locations = [
        _location(text, span) for text, span in ((source, finding.source), (target, finding.target)) if span is not None
    ]
    words = f"{source.surface(finding.source)} | {target.surface(finding.target)}"
    result: dict[str, Any] = {
        "ruleId": finding.kind,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": f"{ISSUE_MESSAGES[finding.kind]} [{words}]"},
        "locations": locations[:1],
        "partialFingerprints": {FINGERPRINT: finding.id},
    }
    if locations[1:]:
        result["relatedLocations"] = [{"id": 1, "message": {"text": "the translation"}, **locations[1]}]
    return result


def _suppression(finding: Issue, dismissed: Mapping[str, str]) -> dict[str, Any]:
    if finding.id not in dismissed:
        return {}
    note = dismissed[finding.id]
    return {"suppressions": [{"kind": "external", **({"justification": note} if note else {})}]}


def _location(text: TextPlaces, span: Span) -> dict[str, Any]:
    start_line, start_column = text.line_and_column(span.start)
    end_line, end_column = text.line_and_column(span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(text.path)},
            "region": {
                "startLine": start_line,
                "startColumn": start_column,
                "endLine": end_line,
                "endColumn": end_column,
                "charOffset": span.start,
                "charLength": len(span),
            },
        }
    }


def _uri(path: str) -> str:
    """A relative reference for a relative path, a ``file:`` URI for an absolute one."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
