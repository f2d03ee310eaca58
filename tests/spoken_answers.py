"""A sound file of spoken answers, for sessions that listen to a file."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
# longer than the longest patience after a whole sentence
PAUSE_MS = 4_500


def spoken(text: str, folder: Path) -> NDArray[np.int16]:
    """One answer in flite's voice slt, 16 kHz mono."""
    path = folder / "flite.wav"
    subprocess.run(["flite", "-voice", "slt", "-t", text, "-o", str(path)], check=True)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE_HZ, 1)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def write_answers(path: Path, answers: Sequence[str], pause_ms: int = PAUSE_MS) -> Path:
    """The answers one after the other, a pause after each."""
    pause = np.zeros(RATE_HZ * pause_ms // 1000, np.int16)
    parts = [part for text in answers for part in (spoken(text, path.parent), pause)]
    return write_wav(path, np.concatenate(parts))


def write_wav(path: Path, samples: NDArray[np.int16], rate_hz: int = RATE_HZ) -> Path:
    """Mono, or with one column for each channel."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.astype("<i2").tobytes())
    return path
