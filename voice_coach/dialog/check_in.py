"""The weekly check-in: a look at both sides, and one commitment."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import Guided
from voice_coach.dialog.steps import Answer, Line, Reaction
from voice_coach.language.commitments import is_bare_yes, is_no_plan, plain_commitment
from voice_coach.language.leaving_open import (
    as_need,
    asks_advice,
    asks_after_coach,
    asks_for_service,
    leaves_open,
    tells_by_a_word,
)
from voice_coach.language.remarks import asks_back, asks_who_listens

COMMITMENT = "commitment"
# the kind under which it is kept
ASKED = ("yourself", "need", "partner", "partner-need", "good", "worry", "plan")
# questions of a check-in, in order
_A_LOOK = 4
# answers from which on it was a whole look at the week
_MERE_QUESTION = 6
# words of a question to the coach with no answer before it


@dataclass(slots=True)
class CheckIn(Guided):
    """Seven short questions; an Activity."""

    commitment: str = ""
    told_count: int = 0
    # questions that were answered

    @property
    def name(self) -> str:
        return "check-in"

    def opening(self) -> tuple[Line, ...]:
        steps = [self.told(f"check-in/{name}", f"check-in-{name}") for name in ASKED]
        steps.append(self.told("check-in/commitment", "commitment-ask"))
        self.walk.insert(*steps)
        return (self.line("check-in-opening", purpose="greeting"),)

    def asked_anew(self, answer: Answer) -> tuple[Line, ...]:
        """The same question in other words."""
        name = answer.step.id.rpartition("/")[2]
        asked = self.line(f"check-in-{name}" if name in ASKED else "commitment-ask", purpose="ask")
        if asks_who_listens(answer.text):
            return (self.line("who-listens"), asked)
        if asks_after_coach(answer.text) and len(answer.text.split()) <= _MERE_QUESTION:
            return (self.line("asked-after"), asked)
        if asks_for_service(answer.text):
            return (self.line("not-available"), asked)
        if asks_advice(answer.text) and len(answer.text.split()) <= _MERE_QUESTION:
            return (self.line("cannot-tell"), asked)
        return (asked,) if asks_back(answer.text) else ()

    def on_need(self, answer: Answer) -> Reaction:
        """A need is often told in a word or two, which the question makes whole: "sleep"."""
        return self._given_back(answer, as_need(answer.text))

    def on_worry(self, answer: Answer) -> Reaction:
        return self._given_back(answer, thanks="check-in-worry-thanks")

    def on_good(self, answer: Answer) -> Reaction:
        return self._thanked(answer, "check-in-good-thanks")

    def _given_back(
        self, answer: Answer, text: str = "", thanks: str = "check-in-thanks"
    ) -> Reaction:
        if leaves_open(answer.text):
            return self._left_open()
        told = text or answer.text
        is_echo = tells_by_a_word(told)
        turned = "" if is_echo else self.kit.reflector.closely(told, answer.doubtful)
        if not turned:
            return self._thanked(answer, thanks)
        self.told_count += 1
        return Reaction((*self._asked_after(answer), Line(turned, purpose="reflection")))

    def _thanked(self, answer: Answer, thanks: str = "check-in-thanks") -> Reaction:
        if leaves_open(answer.text):
            return self._left_open()
        self.told_count += 1
        asks = (self.line("cannot-tell"),) if asks_advice(answer.text) else ()
        return Reaction((*(self._asked_after(answer) or (self.line(thanks),)), *asks))

    def _left_open(self) -> Reaction:
        return Reaction((self.line("check-in-open"),))

    def _asked_after(self, answer: Answer) -> tuple[Line, ...]:
        return (self.line("asked-after"),) if asks_after_coach(answer.text) else ()

    def on_partner(self, answer: Answer) -> Reaction:
        """A word or two, such as "busy", tell of the partner only together with the question."""
        return self._thanked(answer) if as_need(answer.text) else self._given_back(answer)

    on_yourself = _given_back
    on_partner_need = on_plan = _thanked

    def on_commitment(self, answer: Answer) -> Reaction:
        is_first = answer.step.id == "check-in/commitment"
        is_none = is_no_plan(answer.text)
        if is_first and (is_none or is_bare_yes(answer.text)):
            self.walk.insert(self.told("check-in/commitment-2", "commitment-ask"))
            return Reaction()
        self.commitment = "" if is_none else plain_commitment(answer.text)
        if not self.commitment:
            return Reaction((self.line("commitment-none"),))
        if is_first and not self.kit.reflector.is_sure(self.commitment, answer.doubtful):
            # it is kept word for word, so that it is worth being said again
            self.walk.insert(self.told("check-in/commitment-2", "ask-again-unclear"))
            return Reaction()
        self.told_count += 1
        return Reaction((self.line("commitment-confirm", commitment=self.commitment),))

    def progress(self) -> tuple[Line, ...]:
        return (self.line("progress-unscored"),)

    def closing(self) -> tuple[Line, ...]:
        if not self.told_count:
            return (self.line("no-answer-goodbye"),)
        is_whole = self.told_count >= _A_LOOK
        key = "check-in-closing" if is_whole else "check-in-closing-early"
        return (self.line(key, purpose="summary"),)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return ((COMMITMENT, self.commitment),) if self.commitment else ()
