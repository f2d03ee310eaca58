"""Chooses what to practise next: the weakest skill first, mixed, and nothing twice in a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from voice_coach.dialog.script import Drill
from voice_coach.ports import Attempt

WINDOW = 5
# so many of the latest answers show how well a skill sits
STRONG_ENOUGH = 4
# of them, for mastery
MIN_DAYS = 2
# on which those strong answers were given; a streak of one evening is soon forgotten
REST_DAYS = 7
# before an exercise comes back
MAX_IN_A_ROW = 2
# exercises of one drill, and of one kind


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """One judged answer of an earlier day."""

    drill: str
    exercise: str
    day: date
    is_strong: bool
    attempt: int = 1
    # 2 and more are retries with the coach's help, and show less of the skill


def past_attempts(attempts: Iterable[Attempt]) -> list[PastAttempt]:
    """What the planner sees of the answers in the history, in the same order."""
    past = []
    for attempt in attempts:
        drill, _, exercise = attempt.step.partition("/")
        day = datetime.fromisoformat(attempt.at).date()
        past.append(PastAttempt(drill, exercise, day, attempt.is_strong, attempt.attempt))
    return past


@dataclass(frozen=True, slots=True)
class Skill:
    """How well a drill sits."""

    strong: int = 0
    count: int = 0
    # strong answers among the latest `count`, WINDOW at most
    strong_days: int = 0
    # on how many days the strong ones were given
    newest: date = date.min

    @property
    def level(self) -> float:
        """0..1, an even chance where nothing is known (Laplace's rule of succession)."""
        return (self.strong + 1) / (self.count + 2)

    @property
    def is_mastered(self) -> bool:
        return self.strong >= STRONG_ENOUGH and self.strong_days >= MIN_DAYS


def skill_of(drill_id: str, history: Iterable[PastAttempt]) -> Skill:
    """The skill shown in the first tries of a drill; ``history`` is in order of time."""
    tries = [it for it in history if it.drill == drill_id and it.attempt == 1]
    latest = tries[-WINDOW:]
    days = {it.day for it in latest if it.is_strong}
    return Skill(
        strong=sum(it.is_strong for it in latest),
        count=len(latest),
        strong_days=len(days),
        newest=latest[-1].day if latest else date.min,
    )


def plan(
    history: Sequence[PastAttempt], drills: Sequence[Drill], today: date, seed: int, count: int
) -> list[tuple[str, str]]:
    """The next ``count`` exercises as pairs of drill id and exercise id, fewer if there are fewer.

    The weakest skill comes first, in runs of two exercises a drill; mastered ones come last, those
    first that were not met for longest. Never are there three of one kind (listen or speak) in a
    row as long as the other kind has an exercise left, and no exercise comes back within a week
    while another could come. ``history`` is in order of time; ``drills`` in the order in which they
    are first met. The same arguments give the same plan.
    """
    planner = _Planner(history, drills, today, seed)
    chosen: list[_Item] = []
    while len(chosen) < count and (item := planner.next_after(chosen)) is not None:
        chosen.append(item)
    return [(item.drill.id, item.exercise) for item in chosen]


@dataclass(frozen=True, slots=True)
class _Item:
    """One exercise that may be chosen."""

    drill: Drill
    exercise: str
    order: tuple[date, int]
    # within its drill: the day it was last met, then chance

    @property
    def key(self) -> tuple[str, str]:
        return self.drill.id, self.exercise


class _Planner:
    def __init__(
        self, history: Sequence[PastAttempt], drills: Sequence[Drill], today: date, seed: int
    ) -> None:
        met = {(it.drill, it.exercise): it.day for it in history}
        self._items = [_item(drill, it.id, met, seed) for drill in drills for it in drill.exercises]
        self._is_fresh = {
            item.key: (today - met.get(item.key, date.min)).days >= REST_DAYS
            for item in self._items
        }
        skills = {drill.id: skill_of(drill.id, history) for drill in drills}
        self._rank = {
            drill_id: place
            for place, (drill_id, _) in enumerate(
                sorted(skills.items(), key=lambda entry: _weakness(entry[1]))
            )
        }

    def next_after(self, chosen: Sequence[_Item]) -> _Item | None:
        """The exercise that follows those chosen so far; None when there is no other."""
        taken = {item.key for item in chosen}
        left = [item for item in self._items if item.key not in taken]
        left = _unlike_run(left, [item.drill.kind for item in chosen])
        left = [item for item in left if self._is_fresh[item.key]] or left
        return min(left, key=lambda item: self._order(item, chosen), default=None)

    def _order(self, item: _Item, chosen: Sequence[_Item]) -> tuple[int, int, date, int]:
        turns = sum(other.drill is item.drill for other in chosen)
        is_next_of_run = bool(chosen) and chosen[-1].drill is item.drill and turns % MAX_IN_A_ROW
        rounds = -1 if is_next_of_run else turns
        return (rounds, self._rank[item.drill.id], *item.order)


def _item(drill: Drill, exercise: str, met: Mapping[tuple[str, str], date], seed: int) -> _Item:
    chance = crc32(f"{seed}/{drill.id}/{exercise}".encode())
    return _Item(drill, exercise, (met.get((drill.id, exercise), date.min), chance))


def _unlike_run(items: list[_Item], kinds: Sequence[str]) -> list[_Item]:
    """Leave out a kind that has just come MAX_IN_A_ROW times, where there is another."""
    run = set(kinds[-MAX_IN_A_ROW:])
    if len(kinds) < MAX_IN_A_ROW or len(run) > 1:
        return items
    return [item for item in items if item.drill.kind not in run] or items


def _weakness(skill: Skill) -> tuple[bool, float, date]:
    """Sorts the weakest first: mastered skills last, those first that rested longest."""
    if skill.is_mastered:
        return True, 0.0, skill.newest
    return False, skill.level, skill.newest
