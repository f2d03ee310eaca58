"""Cuts a stream of frames into stretches of speech."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.events import FRAME_MS, SpeechEnded, SpeechStarted
from voice_coach.hearing.levels import NoiseFloor


@dataclass(frozen=True, slots=True)
class SegmenterSettings:
    """When speech begins and ends."""

    onset_probability: float = 0.5
    offset_probability: float = 0.35
    onset_ms: int = 80
    # so much of the last 160 ms must hold speech
    hangover_ms: int = 160
    # so long without speech ends a stretch; shorter gaps belong to the words
    margin_db: float = 6.0
    # speech stands out from the room by so much; keeps distant talk out


class Segmenter:
    """Tells when speech starts and ends from a probability and a level for each frame."""

    def __init__(self, settings: SegmenterSettings | None = None) -> None:
        self._settings = settings or SegmenterSettings()
        self._floor = NoiseFloor()
        self._recent: list[bool] = []
        self._quiet_ms = 0
        self._last_speech_ms = 0
        self.is_speech = False

    @property
    def floor_db(self) -> float:
        """The level of the room's noise."""
        return self._floor.level_db

    def push(
        self, start_ms: int, probability: float, level: float
    ) -> SpeechStarted | SpeechEnded | None:
        """Take one frame; ``start_ms`` is its start and ``level`` its loudness in dB."""
        settings = self._settings
        threshold = settings.offset_probability if self.is_speech else settings.onset_probability
        is_loud = level > self._floor.level_db + settings.margin_db
        is_voiced = probability >= threshold and (is_loud or self.is_speech)
        if probability < settings.offset_probability:
            self._floor.update(level)
        window = 2 * settings.onset_ms // FRAME_MS
        self._recent = [*self._recent[1 - window :], is_voiced]
        if self.is_speech:
            return self._while_speaking(start_ms, is_voiced)
        return self._while_quiet(start_ms)

    def _while_quiet(self, start_ms: int) -> SpeechStarted | None:
        if sum(self._recent) * FRAME_MS < self._settings.onset_ms:
            return None
        self.is_speech = True
        self._quiet_ms = 0
        self._last_speech_ms = start_ms + FRAME_MS
        first = len(self._recent) - self._recent.index(True) - 1
        return SpeechStarted(max(0, start_ms - first * FRAME_MS))

    def _while_speaking(self, start_ms: int, is_voiced: bool) -> SpeechEnded | None:
        if is_voiced:
            self._quiet_ms = 0
            self._last_speech_ms = start_ms + FRAME_MS
            return None
        self._quiet_ms += FRAME_MS
        if self._quiet_ms < self._settings.hangover_ms:
            return None
        self.is_speech = False
        self._recent = []
        return SpeechEnded(self._last_speech_ms)
