"""The speaker's sound stays in step with the microphone's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voice_coach.events import FRAME_BYTES, FRAME_MS
from voice_coach.session.echo_reference import (
    CATCH_UP_FRAMES,
    CUSHION_FRAMES,
    SLACK_FRAMES,
    WATCH_FRAMES,
    EchoReference,
)


def loud(number: int) -> bytes:
    """A frame that can be told from others."""
    return (1_000 + number % 20_000).to_bytes(2, "little") * (FRAME_BYTES // 2)


SILENT = bytes(FRAME_BYTES)


def test_frames_come_in_their_order_behind_a_cushion_of_silence() -> None:
    reference = EchoReference()
    taken = []
    for number in range(10):
        reference.add(loud(number))
        taken.append(reference.take())
    assert taken == [SILENT] * CUSHION_FRAMES + [loud(n) for n in range(10 - CUSHION_FRAMES)]


def run(reference: EchoReference, told: list[list[int]]) -> list[bytes]:
    """What is handed out where the speaker tells of these frames before each of the microphone's.

    Frame 0 is silent.
    """
    taken = []
    for numbers in told:
        for number in numbers:
            reference.add(loud(number) if number else SILENT)
        taken.append(reference.take())
    return taken


def lag_frames(reference: EchoReference) -> int:
    """After how many frames a sound is handed out that the speaker tells of now."""
    mark = loud(19_999)
    return run(reference, [[19_999], *[[0]] * WATCH_FRAMES]).index(mark)


@given(st.lists(st.integers(0, 3 * FRAME_BYTES).map(lambda size: size // 2 * 2), max_size=60))
def test_every_frame_is_whole_whatever_the_blocks(sizes: list[int]) -> None:
    reference = EchoReference()
    for size in sizes:
        reference.add(bytes(size))
        assert len(reference.take()) == FRAME_BYTES


def test_a_speaker_that_tells_late_gives_silence() -> None:
    reference = EchoReference()
    reference.add(loud(1)[: FRAME_BYTES // 2])
    for _ in range(CUSHION_FRAMES):
        reference.take()
    assert reference.take() == loud(1)[: FRAME_BYTES // 2] + bytes(FRAME_BYTES // 2)
    assert reference.take() == SILENT


@given(st.integers(1, 9))
def test_a_speaker_that_was_held_up_is_in_step_again_once_it_has_told_of_it(frames: int) -> None:
    count = WATCH_FRAMES + 60
    told = [[number] for number in range(1, count + 1)]
    late = [number for each in told[20 : 20 + frames] for number in each]
    told[20 : 20 + frames] = [[]] * frames
    told[20 + frames] = [*late, *told[20 + frames]]
    taken = run(EchoReference(), told)
    settled = 20 + frames + CATCH_UP_FRAMES
    assert taken[settled:] == [loud(n + 1 - CUSHION_FRAMES) for n in range(settled, count)]


@given(st.integers(CUSHION_FRAMES + 1, 9))
def test_a_speaker_that_lost_time_is_taken_as_it_is_now(frames: int) -> None:
    # what it was not asked for in this time is heard later
    told = [[number] for number in range(1, WATCH_FRAMES)]
    told[20:20] = [[]] * frames
    taken = run(EchoReference(), told)
    behind = next(at for at, frame in enumerate(taken) if frame == loud(60)) - 59
    assert behind == frames
    assert taken[60 + behind :] == [loud(n) for n in range(61, len(told) + 1 - behind)]


def test_a_cushion_that_was_used_up_is_made_anew_in_the_next_silence() -> None:
    reference = EchoReference()
    for number in range(10):
        reference.add(loud(number)[: -FRAME_BYTES // 4])
        reference.take()
    run(reference, [[0]] * (CATCH_UP_FRAMES + CUSHION_FRAMES))
    assert lag_frames(reference) >= CUSHION_FRAMES


def test_what_was_played_while_the_microphone_lost_sound_is_left_out() -> None:
    reference = EchoReference()
    for number in range(30):
        reference.add(loud(number))
    for _ in range(CUSHION_FRAMES):
        reference.take()
    reference.skip(10 * FRAME_MS)
    assert reference.take() == loud(10)


def test_a_backlog_that_stays_is_taken_down_in_silence() -> None:
    reference = EchoReference()
    for number in range(12):
        reference.add(loud(number))
    taken = run(reference, [[number] for number in range(12, 2 * WATCH_FRAMES)])
    assert taken[CUSHION_FRAMES:] == [loud(n) for n in range(len(taken) - CUSHION_FRAMES)]
    run(reference, [[0]] * (2 * WATCH_FRAMES))
    assert CUSHION_FRAMES <= lag_frames(reference) <= CUSHION_FRAMES + SLACK_FRAMES


def test_a_backlog_that_comes_and_goes_is_left_alone() -> None:
    reference = EchoReference()
    given_frames = taken_frames = 0
    for number in range(4 * WATCH_FRAMES):
        if number % 15 == 0:
            for _ in range(15):
                reference.add(SILENT)
                given_frames += 1
        reference.take()
        taken_frames += 1
    assert lag_frames(reference) == CUSHION_FRAMES + given_frames - taken_frames


def test_beginning_anew_forgets_what_was_played() -> None:
    reference = EchoReference()
    reference.add(loud(1) * 50)
    reference.restart()
    assert lag_frames(reference) == CUSHION_FRAMES
