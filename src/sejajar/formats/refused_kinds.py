"""What kind of file some bytes are, as far as it decides what to tell somebody whose file is no plain text."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import NamedTuple


class RefusedKind(NamedTuple):
    """A kind of file that is not read as a plain text.

    Attributes:
        name: what it is called in a message.
        remedy: what somebody who has one can do.
        extensions: how its files end, lower case.
        signature: what its bytes begin with, as a pattern; matched by :meth:`is_of`.
        is_text: written in characters: a file called ``.txt`` that begins like it is a plain text all the same.
    """

    name: str
    remedy: str
    extensions: frozenset[str]
    signature: bytes = b""
    is_text: bool = False

    def is_of(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` is of this kind."""
        # A text that is no markup is spared the three longest patterns.
        if not self.signature or (self.is_text and b"<" not in head):
            return False
        return re.match(self.signature, head, re.DOTALL | re.IGNORECASE) is not None


def _kind(
    name: str, extensions: str, signature: bytes = b"", remedy: str = "", *, is_text: bool = False
) -> RefusedKind:
    return RefusedKind(
        name, remedy or "save it as plain text (UTF-8)", frozenset(extensions.split()), signature, is_text
    )


_COMPRESSED = rb"\x1f\x8b|\xfd7zXZ|BZh[1-9]1AY|\(\xb5/\xfd|7z\xbc\xaf|Rar!\x1a"
_PICTURE = rb"\x89PNG|\xff\xd8\xff|GIF8[79]a.{0,8}\x00|RIFF....WEBP|II\*\x00|MM\x00\*"
_SOUND = rb"ID3[\x02-\x04]|OggS\x00|\x00\x00\x00.ftyp|fLaC\x00|RIFF....(?:WAVE|AVI )"
_UNPACK = "unpack it and name a text file in it"
_LEADING = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"

KINDS = (
    _kind("an EPUB book", ".epub", rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip"),
    _kind("a word processor's document", ".docx .doc .odt .pages", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _kind("a spreadsheet", ".xlsx .xls .ods"),
    _kind("a PDF", ".pdf", rb"%PDF-"),
    _kind("an RTF document", ".rtf", rb"\{\\rtf"),
    _kind("a TMX translation memory", ".tmx", _LEADING + rb"(?:<!DOCTYPE\s+tmx.*)?<tmx[\s>]", is_text=True),
    _kind("an XLIFF file", ".xlf .xliff", _LEADING + rb"<xliff[\s>]", is_text=True),
    _kind("an HTML page", ".html .htm .xhtml", _LEADING + rb"<(?:!DOCTYPE\s+html|html)[\s>]", is_text=True),
    _kind("a ZIP archive", ".zip .jar", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", _UNPACK),
    _kind("a compressed file", ".gz .xz .bz2 .zst .7z .rar", _COMPRESSED, _UNPACK),
    _kind("an image", ".png .jpg .jpeg .gif .webp", _PICTURE, "give a text, not an image"),
    _kind("an audio or video file", ".mp3 .mp4 .ogg", _SOUND, "give a text, not a recording"),
    _kind("a program", ".exe .so .dll", rb"\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "give a text"),
    _kind("a database", ".sqlite .db", rb"SQLite format 3\x00", "give a text"),
)  # fmt: skip
"""Every kind that is told apart; where two signatures fit, the first counts."""

SIGNATURE_BYTES = 1024


def refused_kind_of(data: bytes, path: str | os.PathLike[str] = "") -> RefusedKind | None:
    """The kind of a file by its name, else by its first bytes; None when nothing speaks against plain text."""
    extension = PurePath(path).suffix.lower()
    for kind in KINDS:
        if extension in kind.extensions:
            return kind
    head = data[:SIGNATURE_BYTES]
    for kind in KINDS:
        if not (kind.is_text and extension == ".txt") and kind.is_of(head):
            return kind
    return None
