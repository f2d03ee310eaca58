"""Doubles for a person who speaks: what is said when, and engines that hear exactly that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from voice_coach.events import (
    FRAME_MS,
    FRAME_SAMPLES,
    AudioFrame,
    Event,
    Expects,
    Transcript,
    Turn,
    Word,
)
from voice_coach.hearing.endpointing import Endpointing, Patience
from voice_coach.hearing.levels import level_db
from voice_coach.hearing.listener import Ears, Listener

SPEECH_DB, ROOM_DB = -20.0, -75.0
COMMANDS = {"stop": "stop", "skip this one": "skip", "yes": "yes"}


def noise(level: float) -> bytes:
    """One frame of about that loudness, always the same."""
    wave = np.sin(np.arange(FRAME_SAMPLES) * 1.7) * np.sqrt(2) * 32768 * 10 ** (level / 20)
    pcm: bytes = np.rint(wave).astype("<i2").tobytes()
    return pcm


def vowel() -> bytes:
    """One frame of a voice of 100 Hz, nearly as loud as speech."""
    overtones = np.outer(np.arange(1, 5), np.arange(FRAME_SAMPLES) * 2 * np.pi / 160)
    wave: bytes = np.rint(np.sin(overtones).sum(axis=0) * 1_700).astype("<i2").tobytes()
    return wave


SPEECH, ROOM, VOWEL = noise(SPEECH_DB), noise(ROOM_DB), vowel()


@dataclass
class Scene:
    """Sound made of speech and pauses, and the words in it."""

    frames: list[AudioFrame] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    @property
    def now_ms(self) -> int:
        return len(self.frames) * FRAME_MS

    def speak(self, text: str, word_ms: int = 240) -> Scene:
        """Say words one after the other; "" is a voice without a word, such as a cough."""
        for word in text.split() or [""]:
            start_ms = self.now_ms
            self._add(SPEECH, word_ms)
            if word:
                self.words.append(Word(word, start_ms, self.now_ms, 0.9))
        return self

    def make_noise(self, duration_ms: int) -> Scene:
        """A voice that says nothing."""
        return self.speak("", duration_ms)

    def hold(self, duration_ms: int) -> Scene:
        """Hold a vowel for so long that the detector has let go of it."""
        self._add(VOWEL, duration_ms)
        return self

    def pause(self, duration_ms: int) -> Scene:
        self._add(ROOM, duration_ms)
        return self

    def _add(self, pcm: bytes, duration_ms: int) -> None:
        for _ in range(duration_ms // FRAME_MS):
            self.frames.append(AudioFrame(self.now_ms, pcm))


class ScriptedDetector:
    """Takes what is loud for speech, unless it is held."""

    def probability(self, pcm: bytes) -> float:
        if pcm == VOWEL:
            return 0.02
        return 0.95 if level_db(pcm) > -40 else 0.02

    def reset(self) -> None:
        """It remembers nothing."""


@dataclass
class ScriptedRecognizer:
    """Knows the words of a scene, and hears those whose sound it was given whole."""

    words: list[Word]
    has_partials: bool = False
    name: str = "scripted"
    decodes: int = 0
    # how often the words were asked for where that costs
    mishears: dict[str, str] = field(default_factory=dict)
    # words that nearly are another, which is found when it is looked for
    given_ms: list[int] = field(default_factory=list)
    # start of every frame since the last utterance
    clear_from_ms: list[int | None] = field(default_factory=list)
    # since when someone stood out, for every command that was looked for

    def accept(self, frame: AudioFrame) -> None:
        self.given_ms.append(frame.start_ms)

    def partial(self) -> str:
        return self._heard().text

    def peek(self) -> Transcript:
        self.decodes += not self.has_partials
        return self._heard()

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        self.clear_from_ms.append(clear_from_ms)
        meant = self.mishears.get(self._heard().text)
        return meant if meant is not None and command_of(meant) else None

    def settle(self) -> Transcript | None:
        return self._heard() if self.has_partials else None

    def finish(self) -> Transcript:
        transcript = self._heard()
        self.reset()
        return transcript

    def reset(self) -> None:
        self.given_ms.clear()

    def close(self) -> None:
        self.reset()

    def _heard(self) -> Transcript:
        given = set(self.given_ms)
        words = tuple(word for word in self.words if given.issuperset(_frames_of(word)))
        return Transcript(" ".join(word.text for word in words), words)


def _frames_of(word: Word) -> Iterator[int]:
    return iter(range(word.start_ms, word.end_ms, FRAME_MS))


class Person:
    """A scene, and a listener that hears it."""

    def __init__(
        self,
        scene: Scene,
        recognizer: ScriptedRecognizer | None = None,
        *,
        has_partials: bool = False,
    ) -> None:
        self.scene = scene
        self.recognizer = recognizer or ScriptedRecognizer(scene.words, has_partials)
        ears = Ears(self.recognizer, ScriptedDetector())
        self.listener = Listener(ears, Endpointing(COMMANDS.get))

    def open_floor(
        self, patience: Patience = "normal", nudge_ms: int = 20_000, expects: Expects = "free"
    ) -> Person:
        self.listener.open_floor(patience, nudge_ms, 0, expects)
        return self

    def hear(self, first: int = 0, last: int | None = None) -> list[Event]:
        """Hear the frames of the scene from one time to another, in ms."""
        end = len(self.scene.frames) if last is None else last // FRAME_MS
        events = []
        for frame in self.scene.frames[first // FRAME_MS : end]:
            events += self.listener.process(frame)
        return events


def turns(events: list[Event]) -> list[Turn]:
    return [event for event in events if isinstance(event, Turn)]


def only_turn(events: list[Event]) -> Turn:
    (turn,) = turns(events)
    return turn


def waited_ms(turn: Turn) -> int:
    assert turn.fired_ms is not None
    return turn.fired_ms - turn.end_ms
