"""A terminal of 80 columns in front of the program."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from program import LIMIT_S, Program

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Terminal:
    """What the program shows, and a keyboard."""

    def __init__(self, child: subprocess.Popen[bytes], keyboard: int) -> None:
        self.child = child
        self.raw = ""
        self._keyboard = keyboard
        self._seen = 0

    @property
    def text(self) -> str:
        """All that was shown so far, without colours and cursor movements."""
        return _CONTROL.sub("", self.raw)

    def until(self, wanted: str) -> None:
        """Wait until a text is shown after the last one that was waited for."""
        while (found := self.text.find(wanted, self._seen)) < 0:
            assert self._read(), f"{wanted!r} was never shown: {self.text}"
        self._seen = found + len(wanted)

    def type(self, line: str) -> None:
        os.write(self._keyboard, f"{line}\n".encode())

    def press_ctrl_c(self) -> None:
        os.write(self._keyboard, b"\x03")

    def wait(self) -> int:
        """Let it end; gives its exit code."""
        while self._read():
            pass
        return self.child.wait(timeout=LIMIT_S)

    def _read(self) -> bool:
        """Take in some more; False when the program has closed its side."""
        if not select.select([self._keyboard], [], [], LIMIT_S)[0]:
            raise AssertionError(f"nothing more is shown: {self.text}")
        try:
            data = os.read(self._keyboard, 65536)
        except OSError:
            return False
        self.raw += data.decode(errors="replace")
        return bool(data)


def _take_terminal() -> None:
    """Let Ctrl-C reach the program."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def at_terminal(program: Program, *words: str) -> Iterator[Terminal]:
    """Run the program as the foreground program of a new terminal."""
    keyboard, screen = os.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(
        program.command(*words),
        env={**program.env, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        stdin=screen,
        stdout=screen,
        stderr=screen,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509  # no thread runs in the tests' own process
    )
    os.close(screen)
    try:
        yield Terminal(child, keyboard)
    finally:
        child.kill()
        child.wait(timeout=LIMIT_S)
        os.close(keyboard)
