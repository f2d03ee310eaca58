"""When the ear that hears everything louder is believed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from scripted_hearing import Scene, ScriptedRecognizer

from voice_coach.events import FRAME_MS, SpeechStarted
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.faint_voice import HEARD_MS, FaintVoice
from voice_coach.hearing.listener import Ears, Listener

NOTHING, SPEECH = 0.02, 0.9


@dataclass
class Ear:
    """Finds the same in every frame."""

    found: float

    def probability(self, pcm: bytes) -> float:
        return self.found

    def reset(self) -> None:
        """It remembers nothing."""


def test_without_a_second_ear_the_first_one_is_believed() -> None:
    assert FaintVoice(None).believed(b"", NOTHING, is_between_turns=True) == NOTHING


def test_what_only_the_louder_ear_hears_begins_a_turn() -> None:
    assert FaintVoice(Ear(SPEECH)).believed(b"", NOTHING, is_between_turns=True) == SPEECH


def test_what_only_the_first_ear_hears_is_speech_too() -> None:
    assert FaintVoice(Ear(NOTHING)).believed(b"", SPEECH, is_between_turns=True) == SPEECH


def test_a_voice_that_stays_faint_is_heard_by_the_louder_ear_to_its_end() -> None:
    voice = FaintVoice(Ear(SPEECH))
    heard = [voice.believed(b"", NOTHING, is_between_turns=False) for _ in range(500)]
    assert heard == [SPEECH] * 500


def test_once_a_voice_is_heard_as_it_is_the_louder_ear_is_not_believed_until_the_next_turn() -> (
    None
):
    voice = FaintVoice(Ear(SPEECH))
    for _ in range(HEARD_MS // FRAME_MS):
        voice.believed(b"", SPEECH, is_between_turns=False)
    assert voice.believed(b"", NOTHING, is_between_turns=False) == NOTHING
    assert voice.believed(b"", NOTHING, is_between_turns=True) == SPEECH


@pytest.mark.parametrize(("coach_words", "begins"), [("", True), ("How was your day?", False)])
def test_a_listener_believes_the_louder_ear_only_while_the_coach_is_silent(
    coach_words: str, begins: bool
) -> None:
    scene = Scene().pause(500).speak("well")
    ears = Ears(ScriptedRecognizer(scene.words), Ear(NOTHING), faint=Ear(SPEECH))
    listener = Listener(ears, Endpointing(lambda text: None))
    listener.coach_says(coach_words)
    heard = [event for frame in scene.frames for event in listener.process(frame)]
    assert any(isinstance(event, SpeechStarted) for event in heard) == begins
