#!/usr/bin/env python3
"""hostile_files.py DIR: write files that a reader must survive into DIR, with manifest.tsv (file, what must happen).

`open`  = it opens and shows text, nothing of the file reaches the terminal as a command, no traceback
`error` = exit code 2 and one clear line naming the file; no traceback
Every one of them must end within seconds and within a few hundred MB of memory."""
import io
import random
import sys
import zipfile
from pathlib import Path

SENTENCE = "Harga naik 42 persen menjadi $40 miliar, kata Zuckerberg. "
ARABIC = "وارتفع السعر 42 بالمائة إلى 40 مليار دولار، كما قال زوكربيرج. "


def files():
    rng = random.Random(1)
    yield "escape-osc52.txt", "open", ("aman \x1b]52;c;ZXZpbA==\x07 \x1b[2J\x1b[31m merah \x9b31m \x1bP+q544e\x1b\\ selesai\n" * 3).encode()
    yield "controls.txt", "open", "".join(chr(c) for c in range(32)).encode() + b" teks \x7f\n" + "".join(map(chr, range(0x80, 0xA0))).encode()
    yield "bidi-controls.txt", "open", ("akhir \u202eterbalik\u202c \u2066isolat\u2069 \u200f\u200e\u061c \u2067\u2067\u2067 tak ditutup\n" + ARABIC).encode()
    yield "marks.txt", "open", ("a" + "\u0300" * 5000 + " ب" + "\u064e\u0651" * 3000 + "\n").encode()
    yield "leading-mark.txt", "open", "\u064eب\n\u0301\n".encode()
    yield "zero-width.txt", "open", ("\u200b" * 2000 + "\u200dأ\u200c" * 500 + "\u00ad").encode()
    yield "emoji.txt", "open", ("👩‍👩‍👧‍👦🇮🇩🇸🇦 ✍🏽 " * 400).encode()
    yield "empty.txt", "open", b""
    yield "blank.txt", "open", b" \n\t\n\r\n\xe2\x80\x83\n"
    yield "one-word.txt", "open", b"kata"
    yield "crlf-mixed.txt", "open", ("satu.\r\ndua.\rtiga.\n\x0bempat.\x0clima.\u2028enam.\u2029tujuh.\x85delapan.").encode()
    yield "utf8-bom.txt", "open", b"\xef\xbb\xbf" + SENTENCE.encode()
    yield "utf16le-bom.txt", "open", b"\xff\xfe" + ARABIC.encode("utf-16-le")
    yield "utf16be-bom.txt", "open", b"\xfe\xff" + ARABIC.encode("utf-16-be")
    yield "cp1256.txt", "open", (ARABIC * 20).encode("cp1256")
    yield "broken-utf8.txt", "open", b"awal \xff\xfe\xc3\x28 \xed\xa0\x80 tengah \xe2\x82" + ARABIC.encode() + b"\xf0\x9f"
    yield "nul.txt", "open", b"teks\x00dengan\x00nul " + SENTENCE.encode()
    yield "picture.txt", "error", b"\x89PNG\r\n\x1a\n" + rng.randbytes(20000)
    yield "one-line-5MB.txt", "open", (SENTENCE * 90000).encode()
    yield "no-space-1MB.txt", "open", "ب".encode() * 500000
    yield "many-lines.txt", "open", b"a\n" * 300000
    yield "quotes.txt", "open", ("“" * 50000 + '"' * 50000 + "«" * 50000).encode()
    yield "digits.txt", "open", ("1." * 50000 + "9" * 50000 + " 1e999999999 " + "٣" * 20000 + " juta" * 20000).encode()
    yield "separators.txt", "open", (("1.234.567,89 " * 5 + "-" * 3000 + "/" * 3000 + "%" * 3000) * 10).encode()
    yield "abbreviations.txt", "open", ("Dr. H. A. B. C. " * 20000).encode()
    yield "brackets.txt", "open", ("(" * 40000 + "ب" + ")" * 40000).encode()
    yield "not-a-zip.epub", "error", b"PK\x03\x04 truncated"
    yield "not-a-zip.docx", "error", b"hello"
    yield "empty-zip.epub", "error", zipped({})
    yield "climbs.epub", "error", zipped({"../../../../escaped.txt": b"x", "mimetype": b"application/epub+zip"})
    yield "bomb.epub", "error", zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER, "c.opf": OPF, "c.xhtml": 1_500_000_000})
    yield "laughs.tmx", "error", (LAUGHS + TMX).encode()
    yield "external.tmx", "error", ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + TMX.replace("satu", "&x;")).encode()
    yield "truncated.tmx", "error", TMX[: len(TMX) // 2].encode()
    yield "three-languages.tmx", "open", TMX.replace("</tu>", '<tuv xml:lang="en"><seg>one</seg></tuv></tu>').encode()
    yield "deep.html", "open", b"<div>" * 20000 + SENTENCE.encode() + b"</div>" * 20000
    yield "script.html", "open", b"<p>teks<script>alert(1)</script><style>p{}</style><img src=x onerror=y>akhir</p>"
    yield "ragged.tsv", "open", "a\tب\nb\n\tج\nd\tد\textra\n".encode()
    yield "weird name \x1b[31m\n'\"$(x).txt", "open", SENTENCE.encode()


TMX = '<?xml version="1.0"?><tmx version="1.4"><header srclang="id" datatype="plaintext" segtype="sentence" adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/><body><tu><tuv xml:lang="id"><seg>satu</seg></tuv><tuv xml:lang="ar"><seg>واحد</seg></tuv></tu></body></tmx>'.replace('<?xml version="1.0"?>', "")
LAUGHS = "<!DOCTYPE tmx [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
CONTAINER = b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
OPF = b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'


def zipped(members):
    """A zip of name -> bytes; an int body stands for that many zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, body in members.items():
            with z.open(name, "w", force_zip64=True) as member:
                if isinstance(body, int):
                    for _ in range(body // 1_000_000):
                        member.write(b"0" * 1_000_000)
                else:
                    member.write(body)
    return out.getvalue()


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.tsv").open("w", encoding="utf-8") as manifest:
        for name, expected, body in files():
            (folder / name).write_bytes(body)
            manifest.write(f"{name!r}\t{expected}\n")


main()
