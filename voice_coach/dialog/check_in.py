"""The weekly check-in: a look at both sides, and one commitment."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.dialog.guided import TOLD, Guided, Kit
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step, opened
from voice_coach.dialog.walk import Walk
from voice_coach.language.commitments import is_bare_yes, plain_commitment, was_kept
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

    def on_yourself(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_need(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_partner(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_partner_need(self, answer: Answer) -> Reaction:
        return self._thanked(answer)

    def on_good(self, answer: Answer) -> Reaction:
        return self._thanked(answer)

    def on_worry(self, answer: Answer) -> Reaction:
        return self._given_back(answer)

    def on_plan(self, answer: Answer) -> Reaction:
        return self._thanked(answer)

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

    def _given_back(self, answer: Answer) -> Reaction:
        text = self.kit.reflector.closely(answer.text)
        if not text:
            return self._thanked(answer)
        self.told_count += 1
        return Reaction((Line(text, purpose="reflection"),))

    def _thanked(self, answer: Answer) -> Reaction:
        self.told_count += 1
        return Reaction((self.line("check-in-thanks"),))


class FollowUp:
    """Asks how the last commitment went, then becomes the session that was wanted; an Activity."""

    def __init__(self, kit: Kit, commitment: str, wanted: Activity) -> None:
        self._kit = kit
        self._wanted = wanted
        asked = kit.prompter.line("commitment-follow-up", purpose="ask", commitment=commitment)
        self._steps = Walk(_told("follow-up/commitment", asked))
        self._is_answered = False
        self._is_begun = False
        # whether the wanted session has begun

    @property
    def name(self) -> str:
        return self._wanted.name

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        own = self._steps.next()
        if own is not None or self._is_begun:
            return own or self._wanted.next_step()
        self._is_begun = True
        return opened(self._wanted)

    def previous_step(self) -> Step | None:
        return self._wanted.previous_step() if self._is_begun else None

    def skip_section(self) -> None:
        if self._is_begun:
            self._wanted.skip_section()

    def react(self, answer: Answer) -> Reaction:
        if not answer.step.id.startswith("follow-up/"):
            return self._wanted.react(answer)
        self._is_answered = True
        is_first = answer.step.id == "follow-up/commitment"
        is_kept = was_kept(answer.text) if is_first else None
        if is_kept is False:
            asked = self._kit.prompter.line("commitment-missed", purpose="ask")
            self._steps.insert(_told("follow-up/why", asked))
            return Reaction()
        if is_kept:
            return Reaction((self._kit.prompter.line("commitment-kept"),))
        text = self._kit.reflector.closely(answer.text)
        thanks = self._kit.prompter.line("check-in-thanks", purpose="reflection")
        return Reaction((Line(text, purpose="reflection") if text else thanks,))

    def progress(self) -> tuple[Line, ...]:
        return self._wanted.progress()

    def closing(self) -> tuple[Line, ...]:
        return self._wanted.closing()

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        kept = self._wanted.keepsakes()
        is_replaced = any(kind == COMMITMENT for kind, _ in kept)
        return kept if is_replaced or not self._is_answered else (*kept, (COMMITMENT, ""))


def _told(step_id: str, line: Line) -> Step:
    return Step(step_id, "told", (line,), patience="long", takes=TOLD)
