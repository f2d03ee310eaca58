"""The weekly check-in: a look at both sides, and one commitment."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import YES_NO, Guided, Kit
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step
from voice_coach.dialog.walk import Walk
from voice_coach.language.commitments import plain_commitment, was_kept

COMMITMENT = "commitment"
# the kind under which it is kept


@dataclass(slots=True)
class CheckIn(Guided):
    """Seven short questions; an Activity."""

    commitment: str = ""

    @property
    def name(self) -> str:
        return "check-in"

    def opening(self) -> tuple[Line, ...]:
        asked = ("yourself", "need", "partner", "partner-need", "good", "worry", "plan")
        steps = [self.told(f"check-in/{name}", f"check-in-{name}") for name in asked]
        steps.append(self.told("check-in/commitment", "commitment-ask"))
        self.walk.insert(*steps)
        return (self.line("check-in-opening", purpose="greeting"),)

    def on_yourself(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_need(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_worry(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_commitment(self, answer: Answer) -> Reaction:
        self.commitment = plain_commitment(answer.text)
        if not self.commitment:
            return Reaction((self.line("commitment-none"),))
        return Reaction((self.line("commitment-confirm", commitment=self.commitment),))

    def closing(self) -> tuple[Line, ...]:
        return (self.line("check-in-closing", purpose="summary"),)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return ((COMMITMENT, self.commitment),) if self.commitment else ()

    def _given_back(self, answer: Answer) -> Reaction:
        if len(answer.text.split()) < 3:
            return Reaction()
        return Reaction((Line(self.kit.reflect(answer.text), purpose="reflection"),))


class FollowUp:
    """Asks how the last commitment went, then becomes the session that was wanted; an Activity."""

    def __init__(self, kit: Kit, commitment: str, wanted: Activity) -> None:
        self._kit = kit
        self._commitment = commitment
        self._wanted = wanted
        self._steps = Walk(
            Step("follow-up/commitment", "told", (self._question(),), patience="long", takes=YES_NO)
        )
        self._is_answered = False

    def _question(self) -> Line:
        return self._kit.prompter.line(
            "commitment-follow-up", purpose="ask", commitment=self._commitment
        )

    @property
    def name(self) -> str:
        return self._wanted.name

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        return self._steps.next() or self._wanted.next_step()

    def previous_step(self) -> Step | None:
        return self._wanted.previous_step()

    def skip_section(self) -> None:
        if self._is_answered:
            self._wanted.skip_section()

    def react(self, answer: Answer) -> Reaction:
        if not answer.step.id.startswith("follow-up/"):
            return self._wanted.react(answer)
        self._is_answered = True
        is_kept = was_kept(answer.text)
        if answer.step.id == "follow-up/commitment" and is_kept is False:
            why = Step("follow-up/why", "told", (), patience="long", takes=YES_NO)
            self._steps.insert(why)
            return Reaction((self._kit.prompter.line("commitment-missed", purpose="ask"),))
        if is_kept and answer.step.id == "follow-up/commitment":
            met = self._kit.prompter.line("commitment-kept")
        else:
            met = Line(self._kit.reflect(answer.text), purpose="reflection")
        return Reaction((met, *self._wanted.opening()))

    def progress(self) -> tuple[Line, ...]:
        return self._wanted.progress()

    def closing(self) -> tuple[Line, ...]:
        return self._wanted.closing()

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        kept = self._wanted.keepsakes()
        is_replaced = any(kind == COMMITMENT for kind, _ in kept)
        return kept if is_replaced or not self._is_answered else (*kept, (COMMITMENT, ""))
