"""What the guided kinds of session have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from voice_coach.dialog.meeting import meet_judged, worth
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.reflector import Reflector
from voice_coach.dialog.script import Script
from voice_coach.dialog.standing import NOTHING_BEFORE, Standing, progress_lines
from voice_coach.dialog.steps import Answer, Line, Reaction, Step
from voice_coach.dialog.walk import Walk
from voice_coach.events import Expectation
from voice_coach.language.remarks import is_crying

YES_NO = frozenset({"yes", "no"})
TOLD = YES_NO | {"pause", "moment", "rest", "help"}
# where someone tells something, words of these may be answers: "I need some rest"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a guided session works with."""

    prompter: Prompter
    script: Script
    reflector: Reflector
    standing: Standing = NOTHING_BEFORE


@dataclass(slots=True)
class Guided:
    """Goes through a Walk and meets each answer by the method named after its step.

    A step ``rehearse/tell`` is met by ``on_tell``; a trailing number is left out. Judged steps
    without a method of their own get feedback as in practice.
    """

    kit: Kit
    walk: Walk = field(default_factory=Walk)
    answers: list[Answer] = field(default_factory=list)
    # judged ones, the best of each step

    def next_step(self) -> Step | None:
        return self.walk.next()

    def previous_step(self) -> Step | None:
        return self.walk.previous()

    def skip_section(self) -> None:
        self.walk.skip(self.walk.section)

    def react(self, answer: Answer) -> Reaction:
        if answer.assessment is not None:
            self._remember(answer)
        is_told = answer.step.kind != "judged"
        anew = self.asked_anew(answer)
        if is_told and is_crying(answer.text):
            anew = (self.line("nudge-silence"), *(answer.step.again or answer.step.lines)[-1:])
        if anew:
            question = answer.step.again or answer.step.lines
            self.walk.insert(replace(answer.step, lines=anew, again=question))
            return Reaction()
        name = answer.step.id.rpartition("/")[2].rstrip("0123456789").strip("-").replace("-", "_")
        method: Callable[[Answer], Reaction] | None = getattr(self, f"on_{name}", None)
        if method is not None:
            return method(answer)
        return meet_judged(answer, self.kit.prompter) if answer.assessment else Reaction()

    def asked_anew(self, answer: Answer) -> tuple[Line, ...]:
        """What is said to a question for the coach in place of an answer; nothing to any other."""
        return ()

    def progress(self) -> tuple[Line, ...]:
        return progress_lines(self.answers, self.kit.standing, self.kit.prompter)

    def forget(self, step: Step | None) -> Step | None:
        """Nothing that was told is in a step unless a kind of session puts it there."""
        return step

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        """Nothing is kept unless a kind of session says so."""
        return ()

    def line(self, key: str, purpose: str = "", **slots: object) -> Line:
        """One of the coach's own lines."""
        return self.kit.prompter.line(key, purpose, **slots)

    def told(self, step_id: str, key: str) -> Step:
        """A step where the person tells something that is not judged."""
        lines = (self.line(key, purpose="ask"),) if key else ()
        return Step(step_id, "told", lines, patience="long", takes=TOLD)

    def judged(self, step_id: str, key: str, drill_id: str) -> Step:
        """A step that asks for what a drill teaches, about the person's own matter.

        ``key`` names the coach's line that asks; ``<key>-line`` one to lean on.
        """
        drill = self.kit.script.drill(drill_id)
        expectation = Expectation(drill_id, "speak")
        example = how = why = ""
        if drill is not None:  # pragma: no branch (a shipped drill can be replaced, not removed)
            expectation = Expectation(drill_id, drill.kind, asks=drill.asks, avoids=drill.avoids)
            example = drill.exercises[0].models[0]
            how, why = drill.how, drill.why
        return Step(
            step_id,
            "judged",
            (self.line(key, purpose="ask"),),
            expectation=expectation,
            example=example,
            template=self.kit.prompter.text(f"{key}-line"),
            patience="long",
            max_attempts=2,
            how=how,
            why=why,
        )

    def _remember(self, answer: Answer) -> None:
        before = next((one for one in self.answers if one.step.id == answer.step.id), None)
        if before is None or worth(answer) >= worth(before):
            self.answers = [one for one in self.answers if one is not before]
            self.answers.append(answer)
