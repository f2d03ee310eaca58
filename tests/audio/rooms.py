"""Rooms made in the test: what the speaker plays, as the microphone gets it back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voice_coach.events import FRAME_SAMPLES, SAMPLE_RATE_HZ
from voice_coach.hearing.echo_guard import Cleaned, EchoGuard

Sound = NDArray[np.float64]
MS = SAMPLE_RATE_HZ // 1000
NOISE_DB = -68.0


def response(echo_db: float, delay_ms: int, tail_ms: int = 120) -> Sound:
    """A delay, a direct sound and reflections that fall by 60 dB in `tail_ms`; `echo_db` in all."""
    random = np.random.default_rng(7)
    tail = random.normal(0, 0.05, tail_ms * MS) * 10 ** (-3 * np.linspace(0, 1, tail_ms * MS))
    tail[0] = 1.0
    gain = 10 ** (echo_db / 20) / np.sqrt(np.sum(tail**2))
    return np.concatenate((np.zeros(delay_ms * MS), gain * tail))


def echo(played: Sound, echo_db: float, delay_ms: int) -> Sound:
    """What comes back of a sound."""
    room = response(echo_db, delay_ms)
    size = len(played) + len(room) - 1
    # as np.convolve, which takes a second for as long a room
    return np.fft.irfft(np.fft.rfft(played, size) * np.fft.rfft(room, size), size)[: len(played)]


def room_noise(length: int, level_db: float = NOISE_DB) -> Sound:
    return np.random.default_rng(3).normal(0, 32768 * 10 ** (level_db / 20), length)


def pcm(sound: Sound) -> NDArray[np.int16]:
    return np.rint(np.clip(sound, -32768, 32767)).astype(np.int16)


def frames(sound: Sound) -> list[bytes]:
    """The sound frame by frame; what fills none at its end is left out."""
    whole = pcm(sound)
    starts = range(0, len(whole) - FRAME_SAMPLES + 1, FRAME_SAMPLES)
    return [whole[at : at + FRAME_SAMPLES].tobytes() for at in starts]


def clean(guard: EchoGuard, microphone: Sound, played: Sound) -> list[Cleaned]:
    """Run both sides through the guard, frame by frame."""
    return [guard.clean(*both) for both in zip(frames(microphone), frames(played), strict=True)]


def joined(cleaned: list[Cleaned]) -> Sound:
    return np.frombuffer(b"".join(one.pcm for one in cleaned), np.int16).astype(np.float64)


def level_db(sound: Sound) -> float:
    return float(10 * np.log10(np.mean(sound**2) / 32768**2 + 1e-10))
