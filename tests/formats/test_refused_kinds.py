import io
import zipfile

import pytest

from sejajar.formats.refused_kinds import KINDS, refused_kind_of
from sejajar.text.notices import Notice
from sejajar.wording import in_words


def archive(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "is-image"),
        (archive("mimetype", "c.opf"), "book", "is-epub"),
        (archive("word/document.xml"), "a.docx", "is-word-document"),
        (archive("word/document.xml"), "a", "is-zip"),
        (archive("mimetype", "c.opf"), "BOOK.EPUB", "is-epub"),
        (b"hello", "A.DOCX", "is-word-document"),
        (b"%PDF-1.7", "a", "is-pdf"),
        (b"<!DOCTYPE html><p>", "page", "is-html"),
        (b"\xef\xbb\xbf\n<!-- x --><html lang='ar'>", "page", "is-html"),
        (b"<p>teks", "a.html", "is-html"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">',
            "m.xml",
            "is-tmx",
        ),
        (b"<tmx version=", "a", "is-tmx"),
        (b"\x1f\x8b\x08", "a.txt", "is-compressed"),
        (b"\x7fELF", "", "is-program"),
        (b"ID3\x04", "", "is-recording"),
        (b"SQLite format 3\0", "x", "is-database"),
    ],
)
def test_what_is_no_plain_text_is_named(data, name, kind):
    assert refused_kind_of(data, name).notice == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"Harga naik", "a"),
        (b"<html> adalah tag", "a.txt"),
        (b"<b>bukan</b> halaman", "a"),
        (b"a\tb\n", "ragged.tsv"),
        (b"MZ adalah singkatan", "a.txt"),
        (b"ID3 adalah format", "a.txt"),
        (b"PK", "a.md"),
    ],
)
def test_text_is_not_taken_for_something_else(data, name):
    assert refused_kind_of(data, name) is None


def test_each_kind_says_what_to_do():
    for kind in KINDS:
        problem, _, remedy = in_words(Notice(kind.notice, {"file": "x"})).partition(", which sejajar cannot read; ")
        assert problem.startswith("x: is a") and remedy
