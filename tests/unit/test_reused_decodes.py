"""What is read at a pause is not decoded once more when the turn ends there."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripted_hearing import Scene, ScriptedDetector, ScriptedRecognizer, waited_ms

from voice_coach.events import FRAME_MS, Expects, Transcript, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import SETTLE_AHEAD_MS, Ears, Listener
from voice_coach.hearing.transcriber import DECODED_PIECE_MS

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


# --- a recognizer that can decide on its words ahead ----------------------------------------------


@dataclass
class SettlingRecognizer(ScriptedRecognizer):
    """Notes after how much sound it was asked to settle, and to finish."""

    settled_ms: list[int] = field(default_factory=list)
    finished_ms: list[int] = field(default_factory=list)

    def settle(self) -> Transcript | None:
        self.settled_ms.append(self.given_ms[-1])
        return super().settle()

    def finish(self) -> Transcript:
        self.finished_ms.append(self.given_ms[-1])
        return super().finish()


def hear_settling(scene: Scene, expects: Expects = "free") -> tuple[SettlingRecognizer, list[Turn]]:
    recognizer = SettlingRecognizer(scene.words, has_partials=True)
    commands = {"yes": "yes"}
    listener = Listener(Ears(recognizer, ScriptedDetector()), Endpointing(commands.get))
    listener.open_floor("normal", 60_000, 0, expects)
    events = [event for frame in scene.frames for event in listener.process(frame)]
    return recognizer, [event for event in events if isinstance(event, Turn)]


def test_the_words_are_decided_shortly_before_a_turn_is_over_and_not_again_at_its_end() -> None:
    recognizer, (turn,) = hear_settling(Scene().speak(FIRST).pause(8_000))
    assert turn.text == FIRST
    assert turn.fired_ms is not None
    (settled_ms,) = recognizer.settled_ms
    assert turn.fired_ms - SETTLE_AHEAD_MS - FRAME_MS <= settled_ms < turn.fired_ms
    assert not recognizer.finished_ms


def test_who_speaks_on_after_the_words_were_decided_loses_none_of_them() -> None:
    _, (alone,) = hear_settling(Scene().speak(FIRST).pause(8_000))
    scene = Scene().speak(FIRST).pause(waited_ms(alone) - 100).speak(SECOND).pause(8_000)
    recognizer, turns = hear_settling(scene)
    assert [turn.text for turn in turns] == [f"{FIRST} {SECOND}"]
    assert turns[0].words == tuple(scene.words)
    assert len(recognizer.settled_ms) == 2


def test_an_answer_that_is_over_at_once_is_not_decided_ahead() -> None:
    recognizer, (turn,) = hear_settling(Scene().speak("yes").pause(8_000), "yes_no")
    assert turn.text == "yes"
    assert not recognizer.settled_ms
    assert len(recognizer.finished_ms) == 1
