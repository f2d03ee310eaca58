"""How it goes, in two sentences: this session, and what came before it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Answer, Line

ENOUGH = 10
# first tries of earlier sessions, before anything is said about them


@dataclass(frozen=True, slots=True)
class Standing:
    """What earlier sessions show; all counts are of first tries at exercises."""

    tries: int = 0
    strong: int = 0
    rise: tuple[int, int] | None = None
    # strong ones in percent, earlier and later, where they have truly become more


NOTHING_BEFORE = Standing()


def progress_lines(
    answers: Collection[Answer], standing: Standing, prompter: Prompter, purpose: str = ""
) -> tuple[Line, Line]:
    """Two sentences that are true of the answers and never sound like a mark.

    ``answers`` are the session's, the best of each step.
    """
    return session_line(answers, prompter, purpose), _earlier_line(standing, prompter, purpose)


def session_line(answers: Collection[Answer], prompter: Prompter, purpose: str = "") -> Line:
    """How this session goes."""
    done = len(answers)
    strong = sum(answer.is_strong for answer in answers)
    if done == 0:
        return prompter.line("progress-none", purpose)
    if done == 1:
        return prompter.line("progress-one-strong" if strong else "progress-one", purpose)
    if strong == 0:
        return prompter.line("progress-started", purpose, done=done)
    if strong == done:
        return prompter.line("progress-all", purpose, done=done)
    return prompter.line("progress-so-far", purpose, done=done, strong=strong)


def _earlier_line(standing: Standing, prompter: Prompter, purpose: str) -> Line:
    tries, strong = standing.tries, standing.strong
    if tries == 0:
        return prompter.line("standing-first", purpose)
    if tries < ENOUGH:
        return prompter.line("standing-few", purpose)
    if standing.rise is not None:
        before, after = standing.rise
        return prompter.line("standing-risen", purpose, before=before, after=after)
    if strong == 0:
        return prompter.line("standing-started", purpose, tries=tries)
    return prompter.line("standing-so-far", purpose, tries=tries, strong=strong)
