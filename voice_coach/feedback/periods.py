"""Stretches of time that figures are counted by: days, weeks, months, quarters or years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_DAY = timedelta(days=1)


class Unit(Enum):
    """How long one stretch is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


# the longest time in days that is shown by each unit, so that a plot has some thirty points at most
_LONGEST = {Unit.DAY: 31, Unit.WEEK: 31 * 7, Unit.MONTH: 31 * 31, Unit.QUARTER: 31 * 92}


@dataclass(frozen=True, slots=True)
class Scale:
    """How time is cut into stretches, up to today."""

    unit: Unit
    today: date

    def start(self, day: date) -> date:
        """The first day of the stretch that ``day`` is in."""
        return start_of(day, self.unit)

    def end(self, day: date) -> date:
        """The last day of that stretch that has come."""
        return max(day, min(end_of(day, self.unit), self.today))


def unit_for(first: date, last: date) -> Unit:
    """The shortest unit by which the days from ``first`` to ``last`` give a readable plot."""
    days = (last - first).days + 1
    return next((unit for unit, longest in _LONGEST.items() if days <= longest), Unit.YEAR)


def start_of(day: date, unit: Unit) -> date:
    """The first day of the stretch that ``day`` is in; weeks begin on Monday."""
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return monday(day)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Unit.YEAR:  # pragma: no branch (there is no other unit)
            return day.replace(month=1, day=1)


def end_of(day: date, unit: Unit) -> date:
    """The last day of the stretch that ``day`` is in."""
    start = start_of(day, unit)
    longest = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}[unit]
    # one day into the following stretch, or into the one after a shorter one's end
    following = start_of(start + timedelta(days=longest), unit)
    return following - _DAY


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())
