"""What becomes of something the person says that is no command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voice_coach.dialog.commands import obey
from voice_coach.dialog.remarks_met import ask_for_answer, ask_for_rest, meet_remark, question
from voice_coach.dialog.silence import listening
from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Answer, Step
from voice_coach.events import Assessment, Turn
from voice_coach.language.broken_off import is_broken_off, with_rest
from voice_coach.language.double_meanings import may_answer
from voice_coach.language.normalize import normalize
from voice_coach.language.offers import wants_it
from voice_coach.language.remarks import asks_back, asks_for_verdict, hesitates

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine

ANSWER_WORDS = 4
# spoken over the end of a prompt, so many words are an answer and not a noise
MAX_UNCLEAR = 3
# so often it is asked again before the session goes on without an answer
_DEAF = (State.PAUSED, State.SAFETY, State.FAREWELL, State.RECOVERING)


def take_turn(machine: SessionMachine, turn: Turn) -> None:
    """Take a turn that speaks of no danger as an answer, as the rest of one, or not at all."""
    if machine.state in _DEAF or machine.is_in_safety:
        # not said to the coach as an answer, and perhaps still about danger
        machine.keeps_private = True
        if machine.state is State.SAFETY_CHOOSING:
            machine.ask_end_or_rest(was_unclear=True)
        elif machine.state is State.PAUSED:
            # the turn took the floor with it, and "continue" must still be heard
            machine.emit(listening(machine))
    elif _is_misheard_no(machine, turn.text):
        obey(machine, "no")
    elif _goes_on(machine, turn):
        _take_rest(machine, turn)
    elif _is_answer(machine, turn):
        _take_answer(machine, turn.text, turn)
    elif machine.state is State.GIVING_FEEDBACK and not machine.is_speaking:
        # somebody who went on was given the floor, and nothing of it was understood
        machine.speak_on()


def answers_with(machine: SessionMachine, command: str, text: str) -> bool:
    """Whether a command's words are the answer, as the step at hand says that they may be."""
    step = machine.exchange.step
    if machine.state is State.CHOOSING and command == "continue":
        # "go on then" takes up the offer of another try
        return wants_it(text) is True
    if step is None or machine.state is not State.LISTENING or command not in step.takes:
        return False
    return may_answer(command, text)


def take_assessment(machine: SessionMachine, assessment: Assessment) -> None:
    """Meet a judged answer; ask again where it was probably misheard."""
    step = machine.exchange.step
    if machine.state is not State.ASSESSING or step is None:
        return
    if assessment.is_unsafe:
        machine.protect()
    elif assessment.is_doubtful and machine.exchange.unclear < MAX_UNCLEAR:
        machine.exchange.unclear += 1
        machine.go("prompt", [machine.prompter.line("ask-again-unclear")])
    elif assessment.is_beside and not machine.exchange.is_beside:
        ask_for_answer(machine, step)
    else:
        exchange, text = machine.exchange, assessment.text
        answer = Answer(step, text, exchange.attempt, assessment, doubtful=exchange.doubtful)
        machine.meet(answer)


def hear_danger(machine: SessionMachine, turn: Turn) -> None:
    """Stop coaching; where that has happened already only keep the words private."""
    if not machine.is_in_safety and not machine.is_parting_in_safety:
        is_rest = machine.exchange.is_broken_off or _goes_on(machine, turn)
        machine.protect(since_ms=machine.exchange.begun_ms if is_rest else None)
        return
    machine.keeps_private = True
    if machine.place is State.SAFETY_CHOOSING:
        machine.ask_end_or_rest()


def _goes_on(machine: SessionMachine, turn: Turn) -> bool:
    """Whether this is the same thought going on after it was taken for finished."""
    return (
        machine.state in (State.ASSESSING, State.GIVING_FEEDBACK)
        and bool(turn.text)
        and not turn.is_typed
        and machine.exchange.is_same_thought(turn.start_ms)
    )


def _is_answer(machine: SessionMachine, turn: Turn) -> bool:
    if machine.state in (State.LISTENING, State.CHOOSING):
        return True
    if machine.state is State.PROMPTING and machine.lines_left > 1:
        return False
    is_long = len(turn.text.split()) >= ANSWER_WORDS or machine.exchange.is_broken_off
    return machine.state in (State.PROMPTING, State.OFFERING_TEMPLATE) and is_long


def _take_rest(machine: SessionMachine, turn: Turn) -> None:
    """Take a turn together with the answer that it goes on with."""
    text = f"{machine.exchange.text} {turn.text}".strip()
    if machine.is_unsafe(text):
        # said in two halves, neither of which told it alone
        machine.protect(since_ms=machine.exchange.begun_ms)
    else:
        _take_answer(machine, text, machine.exchange.joined(turn))


def _take_answer(machine: SessionMachine, text: str, turn: Turn) -> None:
    step = machine.exchange.step
    if not text.strip() and turn.is_typed and step is not None and step.credits_silence:
        # an empty line is how someone who types stays silent
        machine.meet(Answer(step, is_silence=True))
    elif not text.strip():
        _ask_again(machine, "ask-again-unclear")
    elif machine.state is State.CHOOSING and asks_for_verdict(text):
        machine.go("react", machine.exchange.reaction.lines)
    elif machine.state is State.CHOOSING and hesitates(text) and not asks_back(text):
        machine.move_on()
    elif _is_offered(machine, step) and (wish := wants_it(text)) is not None:
        obey(machine, "yes" if wish else "no")
    elif step is not None and meet_remark(machine, step, text):
        pass
    elif _owes_yes_or_no(machine, text):
        _ask_again(machine, "yes-no-unclear")
    elif step is not None:  # pragma: no branch (an answer is only taken where a step waits)
        _take_for_step(machine, step, text, turn)


def _take_for_step(machine: SessionMachine, step: Step, text: str, turn: Turn) -> None:
    """Take words as the answer to a step, together with what was broken off before them."""
    exchange = machine.exchange
    is_rest, exchange.is_broken_off = exchange.is_broken_off, False
    if is_rest:
        text, turn = with_rest(exchange.text, text), exchange.joined(turn)
        if machine.is_unsafe(text):
            # neither half told it alone
            machine.protect(since_ms=exchange.begun_ms)
            return
    if machine.state in (State.CHOOSING, State.OFFERING_TEMPLATE):
        exchange.attempt += 1
    if not is_rest and ask_for_rest(machine, step, text, turn):
        return
    exchange.take(text, turn)
    machine.cues.take(turn)
    machine.last_heard = text
    if step.expectation is not None:
        machine.judge(text, turn, step, step.expectation)
    else:
        machine.meet(Answer(step, text, exchange.attempt, doubtful=exchange.doubtful))


def _owes_yes_or_no(machine: SessionMachine, text: str) -> bool:
    """Whether words are neither a yes nor a no where nothing else would do."""
    step = machine.exchange.step
    is_brief = len(text.split()) < ANSWER_WORDS and not is_broken_off(text)
    if machine.state is State.CHOOSING and is_brief:
        return True
    return step is not None and step.kind == "choice" and not step.takes_text


def _is_offered(machine: SessionMachine, step: Step | None) -> bool:
    """Whether another try or another round was offered, which nothing else can be said to."""
    is_choice = step is not None and step.kind == "choice" and not step.takes_text
    return machine.state is State.CHOOSING or is_choice


def _is_misheard_no(machine: SessionMachine, text: str) -> bool:
    """Whether yes or no is asked for and "know" was heard, which sounds like the latter."""
    step = machine.exchange.step
    is_asked = machine.state is State.CHOOSING or (step is not None and step.kind == "choice")
    return is_asked and normalize(text) == "know"


def _ask_again(machine: SessionMachine, key: str) -> None:
    """Say that it was not understood; after a few times go on without judging."""
    machine.exchange.unclear += 1
    if machine.exchange.unclear > MAX_UNCLEAR:
        machine.move_on()
    else:
        asked = question(machine, machine.exchange.step) if key == "yes-no-unclear" else ()
        machine.aside(machine.prompter.line(key), *asked)
