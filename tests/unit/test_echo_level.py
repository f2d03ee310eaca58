"""How loud an echo may be, learned from numbers alone."""

from __future__ import annotations

import pytest

from voice_coach.hearing.echo_level import CoachLevel, EchoLevel

ROOM_DB = -70.0


def learned(coupling_db: float, frames: int = 300, person_every: int = 0) -> EchoLevel:
    """After the coach has spoken at -20 dB, with gaps; now and then somebody speaks at -25 dB."""
    coach, echo = CoachLevel(), EchoLevel(0.0)
    for index in range(frames):
        coach.update(-20.0)
        is_person = person_every and index % person_every == 0
        is_gap = index % 3 == 0
        level = ROOM_DB if is_gap else max(ROOM_DB, -20.0 + coupling_db)
        echo.judge(-25.0 if is_person else level, coach)
    return echo


def speaking(level_db: float = -20.0) -> CoachLevel:
    coach = CoachLevel()
    coach.update(level_db)
    return coach


@pytest.mark.parametrize("coupling_db", [-40.0, -20.0, -6.0, 3.0])
def test_an_echo_as_loud_as_usual_does_not_stand_out(coupling_db: float) -> None:
    echo = learned(coupling_db)
    assert echo.excess_db(-20.0 + coupling_db, speaking()) < 1.0


def test_what_is_louder_than_the_usual_echo_stands_out() -> None:
    echo = learned(-30.0)
    assert echo.excess_db(-25.0, speaking()) == pytest.approx(25.0, abs=1.0)


def test_a_louder_coach_has_a_louder_echo() -> None:
    echo = learned(-30.0)
    assert echo.excess_db(-25.0, speaking(-10.0)) == pytest.approx(15.0, abs=1.0)


def test_someone_who_speaks_now_and_then_is_not_taken_for_the_echo() -> None:
    assert learned(-30.0, person_every=15).excess_db(-25.0, speaking()) > 20.0


def test_someone_who_speaks_for_three_seconds_on_end_still_stands_out() -> None:
    echo, coach = learned(-30.0, frames=400), speaking()
    for _ in range(150):
        echo.judge(-25.0, coach)
    assert echo.excess_db(-25.0, coach) > 15.0


def test_an_echo_that_has_become_louder_is_learned() -> None:
    echo, coach = learned(-30.0, frames=400), speaking()
    for _ in range(300):
        echo.judge(-30.0, coach)
    assert echo.excess_db(-30.0, coach) < 1.0


def test_nothing_stands_out_before_enough_was_heard() -> None:
    assert learned(-30.0, frames=10).excess_db(-25.0, speaking()) < 0.0


def test_while_the_coach_is_silent_only_the_room_s_noise_counts() -> None:
    echo = learned(-6.0)
    assert echo.excess_db(-25.0, CoachLevel()) > 25.0


def test_the_coach_counts_as_loud_as_long_as_its_echo_may_take() -> None:
    coach = speaking()
    for _ in range(18):
        coach.update(-100.0)
    assert coach.level_db == -20.0
    for _ in range(30):
        coach.update(-100.0)
    assert -60.0 < coach.level_db < -35.0
