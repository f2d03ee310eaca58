"""Reads the history: whole sessions for showing, and thousands of sessions as numbers."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from voice_coach.ports import (
    Attempt,
    HeardTurn,
    Keepsake,
    PastSession,
    SessionDigest,
    SessionRecord,
)

Row = tuple[Any, ...]
Query = Callable[[str, Sequence[object]], Iterable[Row]]
# runs one statement with its parameters
_SESSION_COLUMNS = "id, kind, locale, started, journal, ended, reason"
_CHUNK = 500
# SQLite takes at most 999 parameters in its older builds


@dataclass(frozen=True, slots=True)
class Page:
    """Which sessions are wanted, newest first."""

    limit: int | None = None
    offset: int = 0
    kind: str | None = None


EVERYTHING = Page()


def sessions(query: Query, page: Page = EVERYTHING) -> list[PastSession]:
    """The sessions of a page, newest first."""
    where = "" if page.kind is None else "WHERE kind = ?"
    chosen = [] if page.kind is None else [page.kind]
    limit = -1 if page.limit is None else page.limit
    rows = query(
        f"SELECT {_SESSION_COLUMNS} FROM sessions {where}"
        " ORDER BY started DESC, rowid DESC LIMIT ? OFFSET ?",
        (*chosen, limit, page.offset),
    )
    return [PastSession(*row) for row in rows]


def records(query: Query, wanted: Sequence[PastSession]) -> list[SessionRecord]:
    """These sessions with all that is known of them, in the same order."""
    attempts = _by_session(query, "attempts", "rowid", wanted, attempt_of)
    turns = _by_session(query, "turns", "number", wanted, lambda row: HeardTurn(*row))
    keepsakes = _by_session(query, "keepsakes", "at, rowid", wanted, lambda row: Keepsake(*row))
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
    sums = {session.id: _Sums() for session in chosen}
    for where, ids in [("", ())] if wanted is None else _ranges(chosen):
        _count_answers(query, where, ids, sums)
        _count_turns(query, where, ids, sums)
    return [sums[session.id].digest(session) for session in chosen]


def keepsakes(query: Query, kind: str, limit: int | None = None) -> list[Keepsake]:
    """What was kept of a kind, newest first; what was cleared later is left out."""
    rows = query(
        "SELECT session, kind, at, content FROM keepsakes WHERE kind = ? AND content <> ''"
        " ORDER BY at DESC, rowid DESC LIMIT ?",
        (kind, -1 if limit is None else limit),
    )
    return [Keepsake(*row) for row in rows]


def strong_answers(query: Query, limit: int) -> list[Attempt]:
    """The newest answers in which there was nothing to change."""
    rows = query(
        "SELECT * FROM attempts WHERE is_strong ORDER BY at DESC, rowid DESC LIMIT ?", (limit,)
    )
    return [attempt_of(row) for row in rows]


def attempt_of(row: Row) -> Attempt:
    """One row of the table of attempts."""
    session, step, attempt, said, at, act, is_strong, changed_marker, markers, *feedback = row
    names = _names(markers)
    return Attempt(
        session, step, attempt, said, at, act, bool(is_strong), changed_marker, names, *feedback
    )


@lru_cache(maxsize=4096)
def _names(markers: str) -> tuple[str, ...]:
    # few combinations of markers make up nearly all answers
    return tuple(json.loads(markers))


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
class _Sums:
    answers: int = 0
    strong: int = 0
    retries: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    markers: Counter[str] = field(default_factory=Counter)
    drills: dict[str, tuple[int, int]] = field(default_factory=dict)
    turns: int = 0
    words: int = 0
    speech_ms: int = 0
    person_words: int = 0
    coach_ms: int = 0
    delays_ms: list[int] = field(default_factory=list)
    pauses_ms: list[int] = field(default_factory=list)
    patience_ms: list[int] = field(default_factory=list)
    compute_ms: list[int] = field(default_factory=list)

    def digest(self, session: PastSession) -> SessionDigest:
        return SessionDigest(
            session=session,
            answers=self.answers,
            strong=self.strong,
            retries=self.retries,
            acts=self.acts,
            markers=self.markers,
            drills=self.drills,
            turns=self.turns,
            words=self.words,
            speech_ms=self.speech_ms,
            person_words=self.person_words,
            coach_ms=self.coach_ms,
            delays_ms=tuple(self.delays_ms),
            pauses_ms=tuple(self.pauses_ms),
            patience_ms=tuple(self.patience_ms),
            compute_ms=tuple(self.compute_ms),
        )


def _count_answers(query: Query, where: str, ids: tuple[str, ...], sums: dict[str, _Sums]) -> None:
    # SQLite adds up what is alike, so that far fewer rows come over than there are answers
    rows = query(
        "SELECT session, substr(step, 1, instr(step || '/', '/') - 1) AS drill, act, markers,"
        " count(*), sum(is_strong), sum(attempt > 1)"
        f" FROM attempts {where} GROUP BY session, drill, act, markers",
        ids,
    )
    for session, drill, act, markers, answers, strong, retries in rows:
        total = sums[session]
        total.answers += answers
        total.strong += strong
        total.retries += retries
        total.acts[act] += answers
        for name in _names(markers):
            total.markers[name] += answers
        done, well = total.drills.get(drill, (0, 0))
        total.drills[drill] = (done + answers, well + strong)


def _count_turns(query: Query, where: str, ids: tuple[str, ...], sums: dict[str, _Sums]) -> None:
    rows = query(
        "SELECT session, words, duration_ms, coach_ms, delay_ms, longest_pause_ms, patience_ms,"
        f" compute_ms FROM turns {where} ORDER BY session, number",
        ids,
    )
    for session, words, duration_ms, coach_ms, delay_ms, pause_ms, patience_ms, compute_ms in rows:
        total = sums[session]
        total.turns += 1
        total.person_words += words
        total.coach_ms += coach_ms
        if duration_ms is not None:
            total.words += words
            total.speech_ms += duration_ms
        if delay_ms is not None:
            total.delays_ms.append(delay_ms)
        if pause_ms is not None:
            total.pauses_ms.append(pause_ms)
        if patience_ms is not None:
            total.patience_ms.append(patience_ms)
        if compute_ms is not None:
            total.compute_ms.append(compute_ms)
