"""Every role can be read in every theme, in as many colours as a terminal has; and with none."""

import itertools
import subprocess
import sys

import pytest
from rich.color import Color, ColorSystem

from sejajar.layout.profiles import PROFILES
from sejajar.terminal.colors import TRUE_COLOR, color_count
from sejajar.terminal.multiplexers import Tmux
from sejajar.tui.rows.styles import ROLES, styles
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.themes import THEMES, UNBOLDED, chosen_theme, next_theme

VGA = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
    (255, 255, 255),
)  # fmt: skip
XTERM = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
)  # fmt: skip

MANY = ("truecolor", "256")
FEW = ("vga 16", "xterm 16", "vga 8", "xterm 8")
SCREENS = [(name, screen) for name in THEMES for screen in (FEW if name.startswith("ansi") else MANY)]
CONTRASTS = {"contrast-dark": (7, 4.5), "contrast-light": (7, 4.5)}
"""The least contrast of text and of signs, where it is not that of WCAG AA."""

TEXT, LISTS = ("background", "passage"), ("surface", "passage", "panel")
BENEATH = {
    "gutter": ("passage",), "sign": TEXT, "sign-problem": TEXT, "quote": TEXT, "figure": TEXT, "tab": ("surface",),
    "filter": ("surface",), "selected": LISTS, "muted": (*LISTS, "background"), "mismatch": LISTS, "warning": LISTS,
    "prompt-sign": ("panel",), "place": ("surface",), "counter": ("surface",), "notice": ("surface",),
    "problem": ("surface",), "key": ("surface", "panel"),
}  # fmt: skip
"""The backgrounds that roles without one of their own are laid over."""
SIGNS = {"gutter", "sign", "sign-problem", "selected", "mismatch", "warning"}


def variables(name):
    theme = THEMES[name]
    given = ("primary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel")
    return {variable: getattr(theme, variable) for variable in given} | theme.variables


def shown(color, screen):
    """The red, green and blue that a screen makes of a colour; of 8 colours the bright half shows as the other."""
    parsed = Color.parse(color)
    if screen == "truecolor":
        return tuple(parsed.get_truecolor())
    if screen == "256":
        return tuple(parsed.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())
    palette, colors = screen.split()
    number = parsed.downgrade(ColorSystem.STANDARD).number
    return {"vga": VGA, "xterm": XTERM}[palette][number % int(colors)]


def luminance(color):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in color]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other, screen):
    dark, light = sorted(luminance(shown(color, screen)) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def painted_pairs():
    """(role, its colour, a background it is painted on)"""
    for role, look in ROLES.items():
        if look.color:
            for background in (look.background,) if look.background else BENEATH[role]:
                yield role, look.color, background
    for background in {*TEXT, *LISTS}:
        yield "text", "foreground", background
    for background in ("background", "surface"):
        yield "divider", "divider", background


@pytest.mark.parametrize(("name", "screen"), SCREENS)
def test_every_role_can_be_read(name, screen):
    colors = variables(name)
    for_text, for_signs = CONTRASTS.get(name, (4.5, 3))
    weak = [
        f"{role} on {background}: {found:.2f}"
        for role, color, background in painted_pairs()
        if (found := contrast(colors[color], colors[background], screen))
        < (for_signs if role in SIGNS or role == "divider" else for_text)
    ]
    assert not weak


@pytest.mark.parametrize(("name", "screen"), SCREENS)
def test_what_only_a_background_colour_shows_is_shown(name, screen):
    colors = variables(name)
    for one, other in (
        ("item", "background"), ("hit", "background"), ("hit-current", "background"), ("hit-current", "hit"),
        ("hit-current", "item"), ("hit", "item"), ("panel", "surface"),
    ):  # fmt: skip
        assert shown(colors[one], screen) != shown(colors[other], screen), (one, other)


def test_the_colours_of_few_are_those_of_the_terminal_itself():
    for name in ("ansi-dark", "ansi-light"):
        for color in variables(name).values():
            assert tuple(Color.parse(color).get_truecolor()) in VGA


def test_no_letters_are_bold_in_a_black_that_would_show_as_grey():
    for name in ("ansi-dark", "ansi-light"):
        looks = styles(variables(name), has_bold=THEMES[name].name not in UNBOLDED)
        black = Color.parse("#000000")
        assert not [role for role, style in looks.items() if style.bold and style.color == black]
    assert styles(variables("ansi-light"), has_color=False, has_bold=False)["heading"].bold


def test_without_colour_roles_differ_by_attributes():
    looks = styles(variables("dark"), has_color=False)
    attributes = {role: (style.bold, style.reverse, style.underline) for role, style in looks.items()}
    in_text = [attributes[role] for role in ("text", "figure", "item", "hit", "hit-current")]
    assert len(set(in_text)) == len(in_text)
    for plain, marked in (
        ("tab", "tab-active"), ("title", "title-active"), ("sidebar", "cursor-focused"), ("prompt", "caret"),
        ("notice", "problem"), ("muted", "mismatch"),
    ):  # fmt: skip
        assert attributes[plain] != attributes[marked]
    assert not any(style.italic or style.dim for style in looks.values())


@pytest.mark.parametrize(
    ("environment", "colors", "name"),
    [
        ({}, TRUE_COLOR, "sejajar-dark"),
        ({"COLORFGBG": "0;15"}, TRUE_COLOR, "sejajar-light"),
        ({"COLORFGBG": "0;default;15"}, 256, "sejajar-light"),
        ({"COLORFGBG": "15;0"}, 256, "sejajar-dark"),
        ({"COLORFGBG": "0;15", "TMUX": "/tmp/x,1,0"}, 256, "sejajar-dark"),
        ({"COLORFGBG": "0;15"}, 16, "sejajar-ansi-light"),
        ({}, 8, "sejajar-ansi-dark"),
    ],
)
def test_the_theme_of_a_terminal(environment, colors, name):
    assert chosen_theme("auto", environment, colors).name == name


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_that_was_asked_for(name):
    assert chosen_theme(name, {"COLORFGBG": "0;15"}, 256) is THEMES[name]
    few = chosen_theme(name, {}, 16)
    assert few in (THEMES["ansi-dark"], THEMES["ansi-light"])
    assert few.dark == THEMES[name].dark


def test_the_cycle_returns_to_the_first_theme():
    seen = ["sejajar-dark"]
    while (following := next_theme(seen[-1], TRUE_COLOR).name) not in seen:
        seen.append(following)
    assert seen == ["sejajar-dark", "sejajar-light", "sejajar-contrast-dark", "sejajar-contrast-light"]
    assert next_theme("sejajar-ansi-dark", 16) is THEMES["ansi-light"]
    assert next_theme("sejajar-ansi-light", 8) is THEMES["ansi-dark"]
    assert next_theme("sejajar-ansi-dark", 256) is THEMES["dark"]


@pytest.mark.parametrize(
    ("environment", "tmux", "colors"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, None, TRUE_COLOR),
        ({"TERM": "xterm-256color"}, None, 256),
        ({"TERM": "xterm-kitty"}, None, 256),
        ({"TERM": "xterm-16color"}, None, 16),
        ({"TERM": "linux"}, None, 16),
        ({}, None, 16),
        ({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "256"}, None, 256),
        ({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, None, TRUE_COLOR),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, Tmux(), TRUE_COLOR),
        ({"TERM": "tmux-256color"}, Tmux("", "xterm-256color"), 256),
        ({"TERM": "tmux-256color", "COLORTERM": "24bit"}, Tmux("", "xterm-256color", False, ("RGB",)), TRUE_COLOR),
        ({"TERM": "tmux-256color"}, Tmux("", "xterm-direct"), 256),
        ({"TERM": "tmux-256color"}, Tmux("", "foot", False, ("256",)), 256),
    ],
)
def test_how_many_colours_reach_the_eye(environment, tmux, colors):
    assert color_count(environment, tmux) == colors


@pytest.mark.parametrize(("term", "colors"), [("linux", 8), ("no-such-terminal", 256)])
def test_what_tmux_is_attached_to_is_looked_up(term, colors):
    # In an interpreter of its own: terminfo is read once a process.
    code = (
        "from sejajar.terminal.colors import color_count\n"
        "from sejajar.terminal.multiplexers import Tmux\n"
        f"print(color_count({{'TERM': 'tmux-256color'}}, Tmux('', {term!r})))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(found.stdout) == colors


def test_screen_hands_no_24_bit_colours_on():
    environment = {"TERM": "screen.xterm-256color", "COLORTERM": "truecolor"}
    assert color_count(environment, shows_truecolor=False) == 256


@pytest.mark.parametrize(("shows_shades", "has_color"), [(True, True), (False, True), (True, False)])
def test_neighbours_are_drawn_apart_in_every_number_of_colours(shows_shades, has_color):
    renderer = TextRenderer(PROFILES["styled"], shows_shades=shows_shades)
    renderer.take_theme(variables("dark"), has_color=has_color)
    drawn = renderer.label("قال 42 شخصا", 20, renderer.style("text"))
    styles_in_order = [segment.style for segment in drawn]
    if not has_color:
        styles_in_order = [(style.bold, style.reverse, style.underline) for style in styles_in_order]
    elif not shows_shades:
        styles_in_order = [(style.bold, style.color.downgrade(ColorSystem.STANDARD)) for style in styles_in_order]
    assert len(drawn) > 1
    assert all(one != other for one, other in itertools.pairwise(styles_in_order))


async def test_the_key_cycles_the_themes(open_reader):
    async with open_reader() as reader:
        names = [reader.pilot.app.theme]
        for _ in range(4):
            await reader.press("c")
            names.append(reader.pilot.app.theme)
        assert names[0] == names[4] == "sejajar-dark"
        assert len(set(names)) == 4


async def test_no_colour_sends_no_colour(open_reader, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader() as reader:
        await reader.press("slash", *"Meta", "enter")
        await reader.press("]")
        strips = reader.screen._compositor.render_strips()
        styles_shown = [segment.style for strip in strips for segment in strip if segment.style]
        assert styles_shown
        for style in styles_shown:
            assert style.color is None or style.color.is_default
            assert style.bgcolor is None or style.bgcolor.is_default
        assert any(style.reverse for style in styles_shown)
        assert any(style.underline for style in styles_shown)
        assert any("▌" in segment.text for strip in strips for segment in strip)
