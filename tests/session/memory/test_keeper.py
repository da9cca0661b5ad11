"""The keeper runs jobs in order, tells a trouble once, and keeps trying."""

from __future__ import annotations

from threading import Event

import pytest

from sejajar.session.memory import keeper as module
from sejajar.session.memory.keeper import Keeper
from sejajar.text.notices import Notice

BUSY = Notice("not-saved-yet", {"reason": Notice("database-busy")})
FULL = Notice("not-saved-yet", {"reason": Notice("database-unavailable", {"reason": "disk full"})})


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)


class Told:
    """What a keeper has told and done."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.news: list[Notice | None] = []
        self.done: list[int] = []
        self.trouble: Notice | None = None
        keeper.listener = self.news.append

    def job(self, number: int):
        def run() -> Notice | None:
            if self.trouble is None:
                self.done.append(number)
            return self.trouble

        return run


@pytest.fixture
def told() -> Told:
    return Told(Keeper())


def test_jobs_are_done_in_order(told: Told) -> None:
    for number in range(100):
        told.keeper.submit(told.job(number))
    assert told.keeper.finish(60) == 0
    assert told.done == list(range(100)) and told.news == []
    assert not told.keeper.is_busy and told.keeper.trouble is None


@pytest.mark.parametrize("trouble", [BUSY, FULL])
def test_a_trouble_is_told_once_and_tried_again_until_it_is_over(told: Told, trouble: Notice) -> None:
    told.trouble = trouble
    for number in range(3):
        told.keeper.submit(told.job(number))
    assert told.keeper.finish(0.1) == 3
    assert told.keeper.trouble == trouble and told.news == [trouble]
    assert not told.keeper.is_busy, "while it waits, nobody waits for it"
    told.trouble = None
    assert told.keeper.finish(60) == 0
    assert told.done == [0, 1, 2] and told.news == [trouble, None]


def test_a_trouble_that_is_known_is_not_told_again(told: Told) -> None:
    told.trouble = BUSY
    told.keeper.submit(told.job(1), BUSY)
    assert told.keeper.finish(0.1) == 1 and told.news == []
    told.trouble = None
    assert told.keeper.finish(60) == 0 and told.news == [None]


def test_the_end_does_not_wait_for_what_does_not_pass(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 1000.0)
    told.trouble = FULL
    told.keeper.submit(told.job(1))
    assert told.keeper.finish(10_000) == 1


def test_a_job_that_fails_unexpectedly_is_counted_and_the_next_one_is_done(told: Told) -> None:
    def fail() -> None:
        raise KeyError("odd")

    told.keeper.submit(fail)
    told.keeper.submit(told.job(2))
    assert told.keeper.finish(60) == 1
    assert told.done == [2] and told.news == [Notice("not-saved", {"reason": "KeyError: 'odd'"})]


def test_a_job_that_is_handed_over_while_another_runs_is_done(told: Told) -> None:
    begun, goes_on = Event(), Event()

    def slow() -> None:
        begun.set()
        goes_on.wait(60)

    told.keeper.submit(slow)
    begun.wait(60)
    assert told.keeper.is_busy
    told.keeper.submit(told.job(1))
    goes_on.set()
    assert told.keeper.finish(60) == 0 and told.done == [1]
