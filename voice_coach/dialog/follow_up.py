"""The question how the last commitment went, before the session that was wanted."""

from __future__ import annotations

from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.dialog.guided import TOLD, Kit
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step, opened
from voice_coach.dialog.walk import Walk
from voice_coach.language.commitments import asks_which, was_kept
from voice_coach.language.remarks import hesitates


class FollowUp:
    """Asks how the last commitment went, then becomes the session that was wanted; an Activity."""

    def __init__(self, kit: Kit, commitment: str, wanted: Activity) -> None:
        self._kit = kit
        self._wanted = wanted
        self._commitment = commitment
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
        if answer.step.id == "follow-up/commitment" and asks_which(answer.text):
            again = self._kit.prompter.line(
                "commitment-follow-up", purpose="ask", commitment=self._commitment
            )
            self._steps.insert(_told("follow-up/commitment-2", again))
            return Reaction()
        self._is_answered = True
        is_first = answer.step.id.startswith("follow-up/commitment")
        if hesitates(answer.text):
            return Reaction((self._kit.prompter.line("check-in-open"),))
        is_kept = was_kept(answer.text) if is_first else None
        if is_kept is False:
            asked = self._kit.prompter.line("commitment-missed", purpose="ask")
            self._steps.insert(_told("follow-up/why", asked))
            return Reaction()
        if is_kept:
            return Reaction((self._kit.prompter.line("commitment-kept"),))
        text = self._kit.reflector.closely(answer.text, answer.doubtful)
        thanks = self._kit.prompter.line("check-in-thanks", purpose="reflection")
        return Reaction((Line(text, purpose="reflection") if text else thanks,))

    def progress(self) -> tuple[Line, ...]:
        return self._wanted.progress()

    def closing(self) -> tuple[Line, ...]:
        return self._wanted.closing()

    def forget(self, step: Step | None) -> Step | None:
        return self._wanted.forget(step)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        kept = self._wanted.keepsakes()
        is_replaced = any(kind == COMMITMENT for kind, _ in kept)
        return kept if is_replaced or not self._is_answered else (*kept, (COMMITMENT, ""))


def _told(step_id: str, line: Line) -> Step:
    return Step(step_id, "told", (line,), patience="long", takes=TOLD)
