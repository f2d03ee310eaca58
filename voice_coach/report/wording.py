"""Dates, numbers and lists as the page writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def counted(count: int, noun: str, plural: str = "") -> str:
    """1 answer, 2 answers."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def percent(ratio: float) -> str:
    """A share without decimals; what is not nothing or all is not written as such."""
    if 0 < ratio <= 0.005:
        return "under 1%"
    if 0.995 <= ratio < 1:
        return "over 99%"
    return f"{ratio:.0%}"


def day(when: date) -> str:
    """3 March 2026."""
    return f"{when.day} {when:%B %Y}"


def stretch(first: date, last: date) -> str:
    """3 to 9 March 2026, as short as it can be told."""
    if first == last:
        return day(first)
    if first.day == 1 and (last.toordinal() + 1) == _next_month(last).toordinal():
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year:
        is_year = first.month == 1 and last.month == 12
        return f"{first.year}" if is_year else f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"


def _next_month(when: date) -> date:
    return date(when.year + when.month // 12, when.month % 12 + 1, 1)


def ratio(hits: int, others: int) -> str:
    """So many of one thing to one of the other, as it is spoken."""
    if not others:
        return f"{hits} to none"
    if not hits:
        return f"none to {others}"
    return f"{hits / others:.1f} to 1".replace(".0 to", " to")


def joined(parts: Sequence[str]) -> str:
    """One, two and three."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
