"""Doubles for the two ends of the sound: a voice, a speaker and a microphone that can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from voice_coach.errors import DeviceLostError, NoMicrophoneError, VoiceFailedError
from voice_coach.events import FRAME_BYTES, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.ports import Sound

WORD_MS = 300


def sound_of(text: str) -> Sound:
    """So long as the words take to say, each sample the number of words."""
    words = len(text.split())
    return Sound(np.full(words * WORD_MS * SAMPLE_RATE_HZ // 1000, words, np.int16), SAMPLE_RATE_HZ)


@dataclass
class ScriptedVoice:
    """Renders every sentence but those it is told to fail on."""

    fails_on: str = "never"
    name: str = "scripted"
    rendered: list[tuple[str, float]] = field(default_factory=list)

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        if self.fails_on in text:
            raise VoiceFailedError("The voice failed.")
        self.rendered.append((text, rate_ratio))
        return sound_of(text)

    def close(self) -> None:
        """Nothing is held open."""


@dataclass
class ScriptedSpeaker:
    """Plays in step with the frames that are heard, and can be unplugged."""

    queued_ms: int = 0
    heard_ms: int = 0
    gain_db: float = 0.0
    is_lost: bool = False
    cuts: list[str] = field(default_factory=list)
    # "clear" and "abort" in their order
    reopens: int = 0
    _played: bytes = b""

    def play(self, sound: Sound) -> None:
        self._check()
        self.queued_ms += sound.duration_ms

    @property
    def pending_ms(self) -> int:
        self._check()
        return self.queued_ms

    def advance(self, duration_ms: int) -> None:
        heard_ms = min(self.queued_ms, duration_ms)
        self.queued_ms -= heard_ms
        self.heard_ms += heard_ms
        loudness = b"\x10\x10" if heard_ms else b"\0\0"
        self._played += loudness * (FRAME_BYTES // 2)

    def played(self) -> bytes:
        self._check()
        played, self._played = self._played, b""
        return played

    def set_gain(self, gain_db: float) -> None:
        self.gain_db = gain_db

    def clear(self) -> None:
        self._check()
        self.cuts.append("clear")
        self.queued_ms = 0

    def abort(self) -> None:
        self._check()
        self.cuts.append("abort")
        self.queued_ms = 0

    def reopen(self) -> None:
        self.reopens += 1
        self.is_lost = False
        self.queued_ms = 0
        self._played = b""

    def close(self) -> None:
        """Nothing is held open."""

    def _check(self) -> None:
        if self.is_lost:
            raise DeviceLostError("The speaker stopped taking sound.")


@dataclass
class ScriptedMicrophone:
    """Delivers frames, is lost where a None stands among them, and comes back after some tries."""

    frames: list[AudioFrame | None]
    refusals: int = 0
    # how often reopening fails
    position: int = 0

    @classmethod
    def hearing(cls, frames: Iterable[AudioFrame | None], refusals: int = 0) -> ScriptedMicrophone:
        return cls(list(frames), refusals)

    def read(self) -> AudioFrame | None:
        if self.position >= len(self.frames):
            return None
        frame = self.frames[self.position]
        self.position += 1
        if frame is None:
            raise DeviceLostError("The microphone stopped delivering sound.")
        return frame

    def reopen(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise NoMicrophoneError("No microphone is there.")

    def close(self) -> None:
        self.position = len(self.frames)


@dataclass
class PatientSleeper:
    """Takes no time and remembers how long it should have waited."""

    attempts: Callable[[], int]
    # how often something has been tried
    sleeps: list[tuple[int, float]] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.sleeps.append((self.attempts(), seconds))

    @property
    def waits_s(self) -> list[float]:
        """How long it waited before each further attempt."""
        waits: dict[int, float] = {}
        for attempt, seconds in self.sleeps:
            waits[attempt] = round(waits.get(attempt, 0.0) + seconds, 3)
        return list(waits.values())
