"""Ctrl-C and the system's wish that the program end, at every kind of moment."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from voice_coach.cli.leaving import Leaving


@pytest.fixture
def leaving() -> Iterator[Leaving]:
    wish = Leaving()
    with wish.watch():
        yield wish


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


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
