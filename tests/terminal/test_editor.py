"""Every editor is told the line in its own way."""

import pytest

from sejajar.terminal.editor import editor_command


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ({"EDITOR": "vi"}, ["vi", "+7", "a b.txt"]),
        ({"EDITOR": "/usr/bin/nano -w"}, ["/usr/bin/nano", "-w", "+7", "a b.txt"]),
        ({"EDITOR": "vi", "VISUAL": "emacsclient -t"}, ["emacsclient", "-t", "+7", "a b.txt"]),
        ({"VISUAL": "code --wait"}, ["code", "--wait", "-g", "a b.txt:7"]),
        ({"EDITOR": "hx"}, ["hx", "a b.txt:7"]),
        ({"EDITOR": "kate"}, ["kate", "-l", "7", "a b.txt"]),
        ({"EDITOR": "my-own"}, ["my-own", "a b.txt"]),
        ({"EDITOR": "'/opt/my editor/vim'"}, ["/opt/my editor/vim", "+7", "a b.txt"]),
        ({"EDITOR": "un'closed"}, ["un'closed", "a b.txt"]),
        ({"EDITOR": " ", "VISUAL": ""}, []),
        ({}, []),
    ],
)
def test_editors(named, command):
    assert editor_command({"PATH": "/nowhere", **named}, "a b.txt", 7) == command


def test_without_a_choice_the_usual_one(tmp_path):
    (tmp_path / "nano").write_text("")
    (tmp_path / "nano").chmod(0o755)
    assert editor_command({"PATH": str(tmp_path)}, "a.txt", 1) == ["nano", "+1", "a.txt"]


def test_a_name_is_no_option_and_no_pattern():
    assert editor_command({"EDITOR": "vi"}, "-c.txt", 1) == ["vi", "+1", "./-c.txt"]
    assert editor_command({"EDITOR": "hx"}, "{line}.txt", 3) == ["hx", "{line}.txt:3"]
