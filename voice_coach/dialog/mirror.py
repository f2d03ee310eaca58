"""The mirror: the person talks freely; the coach only gives back and asks."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import Guided
from voice_coach.dialog.steps import Answer, Line, Reaction, Step
from voice_coach.language.double_meanings import ends_talk
from voice_coach.language.leaving_open import (
    asks_advice,
    asks_for_service,
    keeps_to_oneself,
    leaves_open,
    tells_by_a_word,
)
from voice_coach.language.normalize import normalize
from voice_coach.language.remarks import (
    asks_back,
    asks_for_verdict,
    asks_who_listens,
    asks_why,
    corrects,
    hesitates,
)

ROUNDS = 12
_A_WORD = 2
# words, which said back would be a mere echo


@dataclass(slots=True)
class Mirror(Guided):
    """Reflection and an open question after each thing that is told; an Activity."""

    rounds: int = 0
    # things that were told
    asked: int = 0
    is_answered: bool = False
    # whether something was told since the last question
    is_said_back: bool = False
    # whether that could be said back

    @property
    def name(self) -> str:
        return "mirror"

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        """What was gone back from, else a new question, until enough has been told."""
        if self.walk.is_at_end and self.rounds < ROUNDS:
            # a question speaks of what was told last; where nothing was, the space is opened anew,
            # and where it was not understood nothing is taken for granted
            told = "mirror-question" if self.is_said_back else "mirror-question-plain"
            key = told if self.is_answered else "mirror-opening"
            self.is_answered = False
            self.asked += 1
            self.walk.insert(self.told(f"mirror/talk-{self.asked}", key))
        return self.walk.next()

    def asked_anew(self, answer: Answer) -> tuple[Line, ...]:
        """ "I don't get it" tells something here; "what do you mean" does not."""
        question = answer.step.again or answer.step.lines
        if asks_who_listens(answer.text):
            return (self.line("who-listens"), *question)
        if asks_for_service(answer.text):
            return (self.line("not-available"), *question)
        if asks_for_verdict(answer.text):
            return (self.line("progress-unscored"), *question)
        if asks_why(answer.text):
            return (self.line("mirror-opening"),)
        if self.is_said_back and corrects(answer.text):
            return (self.line("reflection-wrong"),)
        is_told = normalize(answer.text).startswith("i ")
        return question if asks_back(answer.text) and not is_told else ()

    def on_talk(self, answer: Answer) -> Reaction:
        if self.rounds and ends_talk(answer.text):
            self.rounds = ROUNDS
            return Reaction()
        self.rounds += 1
        text = self._said_back(answer)
        if keeps_to_oneself(answer.text) or (not text and _is_open(answer.text)):
            return Reaction((self.line("check-in-open"),))
        self.is_answered = True
        self.is_said_back = bool(text)
        if text:
            return Reaction((Line(text, purpose="reflection"),))
        key = "cannot-tell" if asks_advice(answer.text) else "mirror-more"
        return Reaction((self.line(key, purpose="reflection"),))

    def _said_back(self, answer: Answer) -> str:
        """What was told, in other words; a feeling alone where the rest cannot be turned."""
        reflector = self.kit.reflector
        feeling = reflector.bare_feeling(answer.text, answer.doubtful)
        is_word = tells_by_a_word(answer.text) and len(answer.text.split()) <= _A_WORD
        if feeling or is_word:
            return feeling
        return reflector.closely(answer.text, answer.doubtful, names_feeling=True)

    def skip_section(self) -> None:
        """There is one section only, and the next question follows anyway."""

    def progress(self) -> tuple[Line, ...]:
        return (self.line("progress-unscored"),)

    def closing(self) -> tuple[Line, ...]:
        return (self.line("mirror-closing" if self.rounds else "no-answer-goodbye"),)


def _is_open(text: str) -> bool:
    """Whether a question is left open; "nothing" and "no" alone may be what there is to tell."""
    return leaves_open(text) and (len(text.split()) > 1 or hesitates(text))
