"""Which currency a bare "dinar", "riyal" or "pound" is, by the countries that the text names."""

from __future__ import annotations

from collections.abc import Mapping

from sejajar.extraction.figures.tokens import word_key

FAMILIES: dict[str, frozenset[str]] = {
    "dollar": frozenset({"USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD", "BND"}),
    "pound": frozenset({"GBP", "EGP", "LBP", "SYP", "SDG"}),
    "dinar": frozenset({"KWD", "IQD", "JOD", "BHD", "DZD", "TND", "LYD", "RSD"}),
    "riyal": frozenset({"SAR", "QAR", "OMR", "YER", "IRR"}),
    "dirham": frozenset({"AED", "MAD"}),
    "lira": frozenset({"TRY", "LBP", "SYP"}),
    "rupee": frozenset({"INR", "PKR", "LKR", "NPR", "IDR"}),
    "peso": frozenset({"MXN", "ARS", "PHP", "CLP", "COP", "CUP"}),
    "franc": frozenset({"CHF", "XAF", "XOF"}),
    "krone": frozenset({"SEK", "NOK", "DKK", "ISK"}),
}


def home_currencies(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return ``{"KWD": "Kuwait kuwaiti"}`` as ``{"kuwait": ("KWD",), "kuwaiti": ("KWD",)}``."""
    found: dict[str, tuple[str, ...]] = {}
    for code, listed in words.items():
        for word in listed.split():
            key = word_key(word.lower())
            found[key] = (*found.get(key, ()), code)
    return found


def bare(names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return ``{"dinar": "دينار دنانير"}`` as word keys, each with the codes of that family."""
    return {word_key(word.lower()): FAMILIES[family] for family, listed in names.items() for word in listed.split()}


LATIN_HOMES = home_currencies({
    "GBP": "Inggris Britania London Skotlandia Wales Britain British",
    "EGP": "Mesir Kairo Egypt Egyptian",
    "SDG": "Sudan",
    "LBP": "Lebanon Libanon Beirut",
    "SYP": "Suriah Syria Damaskus",
    "KWD": "Kuwait",
    "IQD": "Irak Iraq Baghdad",
    "JOD": "Yordania Jordan Amman",
    "BHD": "Bahrain Manama",
    "DZD": "Aljazair Algeria",
    "TND": "Tunisia Tunis",
    "LYD": "Libya Tripoli",
    "RSD": "Serbia",
    "SAR": "Saudi Riyadh",
    "QAR": "Qatar Doha",
    "OMR": "Oman Muskat",
    "YER": "Yaman Yemen",
    "IRR": "Iran Teheran Tehran",
    "AED": "UEA Emirat Dubai Emirates",
    "MAD": "Maroko Morocco",
    "TRY": "Turki Turkiye Turkey Ankara",
    "INR": "India Mumbai",
    "PKR": "Pakistan",
    "LKR": "Srilanka Lanka",
    "NPR": "Nepal",
    "MXN": "Meksiko Mexico",
    "ARS": "Argentina",
    "PHP": "Filipina Manila Philippines",
    "CLP": "Chile",
    "COP": "Kolombia Colombia",
    "CHF": "Swiss Switzerland",
    "XAF": "Kamerun Gabon Chad",
    "XOF": "Senegal Mali",
    "SEK": "Swedia Sweden",
    "NOK": "Norwegia Norway",
    "DKK": "Denmark",
})  # fmt: skip

ARABIC_HOMES = home_currencies({
    "GBP": "بريطانيا البريطاني البريطانية بريطاني بريطانية لندن إنجلترا الإنجليزي إسترليني استرليني اسكتلندا ويلز",
    "EGP": "مصر مصري مصرية المصري المصرية القاهرة",
    "SDG": "السودان سوداني سودانية السوداني السودانية الخرطوم",
    "LBP": "لبنان لبناني لبنانية اللبناني اللبنانية بيروت",
    "SYP": "سوريا سوري سورية السوري السورية دمشق",
    "KWD": "الكويت كويتي كويتية الكويتي الكويتية",
    "IQD": "العراق عراقي عراقية العراقي العراقية بغداد",
    "JOD": "الأردن أردني أردنية الأردني الأردنية عمّان",
    "BHD": "البحرين بحريني بحرينية البحريني البحرينية المنامة",
    "DZD": "الجزائر جزائري جزائرية الجزائري الجزائرية",
    "TND": "تونس تونسي تونسية التونسي التونسية",
    "LYD": "ليبيا ليبي ليبية الليبي الليبية طرابلس",
    "RSD": "صربيا",
    "SAR": "السعودية سعودي سعودية السعودي الرياض",
    "QAR": "قطر قطري قطرية القطري القطرية الدوحة",
    "OMR": "عمان عماني عمانية العماني العمانية مسقط",
    "YER": "اليمن يمني يمنية اليمني اليمنية صنعاء",
    "IRR": "إيران إيراني إيرانية الإيراني الإيرانية طهران",
    "AED": "الإمارات إماراتي إماراتية الإماراتي الإماراتية دبي أبوظبي",
    "MAD": "المغرب مغربي مغربية المغربي المغربية الرباط",
    "TRY": "تركيا تركي تركية التركي التركية أنقرة",
    "INR": "الهند هندي هندية الهندي الهندية",
    "IDR": "إندونيسيا إندونيسي إندونيسية الإندونيسي الإندونيسية أندونيسيا جاكرتا",
    "PKR": "باكستان باكستاني باكستانية الباكستاني الباكستانية",
    "MXN": "المكسيك مكسيكي",
    "ARS": "الأرجنتين أرجنتيني",
    "PHP": "الفلبين فلبيني فلبينية",
    "CHF": "سويسرا سويسري السويسري السويسرية",
    "XAF": "الكاميرون الغابون تشاد",
    "XOF": "السنغال مالي",
    "SEK": "السويد سويدي سويدية",
    "NOK": "النرويج نرويجي نرويجية",
    "DKK": "الدنمارك دنماركي دنماركية",
})  # fmt: skip
