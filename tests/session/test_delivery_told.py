"""How a person spoke: kept turn by turn, and told once, at the end of a session."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from spoken_answers import write_answers
from stage import DANGER, Stage, purposes, script
from watcher import Watcher

from voice_coach.adapters.store import Store
from voice_coach.app import load_coach, prepare
from voice_coach.dialog.states import State
from voice_coach.events import Command, Delivery, Say, Turn
from voice_coach.fronts import file_front, text_front
from voice_coach.ports import HeardTurn
from voice_coach.programme import Wish
from voice_coach.settings import Settings

ANSWERS = (
    "We hardly talk in the evening, and I sit there with my phone.",
    "I miss the walks that we took in spring, and how we laughed.",
    "Maybe I could ask for one walk on Sunday, just the two of us.",
    "Finish.",
)
PACE = Delivery(speech_ms=4_000, longest_pause_ms=2_000, level_db=-25.0, clipped_ratio=0.0)


def turns_of(settings: Settings) -> list[HeardTurn]:
    with closing(Store(settings.data_dir).open_history()) as history:
        return history.turns()


def test_a_spoken_session_leaves_what_was_measured_of_every_turn(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", engine="whisper")
    source = write_answers(tmp_path / "answers.wav", ANSWERS)
    watcher = Watcher()
    front = file_front(source, None, watcher.tell)
    prepare(load_coach(settings), Wish("mirror", seed=2), front, watcher, watcher.tell).run()
    turns = turns_of(settings)
    assert [turn.number for turn in turns] == [1, 2, 3, 4]
    all_heard = [item for item in watcher.items if isinstance(item, Turn)]
    for turn, heard in zip(turns, all_heard, strict=True):
        assert turn.said == heard.text
        assert turn.words == len(heard.text.split())
        assert turn.duration_ms == heard.end_ms - heard.start_ms
        assert heard.fired_ms is not None
        assert turn.patience_ms == heard.fired_ms - heard.end_ms
        assert turn.coach_ms > 1_000
        # the file waits while the coach speaks, so nobody took a moment or answered at once
        assert turn.delay_ms is None
        assert turn.level_db is not None
        assert -60 < turn.level_db < -3
        assert turn.clipped_ratio == 0.0
        # a file goes faster than real time, so that nothing can be said about computing
        assert turn.compute_ms is None
    for turn in turns[:3]:
        assert turn.level_spread_db is not None
        assert 0.3 < turn.level_spread_db < 10


def test_a_typed_session_leaves_words_without_measures(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    lines = iter([*ANSWERS, None])
    watcher = Watcher()
    front = text_front(lambda: next(lines))
    prepare(load_coach(settings), Wish("mirror", seed=2), front, watcher, watcher.tell).run()
    turns = turns_of(settings)
    assert [turn.said for turn in turns] == list(ANSWERS)
    measured = ("delay_ms", "duration_ms", "longest_pause_ms", "level_db", "level_spread_db")
    for turn in turns:
        assert turn.coach_ms == 0
        assert all(getattr(turn, name) is None for name in (*measured, "clipped_ratio"))
        assert turn.patience_ms is turn.compute_ms is None


@pytest.mark.parametrize("danger_first", [True, False])
def test_no_trace_of_a_turn_about_danger_is_in_the_history(
    danger_first: bool, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    danger = "I am afraid that he will hit me tonight."
    typed = [danger, "go on"] if danger_first else [ANSWERS[0], danger, "go on"]
    lines = iter([*typed, None])
    watcher = Watcher()
    front = text_front(lambda: next(lines))
    prepare(load_coach(settings), Wish("mirror", seed=2), front, watcher, watcher.tell).run()
    assert not [turn for turn in turns_of(settings) if turn.said not in (ANSWERS[0], "go on")]
    raw = b"".join(path.read_bytes() for path in settings.data_dir.rglob("*") if path.is_file())
    assert b"tonight" not in raw


# --- what is said -------------------------------------------------------------------------------


def speak(stage: Stage, text: str, delivery: Delivery = PACE) -> list[Command]:
    stage.time_ms += 2_000
    end_ms = stage.time_ms + delivery.speech_ms
    turn = Turn(text, stage.time_ms, end_ms, fired_ms=end_ms + 900, delivery=delivery)
    stage.time_ms = end_ms + 900
    return stage.hear_out(stage.feed(turn))


def told(commands: list[Command]) -> list[str]:
    """The lines about delivery among what was said, by key."""
    said = {command.text for command in commands if isinstance(command, Say)}
    known = {key: set(texts) for key, texts in script().prompts.items() if "delivery-" in key}
    return [key for key, wordings in known.items() if said & wordings]


@pytest.mark.parametrize("kind", ["practice", "rehearse", "mirror", "check-in"])
def test_every_kind_of_session_tells_it_once_before_the_goodbye(kind: str) -> None:
    stage = Stage(kind, exercises=4)
    stage.open_floor()
    for text in ANSWERS[:3]:
        assert not told(speak(stage, text))
        if stage.state is State.CHOOSING:
            stage.hear_out(stage.say("no"))
    ended = stage.hear_out(stage.say("finish"))
    assert told(ended) == ["delivery-moment"]
    assert purposes(ended)[-2:] == ["summary", "farewell"]


def test_nothing_is_said_of_the_voice_after_danger_was_spoken_of() -> None:
    stage = Stage("mirror")
    stage.open_floor()
    for text in ANSWERS[:3]:
        speak(stage, text)
    stage.hear_out(stage.say(DANGER))
    stage.hear_out(stage.say("continue"))
    assert not told(stage.hear_out(stage.say("finish")))
