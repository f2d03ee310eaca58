"""What the history learns of each turn, and of how soon it was replied to."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from voice_coach.events import (
    FRAME_BYTES,
    Assess,
    AudioFrame,
    Command,
    Delivery,
    Event,
    Expectation,
    LevelMeasured,
    Listen,
    Say,
    Silence,
    SpeakingStarted,
    SpokenOut,
    Turn,
)
from voice_coach.ports import HeardTurn, Sound
from voice_coach.session.latency import Waits, latency_of, waits
from voice_coach.session.loop import PRIVATE
from voice_coach.session.stopwatch import Stopwatch, WatchedSink, WatchedSource
from voice_coach.session.tracing import TurnTracer

NOW = "2026-01-02T20:00:00+01:00"
DELIVERY = Delivery(1_800, 400, -23.0, 2.5, 0.001)
SPOKEN = Turn("so you are tired", 5_000, 7_200, fired_ms=8_600, delivery=DELIVERY)


@dataclass
class Evening:
    """A tracer, and the real time that passes around it."""

    now_ms: float = 1_000_000.0
    kept: list[HeardTurn] = field(default_factory=list)
    pending_ms: int = 0
    aborts: int = 0

    def __post_init__(self) -> None:
        self.watch = Stopwatch(lambda: self.now_ms)
        self.source = WatchedSource(self, self.watch)
        self.sink = WatchedSink(self, self.watch)
        self.tracer = TurnTracer("one", lambda: NOW, self.kept.append, self.watch)
        self.frame_ms = 0

    # a microphone and a speaker, as far as a stopwatch looks at them

    def read(self) -> AudioFrame | None:
        return AudioFrame(self.frame_ms - 20, bytes(FRAME_BYTES))

    def play(self, sound: Sound) -> None:
        self.pending_ms += sound.duration_ms

    def played(self) -> bytes:
        return b""

    def set_gain(self, gain_db: float) -> None:
        """Loudness does not matter here."""

    def clear(self) -> None:
        self.pending_ms = 0

    def abort(self) -> None:
        self.aborts += 1
        self.pending_ms = 0

    def reopen(self) -> None:
        self.pending_ms = 0

    def close(self) -> None:
        """Nothing is held open."""

    # what happens

    def notice(self, *items: Event | Command) -> None:
        for item in items:
            self.tracer.notice(item, 0)

    def hear(self, until_ms: int, late_ms: float = 30.0) -> None:
        """The frame that ends at ``until_ms`` comes in so late."""
        self.frame_ms = until_ms
        self.now_ms = 1_000_000.0 + until_ms + late_ms
        assert self.source.read() is not None

    def say(self, duration_ms: int) -> None:
        self.sink.play(Sound(np.zeros(16 * duration_ms, np.int16), 16_000))

    @property
    def last(self) -> HeardTurn:
        return self.kept[-1]


def test_a_sentence_cut_before_its_first_sound_is_no_speech_of_the_coach() -> None:
    evening = Evening()
    evening.notice(SpokenOut(1, 4_500, is_complete=False, silence_ms=0), SPOKEN)
    assert evening.last.coach_ms == 0
    assert evening.last.delay_ms == 500


def test_a_spoken_turn_is_kept_with_all_that_was_measured() -> None:
    evening = Evening()
    evening.notice(SpeakingStarted(1, 1_000), SpokenOut(1, 4_500, silence_ms=480), SPOKEN)
    assert evening.kept == [
        HeardTurn(
            session="one", number=1, at=NOW, step="", said="so you are tired",
            coach_ms=3_020, delay_ms=980, duration_ms=2_200, words=4, longest_pause_ms=400,
            level_db=-23.0, level_spread_db=2.5, clipped_ratio=0.001, patience_ms=1_400,
        )
    ]  # fmt: skip


def test_a_typed_turn_has_words_and_nothing_else() -> None:
    evening = Evening()
    typed = Turn("so you are tired", 4_500, 6_000, is_typed=True)
    evening.notice(SpeakingStarted(1, 0), SpokenOut(1, 4_000), typed)
    assert evening.kept == [HeardTurn("one", 1, NOW, "", "so you are tired", words=4)]


def test_a_turn_that_somebody_else_heard_has_words_and_nothing_else() -> None:
    evening = Evening()
    heard = Turn("so you are tired", 4_500, 6_000, fired_ms=6_000)
    evening.notice(SpeakingStarted(1, 0), SpokenOut(1, 4_000), heard)
    assert evening.kept == [HeardTurn("one", 1, NOW, "", "so you are tired", words=4)]


def test_a_turn_about_danger_leaves_nothing_not_even_its_timing() -> None:
    evening = Evening()
    evening.notice(Turn(PRIVATE, 5_000, 7_200, fired_ms=8_600), Say(2, "Call", purpose="safety"))
    evening.notice(SPOKEN)
    assert [(turn.number, turn.said) for turn in evening.kept] == [(1, "so you are tired")]


def test_a_judged_turn_learns_which_exercise_it_answered() -> None:
    evening = Evening()
    evening.notice(SPOKEN, Assess(SPOKEN.text, Expectation("a", "listen"), "a/1", 1))
    assert [(turn.number, turn.step) for turn in evening.kept] == [(1, ""), (1, "a/1")]


def test_an_answer_into_the_last_silence_of_the_coach_came_at_once() -> None:
    evening = Evening()
    evening.notice(SpeakingStarted(1, 1_000), SpokenOut(1, 5_300), SPOKEN)
    assert evening.last.delay_ms == 0


def test_what_is_said_over_the_coach_or_after_a_turn_of_ones_own_has_no_delay() -> None:
    evening = Evening()
    over = Turn("mm hm", 2_000, 2_300, is_over_coach=True, fired_ms=2_900, delivery=DELIVERY)
    evening.notice(SpeakingStarted(1, 1_000), over, SpokenOut(1, 4_500), SPOKEN, SPOKEN)
    assert [turn.delay_ms for turn in evening.kept] == [None, 500, None]


def test_answers_from_a_file_have_no_delay() -> None:
    evening = Evening()
    evening.notice(SpeakingStarted(1, 1_000), SpokenOut(1, 4_500, silence_ms=None), SPOKEN)
    assert (evening.last.delay_ms, evening.last.coach_ms) == (None, 3_500)


def test_several_lines_of_the_coach_are_added_up_until_the_person_speaks() -> None:
    evening = Evening()
    evening.notice(SpeakingStarted(1, 0), SpokenOut(1, 1_000))
    evening.notice(SpeakingStarted(2, 1_000), SpokenOut(2, 3_000), SPOKEN, SPOKEN)
    assert [turn.coach_ms for turn in evening.kept] == [3_000, 0]


def test_a_reply_is_timed_from_the_decision_to_its_first_sample() -> None:
    evening = Evening()
    evening.hear(8_000)
    evening.hear(8_600, late_ms=230)
    # the frame that decided could have been there 200 ms ago, had nothing held it up
    evening.notice(SPOKEN, Say(2, "I heard you."))
    evening.say(900)
    evening.now_ms += 100
    evening.pending_ms = 840
    # 60 ms of 900 have been heard
    assert evening.sink.pending_ms == 840
    evening.notice(SpeakingStarted(2, 8_600))
    assert evening.last.compute_ms == 240


def test_a_reply_may_be_on_its_way_before_the_turn_is_noted() -> None:
    evening = Evening()
    evening.hear(8_000)
    evening.say(300)
    # what the coach said before is no reply
    evening.pending_ms = 0
    evening.hear(8_600)
    evening.now_ms += 20
    evening.say(900)
    evening.now_ms += 15
    evening.notice(SPOKEN, Say(2, "I heard you."))
    evening.now_ms += 65
    evening.pending_ms = 860
    assert evening.sink.pending_ms == 860
    evening.notice(SpeakingStarted(2, 8_600))
    assert evening.last.compute_ms == 20 + 15 + 65 - 40


def test_a_later_sound_does_not_change_what_was_measured() -> None:
    evening = Evening()
    evening.hear(8_600)
    evening.notice(SPOKEN, Say(2, "I heard you."))
    evening.say(500)
    evening.now_ms += 80
    assert evening.sink.pending_ms == 500
    evening.notice(SpeakingStarted(2, 8_600))
    evening.say(500)
    evening.now_ms += 300
    assert evening.sink.pending_ms == 1_000
    evening.notice(LevelMeasured(8_700, -60.0, False))
    assert [turn.compute_ms for turn in evening.kept] == [None, 80]


@pytest.mark.parametrize("next_item", [LevelMeasured(8_700, -60, False), Listen()])
def test_what_is_said_long_after_a_turn_is_no_reply_to_it(next_item: Event | Command) -> None:
    evening = Evening()
    evening.hear(8_600)
    evening.notice(SPOKEN, next_item, Silence(30_000, 20_000), Say(2, "Take your time."))
    evening.say(500)
    evening.now_ms += 20_000
    assert evening.sink.pending_ms == 500
    evening.notice(SpeakingStarted(2, 30_000))
    assert evening.last.compute_ms is None


def test_a_reply_that_was_cut_before_it_was_heard_is_not_timed() -> None:
    evening = Evening()
    evening.hear(8_600)
    evening.notice(SPOKEN, Say(2, "I heard you."))
    evening.say(500)
    evening.sink.abort()
    evening.say(500)
    evening.now_ms += 90
    assert (evening.aborts, evening.sink.pending_ms) == (1, 500)
    evening.notice(SpeakingStarted(2, 8_600))
    assert evening.last.compute_ms is None


def test_a_microphone_that_comes_back_is_timed_anew() -> None:
    evening = Evening()
    evening.hear(1_000)
    evening.source.reopen()
    assert evening.watch.came_in_at_ms(1_000) is None
    evening.hear(1_020, late_ms=9_000)
    assert evening.watch.came_in_at_ms(1_020) == 1_010_020


def test_clocks_that_part_slowly_do_not_add_up_over_an_hour() -> None:
    evening = Evening()
    for minute in range(60):
        for second in range(60):
            end_ms = (minute * 60 + second + 1) * 1_000
            # the microphone's clock is slow by one part in ten thousand
            evening.hear(end_ms, late_ms=end_ms / 10_000)
    came_in_ms = evening.watch.came_in_at_ms(3_600_000)
    assert came_in_ms is not None
    assert evening.now_ms - came_in_ms < 2


def test_without_devices_no_computing_time_is_known() -> None:
    evening = Evening()
    evening.notice(SPOKEN, Say(2, "I heard you."))
    evening.say(500)
    evening.now_ms += 90
    assert evening.sink.pending_ms == 500
    evening.notice(SpeakingStarted(2, 8_600))
    assert evening.last.compute_ms is None
    assert evening.last.patience_ms == 1_400


# --- figures ------------------------------------------------------------------------------------


def heard(patience_ms: int | None, compute_ms: int | None) -> HeardTurn:
    return HeardTurn("one", 1, NOW, "", "", patience_ms=patience_ms, compute_ms=compute_ms)


def test_percentiles_are_durations_that_occurred() -> None:
    assert waits(range(1, 101)) == Waits(100, 50, 95)
    assert waits([7]) == Waits(1, 7, 7)
    assert waits([]) is None


def test_patience_and_computing_are_counted_apart_and_only_where_measured() -> None:
    turns = [heard(1_400, 40), heard(900, None), heard(None, None), heard(2_000, 90)]
    latency = latency_of(turns)
    assert latency.patience == Waits(3, 1_400, 2_000)
    assert latency.compute == Waits(2, 40, 90)
