"""Recognised moments find their place on the session's clock."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.timeline import Timeline
from voice_coach.events import SAMPLE_RATE_HZ

MS = SAMPLE_RATE_HZ // 1000


def test_an_empty_timeline_leaves_times_as_they_are() -> None:
    assert Timeline().session_ms(1_234.4) == 1_234


def test_frames_that_follow_each_other_make_one_span() -> None:
    timeline = Timeline()
    for index in range(100):
        timeline.place(5_000 * MS + index * 20 * MS, 60_000 + index * 20)
    assert timeline.session_ms(5_000) == 60_000
    assert timeline.session_ms(6_990) == 61_990
    assert len(timeline._session_ms) == 1


def test_a_gap_moves_what_is_behind_it_and_nothing_before_it() -> None:
    timeline = Timeline()
    timeline.place(0, 1_000)
    timeline.place(500 * MS, 9_000)
    assert timeline.session_ms(499) == 1_499
    assert timeline.session_end_ms(500) == 1_500
    assert timeline.session_ms(500) == 9_000
    assert timeline.session_end_ms(700) == 9_200


def test_clearing_forgets_the_spans() -> None:
    timeline = Timeline()
    timeline.place(0, 1_000)
    timeline.clear()
    timeline.place(500 * MS, 2_000)
    assert timeline.session_ms(600) == 2_100


@given(st.lists(st.tuples(st.integers(1, 2_000), st.integers(0, 5_000)), min_size=1, max_size=20))
def test_time_never_runs_backwards(spans: list[tuple[int, int]]) -> None:
    timeline = Timeline()
    engine_ms = session_ms = 0
    for length_ms, gap_ms in spans:
        session_ms += gap_ms
        timeline.place(engine_ms * MS, session_ms)
        engine_ms += length_ms
        session_ms += length_ms
    placed = [timeline.session_ms(moment) for moment in range(0, engine_ms, 7)]
    assert placed == sorted(placed)
