"""What of a session is remembered in the history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.errors import HistoryError
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Expectation,
    Finish,
    Keep,
    Marker,
    Turn,
    Withdraw,
)
from voice_coach.ports import Attempt, PastSession
from voice_coach.session.journal import SessionHeader
from voice_coach.session.loop import PRIVATE
from voice_coach.session.rebuilding import rebuild
from voice_coach.session.recorder import Recorder
from voice_coach.session.tracing import TurnTracer

NOW = "2026-01-02T20:00:00+01:00"
SESSION = PastSession("one", "practice", "en-us", NOW, "one.jsonl")
ASKED = Assess("so you are tired", Expectation("a", "listen"), "a/1", 2)
CHECK = Marker("check", "strength", (0, 2), 1.0, "It asks.")


class FullDisk:
    """ports.History on which nothing can be written."""

    def _refuse(self, *_: object) -> None:
        raise HistoryError("The history cannot be used.", "Move it away.")

    begin = end = add_attempt = add_turn = keep = _refuse

    def close(self) -> None:
        """Nothing is held open."""


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(tmp_path / "history.sqlite")) as opened:
        yield opened


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def recorder(history: SqliteHistory, notes: list[str]) -> Recorder:
    return Recorder(history, SESSION, lambda: NOW, notes.append)


def judge(recorder: Recorder, assessment: Assessment) -> None:
    recorder.notice(ASKED, 1_000)
    recorder.notice(Assessed(assessment), 1_000)


def test_a_session_is_remembered_from_its_first_moment(
    recorder: Recorder, history: SqliteHistory
) -> None:
    assert history.sessions() == [SESSION]


def test_a_judged_answer_is_remembered_with_each_marker_once(
    recorder: Recorder, history: SqliteHistory
) -> None:
    assessment = Assessment(
        ASKED.text, "reflection", markers=(CHECK, CHECK), changed_marker="parroting"
    )
    judge(recorder, assessment)
    assert history.attempts() == [
        Attempt(
            session="one", step="a/1", attempt=2, said=ASKED.text, at=NOW, act="reflection",
            is_strong=False, changed_marker="parroting", markers=("check",),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["is_unsafe", "is_doubtful", "is_beside"])
def test_what_is_unsafe_misheard_or_said_to_nobody_is_no_attempt(
    what: str, recorder: Recorder, history: SqliteHistory
) -> None:
    flagged: dict[str, bool] = {what: True}
    judge(recorder, replace(Assessment(ASKED.text), **flagged))
    assert history.attempts() == []


def test_what_turned_out_to_be_the_beginning_of_danger_is_no_turn_and_no_attempt(
    recorder: Recorder, history: SqliteHistory
) -> None:
    tracer = TurnTracer("one", lambda: NOW, recorder.add_turn)
    for number, start_ms in enumerate((1_000, 5_000), 1):
        turn = Turn(f"answer {number}", start_ms, start_ms + 900)
        for item in (
            turn,
            replace(ASKED, text=turn.text, attempt=number),
            Assessed(Assessment("x")),
        ):
            recorder.notice(item, start_ms)
            tracer.notice(item, start_ms)
    for item in (Turn(PRIVATE, 6_000, 6_500), Withdraw(5_000)):
        recorder.notice(item, 7_000)
        tracer.notice(item, 7_000)
    assert [one.said for one in history.turns()] == ["answer 1"]
    assert [one.said for one in history.attempts()] == ["answer 1"]
    assert b"answer 2" not in history.path.read_bytes()


def test_cards_and_the_end_are_remembered(recorder: Recorder, history: SqliteHistory) -> None:
    recorder.notice(Keep("card", "my line"), 1_000)
    recorder.notice(Finish("completed"), 2_000)
    assert history.newest("card") == "my line"
    (session,) = history.sessions()
    assert (session.ended, session.reason) == (NOW, "completed")


def test_a_history_that_cannot_be_written_is_told_once_and_practice_goes_on(
    notes: list[str],
) -> None:
    recorder = Recorder(FullDisk(), SESSION, lambda: NOW, notes.append)
    judge(recorder, Assessment(ASKED.text))
    recorder.notice(Finish("completed"), 2_000)
    recorder.close()
    (note,) = notes
    assert "The history cannot be used." in note
    assert "goes on" in note
    assert ASKED.text not in note


@pytest.mark.parametrize("what", ["is_doubtful", "is_beside"])
def test_what_was_not_judged_is_no_answer_in_a_history_made_from_the_journal(what: str) -> None:
    header = SessionHeader("one", "practice", "en-us", "2026-01-02T20:00:00+00:00")
    asked = {"type": "Assess", "at_ms": 0, "exercise_id": "a/b", "attempt": 1, "text": "mumble"}
    doubt = {"is_unsafe": False, "is_doubtful": False, what: True}
    judged = {"type": "Assessed", "at_ms": 1, "assessment": doubt}
    lines = [header.to_line(), json.dumps(asked), json.dumps(judged)]
    record = rebuild([line + "\n" for line in lines], "one.jsonl")
    assert record is not None
    assert list(record.attempts) == []
