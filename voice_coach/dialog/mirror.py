"""The mirror: the person talks freely; the coach only gives back and asks."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import Guided
from voice_coach.dialog.steps import Answer, Line, Reaction, Step
from voice_coach.language.double_meanings import ends_talk
from voice_coach.language.normalize import normalize
from voice_coach.language.remarks import asks_back, asks_who_listens

ROUNDS = 12


@dataclass(slots=True)
class Mirror(Guided):
    """Reflection and an open question after each thing that is told; an Activity."""

    rounds: int = 0
    # things that were told
    asked: int = 0
    is_answered: bool = False
    # whether something was told since the last question

    @property
    def name(self) -> str:
        return "mirror"

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        """What was gone back from, else a new question, until enough has been told."""
        if self.walk.is_at_end and self.rounds < ROUNDS:
            # a question speaks of what was told last; where nothing was, the space is opened anew
            key = "mirror-question" if self.is_answered else "mirror-opening"
            self.is_answered = False
            self.asked += 1
            self.walk.insert(self.told(f"mirror/talk-{self.asked}", key))
        return self.walk.next()

    def asked_anew(self, answer: Answer) -> tuple[Line, ...]:
        """ "I don't get it" tells something here; "what do you mean" does not."""
        question = answer.step.again or answer.step.lines
        if asks_who_listens(answer.text):
            return (self.line("who-listens"), *question)
        is_told = normalize(answer.text).startswith("i ")
        return question if asks_back(answer.text) and not is_told else ()

    def on_talk(self, answer: Answer) -> Reaction:
        if self.rounds and ends_talk(answer.text):
            self.rounds = ROUNDS
            return Reaction()
        self.rounds += 1
        self.is_answered = True
        text = self.kit.reflector.closely(answer.text, answer.doubtful)
        line = (
            Line(text, purpose="reflection")
            if text
            else self.line("mirror-more", purpose="reflection")
        )
        return Reaction((line,))

    def skip_section(self) -> None:
        """There is one section only, and the next question follows anyway."""

    def progress(self) -> tuple[Line, ...]:
        return (self.line("progress-unscored"),)

    def closing(self) -> tuple[Line, ...]:
        return (self.line("mirror-closing" if self.rounds else "no-answer-goodbye"),)
