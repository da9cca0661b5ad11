"""Indonesian sentences: titles, abbreviations before numbers, and words that begin a sentence."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words

TABLE = SentenceRules(
    titles=words(
        "dr drs dra prof ir h hj kh k.h tn ny nn sdr sdri bpk yth jl jln jend letjen mayjen brigjen kol letkol may kapt "
        "lettu letda serma serka sersan kop prada gub bup st mr mrs ms rr r.a tgk tk tb kab kec kel ds dg r.m mgr pdt rm "
        "ust hab a.n u.p d.a s.d an ub dkk spt sbb yg dgn utk dr.h gg komp perum gd lt ruko cv ud fa"
    ),
    before_number=words(
        "no nomor hlm hal tgl ps psl pasal ay ay bab gbr tab tel telp fax rt rw pk pkl th thn jil vol ed cet bag btr lamp "
        "km rp seri art jan feb mar apr mei jun jul agt agu ags sep sept okt nov des ogos dis mac blok kav kode"
    ),
    openers=words(
        "ini itu ia dia mereka kami kita saya namun tetapi dan pada di ke dari dalam untuk setelah sebelum ketika saat "
        "sementara selain menurut karena jika bila para sebuah seorang tidak hal meski meskipun walaupun bagi dengan oleh"
    ),
)
