"""A recogniser and a speech detector that work on the same sound only once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import ClassVar

from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.events import AudioFrame, Transcript
from voice_coach.ports import Recognizer


class Remembering:
    """ports.Recognizer that decodes the same sound only once, however often it is replayed."""

    name = "remembering"
    has_partials = False

    def __init__(self, inner: Recognizer) -> None:
        self._inner = inner
        self._known: dict[bytes, Transcript] = {}
        self._spotted: dict[tuple[bytes, bool], str | None] = {}
        self.frames: list[AudioFrame] = []

    def accept(self, frame: AudioFrame) -> None:
        self.frames.append(frame)

    def partial(self) -> str:
        return ""

    def peek(self) -> Transcript:
        key = self._key()
        if key not in self._known:
            self._load()
            self._known[key] = self._inner.peek()
        return self._known[key]

    def spot(
        self, command_of: Callable[[str], str | None], is_expected: bool = False
    ) -> str | None:
        key = (self._key(), is_expected)
        if key not in self._spotted:
            self._load()
            self._spotted[key] = self._inner.spot(command_of, is_expected)
        return self._spotted[key]

    def finish(self) -> Transcript:
        found = self.peek()
        self.reset()
        return found

    def reset(self) -> None:
        self.frames.clear()

    def close(self) -> None:
        self._inner.close()

    def _key(self) -> bytes:
        return blake2b(b"".join(frame.pcm for frame in self.frames)).digest()

    def _load(self) -> None:
        self._inner.reset()
        for frame in self.frames:
            self._inner.accept(frame)


class RememberedSpeech:
    """ports.SpeechDetector that tells again what was found in the same frames before."""

    _known: ClassVar[dict[bytes, float]] = {}

    def __init__(self) -> None:
        self._inner = SileroDetector()
        self._heard: list[bytes] = []
        self._digest = blake2b(digest_size=16)

    def probability(self, pcm: bytes) -> float:
        self._digest.update(pcm)
        self._heard.append(pcm)
        key = self._digest.digest()
        if key not in self._known:
            for each in self._heard:
                self._known[key] = self._inner.probability(each)
            self._heard.clear()
        return self._known[key]

    def reset(self) -> None:
        self._inner.reset()
        self._heard.clear()
        self._digest = blake2b(digest_size=16)
