"""Figures over time: nothing is lost, nothing rests on too little, and no change is made up."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.feedback.periods import Scale, Unit, end_of, start_of, unit_for
from voice_coach.feedback.progress import (
    LEAST,
    Point,
    Share,
    Talk,
    Tally,
    course,
    medians,
    open_questions,
    paces,
    reflections,
    strong_tries,
    talk_shares,
    total,
    with_marker,
)
from voice_coach.feedback.trend import LEAST_EACH, change, change_over, wilson

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
SHARES = st.integers(0, 400).flatmap(
    lambda of: st.builds(Share, hits=st.integers(0, of), of=st.just(of))
)
PLACES = ("paraphrase", "open-question", "rehearse/talk")
COUNTED = st.integers(0, 30)


@st.composite
def tallies_of(draw: st.DrawFn) -> Tally:
    """Counts that can belong together."""
    answers = draw(COUNTED)
    part = st.integers(0, answers)
    first, reflecting, asking = draw(part), draw(part), draw(part)
    marked = {"absolute": draw(part), "check": draw(part)}
    return Tally(
        day=draw(DAYS),
        place=draw(st.sampled_from(PLACES)),
        answers=answers,
        first_tries=first,
        strong_tries=draw(st.integers(0, first)),
        reflections=reflecting,
        questions=draw(st.integers(0, answers - reflecting)),
        asking=asking,
        marked={**marked, "open_question": draw(st.integers(0, asking))},
    )


TALLIES = tallies_of()
COUNTS = (
    strong_tries(frozenset({"paraphrase"})),
    reflections(frozenset(PLACES)),
    open_questions,
    with_marker("absolute"),
    with_marker("check", frozenset({"paraphrase"})),
)
TODAY = date(2033, 1, 1)


@given(DAYS, st.sampled_from(Unit))
def test_every_day_lies_within_its_stretch_and_stretches_follow_without_a_gap(
    day: date, unit: Unit
) -> None:
    start, end = start_of(day, unit), end_of(day, unit)
    assert start <= day <= end
    assert start_of(end, unit) == start
    assert start_of(end + timedelta(days=1), unit) == end + timedelta(days=1)


@given(DAYS, st.integers(0, 4000))
def test_no_time_gives_more_points_than_a_plot_can_hold(first: date, days: int) -> None:
    unit = unit_for(first, first + timedelta(days=days))
    starts = {start_of(first + timedelta(days=offset), unit) for offset in range(days + 1)}
    assert len(starts) <= 33


def test_a_stretch_that_is_not_over_ends_today() -> None:
    scale = Scale(Unit.MONTH, date(2026, 11, 20))
    assert scale.end(date(2026, 11, 3)) == date(2026, 11, 20)
    assert scale.end(date(2026, 10, 3)) == date(2026, 10, 31)


@given(st.lists(TALLIES, max_size=60), st.sampled_from(COUNTS), st.sampled_from(Unit))
def test_a_course_counts_every_answer_once_and_no_point_rests_on_few(
    tallies: list[Tally], count: object, unit: Unit
) -> None:
    points = course(tallies, count, Scale(unit, TODAY))
    whole = total(tallies, count)
    if whole.of < LEAST:
        assert points == ()
    else:
        assert sum((point.share for point in points), Share(0, 0)) == whole
    assert all(point.share.of >= LEAST for point in points)
    assert all(point.value == point.share.hits / point.share.of for point in points)
    assert [point.first for point in points] == sorted(point.first for point in points)
    assert all(one.last < other.first for one, other in itertools.pairwise(points))


@given(
    st.lists(
        st.builds(
            Talk,
            day=DAYS,
            delays_ms=st.lists(st.integers(0, 60_000), max_size=20).map(tuple),
            answers=st.integers(1, 20),
            words=st.integers(0, 400),
            speech_ms=st.integers(0, 200_000),
            coach_ms=st.integers(0, 200_000),
        ),
        max_size=30,
    )
)
def test_medians_paces_and_shares_lie_between_the_least_and_the_most(talks: list[Talk]) -> None:
    scale = Scale(Unit.MONTH, TODAY)
    delays = [delay for talk in talks for delay in talk.delays_ms]
    points = medians(talks, lambda talk: talk.delays_ms, scale)
    assert all(min(delays) <= point.value <= max(delays) for point in points)
    assert sum(point.share.of for point in points) in (0, len(delays))
    rates = [talk.words * 60_000 / talk.speech_ms for talk in talks if talk.speech_ms]
    for point in paces(talks, scale):
        assert min(rates) - 1e-9 <= point.value <= max(rates) + 1e-9
    shares = [it.speech_ms / (it.speech_ms + it.coach_ms) for it in talks if it.speech_ms]
    for point in talk_shares(talks, scale):
        assert min(shares) - 1e-9 <= point.value <= max(shares) + 1e-9


# --- change ---------------------------------------------------------------------------------------


@given(SHARES)
def test_a_share_lies_within_its_interval(share: Share) -> None:
    low, high = wilson(share)
    assert 0.0 <= low <= share.ratio + 1e-12
    assert share.ratio - 1e-12 <= high <= 1.0


@given(SHARES, SHARES)
def test_a_change_is_told_the_same_way_in_both_directions(one: Share, other: Share) -> None:
    there, back = change(one, other), change(other, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.is_rise != back.is_rise
        assert there.is_rise == (other.ratio > one.ratio)


@given(SHARES, SHARES)
def test_nothing_is_claimed_from_few_answers_or_overlapping_intervals(
    one: Share, other: Share
) -> None:
    found = change(one, other)
    if min(one.of, other.of) < LEAST_EACH or one.ratio == other.ratio:
        assert found is None
    elif wilson(one)[1] < wilson(other)[0]:
        assert found is not None


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        (Share(56, 70), Share(48, 80), True),
        # Newcombe's own example (1998, table II a)
        (Share(9, 30), Share(15, 30), False),
        (Share(6, 40), Share(26, 40), True),
        (Share(0, 19), Share(19, 19), False),
    ],
)
def test_only_what_chance_would_seldom_make_is_a_change(
    before: Share, after: Share, is_told: bool
) -> None:
    assert (change(before, after) is not None) == is_told


@given(st.lists(SHARES.filter(lambda it: it.of > 0), max_size=20))
def test_the_halves_of_a_course_hold_all_of_it(shares: list[Share]) -> None:
    points = [Point(TODAY, TODAY, share.ratio, share) for share in shares]
    found = change_over(points)
    if found is not None:
        assert found.before + found.after == sum(shares, Share(0, 0))
