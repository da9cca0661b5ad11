from pathlib import Path

import pytest

from sejajar.cli.docs.manual import main, with_parts
from sejajar.keyboard.keymap import KEYS, shown_key

MANUAL = Path(__file__).parents[3] / "docs" / "manual.md"


def test_the_manual_is_up_to_date():
    assert main(["--check", str(MANUAL)]) == 0


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_is_in_the_manual(key):
    line = next(line for line in MANUAL.read_text(encoding="utf-8").splitlines() if f"| {key.description} |" in line)
    assert all(shown_key(name) in line for name in key.keys)


def test_only_the_marked_parts_are_written(tmp_path, capsys):
    path = tmp_path / "manual.md"
    path.write_text("before\n<!-- keys -->\nold\n<!-- /keys -->\nafter\n", encoding="utf-8")
    assert main(["--check", str(path)]) == 1
    assert "is not up to date" in capsys.readouterr().err
    assert main([str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- keys -->\n\n### ")
    assert text.endswith("\n\n<!-- /keys -->\nafter\n")
    assert "old" not in text
    assert main(["--check", str(path)]) == 0
    assert with_parts("no parts") == "no parts"


def test_the_commands_are_in_the_manual():
    text = MANUAL.read_text(encoding="utf-8")
    assert "$ sejajar align --help" in text
    assert "Usage: sejajar [OPTIONS] [SOURCE TARGET]" in text
