"""The mirror: the person talks freely; the coach only gives back and asks."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import Guided
from voice_coach.dialog.steps import Answer, Line, Reaction

ROUNDS = 12


@dataclass(slots=True)
class Mirror(Guided):
    """Reflection and an open question after each thing that is told; an Activity."""

    rounds: int = 0

    @property
    def name(self) -> str:
        return "mirror"

    def opening(self) -> tuple[Line, ...]:
        self.walk.insert(self.told("mirror/talk-1", "mirror-opening"))
        return ()

    def on_talk(self, answer: Answer) -> Reaction:
        self.rounds += 1
        reflection = Line(self.kit.reflect(answer.text), purpose="reflection")
        if self.rounds >= ROUNDS:
            return Reaction((reflection,))
        self.walk.insert(self.told(f"mirror/talk-{self.rounds + 1}", ""))
        return Reaction((reflection, self.line("mirror-question", purpose="ask")))

    def closing(self) -> tuple[Line, ...]:
        return (self.line("mirror-closing" if self.rounds else "no-answer-goodbye"),)
