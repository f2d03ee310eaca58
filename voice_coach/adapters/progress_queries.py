"""Reads from the history what progress is counted from: a few numbers of very many answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from voice_coach.adapters.history_queries import Query
from voice_coach.adapters.history_rows import attempt_of, damage_told, levels_of, numbers_of
from voice_coach.feedback.periods import Scale, Unit, unit_for
from voice_coach.feedback.progress import MARKERS, Share, Talk, Tally
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
_DRILL = "substr(step, 1, instr(step || '/', '/') - 1)"
# what an answer's step belongs to: a drill, or a kind of session


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
    """Read it all; quick for hundreds of thousands of answers. Raises HistoryError."""
    with damage_told():
        return _practised(query, today)


def _practised(query: Query, today: date) -> Practised:
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


def latest_attempts(query: Query) -> list[Attempt]:
    """What a plan rests on, oldest first.

    Of every exercise the newest LATEST first tries and the newest answer of all.
    """
    found: dict[int, Attempt] = {}
    ordered = "SELECT rowid, * FROM attempts WHERE step = ?"
    newest = " ORDER BY at DESC, rowid DESC LIMIT ?"
    for (step,) in list(query("SELECT DISTINCT step FROM attempts", ())):
        rows = [
            *query(f"{ordered} AND attempt = 1{newest}", (step, LATEST)),
            *query(f"{ordered}{newest}", (step, 1)),
        ]
        found |= {row[0]: attempt_of(row[1:]) for row in rows}
    return [it for _, it in sorted(found.items(), key=lambda item: (item[1].at, item[0]))]


def first_tries(query: Query, drills: Collection[str]) -> tuple[Share, Share]:
    """How many first tries at these drills came out strong: the earlier half, and the later one.

    Quick for hundreds of thousands of answers. Raises HistoryError.
    """
    # in the order of the table, which is that of time: sorting by it takes ten times as long
    chosen = (
        "SELECT is_strong FROM attempts WHERE attempt = 1"
        f" AND {_DRILL} IN ({', '.join('?' for _ in drills)}) ORDER BY rowid LIMIT ?"
    )
    with damage_told():
        every = _share(query, chosen, (*drills, -1))
        before = _share(query, chosen, (*drills, every.of // 2))
        return before, Share(every.hits - before.hits, every.of - before.of)


def _share(query: Query, chosen: str, parameters: tuple[object, ...]) -> Share:
    ((of, hits),) = query(
        f"SELECT count(*), coalesce(sum(is_strong), 0) FROM ({chosen})", parameters
    )
    return Share(int(hits), of)


def _tallies(query: Query, unit: Unit) -> Iterable[Tally]:
    marked = [_holding(name) for name in MARKERS]
    sums = (
        "count(*)",
        "sum(attempt = 1)",
        "sum(attempt = 1 AND is_strong)",
        "sum(act = 'reflection')",
        "sum(act = 'question')",
        f"sum({_holding('open_question')} OR {_holding('closed_question')})",
        *(f"sum({found})" for found in marked),
    )
    rows = query(
        f"SELECT substr(at, 1, {_length(unit)}) AS day,"
        " CASE WHEN step LIKE 'rehearse/talk%' THEN 'rehearse/talk'"
        f" ELSE {_DRILL} END AS place,"
        f" {', '.join(sums)} FROM attempts GROUP BY day, place ORDER BY day",
        (),
    )
    for at, place, answers, first, strong, reflections, questions, asking, *found in rows:
        yield Tally(
            day=_day(at),
            place=place,
            answers=answers,
            first_tries=first,
            strong_tries=strong,
            reflections=reflections,
            questions=questions,
            asking=asking,
            marked=dict(zip(MARKERS, found, strict=True)),
        )


def _holding(marker: str) -> str:
    """Whether the JSON list of an answer's markers holds this one."""
    return f"instr(markers, '\"{marker}\"') > 0"


def _talks(query: Query, unit: Unit) -> Iterable[Talk]:
    # what was measured comes as one text of numbers, which is quicker than a row for each turn
    rows = query(
        f"SELECT substr(at, 1, {_length(unit)}) AS day, group_concat(delay_ms),"
        " group_concat(longest_pause_ms), count(*), sum(words), sum(duration_ms), sum(coach_ms),"
        " group_concat(level_db), group_concat(level_spread_db)"
        " FROM turns WHERE step <> '' AND duration_ms IS NOT NULL GROUP BY day ORDER BY day",
        (),
    )
    for at, delays, pauses, answers, words, speech_ms, coach_ms, levels, spreads in rows:
        yield Talk(
            day=_day(at),
            delays_ms=numbers_of(delays),
            pauses_ms=numbers_of(pauses),
            answers=answers,
            words=words,
            speech_ms=speech_ms,
            coach_ms=coach_ms,
            levels_db=levels_of(levels),
            spreads_db=levels_of(spreads),
        )


def _length(unit: Unit) -> int:
    return _DAY if unit in (Unit.DAY, Unit.WEEK) else _MONTH


def _day(at: str) -> date:
    return date.fromisoformat(at if len(at) == _DAY else f"{at}-01")
