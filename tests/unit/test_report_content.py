"""What the page says of a history, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.ports import Attempt, HeardTurn, PastSession
from voice_coach.report.content import Content, gather
from voice_coach.report.measures import Figure

SCRIPT = load_script("en-us")
TODAY = date(2026, 11, 20)
BEGUN = datetime.fromisoformat("2026-06-01T20:00:00+02:00")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "history.sqlite")) as opened:
        yield opened


def content(history: SqliteHistory) -> Content:
    return gather(history, SCRIPT, TODAY)


def figure(history: SqliteHistory, title: str) -> Figure:
    shown = content(history)
    return next(it for it in (*shown.answers, *shown.delivery) if it.title == title)


def practise(
    history: SqliteHistory, days: int, strong_from: int = 0, *, is_spoken: bool = False
) -> None:
    """One session a day of four first tries, strong from a day on."""
    steps = [f"paraphrase/{it.id}" for it in SCRIPT.drills[3].exercises[:4]]
    with history.database.transaction():
        for number in range(days):
            at = (BEGUN + timedelta(days=number)).isoformat()
            history.begin(PastSession(f"{number}", "practice", "en-us", at, "journal"))
            for turn, step in enumerate(steps, start=1):
                history.add_attempt(
                    Attempt(f"{number}", step, 1, "so", at, "reflection", number >= strong_from, "")
                )
                if is_spoken:
                    spoken = HeardTurn(
                        f"{number}", turn, at, step, "so", delay_ms=800, duration_ms=6_000,
                        words=12, longest_pause_ms=300, coach_ms=18_000, level_db=-27.6,
                        level_spread_db=4.2,
                    )  # fmt: skip
                    history.add_turn(spoken)


def test_a_change_is_named_with_both_of_its_sides(history: SqliteHistory) -> None:
    practise(history, days=20, strong_from=9)
    assert figure(history, "Strong answers").claim == (
        "Up from 0% in your earlier answers to 100% in your later ones."
    )
    assert "0% of the earlier exercises, and in 100% of the later" in content(history).standing[1]


def test_without_a_change_none_is_named(history: SqliteHistory) -> None:
    practise(history, days=20)
    assert figure(history, "Strong answers").claim == ""
    assert content(history).standing[1] == "80 of 80 first tries came out strong."


def test_a_fall_is_not_what_the_page_begins_with(history: SqliteHistory) -> None:
    practise(history, days=20, strong_from=20)
    with history.database.transaction():
        history.database.run("UPDATE attempts SET is_strong = CAST(session AS INTEGER) < 10")
    assert content(history).standing[1] == "40 of 80 first tries came out strong."


def test_only_reflecting_is_written_without_dividing_by_nothing(history: SqliteHistory) -> None:
    practise(history, days=6)
    shown = figure(history, "Reflections to questions")
    assert shown.value.endswith(" to none")


def test_too_few_answers_are_counted_and_not_shown(history: SqliteHistory) -> None:
    practise(history, days=2, is_spoken=True)
    for title in ("Strong answers", "Time before you answer", "Longest pause", "Pace"):
        few = figure(history, title)
        assert (few.value, few.svg, few.table) == ("", "", ())
        assert few.missing.startswith("8 ")


def test_delivery_is_told_in_seconds_and_words_a_minute(history: SqliteHistory) -> None:
    practise(history, days=3, is_spoken=True)
    told = [figure(history, it).value for it in ("Time before you answer", "Longest pause", "Pace")]
    assert told == ["0.8 s", "0.3 s", "120"]
    assert figure(history, "Your part of the talking").value == "25%"
    assert figure(history, "Loudness at the microphone").value == "28 dB"
    assert figure(history, "Evenness of your voice").value == "4 dB"


def test_times_are_plotted_in_seconds(history: SqliteHistory) -> None:
    practise(history, days=20, is_spoken=True)
    assert ">0.4</text>" in figure(history, "Longest pause").svg


def test_turns_whose_loudness_was_not_measured_show_their_pace_alone(
    history: SqliteHistory,
) -> None:
    practise(history, days=3, is_spoken=True)
    with history.database.transaction():
        history.database.run("UPDATE turns SET level_db = NULL, level_spread_db = NULL")
    assert figure(history, "Pace").value == "120"
    assert figure(history, "Loudness at the microphone").missing.startswith("None so far")


def test_typed_sessions_say_nothing_of_delivery(history: SqliteHistory) -> None:
    practise(history, days=3)
    assert content(history).delivery == ()


def test_someone_who_only_talked_freely_finds_their_week_and_what_could_come_next(
    history: SqliteHistory,
) -> None:
    at = "2026-11-18T20:00:00+01:00"
    history.begin(PastSession("one", "mirror", "en-us", at, "one.jsonl"))
    history.add_turn(HeardTurn("one", 1, at, "mirror/talk-1", "it was long", words=3))
    shown = content(history)
    assert not shown.is_empty
    assert shown.standing[0] == "Your first week of practice."
    assert [fact.noun for fact in shown.facts] == ["session"]
    assert {it.missing[:11] for it in shown.answers} == {"None so far"}
    assert shown.skills == ()
    assert len(shown.following) == 3


def test_a_skill_that_sits_comes_last_and_the_others_first(history: SqliteHistory) -> None:
    practise(history, days=3)
    shown = content(history)
    (skill,) = shown.skills
    assert (skill.title, skill.standing, skill.is_mastered) == ("Say it back", "all 5 strong", True)
    assert skill.tries == (True,) * 10
    assert "paraphrase" not in [it.drill for it in shown.following]
    assert {it.reason for it in shown.following} == {"New to you"}


def test_a_first_try_that_was_not_strong_is_a_beginning(history: SqliteHistory) -> None:
    practise(history, days=1, strong_from=9)
    (skill,) = content(history).skills
    assert skill.standing == "4 first tries, a beginning"
