import pytest

from sejajar.formats.plain_text import load_document, read_text
from sejajar.formats.seeds import seed_paths
from sejajar.formats.source_file import UnreadableFile
from sejajar.i18n import choose_language
from sejajar.text.notices import Notice
from sejajar.wording import in_words

ARABIC = "وارتفع السعر 42 بالمائة إلى 40 مليار دولار، كما قال زوكربيرج. "


@pytest.fixture
def write(tmp_path):
    def write(data, name="a.txt"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


def test_text_from_a_path_and_from_bytes(write):
    assert read_text(write(b"\xef\xbb\xbfsatu")) == "satu"
    assert read_text(ARABIC.encode("cp1256")) == ARABIC


def test_a_document_knows_its_language_direction_and_name(write):
    document = load_document(write((ARABIC * 3).encode(), "berita\n.txt"))
    assert (document.language, document.direction) == ("ar", "rtl")
    assert document.name == r"berita\n.txt"
    assert document.notices == ()


def test_offsets_are_those_of_the_decoded_text(write):
    raw = "satu\r\n\r\ndua\x1b[31m"
    document = load_document(write(raw.encode()))
    assert document.raw == raw
    assert len(document.text) == len(raw)
    assert [span.of(document.raw) for span in document.paragraphs] == ["satu", "dua\x1b[31m"]


def test_the_language_can_be_given(write):
    assert load_document(write(b"a b c"), language="ms").language == "ms"


def test_lines_can_be_sentences(write):
    document = load_document(write(b"a\nb\n\nc\n"), line_aligned=True)
    assert [span.of(document.text) for span in document.paragraphs] == ["a\nb", "c"]


def test_a_guess_and_damage_are_told(write):
    guessed = load_document(write((ARABIC * 20).encode("cp1256")))
    assert guessed.notices == (Notice("encoding-guessed", {"encoding": "cp1256"}),)
    for damaged, count in ((ARABIC.encode() + b"\xff", 1), (b"\xff " + ARABIC.encode() + b"\xff", 2)):
        notice = Notice("bytes-damaged", {"count": count, "encoding": "utf-8"})
        assert load_document(write(damaged)).notices == (notice,)


def test_the_language_of_the_interface_can_be_chosen_after_the_file_is_read(write):
    (notice,) = load_document(write(ARABIC.encode() + b"\xff")).notices
    choose_language("id")
    try:
        assert in_words(notice).startswith("1 tempat")
    finally:
        choose_language("en")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [(b"\x89PNG\r\n", "a.txt", "is-image"), (b"<p>", "a.html", "is-html"), (b"\x00\x01\xff\x80" * 99, "a", "not-text")],
)
def test_what_is_no_text_is_refused_with_a_remedy(write, data, name, kind):
    path = write(data, name)
    with pytest.raises(UnreadableFile) as caught:
        load_document(path)
    assert caught.value.notice == Notice(kind, {"file": str(path)})


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableFile):
        read_text(b"\x89PNG\r\n")


def test_the_seeds_are_there_and_byte_for_byte(monkeypatch):
    import hashlib

    documents = [load_document(path) for path in seed_paths()]
    assert [document.language for document in documents] == ["id", "ar"]
    assert [hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in seed_paths()] == [
        "becb7662b4f8e739",
        "a1bc27a03ef9ea0e",
    ]


def test_the_seeds_of_an_installed_package_come_first(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr("sejajar.formats.seeds.__file__", str(tmp_path / "formats" / "seeds.py"))
    assert seed_paths()[0].parent == tmp_path / "seeds"
