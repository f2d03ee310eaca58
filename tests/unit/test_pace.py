"""Pace, and whose the time was."""

from __future__ import annotations

from voice_coach.pace import talk_share, words_per_minute


def test_pace_is_words_over_time_and_nothing_where_no_time_was_taken() -> None:
    assert words_per_minute(30, 10_000) == 180.0
    assert words_per_minute(3, 0) == 0.0


def test_the_share_of_talk_is_one_half_where_both_spoke_as_long() -> None:
    assert talk_share(4_000, 4_000) == 0.5
    assert talk_share(0, 4_000) == 0.0
    assert talk_share(0, 0) == 0.0
