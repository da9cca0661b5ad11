"""The kinds of file that are refused because they are not plain text, and recognising them."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import NamedTuple

from sejajar.text.notices import NoticeKind


class RefusedKind(NamedTuple):
    """A kind of file that is not read as a plain text.

    Attributes:
        notice: the kind of the message that names it and says what to do instead.
        extensions: the extensions of its files, lower case.
        signature: a pattern for its first bytes; matched by :meth:`is_of`.
        is_text: it is written in characters: a file called ``.txt`` that begins like it is a plain text all the same.
    """

    notice: NoticeKind
    extensions: frozenset[str]
    signature: bytes = b""
    is_text: bool = False

    def is_of(self, head: bytes) -> bool:
        """Return whether a file that begins with ``head`` is of this kind."""
        # A text that is no markup is spared the three longest patterns.
        if not self.signature or (self.is_text and b"<" not in head):
            return False
        return re.match(self.signature, head, re.DOTALL | re.IGNORECASE) is not None


def _kind(notice: NoticeKind, extensions: str, signature: bytes = b"", *, is_text: bool = False) -> RefusedKind:
    return RefusedKind(notice, frozenset(extensions.split()), signature, is_text)


_COMPRESSED = rb"\x1f\x8b|\xfd7zXZ|BZh[1-9]1AY|\(\xb5/\xfd|7z\xbc\xaf|Rar!\x1a"
_PICTURE = rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{0,8}\x00|RIFF....WEBP|II\*\x00|MM\x00\*"
_SOUND = rb"ID3[\x02-\x04]|OggS\x00|\x00\x00\x00.ftyp|fLaC\x00|RIFF....(?:WAVE|AVI )"
_LEADING = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"

KINDS = (
    _kind("is-epub", ".epub", rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip"),
    _kind("is-word-document", ".docx .doc .odt .pages", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _kind("is-spreadsheet", ".xlsx .xls .ods"),
    _kind("is-pdf", ".pdf", rb"%PDF-"),
    _kind("is-rtf", ".rtf", rb"\{\\rtf"),
    _kind("is-tmx", ".tmx", _LEADING + rb"(?:<!DOCTYPE\s+tmx.*)?<tmx[\s>]", is_text=True),
    _kind("is-xliff", ".xlf .xliff", _LEADING + rb"<xliff[\s>]", is_text=True),
    _kind("is-html", ".html .htm .xhtml", _LEADING + rb"<(?:!DOCTYPE\s+html|html)[\s>]", is_text=True),
    _kind("is-zip", ".zip .jar", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
    _kind("is-compressed", ".gz .xz .bz2 .zst .7z .rar", _COMPRESSED),
    _kind("is-image", ".png .jpg .jpeg .gif .webp", _PICTURE),
    _kind("is-recording", ".mp3 .mp4 .ogg", _SOUND),
    _kind("is-program", ".exe .so .dll", rb"\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe"),
    _kind("is-database", ".sqlite .db", rb"SQLite format 3\x00"),
)  # fmt: skip
"""Every kind that is recognised; where two signatures fit, the first counts."""

SIGNATURE_BYTES = 1024


def refused_kind_of(data: bytes, path: str | os.PathLike[str] = "") -> RefusedKind | None:
    """Return the kind of a file by its name, else by its first bytes; None when nothing speaks against plain text."""
    extension = PurePath(path).suffix.lower()
    for kind in KINDS:
        if extension in kind.extensions:
            return kind
    head = data[:SIGNATURE_BYTES]
    for kind in KINDS:
        if not (kind.is_text and extension == ".txt") and kind.is_of(head):
            return kind
    return None
