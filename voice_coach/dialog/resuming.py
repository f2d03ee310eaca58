"""Asks whether to go on with a session that was cut off, then becomes that one or a new one."""

from __future__ import annotations

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Activity, Answer, Line, Reaction, Step


class Resuming:
    """An Activity in front of two others."""

    def __init__(self, unfinished: Activity, fresh: Activity, prompter: Prompter) -> None:
        self._unfinished = unfinished
        self._fresh = fresh
        self._prompter = prompter
        self._chosen: Activity | None = None

    @property
    def name(self) -> str:
        return (self._chosen or self._unfinished).name

    def opening(self) -> tuple[Line, ...]:
        return ()

    def next_step(self) -> Step | None:
        if self._chosen is not None:
            return self._chosen.next_step()
        question = self._prompter.line("greeting-resume")
        return Step(id="resume", kind="choice", lines=(question,), patience="brief")

    def previous_step(self) -> Step | None:
        return self._chosen.previous_step() if self._chosen else None

    def skip_section(self) -> None:
        if self._chosen:
            self._chosen.skip_section()
        else:
            self._chosen = self._fresh

    def react(self, answer: Answer) -> Reaction:
        if self._chosen is not None:
            return self._chosen.react(answer)
        if answer.is_yes:
            self._chosen = self._unfinished
            key = "resume-yes"
        else:
            self._chosen = self._fresh
            key = "resume-no"
        return Reaction((self._prompter.line(key), *self._chosen.opening()))

    def progress(self) -> tuple[Line, ...]:
        if self._chosen is None:
            return (self._prompter.line("progress-none"),)
        return self._chosen.progress()

    def closing(self) -> tuple[Line, ...]:
        if self._chosen is None:
            return (self._prompter.line("no-answer-goodbye"),)
        return self._chosen.closing()

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return self._chosen.keepsakes() if self._chosen else ()
