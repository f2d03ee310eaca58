"""The practice session: exercises of one drill or a mix, each with feedback and a second try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.dialog.meeting import meet_judged
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.script import Drill, Exercise
from voice_coach.dialog.standing import NOTHING_BEFORE, Standing, progress_lines
from voice_coach.dialog.steps import Answer, Line, Reaction, Step
from voice_coach.events import Role


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise in a session's plan."""

    drill: Drill
    exercise: Exercise

    @property
    def id(self) -> str:
        return f"{self.drill.id}/{self.exercise.id}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a practice session will go through."""

    items: tuple[Planned, ...]


class Practice:
    """Goes through a plan; an Activity."""

    name = "practice"

    def __init__(self, plan: Plan, prompter: Prompter, standing: Standing = NOTHING_BEFORE) -> None:
        self._plan = plan
        self._prompter = prompter
        self._standing = standing
        self._position = -1
        self._introduced: set[str] = set()
        self._answers: dict[str, Answer] = {}
        # the best answer so far by exercise

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        if self._position + 1 >= len(self._plan.items):
            self._position = len(self._plan.items)
            return None
        self._position += 1
        return self._step(self._plan.items[self._position])

    def previous_step(self) -> Step | None:
        if self._position <= 0:
            return None
        self._position -= 1
        return self._step(self._plan.items[self._position])

    def skip_section(self) -> None:
        if 0 <= self._position < len(self._plan.items):
            drill = self._plan.items[self._position].drill
            while (
                self._position + 1 < len(self._plan.items)
                and self._plan.items[self._position + 1].drill.id == drill.id
            ):
                self._position += 1

    def react(self, answer: Answer) -> Reaction:
        self._remember(answer)
        return meet_judged(answer, self._prompter)

    def progress(self) -> tuple[Line, ...]:
        return progress_lines(self._answers.values(), self._standing, self._prompter)

    def closing(self) -> tuple[Line, ...]:
        if not self._answers:
            return (self._prompter.line("no-answer-goodbye"),)
        answers = self._answers.values()
        lines = [self._prompter.line("summary-intro", purpose="summary")]
        lines += progress_lines(answers, self._standing, self._prompter, "summary")
        best = self._best_words()
        if best:
            lines.append(self._prompter.line("summary-best", purpose="summary"))
            lines.append(Line(best, Role.COACH, "summary"))
        by_drill = self._by_drill()
        open_titles = [
            drill.title for drill, given in by_drill if not any(one.is_strong for one in given)
        ]
        if open_titles and len(by_drill) > 1:
            title = open_titles[0]
            lines.append(self._prompter.line("summary-next", purpose="summary", title=title))
        return tuple(lines)

    def forget(self, step: Step | None) -> Step | None:
        """Nothing that was told is in an exercise."""
        return step

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        """The answers are in the history; nothing more is kept."""
        return ()

    # --- parts ---------------------------------------------------------------------------------

    def _step(self, item: Planned) -> Step:
        drill, exercise = item.drill, item.exercise
        scene = [*self._scene(drill, exercise), Line(drill.ask, purpose="ask")]
        intro: list[Line] = []
        if drill.id not in self._introduced:
            self._introduced.add(drill.id)
            intro = [
                self._prompter.line("drill-intro", title=drill.title),
                Line(drill.why, purpose="drill-intro"),
                Line(drill.how, purpose="drill-intro"),
            ]
        template = drill.templates[self._position % len(drill.templates)] if drill.templates else ""
        return Step(
            id=item.id,
            kind="judged",
            lines=(*intro, *scene),
            again=tuple(scene),
            expectation=drill.expectation(exercise),
            example=exercise.models[self._position % len(exercise.models)],
            template=template.format_map(exercise.slots),
            how=drill.how,
            why=drill.why,
            link="next-drill" if intro else "next-exercise",
        )

    def _scene(self, drill: Drill, exercise: Exercise) -> list[Line]:
        scene = []
        if exercise.situation:
            scene.append(self._prompter.line("prompt-speak", purpose="prompt"))
            scene.append(Line(exercise.situation))
        if exercise.line and drill.kind == "listen":
            scene.append(self._prompter.line("prompt-listen", purpose="prompt"))
            scene.append(Line(exercise.line, Role.PARTNER))
        elif exercise.line:
            # where the person is to speak, the line is a thought of their own
            scene.append(self._prompter.line("prompt-thought", purpose="prompt"))
            scene.append(Line(exercise.line))
        return scene

    def _remember(self, answer: Answer) -> None:
        before = self._answers.get(answer.step.id)
        if before is None or answer.is_strong or not before.is_strong:
            self._answers[answer.step.id] = answer

    def _by_drill(self) -> Sequence[tuple[Drill, list[Answer]]]:
        drills: dict[str, tuple[Drill, list[Answer]]] = {}
        for item in self._plan.items:
            if item.id in self._answers:
                entry = drills.setdefault(item.drill.id, (item.drill, []))
                entry[1].append(self._answers[item.id])
        return list(drills.values())

    def _best_words(self) -> str:
        """The longest strong answer of which every word was heard surely; "" without one."""
        strong = [answer for answer in self._answers.values() if answer.is_strong]
        return max((answer.text for answer in strong if not answer.doubtful), key=len, default="")
