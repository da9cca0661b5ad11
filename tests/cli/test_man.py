"""The manual page: of this program as it is, and nothing in it that formatters stumble on."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sejajar.cli.commands import READER, cli
from sejajar.cli.docs.manual import main
from sejajar.cli.man import man_page
from sejajar.keyboard.keymap import KEYS
from sejajar.storage.config import OPTIONS

PAGE = Path(__file__).parents[2] / "docs" / "sejajar.1"


@pytest.fixture(scope="module")
def page():
    return man_page(cli, cli.commands[READER])


def test_it_is_up_to_date():
    assert main(["--check", str(PAGE)]) == 0


def test_a_stale_one_is_said_and_written_anew(tmp_path, capsys, page):
    path = tmp_path / "sejajar.1"
    assert main(["--check", str(path)]) == 1
    assert "is not up to date" in capsys.readouterr().err
    assert main([str(path)]) == 0
    assert path.read_text(encoding="ascii") == page


def test_it_is_printed(sejajar, page):
    assert sejajar("man") == (0, page, "")


def test_nothing_is_left_out(page):
    for name, command in cli.commands.items():
        assert command.hidden or f"\n.SS sejajar {name} " in page
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert option.replace("-", r"\-") in page
    for option in OPTIONS:
        assert rf"\fB{option.key}\fR" in page
        assert option.variable in page
    for key in KEYS:
        assert key.help.split()[0].replace("'", r"\(aq").replace("-", r"\-").replace("`", r"\(ga") in page


def test_no_line_is_taken_for_a_request(page):
    requests = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br"}
    for line in page.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in requests
    assert page.isascii()


@pytest.mark.parametrize(
    "formatter", [["groff", "-man", "-Tutf8", "-ww", "-z"], ["mandoc", "-T", "lint", "-W", "error"]]
)
def test_formatters_take_it(formatter, page):
    if shutil.which(formatter[0]) is None:
        pytest.skip(f"{formatter[0]} is not installed")
    done = subprocess.run(formatter, input=page, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_reads_as_it_should(page):
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-P-cbou", "-rLL=100n"],
        input=page,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "--goto PLACE" in lines
    assert "keyboard.layout" in lines
    assert any(line.startswith("j ↓") for line in lines)
    assert "sejajar find '>1jt' id.txt ar.txt" in lines
