from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.planner import PastAttempt, Skill, plan, skill_of
from voice_coach.dialog.script import Drill, Exercise

DRILLS = load_script("en-us").drills
KINDS = {drill.id: drill.kind for drill in DRILLS}
TODAY = date(2026, 11, 22)
Kind = Literal["listen", "speak"]


def make_drill(name: str, kind: Kind, exercises: int = 8) -> Drill:
    return Drill(
        id=name,
        kind=kind,
        title="",
        why="",
        how="",
        ask="",
        asks=(),
        avoids=(),
        templates=(),
        exercises=tuple(Exercise(id=f"e{number}") for number in range(exercises)),
    )


def tries(drill: str, results: str, first_day: int = -20, each_day: int = 1) -> list[PastAttempt]:
    """One attempt for each letter, s(trong) or w(eak), ``each_day`` of them a day."""
    return [
        PastAttempt(
            drill,
            f"e{number % 8}",
            TODAY + timedelta(first_day + number // each_day),
            result == "s",
        )
        for number, result in enumerate(results)
    ]


A, B, C = make_drill("a", "listen"), make_drill("b", "speak"), make_drill("c", "listen")


def drills_of(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [drill for drill, _ in pairs]


@pytest.mark.parametrize(
    ("results", "each_day", "is_mastered"),
    [
        ("ssss", 1, True),
        ("sssss", 1, True),
        ("wssss", 1, True),
        ("sssws", 1, True),
        ("ssswws", 1, False),
        ("sss", 1, False),
        ("sssss", 5, False),
        ("ssss", 2, True),
        ("sssssww", 1, False),
        ("wwwwwwssss", 1, True),
        ("", 1, False),
    ],
)
def test_four_of_the_last_five_on_more_than_one_day_are_mastery(
    results: str, each_day: int, is_mastered: bool
) -> None:
    assert skill_of("a", tries("a", results, each_day=each_day)).is_mastered is is_mastered


def test_retries_do_not_count_towards_mastery() -> None:
    retries = [
        PastAttempt(it.drill, it.exercise, it.day, True, attempt=2) for it in tries("a", "sssss")
    ]
    assert skill_of("a", retries) == Skill()


def test_without_a_history_the_drills_come_in_their_order_in_runs_of_two() -> None:
    assert drills_of(plan([], [A, B, C], TODAY, 1, 6)) == ["a", "a", "b", "b", "c", "c"]


def test_the_weakest_skill_comes_first() -> None:
    history = tries("a", "swsw") + tries("c", "wwww") + tries("b", "sws")
    assert drills_of(plan(history, [A, B, C], TODAY, 1, 2)) == ["c", "c"]


def test_an_unknown_skill_comes_before_one_that_goes_well_and_after_one_that_does_not() -> None:
    speak = [make_drill(name, "speak") for name in ("good", "new", "bad")]
    history = tries("good", "sws") + tries("bad", "wws")
    chosen = plan(history, [*speak, A, C], TODAY, 1, 12)
    assert [name for name in dict.fromkeys(drills_of(chosen)) if name not in ("a", "c")] == [
        "bad",
        "new",
        "good",
    ]


def test_mastered_skills_come_last_and_the_longest_unseen_of_them_first() -> None:
    history = tries("a", "sssss", -15) + tries("c", "sssss", -30) + tries("b", "sssss", -20)
    new = make_drill("new", "listen")
    chosen = drills_of(plan(history, [A, B, C, new], TODAY, 1, 7))
    assert chosen == ["new", "new", "b", "b", "c", "c", "b"]


def test_what_was_met_this_week_waits_while_anything_else_is_left() -> None:
    history = tries("a", "wwwwwwww", -3, each_day=8)
    chosen = plan(history, [A, B, C], TODAY, 1, 16)
    assert "a" not in drills_of(chosen)


def test_when_all_was_met_this_week_the_longest_unmet_comes_first() -> None:
    history = tries("a", "wwwwwwww", -6)
    assert plan(history, [A], TODAY, 1, 3) == [("a", "e0"), ("a", "e1"), ("a", "e2")]


def test_a_single_drill_fills_a_session_without_repeats() -> None:
    chosen = plan([], [A], TODAY, 1, 20)
    assert sorted(chosen) == [("a", f"e{number}") for number in range(8)]


def test_the_same_seed_gives_the_same_plan_and_another_one_another_choice() -> None:
    assert plan([], DRILLS, TODAY, 7, 6) == plan([], DRILLS, TODAY, 7, 6)
    assert len({tuple(plan([], DRILLS, TODAY, seed, 6)) for seed in range(20)}) > 10


def test_nothing_is_planned_out_of_nothing() -> None:
    assert plan([], [], TODAY, 1, 6) == []
    assert plan([], [A], TODAY, 1, 0) == []


def runs(kinds: Sequence[str]) -> int:
    """The longest run of one kind."""
    longest = length = 0
    for index, kind in enumerate(kinds):
        length = length + 1 if index and kinds[index - 1] == kind else 1
        longest = max(longest, length)
    return longest


@given(
    st.lists(
        st.builds(
            lambda drill, number, days, strong, attempt: PastAttempt(
                drill.id,
                drill.exercises[number % len(drill.exercises)].id,
                TODAY - timedelta(days),
                strong,
                attempt,
            ),
            st.sampled_from(DRILLS),
            st.integers(0, 8),
            st.integers(0, 20),
            st.booleans(),
            st.integers(1, 3),
        ),
        max_size=80,
    ),
    st.integers(),
    st.integers(0, 20),
)
def test_any_history_gives_a_mixed_plan_without_repeats(
    attempts: list[PastAttempt], seed: int, count: int
) -> None:
    history = sorted(attempts, key=lambda it: it.day)
    chosen = plan(history, DRILLS, TODAY, seed, count)
    assert len(chosen) == count == len(set(chosen))
    assert runs([KINDS[drill] for drill, _ in chosen]) <= 2
    recent = {(it.drill, it.exercise) for it in history if (TODAY - it.day).days < 7}
    assert not recent & set(chosen)


def practise_a_month(seed: int, talent: float) -> list[list[PastAttempt]]:
    """30 evenings of six exercises with someone who gets better at what they practise."""
    chance = random.Random(seed)
    skill = {drill.id: talent * chance.random() for drill in DRILLS}
    history: list[PastAttempt] = []
    evenings = []
    for number in range(30):
        today = TODAY + timedelta(number)
        evening = []
        for drill, exercise in plan(history, DRILLS, today, seed + number, 6):
            evening.append(PastAttempt(drill, exercise, today, chance.random() < skill[drill]))
            skill[drill] = min(0.95, skill[drill] + 0.08)
        history += evening
        evenings.append(evening)
    return evenings


MONTHS = [(seed, talent) for seed in range(5) for talent in (0.2, 0.6, 1.0)]


@pytest.mark.parametrize(("seed", "talent"), MONTHS)
def test_in_a_month_of_evenings_no_exercise_comes_back_within_a_week(
    seed: int, talent: float
) -> None:
    met: dict[tuple[str, str], date] = {}
    for evening in practise_a_month(seed, talent):
        for it in evening:
            before = met.get((it.drill, it.exercise))
            assert before is None or (it.day - before).days >= 7
            met[it.drill, it.exercise] = it.day


@pytest.mark.parametrize(("seed", "talent"), MONTHS)
def test_in_a_month_of_evenings_never_three_of_one_kind_follow_each_other(
    seed: int, talent: float
) -> None:
    for evening in practise_a_month(seed, talent):
        assert len(evening) == 6
        assert runs([KINDS[it.drill] for it in evening]) <= 2


@pytest.mark.parametrize(("seed", "talent"), MONTHS)
def test_every_evening_of_a_month_begins_with_the_weakest_skill_that_has_something_fresh(
    seed: int, talent: float
) -> None:
    history: list[PastAttempt] = []
    for evening in practise_a_month(seed, talent):
        today = evening[0].day
        recent = {(it.drill, it.exercise) for it in history if (today - it.day).days < 7}
        fresh = [
            drill
            for drill in DRILLS
            if any((drill.id, exercise.id) not in recent for exercise in drill.exercises)
        ]
        open_skills = [
            skill.level for drill in fresh if not (skill := skill_of(drill.id, history)).is_mastered
        ]
        first = skill_of(evening[0].drill, history)
        if open_skills:
            assert not first.is_mastered
            assert first.level == min(open_skills)
        history += evening


@pytest.mark.parametrize(("seed", "talent"), MONTHS)
def test_in_a_month_every_drill_is_met_and_the_hard_ones_more_often(
    seed: int, talent: float
) -> None:
    attempts = [it for evening in practise_a_month(seed, talent) for it in evening]
    met = Counter(it.drill for it in attempts)
    assert set(met) == set(KINDS)
    weak = Counter(it.drill for it in attempts if not it.is_strong)
    often, seldom = met.most_common()[0][0], met.most_common()[-1][0]
    assert weak[often] >= weak[seldom]
