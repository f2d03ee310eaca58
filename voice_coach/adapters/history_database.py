"""The file behind the history: opened, brought up to date, backed up, and emptied for good."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from voice_coach.adapters.history_rows import MEND, Row
from voice_coach.adapters.history_schema import MIGRATIONS
from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.places import BACKUPS
from voice_coach.adapters.private_files import FILE_MODE, private_folder, replace_private
from voice_coach.errors import HistoryError

_WRITABLE_REMEDY = "Set VOICE_COACH_DATA_DIR to a folder you can write."
_ROOM_REMEDY = "Free some disk space."
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_PLAIN_HEADER = b"SQLite format 3\0"
_QUOTING = "Could not decode"
_BUSY_S = 5.0
# how long another program may hold the file before this one gives up


class HistoryDatabase:
    """One SQLite file; what was committed outlives a crash at any moment (WAL)."""

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        """Open or create the file, mode 600. Raises HistoryError.

        ``key`` are the 32 bytes that an encrypted history is locked with.
        """
        self.path = path
        with self.translated():
            private_folder(path.parent)
            need_file(path)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
            path.chmod(FILE_MODE)
            # encrypting may not have come to this file yet
            self._key = None if is_plain(path) else key
            self._db = connect(path, self._key)
            with ExitStack() as stack:
                stack.callback(self._db.close)
                self._open()
                stack.pop_all()

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """What a SELECT finds, row by row."""
        with self.translated():
            # one by one: whoever leaves `yield from` early closes a cursor that may be gone already
            for row in self._db.execute(statement, parameters):  # noqa: UP028
                yield row

    def run(self, statement: str, parameters: Sequence[object] = ()) -> None:
        """Carry out and commit one statement."""
        with self.translated():
            self._db.execute(statement, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside are committed together or not at all."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # Ctrl-C in the midst of it leaves nothing half done either
            self.run("ROLLBACK")
            raise

    def erase_traces(self) -> None:
        """Leave nothing of deleted rows in the file or beside it."""
        with self.translated():
            # what secure_delete overwrote reaches the file even if there is no room to compact it
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("VACUUM")
            busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise HistoryError(
                f"Another program is using the history {self.path}, so that what was deleted may "
                "still stand in its log.",
                "End the other session, then do the same again.",
            )

    def close(self) -> None:
        self._db.close()

    # --- opening --------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.version > len(MIGRATIONS):
            raise HistoryError(
                f"The history {self.path} was written by a newer Voice Coach.",
                "Update Voice Coach, or move the file away to start a new history.",
            )
        self._db.execute("PRAGMA journal_mode = WAL")
        # an answer that was committed outlives a power cut too
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        # what is deleted is overwritten
        self._db.execute("PRAGMA secure_delete = ON")
        if self.version < len(MIGRATIONS):
            self._migrate()

    def _migrate(self) -> None:
        # locked before the version is asked for, as another session may start at the same time
        self._db.execute("BEGIN IMMEDIATE")
        version = self.version
        if 0 < version < len(MIGRATIONS):
            self.back_up(f"version-{version}")
        for statement in ";".join(MIGRATIONS[version:]).split(";"):
            self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        self._db.execute("COMMIT")

    @property
    def version(self) -> int:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(version)

    def back_up(self, label: str) -> Path:
        """Copy all that is committed into a file of its own, mode 600; returns where.

        Raises HistoryError when the copy cannot be made whole.
        """
        target = backup_path(self.path, label)
        with self.translated():
            private_folder(target.parent)
            replace_private(target, self._copy_into)
        return target

    def _copy_into(self, target: Path) -> None:
        # a connection of its own: this one may be in the middle of a change
        with (
            closing(connect(self.path, self._key)) as source,
            closing(connect(target, self._key)) as copy,
        ):
            source.backup(copy)

    def translated(self) -> AbstractContextManager[None]:
        """What SQLite or the system refuses becomes a HistoryError with a remedy."""
        return translated(self.path)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """What SQLite refuses to do with a file, or the system, becomes a HistoryError."""
    try:
        yield
    except FileExistsError as error:
        raise HistoryError(
            f"{error.filename} is no folder.", "Move away what is there, then do the same again."
        ) from error
    except OSError as error:
        raise HistoryError(
            f"The history {path} cannot be opened ({error.strerror}).",
            _ROOM_REMEDY if error.errno in _NO_ROOM else _WRITABLE_REMEDY,
        ) from error
    except database_errors() as error:
        if isinstance(error, UnicodeDecodeError) or str(error).startswith(_QUOTING):
            # it quotes what may be somebody's words
            raise HistoryError(f"The history {path} is damaged.", MEND) from None
        raise HistoryError(
            f"The history {path} cannot be used ({error}).", _remedy(error)
        ) from error


def database_errors() -> tuple[type[Exception], ...]:
    """What the libraries that are in use raise.

    One that cannot decode is raised in the place of a message that quotes damaged bytes.
    """
    # SQLCipher's look the same but are of their own kind, and it may not be installed
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.DatabaseError, UnicodeDecodeError, *([cipher.DatabaseError] if cipher else []))


def need_file(path: Path) -> None:
    """Raises HistoryError where something else than a file is in the place of a history."""
    if is_odd(path):
        raise HistoryError(
            f"The history {path} is no file.",
            "Move away what is there; a new history begins then.",
        )


def is_plain(path: Path) -> bool:
    """Whether a history can be read by everyone who has the file. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def connect(path: Path, key: bytes | None = None, is_ciphering: bool = False) -> Any:
    """A sqlite3 connection that commits each statement; the file has not been read yet.

    With a key, or ``is_ciphering``, it is one of SQLCipher, which speaks the same language.
    """
    if key is None and not is_ciphering:
        return sqlite3.connect(path, isolation_level=None, timeout=_BUSY_S)
    from sqlcipher3 import dbapi2

    database = dbapi2.connect(str(path), isolation_level=None, timeout=_BUSY_S)
    # it would tell of a wrong key on the terminal, and so do we
    database.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        database.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    return database


def backup_path(history: Path, label: str) -> Path:
    """A new name for a copy of a history."""
    folder = history.parent / BACKUPS
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = (
        f"history-{label}-{stamp}{end}.sqlite" for end in ("", *map("-{}".format, range(1, 99)))
    )
    return next(path for name in names if not (path := folder / name).exists())


def _remedy(error: Exception) -> str:
    # the low byte is the kind of error, the others its details; other libraries' have none
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "Close the other program that uses it, and start again."
    if kind in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _ROOM_REMEDY
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return _WRITABLE_REMEDY
    return MEND
