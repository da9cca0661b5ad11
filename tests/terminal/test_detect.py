"""Which terminal it is, from recorded answers, from the environment, and through tmux and screen."""

import json
import os
from pathlib import Path

import pytest

from sejajar.layout.profiles import PROFILES, SETUPS
from sejajar.terminal import saved_profiles
from sejajar.terminal.detect import decide, detect
from sejajar.terminal.multiplexers import Tmux, look_through_tmux, wrap_for_screen, wrap_for_tmux
from sejajar.terminal.query import Replies, sort_out

RECORDED = Path(__file__).parents[1] / "data" / "terminal-replies"
BDSM, KONSOLE, MLTERM, NONE = (SETUPS[name] for name in ("bdsm", "konsole", "mlterm", "none"))

EXPECTED = {
    "13-alacritty": ("visual", BDSM, False),
    "13-foot": ("visual", BDSM, False),
    "13-gnome-console": ("visual", BDSM, True),
    "13-kitty": ("words", NONE, False),
    "13-konsole": ("visual", KONSOLE, True),
    "13-pterm": ("isolated", NONE, False),
    "13-qterminal": ("styled", NONE, False),
    "13-xterm": ("visual", BDSM, True),
    "alacritty": ("visual", BDSM, False),
    "foot": ("visual", BDSM, False),
    "gnome-terminal": ("visual", BDSM, True),
    "kitty": ("words", NONE, False),
    "konsole": ("visual", KONSOLE, True),
    "mlterm": ("visual", MLTERM, True),
    "pterm": ("isolated", NONE, False),
    "qterminal": ("styled", NONE, False),
    "st": ("visual", BDSM, False),
    "urxvt": ("visual", BDSM, True),
    "xfce4-terminal": ("visual", BDSM, True),
    "xterm": ("visual", BDSM, True),
    "xtermjs": ("letter-marks", NONE, True),
    "zutty": ("visual", BDSM, False),
}
"""Profile, switch, harakat of each terminal that was recorded by itself."""

IN_TMUX = {
    # what tmux said its terminal was, then (switch, profile) with bytes passed through and (profile) without
    "13-tmux-xterm": ("XTerm(398)", "xterm", BDSM, "visual", "visual"),
    "tmux-kitty": ("kitty(0.26.5)", "xterm-kitty", NONE, "words", "words"),
    "tmux-konsole": ("Konsole 22.12.3", "xterm-256color", KONSOLE, "visual", "marked-words"),
    "tmux-mlterm": ("", "mlterm", MLTERM, "visual", "logical"),
    "tmux-xfce4-terminal": ("", "xterm-256color", BDSM, "visual", "override-runs"),
    "tmux-xterm": ("XTerm(379)", "xterm", BDSM, "visual", "visual"),
}

SILENT_BUT_KNOWN = {
    name for name in EXPECTED if name.split("-")[-1] not in ("pterm", "qterminal", "console", "xtermjs")
}


def recorded(name: str) -> tuple[dict[str, str], Replies]:
    file = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    asked = file["replies"]
    received = asked["XTVERSION"] + asked["DECRQM 8 (BDSM)"] + asked["DA2"] + asked["DA1"]
    replies, typed = sort_out(received.encode("latin-1"))
    assert typed == b""
    return file["env"], replies


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return {"XDG_STATE_HOME": str(tmp_path)}


def test_every_recording_has_an_expectation():
    assert {path.stem for path in RECORDED.glob("*.json")} == {*EXPECTED, *IN_TMUX}


@pytest.mark.parametrize("name", EXPECTED)
def test_recorded_terminal(name, state):
    env, replies = recorded(name)
    terminal = decide(env | state, replies)
    profile, switch, shows_harakat = EXPECTED[name]
    assert (terminal.profile.name, terminal.setup, terminal.restore) == (profile, switch.setup, switch.restore)
    assert terminal.shows_harakat is shows_harakat
    assert (terminal.profile.setup, terminal.profile.restore) == (switch.setup, switch.restore)
    assert terminal.why


@pytest.mark.parametrize("name", EXPECTED)
def test_answers_win_over_variables_of_another_terminal(name, state):
    _, replies = recorded(name)
    inherited = {"KONSOLE_VERSION": "221203", "VTE_VERSION": "7006", "KITTY_WINDOW_ID": "1", "MLTERM": "3.9.0"}
    assert decide(inherited | state, replies).profile.name == EXPECTED[name][0]
    assert decide(inherited | state, replies).setup == EXPECTED[name][1].setup


@pytest.mark.parametrize("name", sorted(SILENT_BUT_KNOWN))
def test_environment_alone_where_it_tells(name, state):
    env, _ = recorded(name)
    terminal = decide(env | state, Replies())
    assert (terminal.profile.name, terminal.setup) == (EXPECTED[name][0], EXPECTED[name][1].setup)


@pytest.mark.parametrize(
    ("environ", "replies"),
    [
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.99.0"}, Replies()),
        ({"TERM": "xterm-256color"}, Replies(xtversion="xterm.js(6.1.0)", da2="0;276;0", da1="?1;2")),
    ],
)
def test_hosts_of_xterm_js(environ, replies, state):
    terminal = decide(environ | state, replies)
    assert (terminal.profile.name, terminal.setup) == ("letter-marks", "")


def test_a_terminal_opened_from_vs_code_is_not_taken_for_it(state):
    inherited = {"TERM_PROGRAM": "vscode", "TERM": "xterm-256color"} | state
    assert decide(inherited | {"XTERM_VERSION": "XTerm(379)"}, Replies()).profile.name == "visual"
    assert decide(inherited, recorded("alacritty")[1]).profile.name == "visual"


@pytest.mark.parametrize("name", EXPECTED)
def test_ssh_carries_no_variable_but_term(name, state):
    env, replies = recorded(name)
    far = {"SSH_CONNECTION": "1 2 3 4", "KONSOLE_VERSION": "1", "TERM_PROGRAM": "x"} | state
    assert decide(far | {"TERM": env["TERM"]}, replies).profile.name == EXPECTED[name][0]
    assert decide(far | {"TERM": "xterm-256color"}, Replies()).setup == BDSM.setup
    assert decide(far | {"TERM": "xterm-kitty"}, Replies()).profile.name == "words"


@pytest.mark.parametrize("name", IN_TMUX)
@pytest.mark.parametrize("lets_through", [True, False])
def test_looks_through_tmux(name, lets_through, state):
    env, replies = recorded(name)
    termtype, termname, switch, through, otherwise = IN_TMUX[name]
    terminal = decide(env | state, replies, tmux=Tmux(termtype, termname, lets_through))
    assert terminal.name.startswith("tmux in ")
    if lets_through:
        assert (terminal.profile.name, terminal.setup) == (through, wrap_for_tmux(switch.setup))
        assert terminal.restore == wrap_for_tmux(switch.restore)
    else:
        assert (terminal.profile.name, terminal.setup, terminal.restore) == (otherwise, "", "")


def test_tmux_out_of_reach_is_sent_what_cannot_hurt(state):
    terminal = decide({"SSH_TTY": "/dev/pts/1"} | state, Replies(xtversion="tmux 3.5a", da1="1;2"))
    assert (terminal.profile.name, terminal.setup) == ("visual", "\x1bPtmux;\x1b\x1b[8l\x1b\\")


def test_variables_of_where_tmux_was_started_are_not_those_of_where_it_is_attached(state):
    env = {"TMUX": "x", "KONSOLE_VERSION": "221203"} | state
    assert decide(env, Replies(), tmux=Tmux("", "alacritty", True)).profile.name == "visual"
    assert decide(env, Replies(), tmux=Tmux("foot(1.13)", "foot", True)).setup == wrap_for_tmux(BDSM.setup)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("kitty(0.26.5)\txterm-kitty\t0\t3.3a\t", Tmux("kitty(0.26.5)", "xterm-kitty", False)),
        ("\txterm\t1\t3.3a\t", Tmux("", "xterm", True)),
        ("\txterm\ton\t3.5\t", Tmux("", "xterm", True)),
        ("\txterm\tall\tnext-3.6\t", Tmux("", "xterm", True)),
        ("\txterm\t\t3.2a\t", Tmux("", "xterm", True)),
        ("\txterm\toff\t3.5a\t", Tmux("", "xterm", False)),
        ("", Tmux()),
    ],
)
def test_what_tmux_prints(printed, expected):
    assert look_through_tmux(lambda: printed) == expected


def test_no_tmux_to_run(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert look_through_tmux() == Tmux()


def test_screen_passes_everything_on(state):
    env = {"STY": "1.pts", "TERM": "screen"} | state
    behind = decide(env, Replies(xtversion="VTE(7600)", bdsm="1", da1="61"))
    assert (behind.setup, behind.restore) == (wrap_for_screen(BDSM.setup), wrap_for_screen(BDSM.restore))
    assert behind.name == "screen in VTE(7600)"
    assert not behind.shows_truecolor
    assert decide(env | {"KONSOLE_VERSION": "221203"}, Replies()).setup == "\x1bP" + KONSOLE.setup + "\x1b\\"
    assert decide({"TERM": "screen"} | state, Replies(da2="83;40900;0", da1="1;2")).name.startswith("screen in ")


def test_a_terminal_found_in_explicit_order_is_left_in_it(state):
    terminal = decide(state, Replies(xtversion="VTE(7600)", bdsm="2", da1="61"))
    assert (terminal.profile.name, terminal.setup, terminal.restore) == ("visual", BDSM.setup, "")


def test_unknown_terminal_with_the_mode_is_switched(state):
    terminal = decide({"TERM_PROGRAM": "mintty"} | state, Replies(bdsm="1", da2="77;30600;0", da1="64"))
    assert (terminal.setup, terminal.profile.name, terminal.shows_harakat) == (BDSM.setup, "visual", False)


def test_names_come_from_the_terminal_then_its_kind_then_the_environment(state):
    env = {"TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455", "TERM": "xterm-256color"} | state
    assert decide(env, Replies(xtversion="XTerm(398)", da1="1")).name == "XTerm(398)"
    assert decide(env, Replies(da2="0;136;0", da1="1")).name == "PuTTY"
    assert decide(env, Replies(da2="1;95;0", da1="1")).name == "Apple_Terminal 455"
    assert decide({"TERM": "vt100"} | state, Replies()).name == "vt100"
    assert decide(state, Replies()).name == "unknown"


def test_page_of_textual_serve_is_sent_nothing():
    terminal = detect({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "TERM": "xterm", "TMUX": ""})
    assert (terminal.is_browser, terminal.setup, terminal.restore) == (True, "", "")
    assert terminal.profile.name == "visual"


@pytest.mark.parametrize("name", EXPECTED)
def test_setup_none_sends_nothing_and_takes_the_form_right_without(name, state):
    env, replies = recorded(name)
    terminal = decide(env | state, replies, setup="none")
    assert (terminal.setup, terminal.restore) == ("", "")
    expected = {"konsole": "marked-words", "mlterm": "logical"}.get(name.removeprefix("13-"))
    if replies.bdsm in ("1", "2"):
        expected = "override-runs"
    assert terminal.profile.name == (expected or EXPECTED[name][0])


def test_forms_that_lean_on_the_terminal_leave_it_unswitched(state):
    konsole = Replies(xtversion="Konsole 25.04.2", da1="62")
    assert decide(state, konsole, bidi="logical").setup == ""
    assert decide(state, konsole, bidi="visual").setup == KONSOLE.setup
    assert decide(state, konsole, bidi="logical", setup="konsole").setup == KONSOLE.setup
    assert decide(state, konsole, bidi="words").profile.name == "words"


@pytest.mark.parametrize("wish", [{"bidi": "sideways"}, {"setup": "sideways"}])
def test_names_that_do_not_exist(wish, state):
    with pytest.raises(ValueError, match="sideways"):
        decide(state, Replies(), **wish)


def test_pick_is_kept_per_terminal_and_yields_to_a_wish(state):
    kitty, xterm = Replies(xtversion="kitty(0.40)", da1="62"), Replies(xtversion="XTerm(398)", da1="64")
    saved_profiles.save_profile(state, "kitty(0.40)", "visual")
    terminal = decide(state, kitty)
    assert terminal.profile.name == "visual"
    assert "picked" in terminal.why
    assert decide(state, xterm).why.count("picked") == 0
    assert decide(state, kitty, bidi="styled").profile.name == "styled"
    saved_profiles.save_profile(state, "kitty(0.40)", None)
    assert decide(state, kitty).profile.name == "words"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"XTerm(398)": "sideways"}'])
def test_damaged_picks_are_no_picks(content, state):
    path = saved_profiles.saved_profiles_file(state)
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert decide(state, Replies(xtversion="XTerm(398)", da1="64")).profile.name == "visual"


def test_relative_state_folder_is_ignored():
    found = saved_profiles.saved_profiles_file({"XDG_STATE_HOME": "here", "HOME": "/home/x"})
    assert found == Path("/home/x/.local/state/sejajar/terminals.json")


def test_profiles_named_by_the_kinds_exist():
    from sejajar.terminal import kinds

    for kind in vars(kinds).values():
        if isinstance(kind, kinds.TerminalKind):
            assert {kind.profile, kind.unswitched} <= set(PROFILES)
            assert kind.setup in SETUPS


@pytest.fixture
def watched(monkeypatch):
    """A pseudo-terminal as the controlling one, and the record of whether it was asked."""
    pytest.importorskip("termios")
    master, slave = os.openpty()
    asked = []
    monkeypatch.setattr("sejajar.terminal.detect.open_terminal", lambda: os.dup(slave))
    monkeypatch.setattr(
        "sejajar.terminal.detect.ask_terminal", lambda fd, wrap: asked.append(wrap) or (Replies(), b"k")
    )
    monkeypatch.setattr(os, "isatty", lambda fd: True)
    yield asked
    os.close(master)
    os.close(slave)


def test_asks_in_the_foreground_only(watched, state, monkeypatch):
    environ = {"TERM": "xterm"} | state
    monkeypatch.setattr(os, "tcgetpgrp", lambda fd: os.getpgrp() + 1)
    assert detect(environ).typed_ahead == b""
    assert watched == []
    monkeypatch.setattr(os, "tcgetpgrp", lambda fd: os.getpgrp())
    terminal = detect(environ)
    assert (terminal.typed_ahead, terminal.awaits_replies) == (b"k", True)
    detect(environ | {"STY": "1.pts"})
    assert watched == [str, wrap_for_screen]


@pytest.mark.parametrize(
    ("environ", "options"),
    [
        ({"TERM": "xterm"}, {"setup": "none"}),
        ({"TERM": "xterm"}, {"ask": False}),
        ({"TERM": "dumb"}, {}),
        ({}, {}),
        ({"TERM": "xterm", "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, {}),
    ],
)
def test_is_not_asked(environ, options, watched, state):
    assert not detect(environ | state, **options).awaits_replies
    assert watched == []


def test_terminal_that_fails_is_taken_as_silent(watched, state, monkeypatch):
    def fail(fd):
        raise OSError

    monkeypatch.setattr(os, "tcgetpgrp", fail)
    assert detect({"TERM": "xterm"} | state).replies == Replies()
    monkeypatch.setattr("sejajar.terminal.detect.open_terminal", lambda: None)
    assert detect({"TERM": "xterm"} | state).replies == Replies()


def test_tmux_is_asked_what_it_is_attached_to(state, monkeypatch):
    monkeypatch.setattr("sejajar.terminal.detect.look_through_tmux", lambda: Tmux("kitty(0.40)", "xterm-kitty", False))
    assert detect({"TMUX": "x", "TERM": "tmux"} | state, ask=False).profile.name == "words"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"kitty": ["visual"]}',
        b'{"kitty": {"a": 1}}',
        b'{"kitty": 7}',
        b"\xff\xfe",
        b'{"kitty": "none such"}',
        None,
    ],
    ids=lambda value: repr(value)[:20],
)
def test_damaged_saved_profiles_are_no_profiles(tmp_path, content):
    state = {"XDG_STATE_HOME": str(tmp_path)}
    path = saved_profiles.saved_profiles_file(state)
    path.parent.mkdir(parents=True)
    if content is None:
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    assert saved_profiles.saved_profile(state, "kitty") is None
    saved_profiles.save_profile(state, "kitty", "visual")
    assert saved_profiles.saved_profile(state, "kitty") == "visual"
