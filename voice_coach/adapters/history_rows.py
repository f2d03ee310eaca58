"""Rows of the history as what they stand for; a row that makes no sense is a sign of damage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from voice_coach.errors import HistoryError
from voice_coach.ports import Attempt, HeardTurn, Keepsake, PastSession

Row = tuple[Any, ...]
SESSION_COLUMNS = "id, kind, locale, started, journal, ended, reason"
MEND = "Mend it with: voice-coach history repair"
_TEXT = (str,)
_MAYBE = (str, type(None))
_NUMBER = (int,)
_MEASURED = (int, float, type(None))
_SESSION = (*(_TEXT,) * 5, _MAYBE, _MAYBE)
_ATTEMPT = (_TEXT, _TEXT, _NUMBER, *(_TEXT,) * 3, _NUMBER, *(_TEXT,) * 5)
_LASTED = (int, type(None))
_TURN = (
    _TEXT, _NUMBER, *(_TEXT,) * 3, _NUMBER, _LASTED, _LASTED, _NUMBER, _LASTED,
    *(_MEASURED,) * 3, _LASTED, _LASTED,
)  # fmt: skip
_KEEPSAKE = (_TEXT,) * 4


@contextmanager
def damage_told() -> Iterator[None]:
    """What rows that make no sense lead to becomes a HistoryError."""
    try:
        yield
    except (AttributeError, OverflowError, RecursionError, TypeError, ValueError) as error:
        # without its text, which may be what somebody said
        raise HistoryError("A row of the history is damaged.", MEND) from _Unquoted(type(error))


class _Unquoted(Exception):  # noqa: N818 (it only stands for another one)
    """The kind of an exception, without what it quotes."""

    def __init__(self, kind: type[Exception]) -> None:
        super().__init__(kind.__name__)


def session_of(row: Row) -> PastSession:
    """A row of SESSION_COLUMNS. Raises HistoryError."""
    with damage_told():
        session = PastSession(*_checked(row, _SESSION))
        for at in (session.started, session.ended):
            datetime.fromisoformat(at or session.started)
        name = session.journal
        if PurePath(name).name != name or name in ("", "..") or "\0" in name:
            raise ValueError
        return session


def attempt_of(row: Row) -> Attempt:
    """A row of the table of attempts. Raises HistoryError."""
    with damage_told():
        session, step, number, said, at, act, is_strong, changed, markers, *feedback = _checked(
            row, _ATTEMPT
        )
        datetime.fromisoformat(at)
        names = _marker_names(markers)
        return Attempt(
            session, step, number, said, at, act, bool(is_strong), changed, names, *feedback
        )


def turn_of(row: Row) -> HeardTurn:
    """A row of the table of turns. Raises HistoryError."""
    with damage_told():
        turn = HeardTurn(*_checked(row, _TURN))
        datetime.fromisoformat(turn.at)
        return turn


def keepsake_of(row: Row) -> Keepsake:
    """A row of the table of keepsakes. Raises HistoryError."""
    with damage_told():
        kept = Keepsake(*_checked(row, _KEEPSAKE))
        datetime.fromisoformat(kept.at)
        return kept


@lru_cache(maxsize=4096)
def _marker_names(markers: str) -> tuple[str, ...]:
    """The names in a column of markers. Raises ValueError."""
    # few combinations of markers make up nearly all answers
    names = tuple(json.loads(markers))
    if not all(isinstance(name, str) for name in names):
        raise ValueError
    return names


def numbers_of(joined: str | None) -> tuple[int, ...]:
    """What SQLite's group_concat made of a column of whole numbers. Raises ValueError."""
    return tuple(map(int, joined.split(","))) if joined else ()


def levels_of(joined: str | None) -> tuple[float, ...]:
    """The same of a column of decibels. Raises ValueError."""
    return tuple(map(float, joined.split(","))) if joined else ()


def _checked(row: Row, kinds: tuple[tuple[type, ...], ...]) -> Row:
    if len(row) != len(kinds) or not all(map(isinstance, row, kinds)):
        raise TypeError
    return row
