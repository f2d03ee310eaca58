"""Notices sound that comes in but is of no use: muted, too quiet, too loud, or with holes.

A device that is gone does not come this far; the adapters tell of it. Figures are for 16-bit sound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import AudioFrame, AudioLost, AudioRestored, Event, FaultKind, SoundFault

PERMISSION = (
    "The microphone delivers no sound at all. Allow your terminal to use the microphone: System"
    " Settings, Privacy & Security, Microphone. Then start the terminal again."
)
MUTED = "The microphone delivers nothing but silence. Is it muted, or switched off at its cable?"
NO_SOUND_YET = (
    "The microphone has delivered nothing but silence so far. If it is muted, switch it on; to try"
    " another one: voice-coach devices"
)
QUIET = (
    "Your voice arrives very softly. Come nearer to the microphone, or raise its level in the"
    " system's sound settings."
)
CLIPPED = (
    "Your voice arrives so loud that it breaks up. Go a little further from the microphone, or"
    " lower its level in the system's sound settings."
)
DROPPED = (
    "Some sound was lost because this computer was asleep or too busy. Close programs that keep it"
    " busy; what got lost can be said again."
)

SILENT_MS = 1_500
# exact zeros for so long are no pause in a room with a microphone that is on
GATE_MS = 400
# a microphone that goes to exact zero for so long and comes back does so by design
STEADY_MS = 10_000
# so much sound without a hole shows a microphone that never goes to zero by itself
HOLE_MS = 100
SPEECH_MS = 1_000
# so much speech is measured before its level is judged
QUIET_DB = -50.0
# dB relative to full scale, the mean over frames of speech; talk at arm's length has -35 to -20
CLIPPED_LEVEL = 32_700
CLIPPED_RATIO = 0.005
# of the samples of speech; a loud laugh clips a few, a wrong setting many
DROPPED_MS = 60
AGAIN_MS = 60_000
# the same remark is not made more often


@dataclass(slots=True)
class _Speech:
    """What has been measured since the last judgement."""

    duration_ms: int = 0
    energy: float = 0.0
    samples: int = 0
    clipped: int = 0

    def add(self, samples: NDArray[np.int16], duration_ms: int) -> None:
        wide = samples.astype(np.float64) / 32768
        self.duration_ms += duration_ms
        self.energy += float(np.sum(wide * wide))
        self.samples += len(samples)
        self.clipped += int(np.count_nonzero(np.abs(samples.astype(np.int32)) >= CLIPPED_LEVEL))

    @property
    def level_db(self) -> float:
        mean = self.energy / max(self.samples, 1)
        return float(10 * np.log10(max(mean, 1e-10)))


class SoundFaults:
    """Watches the microphone's frames and tells what is wrong with them, once each."""

    def __init__(self, *, is_silence_refusal: bool = False) -> None:
        """``is_silence_refusal``: zeros from the start mean that the system refuses the sound.

        macOS does so to a program without permission; elsewhere a headset may begin like this.
        """
        self._is_silence_refusal = is_silence_refusal
        self._zero_ms = 0
        self._has_sounded = False
        self._is_gated = False
        self._steady_ms = 0
        self._is_muted = False
        self._end_ms = 0
        self._speech = _Speech()
        self._told_ms: dict[FaultKind, int] = {}

    def process(self, frame: AudioFrame, *, is_speech: bool) -> list[Event]:
        """Take one frame as it was captured; ``is_speech``: only the person speaks in it."""
        samples = np.frombuffer(frame.pcm, dtype="<i2")
        events = self._dropped(frame)
        events += self._silent(frame, is_zero=not samples.any())
        if is_speech:
            self._speech.add(samples, frame.duration_ms)
            events += self._judged(frame.end_ms)
        return events

    def restart(self) -> None:
        """Another device delivers from now on."""
        self._zero_ms = 0
        self._has_sounded = self._is_gated = self._is_muted = False
        self._steady_ms = 0
        self._speech = _Speech()

    def _dropped(self, frame: AudioFrame) -> list[Event]:
        lost_ms = frame.start_ms - self._end_ms if self._end_ms else 0
        self._end_ms = frame.end_ms
        return self._tell("dropped", DROPPED, frame.end_ms) if lost_ms >= DROPPED_MS else []

    def _silent(self, frame: AudioFrame, *, is_zero: bool) -> list[Event]:
        if not is_zero:
            self._steady_ms += frame.duration_ms
            return self._sounding(frame.end_ms)
        self._zero_ms += frame.duration_ms
        if self._zero_ms >= HOLE_MS and self._steady_ms < STEADY_MS:
            self._steady_ms = 0
        if self._is_muted or self._zero_ms < SILENT_MS:
            return []
        if self._has_sounded:
            is_steady = self._steady_ms >= STEADY_MS and not self._is_gated
            # no reason to stop for: some headsets are silent by themselves
            return self._tell("silent", MUTED, frame.end_ms) if is_steady else []
        if self._is_silence_refusal:
            return self._mute(PERMISSION, frame.end_ms)
        return self._tell("silent", NO_SOUND_YET, frame.end_ms)

    def _mute(self, message: str, now_ms: int) -> list[Event]:
        self._is_muted = True
        return [AudioLost(now_ms, message)]

    def _sounding(self, now_ms: int) -> list[Event]:
        was_muted, self._is_muted = self._is_muted, False
        if not was_muted and self._zero_ms >= GATE_MS:
            self._is_gated = True
        self._has_sounded = True
        self._zero_ms = 0
        return [AudioRestored(now_ms)] if was_muted else []

    def _judged(self, now_ms: int) -> list[Event]:
        speech = self._speech
        if speech.duration_ms < SPEECH_MS:
            return []
        self._speech = _Speech()
        if speech.clipped >= CLIPPED_RATIO * speech.samples:
            return self._tell("clipped", CLIPPED, now_ms)
        if speech.level_db < QUIET_DB:
            return self._tell("quiet", QUIET, now_ms)
        return []

    def _tell(self, kind: FaultKind, message: str, now_ms: int) -> list[Event]:
        told_ms = self._told_ms.get(kind)
        if told_ms is not None and now_ms - told_ms < AGAIN_MS:
            return []
        self._told_ms[kind] = now_ms
        return [SoundFault(now_ms, kind, message)]
