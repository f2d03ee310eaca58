"""A machine with shipped words, driven by hand."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cache

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.machine import Judges, Repertoire, SessionMachine
from voice_coach.dialog.practice import Plan, Planned, Practice
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.script import Script
from voice_coach.dialog.states import State
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Command,
    Event,
    Say,
    SessionStarted,
    SpokenOut,
    Turn,
)
from voice_coach.language.commands import CommandBook

DANGER = "i am afraid of what happens tonight"
ANSWER = "so you worked late and everyone was asleep when you came home"
STRONG = f"{ANSWER} did i get that right"


@cache
def script() -> Script:
    return load_script("en-us")


@cache
def commands() -> CommandBook:
    return CommandBook(script().commands)


def assess(request: Assess) -> Assessment:
    """Stands in for the judge: an answer with the check is strong, a mumble is doubtful."""
    if "mumble" in request.text:
        return Assessment(request.text, is_doubtful=True)
    is_strong = "did i get that right" in request.text
    return Assessment(
        request.text,
        is_strong=is_strong,
        praise="You took up what was said.",
        change="" if is_strong else "Ask whether you got it right.",
        template=request.expectation.templates[0].format_map(request.expectation.slots),
    )


class Stage:
    """One session; remembers every command, and lets the speech end when it is told to."""

    def __init__(self, exercises: int = 3, seed: int = 1) -> None:
        prompter = Prompter(script().prompts, random.Random(seed))
        drill = script().drill("paraphrase")
        assert drill is not None
        plan = Plan(tuple(Planned(drill, one) for one in drill.exercises[:exercises]))
        self.machine = SessionMachine(
            Repertoire(prompter, script().safety, {"practice": lambda: Practice(plan, prompter)}),
            Judges(commands().match, lambda text: text == DANGER),
            "practice",
            [prompter.line("greeting", purpose="greeting")],
        )
        self.commands: list[Command] = []
        self.time_ms = 0

    @property
    def state(self) -> State:
        return self.machine.state

    def feed(self, *events: Event) -> list[Command]:
        """Feed events; judging follows at once, as in the loop."""
        new: list[Command] = []
        for event in events:
            answers = self.machine.feed(event)
            new += answers
            for command in answers:
                if isinstance(command, Assess):
                    new += self.feed(Assessed(assess(command)))
        if not new or new[-1] not in self.commands[-1:]:
            self.commands += [command for command in new if command not in self.commands[-50:]]
        return new

    def start(self) -> list[Command]:
        return self.feed(SessionStarted(0))

    def say(self, text: str, *, is_over_coach: bool = False, gap_ms: int = 5_000) -> list[Command]:
        """The person says something, some time after the last thing."""
        self.time_ms += gap_ms
        end_ms = self.time_ms + 1_000
        turn = Turn(
            text, self.time_ms, end_ms, is_over_coach=is_over_coach, fired_ms=end_ms + 1_500
        )
        self.time_ms = end_ms + 1_500
        return self.feed(turn)

    def hear_out(self, commands: Iterable[Command], limit: int = 60) -> list[Command]:
        """Let everything be spoken until the machine waits for the person."""
        waiting = [command for command in commands if isinstance(command, Say)]
        said: list[Command] = list(commands)
        while waiting and limit:
            limit -= 1
            new = self.feed(SpokenOut(waiting.pop(0).say_id, self.time_ms))
            said += new
            waiting += [command for command in new if isinstance(command, Say)]
        return said

    def go_to(self, state: State) -> None:
        """Bring the session into a state by natural means."""
        paths = {
            State.GREETING: self.start,
            State.PROMPTING: lambda: self._speaking(State.PROMPTING, self.start()),
            State.LISTENING: lambda: self.hear_out(self.start()),
            State.GIVING_FEEDBACK: lambda: (self.hear_out(self.start()), self.say(ANSWER)),
            State.OFFERING_TEMPLATE: lambda: self._speaking(
                State.OFFERING_TEMPLATE, (self.hear_out(self.start()), self.say(ANSWER))[1]
            ),
            State.CHOOSING: lambda: self.hear_out(
                (self.hear_out(self.start()), self.say(ANSWER))[1]
            ),
            State.HELPING: lambda: (self.hear_out(self.start()), self.say("help")),
            State.PAUSED: lambda: self.hear_out(
                (self.hear_out(self.start()), self.say("pause"))[1]
            ),
            State.SUMMARISING: lambda: (self.hear_out(self.start()), self.say("finish")),
            State.FAREWELL: lambda: self._speaking(
                State.FAREWELL, (self.hear_out(self.start()), self.say("finish"))[1]
            ),
            State.SAFETY: lambda: (self.hear_out(self.start()), self.say(DANGER)),
            State.SAFETY_CHOOSING: lambda: self.hear_out(
                (self.hear_out(self.start()), self.say(DANGER))[1]
            ),
        }
        paths[state]()
        assert self.state is state

    def _speaking(self, state: State, commands: Iterable[Command]) -> None:
        waiting = [command for command in commands if isinstance(command, Say)]
        while self.state is not state:
            new = self.feed(SpokenOut(waiting.pop(0).say_id, self.time_ms))
            waiting += [command for command in new if isinstance(command, Say)]
