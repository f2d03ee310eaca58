"""Chooses the dates that stand below a plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = (1, 2, 5, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
# steps from one date to the next


@dataclass(frozen=True, slots=True)
class Ticks:
    """Dates, and how they are written."""

    days: tuple[date, ...]
    write: Callable[[date], str]


def ticks(first: date, last: date, most: int) -> Ticks:
    """Round dates between two, both included, as many as there is room for.

    Where no two round ones lie between them, the two themselves.
    """
    for months in _MONTHS if (last - first).days > _DAYS[-1] * most else ():
        found = tuple(_months(first, last, months))
        if 2 <= len(found) <= most:
            return Ticks(found, _month_writer(found, months))
    for days in _DAYS:
        found = tuple(_steps(first, last, days))
        if 2 <= len(found) <= most:
            return Ticks(found, _write_day)
    return Ticks((first, last) if first < last else (first,), _write_whole)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while (found := date(number // 12, number % 12 + 1, 1)) <= last:
        yield found
        number += step


def _steps(first: date, last: date, days: int) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=days)


def _month_writer(days: tuple[date, ...], months: int) -> Callable[[date], str]:
    if months % 12 == 0:
        return lambda day: f"{day.year}"
    if days[0].year != days[-1].year:
        return lambda day: f"{day:%b} ’{day:%y}"
    return lambda day: f"{day:%b}"


def _write_day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _write_whole(day: date) -> str:
    return f"{day.day} {day:%b} ’{day:%y}"
