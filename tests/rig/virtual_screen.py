"""A private X screen on which one real terminal runs one program, is typed to and photographed.

Own Xvfb (free display), own home and XDG folders, own D-Bus session. Every process of a run carries ``RIG_RUN`` in its
environment and is ended by its own number at the end; nothing else on the machine is touched.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backends import BACKENDS, DPI, Backend, Launch

START_SECONDS = 25.0
OTHER_ROOT = os.environ.get("RIG_ROOT", "")
"""A folder with another system, whose terminals are run; the temporary folder, the project and its Python are mounted
in it at the places they have here, and ``proc`` and ``dev``."""
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "PYTHONPATH")


class RigError(Exception):
    """The terminal did not start, or did not take the size asked for."""


class Screen:
    """A running terminal: type keys to it, take pictures of its window."""

    def __init__(self, backend: Backend, launch: Launch, environment: dict[str, str], command: list[str]):
        self.backend, self.launch, self.environment = backend, launch, environment
        self._write_script(command)
        width = max(900, launch.columns * launch.points + 260)
        height = max(700, launch.rows * launch.points * 2 + 220)
        environment["DISPLAY"] = self._start_xvfb(width, height)
        self._corner = (width - 2, height - 2)

    def start(self) -> None:
        """Start the terminal, bring it to the grid asked for, and only then let the program start."""
        arguments = self.backend.start(self.launch)
        self.environment.update(self.launch.environment)
        if self.backend.needs_dbus:
            arguments = ["dbus-run-session", "--", *arguments]
        if OTHER_ROOT:
            arguments = ["chroot", OTHER_ROOT, *arguments]
        with (self.launch.folder / "terminal.log").open("wb") as log:
            options = {"env": self.environment, "stdout": log, "stderr": log, "start_new_session": True}
            if self.backend.needs_window_manager:
                subprocess.Popen(["openbox"], **options)
                time.sleep(0.5)
            subprocess.Popen(arguments, stdin=subprocess.DEVNULL, **options)
        self._bring_to_size()
        if self.backend.dismiss_at:
            self._dismiss_dialogue(*self.backend.dismiss_at)
        self._find_grid()
        if self.backend.needs_window_manager:
            self._click(1, 1)
        else:
            self._run("xdotool", "windowfocus", self._window()[0])
        self._run("xdotool", "mousemove", *map(str, self._corner))
        (self.launch.folder / "go").touch()
        time.sleep(0.4)
        self._empty = self._looks()

    def wait(self, seconds: float) -> None:
        """Let it run for a while, and until the program has drawn."""
        time.sleep(seconds)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._looks() == self._empty:
            time.sleep(0.5)

    def _looks(self) -> str:
        return self._run("identify", "-format", "%#", str(self.picture(self.launch.folder / "settle.png")))

    def settle(self, seconds: float = 4.0) -> None:
        """Wait until two pictures in a row are equal."""
        before, deadline = None, time.monotonic() + seconds
        while time.monotonic() < deadline:
            now = self._looks()
            if now == before:
                return
            before = now
            time.sleep(0.35)

    def press(self, keys: str, pause: float = 0.15) -> None:
        """Type ``keys``: X key names parted by blanks, ``type:text``, ``sleep:seconds``, ``click:column,row``."""
        for key in shlex.split(keys):
            what, _, argument = key.partition(":")
            if what == "type":
                self._run("xdotool", "type", "--delay", "30", argument)
            elif what == "sleep":
                time.sleep(float(argument))
            elif what == "click":
                self._click(*map(int, argument.split(",")))
            else:
                self._run("xdotool", "key", "--delay", "40", key)
            time.sleep(pause)

    def picture(self, path: Path) -> Path:
        """Write a PNG of the terminal's window."""
        _, width, height, x, y = self._window()
        crop = f"{width}x{height}{x:+d}{y:+d}"
        self._run("import", "-silent", "-window", "root", "-crop", crop, "+repage", str(path), check=True)
        return path

    def pixels_of(self, column: int, row: int, columns: int, rows: int) -> tuple[int, int, int, int]:
        """Return x, y, width, height of a block of cells in the picture; ``column`` and ``row`` count from 0."""
        x, y, width, height = self._grid
        cell_width, cell_height = width / self.launch.columns, height / self.launch.rows
        return (
            round(x + column * cell_width),
            round(y + row * cell_height),
            round(columns * cell_width),
            round(rows * cell_height),
        )

    def _find_grid(self) -> None:
        """Find where in the window the cells are: the script paints them all blue."""
        (self.launch.folder / "paint").touch()
        time.sleep(0.5)
        self.settle()
        picture = str(self.picture(self.launch.folder / "grid.png"))
        width, height = map(int, self._run("identify", "-format", "%w %h", picture).split())
        middle = f"%[pixel:p{{{width // 2},{height // 2}}}]"
        blue = self._run("convert", picture, "-format", middle, "info:")
        only_blue = ("-fill", "black", "+opaque", blue, "-fill", "white", "-opaque", blue)
        edge = ("-bordercolor", "black", "-border", "1")
        box = self._run("convert", picture, *only_blue, *edge, "-trim", "-format", "%w %h %O", "info:")
        found = re.match(r"(\d+) (\d+) \+(\d+)\+(\d+)", box)
        if not found:
            raise RigError(f"{self.backend.name}: no grid seen: {box!r}")
        grid_width, grid_height, x, y = map(int, found.groups())
        self._grid = (x - 1, y - 1, grid_width, grid_height)

    def _dismiss_dialogue(self, across: float, down: float) -> None:
        time.sleep(5)
        _, width, height, x, y = self._window()
        self._run("xdotool", "mousemove", str(round(x + across * width)), str(round(y + down * height)), "click", "1")
        time.sleep(2)

    def _click(self, column: int, row: int) -> None:
        _, _, _, window_x, window_y = self._window()
        x, y, width, height = self.pixels_of(column - 1, row - 1, 1, 1)
        place = (str(window_x + x + width // 2), str(window_y + y + height // 2))
        self._run("xdotool", "mousemove", *place, "click", "1")

    def _write_script(self, command: list[str]) -> None:
        """Write what the terminal runs: report the size until told to go, run the command, stay."""
        folder = self.launch.folder
        script = Path(self.launch.script)
        cells = self.launch.columns * self.launch.rows - 1
        script.write_text(
            f"#!/bin/sh\ncd {shlex.quote(str(Path.cwd()))}\nn=0\n"
            f"while [ ! -e {folder}/go ] && [ $n -lt 600 ]; do\n"
            f"  stty size > {folder}/size.new 2>/dev/null; mv {folder}/size.new {folder}/size; sleep 0.1; n=$((n+1))\n"
            f"  if [ -e {folder}/paint ]; then rm {folder}/paint; printf '\\033[H\\033[44m%{cells}s' ''; fi\n"
            "done\nprintf '\\033[0m\\033[H\\033[2J'\n"
            f"{shlex.join(command)}\necho $? > {folder}/status\nexec sleep 3600\n"
        )
        script.chmod(0o755)

    def _start_xvfb(self, width: int, height: int) -> str:
        read, write = os.pipe()
        subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-dpi", str(DPI)),
                *("-nolisten", "tcp", "+extension", "GLX"),
            ],
            pass_fds=(write,),
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(write)
        with os.fdopen(read) as file:
            number = file.readline().strip()
        if not number:
            raise RigError("Xvfb did not start")
        return f":{number}"

    def _bring_to_size(self) -> None:
        wanted = (self.launch.rows, self.launch.columns)
        start, last_change, size = time.monotonic(), 0.0, None
        while time.monotonic() - start < START_SECONDS:
            time.sleep(0.15)
            size, window = self._reported_size(), self._window(required=False)
            if size is None or window is None:
                continue
            since = time.monotonic() - last_change
            if size == wanted and since > 0.6:
                return
            if size != wanted and since > 0.9 and time.monotonic() - start > 1.0:
                self._resize(window, size)
                last_change = time.monotonic()
        log = (self.launch.folder / "terminal.log").read_text(errors="replace")
        raise RigError(f"{self.backend.name}: the grid is {size}, not {wanted}\n{log[-1500:]}")

    def _resize(self, window: tuple[str, int, int, int, int], size: tuple[int, int]) -> None:
        """Change the window by the cells that are missing; what a cell measures is a guess that gets better."""
        name, width, height, _, _ = window
        cell_width = min(width / size[1], self.launch.points * 1.1)
        cell_height = min(height / size[0], self.launch.points * 2.2)
        new_width = round(width + (self.launch.columns - size[1]) * cell_width)
        new_height = round(height + (self.launch.rows - size[0]) * cell_height)
        self._run("xdotool", "windowsize", name, str(new_width), str(new_height))
        self._run("xdotool", "windowmove", name, "0", "0")

    def _reported_size(self) -> tuple[int, int] | None:
        try:
            rows, columns = map(int, (self.launch.folder / "size").read_text().split())
        except (OSError, ValueError):
            return None
        return (rows, columns) if rows and columns else None

    def _window(self, *, required: bool = True) -> tuple[str, int, int, int, int]:
        """Return (name, width, height, x, y) of the largest visible window."""
        found = []
        pattern = r"^\s+(0x[0-9a-f]+) .*?(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)"
        for match in re.finditer(pattern, self._run("xwininfo", "-root", "-children"), re.M):
            width, height, x, y = map(int, match.groups()[1:])
            if width >= 60 and height >= 40 and "IsViewable" in self._run("xwininfo", "-id", match[1]):
                found.append((match[1], width, height, x, y))
        if not found and required:
            raise RigError(f"{self.backend.name} has no window")
        return max(found, key=lambda window: window[1] * window[2], default=None)

    def _run(self, *arguments: str, check: bool = False) -> str:
        done = subprocess.run(arguments, env=self.environment, capture_output=True, text=True, timeout=20)
        if check and done.returncode:
            raise RigError(f"{arguments[0]}: {done.stderr.strip()}")
        return done.stdout


@contextmanager
def running(
    terminal: str,
    command: list[str],
    *,
    size: tuple[int, int] = (120, 32),
    font: str = "DejaVu Sans Mono",
    points: int = 12,
    variables: dict[str, str] | None = None,
) -> Iterator[Screen]:
    """Run ``command`` in ``terminal`` (a name in ``BACKENDS``) on a screen of its own; everything ends with the block."""
    backend = BACKENDS[terminal]
    if backend.missing and not OTHER_ROOT:
        raise RigError(f"{terminal}: not installed: {' '.join(backend.missing)}")
    run = uuid.uuid4().hex
    folder = Path(tempfile.mkdtemp(prefix="rig-"))
    environment = private_environment(folder, run) | (variables or {})
    try:
        launch = Launch(*size, font, points, folder, str(folder / "run.sh"))
        screen = Screen(backend, launch, environment, command)
        screen.start()
        yield screen
    finally:
        end_processes(run)
        shutil.rmtree(folder, ignore_errors=True)


def private_environment(folder: Path, run: str) -> dict[str, str]:
    """Return an environment with a home below ``folder`` and nothing of the user's, marked as of this run."""
    for name in ("home", "xdg", "home/.config", "home/.local/share", "home/.local/state", "home/.cache"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "xdg").chmod(0o700)
    home = folder / "home"
    return {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ} | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(folder / "xdg"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "SHELL": "/bin/sh",
        "USER": "reader",
        "LOGNAME": "reader",
        "NO_AT_BRIDGE": "1",
        "GTK_A11Y": "none",
        "GDK_BACKEND": "x11",
        "RIG_RUN": run,
    }


def end_processes(run: str) -> None:
    """End what this run started."""
    for number, pause in ((signal.SIGTERM, 0.4), (signal.SIGKILL, 0.2), (signal.SIGKILL, 0.2)):
        found = _processes_of(run)
        if not found:
            return
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        time.sleep(pause)


def _processes_of(run: str) -> list[int]:
    """Return the processes whose environment carries this run's mark, so that this run started."""
    mark, found = f"RIG_RUN={run}".encode(), []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with suppress(OSError):
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
    return found
