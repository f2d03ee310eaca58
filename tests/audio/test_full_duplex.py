"""A whole session of the real program on real-time sound devices."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from rapidfuzz import fuzz
from spoken_person import STOPS, SpokenPerson
from virtual_devices import RATE_HZ, VirtualAudio

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.dialog.script import Exercise
from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame
from voice_coach.language.commands import CommandBook
from voice_coach.ports import HeardTurn

pytestmark = [pytest.mark.device]

PLAN = ["--seed", "3", "--exercises", "3", "--plain", "--engine", "whisper", "--no-resume"]


def start_practice(devices: VirtualAudio, data_dir: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = {**devices.env, "VOICE_COACH_DATA_DIR": str(data_dir)}
    command = [sys.executable, "-m", "voice_coach.cli.main", "practice", "paraphrase", *PLAN]
    return subprocess.Popen([*command, *options], env=environment, stdin=subprocess.DEVNULL)


def means_stop(text: str) -> bool:
    """Whether words are obeyed as "stop": "drop now" is, which a loudspeaker makes of it."""
    return CommandBook(load_script().commands).match(text) == "stop"


@pytest.fixture
def person(
    request: pytest.FixtureRequest, virtual_audio: VirtualAudio, tmp_path: Path
) -> Iterator[SpokenPerson]:
    """Someone in front of a running session; with a loudspeaker the microphone hears the coach."""
    where, _, barge_in = request.param.partition(", ")
    if where == "loudspeaker":
        virtual_audio.add_echo()
    speaker = virtual_audio.record_speaker()
    program = start_practice(virtual_audio, tmp_path, *(["--barge-in"] if barge_in else []))
    yield SpokenPerson(virtual_audio, program, tmp_path / "journal", tmp_path, speaker)
    program.kill()
    program.wait()
    speaker.stop()
    virtual_audio.remove_echo()


def transcribe(samples: NDArray[np.int16]) -> str:
    recognizer = open_recognizer("whisper")
    pcm = samples.astype("<i2").tobytes()
    for index in range(len(pcm) // FRAME_BYTES):
        frame = pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES]
        recognizer.accept(AudioFrame(index * FRAME_MS, frame))
    text = recognizer.finish().text
    recognizer.close()
    return text.lower()


def planned_exercise(person: SpokenPerson) -> Exercise:
    """The exercise that the session began with."""
    drill_id, _, exercise_id = person.entries()[0]["plan"][0].partition("/")
    drill = load_script().drill(drill_id)
    assert drill is not None
    return next(one for one in drill.exercises if one.id == exercise_id)


def heard_turns(person: SpokenPerson) -> list[HeardTurn]:
    with closing(SqliteHistory(person.journal_dir.parent / "history.sqlite")) as history:
        return history.turns()


def alike(heard: str, said: str) -> bool:
    return fuzz.ratio(heard.lower(), said.lower()) > 75


@pytest.mark.parametrize("person", ["headphones, barge-in", "loudspeaker"], indirect=True)
def test_a_person_holds_a_drill_with_a_retry_and_spoken_commands(person: SpokenPerson) -> None:
    person.wait_for_floor(1)
    first = planned_exercise(person)
    said = [first.weak[0].text, "Yes please.", first.models[0]]
    for text in said:
        person.answer_when_listening(text)
    person.wait_for_floor(len(said) + 1)
    if person.of_type("Say")[-1]["purpose"] == "retry-offer":
        # a word was misheard: good enough, on to the next exercise
        said.append("No thank you.")
        person.answer_when_listening(said[-1])
    for text in ("Could you repeat that please?", "Skip this one please."):
        said.append(text)
        person.answer_when_listening(text)
    person.wait_for_speech()
    person.stop()

    heard = [turn["text"] for turn in person.of_type("Turn")]
    # every turn is the person's: no sound of the coach was taken for an answer
    assert len(said) < len(heard) <= len(said) + STOPS
    assert all(alike(*pair) for pair in zip(heard, said, strict=False)), heard
    assert means_stop(heard[-1])
    assert person.of_type("Finish")[-1]["reason"] == "stopped"
    # the retry is a further attempt at the same exercise
    assessed = [(entry["exercise_id"], entry["attempt"]) for entry in person.of_type("Assess")]
    assert [attempt for _, attempt in assessed] == [1, 2]
    assert assessed[0][0] == assessed[1][0]
    # the second exercise was said twice, the third came after the skip
    lines = [say["text"] for say in person.of_type("Say") if say["role"] == "Partner"]
    assert lines[1] == lines[2]
    assert len(set(lines)) == 3
    # what came out of the speaker holds the prompts, word for word as far as an ear can tell
    spoken = transcribe(person.speaker.samples)
    assert fuzz.partial_ratio(lines[0].lower(), spoken) > 70
    assert fuzz.partial_ratio(lines[1].lower(), spoken) > 70
    # how each judged turn was delivered, and how soon it was replied to, is in the history
    answers = [turn for turn in heard_turns(person) if turn.step]
    assert [turn.step for turn in answers] == [step for step, _ in assessed]
    for turn in answers:
        assert turn.compute_ms is not None
        assert turn.compute_ms > 0
        assert turn.patience_ms is not None
        assert turn.level_db is not None
        assert turn.coach_ms > 0


@pytest.mark.parametrize(
    "person", ["headphones", "loudspeaker", "loudspeaker, barge-in"], indirect=True
)
def test_stop_is_obeyed_while_the_coach_speaks(person: SpokenPerson) -> None:
    person.wait_for_speech()
    person.speaker.wait_for(3 * RATE_HZ)
    person.stop()
    assert person.of_type("Finish")[-1]["reason"] == "stopped"
    assert means_stop(person.of_type("Turn")[-1]["text"])
    assert len(person.of_type("Turn")) <= STOPS
    # over the coach, and not once it had said all it had to say
    assert person.of_type("Turn")[-1]["is_over_coach"]
