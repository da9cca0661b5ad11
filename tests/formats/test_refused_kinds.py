import io
import zipfile

import pytest

from sejajar.formats.refused_kinds import KINDS, refused_kind_of


def archive(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "an image"),
        (archive("mimetype", "c.opf"), "book", "an EPUB book"),
        (archive("word/document.xml"), "a.docx", "a word processor's document"),
        (archive("word/document.xml"), "a", "a ZIP archive"),
        (archive("mimetype", "c.opf"), "BOOK.EPUB", "an EPUB book"),
        (b"hello", "A.DOCX", "a word processor's document"),
        (b"%PDF-1.7", "a", "a PDF"),
        (b"<!DOCTYPE html><p>", "page", "an HTML page"),
        (b"\xef\xbb\xbf\n<!-- x --><html lang='ar'>", "page", "an HTML page"),
        (b"<p>teks", "a.html", "an HTML page"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">',
            "m.xml",
            "a TMX translation memory",
        ),
        (b"<tmx version=", "a", "a TMX translation memory"),
        (b"\x1f\x8b\x08", "a.txt", "a compressed file"),
        (b"\x7fELF", "", "a program"),
        (b"ID3\x04", "", "an audio or video file"),
        (b"SQLite format 3\0", "x", "a database"),
    ],
)
def test_what_is_no_plain_text_is_named(data, name, kind):
    assert refused_kind_of(data, name).name == kind


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
    assert all(kind.remedy and "\n" not in kind.remedy for kind in KINDS)
