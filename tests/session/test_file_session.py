"""A whole session whose microphone is a sound file, heard by the embedded engine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from spoken_answers import write_answers
from stream import lines
from syrupy.assertion import SnapshotAssertion
from watcher import Watcher

from voice_coach.adapters.audio_decoding import read_frames
from voice_coach.adapters.engines import open_recognizer
from voice_coach.app import Coach, load_coach, prepare
from voice_coach.events import Say, SpeakingStarted, SpokenOut, Turn
from voice_coach.fronts import file_front
from voice_coach.programme import Wish
from voice_coach.settings import Settings

STEPS = ("paraphrase/late-shifts", "paraphrase/mother-stairs", "paraphrase/bank-letter")
ANSWERS = (
    "You should ask your boss for the early shift.",
    "Yes please.",
    (
        "You had three late shifts, and by the time you are home we are all asleep. "
        "Then you sit there by yourself. Did I get that right?"
    ),
    "Could you repeat that please?",
    "Skip this one please.",
    "Stop now.",
)


@dataclass(frozen=True)
class Held:
    """A session that has been held, and what it left behind."""

    coach: Coach
    watcher: Watcher
    reason: str
    heard: Path

    @property
    def turns(self) -> list[Turn]:
        return [item for item in self.watcher.items if isinstance(item, Turn)]

    @property
    def partner_lines(self) -> list[str]:
        """What the partner says in the drill: first the lines of the exercises that were given."""
        drill = self.coach.script.drill("paraphrase")
        assert drill is not None
        given = [one.line for one in drill.exercises if f"{drill.id}/{one.id}" in STEPS]
        return [*given, *(one.line for one in drill.exercises if one.line not in given)]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    folder = tmp_path_factory.mktemp("file-session")
    return hold(folder, ANSWERS, Settings(data_dir=folder / "data", engine="whisper"))


def hold(folder: Path, answers: Sequence[str], settings: Settings) -> Held:
    source = write_answers(folder / "answers.wav", answers)
    coach = load_coach(settings)
    watcher, heard = Watcher(), folder / "heard.wav"
    wish = Wish(seed=3, steps=STEPS, offers_resume=False)
    front = file_front(source, heard, watcher.tell)
    reason = prepare(coach, wish, front, watcher, watcher.tell).run()
    return Held(coach, watcher, reason, heard)


def alike(one: str, other: str) -> bool:
    return fuzz.ratio(one.lower(), other.lower()) > 80


def test_the_event_stream_of_a_spoken_drill(held: Held, snapshot: SnapshotAssertion) -> None:
    assert held.reason == "stopped"
    assert lines(held.watcher.lasting()) == snapshot


def test_every_answer_is_heard_as_one_turn_and_nothing_else_is(held: Held) -> None:
    heard = [turn.text for turn in held.turns]
    assert len(heard) == len(ANSWERS), heard
    assert all(alike(*pair) for pair in zip(heard, ANSWERS, strict=True)), heard


def test_words_carry_times_within_their_turn_on_the_sessions_clock(held: Held) -> None:
    for turn in held.turns:
        assert turn.words
        times = [time for word in turn.words for time in (word.start_ms, word.end_ms)]
        assert times == sorted(times)
        assert turn.start_ms - 500 <= times[0]
        assert times[-1] <= turn.end_ms + 500
        assert turn.fired_ms is not None
        assert turn.fired_ms > turn.end_ms


def test_words_carry_how_sure_the_engine_was_of_them(held: Held) -> None:
    sure = [word.confidence or 0.0 for turn in held.turns for word in turn.words]
    assert all(0.0 < one <= 1.0 for one in sure)
    assert len(set(sure)) > 1


def test_the_time_of_events_only_goes_forward(held: Held) -> None:
    assert held.watcher.times_ms == sorted(held.watcher.times_ms)


def test_the_person_is_not_heard_while_the_coach_speaks(held: Held) -> None:
    assert not any(turn.is_over_coach for turn in held.turns)


def greeting_ms(held: Held) -> int:
    """How long the coach took for its first words."""
    times = zip(held.watcher.items, held.watcher.times_ms, strict=True)
    spoken = {type(item): at_ms for item, at_ms in reversed(list(times))}
    return spoken[SpokenOut] - spoken[SpeakingStarted]


def test_a_person_who_wants_more_time_and_quicker_words_gets_both(
    held: Held, tmp_path: Path
) -> None:
    wanted = Settings(data_dir=tmp_path / "data", engine="whisper", patience=2.0, rate=1.5)
    other = hold(tmp_path, (ANSWERS[0], "Stop now."), wanted)
    given, usual = (session.turns[0] for session in (other, held))
    assert given.fired_ms is not None
    assert usual.fired_ms is not None
    assert given.fired_ms - given.end_ms > 1.8 * (usual.fired_ms - usual.end_ms)
    assert greeting_ms(other) < 0.8 * greeting_ms(held)


def test_every_turn_is_in_the_journal(held: Held) -> None:
    (journal,) = held.coach.store.journal_dir.iterdir()
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    kept = [(one["text"], one["at_ms"]) for one in entries if one["type"] == "Turn"]
    seen = [
        (item.text, at_ms)
        for item, at_ms in zip(held.watcher.items, held.watcher.times_ms, strict=True)
        if isinstance(item, Turn)
    ]
    assert kept == seen


def test_what_was_said_is_in_the_output_and_what_was_not_said_is_not(held: Held) -> None:
    said = {item.say_id: item for item in held.watcher.items if isinstance(item, Say)}
    whole = [
        said[item.say_id]
        for item in held.watcher.items
        if isinstance(item, SpokenOut) and item.is_complete
    ]
    with closing(open_recognizer("whisper")) as recognizer:
        for frame in read_frames(held.heard):
            recognizer.accept(frame)
        heard = recognizer.finish().text.lower()
    long = [say.text for say in whole if len(say.text.split()) >= 8]
    assert set(held.partner_lines[:3]) <= set(long)
    for text in long:
        assert fuzz.partial_ratio(text.lower(), heard) > 80, (text, heard)
    for text in held.partner_lines[3:]:
        assert fuzz.partial_ratio(text.lower(), heard) < 65, (text, heard)
