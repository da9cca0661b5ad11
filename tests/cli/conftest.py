import pytest

from sejajar.cli.commands import run

SOURCE = "Harga naik 42 persen. Ia berkata: “Kita akan menang.”\nParagraf lain pendek saja.\n"
TARGET = "ارتفع السعر 42 بالمئة. وقال: «سوف نفوز.»\nالفقرة الأخرى قصيرة فقط.\n"


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """A folder to stand in, with a text a.txt and its translation b.txt."""
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TARGET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sejajar(capfdbinary):
    """Run the command line; gives the exit code, standard output and standard error."""

    def sejajar(*arguments):
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return sejajar
