"""start_in_terminal.py COMMAND...: start a full-screen program in a pseudo-terminal, see its text, quit it with q.

Exit code 0 when the seed article was drawn, and the program ended by itself with 0 and gave the screen back.
"""

import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl

EXPECTED = b"Manajemen"
SCREEN_GIVEN_BACK = b"\x1b[?1049l"
SECONDS = 30


def main(command):
    with tempfile.TemporaryDirectory() as home:
        start(command, home)


def start(command, home):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        # Nothing was read before: other pairs would be offered over the first.
        os.environ["HOME"] = home
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            del os.environ[name]
        os.execvp(command[0], command)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 120, 0, 0))
    written = read_until(terminal, lambda seen: EXPECTED in seen)
    drawn = EXPECTED in written
    if drawn:
        os.write(terminal, b"q")
        written += read_until(terminal, lambda seen: False)
    else:
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if not drawn or code != 0 or SCREEN_GIVEN_BACK not in written:
        sys.exit(f"drawn: {drawn}, exit code: {code}, last bytes: {written[-400:]!r}")


def read_until(terminal, is_enough, seconds=SECONDS):
    """What the program wrote, until that is enough, it ended, or time is up."""
    seen = b""
    end = time.monotonic() + seconds
    while not is_enough(seen) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    return seen


if __name__ == "__main__":
    main(sys.argv[1:])
