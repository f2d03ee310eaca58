"""How far back the beginning of speech is looked for."""

from __future__ import annotations

from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame
from voice_coach.hearing.pre_roll import LEAD_MS, OVER_COACH_MS, REACH_MS, SILENCE_MS, PreRoll

ROOM_DB, SOFT_DB = -70.0, -50.0


class Heard:
    """Sound of two levels, one after the other."""

    def __init__(self) -> None:
        self.pre_roll = PreRoll()
        self.now_ms = 0

    def room(self, duration_ms: int) -> Heard:
        return self._push(ROOM_DB, duration_ms)

    def soft(self, duration_ms: int) -> Heard:
        return self._push(SOFT_DB, duration_ms)

    def first_ms(self, start_ms: int, *, is_over_coach: bool = False) -> int:
        """Where the sound begins that goes with speech which was found at that time."""
        frames = self.pre_roll.before(start_ms, is_over_coach=is_over_coach)
        assert frames[-1].end_ms == self.now_ms
        starts = [frame.start_ms for frame in frames]
        assert starts == list(range(starts[0], self.now_ms, FRAME_MS))
        return starts[0]

    def _push(self, level: float, duration_ms: int) -> Heard:
        for _ in range(duration_ms // FRAME_MS):
            self.pre_roll.push(AudioFrame(self.now_ms, bytes(FRAME_BYTES)), level)
            self.now_ms += FRAME_MS
        return self


def test_speech_that_was_found_at_once_has_only_the_lead_before_it() -> None:
    assert Heard().room(1_000).soft(80).first_ms(1_000) == 1_000 - LEAD_MS


def test_speech_that_was_found_late_is_followed_back_to_where_it_rose_out_of_the_room() -> None:
    assert Heard().room(1_000).soft(900).first_ms(1_820) == 1_000 - LEAD_MS


def test_a_gap_within_a_word_does_not_end_the_way_back() -> None:
    heard = Heard().room(1_000).soft(200).room(SILENCE_MS - FRAME_MS).soft(600)
    assert heard.first_ms(heard.now_ms - 80) == 1_000 - LEAD_MS


def test_a_sound_before_a_silence_is_left_where_it_is() -> None:
    heard = Heard().soft(200).room(SILENCE_MS).soft(600)
    assert heard.first_ms(heard.now_ms - 80) == 200 + SILENCE_MS - LEAD_MS


def test_a_room_that_is_never_silent_is_followed_no_further_than_the_reach() -> None:
    heard = Heard().room(500)
    for _ in range(20):
        heard.soft(200).room(40)
    assert heard.first_ms(heard.now_ms - 80) == heard.now_ms - REACH_MS - LEAD_MS


def test_what_belongs_to_somebody_else_is_not_followed() -> None:
    heard = Heard().room(1_000).soft(400)
    heard.pre_roll.bar()
    heard.soft(600)
    assert heard.first_ms(heard.now_ms - 80) == 1_400 - LEAD_MS


def test_a_bar_behind_the_start_takes_nothing_of_the_lead() -> None:
    heard = Heard().room(1_000).soft(400)
    heard.pre_roll.bar()
    assert heard.first_ms(1_320) == 1_320 - LEAD_MS


def test_over_the_coach_a_fixed_stretch_is_taken() -> None:
    heard = Heard().room(1_000).soft(1_000)
    assert heard.first_ms(1_920, is_over_coach=True) == heard.now_ms - OVER_COACH_MS


def test_speech_in_the_very_first_frame_has_nothing_before_it() -> None:
    pre_roll = PreRoll()
    pre_roll.bar()
    assert pre_roll.before(0) == []
