"""The take-away card of a rehearsal: the person's own best words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from voice_coach.dialog.meeting import has_pitfall, strengths, worth
from voice_coach.dialog.steps import Answer, Line

CARD = "card"
# the kind under which it is kept
_BEST = 3
_GOOD = 2
# strengths of a line worth keeping that has not all that was asked for
_IS_ONE = {
    "i-statement": frozenset({"feeling_owned", "i_statement"}),
    "open-question": frozenset({"open_question"}),
    "small-step": frozenset({"offer", "time_and_place", "request"}),
}
# what makes an answer the thing that the card calls it


@dataclass(frozen=True, slots=True)
class Card:
    """What someone takes along into the talk."""

    best: tuple[str, ...] = ()
    # up to three answers, in the order in which they were said
    i_statement: str = ""
    question: str = ""
    small_step: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.best or self.i_statement or self.question or self.small_step)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Card:
        """Raises ValueError when the text is no card."""
        try:
            data = json.loads(text)
        except RecursionError as error:
            raise ValueError("a card holds no brackets within brackets without end") from error
        if not isinstance(data, dict):
            raise ValueError("a card is a JSON object")
        best = data.get("best", ())
        return cls(
            tuple(str(one) for one in best) if isinstance(best, list | tuple) else (),
            str(data.get("i_statement", "")),
            str(data.get("question", "")),
            str(data.get("small_step", "")),
        )


def make_card(answers: Sequence[Answer]) -> Card:
    """The card of a rehearsal's judged answers, in order of time.

    What holds a pitfall, or is not what was asked for, is nothing to take along.
    """
    named = {"i-statement": "", "open-question": "", "small-step": ""}
    for answer in answers:
        name = answer.step.id.rpartition("/")[2]
        if name in named and not has_pitfall(answer) and _is_one(name, answer):
            named[name] = answer.text
    others = {answer.text: answer for answer in answers if answer.text not in named.values()}
    good = [answer for answer in others.values() if _is_good(answer)]
    # what was heard surely is read out rather than what was not
    best = sorted(good, key=lambda one: (not one.doubtful, worth(one)), reverse=True)[:_BEST]
    return Card(
        best=tuple(answer.text for answer in good if answer in best),
        i_statement=named["i-statement"],
        question=named["open-question"],
        small_step=named["small-step"],
    )


def _is_one(name: str, answer: Answer) -> bool:
    return answer.is_strong or bool(_IS_ONE[name] & strengths(answer))


def _is_good(answer: Answer) -> bool:
    """Whether a line is worth keeping: strong, or with two things of what it was to hold."""
    if answer.is_strong:
        return worth(answer) >= 1
    expectation = answer.step.expectation
    asked = {name for group in expectation.asks for name in group} if expectation else set()
    fitting = strengths(answer) & asked if asked else strengths(answer)
    return len(fitting) >= _GOOD and worth(answer) >= _GOOD


def card_lines(card: Card, line: Callable[[str], Line]) -> tuple[Line, ...]:
    """The card as it is spoken; ``line`` gives the coach's own lines by key."""
    if card.is_empty:
        return (line("card-empty"),)
    spoken = [line("card-intro")]
    sections = (
        ("card-best", card.best),
        ("card-i-statement", (card.i_statement,)),
        ("card-question", (card.question,)),
        ("card-step", (card.small_step,)),
    )
    for key, texts in sections:
        kept = [text for text in texts if text]
        if kept:
            spoken.append(line(key))
            spoken += [Line(text, purpose="card") for text in kept]
    return (*spoken, line("card-saved"))
