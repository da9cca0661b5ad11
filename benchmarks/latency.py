"""Start and keys in a real pseudo-terminal, as ratios against a bare Textual app measured in the same run.

    python benchmarks/latency.py [--rounds 5] [--keys 30]

* first frame: from starting the process to the end of the first frame that holds the text (the terminal's answers are
  played).
* key: from writing a key to the last byte the program writes for it (no byte for 60 ms ends it).

The peers: an App with nothing in it, for the first frame; an App with one full-size Static that each key
updates, for the keys. Medians; times in milliseconds are for orientation, the ratios are the result.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

SIZE = (32, 120)
QUIET_SECONDS = 0.06

EMPTY = "from textual.app import App\nApp().run()\n"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    count = 0
    def compose(self):
        static = Static("key 0", markup=False)
        static.styles.height = "1fr"
        yield static
    def on_key(self, event):
        self.count += 1
        self.query_one(Static).update(f"key {self.count}\\n" * 30)
Bare().run()
"""
# What owns no terminal is asked nothing: opening the pseudo-terminal by name makes it the program's own.
OWN_TERMINAL = "import os\nos.close(os.open(os.ttyname(0), os.O_RDWR))\n"
FIRST_WORD = b"Manajemen"
"""Of the article that the reader opens with: a frame without the text is none."""
READER = "import sys\nfrom sejajar.__main__ import main\nsys.argv = ['sejajar']\nmain()\n"


class Program:
    """A Python program in a pseudo-terminal that answers the usual queries as xterm does."""

    ANSWERS = (
        (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|XTerm(390)\x1b\\"),
        (re.compile(rb"\x1b\[8\$p"), b"\x1b[8;0$y"),
        (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;390;0c"),
        (re.compile(rb"\x1b\[c"), b"\x1b[?64;1;2;6;9;15;18;21;22c"),
        (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;0$y"),
    )

    def __init__(self, source: str) -> None:
        self.started = time.perf_counter()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        # Installed packages have their bytecode beside them; so must what is measured.
        for name in ("TMUX", "STY", "VTE_VERSION", "TERM_PROGRAM", "PYTHONDONTWRITEBYTECODE"):
            environ.pop(name, None)
        # Nothing was read before, and nothing is configured.
        self.home = tempfile.TemporaryDirectory()
        environ |= {"HOME": self.home.name}
        for name in [name for name in environ if name.startswith(("XDG_", "SEJAJAR_"))]:
            del environ[name]
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWN_TERMINAL + source],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def read(self, seconds: float) -> bytes:
        """What the program writes within ``seconds``; its queries are answered."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.output += data
        for query, answer in self.ANSWERS:
            if query.search(data):
                os.write(self.master, answer)
        return data

    def first_frame(self, text: bytes = b"") -> float:
        """Seconds from the start to the end of the first frame that holds ``text``."""
        frame = re.compile(rb"\x1b\[\?1049h.*" + text + rb".*\x1b\[1;1H", re.DOTALL)
        deadline = self.started + 30
        while time.perf_counter() < deadline:
            self.read(0.5)
            if frame.search(self.output):
                return time.perf_counter() - self.started
        raise SystemExit(f"no frame: {self.output[-500:]!r}")

    def processor_seconds(self) -> float:
        """Processor time the program has used: what a busy machine does not change (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self) -> None:
        """Wait until the program has been quiet for half a second."""
        while self.read(0.5):
            pass

    def press(self, key: bytes) -> float:
        """Seconds from writing the key to the last byte of what it caused."""
        begin = last = time.perf_counter()
        os.write(self.master, key)
        timeout = 1.0
        while self.read(timeout):
            last = time.perf_counter()
            timeout = QUIET_SECONDS
        return last - begin

    def end(self) -> None:
        """End the program."""
        self.process.send_signal(signal.SIGTERM)
        deadline = time.perf_counter() + 3
        while self.process.poll() is None and time.perf_counter() < deadline:
            self.read(0.1)
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        self.home.cleanup()


def first_frames(source: str, text: bytes = b"") -> tuple[float, float]:
    """Seconds to the first frame of one start that holds ``text``, by the clock and of the processor."""
    program = Program(source)
    try:
        return program.first_frame(text), program.processor_seconds()
    finally:
        program.end()


def keys(source: str, pressed: list[bytes]) -> list[float]:
    """Seconds each key took, after the program has settled."""
    program = Program(source)
    try:
        program.first_frame()
        program.settle()
        return [program.press(key) for key in pressed]
    finally:
        program.end()


def main() -> None:
    """Print the two ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=30)
    arguments = parser.parse_args()
    starts: dict[str, list[tuple[float, float]]] = {"empty": [], "reader": []}
    for _ in range(arguments.rounds):  # interleaved, so that a busy moment hits both
        starts["empty"].append(first_frames(EMPTY))
        starts["reader"].append(first_frames(READER, FIRST_WORD))
    for index, name in enumerate(("first frame", "  of the processor")):
        report(name, [start[index] for start in starts["reader"]], [start[index] for start in starts["empty"]])
    for name, sequence in (
        ("j (next passage)", [b"j"]),
        ("space, b (page)", [b" ", b"b"]),
        ("] (next item)", [b"]"]),
    ):
        pressed = (sequence * arguments.keys)[: arguments.keys]
        report(name, keys(READER, pressed), keys(BARE, pressed))


def report(name: str, reader: list[float], peer: list[float]) -> None:
    """One line: the ratio of the medians, and the medians."""
    ours, theirs = statistics.median(reader) * 1000, statistics.median(peer) * 1000
    print(f"{name:20} ratio {ours / theirs:5.2f}   reader {ours:7.1f} ms   bare Textual {theirs:7.1f} ms", flush=True)


if __name__ == "__main__":
    main()
