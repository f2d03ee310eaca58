"""Every exercise of every drill, played in a session with the real judge: well, and less well."""

from __future__ import annotations

import random

import pytest
from stage import commands, paraphraser, partner, script

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.dialog.machine import Judges, Repertoire, SessionMachine
from voice_coach.dialog.practice import Plan, Planned
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.script import Drill, Exercise
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Event,
    Say,
    SessionStarted,
    SpokenOut,
    Turn,
)
from voice_coach.language.safety import SafetyReader
from voice_coach.programme import START, Material, Past, Wish, make_programme

JUDGE = load_assessor()
ROWS = [
    pytest.param(drill, exercise, id=f"{drill.id}/{exercise.id}")
    for drill in script().drills
    for exercise in drill.exercises
]


class Played:
    """A practice session of one exercise; what was said after the answer, and how it was judged."""

    def __init__(self, drill: Drill, exercise: Exercise) -> None:
        prompter = Prompter(script().prompts, random.Random(1))
        programme = make_programme(
            Material(script(), partner(), paraphraser(), prompter),
            Wish("practice", drill=drill.id, seed=1),
            Plan((Planned(drill, exercise),)),
            Past(),
            None,
        )
        reader = SafetyReader(JUDGE.lexicon)
        self.machine = SessionMachine(
            Repertoire(prompter, script().safety, programme.activities),
            Judges(commands().match, reader.is_unsafe),
            START,
            programme.greeting,
        )
        self.says: list[Say] = []
        self.judged: list[Assessment] = []
        self._let(SessionStarted(0))

    def answer(self, text: str) -> dict[str, list[str]]:
        """Answer once; what the coach says to it, by purpose."""
        self.says = []
        self._let(Turn(text, 60_000, 65_000, fired_ms=66_000))
        said: dict[str, list[str]] = {}
        for say in self.says:
            said.setdefault(say.purpose, []).append(say.text)
        return said

    def _let(self, event: Event) -> None:
        """Feed an event, and let all that is said upon it be heard to its end."""
        waiting = [event]
        while waiting:
            for command in self.machine.feed(waiting.pop(0)):
                if isinstance(command, Say):
                    self.says.append(command)
                    waiting.append(SpokenOut(command.say_id, 70_000))
                elif isinstance(command, Assess):
                    self.judged.append(
                        JUDGE.assess(command.text, command.expectation, variant=command.variant)
                    )
                    waiting.append(Assessed(self.judged[-1]))


@pytest.mark.parametrize(("drill", "exercise"), ROWS)
def test_a_model_answer_is_praised_and_left_as_it_is(drill: Drill, exercise: Exercise) -> None:
    for model in exercise.models:
        played = Played(drill, exercise)
        said = played.answer(model)
        assert len(said["praise"]) == 1
        assert "change" not in said
        assert "retry-offer" not in said
        asked = {name for group in drill.asks for name in group}
        assert asked & {marker.name for marker in played.judged[0].markers}


@pytest.mark.parametrize(("drill", "exercise"), ROWS)
def test_a_weak_answer_gets_one_change_a_filled_template_and_another_try(
    drill: Drill, exercise: Exercise
) -> None:
    for weak in exercise.weak:
        played = Played(drill, exercise)
        said = played.answer(weak.text)
        assert played.judged[0].changed_marker == weak.change
        assert len(said["change"]) == 1
        (template,) = said["template"]
        assert "{" not in template
        assert template[0].isupper()
        assert template[-1] in ".?!"
        assert len(said["retry-offer"]) == 1
