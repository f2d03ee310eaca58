"""What the speaker is given, on a device that the test plays: its faults cannot be had at will."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import numpy as np
import pytest

from voice_coach.adapters import portaudio, sound_queue
from voice_coach.adapters.sound_queue import SoundQueue

RATE_HZ = 1_000
FRAMES = 20
PATIENT_S = 20.0
# the device holds so much that a wait for the end of it would be noticed
SOUND = np.arange(1, FRAMES + 1, dtype=np.int16)


class Device:
    """Asks for one block after the other, on a thread of its own where it has to wait."""

    def __init__(self, *, may_wait: bool) -> None:
        self.queue = SoundQueue(RATE_HZ, may_wait=may_wait)
        self.queue.attach(SimpleNamespace(latency=PATIENT_S, time=0.0), 1)
        self.queue._late_s = 0.0
        # it has been prompt for long
        self.block = bytearray(2 * FRAMES)
        self.thread = threading.Thread()

    def ask(self, heard_at_s: float, now_s: float = 0.0) -> None:
        """Have a block filled that is heard then; ``now_s`` is what the device's clock says."""
        clock = SimpleNamespace(outputBufferDacTime=heard_at_s, currentTime=now_s)
        self.thread = threading.Thread(
            target=self.queue.fill, args=(memoryview(self.block), FRAMES, clock), daemon=True
        )
        self.thread.start()

    def has_taken(self, limit_s: float = 5.0) -> bool:
        self.thread.join(limit_s)
        return not self.thread.is_alive()


def test_a_device_with_enough_silence_waits_and_is_given_a_sound_from_its_first_sample() -> None:
    device = Device(may_wait=True)
    device.ask(heard_at_s=PATIENT_S)
    assert not device.has_taken(0.05)
    device.queue.put(SOUND)
    assert device.has_taken()
    assert device.block == SOUND.tobytes()


@pytest.mark.parametrize(("may_wait", "heard_at_s"), [(False, PATIENT_S), (True, PATIENT_S / 2)])
def test_a_device_with_little_silence_or_a_shared_thread_is_not_kept_waiting(
    may_wait: bool, heard_at_s: float
) -> None:
    device = Device(may_wait=may_wait)
    device.ask(heard_at_s)
    assert device.has_taken()
    assert not any(device.block)


@pytest.mark.parametrize("late_s", [0.0, PATIENT_S])
def test_a_device_that_ran_dry_is_given_its_silence_sooner_whosever_fault_it_was(
    late_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_queue, "_SETTLING_S", 0.0)
    monkeypatch.setattr(sound_queue, "_GAP_S", 1.0)
    device = Device(may_wait=True)
    device.ask(heard_at_s=PATIENT_S / 2 + 0.01)
    assert device.has_taken()
    device.queue.last_call_s -= late_s
    # the block before has long been over by then
    device.ask(heard_at_s=PATIENT_S, now_s=PATIENT_S / 2 + 1.0)
    assert device.has_taken()


def test_a_device_whose_clock_was_set_right_while_it_held_sound_did_not_run_dry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sound_queue, "_SETTLING_S", 0.0)
    monkeypatch.setattr(sound_queue, "_GAP_S", 1.0)
    device = Device(may_wait=True)
    device.ask(heard_at_s=PATIENT_S / 2 + 0.01)
    assert device.has_taken()
    device.ask(heard_at_s=PATIENT_S)
    assert not device.has_taken(0.05)
    device.queue.let_go()


def test_a_device_that_is_to_end_is_let_go_and_has_not_failed() -> None:
    device = Device(may_wait=True)
    device.ask(heard_at_s=PATIENT_S)
    assert not device.has_taken(0.05)
    device.queue.let_go()
    assert device.has_taken()
    device.queue.end()
    assert not device.queue.has_ended


def test_what_was_played_is_told_as_long_before_it_is_heard_however_much_the_device_holds() -> None:
    device = Device(may_wait=True)
    device.queue.put(np.concatenate((SOUND, SOUND)))
    for heard_at_s in (PATIENT_S, PATIENT_S + FRAMES / RATE_HZ):
        device.ask(heard_at_s)
        assert device.has_taken()
    assert device.queue.take_reference(PATIENT_S / 4) == []
    told = device.queue.take_reference(PATIENT_S / 2)
    assert [block.tolist() for block in told] == [SOUND.tolist()]
    assert len(device.queue.take_reference(PATIENT_S)) == 1


class WithoutClock:
    """A stream whose device goes at this moment."""

    latency = PATIENT_S

    @property
    def time(self) -> float:
        raise portaudio.load().PortAudioError("Error getting stream time")


def test_a_device_that_has_lost_its_clock_is_kept_waiting_for_nothing() -> None:
    device = Device(may_wait=True)
    device.queue.attach(WithoutClock(), 1)
    device.queue._late_s = 0.0
    device.ask(heard_at_s=PATIENT_S)
    assert device.has_taken()
