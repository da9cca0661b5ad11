import pytest

from sejajar.cli.commands import cli, run
from sejajar.cli.opening import answered, plain_start


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """The calls of the reader, on a screen where nothing is configured and nothing was read."""
    import os

    for name in [name for name in os.environ if name.startswith(("SEJAJAR_", "XDG_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sejajar.cli.opening.is_screen", lambda: True)
    monkeypatch.setattr("sejajar.cli.opening._prepare_environment", lambda: None)
    made = []
    monkeypatch.setattr("sejajar.cli.launch.run_reader", lambda *texts, **given: made.append((texts, given)) or 0)
    return made


@pytest.fixture
def bitext(tmp_path):
    (tmp_path / "a.txt").write_text("Satu kalimat di sini.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("جملة واحدة هنا.", encoding="utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


@pytest.mark.parametrize("names_pair", [False, True])
def test_the_plain_start_opens_the_reader_as_the_command_line_does(names_pair, bitext, calls):
    args = bitext if names_pair else []
    start = plain_start(args)
    assert start is not None
    assert answered(start) == run(args) == 0
    plain, by_command = calls
    assert plain == by_command


def test_more_than_a_pair_is_left_to_the_command_line(bitext, calls):
    for args in (["--digits", "western"], bitext[:1], [*bitext, "--lines"], ["-", bitext[1]], ["config", "--path"]):
        assert plain_start(args) is None, args
    assert not any("." in name or "/" in name for name in cli.commands), "a command could be taken for a file"


def test_what_is_configured_is_left_to_the_command_line(monkeypatch, tmp_path, calls):
    assert plain_start([])
    monkeypatch.setenv("SEJAJAR_THEME", "light")
    assert plain_start([]) is None
    monkeypatch.delenv("SEJAJAR_THEME")
    (tmp_path / "home/.config/sejajar").mkdir(parents=True)
    (tmp_path / "home/.config/sejajar/config.toml").write_text("")
    assert plain_start([]) is None


def test_without_a_screen_the_command_line_prints(monkeypatch, calls):
    monkeypatch.setattr("sejajar.cli.opening.is_screen", lambda: False)
    assert plain_start([]) is None


def test_a_file_that_is_not_there_is_one_line(tmp_path, bitext, calls, capsys):
    start = plain_start([str(tmp_path / "none.txt"), bitext[1]])
    assert start is not None
    assert answered(start) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not calls


@pytest.mark.parametrize(
    ("error", "code", "said"), [(MemoryError(), 2, "not enough memory"), (KeyboardInterrupt(), 130, "\n")]
)
def test_what_ends_a_command_is_its_exit_code(error, code, said, capsys):
    def fail():
        raise error

    assert answered(fail) == code
    assert said in capsys.readouterr().err
