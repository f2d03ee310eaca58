"""The weeks with practice, as a calendar that counts what was done and nothing that was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voice_coach.feedback.periods import monday
from voice_coach.report.wording import counted, day

SHOWN = 26
# weeks in the calendar, at most
FEWEST = 12
# so that a new one does not look lost
RECENT = 12
# weeks that are spoken of
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Square:
    """One day of the calendar."""

    column: int
    row: int
    # Monday is 0
    level: int
    # 0 without practice, 1 to 3 with one, two, three or more sessions
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a month above the week it begins in."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Weeks:
    """The calendar and what it says."""

    squares: tuple[Square, ...]
    labels: tuple[Label, ...]
    columns: int
    sentence: str
    rows: tuple[tuple[str, int], ...]
    # first day of each week with practice, as text, and its sessions; newest first


def weeks_with_practice(days: Sequence[date], today: date) -> Weeks:
    """The calendar of the last months up to ``today``; ``days`` has one entry a session."""
    known = [when for when in days if when <= today]
    this_week = monday(today)
    first = monday(min(known, default=today))
    since = (this_week - first).days // 7 + 1
    columns = min(SHOWN, max(FEWEST, since))
    start = this_week - (columns - 1) * _WEEK
    per_day = Counter(known)
    per_week = Counter(monday(when) for when in known)
    shown = [start + timedelta(days=offset) for offset in range((today - start).days + 1)]
    return Weeks(
        squares=tuple(_square(when, start, per_day[when]) for when in shown),
        labels=_labels(start, columns),
        columns=columns,
        sentence=_sentence(per_week, this_week, since),
        rows=tuple(
            (day(week), per_week[week]) for week in sorted(per_week, reverse=True) if week >= start
        ),
    )


def _square(when: date, start: date, sessions: int) -> Square:
    title = f"{day(when)}: {counted(sessions, 'session')}" if sessions else ""
    return Square((when - start).days // 7, when.weekday(), min(sessions, 3), title)


def _labels(start: date, columns: int) -> tuple[Label, ...]:
    found = []
    for column in range(columns):
        week = start + column * _WEEK
        is_new = column == 0 or week.month != (week - _WEEK).month
        # the first name gives way to the next where both would not fit
        is_crowded = column == 0 and (week + 2 * _WEEK).month != week.month
        if is_new and not is_crowded:
            found.append(Label(column, f"{week:%b}"))
    return tuple(found)


def _sentence(per_week: Counter[date], this_week: date, since: int) -> str:
    if not per_week:
        return ""
    span = min(since, RECENT)
    practised = sum(per_week[this_week - back * _WEEK] > 0 for back in range(span))
    if practised == 0:
        newest = max(per_week)
        return f"You last practised in the week of {day(newest)}. All of it is still yours."
    if since == 1:
        return "Your first week of practice."
    if since <= RECENT:
        which = f"each of the {since}" if practised == since else f"{practised} of the {since}"
        return f"You practised in {which} weeks since you began."
    if practised == RECENT:
        return f"You practised in each of the last {RECENT} weeks."
    return f"You practised in {counted(practised, 'week')} of the last {RECENT}."
