"""Writes a session's journal as it happens, so that a crash loses at most what is being said."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from voice_coach.adapters.file_locks import lock
from voice_coach.adapters.private_files import private_folder
from voice_coach.errors import HistoryError
from voice_coach.events import Assessed, Command, Event, Turn, Withdraw

Encoder = Callable[[Event | Command, int], str | None]


class JournalFile:
    """ports.Observer that appends to one file, readable by its owner alone."""

    def __init__(
        self,
        path: Path,
        first_line: str,
        encode: Encoder,
        notify: Callable[[str], None],
        seal: Callable[[str], str] | None = None,
    ) -> None:
        """Create the file. Raises HistoryError when the folder cannot be written.

        ``encode`` makes a line of an item and its time, or None for what is not kept.
        ``notify`` is told once when a later line cannot be written; the session goes on.
        ``seal`` locks each line where the data are encrypted.
        """
        self.path = path
        self._encode = encode
        self._notify = notify
        self._seal = seal
        self._is_stopped = False
        self._has_failed = False
        self._is_torn = False
        self._turns: list[tuple[int, int]] = []
        # when each began, and where its line does in the file
        self._last_turn = ""
        try:
            private_folder(path.parent)
            self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except FileExistsError as error:
            raise HistoryError(
                f"{path.parent} is no folder, so that the journal cannot be written.",
                "Move away what is there, or set VOICE_COACH_DATA_DIR to a folder you can write.",
            ) from error
        except OSError as error:
            raise HistoryError(
                f"The journal cannot be written in {path.parent} ({error.strerror}).",
                "Free some disk space, or set VOICE_COACH_DATA_DIR to a folder you can write.",
            ) from error
        # until the program ends, however it ends, other programs see that this session is going on
        lock(self._fd)
        self._write(first_line)

    def stop(self) -> None:
        """Write nothing more; the file stays marked as that of a session that goes on."""
        self._is_stopped = True

    def notice(self, item: Event | Command, at_ms: int) -> None:
        if self._is_stopped:
            return
        if isinstance(item, Withdraw):
            self._withdraw(item.since_ms)
            return
        line = self._encode(item, at_ms)
        if line is None:
            return
        if isinstance(item, Turn):
            # behind the end of a line that could only be written in part
            self._turns.append((item.start_ms, os.fstat(self._fd).st_size + self._is_torn))
            self._last_turn = line
        self._write(line)
        if isinstance(item, Turn | Assessed):
            self._sync()

    def close(self) -> None:
        self._sync()
        os.close(self._fd)

    def _write(self, line: str) -> None:
        if self._seal is not None:
            line = self._seal(line)
        # a line that could only be written in part ends before the next one begins
        start = "\n" if self._is_torn else ""
        data = f"{start}{line}\n".encode(errors="replace")
        try:
            # one write per line: after a crash only the last line can be torn
            written = os.write(self._fd, data)
        except OSError as error:
            self._fail(error.strerror or "unknown reason")
            return
        self._is_torn = written < len(data)
        if self._is_torn:
            self._fail("the disk is full")

    def _withdraw(self, since_ms: int) -> None:
        """Cut off the lines since a turn; the last turn, which holds no words, stays."""
        first = next((at for start_ms, at in self._turns if start_ms >= since_ms), None)
        if first is None:
            return
        try:
            os.ftruncate(self._fd, first)
        except OSError as error:
            self._fail(error.strerror or "unknown reason")
            return
        self._is_torn = False
        self._turns = [(start_ms, at) for start_ms, at in self._turns if at < first]
        self._write(self._last_turn)
        self._sync()

    def _sync(self) -> None:
        try:
            os.fsync(self._fd)
        except OSError as error:
            self._fail(error.strerror or "unknown reason")

    def _fail(self, reason: str) -> None:
        if not self._has_failed:
            self._has_failed = True
            self._notify(
                f"This session cannot be saved any more ({reason}). Practice goes on; free some "
                "disk space to keep what follows."
            )
