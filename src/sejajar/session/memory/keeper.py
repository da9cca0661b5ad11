"""The one thread that writes changes to the disk: in order, and each until it succeeds.

The screen submits a change and goes on. The thread lives while there is something to write. If a change cannot be
written, because the database is locked or the disk is full, the keeper reports it once and keeps trying.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from sejajar.text.notices import Notice

RETRY_SECONDS = 1.0
"""How long after a failure the keeper tries again."""
CLOSING_SECONDS = 2.0
"""How long the end of the program waits for what is not written yet."""

Job = Callable[[], Notice | None]
"""Writes one change. Returns why it could not be written, None once it is on the disk."""


def _ignore(_trouble: Notice | None) -> None:
    pass


class Keeper:
    """Runs jobs in a thread, one after the other, each until it succeeds. Thread-safe."""

    def __init__(self) -> None:
        self.trouble: Notice | None = None
        """Why the first job in the queue has failed so far; None if it has not."""
        self.listener: Callable[[Notice | None], None] = _ignore
        """Called in the thread with a trouble when it begins, with a notice of the database, and with None when all is
        written again."""
        self._jobs: deque[Job] = deque()
        self._thread: Thread | None = None
        self._changed = Condition()
        self._is_hurried = False
        self._failures = 0
        self._lost = 0

    def submit(self, job: Job, trouble: Notice | None = None) -> None:
        """Run ``job`` soon, after those before it; ``trouble`` is why an earlier attempt failed."""
        with self._changed:
            self._jobs.append(job)
            self.trouble = trouble or self.trouble
            if self._thread is None:
                self._start()

    def _start(self) -> None:
        self._thread = Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written; not while it waits to try again."""
        with self._changed:
            return self._thread is not None and self.trouble is None

    def finish(self, seconds: float = CLOSING_SECONDS) -> int:
        """Wait until all is written, ``seconds`` at most. Return how many changes are not.

        If another attempt fails for a reason that does not pass, such as a full disk, do not wait any longer.
        """
        deadline = time.monotonic() + seconds
        with self._changed:
            failures = self._failures
            while self._thread is not None and (left := deadline - time.monotonic()) > 0:
                if self._failures > failures and self.trouble is not None and not is_passing(self.trouble):
                    break
                self._is_hurried = True
                self._changed.notify_all()
                self._changed.wait(left)
            return len(self._jobs) + self._lost

    def _run(self) -> None:
        had_trouble = False
        while True:
            with self._changed:
                if not self._jobs:
                    break
                job = self._jobs[0]
            trouble, is_lost = _attempt(job)
            had_trouble = had_trouble or self.trouble is not None or trouble is not None
            if trouble is not None and self.trouble is None:
                # Before the keeper counts as idle, so that what waits for that finds it reported.
                self.listener(trouble)
            with self._changed:
                self.trouble = None if is_lost else trouble
                self._lost += is_lost
                if trouble is None or is_lost:
                    self._jobs.popleft()
                else:
                    self._failures += 1
                self._changed.notify_all()
            if self.trouble is not None:
                self._wait()
        if had_trouble and not self._lost:
            self.listener(None)
        with self._changed:
            self._thread = None
            if self._jobs:
                # Submitted since the last look.
                self._start()
            self._changed.notify_all()

    def _wait(self) -> None:
        with self._changed:
            if not self._is_hurried:
                self._changed.wait(RETRY_SECONDS)
            self._is_hurried = False


def is_passing(trouble: Notice) -> bool:
    """Return whether a trouble passes by itself: another process has locked the database."""
    reason = trouble.values.get("reason")
    return isinstance(reason, Notice) and reason.kind == "database-busy"


def _attempt(job: Job) -> tuple[Notice | None, bool]:
    """Run a job. Return its trouble, and whether the job is lost: it failed in a way that it always will."""
    try:
        return job(), False
    except Exception as error:
        return Notice("not-saved", {"reason": f"{type(error).__name__}: {error}"}), True
