"""How each skill sits, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from voice_coach.adapters.dialog_files import is_unfilled
from voice_coach.adapters.progress_queries import LATEST, Practised
from voice_coach.dialog.planner import PastAttempt, Skill, past_attempts, plan, skill_of
from voice_coach.dialog.script import Drill, Script
from voice_coach.feedback import progress
from voice_coach.feedback.progress import Point
from voice_coach.report.plots import SMALL, Plot, whole_axis
from voice_coach.report.wording import counted, percent, stretch

LEAST = 5
# first tries behind every point of a skill's plot
NEXT = 3
# skills that are named as the next ones
_PLAN = 12
# exercises planned to find them


@dataclass(frozen=True, slots=True)
class SkillCard:
    """One drill that was practised."""

    title: str
    standing: str
    # such as "4 of 5 strong"
    is_mastered: bool
    tries: tuple[bool, ...]
    # the latest first tries, oldest first: whether each was strong
    told: str
    # the same in words
    svg: str
    # "" with fewer than two points
    rows: tuple[tuple[str, str, int], ...]
    # when, share, first tries


@dataclass(frozen=True, slots=True)
class Next:
    """A skill to practise next."""

    drill: str
    title: str
    why: str
    reason: str


def skill_cards(practised: Practised, drills: Sequence[Drill]) -> list[SkillCard]:
    """The drills that were practised, in the order in which they are first met."""
    past = past_attempts(practised.latest)
    met = {it.place for it in practised.tallies if it.first_tries}
    return [_card(practised, drill, past) for drill in drills if drill.id in met]


def _card(practised: Practised, drill: Drill, past: Sequence[PastAttempt]) -> SkillCard:
    skill = skill_of(drill.id, past)
    tries = tuple(it.is_strong for it in past if it.drill == drill.id and it.attempt == 1)
    tries = tries[-LATEST:]
    count = progress.strong_tries(frozenset({drill.id}))
    points = progress.course(
        (it for it in practised.tallies if it.place == drill.id), count, practised.scale, LEAST
    )
    return SkillCard(
        title=drill.title,
        standing=_standing(skill),
        is_mastered=skill.is_mastered,
        tries=tries,
        told=f"The latest first tries, oldest first: {_told(tries)}.",
        svg=_plot(drill, points) if len(points) > 1 else "",
        rows=tuple((stretch(it.first, it.last), percent(it.value), it.share.of) for it in points),
    )


def _standing(skill: Skill) -> str:
    if skill.strong and skill.strong == skill.count:
        return f"all {skill.count} strong" if skill.count > 1 else "1 first try, strong"
    if skill.strong:
        return f"{skill.strong} of {skill.count} strong"
    return f"{counted(skill.count, 'first try', 'first tries')}, a beginning"


def _told(tries: Sequence[bool]) -> str:
    return ", ".join("strong" if is_strong else "not yet" for is_strong in tries)


def _plot(drill: Drill, points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    description = (
        f"{drill.title}, strong first tries over time: "
        f"{percent(first.value)} for {stretch(first.first, first.last)}, "
        f"{percent(last.value)} for {stretch(last.first, last.last)}, "
        f"{counted(len(points), 'point')}. The table below has them all."
    )

    def told(point: Point) -> str:
        tried = counted(point.share.of, "first try", "first tries")
        return f"{stretch(point.first, point.last)}: {percent(point.value)} of {tried}"

    return Plot(points, whole_axis(points), SMALL, told, description).draw()


# --- what comes next ------------------------------------------------------------------------------


def next_skills(script: Script, practised: Practised, today: date) -> list[Next]:
    """The skills that the next session would begin with, by the same planner."""
    past = past_attempts(practised.latest)
    filled = [drill for drill in script.drills if not is_unfilled(drill)]
    planned = list(dict.fromkeys(drill for drill, _ in plan(past, filled, today, 0, _PLAN)))
    drills = [drill for name in planned[:NEXT] if (drill := script.drill(name)) is not None]
    return [
        Next(drill.id, drill.title, drill.why, _reason(skill_of(drill.id, past)))
        for drill in drills
    ]


def _reason(skill: Skill) -> str:
    if not skill.count:
        return "New to you"
    if skill.is_mastered:
        return "Sits well; worth coming back to"
    latest = counted(skill.count, "first try", "first tries")
    return f"{skill.strong} of the latest {latest} strong" if skill.strong else "Begun"
