"""Ctrl-C and the system's wish that the program end, met where nothing is half done.

Left to itself, Python raises KeyboardInterrupt wherever the program happens to be: also between
taking the lock of a queue and giving it back, and the threads of the sound then wait for that lock
for ever.
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NoReturn

_INSISTENT = 3
# whoever asks so often is obeyed wherever the program is: it may hang
_GLANCE_S = 0.1
# how often a library's reading is interrupted
_WAITS_FOR_FILES = os.name == "posix"
# elsewhere sockets alone can be waited for


class Leaving:
    """Remembers the wish to leave until it can be met."""

    def __init__(self) -> None:
        self._number = 0
        self._wishes = 0
        self._is_at_once = False
        self._arrivals = -1
        # readable from a wish's first instant on, before Python's own handler has run

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Take the wishes, from the keyboard or the system; only in the main thread."""
        earlier = {number: signal.signal(number, self._notice) for number in wishes()}
        self._arrivals, announced = os.pipe()
        os.set_blocking(announced, False)
        woken = signal.set_wakeup_fd(announced, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken)
            for number, handler in earlier.items():
                signal.signal(number, handler)
            os.close(announced)
            os.close(self._arrivals)
            self._arrivals = -1

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Meet a wish without delay, while only a person is waited for."""
        self._is_at_once = True
        try:
            self.check()
            yield
        finally:
            self._is_at_once = False

    def wait_for_line(self, keyboard: IO[str]) -> None:
        """Wait until a line can be read from a terminal; a wish is met however early it comes.

        The reading itself would sleep through a wish that comes just before it begins: the system
        interrupts only what has begun.
        """
        if self._arrivals >= 0 and _WAITS_FOR_FILES:
            with self.at_once():
                select.select([keyboard.fileno(), self._arrivals], [], [])

    def check(self) -> None:
        """Meet the wish if there is one: raises KeyboardInterrupt, or SystemExit for the system."""
        if self._wishes:
            leave(self._number)

    def _notice(self, number: int, _frame: object) -> None:
        self._number = number
        self._wishes += 1
        if self._is_at_once or self._wishes % _INSISTENT == 0:
            self.check()


@contextmanager
def attentive() -> Iterator[None]:
    """Have a wish met while a library reads an answer, however close to that reading it comes.

    The reading is interrupted again and again, so that it never sleeps through a wish that came
    just before it. Not for what may be long: a beginning that was sent with Ctrl-D is forgotten at
    each interruption, while `Leaving.wait_for_line` keeps it. Only in the main thread.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    earlier = signal.signal(signal.SIGALRM, _glance)
    try:
        signal.setitimer(signal.ITIMER_REAL, _GLANCE_S, _GLANCE_S)
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            # also where a wish was met just before: an alarm would end the program in its own way
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, earlier)


def _glance(_number: int, _frame: object) -> None:
    """Nothing is done: to have come here is enough."""


def leave(number: int, _frame: object = None) -> NoReturn:
    """Meet a wish here and now, as a handler of signals: whoever holds something puts it away."""
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


def wishes() -> list[int]:
    """The signals that ask this program to end, but for those that it was started to ignore.

    `nohup` has the end of the terminal ignored, a shell Ctrl-C for what runs in its background.
    """
    known = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    return [
        number
        for number in known
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN
    ]
