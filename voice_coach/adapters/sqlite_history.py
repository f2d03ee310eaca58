"""The history of all sessions and answers, in one SQLite file of the user's."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from voice_coach.adapters import history_queries
from voice_coach.adapters.history_queries import EVERYTHING, Page, Row, attempt_of
from voice_coach.errors import HistoryError
from voice_coach.ports import (
    Attempt,
    HeardTurn,
    Keepsake,
    PastSession,
    SessionDigest,
    SessionRecord,
)

_MIGRATIONS = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, locale TEXT NOT NULL, started TEXT NOT NULL,
        ended TEXT, reason TEXT, journal TEXT NOT NULL
    );
    CREATE TABLE attempts (
        session TEXT NOT NULL REFERENCES sessions(id), step TEXT NOT NULL,
        attempt INTEGER NOT NULL, said TEXT NOT NULL, at TEXT NOT NULL, act TEXT NOT NULL,
        is_strong INTEGER NOT NULL, changed_marker TEXT NOT NULL, markers TEXT NOT NULL,
        PRIMARY KEY (session, step, attempt)
    );
    CREATE INDEX attempts_by_step ON attempts (step, at);
    """,
    """
    CREATE TABLE keepsakes (
        session TEXT NOT NULL REFERENCES sessions(id), kind TEXT NOT NULL, at TEXT NOT NULL,
        content TEXT NOT NULL, PRIMARY KEY (session, kind)
    );
    """,
    """
    ALTER TABLE attempts ADD COLUMN praise TEXT NOT NULL DEFAULT '';
    ALTER TABLE attempts ADD COLUMN change TEXT NOT NULL DEFAULT '';
    ALTER TABLE attempts ADD COLUMN template TEXT NOT NULL DEFAULT '';
    CREATE TABLE turns (
        session TEXT NOT NULL REFERENCES sessions(id), number INTEGER NOT NULL, at TEXT NOT NULL,
        step TEXT NOT NULL, said TEXT NOT NULL, coach_ms INTEGER NOT NULL, delay_ms INTEGER,
        duration_ms INTEGER, words INTEGER NOT NULL, longest_pause_ms INTEGER, level_db REAL,
        level_spread_db REAL, clipped_ratio REAL, patience_ms INTEGER, compute_ms INTEGER,
        PRIMARY KEY (session, number)
    );
    """,
)
# one script per schema version; only ever append
_WRITABLE_REMEDY = "Set VOICE_COACH_DATA_DIR to a folder you can write."


class SqliteHistory:
    """Sessions, attempts and keepsakes; safe against a crash at any moment (WAL)."""

    def __init__(self, path: Path) -> None:
        """Open or create the file, mode 600. Raises HistoryError."""
        self.path = path
        with self._translated():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=5.0)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise

    def _open(self) -> None:
        if self._version > len(_MIGRATIONS):
            raise HistoryError(
                f"The history {self.path} was written by a newer Voice Coach.",
                "Update Voice Coach, or move the file away to start a new history.",
            )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA foreign_keys = ON")
        if self._version < len(_MIGRATIONS):
            self._migrate()

    def _migrate(self) -> None:
        # locked before the version is asked for, as another session may start at the same time
        self._db.execute("BEGIN IMMEDIATE")
        for statement in ";".join(_MIGRATIONS[self._version :]).split(";"):
            self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
        self._db.execute("COMMIT")

    @property
    def _version(self) -> int:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(version)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise HistoryError(
                f"The history {self.path} cannot be used ({error}).", _remedy(error)
            ) from error
        except OSError as error:
            raise HistoryError(
                f"The history {self.path} cannot be opened ({error.strerror}).",
                _WRITABLE_REMEDY,
            ) from error

    # --- writing ----------------------------------------------------------------------------------

    def begin(self, session: PastSession) -> None:
        """Note that a session has begun."""
        row = (session.id, session.kind, session.locale, session.started, session.journal)
        with self._translated():
            self._db.execute(
                "INSERT OR REPLACE INTO sessions (id, kind, locale, started, journal)"
                " VALUES (?, ?, ?, ?, ?)",
                row,
            )

    def end(self, session_id: str, ended: str, reason: str) -> None:
        """Note how a session ended."""
        with self._translated():
            self._db.execute(
                "UPDATE sessions SET ended = ?, reason = ? WHERE id = ?",
                (ended, reason, session_id),
            )

    def add_attempt(self, attempt: Attempt) -> None:
        """Keep one answer; the same session, step and attempt replaces the earlier one."""
        with self._translated():
            self._db.execute(
                "INSERT OR REPLACE INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attempt.session,
                    attempt.step,
                    attempt.attempt,
                    attempt.said,
                    attempt.at,
                    attempt.act,
                    int(attempt.is_strong),
                    attempt.changed_marker,
                    json.dumps(attempt.markers),
                    attempt.praise,
                    attempt.change,
                    attempt.template,
                ),
            )

    def add_turn(self, turn: HeardTurn) -> None:
        """Keep one turn; the same session and number replaces the earlier one."""
        row = astuple(turn)
        places = ", ".join("?" for _ in row)
        with self._translated():
            self._db.execute(f"INSERT OR REPLACE INTO turns VALUES ({places})", row)

    def keep(self, session_id: str, kind: str, at: str, content: str) -> None:
        """Keep a card or a commitment; one of each kind per session."""
        with self._translated():
            self._db.execute(
                "INSERT OR REPLACE INTO keepsakes VALUES (?, ?, ?, ?)",
                (session_id, kind, at, content),
            )

    # --- reading ----------------------------------------------------------------------------------

    def _query(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        return self._db.execute(statement, parameters)

    def sessions(self, page: Page = EVERYTHING) -> list[PastSession]:
        """The sessions of a page, by default all of them, newest first."""
        with self._translated():
            return history_queries.sessions(self._query, page)

    def attempts(self) -> list[Attempt]:
        """All answers, oldest first."""
        with self._translated():
            rows = self._query("SELECT * FROM attempts ORDER BY at, rowid")
            return [attempt_of(row) for row in rows]

    def turns(self) -> list[HeardTurn]:
        """All turns, session by session in their order."""
        with self._translated():
            rows = self._query("SELECT * FROM turns ORDER BY session, number")
            return [HeardTurn(*row) for row in rows]

    def records(self, wanted: Sequence[PastSession]) -> list[SessionRecord]:
        """These sessions with all that is known of them, in the same order."""
        with self._translated():
            return history_queries.records(self._query, wanted)

    def digests(self, wanted: Sequence[PastSession] | None = None) -> list[SessionDigest]:
        """These sessions, or all of them newest first, in numbers; quick for ten thousand."""
        with self._translated():
            return history_queries.digests(self._query, wanted)

    def keepsakes(self, kind: str, limit: int | None = None) -> list[Keepsake]:
        """What was kept of a kind, newest first; what was cleared later is left out."""
        with self._translated():
            return history_queries.keepsakes(self._query, kind, limit)

    def strong_answers(self, limit: int) -> list[Attempt]:
        """The newest answers in which there was nothing to change."""
        with self._translated():
            return history_queries.strong_answers(self._query, limit)

    def newest(self, kind: str) -> str | None:
        """The newest keepsake of a kind; None when there is none."""
        with self._translated():
            row = self._db.execute(
                "SELECT content FROM keepsakes WHERE kind = ? ORDER BY at DESC, rowid DESC LIMIT 1",
                (kind,),
            ).fetchone()
        return None if row is None else str(row[0])

    def close(self) -> None:
        self._db.close()


def _remedy(error: sqlite3.DatabaseError) -> str:
    # the low byte is the kind of error, the others its details; other libraries' have none
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "Close the other program that uses it, and start again."
    if kind in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return "Free some disk space."
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return _WRITABLE_REMEDY
    return "Move the file away to start a new history."
