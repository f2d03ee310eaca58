"""The weekly check-in: a look at both sides, and one commitment."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import Guided
from voice_coach.dialog.steps import Answer, Line, Reaction
from voice_coach.language.commitments import is_bare_yes, plain_commitment
from voice_coach.language.remarks import asks_back, asks_who_listens

COMMITMENT = "commitment"
# the kind under which it is kept
ASKED = ("yourself", "need", "partner", "partner-need", "good", "worry", "plan")
# questions of a check-in, in order
_A_LOOK = 4
# answers from which on it was a whole look at the week


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
        return (asked,) if asks_back(answer.text) else ()

    def _given_back(self, answer: Answer) -> Reaction:
        text = self.kit.reflector.closely(answer.text, answer.doubtful)
        if not text:
            return self._thanked(answer)
        self.told_count += 1
        return Reaction((Line(text, purpose="reflection"),))

    def _thanked(self, answer: Answer) -> Reaction:
        self.told_count += 1
        return Reaction((self.line("check-in-thanks"),))

    on_yourself = on_need = on_partner = on_worry = _given_back
    on_partner_need = on_good = on_plan = _thanked

    def on_commitment(self, answer: Answer) -> Reaction:
        is_first = answer.step.id == "check-in/commitment"
        if is_first and is_bare_yes(answer.text):
            self.walk.insert(self.told("check-in/commitment-2", "commitment-ask"))
            return Reaction()
        self.told_count += 1
        self.commitment = plain_commitment(answer.text)
        if not self.commitment:
            return Reaction((self.line("commitment-none"),))
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
