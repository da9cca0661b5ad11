"""Indonesian words of quotation: reporting verbs, pronouns, titles, and words that end a speaker or a clause.

Sources: KBBI and Tata Bahasa Baku Bahasa Indonesia on *kata kerja tutur*; the style of Indonesian newspapers, where
the bare verb follows the quotation ("..., kata X") and the meN- form precedes it ("X mengatakan bahwa ...").
"""

from __future__ import annotations

from sejajar.extraction.quotes.lexicon import Cue, QuoteTable, cue_map, words

_BARE = """
    kata ujar tutur ungkap jelas imbuh tambah papar tegas sebut sambung tulis ucap beber terang kilah tandas pungkas
    cetus lanjut seru teriak jawab tanya tukas timpal kenang keluh klaim aku kisah cerita gumam sergah urai simpul
    harap pesan canda cuit sindir puji ajak imbau pinta saran lapor bantah kritik protes dalih ingat bisik celetuk
    rinci kutip
    """
_ACTIVE = """
    mengatakan berkata menyatakan menambahkan menyebutkan menjelaskan mengungkapkan menuturkan menegaskan memaparkan
    mengaku mengakui mengklaim menyampaikan menulis menuliskan melaporkan mengumumkan memperingatkan mengingatkan
    menekankan berpendapat berargumen berargumentasi beralasan berdalih menilai membantah menyangkal menjawab bertanya
    melanjutkan meneruskan menyimpulkan mengisyaratkan mengindikasikan berujar bertutur berseru berteriak berkomentar
    bercerita mengisahkan menceritakan mengenang mengeluh mencuit menandaskan mengonfirmasi mengkonfirmasi membenarkan
    memberitahukan memberitakan mengabarkan membeberkan menerangkan menguraikan mengemukakan merinci memastikan
    meyakini menyinggung menyebut berkilah mengucapkan memberitahu memberi_tahu bersaksi mewartakan
    mengumpamakan menyimpulkan mengungkap berjanji mengatakannya bersikeras bersumpah
    """
_NAMING = """
    menjuluki menggambarkan mendeskripsikan menuduh menuding mengkritik mengecam memuji mengancam menyerukan mendesak
    menyindir mengutuk memanggil menamai melabeli mencap menganggap mengutip menyambut menyarankan mengimbau
    menyesalkan meminta menuntut mengusulkan menolak menyoroti menanggapi mengharapkan berharap menginginkan
    mempertanyakan menyebutnya berikrar berbicara bertekad menyuarakan mengajak mengejek mencela merujuk
    memperkirakan percaya khawatir mendorong menjanjikan menawarkan menjadikan ingin
    """
_AGENT = (
    "disampaikan diungkapkan dikatakan disebutkan dijelaskan ditegaskan dituturkan diutarakan dikemukakan ditambahkan"
)

TABLE = QuoteTable(
    cues=cue_map(
        [
            (_BARE, Cue("after", needs_quote=True)),
            (" ".join(f"{verb}nya" for verb in _BARE.split()), Cue("enclitic")),
            (
                "dikatakannya disebutnya disampaikannya diungkapkannya ditambahkannya dijelaskannya disebutkannya",
                Cue("enclitic"),
            ),
            (_ACTIVE, Cue("before")),
            (_NAMING, Cue("before", "naming")),
            (" ".join(f"{verb}_oleh" for verb in _AGENT.split()), Cue("after", needs_quote=True)),
            (_AGENT, Cue("after")),
            ("menurut berdasarkan_keterangan berdasarkan_pernyataan mengutip_keterangan", Cue("after", "source")),
            ("diberitakan dikabarkan dilaporkan konon_kabarnya", Cue("impersonal")),
            ("menurutnya", Cue("enclitic", "source")),
        ]
    ),
    conjunctions=words("bahwa bahwasanya kalau"),
    pronouns=dict.fromkeys(words("dia ia beliau"), "") | dict.fromkeys(words("mereka keduanya"), "p") | {"-nya": ""},
    auxiliaries=words(
        """
        lama baru-baru ini juga telah sudah pernah sebelumnya kemudian lalu akan kembali hanya sempat terus masih
        turut ikut pun sendiri pernah baru sedang dapat bisa mau langsung berulang kali akhirnya secara tegas jelas
        terbuka lebih lanjut dengan bangga malah justru selalu sering kerap terang-terangan lantas hendak segera mulai
        dilaporkan
        """
    ),
    stops_after=words(
        """
        pada kepada dalam di ke saat ketika seperti usai setelah sebelum seusai selepas yang sambil dengan hari
        kemarin soal tentang bahwa melalui lewat untuk terkait mengenai dari senin selasa rabu kamis jumat jum'at
        sabtu minggu ahad oleh sebagaimana merujuk mengacu menanggapi sembari seraya lagi tadi awal akhir tahun bulan
        pekan sore pagi malam siang dini dan tetapi namun sementara sedangkan karena agar sehingga menurut melanjutkan
        menambahkan mengatakan membahas mengomentari menjelaskan merespons menyebut menjawab menulis mengacu juga pun
        terhadap atas melansir dikutip dilansir secara berusia kala tatkala
        """
    ),
    stops_before=words(
        """
        bahwa karena ketika saat namun tetapi tapi sementara sedangkan walaupun meskipun meski agar sehingga setelah
        sebelum jika bila apabila serta sambil seraya lalu maka padahal sejak hingga seperti begitu selain atau yaitu
        yakni kata ujar
        """
    ),
    relatives=words("yang"),
    linkers=words("dengan sambil seraya sembari dan serta lalu kemudian untuk lewat dalam"),
    breaks=words(
        """
        namun tetapi tapi sementara sedangkan meski meskipun walaupun walau sehingga padahal kendati sambil seraya
        sembari menambahkan mengatakan menyebut
        """
    ),
    hard_breaks=frozenset(),
    roles=words(
        """
        presiden wakil perdana menteri gubernur bupati wali kota walikota camat lurah ketua sekretaris jenderal sekjen
        direktur dirut utama eksekutif ceo cfo cto coo kepala deputi juru bicara jubir pengacara hakim jaksa profesor
        prof dr doktor dokter pak bu bapak ibu sir tuan nyonya nona tn ny mr mrs ms senator anggota pelatih kapten
        manajer pendiri komisaris kolonel letnan mayor brigadir inspektur ajun komisaris polisi brigjen irjen kombes
        akbp akp analis ekonom peneliti pakar ahli pengamat aktris aktor penyanyi sutradara penulis wartawan jurnalis
        mantan eks sang seorang pendeta uskup paus raja ratu pangeran putri sultan kanselir duta besar dubes konsul
        koordinator staf menko menlu menkeu menhan menkes menag mensos mendag menhub menpora mendikbud mendagri
        menkumham panglima jaksa agung bendahara pejabat pimpinan pemimpin rektor dekan dosen guru petugas saksi warga
        korban tersangka terdakwa sepupu sopir pemilik pemain striker bek kiper gelandang perwakilan anggota dewan
        co-founder founder chairman haji kiai ustaz ustadz habib kh h ir drs insinyur umum tim luar dalam negeri
        keuangan pertahanan kapolres kapolsek kapolda kapolri wakapolres danrem pangdam kades kasat kabid kasi kabag
        kasubag camat detektif komandan agen marsekal laksamana rabi imam biksu suster perawat sersan kopral prajurit
        pembalap petinju desainer fotografer musisi komedian produser editor pembawa
        """
    ),
    times=words(
        """
        keesokan keesokannya paginya harinya kemarin hari minggu pekan bulan tahun lalu senin selasa rabu kamis jumat
        jum'at sabtu ahad ini itu januari februari maret april mei juni juli agustus september oktober november
        desember pagi siang sore malam dini sebelumnya sementara kini sekarang tadi awal akhir
        """
    ),
    naming_nouns=words(
        """
        film novel buku lagu album berjudul bertajuk judul drama serial seri acara program majalah koran surat kabar
        harian kapal istilah bernama dijuluki julukan dikenal dinamai diberi nama disebut kata bertema tema single
        sinetron komik gim game puisi cerpen lukisan karya artikel esai laporan bagian operasi kampanye slogan tagar
        tur marga inisial dinyanyikan panggilan akrab disapa akronim singkatan merek sebutan permainan video aplikasi
        jenis tipe gelar musikal opera simfoni kelompok grup band proyek kapten yacht kapalnya lagunya filmnya bukunya
        novelnya albumnya berlabel dengan_nama hit petugas rubrik halaman podcast blog pidato episode teori tarian
        resep menu restoran kafe
        """
    ),
    bodies=words(
        """
        kepolisian kementerian pemerintah militer tentara istana kejaksaan pengadilan maskapai perusahaan klub partai
        universitas bank lembaga badan komisi komite majelis dewan mahkamah kantor otoritas asosiasi federasi yayasan
        organisasi dinas rumah sakit gedung putih kampanye departemen
        """
    ),
    coordinators=words("dan"),
    agents=words("oleh"),
    free_relatives=words("apa siapa"),
    introducers=words("demikian begitu seperti sebagaimana begitulah"),
    name_particles=words("bin binti van von de al el der da dos di bint"),
    abstract_affixes=(("ke", "an"), ("pe", "an"), ("", "nya")),
    no_sources=words(
        """
        hukum undang-undang uu pasal jadwal rencana abjad kategori usia jenis ukuran urutan konstitusi peraturan
        kebutuhan selera adat tradisi agama keyakinan aturan ketentuan standar kelompok wilayah harga hemat
        """
    ),
    finite=words(
        """
        tetap pihaknya dirinya kliennya aman naik turun         kehilangan kesulitan kekurangan ketakutan
        akan adalah telah sudah tidak bisa dapat harus sedang belum bukan ada merupakan masih perlu mungkin ingin mau
        hanya yakin merasa punya memiliki menjadi tak takkan pernah siap tahu bertekad
        """
    ),
    bare_clause=words(_ACTIVE.replace("_", " ")),
    plain_clause=words("mengatakan berkata mengaku menyatakan menyebutkan mengklaim mengungkapkan"),
    negations=words("tidak belum tak bukan jangan enggan menolak"),
    demonstratives=words("tersebut itu ini"),
    is_cased=True,
    verb_prefixes=("ter", "mem", "men", "meng", "meny", "mel", "mer", "mew", "ber", "di"),
    verb_exceptions=words(
        """
        terhadap terkait tersebut tersangka terdakwa terpidana terlapor terduga terlalu terbaru terakhir terbesar
        terutama teroris terminal tersendiri teritorial termasuk terus tertentu terpilih ternama terkenal terbaik
        tertinggi terkemuka terhormat berita menteri direktur dirut dinas media medis mereka merek mesin menara dia
        diri dirjen diplomat divisi direksi direktorat direktris mendiang mentor menantu mertua melayu merdeka berlian
        bermuda berlin berkas beras berat diskusi diktator distrik diet dimensi dikti digital dirigen didikan desainer
        diaspora dilema disinfektan disiplin dividen mendagri menlu menkeu menhan menko menkes mensos menag meninggal
        memo memori member mendadak mental menit mei berbagai beberapa bersama berdasarkan berikut berikutnya berusia
        mengenai menjelang menurut melalui diduga berwenang berwajib berkuasa bersenjata bertugas merah bernama
        berumur ditunjuk
        """
    ),
)
