"""A whole session in writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from stream import lines
from syrupy.assertion import SnapshotAssertion
from watcher import Watcher

from voice_coach.app import Coach, load_coach, prepare
from voice_coach.events import AdjustVoice, Assess, Assessed, Finish, Role, Say, Turn
from voice_coach.fronts import text_front
from voice_coach.programme import Wish
from voice_coach.settings import Settings

STEPS = ("paraphrase/late-shifts", "paraphrase/mother-stairs", "paraphrase/bank-letter")
WEAK = "You should ask your boss for the early shift."
STRONG = (
    "You had three late shifts, and by the time you are home we are all in bed. "
    "Then you sit there by yourself. Did I get that right?"
)
TYPED = (WEAK, "yes", STRONG, "could you repeat that please", "slower", "skip this one", "stop now")


@pytest.fixture
def coach(tmp_path: Path) -> Coach:
    return load_coach(Settings(data_dir=tmp_path / "data"))


def hold(coach: Coach, typed: Sequence[str], steps: tuple[str, ...] = STEPS) -> tuple[str, Watcher]:
    """One session from its greeting to its end."""
    waiting, watcher = iter(typed), Watcher()
    front = text_front(lambda: next(waiting, None))
    wish = Wish(seed=3, steps=steps, offers_resume=False)
    reason = prepare(coach, wish, front, watcher, watcher.tell).run()
    assert watcher.notes == []
    return reason, watcher


def test_the_event_stream_of_a_drill_with_a_retry_and_commands(
    coach: Coach, snapshot: SnapshotAssertion
) -> None:
    reason, watcher = hold(coach, TYPED)
    assert reason == "stopped"
    assert lines(watcher.items) == snapshot


def test_the_same_seed_gives_the_same_words_at_the_same_times(tmp_path: Path) -> None:
    streams = []
    for name in ("one", "two"):
        _, watcher = hold(load_coach(Settings(data_dir=tmp_path / name)), TYPED)
        streams.append((watcher.items, watcher.times_ms))
    assert streams[0] == streams[1]
    assert streams[0][1] == sorted(streams[0][1])


def test_the_partner_speaks_and_a_weak_answer_brings_a_filled_template(coach: Coach) -> None:
    _, watcher = hold(coach, TYPED)
    says = [item for item in watcher.items if isinstance(item, Say)]
    drill = coach.script.drill("paraphrase")
    assert drill is not None
    partner = [say.text for say in says if say.role is Role.PARTNER]
    exercises = [drill.exercises[0].line, drill.exercises[1].line, drill.exercises[1].line]
    assert partner == [*exercises, drill.exercises[2].line]
    (template,) = (say.text for say in says if say.purpose == "template")
    assert "{" not in template
    assert len(template.split()) > 5
    assert any(isinstance(item, AdjustVoice) for item in watcher.items)


def test_every_typed_line_is_a_turn_and_every_answer_is_in_the_history(coach: Coach) -> None:
    _, watcher = hold(coach, TYPED)
    turns = [item for item in watcher.items if isinstance(item, Turn)]
    assert [turn.text for turn in turns] == list(TYPED)
    assert all(turn.is_typed for turn in turns)
    assert sum(isinstance(item, Assess) for item in watcher.items) == 2
    history = coach.store.open_history()
    attempts, (session,) = history.attempts(), history.sessions()
    history.close()
    kept = [(one.step, one.attempt, one.said, one.is_strong) for one in attempts]
    assert kept == [(STEPS[0], 1, WEAK, False), (STEPS[0], 2, STRONG, True)]
    assert session.reason == "stopped"


def test_all_exercises_answered_well_lead_to_a_summary_and_a_goodbye(coach: Coach) -> None:
    drill = coach.script.drill("paraphrase")
    assert drill is not None
    reason, watcher = hold(coach, [one.models[0] for one in drill.exercises[:3]])
    assert reason == "completed"
    judged = [item.assessment for item in watcher.items if isinstance(item, Assessed)]
    assert [one.is_strong for one in judged] == [True, True, True]
    purposes = [item.purpose for item in watcher.items if isinstance(item, Say)]
    assert purposes[-2:] == ["summary", "farewell"]
    assert watcher.items[-1] == Finish("completed")


def test_the_end_of_the_typed_lines_sums_up_and_says_goodbye(coach: Coach) -> None:
    reason, watcher = hold(coach, [STRONG])
    assert reason == "input-ended"
    assert any(isinstance(item, Say) and item.purpose == "summary" for item in watcher.items)
