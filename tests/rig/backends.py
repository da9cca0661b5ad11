"""How each terminal is started with a given grid and font, and nothing of its user's settings.

A back-end is a function from a ``Launch`` to an argument list; it may write configuration below the private home.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

DPI = 96


@dataclass
class Launch:
    """What a back-end needs to know. ``script`` is what the terminal has to run, ``environment`` what it gets too."""

    columns: int
    rows: int
    font: str
    points: int
    folder: Path
    script: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def grid(self) -> str:
        return f"{self.columns}x{self.rows}"

    @property
    def pixels(self) -> int:
        """The font's size in pixels."""
        return round(self.points * DPI / 72)

    def write(self, path: str, text: str, *, executable: bool = False) -> Path:
        """Write a file below the private home."""
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        if executable:
            file.chmod(0o755)
        return file


Start = Callable[[Launch], list[str]]


@dataclass(frozen=True)
class Backend:
    name: str
    needs: tuple[str, ...]
    note: str
    start: Start
    needs_dbus: bool = False
    needs_window_manager: bool = False
    dismiss_at: tuple[float, float] | None = None
    """Where to click once, as shares of the window: terminology greets with a dialogue."""

    @property
    def missing(self) -> list[str]:
        return [program for program in self.needs if not shutil.which(program)]


BACKENDS: dict[str, Backend] = {}


def add(name: str, needs: str, note: str, start: Start, **options) -> None:
    BACKENDS[name] = Backend(name, tuple(needs.split()), note, start, **options)


def xterm(launch: Launch) -> list[str]:
    return [
        *("xterm", "-fa", launch.font, "-fs", str(launch.points), "-u8", "+sb", "-b", "0"),
        *("-xrm", "*metaSendsEscape: true", "-geometry", f"{launch.grid}+0+0", "-e", launch.script),
    ]


def urxvt(launch: Launch) -> list[str]:
    font = f"xft:{launch.font}"
    return [
        *("urxvt", "-fn", f"{font}:size={launch.points}", "-fb", f"{font}:bold:size={launch.points}"),
        *("+sb", "-b", "0", "-letsp", "0", "-bg", "black", "-fg", "#dddddd"),
        *("-geometry", f"{launch.grid}+0+0", "-e", launch.script),
    ]


def st(launch: Launch) -> list[str]:
    return ["st", "-f", f"{launch.font}:size={launch.points}", "-g", f"{launch.grid}+0+0", "-e", launch.script]


def zutty(launch: Launch) -> list[str]:
    launch.environment["LIBGL_ALWAYS_SOFTWARE"] = "1"
    return [
        *("zutty", "-fontpath", "/usr/share/fonts", "-font", launch.font.replace(" ", "")),
        *("-fontsize", str(launch.pixels), "-border", "0", "-geometry", launch.grid, "-e", launch.script),
    ]


def alacritty(launch: Launch) -> list[str]:
    launch.environment.update(LIBGL_ALWAYS_SOFTWARE="1", WINIT_X11_SCALE_FACTOR="1")
    version = subprocess.run(["alacritty", "--version"], capture_output=True, text=True).stdout
    minor = re.search(r"0\.(\d+)", version)
    if minor and int(minor[1]) >= 13:
        config = launch.write(
            "alacritty.toml",
            f"[font]\nsize={launch.points}\n[font.normal]\nfamily='{launch.font}'\n[window]\n"
            f"dimensions={{columns={launch.columns},lines={launch.rows}}}\npadding={{x=0,y=0}}\ndecorations='None'\n",
        )
    else:
        config = launch.write(
            "alacritty.yml",
            f"font:\n  size: {launch.points}\n  normal:\n    family: '{launch.font}'\nwindow:\n  dimensions:\n"
            f"    columns: {launch.columns}\n    lines: {launch.rows}\n  padding: {{x: 0, y: 0}}\n  decorations: none\n",
        )
    return ["alacritty", "--config-file", str(config), "-e", launch.script]


def kitty(launch: Launch) -> list[str]:
    launch.environment.update(LIBGL_ALWAYS_SOFTWARE="1", KITTY_DISABLE_WAYLAND="1")
    options = {
        "font_family": launch.font,
        "font_size": launch.points,
        "remember_window_size": "no",
        "initial_window_width": f"{launch.columns}c",
        "initial_window_height": f"{launch.rows}c",
        "window_padding_width": 0,
        "window_margin_width": 0,
        "window_border_width": 0,
        "placement_strategy": "top-left",
        "confirm_os_window_close": 0,
        "update_check_interval": 0,
        "enable_audio_bell": "no",
        "cursor_blink_interval": 0,
        "shell_integration": "disabled",
    }
    given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    return ["kitty", "--config", "NONE", *given, launch.script]


def konsole(launch: Launch) -> list[str]:
    launch.write(
        ".local/share/konsole/rig.profile",
        f"[Appearance]\nColorScheme=Linux\nFont={launch.font},{launch.points},-1,5,50,0,0,0,0,0\n"
        f"[General]\nName=rig\nParent=FALLBACK/\nTerminalColumns={launch.columns}\nTerminalRows={launch.rows}\n"
        "[Scrolling]\nScrollBarPosition=2\n[Terminal Features]\nBlinkingCursorEnabled=false\n",
    )
    launch.write(
        ".config/konsolerc",
        "[Desktop Entry]\nDefaultProfile=rig.profile\n[KonsoleWindow]\nRememberWindowSize=false\n"
        "[MainWindow]\nMenuBar=Disabled\nToolBarsMovable=Disabled\nState=\n[TabBar]\n"
        "TabBarVisibility=AlwaysHideTabBar\n",
    )
    launch.environment.update(QT_QPA_PLATFORM="xcb", KDE_FULL_SESSION="")
    return ["konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "--profile", "rig", "-e", launch.script]


def qterminal(launch: Launch) -> list[str]:
    launch.write(
        ".config/qterminal.org/qterminal.ini",
        f"[General]\nfontFamily={launch.font}\nfontSize={launch.points}\nMenuVisible=false\nBorderless=true\n"
        "HideTabBarWithOneTab=true\nScrollbarPosition=0\nUseCWD=true\nAskOnExit=false\ncolorScheme=Linux\n"
        "highlightCurrentTerminal=false\nTerminalMargin=0\nenabledBidiSupport=true\nfixedTabWidth=false\n"
        "SaveSizeOnExit=false\n[MainWindow]\nApplicationTransparency=0\nfixedSize=@Size(1300 700)\n",
    )
    launch.environment["QT_QPA_PLATFORM"] = "xcb"
    return ["qterminal", "-e", launch.script]


def xfce4_terminal(launch: Launch) -> list[str]:
    font = f"{launch.font} {launch.points}"
    launch.write(
        ".config/xfce4/terminal/terminalrc",
        f"[Configuration]\nFontName={font}\nMiscMenubarDefault=FALSE\nMiscBordersDefault=FALSE\n"
        "MiscToolbarDefault=FALSE\nScrollingBar=TERMINAL_SCROLLBAR_NONE\nMiscCursorBlinks=FALSE\n",
    )
    return [
        *("xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-toolbar", "--hide-borders"),
        *("--hide-scrollbar", f"--font={font}", f"--geometry={launch.grid}+0+0", "-x", launch.script),
    ]


def gnome_terminal(launch: Launch) -> list[str]:
    launch.environment["GSETTINGS_BACKEND"] = "keyfile"
    launch.write(
        ".config/glib-2.0/settings/keyfile",
        f"[org/gnome/desktop/interface]\nmonospace-font-name='{launch.font} {launch.points}'\n"
        "[org/gnome/terminal/legacy]\ndefault-show-menubar=false\nheaderbar=@mb false\n"
        "[org/gnome/terminal/legacy/profiles:/:b1dcc9dd-5262-4d8d-a863-c897e6d979b9]\n"
        f"font='{launch.font} {launch.points}'\nuse-system-font=false\nscrollbar-policy='never'\n"
        "use-theme-colors=false\nforeground-color='#dddddd'\nbackground-color='#000000'\ncursor-blink-mode='off'\n",
    )
    geometry = f"--geometry={launch.grid}+0+0"
    return ["gnome-terminal", "--wait", "--hide-menubar", geometry, "--", launch.script]


def gnome_console(launch: Launch) -> list[str]:
    launch.environment.update(GSETTINGS_BACKEND="keyfile", GSK_RENDERER="cairo", LIBGL_ALWAYS_SOFTWARE="1")
    launch.write(
        ".config/glib-2.0/settings/keyfile",
        f"[org/gnome/Console]\nuse-system-font=false\ncustom-font='{launch.font} {launch.points}'\n"
        "restore-window-size=false\n",
    )
    return ["kgx", "-e", launch.script]


def mlterm(launch: Launch) -> list[str]:
    for name in ("aafont", "font"):
        launch.write(
            f".mlterm/{name}",
            f"DEFAULT={launch.font}\nISO10646_UCS4_1={launch.font}\nUNICODE_ARABIC={launch.font}\n"
            f"ISO10646_UCS4_1_BOLD={launch.font} Bold\n",
        )
    launch.write(
        ".mlterm/main",
        "use_anti_alias=true\nscrollbar_mode=none\nencoding=UTF-8\ncol_size_of_width_a=1\ninner_border=0\n"
        "blink_cursor=false\nfg_color=#dddddd\nbg_color=black\n",
    )
    size = ("-w", str(launch.pixels), "-g", f"{launch.grid}+0+0")
    return ["mlterm", "--type=xft", *size, "-e", launch.script]


def pterm(launch: Launch) -> list[str]:
    return [
        *("pterm", "-fn", f"client:{launch.font} {launch.points}", "-fb", f"client:{launch.font} Bold {launch.points}"),
        *("+sb", "-geometry", f"{launch.grid}+0+0", "-e", launch.script),
    ]


def terminology(launch: Launch) -> list[str]:
    launch.environment.update(ELM_ENGINE="software_x11", ELM_ACCEL="none", ECORE_EVAS_ENGINE="software_x11", E_START="")
    (launch.home / ".config/terminology/fonts").mkdir(parents=True, exist_ok=True)
    font = f"{launch.font}/{launch.points}"
    return ["terminology", "-g", f"{launch.grid}+0+0", "-f", font, "-e", launch.script]


def foot(launch: Launch) -> list[str]:
    """Start foot under weston, which draws into a window: foot speaks only Wayland."""
    width, height = round(launch.columns * launch.points * 0.9) + 80, round(launch.rows * launch.points * 1.7) + 120
    config = launch.write(
        "foot.ini",
        f"font={launch.font}:size={launch.points}\npad=0x0\ninitial-window-size-chars={launch.grid}\n"
        "dpi-aware=no\n[csd]\npreferred=none\n",
    )
    sockets = launch.folder / "xdg"
    launch.environment.update(XDG_RUNTIME_DIR=str(sockets), LIBGL_ALWAYS_SOFTWARE="1")
    script = launch.write(
        "foot.sh",
        "#!/bin/sh\n"
        f"weston --backend=x11-backend.so --use-pixman --width={width} --height={height} --no-config "
        f"--shell=kiosk-shell.so --socket=rig-wl >{launch.folder}/weston.log 2>&1 &\n"
        f"i=0; while [ ! -S {sockets}/rig-wl ] && [ $i -lt 80 ]; do sleep 0.1; i=$((i+1)); done\n"
        f"WAYLAND_DISPLAY=rig-wl exec foot --config={config} {launch.script}\n",
        executable=True,
    )
    return ["sh", str(script)]


def inside(outer: Start, command: str) -> Start:
    """Return a start that runs ``command`` in ``outer``; ``{home}`` and ``{script}`` are filled in."""

    def start(launch: Launch) -> list[str]:
        line = command.format(home=launch.home, script=shlex.quote(launch.script))
        launch.script = str(launch.write("inside.sh", f"#!/bin/sh\n{line}\n", executable=True))
        return outer(launch)

    return start


def in_tmux(outer: Start, *, passthrough: bool) -> Start:
    def start(launch: Launch) -> list[str]:
        launch.write(
            "tmux.conf",
            f"set -g status off\nset -g allow-passthrough {'on' if passthrough else 'off'}\n"
            "set -g default-terminal tmux-256color\nset -sg escape-time 20\n",
        )
        return inside(outer, "exec tmux -S {home}/tmux.socket -f {home}/tmux.conf new-session {script}")(launch)

    return start


def in_screen(outer: Start) -> Start:
    def start(launch: Launch) -> list[str]:
        launch.write("screenrc", "startup_message off\ndefutf8 on\ndefbce on\nterm screen-256color\n")
        return inside(outer, "exec screen -U -c {home}/screenrc {script}")(launch)

    return start


add("xterm", "xterm", "", xterm)
add("urxvt", "urxvt", "", urxvt)
add("st", "st", "", st)
add("zutty", "zutty", "", zutty)
add("alacritty", "alacritty", "", alacritty)
add("foot", "foot weston", "under weston", foot)
add("terminology", "terminology openbox", "", terminology, needs_window_manager=True, dismiss_at=(0.497, 0.562))
add("kitty", "kitty", "", kitty)
add("konsole", "konsole", "", konsole, needs_dbus=True)
add("xfce4-terminal", "xfce4-terminal", "VTE", xfce4_terminal, needs_dbus=True)
add("gnome-terminal", "gnome-terminal", "VTE", gnome_terminal, needs_dbus=True)
add("gnome-console", "kgx", "VTE (GTK4)", gnome_console, needs_dbus=True)
add("mlterm", "mlterm", "", mlterm)
add("qterminal", "qterminal", "", qterminal, needs_dbus=True)
add("pterm", "pterm", "PuTTY's terminal", pterm)
for _name, _start, _options in (
    ("xterm", xterm, {}),
    ("xfce4-terminal", xfce4_terminal, {"needs_dbus": True}),
    ("konsole", konsole, {"needs_dbus": True}),
    ("kitty", kitty, {}),
    ("mlterm", mlterm, {}),
):
    add(f"tmux-{_name}", f"{_name} tmux", "allow-passthrough on", in_tmux(_start, passthrough=True), **_options)
    add(f"tmux-off-{_name}", f"{_name} tmux", "allow-passthrough off", in_tmux(_start, passthrough=False), **_options)
for _name, _start, _options in (
    ("xterm", xterm, {}),
    ("xfce4-terminal", xfce4_terminal, {"needs_dbus": True}),
    ("konsole", konsole, {"needs_dbus": True}),
    ("kitty", kitty, {}),
):
    add(f"screen-{_name}", f"{_name} screen", "", in_screen(_start), **_options)
