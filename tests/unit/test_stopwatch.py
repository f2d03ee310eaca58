"""What a stopwatch does where there is nothing to time, and what it hands through."""

from __future__ import annotations

import numpy as np
from scripted_sound import ScriptedMicrophone, ScriptedSpeaker

from voice_coach.ports import Sound
from voice_coach.session.stopwatch import Stopwatch, WatchedSink, WatchedSource

SOUND = Sound(np.ones(1_600, np.int16), 16_000)


class Clock:
    now_ms = 0.0

    def __call__(self) -> float:
        return self.now_ms


def test_loudness_is_handed_through() -> None:
    speaker = ScriptedSpeaker()
    WatchedSink(speaker, Stopwatch(Clock())).set_gain(-6.0)
    assert speaker.gain_db == -6.0


def test_a_sound_that_nobody_waits_for_is_cut_without_a_trace() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    sink = WatchedSink(ScriptedSpeaker(), watch)
    sink.play(SOUND)
    sink.abort()
    clock.now_ms = 100
    watch.arm(50)
    sink.play(SOUND)
    # a device tells nothing yet of what it was given just now
    assert sink.pending_ms == 100
    assert watch.heard_at_ms is None
    clock.now_ms = 200
    assert sink.pending_ms == 100
    assert watch.heard_at_ms == 200


def test_a_sound_that_is_over_before_the_speaker_was_asked_has_no_time() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    speaker = ScriptedSpeaker()
    sink = WatchedSink(speaker, watch)
    watch.arm(0)
    sink.play(SOUND)
    speaker.advance(100)
    clock.now_ms = 100
    assert sink.pending_ms == 0
    assert watch.heard_at_ms is None


def test_the_end_of_a_sound_file_is_no_frame_that_came_in() -> None:
    watch = Stopwatch(Clock())
    assert WatchedSource(ScriptedMicrophone.hearing([]), watch).read() is None
    assert watch.came_in_at_ms(0) is None
