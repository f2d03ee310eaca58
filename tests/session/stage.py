"""A machine with shipped words, driven by hand."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from functools import cache

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.partner_files import load_partner
from voice_coach.adapters.turning_files import load_paraphraser
from voice_coach.dialog.machine import Judges, Repertoire, SessionMachine
from voice_coach.dialog.partner_script import PartnerScript
from voice_coach.dialog.practice import Plan, Planned
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.script import Script
from voice_coach.dialog.states import State
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Command,
    Event,
    Keep,
    Say,
    SessionStarted,
    SpokenOut,
    Turn,
)
from voice_coach.language.commands import CommandBook
from voice_coach.language.doubtful_words import as_words
from voice_coach.language.paraphrase import Paraphraser
from voice_coach.programme import START, Material, Past, Unfinished, Wish, make_programme
from voice_coach.session.journal import SessionHeader

DANGER = "i am afraid of what happens tonight"
ANSWER = "so you worked late and everyone was asleep when you came home"
BESIDE = "sorry that was the doorbell"
STRONG = f"{ANSWER} did i get that right"


@cache
def script() -> Script:
    return load_script("en-us")


@cache
def commands() -> CommandBook:
    return CommandBook(script().commands)


def assess(request: Assess) -> Assessment:
    """Stands in for the judge: the check makes an answer strong, a mumble makes it doubtful."""
    if "mumble" in request.text:
        return Assessment(request.text, is_doubtful=True)
    is_strong = "did i get that right" in request.text
    return Assessment(
        request.text,
        is_strong=is_strong,
        is_beside=request.text.endswith(BESIDE),
        praise="You took up what was said.",
        change="" if is_strong else "Ask whether you got it right.",
        template="You could say it like this.",
    )


@cache
def partner() -> PartnerScript:
    return load_partner("en-us")


@cache
def paraphraser() -> Paraphraser:
    return load_paraphraser("en-us")


KINDS = ("practice", "rehearse", "mirror", "check-in")


_WORDS_TO = {
    State.GIVING_FEEDBACK: ANSWER,
    State.OFFERING_TEMPLATE: ANSWER,
    State.CHOOSING: ANSWER,
    State.HELPING: "help",
    State.PAUSED: "pause",
    State.SUMMARISING: "finish",
    State.FAREWELL: "finish",
    State.SAFETY: DANGER,
    State.SAFETY_CHOOSING: DANGER,
}
JUDGING = (State.OFFERING_TEMPLATE, State.CHOOSING)
REACHABLE = [
    (kind, state)
    for kind in KINDS
    for state in State
    if state not in (State.IDLE, State.ASSESSING, State.RECOVERING, State.FINISHED)
    # where nothing is judged, nothing is tried again
    and (state not in JUDGING or kind in ("practice", "rehearse"))
]


def says(commands: Iterable[object]) -> list[Say]:
    """What the coach says of all that it does."""
    return [command for command in commands if isinstance(command, Say)]


def texts(commands: Iterable[object]) -> list[str]:
    return [say.text for say in says(commands)]


def purposes(commands: Iterable[object]) -> list[str]:
    return [say.purpose for say in says(commands)]


def has(commands: Iterable[object], key: str) -> bool:
    """Whether the coach spoke one of the wordings of a prompt."""
    starts = tuple(wording.partition("{")[0] for wording in script().prompts[key])
    return any(text.startswith(starts) for text in texts(commands))


def kept(commands: Iterable[object]) -> dict[str, str]:
    """What is kept beyond the session, by its kind."""
    return {one.kind: one.content for one in commands if isinstance(one, Keep)}


class Stage:
    """One session of a kind, whose speech ends when it is told to."""

    def __init__(
        self,
        kind: str = "practice",
        exercises: int = 3,
        seed: int = 1,
        commitment: str = "",
        left: int = 0,
    ) -> None:
        """``left`` exercises of an earlier session are left; those after them make up a new one."""
        prompter = Prompter(script().prompts, random.Random(seed))
        drill = script().drill("paraphrase")
        assert drill is not None
        planned = [Planned(drill, one) for one in drill.exercises[: left + exercises]]
        plan, rest = Plan(tuple(planned[left:])), Plan(tuple(planned[:left]))
        header = SessionHeader("earlier", kind, "en-us", "2026-11-20T19:30:00+01:00")
        unfinished = Unfinished(header, rest, "earlier.jsonl") if left else None
        self.programme = make_programme(
            Material(script(), partner(), paraphraser(), prompter),
            Wish(kind, seed=seed),
            plan,
            Past(commitment=commitment),
            unfinished,
        )
        self.machine = SessionMachine(
            Repertoire(prompter, script().safety, self.programme.activities),
            Judges(commands().match, lambda text: text == DANGER),
            START,
            self.programme.greeting,
        )
        self.kind = kind
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
        return new

    def start(self) -> list[Command]:
        return self.feed(SessionStarted(0))

    def say(
        self,
        text: str,
        *,
        is_over_coach: bool = False,
        gap_ms: int = 5_000,
        doubtful: Collection[str] = (),
    ) -> list[Command]:
        """The person says something, some time after the last thing; some words are faint."""
        self.time_ms += gap_ms
        end_ms = self.time_ms + 1_000
        turn = Turn(
            text,
            self.time_ms,
            end_ms,
            words=as_words(text, doubtful),
            is_over_coach=is_over_coach,
            fired_ms=end_ms + 1_500,
        )
        self.time_ms = end_ms + 1_500
        return self.feed(turn)

    def hear_out(self, commands: Iterable[Command], limit: int = 60) -> list[Command]:
        """Let everything be spoken until the machine waits for the person."""
        waiting = says(commands)
        said: list[Command] = list(commands)
        while waiting and limit:
            limit -= 1
            new = self.feed(SpokenOut(waiting.pop(0).say_id, self.time_ms))
            said += new
            waiting += says(new)
        return said

    def talk(self, *texts: str) -> list[Command]:
        """Say one thing after the other, each once the coach has been heard out."""
        return [command for text in texts for command in self.hear_out(self.say(text))]

    def open_floor(self) -> None:
        """Go to the first step that an answer is given to; in rehearse to the first judged one."""
        self.hear_out(self.start())
        if self.kind == "rehearse":
            for text in ("we hardly talk any more and i feel alone", "yes", "no"):
                self.hear_out(self.say(text))
            assert self.machine.exchange.step is not None
            assert self.machine.exchange.step.id == "rehearse/settle"

    def go_to(self, state: State) -> None:
        """Bring the session into a state by natural means."""
        if state is State.GREETING:
            self.start()
        elif state is State.PROMPTING:
            self._speaking(State.PROMPTING, self.start())
        else:
            self.open_floor()
            said = self.say(_WORDS_TO[state]) if state in _WORDS_TO else []
            if state in (State.OFFERING_TEMPLATE, State.FAREWELL):
                self._speaking(state, said)
            elif state in (State.CHOOSING, State.PAUSED, State.SAFETY_CHOOSING):
                self.hear_out(said)
        assert self.state is state

    def _speaking(self, state: State, commands: Iterable[Command]) -> None:
        waiting = says(commands)
        while self.state is not state:
            new = self.feed(SpokenOut(waiting.pop(0).say_id, self.time_ms))
            waiting += says(new)
