"""The session as a state machine: a pure function of events.

``feed`` takes one event and returns the commands that follow from it. The transition table is in
``states``, and how its states are spoken in ``spoken_states``; what is asked and how answers are
met comes from an Activity.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.dialog.absence import meet_absence
from voice_coach.dialog.answers import answers_with, hear_danger, take_assessment, take_turn
from voice_coach.dialog.commands import obey
from voice_coach.dialog.delivery_cues import DeliveryCues
from voice_coach.dialog.exchange import Exchange
from voice_coach.dialog.forgetting import Forgetting, take_forgotten, take_reply
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.repertoire import Judges, Repertoire
from voice_coach.dialog.silence import give_floor_back, listening, meet_silence
from voice_coach.dialog.spoken_states import SpokenStates
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Activity, Answer, Line, Step
from voice_coach.events import (
    Assess,
    Assessed,
    AudioLost,
    AudioRestored,
    CameBack,
    Command,
    Event,
    Expectation,
    Finish,
    Forgotten,
    InputEnded,
    Keep,
    Listen,
    SessionStarted,
    Silence,
    SoundFault,
    SpeakingStarted,
    SpeechStarted,
    SpokenOut,
    Turn,
    Withdraw,
)

FinishReason = Literal["completed", "asked", "stopped", "input-ended", "unsafe"]


class SessionMachine(SpokenStates):
    """One session from the greeting to the goodbye."""

    prompter: Prompter
    activity: Activity

    def __init__(
        self, repertoire: Repertoire, judges: Judges, activity: str, greeting: Sequence[Line] = ()
    ) -> None:
        super().__init__()
        self.prompter = repertoire.prompter
        self.activity = repertoire.activities[activity]()
        self.keeps_private = False
        # whether the event just fed must not be written down
        self.rate_steps = 0
        self.gain_steps = 0
        self._repertoire = repertoire
        self._judges = judges
        self._greeting = tuple(greeting)
        self._advice: list[Line] = []
        # about the microphone, waiting to be said with the next reply
        self.exchange = Exchange()
        self.cues = DeliveryCues()
        self.last_heard = ""
        self.last_verdict: tuple[Line, ...] = ()
        # what was said to the answer that was judged last
        self._variant = 0
        self._attempts: dict[str, int] = {}
        # that were judged so far, by step: whoever comes back to one goes on counting
        self.is_resting = False
        # quiet after the safety lines, with nothing gone on with yet
        self.forgetting = Forgetting()
        self._kept: dict[str, str] = {}
        # by kind
        self._reason: FinishReason = "completed"

    # --- the one door ---------------------------------------------------------------------------

    def feed(self, event: Event) -> list[Command]:
        """Take one event; returns what is to be done, in order."""
        self._out = []
        self.keeps_private = False
        match event:
            case SessionStarted():
                self._start()
            case Turn():
                self._hear(event)
            case SpeakingStarted():
                self.cues.speaking_started(event)
            case SpokenOut():
                self._on_spoken_out(event)
            case Assessed():
                take_assessment(self, event.assessment)
            case Silence():
                meet_silence(self)
            case SpeechStarted():
                give_floor_back(self, event.at_ms)
            case AudioLost() | AudioRestored() | CameBack():
                meet_absence(self, event)
            case SoundFault(kind="quiet" | "clipped" as kind):
                self._advice = [self.prompter.line(f"sound-{kind}")]
            case InputEnded() if self.state is not State.FINISHED:
                self.close("input-ended")
            case Forgotten():
                take_forgotten(self, event)
            case _:
                pass
        return self._out

    def _hear(self, turn: Turn) -> None:
        if self.state in (State.IDLE, State.FINISHED):
            return
        command = self._judges.match_command(turn.text)
        is_unsafe = self.is_unsafe(turn.text)
        if take_reply(self, command, is_unsafe):
            return
        if command and not answers_with(self, command, turn.text) and obey(self, command):
            return
        if is_unsafe:
            hear_danger(self, turn)
        else:
            take_turn(self, turn)

    # --- what is said, and what follows once it was ---------------------------------------------

    def go(self, trigger: str, lines: Sequence[Line]) -> None:
        self.is_resting = False
        super().go(trigger, lines)

    def aside(self, *lines: Line) -> None:
        """Say something without losing the place."""
        self.interrupt("help", [*lines, *self._take_advice()])

    def _listening(self) -> Listen:
        return listening(self)

    def _on_spoken_out(self, event: SpokenOut) -> None:
        self.cues.spoken_out(event)
        if self._airtime.spoken_out(event.say_id):
            self._all_spoken()

    def _all_spoken(self) -> None:
        match self.state:
            case State.GREETING:
                self.advance()
            case State.PROMPTING:
                self._fire("listen")
            case State.GIVING_FEEDBACK:
                self._offer_or_advance()
            case State.OFFERING_TEMPLATE:
                self._fire("choose")
            case State.HELPING:
                self.resume()
            case State.SUMMARISING:
                self.go("part", [self.prompter.line("farewell")])
            case State.FAREWELL:
                self._fire("finish")
                self.emit(Finish(self._reason))
            case State.SAFETY:
                self._fire("ask_safety")
            case _:
                pass

    def _offer_or_advance(self) -> None:
        if not self.exchange.reaction.offers_retry:
            self.advance()
            return
        offer = self.prompter.line("retry-offer")
        self.go("offer", [*self.exchange.reaction.template, offer])

    # --- the course of the session -----------------------------------------------------------

    def _start(self) -> None:
        if self.state is State.IDLE:
            self.go("start", [*self._greeting, *self.activity.opening()])

    def advance(self, before: Sequence[Line] = ()) -> None:
        """Go to the next step, or to the summary where there is none."""
        self.enter_step(self.activity.next_step(), before)

    def move_on(self) -> None:
        """Leave a step that was met, with words that lead over to the next one."""
        step = self.activity.next_step()
        self.enter_step(step, [self.prompter.line(step.link)] if step is not None else ())

    def enter_step(self, step: Step | None, before: Sequence[Line] = ()) -> None:
        made = self._attempts.get(step.id, 0) if step is not None else 0
        self.exchange = Exchange(step, attempt=made + 1)
        if step is None:
            self._summarise(before)
        else:
            self.go("prompt", [*before, *step.lines])

    def close(self, reason: FinishReason) -> None:
        """Sum up, say goodbye, and finish."""
        if self.place in (State.SUMMARISING, State.FAREWELL, State.FINISHED):
            return
        if self.place is State.SAFETY and reason == "input-ended":
            # the help lines are heard out; no more input ends the session once they are
            return
        self._reason = reason
        if self.is_in_safety or self.is_resting:
            self._reason = "unsafe"
            self.go("part", [self.prompter.line("farewell-safety")])
        elif self.state is State.IDLE:
            self._fire("finish")
            self.emit(Finish(reason))
        elif self.main_state in (State.SUMMARISING, State.FAREWELL):
            # a pause was asked for in the summary
            self.go("part", [self.prompter.line("farewell")])
        else:
            self._summarise()

    def _summarise(self, before: Sequence[Line] = ()) -> None:
        quoting = () if self.forgetting.is_done else self.activity.closing()
        self.go("summarise", [*before, *quoting, *self.cues.lines(self.prompter)])

    def _keep(self) -> None:
        """Keep what is new as soon as it is there, so that no end of the session can lose it."""
        keepsakes = dict(self.activity.keepsakes())
        new = {kind: text for kind, text in keepsakes.items() if self._kept.get(kind) != text}
        self._out += [Keep(kind, content) for kind, content in new.items()]
        self._kept |= new

    def stop(self) -> None:
        """Silent at once, and over."""
        if self.state is State.FINISHED:
            return
        self.hush(at_once=True)
        self._fire("finish")
        self.emit(Finish("stopped"))

    def switch(self, kind: str) -> None:
        """Leave this kind of session for another."""
        self.activity = self._repertoire.activities[kind]()
        self.exchange = Exchange()
        opening = self.activity.opening()
        self.advance(opening)

    def can_switch(self, kind: str) -> bool:
        return kind in self._repertoire.activities

    # --- answers ----------------------------------------------------------------------------------

    def is_unsafe(self, text: str) -> bool:
        """Whether the words speak of danger."""
        return self._judges.is_unsafe(text)

    def judge(self, text: str, turn: Turn, step: Step, expectation: Expectation) -> None:
        """Have an answer judged; Assessed brings the result."""
        self.go("assess", [])
        self._variant += 1
        attempt = self.exchange.attempt
        self.emit(Assess(text, expectation, step.id, attempt, turn.words, self._variant))

    def meet(self, answer: Answer) -> None:
        """Let the activity answer, and speak what it says."""
        if answer.assessment is not None:
            self._attempts[answer.step.id] = answer.attempt
        reaction = self.activity.react(answer)
        self.last_verdict = reaction.lines if answer.assessment is not None else ()
        self._keep()
        self.exchange.reaction = reaction
        self.exchange.template = reaction.template[-1].text if reaction.template else ""
        self.go("react", [*self._take_advice(), *reaction.lines])

    def _take_advice(self) -> list[Line]:
        if self.is_in_safety:
            return []
        advice, self._advice = self._advice, []
        return advice

    @property
    def is_parting_in_safety(self) -> bool:
        """Whether goodbye is said to somebody who was told whom to call."""
        return self.place is State.FAREWELL and self._reason == "unsafe"

    def protect(self, *, since_ms: int | None = None) -> None:
        """Stop coaching: someone may be unsafe, and nothing said since then is kept."""
        self.keeps_private = True
        if since_ms is not None:
            self.emit(Withdraw(since_ms))
        self.last_heard, self.last_verdict = "", ()
        self.exchange.forget_answer()
        self.cues.keep_silent()
        self.go("warn", [Line(text, purpose="safety") for text in self._repertoire.safety.spoken])

    def ask_end_or_rest(self, *, was_unclear: bool = False) -> None:
        """Put the safety question again; in other words to whoever answered neither."""
        safety = self._repertoire.safety
        self.aside(Line(safety.unclear if was_unclear else safety.ask, purpose="safety"))

    def rest(self) -> None:
        """Stay quiet after the safety lines until the person wants to go on."""
        self.go("take_break", [])
        self.is_resting = True
        self._speak([Line(self._repertoire.safety.rest, purpose="safety")])

    def go_on(self) -> None:
        """Leave a pause: back to what was interrupted, or on to the next step after a rest."""
        if self.state is not State.PAUSED:  # help is being given in it
            self._returns.pop()
        if self._returns:
            self.resume()
        else:
            self.advance([self.prompter.line("continue")])

    def pause(self, key: str = "pause") -> None:
        """Say a line and wait quietly until the person wants to go on."""
        if self.state is State.PAUSED:
            self.emit(self._listening())
        else:
            self.interrupt("take_break")
            if self._returns[-1:] == [State.PAUSED]:  # help was given in a pause: this one
                self._returns.pop()
        self._speak([self.prompter.line(key)])
