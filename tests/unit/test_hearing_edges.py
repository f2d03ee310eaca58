"""What hearing does with next to nothing: no sound, no voice, a pause that means nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scripted_hearing import ROOM, SPEECH, ScriptedDetector, ScriptedRecognizer

from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.hearing.delivery import DeliveryMeter
from voice_coach.hearing.echo_guard import EchoGuard
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.intonation import UNKNOWN, fall_of
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.hearing.pauses import PauseHabits


class Deaf:
    """An echo canceller that must not be asked."""

    def cancel(self, microphone: bytes, speaker: bytes) -> bytes:
        raise AssertionError(f"{len(microphone)} and {len(speaker)} bytes are no whole frames")


def test_the_rest_of_a_frame_passes_the_echo_guard_as_it_is() -> None:
    rest = bytes(FRAME_BYTES - 2)
    cleaned = EchoGuard(Deaf()).clean(rest, bytes(FRAME_BYTES))
    assert cleaned.pcm == rest
    assert not cleaned.is_under_coach


@pytest.mark.parametrize("count", [0, 10])
def test_too_little_sound_has_no_intonation(count: int) -> None:
    assert fall_of(np.zeros(count)) == UNKNOWN


def test_a_whisper_has_no_pitch() -> None:
    breath = np.random.default_rng(1).normal(0, 900, SAMPLE_RATE_HZ)
    assert fall_of(breath).pitch_st is None


def test_a_voice_that_broke_off_long_ago_has_no_last_pitch() -> None:
    time_s = np.arange(SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    voice = 4_000 * np.sin(2 * np.pi * 140 * time_s) + 2_000 * np.sin(2 * np.pi * 280 * time_s)
    breath = np.random.default_rng(1).normal(0, 2_000, 2 * SAMPLE_RATE_HZ)
    assert fall_of(np.concatenate((voice, breath))).pitch_st is None


def test_a_breath_between_two_words_is_no_habit() -> None:
    habits = PauseHabits()
    before = habits.middle_ms
    habits.add(20)
    assert habits.middle_ms == before
    habits.add(3_000)
    assert habits.middle_ms > before


def test_speech_that_ends_without_having_begun_counts_as_none() -> None:
    meter = DeliveryMeter()
    meter.end(500)
    assert meter.measured(500).speech_ms == 0


def test_level_and_speech_can_be_read_for_the_meter() -> None:
    ears = Ears(ScriptedRecognizer([]), ScriptedDetector())
    listener = Listener(ears, Endpointing(lambda _: None))
    listener.process(AudioFrame(0, ROOM))
    assert listener.level_db == pytest.approx(-75, abs=1)
    for index in range(1, 20):
        listener.process(AudioFrame(index * FRAME_MS, SPEECH))
    assert listener.level_db == pytest.approx(-20, abs=1)
    assert listener.is_speech
