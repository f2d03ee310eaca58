"""Many sessions read at once, whole and in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.ports import Attempt, HeardTurn, Keepsake, PastSession, SessionRecord

DAYS = 3


def session(day: int, kind: str = "practice") -> PastSession:
    return PastSession(f"day {day}", kind, "en-us", at(day), f"{day}.jsonl", at(day, 30), "asked")


def at(day: int, minute: int = 0) -> str:
    return f"2026-01-{day:02}T20:{minute:02}:00+01:00"


def attempt(day: int, step: str, number: int, *markers: str, strong: bool = False) -> Attempt:
    act = "question" if "open_question" in markers else "reflection"
    return Attempt(
        f"day {day}", step, number, f"said {day}", at(day, number), act, strong, "", markers
    )


def turn(day: int, number: int, **measured: int) -> HeardTurn:
    return HeardTurn(f"day {day}", number, at(day, number), "", "so you", words=2, **measured)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "history.sqlite")) as opened:
        for day in range(1, DAYS + 1):
            one = session(day, "mirror" if day == 2 else "practice")
            opened.begin(one)
            opened.end(one.id, at(day, 30), "asked")
        yield opened


@pytest.mark.parametrize(("limit", "days"), [(None, [3, 2, 1]), (2, [3, 2])])
def test_sessions_come_newest_first_and_no_more_than_are_wanted(
    history: SqliteHistory, limit: int | None, days: list[int]
) -> None:
    assert [one.id for one in history.sessions(limit)] == [f"day {day}" for day in days]


def test_a_record_holds_all_that_a_session_left_in_its_order(history: SqliteHistory) -> None:
    answers = (attempt(1, "a/z", 1, "check"), attempt(1, "a/b", 1), attempt(1, "a/b", 2))
    for answer in (*answers, attempt(3, "a/b", 1)):
        history.add_attempt(answer)
    turns = (turn(1, 1), turn(1, 2, patience_ms=900))
    for heard in reversed(turns):
        history.add_turn(heard)
    history.keep("day 1", "card", at(1), "a line")
    kept = (Keepsake("day 1", "card", at(1), "a line"),)
    assert history.records([session(1), session(2, "mirror")]) == [
        SessionRecord(session(1), answers, turns, kept),
        SessionRecord(session(2, "mirror")),
    ]


def test_a_digest_counts_what_the_record_holds(history: SqliteHistory) -> None:
    for answer in (
        attempt(1, "a/z", 1, "check", "absolute"),
        attempt(1, "a/z", 2, "check", strong=True),
        attempt(1, "b/z", 1, "open_question", strong=True),
        attempt(2, "free", 1, "check"),
    ):
        history.add_attempt(answer)
    history.add_turn(turn(1, 1, coach_ms=4000, duration_ms=1500, delay_ms=300, patience_ms=900))
    history.add_turn(turn(1, 2, coach_ms=1000, longest_pause_ms=250, compute_ms=80))
    newest, middle, first = history.digests()
    assert (newest.answers, newest.turns) == (0, 0)
    assert (middle.session.id, middle.answers, middle.strong) == ("day 2", 1, 0)
    assert (first.answers, first.strong, first.retries) == (3, 2, 1)
    assert (first.turns, first.coach_ms) == (2, 5000)
    assert (first.words, first.speech_ms) == (2, 1500)
    assert (first.delays_ms, first.pauses_ms) == ((300,), (250,))
    assert (first.patience_ms, first.compute_ms) == ((900,), (80,))


def test_digests_of_some_sessions_are_those_of_all_of_them(history: SqliteHistory) -> None:
    for day in (1, 2, 3):
        history.add_attempt(attempt(day, "a/b", 1, "check"))
        history.add_turn(turn(day, 1))
    everything = history.digests()
    assert history.digests([session(3), session(1)]) == [everything[0], everything[2]]


def test_more_sessions_than_one_statement_can_name_are_read(history: SqliteHistory) -> None:
    wanted = [
        PastSession(f"other {number}", "practice", "en-us", at(4), "x") for number in range(1100)
    ]
    for one in wanted:
        history.begin(one)
    history.add_attempt(Attempt("other 1099", "a/b", 1, "last", at(4), "other", False, ""))
    assert [len(record.attempts) for record in history.records(wanted)] == [0] * 1099 + [1]


def test_keepsakes_come_newest_first_without_what_was_cleared(history: SqliteHistory) -> None:
    history.keep("day 1", "card", at(1), "old")
    history.keep("day 3", "card", at(3), "")
    history.keep("day 2", "card", at(2), "new")
    history.keep("day 3", "commitment", at(3), "a walk")
    assert [one.content for one in history.keepsakes("card")] == ["new", "old"]
    assert [one.content for one in history.keepsakes("card", limit=1)] == ["new"]


def test_the_newest_strong_answers_are_found(history: SqliteHistory) -> None:
    for day in (1, 2, 3):
        history.add_attempt(attempt(day, "a/b", 1, strong=day != 2))
    assert [one.said for one in history.strong_answers(5)] == ["said 3", "said 1"]
    assert [one.said for one in history.strong_answers(1)] == ["said 3"]
