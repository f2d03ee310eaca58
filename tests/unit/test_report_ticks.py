"""The dates below a plot are round, in order, and never too many."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.report.ticks import ticks

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(DAYS, st.integers(1, 9000), st.integers(3, 6))
def test_dates_lie_between_the_first_and_the_last_and_are_told_apart(
    first: date, days: int, most: int
) -> None:
    last = first + timedelta(days=days)
    found = ticks(first, last, most)
    assert 2 <= len(found.days) <= most
    assert all(first <= day <= last for day in found.days)
    assert all(one < other for one, other in pairwise(found.days))
    written = [found.write(day) for day in found.days]
    assert len(set(written)) == len(written)


def test_a_single_day_stands_alone() -> None:
    assert ticks(date(2026, 1, 5), date(2026, 1, 5), 4).days == (date(2026, 1, 5),)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 6, 25), date(2026, 11, 19), ["Jul", "Aug", "Sep", "Oct", "Nov"]),
        (date(2025, 9, 25), date(2026, 5, 19), ["Nov ’25", "Jan ’26", "Mar ’26", "May ’26"]),
        (date(2022, 1, 12), date(2026, 11, 20), ["2023", "2024", "2025", "2026"]),
        (date(2026, 11, 3), date(2026, 11, 7), ["3 Nov", "4 Nov", "5 Nov", "6 Nov", "7 Nov"]),
    ],
)
def test_the_dates_are_as_round_as_the_time_allows(
    first: date, last: date, written: list[str]
) -> None:
    found = ticks(first, last, 5)
    assert [found.write(day) for day in found.days] == written
