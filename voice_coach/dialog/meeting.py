"""How a judged answer is met: what worked, one change, and a line to try."""

from __future__ import annotations

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Answer, Line, Reaction


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
