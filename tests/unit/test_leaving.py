"""Ctrl-C and the system's wish that the program end, at every kind of moment."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO

import pytest

from voice_coach.cli.leaving import Leaving, attentive

PRESSES = 20
# of which some come just before what waits, and some within


@pytest.fixture
def leaving() -> Iterator[Leaving]:
    wish = Leaving()
    with wish.watch():
        yield wish


@pytest.fixture
def terminal() -> Iterator[tuple[int, IO[str]]]:
    """Where keys are pressed, and where the program reads lines."""
    keys, lines = os.openpty()
    with os.fdopen(lines, "r", encoding="utf-8") as keyboard:
        yield keys, keyboard
    os.close(keys)


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def press_while(leaving: Leaving, wait: Callable[[], object]) -> None:
    """Press Ctrl-C from another thread, just before or within a wait."""
    presser = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGINT))
    try:
        with leaving.at_once():
            presser.start()
            wait()
    finally:
        presser.join()


def test_ctrl_c_is_met_at_the_next_safe_moment_and_nowhere_before(leaving: Leaving) -> None:
    leaving.check()
    press_ctrl_c()
    with pytest.raises(KeyboardInterrupt):
        leaving.check()


def test_a_second_press_while_the_session_is_let_go_of_disturbs_nothing(leaving: Leaving) -> None:
    press_ctrl_c()
    with pytest.raises(KeyboardInterrupt):
        leaving.check()
    press_ctrl_c()


def test_whoever_insists_is_obeyed_wherever_the_program_is(leaving: Leaving) -> None:
    press_ctrl_c()
    press_ctrl_c()
    with pytest.raises(KeyboardInterrupt):
        press_ctrl_c()


def test_while_only_a_person_is_waited_for_it_is_met_at_once(leaving: Leaving) -> None:
    with pytest.raises(KeyboardInterrupt), leaving.at_once():
        press_ctrl_c()


def test_what_was_pressed_before_the_wait_ends_the_wait(leaving: Leaving) -> None:
    press_ctrl_c()
    with pytest.raises(KeyboardInterrupt), leaving.at_once():
        pytest.fail("it waited")


def test_after_the_wait_it_keeps_to_safe_moments_again(leaving: Leaving) -> None:
    with leaving.at_once():
        pass
    press_ctrl_c()
    with pytest.raises(KeyboardInterrupt):
        leaving.check()


def test_a_line_that_was_typed_ends_the_wait_for_it(
    leaving: Leaving, terminal: tuple[int, IO[str]]
) -> None:
    keys, keyboard = terminal
    os.write(keys, b"well\n")
    leaving.wait_for_line(keyboard)
    assert keyboard.readline() == "well\n"


def test_ctrl_c_is_met_however_close_to_the_wait_for_a_line_it_comes(
    terminal: tuple[int, IO[str]],
) -> None:
    for _ in range(PRESSES):
        leaving = Leaving()
        with leaving.watch(), pytest.raises(KeyboardInterrupt):
            press_while(leaving, partial(leaving.wait_for_line, terminal[1]))


def test_without_anybody_who_watches_the_wait_is_left_to_the_reading(
    terminal: tuple[int, IO[str]],
) -> None:
    Leaving().wait_for_line(terminal[1])


def test_ctrl_c_is_met_however_close_to_the_reading_of_an_answer_it_comes(
    terminal: tuple[int, IO[str]],
) -> None:
    for _ in range(PRESSES):
        leaving = Leaving()
        with leaving.watch(), pytest.raises(KeyboardInterrupt), attentive():
            press_while(leaving, terminal[1].readline)


def test_after_a_question_no_alarm_is_left() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with attentive():
        assert signal.getitimer(signal.ITIMER_REAL)[1] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_systems_wish_ends_the_program_with_the_number_that_shells_expect(
    leaving: Leaving, name: str
) -> None:
    number = signal.Signals[name]
    signal.raise_signal(number)
    with pytest.raises(SystemExit) as left:
        leaving.check()
    assert left.value.code == 128 + number


def test_afterwards_signals_do_what_they_did_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Leaving().watch():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_the_program_was_started_to_ignore_it_goes_on_ignoring(name: str) -> None:
    number = signal.Signals[name]
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with Leaving().watch():
            assert signal.getsignal(number) is signal.SIG_IGN
    finally:
        signal.signal(number, before)
