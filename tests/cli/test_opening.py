import pytest

from sejajar.cli.commands import cli, run
from sejajar.cli.opening import answered, plain_start
from sejajar.cli.output import MisuseError


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
    ("error", "code", "said"),
    [
        (MemoryError(), 2, "not enough memory"),
        (KeyboardInterrupt(), 130, ""),
        (MisuseError("two texts"), 2, "two texts; see sejajar --help"),
        (KeyError("a secret sentence"), 3, "internal error (KeyError at "),
        (ValueError("a secret sentence\n"), 3, "internal error (ValueError at "),
        (RecursionError(), 3, "internal error (RecursionError at "),
        (UnicodeEncodeError("utf-8", "a secret sentence", 0, 1, "no"), 3, "internal error (UnicodeEncodeError at "),
        (OSError(28, "No space left on device"), 2, "standard output: No space left on device; "),
        (OSError(28, "No space left on device", "/a/secret sentence"), 3, "internal error (OSError at "),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_what_ends_a_command_is_its_exit_code(error, code, said, capsys, monkeypatch):
    monkeypatch.setattr("os.dup2", lambda *descriptors: None)

    def fail():
        raise error

    assert answered(fail) == code
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == bool(said)
    assert "secret" not in line


def test_the_traceback_is_shown_on_request_and_has_no_values(capsys):
    def fail():
        sentence = "a secret sentence"
        return sentence[len(sentence)]

    assert answered(fail, shows_traceback=True) == 3
    said = capsys.readouterr().err
    assert "Traceback" in said and "IndexError" in said
    assert said.count("a secret sentence") == 0 or 'sentence = "a secret' not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["--debug", "check", "a.txt", "b.txt"],
        ["check", "--debug", "a.txt", "b.txt"],
        ["check", "a.txt", "b.txt", "--debug"],
    ],
)
def test_debug_stands_anywhere(arguments, bitext, monkeypatch, capsys, tmp_path):
    def fail(*_values):
        raise LookupError("on purpose")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sejajar.cli.commands.issues_of", fail)
    assert run(arguments) == 3
    assert "Traceback" in capsys.readouterr().err
    assert run([each for each in arguments if each != "--debug"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("sejajar: internal error (LookupError at ") and said.count("\n") == 1


def test_debug_is_a_name_after_two_dashes(bitext, monkeypatch, capsys):
    assert run(["check", "--", "--debug", bitext[1]]) == 2
    assert capsys.readouterr().err.startswith("sejajar: --debug: no such file")


def test_an_argument_of_any_length_is_a_short_line(bitext, capsys):
    for arguments in (
        ["find", "9" * 100_000 + "zz", *bitext],
        ["x" * 100_000],
        ["align", "--format", "y" * 9000, *bitext],
    ):
        assert run(arguments) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and len(said) <= 300, len(said)
