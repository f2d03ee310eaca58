"""The history of all sessions and answers, in one SQLite file of the user's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

from voice_coach.adapters import history_queries
from voice_coach.adapters.history_database import HistoryDatabase
from voice_coach.adapters.history_rows import Row, attempt_of, turn_of
from voice_coach.ports import (
    Attempt,
    HeardTurn,
    Keepsake,
    PastSession,
    SessionDigest,
    SessionRecord,
)

_OF_A_SESSION = (("attempts", "session"), ("turns", "session"), ("keepsakes", "session"))


class SqliteHistory:
    """ports.History in one file; what was written outlives a crash at any moment."""

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        """Open or create the file, mode 600. Raises HistoryError.

        ``key`` are the 32 bytes that an encrypted history is locked with.
        """
        self.path = path
        self.database = HistoryDatabase(path, key)

    # --- writing ----------------------------------------------------------------------------------

    def begin(self, session: PastSession) -> None:
        """Note that a session has begun."""
        self.database.run(
            "INSERT OR REPLACE INTO sessions (id, kind, locale, started, journal)"
            " VALUES (?, ?, ?, ?, ?)",
            (session.id, session.kind, session.locale, session.started, session.journal),
        )

    def end(self, session_id: str, ended: str, reason: str) -> None:
        """Note how a session ended."""
        self.database.run(
            "UPDATE sessions SET ended = ?, reason = ? WHERE id = ?", (ended, reason, session_id)
        )

    def add_attempt(self, attempt: Attempt) -> None:
        """Keep one answer; the same session, step and attempt replaces the earlier one."""
        self._insert("attempts", _attempt_row(attempt))

    def add_turn(self, turn: HeardTurn) -> None:
        """Keep one turn; the same session and number replaces the earlier one."""
        self._insert("turns", astuple(turn))

    def keep(self, session_id: str, kind: str, at: str, content: str) -> None:
        """Keep a card or a commitment; one of each kind per session."""
        self._insert("keepsakes", (session_id, kind, at, content))

    def withdraw(
        self, session_id: str, first_turn: int, attempts: Sequence[tuple[str, int]]
    ) -> None:
        """Remove a session's turns from a number on, and attempts; no trace of them stays."""
        with self.database.transaction():
            self.database.run(
                "DELETE FROM turns WHERE session = ? AND number >= ?", (session_id, first_turn)
            )
            for step, number in attempts:
                self.database.run(
                    "DELETE FROM attempts WHERE session = ? AND step = ? AND attempt = ?",
                    (session_id, step, number),
                )
        self.database.erase_traces()

    def _insert(self, table: str, row: Row) -> None:
        places = ", ".join("?" for _ in row)
        self.database.run(f"INSERT OR REPLACE INTO {table} VALUES ({places})", row)

    def delete(self, session_ids: Sequence[str]) -> None:
        """Remove sessions with all that belongs to them; no trace of it stays in the file."""
        with self.database.transaction():
            for table, column in (*_OF_A_SESSION, ("sessions", "id")):
                for session_id in session_ids:
                    self.database.run(f"DELETE FROM {table} WHERE {column} = ?", (session_id,))
        self.database.erase_traces()

    # --- reading ----------------------------------------------------------------------------------

    def sessions(self, limit: int | None = None) -> list[PastSession]:
        """The newest sessions, by default all, newest first."""
        return history_queries.sessions(self.database.rows, limit)

    def count(self) -> int:
        """How many sessions there are."""
        return next(int(count) for (count,) in self.database.rows("SELECT count(*) FROM sessions"))

    def has_ended(self, session_id: str) -> bool:
        """Whether an end of this session is noted."""
        rows = self.database.rows("SELECT ended FROM sessions WHERE id = ?", (session_id,))
        return any(ended is not None for (ended,) in rows)

    def attempts(self) -> list[Attempt]:
        """All answers, oldest first."""
        rows = self.database.rows("SELECT * FROM attempts ORDER BY at, rowid")
        return [attempt_of(row) for row in rows]

    def turns(self) -> list[HeardTurn]:
        """All turns, session by session in their order."""
        rows = self.database.rows("SELECT * FROM turns ORDER BY session, number")
        return [turn_of(row) for row in rows]

    def records(self, wanted: Sequence[PastSession]) -> list[SessionRecord]:
        """These sessions with all that is known of them, in the same order."""
        return history_queries.records(self.database.rows, wanted)

    def digests(self, wanted: Sequence[PastSession] | None = None) -> list[SessionDigest]:
        """These sessions, or all of them newest first, in numbers; quick for ten thousand."""
        return history_queries.digests(self.database.rows, wanted)

    def keepsakes(self, kind: str, limit: int | None = None) -> list[Keepsake]:
        """What was kept of a kind, newest first; what was cleared later is left out."""
        return history_queries.keepsakes(self.database.rows, kind, limit)

    def strong_answers(self, limit: int) -> list[Attempt]:
        """The newest answers in which there was nothing to change."""
        return history_queries.strong_answers(self.database.rows, limit)

    def newest(self, kind: str) -> str | None:
        """The newest keepsake of a kind; None when there is none."""
        # in the order of the table: a clock may have been wrong, now or earlier
        rows = self.database.rows(
            "SELECT content FROM keepsakes WHERE kind = ? ORDER BY rowid DESC LIMIT 1", (kind,)
        )
        return next((str(content) for (content,) in rows), None)

    def close(self) -> None:
        self.database.close()


def rows_of(record: SessionRecord) -> dict[str, list[Row]]:
    """A whole session as rows by table; a session's own row comes first."""
    one = record.session
    return {
        "sessions": [
            (one.id, one.kind, one.locale, one.started, one.ended, one.reason, one.journal)
        ],
        "attempts": [_attempt_row(attempt) for attempt in record.attempts],
        "turns": [astuple(turn) for turn in record.turns],
        "keepsakes": [astuple(kept) for kept in record.keepsakes],
    }


def _attempt_row(attempt: Attempt) -> Row:
    row = astuple(replace(attempt, markers=()))
    return (*row[:8], json.dumps(attempt.markers), *row[9:])
