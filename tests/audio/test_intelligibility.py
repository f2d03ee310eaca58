"""What the voices say can be understood: the embedded engine writes it down."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jiwer
import numpy as np
import pytest

from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.resampler import resample
from voice_coach.adapters.voices import open_voice
from voice_coach.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.ports import Recognizer, Sound

SENTENCES = (
    "When you looked at your phone at dinner, I felt lonely.",
    "I would love to hear more about that whenever you are ready.",
    "Let us pick a calm time when we are both rested.",
    "You felt ignored when I looked at my phone, did I get that right?",
    "I tend to raise my voice when I am worried, and I want to change that.",
    "Maybe the pressure at work has been heavier than I noticed.",
    "I noticed that we have not walked together since the beginning of March.",
    "That makes sense, anybody would be exhausted after a month like yours.",
)


@pytest.fixture(scope="module")
def recognizer() -> Iterator[Recognizer]:
    engine = open_recognizer("whisper")
    yield engine
    engine.close()


def words(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower()))


def written_down(recognizer: Recognizer, sound: Sound) -> str:
    samples = resample(sound.samples, sound.rate_hz, SAMPLE_RATE_HZ)
    samples = np.pad(samples, (4_800, 4_800 + -len(samples) % FRAME_SAMPLES))
    recognizer.reset()
    for at in range(0, len(samples), FRAME_SAMPLES):
        frame = AudioFrame(at * 1000 // SAMPLE_RATE_HZ, samples[at : at + FRAME_SAMPLES].tobytes())
        recognizer.accept(frame)
    return words(recognizer.finish().text)


@pytest.mark.parametrize(("name", "worst"), [("standard", 0.20), ("natural", 0.08)])
def test_a_recogniser_understands_the_voice(
    recognizer: Recognizer, name: str, worst: float
) -> None:
    voice = open_voice(name)
    heard = [written_down(recognizer, voice.render(text)) for text in SENTENCES]
    voice.close()
    assert jiwer.wer([words(text) for text in SENTENCES], heard) <= worst
