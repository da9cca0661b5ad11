"""Indonesian number words, units, dates and approximators."""

from __future__ import annotations

from fractions import Fraction

from sejajar.extraction.figures.lexicon import FigureTable, Numeral, keys, phrases_of
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables import currency_names
from sejajar.extraction.figures.tables.countries import LATIN_HOMES, bare
from sejajar.extraction.figures.tables.default import IDIOMS
from sejajar.extraction.figures.tables.signs import CURRENCY_SIGNS, UNIT_SIGNS
from sejajar.extraction.items import Approximator

_DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_SCALES = {
    10**3: "ribu rb", 10**6: "juta jt", 10**9: "miliar milyar miliard bilion", 10**12: "triliun trilyun trilion",
    10**15: "kuadriliun",
}  # fmt: skip
_NUMERALS: dict[str, Numeral] = {
    **{word: Numeral(value, "digit") for value, word in enumerate(_DIGITS)},
    "esa": Numeral(1, "digit"),
    "lapan": Numeral(8, "digit"),
    "sepuluh": Numeral(10, "teen"),
    "sebelas": Numeral(11, "teen"),
    "belas": Numeral(10, "plus_ten"),
    "puluh": Numeral(10, "times"),
    "ratus": Numeral(100, "times"),
    "seratus": Numeral(100, "hundreds"),
    "seribu": Numeral(1000, "scale", alone=1),
    "sejuta": Numeral(10**6, "scale", alone=1),
    "semiliar": Numeral(10**9, "scale", alone=1),
    "setriliun": Numeral(10**12, "scale", alone=1),
    "lusin": Numeral(12, "scale"),
    "selusin": Numeral(12, "scale", alone=1),
    **{word: Numeral(value, "scale") for value, words in _SCALES.items() for word in words.split()},
}

_ORDINALS = {
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9,
    "kesepuluh": 10, "kesebelas": 11, "keduabelas": 12, "ketigabelas": 13, "keseratus": 100, "keseribu": 1000,
}  # fmt: skip

_UNITS = phrases_of({
    "percent": "persen|per sen|prosen|peratus|poin persentase|poin persen|persen poin",
    "permille": "permil|per mil",
    "": "skala richter|sr|magnitudo",
    "power-watt": "watt|wat",
    "power-kilowatt": "kilowatt|kilo watt",
    "power-megawatt": "megawatt|mega watt",
    "power-gigawatt": "gigawatt|giga watt",
    "power-horsepower": "tenaga kuda|daya kuda|dk",
    "energy-kilowatt-hour": "kilowatt jam|kilowatt-jam|kilowatt hour",
    "energy-megawatt-hour": "megawatt jam|megawatt-jam",
    "energy-gigawatt-hour": "gigawatt jam|gigawatt-jam",
    "energy-calorie": "kalori",
    "energy-kilocalorie": "kilokalori",
    "length-kilometer": "kilometer|kilo meter|kilometre",
    "length-meter": "meter|mtr",
    "length-centimeter": "sentimeter|centimeter|senti meter|senti",
    "length-millimeter": "milimeter|millimeter",
    "length-nanometer": "nanometer",
    "length-mile": "mil",
    "length-foot": "kaki",
    "length-inch": "inci|inchi|inch",
    "length-yard": "yard|yar",
    "length-nautical-mile": "mil laut",
    "length-light-year": "tahun cahaya",
    "area-square-kilometer": "kilometer persegi|km persegi",
    "area-square-meter": "meter persegi|m persegi",
    "area-square-mile": "mil persegi",
    "area-square-foot": "kaki persegi",
    "area-hectare": "hektare|hektar|hekter",
    "area-acre": "acre|are hektar|ekar",
    "volume-liter": "liter|litre",
    "volume-milliliter": "mililiter",
    "volume-cubic-meter": "meter kubik|m kubik",
    "volume-barrel": "barel|barrel",
    "volume-gallon": "galon",
    "mass-kilogram": "kilogram|kilo|kilo gram",
    "mass-gram": "gram",
    "mass-milligram": "miligram",
    "mass-tonne": "ton|metrik ton|ton metrik|tan",
    "mass-quintal": "kuintal|kwintal",
    "mass-pound": "pon",
    "mass-ounce": "ons",
    "mass-carat": "karat",
    "speed-kilometer-per-hour": "kilometer per jam|km per jam|km/j|km/jam|kilometer/jam|kpj",
    "speed-mile-per-hour": "mil per jam|mil/jam|mpj",
    "speed-meter-per-second": "meter per detik|m/detik",
    "speed-knot": "knot",
    "temperature-celsius": "derajat celsius|derajat celcius|derajat C|celsius|celcius|°celsius|° celcius",
    "temperature-fahrenheit": "derajat fahrenheit|fahrenheit|derajat F",
    "angle-degree": "derajat",
    "digital-byte": "byte|bita",
    "digital-kilobyte": "kilobyte",
    "digital-megabyte": "megabyte|megabita",
    "digital-gigabyte": "gigabyte|gigabita",
    "digital-terabyte": "terabyte",
    "frequency-hertz": "hertz",
    "frequency-megahertz": "megahertz",
    "frequency-gigahertz": "gigahertz",
    "electric-volt": "volt",
    "graphics-pixel": "piksel",
    "graphics-megapixel": "megapiksel",
    "sound-decibel": "desibel",
    "duration-second": "detik|saat|dtk",
    "duration-minute": "menit|minit|mnt",
    "duration-hour": "jam|j",
    "duration-day": "hari|hr",
    "duration-week": "minggu|pekan|mgg",
    "duration-month": "bulan|bln",
    "duration-year": "tahun|thn|th",
    "duration-decade": "dekade|dasawarsa|windu",
    "duration-century": "abad",
})  # fmt: skip
del _UNITS["windu"], _UNITS["saat"]

_CURRENCIES = phrases_of({
    "USD": "dolar as|dolar amerika|dolar amerika serikat|dolar|dollar as|dollar amerika|dollar|usd|us dollar|dolar us",
    "SGD": "dolar singapura|dollar singapura|sgd",
    "AUD": "dolar australia|dollar australia|aud",
    "HKD": "dolar hong kong|dolar hongkong|dollar hong kong|hkd",
    "CAD": "dolar kanada|dollar kanada|cad",
    "NZD": "dolar selandia baru",
    "TWD": "dolar taiwan|dolar baru taiwan",
    "BND": "dolar brunei",
    "IDR": "rupiah|idr",
    "EUR": "euro|eur",
    "GBP": "pound sterling|poundsterling|pound|pounds|pon sterling|pondsterling|paun sterling|poundsterling inggris|"
    "pound inggris|pound sterling inggris|paun|gbp",
    "JPY": "yen|yen jepang|jpy",
    "CNY": "yuan|renminbi|yuan china|yuan tiongkok|cny|rmb",
    "MYR": "ringgit|ringgit malaysia|myr",
    "THB": "baht|baht thailand",
    "PHP": "peso filipina",
    "MXN": "peso meksiko|peso",
    "ARS": "peso argentina",
    "INR": "rupee|rupee india|rupi|inr",
    "PKR": "rupee pakistan",
    "LKR": "rupee sri lanka",
    "SAR": "riyal|riyal saudi|riyal arab saudi|real saudi|riyal saudi arabia|sar",
    "QAR": "riyal qatar|qar",
    "IRR": "rial|rial iran",
    "OMR": "rial oman|riyal oman",
    "YER": "riyal yaman|rial yaman",
    "AED": "dirham|dirham uea|dirham uni emirat arab|aed",
    "MAD": "dirham maroko",
    "KWD": "dinar kuwait|dinar|kwd",
    "IQD": "dinar irak",
    "JOD": "dinar yordania",
    "BHD": "dinar bahrain",
    "DZD": "dinar aljazair",
    "KRW": "won|won korea|won korea selatan",
    "RUB": "rubel|rubel rusia|rub",
    "CHF": "franc swiss|frank swiss|franc|frank",
    "TRY": "lira|lira turki",
    "LBP": "lira lebanon|pound lebanon",
    "SYP": "pound suriah|lira suriah",
    "EGP": "pound mesir|pon mesir|egp",
    "BRL": "real brasil|real|real brazil",
    "ZAR": "rand|rand afrika selatan",
    "SEK": "krona swedia|kronor swedia|krona|kronor",
    "NOK": "krone norwegia|krone",
    "DKK": "krone denmark",
    "VND": "dong|dong vietnam",
    "ILS": "shekel|shekel israel",
    "BTC": "bitcoin",
})  # fmt: skip

_APPROXIMATORS: dict[Approximator, str] = {
    "more_than": "lebih dari|lebih daripada|di atas|melebihi|melampaui|lebih besar dari|lebih tinggi dari|"
    "lebih banyak dari|diatas|lebih",
    "less_than": "kurang dari|kurang daripada|di bawah|dibawah|lebih rendah dari|lebih kecil dari|lebih sedikit dari|"
    "tidak sampai|tak sampai|belum sampai|tidak mencapai|belum mencapai",
    "about": "sekitar|kira-kira|kira kira|kurang lebih|lebih kurang|kurang-lebih|seputar|berkisar|sekira|sekitaran|"
    "~|≈|±|kisaran",
    "up_to": "hingga|sampai|sampai dengan|maksimal|maksimum|paling banyak|paling tinggi|paling lama|hingga sebanyak|"
    "sebanyak-banyaknya|tidak lebih dari|tak lebih dari|setinggi-tingginya|hingga mencapai",
    "at_least": "setidaknya|sedikitnya|paling sedikit|paling tidak|minimal|minimum|sekurang-kurangnya|"
    "setidak-tidaknya|sekurangnya|tidak kurang dari|tak kurang dari|paling kurang|tidak lebih sedikit dari",
    "almost": "hampir|nyaris|mendekati|hampir mencapai|hampir-hampir",
}
_APPROXIMATORS_AFTER: dict[Approximator, str] = {
    "more_than": "lebih",
    "about": "atau lebih kurang|kurang lebih",
    "at_least": "atau lebih|ke atas|paling sedikit|sekurang-kurangnya|setidaknya",
    "up_to": "atau kurang|ke bawah|paling banyak|paling lama|paling lambat|maksimal",
}

TABLE = FigureTable(
    language="id",
    number_separators=(".", ","),
    home_currency="IDR",
    enclitics=("nya",),
    enclitic_hosts=keys("ribu juta miliar milyar triliun ratus puluh separuh setengah sepertiga seperempat seperlima "
        "sepersepuluh persen"),
    numerals=_NUMERALS,
    decimal_words=keys("koma"),
    ones=keys("satu esa"),
    halves=PhraseBook({
        "setengah": Fraction(1, 2), "separuh": Fraction(1, 2), "seperdua": Fraction(1, 2),
        "sepertiga": Fraction(1, 3), "seperempat": Fraction(1, 4), "seperlima": Fraction(1, 5),
        "seperenam": Fraction(1, 6), "sepertujuh": Fraction(1, 7), "seperdelapan": Fraction(1, 8),
        "sepersembilan": Fraction(1, 9), "sepersepuluh": Fraction(1, 10), "seperseratus": Fraction(1, 100),
        "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    }),
    halves_after=PhraseBook({"setengah": Fraction(1, 2), "seperempat": Fraction(1, 4), "sepertiga": Fraction(1, 3),
                             "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}),
    denominators=PhraseBook({
        "pertiga": 3, "per tiga": 3, "perempat": 4, "per empat": 4, "perlima": 5, "per lima": 5, "perenam": 6,
        "per enam": 6, "pertujuh": 7, "per tujuh": 7, "perdelapan": 8, "per delapan": 8, "persembilan": 9,
        "per sembilan": 9, "persepuluh": 10, "per sepuluh": 10, "perseratus": 100, "per seratus": 100,
    }),
    not_halves_before=keys("jalan hati mati matang baya final waktu telanjang sadar pertama kedua musim lagi badan"),
    ordinals=_ORDINALS,
    ordinal_prefixes=keys("ke"),
    has_ambiguous_ordinals=True,
    ordinal_after=keys(
        "yang kuartal triwulan semester babak gol putaran anak hari tahun minggu pekan bulan kali periode tempat "
        "peringkat posisi gelombang dosis edisi musim pertandingan leg laga set tahap fase pihak kota negara ronde "
        "generasi bagian jilid seri istri suami putra putri paruh urutan terbesar pertandingan game kesempatan juara "
        "sesi percobaan ekonomi partai orang vaksin film buku album rumah lantai pilihan langkah alasan upaya tingkat "
        "kelompok kasus tersangka korban wakil gelar medali kemenangan kekalahan masa jabatan adalah menjadi"
    ),
    ordinal_before=keys("terbesar kalinya terbanyak tertinggi terkaya tertua terpopuler tercepat terpadat tahun "
                        "setelah sesudah belas puluh terkuat terbaik terpanjang terluas"),
    century_words=keys("abad"),
    rank_words=keys("lantai peringkat posisi urutan kelas tingkat tempat juara rangking ranking tanggal level babak"),
    decade_suffixes=keys("an s"),
    indefinites={"belasan": 10, "puluhan": 10, "ratusan": 100, "ribuan": 1000, "jutaan": 10**6, "miliaran": 10**9,
                 "milyaran": 10**9, "triliunan": 10**12, "lusinan": 12},
    indefinite_scales={"ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12},
    units=PhraseBook({**UNIT_SIGNS, **_UNITS}),
    context_units={
        "kilo": (keys("jarak berjarak jaraknya jauh jauhnya sejauh menempuh perjalanan jalan tol rute kecepatan lari"),
                 "length-kilometer"),
        "derajat": (keys("suhu suhunya cuaca temperatur panas dingin hujan cerah udara demam termometer bersuhu"),
                    "temperature-generic"),
    },
    currencies=PhraseBook({**CURRENCY_SIGNS, **currency_names.INDONESIAN, **_CURRENCIES}),
    currency_prefixes=PhraseBook(CURRENCY_SIGNS),
    bare_currencies=bare({"pound": "pound pounds paun pon", "dinar": "dinar", "riyal": "riyal rial real",
                          "dirham": "dirham", "lira": "lira", "rupee": "rupee rupi", "peso": "peso",
                          "franc": "franc frank", "krone": "krona krone kronor"}),
    minor_units=keys("sen cent cents penny pence"),
    currency_homes=LATIN_HOMES,
    scale_letters={"M": 10**9, "T": 10**12, "m": 10**6, "bn": 10**9, "tn": 10**12, "k": 1000, "K": 1000, "mn": 10**6,
                   "b": 10**9, "B": 10**9},
    range_words=PhraseBook(dict.fromkeys(("hingga", "sampai", "sampai dengan", "s.d.", "s.d", "s/d", "sd", "ke"), True)),
    between_words=keys("antara"),
    between_and=keys("dan hingga sampai"),
    from_words=keys("dari"),
    minus_words=keys("minus negatif"),
    below_zero=PhraseBook({"di bawah nol": True, "dibawah nol": True, "di bawah titik beku": True}),
    change_to=keys("ke"),
    change_words=keys("naik turun meningkat menurun bertambah berkurang melonjak melorot anjlok tumbuh merosot "
        "susut melambung "
        "membengkak menyusut menanjak meroket jatuh terpangkas dinaikkan diturunkan kenaikan penurunan peningkatan "
        "menaikkan menurunkan meroketnya lonjakan"),
    ratio_words=PhraseBook({"dari": True, "dari setiap": True, "dari tiap": True, "di antara": True,
                            "dalam setiap": True, "dari total": True}),
    score_words=PhraseBook({"lawan": True, "berbanding": True, "banding": True, "vs": True}),
    score_cues=keys("skor menang kalah imbang unggul kedudukan seri takluk menaklukkan mengalahkan kemenangan "
                    "kekalahan tertinggal agregat membungkam menekuk menghajar ditekuk mencukur skornya"),
    not_score_cues=keys("usia umur rata-rata rerata rata tingkat rasio jumlah kasus kematian harga median berusia"),
    multiples=PhraseBook({}),
    times_words=PhraseBook({"kali lipat": True, "kali": True, "lipat": True}),
    months=PhraseBook({
        "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
        "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "sep": 9, "sept": 9,
        "okt": 10, "nov": 11, "des": 12,
        # English names, in texts that were translated in haste.
        "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10,
        "december": 12, "dec": 12, "oct": 10, "aug": 8,
    }),
    cautious_months=keys("jan feb mar apr jun jul agu agt sep sept okt nov des march may dec oct aug"),
    weekdays=PhraseBook({"senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "jum'at": 5, "sabtu": 6,
                         "minggu": 7, "ahad": 7}),
    weekday_prefixes=keys("hari"),
    cautious_weekdays={"minggu": keys("lalu ini depan kemarin pertama kedua ketiga terakhir sebelumnya mendatang "
                                      "berikutnya itu tersebut yang demi setelah sesudah sekali")},
    year_words=keys("tahun thn th tahun-tahun musim hijriah masehi"),
    decade_words=keys("tahun era dekade dasawarsa akhir awal pertengahan penghujung angkatan generasi zaman"),
    eras_before=PhraseBook({"SM": True, "sebelum masehi": True, "BC": True, "S.M.": True}),
    year_prepositions=keys("pada sejak di per dari hingga sampai selama semenjak awal akhir pertengahan menjelang "
                           "jelang pasca antara tahun medio dan sebelum setelah"),
    month_prepositions=keys("pada sejak di bulan hingga sampai"),
    of_words=keys("bulan"),
    time_words=keys("pukul jam"),
    hour_parts=PhraseBook({"setengah": Fraction(1, 2), "seperempat": Fraction(1, 4)}),
    time_joiners=PhraseBook({"lewat": Fraction(1), "lebih": Fraction(1), "kurang": Fraction(-1)}),
    time_zones=keys("wib wita wit gmt utc"),
    minute_words=keys("menit minit"),
    night_words=keys("malam"),
    puts_half_before_hour=True,
    day_periods=PhraseBook({"pagi": 0, "dini hari": 0, "subuh": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12,
                            "am": 0, "pm": 12, "a.m.": 0, "p.m.": 12}),
    approximators=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS.items() for phrase in listed.split("|")}),
    approximators_after=PhraseBook(
        {phrase: kind for kind, listed in _APPROXIMATORS_AFTER.items() for phrase in listed.split("|")}),
    comparatives=keys("lebih"),
    time_adverbs=keys("lalu silam lagi kemudian mendatang sebelumnya sesudahnya terakhir belakangan berturut-turut lamanya depan"),
    until_words=keys("hingga sampai"),
    transparent=keys("pukul jam tahun usia umur sebanyak senilai sebesar tanggal seluas setinggi sejauh seharga angka "
                     "selama total jumlah seberat sepanjang berusia dengan"),
    labels=keys(
        "pasal ayat nomor no nomer punggung km antrean antrian bab halaman hlm kamar gate gerbang jalur rute kanal "
        "saluran tipe type seri versi "
        "episode resolusi kode rt rw kav blok radio channel grup koridor lampiran perpres uu pp permen perda kodim "
        "formula liga kapal sektor distrik angkatan terminal dermaga peron gedung ruang butir poin huruf sandi plat "
        "windows iphone galaxy apollo boeing airbus falcon ps xbox playstation llama gpt gemini claude android ios "
        "sukhoi mig paragraf artikel bagian batalyon batalion yonif divisi zona area peluru kaliber euro rudal "
        "telepon ponsel stasiun starship tabel tab tbl gambar gbr grafik bagan diagram ilustrasi peta apendiks addendum adendum "
        "keputusan kepmen pmk pp peraturan surat akta putusan register"
    ) - keys("euro area kapal"),
    names=PhraseBook(dict.fromkeys((
        "perang dunia kedua", "perang dunia pertama", "perang dunia ke-2", "perang dunia ii", "kepulauan seribu",
        "pulau seribu", "simpang lima", "seribu satu malam", "kedua belah pihak", "satu sama lain", "satu-satunya",
        "satu per satu", "nomor satu", "nomor dua", "nomor tiga", "segi tiga", "segi lima", "di satu sisi",
        "di sisi kedua", "dua sisi mata uang", "9/11", *IDIOMS, "kaki lima", "roda dua", "roda empat", "sepeda motor",
        "orang nomor", "sama-sama", "bhinneka", "nol kilometer", "dunia ketiga", "pihak ketiga", "tiga serangkai",
        "rukun tetangga",
    ), True)),
    phone_words=keys("telepon telp center centre hubungi menghubungi nomor hotline whatsapp wa call faks fax sms "
        "telpon no"),
    glued_words=keys(
        "usia umur tahun pukul sekitar sebanyak hingga lebih dari kurang pada dan ke total mencapai antara berusia "
        "sejak jam tanggal dirawat senilai sebesar ada selama atau dengan hampir sampai di ribu juta untuk menjadi "
        "setidaknya sedikitnya"
    ),
    function_words=keys(
        "yang dan di dari dengan untuk pada adalah itu ini tidak akan juga oleh karena bisa bahwa telah sudah "
        "dalam ke "
        "atau saat seperti lebih hingga namun tersebut menjadi kepada bagi sangat ada harus kata tapi tetapi ketika "
        "agar serta sebagai sampai sejak sedang masih belum setelah sebelum secara kini lalu kemungkinan seharusnya "
        "dapat mampu pun terhadap tentang antara baru terbaru yaitu yakni meski meskipun kemudian sementara hanya "
        "terakhir jika bila bukan mungkin justru sendiri kembali lagi para oleh milik versi buatan seri tahun musim"
    ),
    verb_prefixes=("me", "ber", "ter", "di"),
    counted=keys(
        "orang jiwa warga tentara unit buah ekor korban pasukan kasus rumah personel penumpang pengungsi anggota "
        "karyawan pekerja buruh siswa mahasiswa anak dokter perawat sekolah desa toko kapal pesawat mobil kendaraan "
        "polisi prajurit peserta penonton suara kursi hektare butir lembar batang kepala keluarga pasien penduduk "
        "demonstran pendukung bangunan serangan rudal halaman kata mil meter kaki kilometer ton saham eksemplar"
    ),
)  # fmt: skip
