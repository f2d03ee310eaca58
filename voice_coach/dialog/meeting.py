"""How a judged answer is met: what worked, one change, and a line to try."""

from __future__ import annotations

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Answer, Line, Reaction

_PITFALL_WEIGHT = 3


def meet_judged(answer: Answer, prompter: Prompter) -> Reaction:
    """Speak the assessment; offer a retry where there is something to change and a try is left."""
    assessment = answer.assessment
    if assessment is None:
        return Reaction()
    lines = tuple(
        Line(text, purpose=purpose)
        for text, purpose in ((assessment.praise, "praise"), (assessment.change, "change"))
        if text
    )
    if assessment.is_strong or answer.attempt >= answer.step.max_attempts:
        return Reaction(lines)
    return Reaction(lines, _offered(answer, prompter), offers_retry=True)


def _offered(answer: Answer, prompter: Prompter) -> tuple[Line, ...]:
    step, assessment = answer.step, answer.assessment
    has_own = step.expectation is not None and bool(
        step.expectation.templates or step.expectation.heard
    )
    template = assessment.template if assessment is not None and has_own else ""
    text = template or step.template
    if not text:
        return ()
    return (prompter.line("template-intro"), Line(text, purpose="template"))


def worth(answer: Answer) -> int:
    """How good an answer is: its strengths count, and a pitfall outweighs any one of them."""
    pitfalls = len(_names(answer, "pitfall"))
    return len(strengths(answer)) - _PITFALL_WEIGHT * pitfalls


def has_pitfall(answer: Answer) -> bool:
    """Whether an answer holds something that could hurt or close the talk."""
    return bool(_names(answer, "pitfall"))


def strengths(answer: Answer) -> set[str]:
    """The names of what worked in an answer."""
    return _names(answer, "strength")


def _names(answer: Answer, kind: str) -> set[str]:
    markers = answer.assessment.markers if answer.assessment is not None else ()
    return {marker.name for marker in markers if marker.kind == kind}
