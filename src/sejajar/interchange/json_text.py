"""The one writer of JSON: every report and export goes through it."""

from __future__ import annotations

import json
import re

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Beyond what JSON itself has escaped: controls that a terminal would follow, line separators of JavaScript,
bidirectional controls that would reorder the rest of a line, and surrogates, which UTF-8 cannot hold."""


def json_text(value: object, indent: int | None = None) -> str:
    """Return ``value`` as JSON on one line, or indented; it holds no control character but line feeds."""
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
