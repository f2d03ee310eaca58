"""What progress is counted from is all there, and a plan needs no more than what is read for it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.progress_queries import first_tries, latest_attempts, practised
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.feedback.periods import Unit
from voice_coach.feedback.progress import MARKERS, Share, Tally
from voice_coach.ports import Attempt, HeardTurn, PastSession
from voice_coach.programme import Wish, choose_exercises, read_past

TODAY = date(2026, 11, 20)
SCRIPT = load_script("en-us", ())


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "history.sqlite")) as opened:
        yield opened


def begin(history: SqliteHistory, name: str, day: str, kind: str = "practice") -> None:
    history.begin(PastSession(name, kind, "en-us", f"{day}T20:00:00+01:00", f"{name}.jsonl"))


def answer(session: str, step: str, attempt: int, at: str, **facts: object) -> Attempt:
    values = {"act": "other", "is_strong": False, "changed_marker": "", "said": "so you"} | facts
    return Attempt(session=session, step=step, attempt=attempt, at=at, **values)


def test_answers_are_counted_by_place_and_what_was_found_in_them(history: SqliteHistory) -> None:
    begin(history, "one", "2026-11-03")
    for number, (step, act, *markers) in enumerate(
        (
            ("a/x", "reflection", "check", "open_question"),
            ("a/y", "question", "closed_question", "open_question_of_another_kind"),
            ("a/z", "other", "absolute", "advice"),
            ("rehearse/talk-1", "question", "open_question"),
            ("rehearse/settle", "statement"),
        )
    ):
        at = f"2026-11-03T20:0{number}:00+01:00"
        history.add_attempt(answer("one", step, 1, at, act=act, markers=tuple(markers)))
    history.add_attempt(answer("one", "a/x", 2, "2026-11-03T20:09:00+01:00", is_strong=True))
    history.add_attempt(answer("one", "a/q", 1, "2026-11-03T20:09:00+01:00", is_strong=True))
    day = date(2026, 11, 3)
    none = dict.fromkeys(MARKERS, 0)
    found = sorted(practised(history.database.rows, TODAY).tallies, key=lambda it: it.place)
    assert found == [
        Tally(day, "a", 5, 4, 1, 1, 1, 2, dict.fromkeys(MARKERS, 1)),
        Tally(day, "rehearse", 1, 1, marked=none),
        Tally(day, "rehearse/talk", 1, 1, 0, 0, 1, 1, none | {"open_question": 1}),
    ]


def test_a_day_keeps_its_date_whatever_the_time_zone(history: SqliteHistory) -> None:
    begin(history, "one", "2026-11-03")
    history.add_attempt(answer("one", "a/x", 1, "2026-11-03T23:50:00-08:00"))
    assert practised(history.database.rows, TODAY).tallies[0].day == date(2026, 11, 3)


def test_only_spoken_answers_tell_of_delivery(history: SqliteHistory) -> None:
    begin(history, "one", "2026-11-03")
    at = "2026-11-03T20:00:00+01:00"
    history.add_turn(HeardTurn("one", 1, at, "a/x", "so you", words=2))
    history.add_turn(HeardTurn("one", 2, at, "", "skip", duration_ms=400, delay_ms=9, words=1))
    history.add_turn(
        HeardTurn("one", 3, at, "a/x", "so you", duration_ms=900, delay_ms=700, words=2,
            coach_ms=2_100, level_db=-27.5, level_spread_db=3.2)
    )  # fmt: skip
    (talk,) = practised(history.database.rows, TODAY).talks
    assert (talk.delays_ms, talk.pauses_ms, talk.answers) == ((700,), (), 1)
    assert (talk.words, talk.speech_ms, talk.coach_ms) == (2, 900, 2_100)
    assert (talk.levels_db, talk.spreads_db) == ((-27.5,), (3.2,))


def test_a_session_in_which_nothing_was_said_is_no_practice(history: SqliteHistory) -> None:
    for name in ("silent", "judged", "told", "kept"):
        begin(history, name, "2026-11-03", "mirror")
    at = "2026-11-03T20:00:00+01:00"
    history.add_attempt(answer("judged", "a/x", 1, at))
    history.add_turn(HeardTurn("told", 1, at, "", "hello"))
    history.keep("kept", "card", at, "{}")
    assert len(practised(history.database.rows, TODAY).sessions) == 3


def test_first_tries_at_exercises_are_halved_and_nothing_else_is_counted(
    history: SqliteHistory,
) -> None:
    strong = (False, True, False, True, True)
    for number, is_strong in enumerate(strong):
        at = f"2026-11-0{number + 1}T20:00:00+01:00"
        begin(history, f"{number}", at[:10])
        history.add_attempt(answer(f"{number}", "a/x", 1, at, is_strong=is_strong))
        history.add_attempt(answer(f"{number}", "a/x", 2, at, is_strong=True))
        history.add_attempt(answer(f"{number}", "rehearse/talk-1", 1, at, is_strong=True))
        history.add_attempt(answer(f"{number}", "ab/x", 1, at, is_strong=True))
    assert first_tries(history.database.rows, ["a", "b"]) == (Share(1, 2), Share(2, 3))
    assert first_tries(history.database.rows, []) == (Share(0, 0), Share(0, 0))


def test_a_session_begins_without_reading_all_that_was_ever_answered(
    history: SqliteHistory,
) -> None:
    with history.database.transaction():
        for number in range(200):
            day = (date(2026, 1, 1) + timedelta(days=number)).isoformat()
            begin(history, f"{number}", day)
            at = f"{day}T20:00:00+01:00"
            history.add_attempt(answer(f"{number}", "paraphrase/x", 1, at, is_strong=True))
    past = read_past(history, SCRIPT)
    assert sum(past.tries, Share(0, 0)) == Share(200, 200)
    assert [it.session for it in past.latest] == [f"{number}" for number in range(190, 200)]
    assert len(past.sessions) < 200
    assert past.sessions[0].id == "199"


def test_an_empty_history_has_nothing(history: SqliteHistory) -> None:
    found = practised(history.database.rows, TODAY)
    assert (found.first_day, found.tallies, found.talks, found.latest) == (None, (), (), ())
    assert found.scale.unit is Unit.DAY


def test_long_times_are_counted_by_months(history: SqliteHistory) -> None:
    for year in ("2021", "2026"):
        begin(history, year, f"{year}-11-03")
        history.add_attempt(answer(year, "a/x", 1, f"{year}-11-03T20:00:00+01:00"))
    found = practised(history.database.rows, TODAY)
    assert [it.day for it in found.tallies] == [date(2021, 11, 1), date(2026, 11, 1)]
    assert found.scale.unit is Unit.QUARTER


@pytest.mark.parametrize("seed", range(8))
def test_a_plan_from_the_latest_answers_is_the_plan_from_all(
    history: SqliteHistory, seed: int
) -> None:
    chance = random.Random(seed)
    steps = [f"{drill.id}/{it.id}" for drill in SCRIPT.drills for it in drill.exercises]
    steps = chance.sample(steps, chance.randint(5, len(steps)))
    begun = datetime.fromisoformat("2026-03-01T20:00:00+01:00")
    with history.database.transaction():
        for number in range(120):
            begin(history, f"{number}", "2026-03-01")
            for step in chance.sample(steps, 5):
                at = (begun + timedelta(days=2 * number, minutes=chance.randint(0, 9))).isoformat()
                for attempt in range(1, chance.randint(2, 4)):
                    strong = chance.random() < 0.6
                    history.add_attempt(answer(f"{number}", step, attempt, at, is_strong=strong))
    everything, latest = history.attempts(), latest_attempts(history.database.rows)
    assert len(latest) < len(everything)
    wish = Wish(seed=seed, exercises=20)
    assert choose_exercises(SCRIPT, wish, latest, TODAY, 6) == choose_exercises(
        SCRIPT, wish, everything, TODAY, 6
    )
