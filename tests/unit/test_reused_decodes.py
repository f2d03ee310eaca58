"""What is read at a pause is not decoded once more when the turn ends there."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripted_hearing import Scene, ScriptedDetector, ScriptedRecognizer

from voice_coach.events import FRAME_MS, Transcript, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import DECODED_PIECE_MS, Ears, Listener

FIRST = "so you came home late and everyone was asleep and you sat in the kitchen by yourself"
SECOND = "and nobody asked how your day had been or whether you had eaten"


@dataclass
class CostlyRecognizer(ScriptedRecognizer):
    """Counts what it has to decode."""

    decoded_ms: list[int] = field(default_factory=list)

    def peek(self) -> Transcript:
        if not self.has_partials:
            self.decoded_ms.append(len(self.given_ms) * FRAME_MS)
        return super().peek()

    def finish(self) -> Transcript:
        if not self.has_partials:
            self.decoded_ms.append(len(self.given_ms) * FRAME_MS)
        return super().finish()


def hear(scene: Scene) -> tuple[CostlyRecognizer, list[Turn]]:
    recognizer = CostlyRecognizer(scene.words)
    listener = Listener(Ears(recognizer, ScriptedDetector()), Endpointing(lambda text: None))
    listener.open_floor("long", 60_000, 0)
    events = [event for frame in scene.frames for event in listener.process(frame)]
    return recognizer, [event for event in events if isinstance(event, Turn)]


def test_a_turn_is_decoded_once_in_the_pause_that_ends_it() -> None:
    recognizer, turns = hear(Scene().speak(FIRST).pause(8_000))
    assert [turn.text for turn in turns] == [FIRST]
    assert len(recognizer.decoded_ms) == 1


def test_sound_that_is_no_speech_brings_no_second_decode() -> None:
    scene = Scene().speak(FIRST).pause(400)
    # a knock, too short for a word
    scene.make_noise(40).pause(8_000)
    recognizer, turns = hear(scene)
    assert [turn.text for turn in turns] == [FIRST]
    assert len(recognizer.decoded_ms) == 1


def test_every_pause_is_decoded_once_and_a_long_piece_never_again() -> None:
    scene = Scene()
    for _ in range(4):
        scene.speak(FIRST, 400).pause(800)
    recognizer, turns = hear(scene.speak(SECOND).pause(8_000))
    assert [turn.text for turn in turns] == [" ".join([*[FIRST] * 4, SECOND])]
    assert turns[0].words == tuple(scene.words)
    assert len(recognizer.decoded_ms) == 5
    longest_ms = len(FIRST.split()) * 400 + 2_000
    assert longest_ms > DECODED_PIECE_MS
    assert max(recognizer.decoded_ms) <= longest_ms


def test_a_recognizer_with_partials_ends_its_own_utterances() -> None:
    scene = Scene().speak(FIRST).pause(8_000)
    recognizer = CostlyRecognizer(scene.words, has_partials=True)
    listener = Listener(Ears(recognizer, ScriptedDetector()), Endpointing(lambda text: None))
    listener.open_floor("normal", 60_000, 0)
    turns = [
        event
        for frame in scene.frames
        for event in listener.process(frame)
        if isinstance(event, Turn)
    ]
    assert [turn.text for turn in turns] == [FIRST]
    assert not recognizer.decoded_ms
