"""How a turn was spoken, measured on sound whose level and length are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_hearing import (
    ROOM,
    ROOM_DB,
    SPEECH,
    SPEECH_DB,
    Scene,
    ScriptedDetector,
    ScriptedRecognizer,
    noise,
)

from voice_coach.events import FRAME_MS, Delivery, Turn
from voice_coach.hearing.delivery import DeliveryMeter
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener

SECOND = 1_000 // FRAME_MS


def measured(*frames: bytes) -> Delivery:
    meter = DeliveryMeter()
    meter.begin(0)
    for pcm in frames:
        meter.push(pcm)
    return meter.measured(len(frames) * FRAME_MS)


def turn_of(scene: Scene, coach_until_ms: int = 0) -> Turn:
    """What a listener makes of a scene; the coach speaks until then."""
    recognizer = ScriptedRecognizer(scene.words)
    listener = Listener(Ears(recognizer, ScriptedDetector()), Endpointing(lambda text: None))
    events = []
    for frame in scene.frames:
        listener.coach_says("a long story" if frame.start_ms < coach_until_ms else "")
        if frame.start_ms == coach_until_ms:
            listener.open_floor("normal", 20_000, frame.start_ms)
        events += listener.process(frame)
    (turn,) = [event for event in events if isinstance(event, Turn)]
    return turn


def delivery_of(scene: Scene) -> Delivery:
    delivery = turn_of(scene).delivery
    assert delivery is not None
    return delivery


@pytest.mark.parametrize("level", [-50.0, -30.0, -12.0])
def test_the_level_is_that_of_the_speech(level: float) -> None:
    assert measured(*[noise(level)] * SECOND).level_db == pytest.approx(level, abs=0.2)


def test_quiet_gaps_between_words_do_not_lower_the_level() -> None:
    frames = ([SPEECH] * 20 + [ROOM] * 10) * 5
    assert measured(*frames).level_db == pytest.approx(SPEECH_DB, abs=0.2)


def test_a_voice_that_stays_at_one_loudness_has_no_spread() -> None:
    assert measured(*[SPEECH] * 3 * SECOND).level_spread_db == 0.0


def test_a_voice_that_goes_up_and_down_by_six_decibels_has_a_spread_of_six() -> None:
    frames = ([noise(-20.0)] * 20 + [noise(-32.0)] * 20) * 4
    assert measured(*frames).level_spread_db == pytest.approx(6.0, abs=0.2)


def test_a_few_words_are_too_short_to_tell_how_even_a_voice_is() -> None:
    assert measured(*[SPEECH] * SECOND).level_spread_db is None


def test_the_share_of_clipped_samples_is_counted() -> None:
    loud = np.full(160, 32_767, "<i2").tobytes()
    quiet = np.full(1_440, 3_000, "<i2").tobytes()
    assert measured(loud + quiet).clipped_ratio == pytest.approx(0.1)
    assert measured(SPEECH).clipped_ratio == 0.0


def test_a_turn_without_sound_has_no_level() -> None:
    assert measured() == Delivery(speech_ms=0)
    assert measured(bytes(640)).level_db is None


@given(st.lists(st.binary(max_size=700), max_size=12))
def test_no_sound_is_too_odd_to_be_measured(frames: list[bytes]) -> None:
    delivery = measured(*frames)
    assert delivery.level_db is None or delivery.level_db <= 0.0
    assert 0.0 <= (delivery.clipped_ratio or 0.0) <= 1.0


def test_a_turn_tells_its_speech_and_its_longest_pause_apart() -> None:
    scene = Scene().pause(400).speak("i was").pause(700).speak("rather tired of").pause(1_200)
    scene.speak("it all last week").pause(5_000)
    delivery = delivery_of(scene)
    assert delivery.speech_ms == 9 * 240
    assert delivery.longest_pause_ms == 1_200
    assert delivery.level_db == pytest.approx(SPEECH_DB, abs=0.5)
    assert delivery.clipped_ratio == 0.0


def test_what_the_coach_says_meanwhile_does_not_count_as_the_persons_loudness() -> None:
    coach = Scene().speak("well i", 400)
    person = Scene(coach.frames, coach.words).speak("do not know what to say", 400)
    loud = noise(-3.0)
    for index, frame in enumerate(person.frames[:SECOND]):
        person.frames[index] = type(frame)(frame.start_ms, loud)
    turn = turn_of(person.pause(5_000), coach_until_ms=1_000)
    assert turn.delivery is not None
    assert turn.delivery.level_db == pytest.approx(SPEECH_DB, abs=0.5)
    assert turn.delivery.speech_ms == 8 * 400


def test_the_room_is_not_measured() -> None:
    turn = turn_of(Scene().pause(3_000).speak("that is all").pause(4_000))
    assert turn.delivery is not None
    assert turn.delivery.level_db is not None
    assert turn.delivery.level_db > ROOM_DB + 40
