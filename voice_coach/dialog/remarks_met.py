"""Meets what is said to the coach in place of an answer: questions, tears, half a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voice_coach.dialog.states import State
from voice_coach.dialog.steps import Line, Step
from voice_coach.language.broken_off import is_broken_off
from voice_coach.language.leaving_open import asks_for_service
from voice_coach.language.remarks import (
    asks_for_verdict,
    asks_for_words,
    asks_if_good,
    asks_meaning,
    asks_who_listens,
    asks_why,
    is_at_a_loss,
    is_overcome,
)
from voice_coach.language.said_by_another import is_indirect

if TYPE_CHECKING:
    from voice_coach.dialog.machine import SessionMachine
    from voice_coach.events import Turn


def meet_remark(machine: SessionMachine, step: Step, text: str) -> bool:
    """Answer what is meant for the coach; False where the words are an answer.

    In the role-play the partner is spoken to, who can be asked nearly everything.
    """
    if step.kind != "judged":
        return False
    if step.credits_silence:
        is_for_coach = asks_for_words(text)
        if is_for_coach:
            lend(machine, machine.prompter.line("at-a-loss"), *_line_to_lean_on(machine, step))
        return is_for_coach
    said = _reply(machine, step, text)
    if said:
        machine.aside(*said, *question(machine, step))
        return True
    if is_indirect(text) and not _asks_for_deed(step) and not machine.exchange.is_beside:
        machine.exchange.is_beside = True
        machine.aside(machine.prompter.line("say-directly"))
        return True
    is_lost = is_at_a_loss(text) or asks_if_good(text)
    if is_lost:
        _meet_loss(machine, step)
    return is_lost


def lend(machine: SessionMachine, *lines: Line) -> None:
    """Say something beside the question that can be said again."""
    machine.exchange.lent = lines
    machine.aside(*lines)


def ask_for_answer(machine: SessionMachine, step: Step) -> None:
    """Judge nothing that was perhaps no answer, and say what is waited for; said once."""
    exchange = machine.exchange
    exchange.is_beside = True
    unsure = machine.prompter.line("not-yet")
    if exchange.attempt > 1 and exchange.reaction.offers_retry:
        # the line to lean on was said just before
        exchange.attempt -= 1
        exchange.reaction = replace(exchange.reaction, lines=(unsure,), template=())
        machine.go("react", exchange.reaction.lines)
    else:
        exchange.lent = (unsure, *_line_to_lean_on(machine, step))
        machine.go("prompt", exchange.lent)


def ask_for_rest(machine: SessionMachine, step: Step, text: str, turn: Turn) -> bool:
    """Ask for the rest of an answer that stops half-way; False where it is whole."""
    exchange = machine.exchange
    is_free = step.kind == "told" and not _takes_lines(step)
    is_asked_for = step.kind == "judged" and not step.credits_silence
    if not (is_free or is_asked_for) or not is_broken_off(text):
        return False
    exchange.take(text, turn)
    exchange.is_broken_off = True
    machine.last_heard = text
    machine.go("prompt", [machine.prompter.line("answer-broken-off")])
    return True


def question(machine: SessionMachine, step: Step | None) -> tuple[Line, ...]:
    """What is waited for, in a few words."""
    if machine.state is State.CHOOSING:
        return (machine.prompter.line("retry-offer"),)
    return step.lines[-1:] if step is not None else ()


def _asks_for_deed(step: Step) -> bool:
    """Whether a plan is an answer, such as "I'd ask him about his day at dinner"."""
    return step.expectation is not None and ("offer",) in step.expectation.asks


def _takes_lines(step: Step) -> bool:
    """Whether lines of the partner are collected, which may break off as people do."""
    return "finish" in step.takes


def _reply(machine: SessionMachine, step: Step, text: str) -> tuple[Line, ...]:
    """What is said to a question or to tears; nothing to any other words."""
    line = machine.prompter.line
    if is_overcome(text):
        return (line("nudge-silence"),)
    if asks_who_listens(text) or asks_for_service(text):
        return (line("who-listens" if asks_who_listens(text) else "not-available"),)
    if asks_for_verdict(text) and machine.last_verdict:
        # asked before this step was answered: the one before is meant
        return machine.last_verdict
    if asks_why(text) and step.why:
        return (Line(step.why, purpose="drill-intro"),)
    if asks_meaning(text) and step.how and not machine.exchange.is_explained:
        machine.exchange.is_explained = True
        return (Line(step.how, purpose="drill-intro"),)
    return ()


def _meet_loss(machine: SessionMachine, step: Step) -> None:
    """Give someone who knows no answer a line to lean on; who still has none is let go on."""
    machine.exchange.losses += 1
    if machine.exchange.losses > 1:
        machine.advance([machine.prompter.line("skip-done")])
    else:
        lent = _line_to_lean_on(machine, step)
        offer = question(machine, step) if machine.state is State.CHOOSING else ()
        lend(machine, machine.prompter.line("at-a-loss"), *lent, *offer)


def _line_to_lean_on(machine: SessionMachine, step: Step) -> tuple[Line, ...]:
    text = machine.exchange.template or step.template or step.example
    if not text:
        return ()
    return (machine.prompter.line("template-intro"), Line(text, purpose="template"))
