"""The configuration as the command line uses it: flag over environment over file over default."""

import io
import sys

import pytest

from reader_on_screen import app_arguments
from sejajar.cli import opening
from sejajar.cli.config import notice_of, written_key
from sejajar.keyboard.keymap import DEFAULT
from sejajar.keyboard.user_keymap import read_key
from sejajar.storage.config import DEFAULTS, Configuration, config_file, read_config


@pytest.fixture
def write_config():
    import os

    def write(text):
        path = config_file(os.environ)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def opened(monkeypatch, texts):
    """What the reader is told, once it was opened."""
    told = {}

    class Input(io.StringIO):
        def isatty(self):
            return True

    def run_reader(source, target, options, **_):
        told.clear()
        told.update(options._asdict())
        return 0

    monkeypatch.setitem(sys.modules, "sejajar.cli.launch", type(sys)("launch"))
    sys.modules["sejajar.cli.launch"].run_reader = run_reader
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(sys, "stdin", Input())
    return told


def test_the_path(sejajar, write_config):
    path = write_config("")
    assert sejajar("config", "--path") == (0, f"{path}\n", "")


def test_what_is_printed_is_read_as_it_is(sejajar, write_config):
    path = write_config('theme = "light"\n[keys]\nquit = ["Ctrl+X"]\n')
    code, out, err = sejajar("config")
    assert (code, err) == (0, "")
    assert '\ntheme = "light"\n' in out
    assert '\n"quit" = ["Ctrl+X"]\n' in out
    assert '\n# bidi = "auto"\n' in out
    before = read_config(path)
    path.write_text(out, encoding="utf-8")
    assert read_config(path) == before
    assert sejajar("config") == (0, out, "")


def test_a_first_file_is_written_once(sejajar):
    import os

    path = config_file(os.environ)
    assert sejajar("config", "--init") == (0, f"{path}: written\n", "")
    assert read_config(path) == Configuration()
    path.write_text('theme = "dark"\n', encoding="utf-8")
    assert sejajar("config", "--init") == (0, f"{path}: already exists, unchanged\n", "")
    assert path.read_text() == 'theme = "dark"\n'


def test_a_folder_that_is_none(sejajar, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    code, out, err = sejajar("config", "--init")
    assert (code, out) == (2, "")
    assert "make the folder writable, or set XDG_CONFIG_HOME" in err
    assert err.count("\n") == 1


def test_every_key_is_printed_as_it_can_be_typed(sejajar):
    out = sejajar("config")[1]
    for action in DEFAULT.all_keys():
        assert f'"{action.id}" = [' in out
        for key in action.keys:
            assert read_key(written_key(key)) == key


def test_warnings_and_problems(sejajar, write_config):
    path = write_config('them = "dark"\n')
    code, out, err = sejajar("config")
    assert (code, err) == (0, f"sejajar: {path}: them: unknown key; did you mean theme?\n")
    assert '# theme = "auto"' in out
    write_config("theme = dark\n")
    code, out, err = sejajar("config")
    assert (code, out) == (2, "")
    assert err == f"sejajar: {path}: line 1: invalid value (column 9); correct it; the defaults are used\n"


@pytest.mark.parametrize(
    ("file", "environment", "arguments", "theme"),
    [
        ("", {}, [], "auto"),
        ('theme = "light"', {}, [], "light"),
        ('theme = "light"', {"SEJAJAR_THEME": "dark"}, [], "dark"),
        ('theme = "light"', {"SEJAJAR_THEME": "dark"}, ["--theme", "contrast-dark"], "contrast-dark"),
        ('theme = "light"', {}, ["--theme", "auto"], "auto"),
        ("", {"SEJAJAR_THEME": "dark"}, [], "dark"),
    ],
)
def test_what_stands_over_what(sejajar, write_config, opened, monkeypatch, file, environment, arguments, theme):
    write_config(file)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert sejajar(*arguments, "a.txt", "b.txt") == (0, "", "")
    assert opened["theme"] == theme


def test_every_option_comes_from_the_file(sejajar, write_config, opened):
    write_config(
        'theme = "contrast-light"\nbidi = "words"\nbidi_setup = "none"\nharakat = "hide"\ndigits = "western"\n'
        '[ui]\nlanguage = "ar"\n[keyboard]\nlayout = { "ت" = "j" }\n[keys]\npreset = "vim"\nquit = ["Q"]\n'
    )
    sejajar("a.txt", "b.txt")
    wanted = {
        "theme": "contrast-light", "bidi": "words", "bidi_setup": "none", "harakat": "hide", "digits": "western",
        "ui_language": "ar", "notice": "",
        "keyboard": {"ت": "j"}, "preset": "vim", "key_map": {"quit": ("Q",)},
    }  # fmt: skip
    assert {name: opened[name] for name in wanted} == wanted


def test_how_a_new_pair_looks_comes_from_the_file(sejajar, write_config, opened):
    write_config('sidebar = false\nview = "one"\nspacing = 2\n')
    sejajar("a.txt", "b.txt")
    assert opened["view_options"] == {"sidebar": False, "view": "one", "spacing": 2}


async def test_a_new_pair_looks_so():
    from sejajar.formats.plain_text import load_document
    from sejajar.formats.seeds import seed_paths
    from sejajar.tui.app import SejajarApp

    texts = [load_document(str(path)) for path in seed_paths()]
    app = SejajarApp(**app_arguments(texts, {"view_options": {"sidebar": False, "view": "interleaved", "spacing": 1}}))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one("#sidebar").display
        options = app.screen.state.view_options
        assert (options.view, options.spacing) == ("interleaved", 1)


def test_the_reader_opens_with_a_file_that_is_none(sejajar, write_config, opened):
    path = write_config("theme = dark\n")
    problem = f"{path}: line 1: invalid value (column 9); correct it; the defaults are used"
    assert sejajar("a.txt", "b.txt") == (0, "", f"sejajar: {problem}\n")
    assert opened["notice"] == problem
    assert opened["theme"] == DEFAULTS["theme"]


def test_the_status_line_says_the_first_warning():
    assert notice_of(Configuration()) == ""
    assert notice_of(Configuration(warnings=("a",))) == "a"
    assert notice_of(Configuration(warnings=("a", "b", "c"))) == "a (+2)"
    assert notice_of(Configuration(problem="p")) == "p"


def test_commands_that_have_no_such_options_leave_the_file_alone(sejajar, write_config, texts):
    write_config("theme = dark\n")
    assert sejajar("align", "a.txt", "b.txt")[2] == ""


def test_a_wrong_choice_in_the_environment_is_said(sejajar, texts, monkeypatch):
    monkeypatch.setenv("SEJAJAR_THEME", "blue")
    code, out, err = sejajar("a.txt", "b.txt")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "'--theme': 'blue' is not one of" in err


async def test_the_notice_stands_on_the_status_line():
    from sejajar.formats.plain_text import load_document
    from sejajar.formats.seeds import seed_paths
    from sejajar.tui.app import SejajarApp

    texts = [load_document(str(path)) for path in seed_paths()]
    app = SejajarApp(**app_arguments(texts, {"notice": "config.toml: line 1: no"}))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "config.toml: line 1: no" in app.screen.query_one("#status").render_line(0).text
