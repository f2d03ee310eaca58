"""Ctrl-C and the system's wish that the program end, met where nothing is half done.

Left to itself, Python raises KeyboardInterrupt wherever the program happens to be: also between
taking the lock of a queue and giving it back, and the threads of the sound then wait for that lock
for ever.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_INSISTENT = 3
# whoever asks so often is obeyed wherever the program is: it may hang


class Leaving:
    """Remembers the wish to leave until it can be met."""

    def __init__(self) -> None:
        self._number = 0
        self._wishes = 0
        self._is_at_once = False

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Take the wishes, from the keyboard or the system; only in the main thread."""
        earlier = {number: signal.signal(number, self._notice) for number in wishes()}
        try:
            yield
        finally:
            for number, handler in earlier.items():
                signal.signal(number, handler)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Meet a wish without delay, while only a person is waited for."""
        self._is_at_once = True
        try:
            self.check()
            yield
        finally:
            self._is_at_once = False

    def check(self) -> None:
        """Meet the wish if there is one: raises KeyboardInterrupt, or SystemExit for the system."""
        if self._wishes:
            leave(self._number)

    def _notice(self, number: int, _frame: object) -> None:
        self._number = number
        self._wishes += 1
        if self._is_at_once or self._wishes % _INSISTENT == 0:
            self.check()


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
