"""Reads from the history what progress is counted from: a few numbers of very many answers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from voice_coach.adapters.history_queries import Query, attempt_of
from voice_coach.feedback.periods import Scale, Unit, unit_for
from voice_coach.feedback.progress import Talk, Tally
from voice_coach.ports import Attempt

LATEST = 10
# first tries of every exercise that are read one by one
_DAY, _MONTH = 10, 7
# characters of an ISO 8601 time that tell the day or the month
_HELD = (
    "EXISTS (SELECT 1 FROM attempts WHERE session = sessions.id)"
    " OR EXISTS (SELECT 1 FROM turns WHERE session = sessions.id)"
    " OR EXISTS (SELECT 1 FROM keepsakes WHERE session = sessions.id)"
)
# something was said in it


@dataclass(frozen=True, slots=True)
class Practised:
    """All that progress is counted from."""

    scale: Scale
    # by which figures over this time are to be shown
    sessions: tuple[tuple[date, str], ...] = ()
    # day and kind of those in which something was said, oldest first
    tallies: tuple[Tally, ...] = ()
    talks: tuple[Talk, ...] = ()
    latest: tuple[Attempt, ...] = ()
    # oldest first: the newest first tries of every exercise, and its newest answer

    @property
    def first_day(self) -> date | None:
        return self.sessions[0][0] if self.sessions else None


def practised(query: Query, today: date) -> Practised:
    """Read it all; quick for hundreds of thousands of answers."""
    sessions = tuple(
        (date.fromisoformat(day), str(kind))
        for day, kind in query(
            f"SELECT substr(started, 1, {_DAY}), kind FROM sessions WHERE {_HELD}"
            " ORDER BY started, rowid",
            (),
        )
    )
    days = [day for day, _ in sessions]
    unit = unit_for(days[0], days[-1]) if days else Unit.DAY
    return Practised(
        scale=Scale(unit, today),
        sessions=sessions,
        tallies=tuple(_tallies(query, unit)),
        talks=tuple(_talks(query, unit)),
        latest=tuple(latest_attempts(query)),
    )


def latest_attempts(query: Query, count: int = LATEST) -> list[Attempt]:
    """What a plan rests on, oldest first.

    Of every exercise the newest ``count`` first tries and the newest answer of all.
    """
    found: dict[int, Attempt] = {}
    ordered = "SELECT rowid, * FROM attempts WHERE step = ?"
    newest = " ORDER BY at DESC, rowid DESC LIMIT ?"
    for (step,) in list(query("SELECT DISTINCT step FROM attempts", ())):
        rows = [
            *query(f"{ordered} AND attempt = 1{newest}", (step, count)),
            *query(f"{ordered}{newest}", (step, 1)),
        ]
        found |= {row[0]: attempt_of(row[1:]) for row in rows}
    return [it for _, it in sorted(found.items(), key=lambda item: (item[1].at, item[0]))]


def _tallies(query: Query, unit: Unit) -> Iterable[Tally]:
    # counted here, which is quicker than a GROUP BY over columns without an index
    rows = Counter(
        query(
            f"SELECT substr(at, 1, {_length(unit)}),"
            " CASE WHEN step LIKE 'rehearse/talk%' THEN 'rehearse/talk'"
            " ELSE substr(step, 1, instr(step || '/', '/') - 1) END,"
            " act, markers, is_strong, attempt = 1 FROM attempts",
            (),
        )
    )
    for (at, place, act, markers, is_strong, is_first), count in rows.items():
        names = _names(markers)
        yield Tally(_day(at), place, act, names, bool(is_strong), bool(is_first), count)


def _talks(query: Query, unit: Unit) -> Iterable[Talk]:
    delays: dict[str, list[int]] = {}
    pauses: dict[str, list[int]] = {}
    sums: dict[str, tuple[int, int, int]] = {}
    rows = query(
        f"SELECT substr(at, 1, {_length(unit)}), delay_ms, longest_pause_ms, words, duration_ms"
        " FROM turns WHERE step <> '' AND duration_ms IS NOT NULL",
        (),
    )
    for at, delay_ms, pause_ms, words, duration_ms in rows:
        if delay_ms is not None:
            delays.setdefault(at, []).append(delay_ms)
        if pause_ms is not None:
            pauses.setdefault(at, []).append(pause_ms)
        answers, spoken, length = sums.get(at, (0, 0, 0))
        sums[at] = (answers + 1, spoken + words, length + duration_ms)
    for at, (answers, words, speech_ms) in sums.items():
        of_day = tuple(delays.get(at, ())), tuple(pauses.get(at, ()))
        yield Talk(_day(at), *of_day, answers, words, speech_ms)


def _length(unit: Unit) -> int:
    return _DAY if unit in (Unit.DAY, Unit.WEEK) else _MONTH


@lru_cache(maxsize=4096)
def _day(at: str) -> date:
    return date.fromisoformat(at if len(at) == _DAY else f"{at}-01")


@lru_cache(maxsize=4096)
def _names(markers: str) -> tuple[str, ...]:
    # few combinations of markers make up nearly all answers
    return tuple(json.loads(markers))
