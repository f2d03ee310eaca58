"""What is known about the step at hand: the answer, the attempts, and what was said to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from voice_coach.dialog.steps import Line, Reaction, Step
from voice_coach.events import Turn
from voice_coach.language.doubtful_words import doubtful_words

SAME_THOUGHT_MS = 2_500
# after a turn was taken, speech that begins so soon is the same thought going on


@dataclass(slots=True)
class Exchange:
    """One step between the coach and the person."""

    step: Step | None = None
    attempt: int = 1
    text: str = ""
    # the answer so far
    turn: Turn | None = None
    # the turn that brought it
    begun_ms: int | None = None
    # when the first of the turns began that it was told in
    unclear: int = 0
    # how often it was not understood
    is_beside: bool = False
    # it was said already that an answer is still waited for
    losses: int = 0
    # how often they knew no answer
    quiet: int = 0
    # how often nothing was said
    reaction: Reaction = field(default_factory=Reaction)
    template: str = ""
    # the line that was offered after the last answer
    lent: tuple[Line, ...] = ()
    # what was said last beside the question, such as an example, to be said again
    is_broken_off: bool = False
    # the answer so far stopped in the middle of its sentence, and the rest was asked for
    is_explained: bool = False
    # it was told already what is asked for

    @property
    def doubtful(self) -> frozenset[str]:
        """Words of the answer that were perhaps misheard."""
        return doubtful_words(self.turn.words if self.turn is not None else ())

    def take(self, text: str, turn: Turn) -> None:
        """Note an answer; one that holds the answer so far goes on with it."""
        if not self.text or not text.startswith(self.text):
            self.begun_ms = turn.start_ms
        self.text, self.turn, self.quiet = text, turn, 0
        self.lent, self.losses = (), 0

    def joined(self, turn: Turn) -> Turn:
        """A turn that goes on with the answer so far, with the words of both."""
        before = self.turn.words if self.turn is not None else ()
        return replace(turn, words=(*before, *turn.words))

    def forget_answer(self) -> None:
        """Drop what was said and what was made of it, so that nothing can quote it."""
        self.text, self.turn = "", None
        self.template, self.lent, self.is_broken_off = "", (), False
        self.reaction = replace(self.reaction, lines=(), template=())

    def is_same_thought(self, start_ms: int) -> bool:
        """Whether speech that starts then goes on with the answer that was taken."""
        if self.turn is None or self.turn.is_typed:
            return False
        taken_ms = self.turn.end_ms if self.turn.fired_ms is None else self.turn.fired_ms
        return start_ms - taken_ms < SAME_THOUGHT_MS
