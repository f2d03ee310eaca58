"""A room made for the measurements: a microphone that hears the speaker, a person, and some noise.

What the speaker plays comes back late, through a room response and a speaker that bends it a
little. Both ends run on one clock of samples, so a session in it goes faster than real time.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.resampler import resample
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.ports import Sound, Voice

MS = SAMPLE_RATE_HZ // 1000
SPEAKER_LATENCY_MS = 60
ROOM_NOISE_DB = -68.0
PERSON_DB = -26.0
SLIPS_FRAMES = (-3, -2, -1, 1, 2, 3)
COACH_DB = -19.0
# the standard voice at the speaker; both while speaking, pauses left out
LONGEST_RESPONSE_MS = 500
LOUD = 1_000
# of 32,768: what the speaker plays above it is a word and no pause

Samples = NDArray[np.float64]
ONE_TAP: Samples = np.ones(1)
# a speaker that is wired to the microphone


@dataclass(frozen=True, slots=True)
class Room:
    """How the coach comes back."""

    response: Samples
    # the strongest reflection at the very beginning, of energy 1
    gain_db: float
    # of the sound at the microphone, compared with what was given to the speaker
    microphone_ms: int
    # latency; the whole delay is SPEAKER_LATENCY_MS longer
    slip_every_ms: int = 0
    # so often the two devices part by some frames, as when one of them is held up; 0: never


class RoomAudio:
    """ports.AudioSource and ports.AudioSink."""

    def __init__(self, room: Room) -> None:
        self.now_ms = 0
        self.loud_frames = 0
        # for so many frames in a row the speaker has been in the midst of words
        self.said_ms: list[tuple[int, int]] = []
        # from when to when the person spoke
        self._queue: Samples = np.zeros(0)
        self._played = b""
        self._in_speaker = _silence(SPEAKER_LATENCY_MS)
        self._in_microphone = _silence(room.microphone_ms)
        self._slip_every_ms = room.slip_every_ms
        self._person: Samples = np.zeros(0)
        # what is still to be said
        self._noise = np.random.default_rng(1)
        self._gain = 10 ** (room.gain_db / 20)
        size = len(room.response) + FRAME_SAMPLES
        self._size = 1 << (size - 1).bit_length()
        self._response = np.fft.rfft(room.response, self._size)
        self._history = np.zeros(len(room.response) + FRAME_SAMPLES)

    def say(self, sound: Samples) -> None:
        """The person speaks from the next frame on."""
        self._person = sound
        self.said_ms.append((self.now_ms, self.now_ms + len(sound) // MS))

    def read(self) -> AudioFrame:
        out, self._queue = self._queue[:FRAME_SAMPLES], self._queue[FRAME_SAMPLES:]
        out = np.pad(out, (0, FRAME_SAMPLES - len(out)))
        self._played += np.rint(out).astype("<i2").tobytes()
        self._in_speaker.append(out)
        heard = self._in_speaker.pop(0)
        self.loud_frames = self.loud_frames + 1 if np.abs(heard).max() > LOUD else 0
        self._in_microphone.append(heard)
        self._slip()
        arriving = self._in_microphone.pop(0)
        said, self._person = self._person[:FRAME_SAMPLES], self._person[FRAME_SAMPLES:]
        microphone = self._echo(arriving) + self._room_noise()
        microphone[: len(said)] += said
        pcm = np.rint(np.clip(microphone, -32768, 32767)).astype("<i2").tobytes()
        frame = AudioFrame(self.now_ms, pcm)
        self.now_ms += FRAME_MS
        return frame

    def _echo(self, played: Samples) -> Samples:
        bent = 24_000 * np.tanh(played / 24_000)
        self._history = np.concatenate((self._history[FRAME_SAMPLES:], bent))
        if len(self._response) == 1:
            return self._gain * bent
        spectrum = np.fft.rfft(self._history, self._size) * self._response
        whole: Samples = np.fft.irfft(spectrum, self._size)
        end = len(self._history)
        return self._gain * whole[end - FRAME_SAMPLES : end]

    def _slip(self) -> None:
        """Make the way through the microphone longer or shorter now and then."""
        if not self._slip_every_ms or (self.now_ms + FRAME_MS) % self._slip_every_ms:
            return
        frames = int(self._noise.choice(SLIPS_FRAMES))
        if frames > 0:
            self._in_microphone[:0] = _silence(frames * FRAME_MS)
        else:
            del self._in_microphone[: min(-frames, len(self._in_microphone) - 1)]

    def _room_noise(self) -> Samples:
        noise: Samples = self._noise.normal(0, 32768 * 10 ** (ROOM_NOISE_DB / 20), FRAME_SAMPLES)
        return noise

    # --- the speaker ---------------------------------------------------------------------------

    def play(self, sound: Sound) -> None:
        samples = resample(sound.samples, sound.rate_hz, SAMPLE_RATE_HZ).astype(float)
        self._queue = np.concatenate((self._queue, samples))

    @property
    def pending_ms(self) -> int:
        waiting = len(self._queue) // MS
        on_the_way = any(block.any() for block in self._in_speaker)
        return waiting + SPEAKER_LATENCY_MS * (bool(waiting) or on_the_way)

    def played(self) -> bytes:
        played, self._played = self._played, b""
        return played

    def set_gain(self, gain_db: float) -> None:
        """The echo's level is what is measured against."""

    def clear(self) -> None:
        self._queue = self._queue[:0]

    def abort(self) -> None:
        self.clear()
        self._in_speaker = _silence(SPEAKER_LATENCY_MS)

    def reopen(self) -> None:
        """It is never lost."""

    def close(self) -> None:
        """Nothing is held open."""


class RememberingVoice:
    """ports.Voice that renders every sentence once."""

    def __init__(self, voice: Voice) -> None:
        self.name = voice.name
        self._voice = voice
        self._known: dict[tuple[str, float], Sound] = {}

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        key = (text, rate_ratio)
        if key not in self._known:
            self._known[key] = self._voice.render(text, rate_ratio)
        return self._known[key]

    def close(self) -> None:
        self._voice.close()


def _silence(duration_ms: int) -> list[Samples]:
    return [np.zeros(FRAME_SAMPLES)] * (duration_ms // FRAME_MS)


def read_responses(data: Path) -> list[Samples]:
    """Room responses from their strongest reflection on, of energy 1."""
    responses = []
    for path in sorted((data / "speech" / "noise").glob("rir*.wav")):
        samples = read_sound(path).astype(float)
        peak = int(np.argmax(np.abs(samples)))
        kept = samples[max(0, peak - 16) : peak + LONGEST_RESPONSE_MS * MS]
        responses.append(kept / np.sqrt(np.sum(kept**2)))
    return responses


@cache
def spoken(text: str, voice: str, level_db: float = PERSON_DB) -> Samples:
    """A person's words from their first sound to their last, by flite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        samples = read_sound(path).astype(float)
    loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
    return at_level(samples[loud[0] : loud[-1]], level_db)


def at_level(sound: Samples, level_db: float) -> Samples:
    """Scaled to a root mean square, dB relative to full scale."""
    power = float(np.mean(sound**2))
    return sound * 32768 * 10 ** (level_db / 20) / np.sqrt(power) if power else sound


def coach_texts(texts: Iterator[str]) -> list[str]:
    """Those that there are, each once."""
    return list(dict.fromkeys(text for text in texts if text))
