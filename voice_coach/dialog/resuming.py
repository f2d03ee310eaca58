"""Asks whether to go on with a session that was cut off, then becomes that one or a new one."""

from __future__ import annotations

from dataclasses import replace

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step, opened


class Resuming:
    """An Activity in front of two others."""

    def __init__(self, unfinished: Activity, fresh: Activity, prompter: Prompter) -> None:
        self._unfinished = unfinished
        self._fresh = fresh
        self._prompter = prompter
        self._is_asked = False
        self._chosen: Activity | None = None
        self._is_begun = False
        # whether the chosen session has begun

    @property
    def name(self) -> str:
        return (self._chosen or self._unfinished).name

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        """The question first; to pass it over is to decline."""
        if not self._is_asked:
            self._is_asked = True
            question = self._prompter.line("greeting-resume")
            return Step(id="resume", kind="choice", lines=(question,), patience="brief")
        said: tuple[Line, ...] = ()
        if self._chosen is None:
            self._chosen = self._fresh
            said = (self._prompter.line("resume-no"),)
        if self._is_begun:
            return self._chosen.next_step()
        self._is_begun = True
        step = opened(self._chosen)
        return replace(step, lines=(*said, *step.lines)) if step else None

    def previous_step(self) -> Step | None:
        return self._chosen.previous_step() if self._chosen else None

    def skip_section(self) -> None:
        if self._chosen and self._is_begun:
            self._chosen.skip_section()

    def react(self, answer: Answer) -> Reaction:
        if self._chosen is not None:
            return self._chosen.react(answer)
        self._chosen = self._unfinished if answer.is_yes else self._fresh
        return Reaction((self._prompter.line("resume-yes" if answer.is_yes else "resume-no"),))

    def progress(self) -> tuple[Line, ...]:
        if self._chosen is None:
            return (self._prompter.line("progress-none"),)
        return self._chosen.progress()

    def closing(self) -> tuple[Line, ...]:
        if self._chosen is None:
            return (self._prompter.line("no-answer-goodbye"),)
        return self._chosen.closing()

    def forget(self, step: Step | None) -> Step | None:
        return self._chosen.forget(step) if self._chosen else step

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return self._chosen.keepsakes() if self._chosen else ()
