"""Reads the history: whole sessions for showing, and thousands of sessions as numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from voice_coach.adapters.history_rows import (
    SESSION_COLUMNS,
    Row,
    attempt_of,
    damage_told,
    keepsake_of,
    numbers_of,
    session_of,
    turn_of,
)
from voice_coach.ports import (
    Attempt,
    Keepsake,
    PastSession,
    SessionDigest,
    SessionRecord,
)

Query = Callable[[str, Sequence[object]], Iterable[Row]]
# runs one statement with its parameters
_CHUNK = 500
# SQLite takes at most 999 parameters in its older builds
_NO_TURNS: Row = (0, 0, 0, 0, None, None, None, None)


def sessions(query: Query, limit: int | None = None) -> list[PastSession]:
    """The newest sessions, by default all, newest first."""
    rows = query(
        f"SELECT {SESSION_COLUMNS} FROM sessions ORDER BY started DESC, rowid DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return [session_of(row) for row in rows]


def records(query: Query, wanted: Sequence[PastSession]) -> list[SessionRecord]:
    """These sessions with all that is known of them, in the same order."""
    attempts = _by_session(query, "attempts", "rowid", wanted, attempt_of)
    turns = _by_session(query, "turns", "number", wanted, turn_of)
    keepsakes = _by_session(query, "keepsakes", "at, rowid", wanted, keepsake_of)
    return [
        SessionRecord(
            session,
            tuple(attempts[session.id]),
            tuple(turns[session.id]),
            tuple(keepsakes[session.id]),
        )
        for session in wanted
    ]


def digests(query: Query, wanted: Sequence[PastSession] | None = None) -> list[SessionDigest]:
    """These sessions, or all of them newest first, in numbers; quick for ten thousand of them."""
    chosen = sessions(query) if wanted is None else list(wanted)
    answers: dict[str, _Answers] = {}
    turns: dict[str, Row] = {}
    with damage_told():
        for where, ids in [("", ())] if wanted is None else _ranges(chosen):
            answers |= _answers(query, where, ids)
            turns |= _turns(query, where, ids)
        return [
            _digest(session, answers.get(session.id, _Answers()), turns.get(session.id, _NO_TURNS))
            for session in chosen
        ]


def keepsakes(query: Query, kind: str, limit: int | None = None) -> list[Keepsake]:
    """What was kept of a kind, newest first; what was cleared later is left out."""
    rows = query(
        "SELECT session, kind, at, content FROM keepsakes WHERE kind = ? AND content <> ''"
        " ORDER BY rowid DESC LIMIT ?",
        (kind, -1 if limit is None else limit),
    )
    return [keepsake_of(row) for row in rows]


def strong_answers(query: Query, limit: int) -> list[Attempt]:
    """The answers in which there was nothing to change, those kept last first."""
    # in the order of the table, which is that of time: sorting by it would read all answers
    rows = query("SELECT * FROM attempts WHERE is_strong ORDER BY rowid DESC LIMIT ?", (limit,))
    return [attempt_of(row) for row in rows]


# --- choosing rows --------------------------------------------------------------------------------


def _ranges(wanted: Sequence[PastSession]) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for start in range(0, len(wanted), _CHUNK):
        ids = tuple(session.id for session in wanted[start : start + _CHUNK])
        found.append((f"WHERE session IN ({', '.join('?' for _ in ids)})", ids))
    return found


def _by_session(
    query: Query,
    table: str,
    order: str,
    wanted: Sequence[PastSession],
    make: Callable[[Row], Any],
) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for where, ids in _ranges(wanted):
        for row in query(f"SELECT * FROM {table} {where} ORDER BY session, {order}", ids):
            found[row[0]].append(make(row))
    return found


# --- adding up ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Answers:
    """The judged answers of one session, counted."""

    count: int = 0
    strong: int = 0
    retries: int = 0


def _answers(query: Query, where: str, ids: tuple[str, ...]) -> dict[str, _Answers]:
    found: defaultdict[str, _Answers] = defaultdict(_Answers)
    # a few rows for each session: SQLite counts many times faster than rows can be handed over
    rows = query(
        f"SELECT session, attempt, is_strong, count(*) FROM attempts {where}"
        " GROUP BY session, attempt, is_strong",
        ids,
    )
    for session, attempt, is_strong, count in rows:
        total = found[session]
        total.count += count
        total.strong += count * is_strong
        total.retries += count * (attempt > 1)
    return found


def _turns(query: Query, where: str, ids: tuple[str, ...]) -> dict[str, Row]:
    # one row for each session, for the same reason
    rows = query(
        "SELECT session, count(*), sum(coach_ms),"
        " sum(CASE WHEN duration_ms IS NULL THEN 0 ELSE words END),"
        " sum(coalesce(duration_ms, 0)), group_concat(delay_ms), group_concat(longest_pause_ms),"
        f" group_concat(patience_ms), group_concat(compute_ms) FROM turns {where}"
        " GROUP BY session",
        ids,
    )
    return {row[0]: row[1:] for row in rows}


def _digest(session: PastSession, answers: _Answers, turns: Row) -> SessionDigest:
    count, coach_ms, spoken_words, speech_ms, *measured = turns
    delays_ms, pauses_ms, patience_ms, compute_ms = map(numbers_of, measured)
    return SessionDigest(
        session=session,
        answers=answers.count,
        strong=answers.strong,
        retries=answers.retries,
        turns=count,
        words=spoken_words,
        speech_ms=speech_ms,
        coach_ms=coach_ms,
        delays_ms=delays_ms,
        pauses_ms=pauses_ms,
        patience_ms=patience_ms,
        compute_ms=compute_ms,
    )
