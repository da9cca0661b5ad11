"""Twelve kinds of texts for the fuzzer of the screen, each a source and a target."""

from __future__ import annotations

from sejajar.formats.seeds import seed_paths

_ID = "Menteri Sri Mulyani mengatakan anggaran naik 12,5 persen menjadi Rp 3,2 triliun pada 5 Mei 2024. "
_AR = "قالت الوزيرة إن الميزانية ارتفعت بنسبة ١٢٫٥ في المئة إلى ٣٫٢ تريليون روبية في ٥ مايو ٢٠٢٤. "


def _seed_article() -> tuple[str, str]:
    source, target = (path.read_text(encoding="utf-8") for path in seed_paths())
    return source, target


def _long_pair() -> tuple[str, str]:
    source = [f"Bagian {number}.\n\nPada hari ke-{number}, {_ID}Kata {number} berakhir.\n" for number in range(300)]
    target = [f"الجزء {number}.\n\nفي اليوم {number}، {_AR}انتهت الكلمة {number}.\n" for number in range(300)]
    return "\n".join(source), "\n".join(target)


def _quotes_and_figures() -> tuple[str, str]:
    source = [
        f'"Kami butuh {number} juta dolar," kata Ali. Budi menjawab: “Tidak, hanya {number * 3}%.”'
        for number in range(25)
    ]
    target = [f"قال علي: «نحتاج {number} مليون دولار». ورد بودي: «لا، {number * 2}٪ فقط»." for number in range(25)]
    return "\n".join(source), "\n".join(target)


def _numbered(line: str, times: int) -> str:
    """``line`` that many times, no two alike: a place in them can be found again."""
    return "".join(f"{number} {line}" for number in range(1, times + 1))


TEXTS: dict[str, tuple[str, str]] = {
    "seed article": _seed_article(),
    "both empty": ("", " \n\n"),
    "one side empty": (_numbered(_ID, 3), ""),
    "long pair": _long_pair(),
    "one long line": (("kata, " * 2000).strip(), ("كلمة، " * 2000).strip()),
    "Arabic on both sides": (_numbered(_AR, 6), _numbered(_AR, 4) + "ثم انتهى الأمر. " * 3),
    "quotes and figures": _quotes_and_figures(),
    "refrains": (("Ya. Tidak. Ya, ya. Datanglah!\n" * 20), ("نعم. لا. نعم نعم. تعال!\n" * 20)),
    "other scripts": (
        _numbered(
            "日本語の文章です。これは二つ目です。ไทย ภาษา ok. हिन्दी में वाक्य। 👩‍👩‍👧‍👦🇮🇩 e\u0301\u0323! \U000e0001tag. नमस्ते।\n",
            4,
        ),
        _numbered("עברית כאן. فارسی اینجا است. اردو یہاں ہے۔ ܣܘܪܝܝܐ ܗܪܟܐ. ދިވެހި މިތާ. ߒߞߏ.\n", 4),
    ),
    "control characters": (
        _numbered(
            "Satu\x00 dua\x1b[31m merah\x07.\x1b]52;c;AAAA\x07 Tiga\u202e empat\u2066 lima.\x85 Enam\r\ntujuh\ttab.\x9b2J\n",
            4,
        ),
        _numbered(
            "واحد\u202d اثنان\u200f\u200e ثلاثة.\x1b[2J أربعة\ufeff خمسة\ufffe.\x0b\x0c ستة\u2028سبعة\u2029.\n", 4
        ),
    ),
    "vocalised": (
        _numbered("Dengan nama Allah. Segala puji bagi Allah, Tuhan semesta alam.\n", 6),
        _numbered("بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ. ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ.\n", 6),
    ),
    "mixed": (
        _numbered(
            "Kata «كتاب» berarti buku, bukan 3.14 km/jam (lihat https://contoh.id/a?b=1). OpenAI و Meta.\n\n\n", 6
        ),
        _numbered("اشترت شركة Meta Platforms حصة 49% من Scale AI مقابل 14.3 مليار دولار (USD). نعم!\n", 6),
    ),
}
"""By name. The reader opens each as two files."""
