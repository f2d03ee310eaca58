"""Makes a session's rows of the history anew from its journal, which holds the same and more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from voice_coach.ports import Attempt, HeardTurn, Keepsake, PastSession, SessionRecord
from voice_coach.session.journal import SessionHeader, readable
from voice_coach.session.loop import PRIVATE

Entry = dict[str, Any]


def rebuild(lines: Iterable[str], journal: str) -> SessionRecord | None:
    """What a journal tells of its session; None when its first line cannot be read.

    ``journal`` is its file name. Of the delivery of a turn only its times are known.
    """
    first, *others = [*lines, ""]
    header = SessionHeader.from_line(first)
    if header is None:
        return None
    building = _Building(header, journal)
    for entry in readable(others):
        try:
            building.take(entry)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            # one line that is damaged in a way that JSON cannot see
            continue
    return building.record()


class _Building:
    def __init__(self, header: SessionHeader, journal: str) -> None:
        self._began = datetime.fromisoformat(header.started)
        self._session = PastSession(
            header.session, header.kind, header.locale, header.started, journal
        )
        self._attempts: dict[tuple[str, int], Attempt] = {}
        self._turns: list[HeardTurn] = []
        self._keepsakes: dict[str, Keepsake] = {}
        self._assess: Entry | None = None

    def take(self, entry: Entry) -> None:
        at = (self._began + timedelta(milliseconds=entry["at_ms"])).isoformat(timespec="seconds")
        match entry["type"]:
            case "Turn" if entry["text"] != PRIVATE:
                self._turns.append(self._turn(entry, at))
            case "Assess":
                self._assess = entry
            case "Assessed" if self._assess is not None:
                self._judged(self._assess, entry["assessment"], at)
            case "Keep":
                kept = Keepsake(self._session.id, entry["kind"], at, entry["content"])
                self._keepsakes[kept.kind] = kept
            case "Finish":
                self._session = replace(self._session, ended=at, reason=entry["reason"])
            case _:
                pass

    def record(self) -> SessionRecord:
        return SessionRecord(
            self._session,
            tuple(self._attempts.values()),
            tuple(self._turns),
            tuple(self._keepsakes.values()),
        )

    def _turn(self, entry: Entry, at: str) -> HeardTurn:
        text = str(entry["text"])
        number = len(self._turns) + 1
        turn = HeardTurn(self._session.id, number, at, "", text, words=len(text.split()))
        if entry["is_typed"]:
            return turn
        fired_ms = entry.get("fired_ms")
        return replace(
            turn,
            duration_ms=entry["end_ms"] - entry["start_ms"],
            patience_ms=None if fired_ms is None else fired_ms - entry["end_ms"],
        )

    def _judged(self, assess: Entry, judged: Entry, at: str) -> None:
        if judged["is_unsafe"] or judged["is_doubtful"] or judged.get("is_beside"):
            return
        attempt = Attempt(
            session=self._session.id,
            step=assess["exercise_id"],
            attempt=assess["attempt"],
            said=assess["text"],
            at=at,
            act=judged["act"],
            is_strong=judged["is_strong"],
            changed_marker=judged["changed_marker"],
            markers=tuple(dict.fromkeys(marker["name"] for marker in judged["markers"])),
            praise=judged["praise"],
            change=judged["change"],
            template=judged["template"],
        )
        self._attempts[attempt.step, attempt.attempt] = attempt
