"""Takes a recording for the person: what a session would take as their turns, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame, Listen, Turn
from voice_coach.hearing.listener import Listener

TAIL_MS = 16_000
# silence behind the recording: outlasts any patience, so that its last turn ends as if by voice


def replay(frames: Iterable[AudioFrame], listener: Listener, wanted: Listen) -> Iterator[Turn]:
    """The turns in a recording, each as soon as the listener takes it as over.

    No frame is known before its time. The floor is given anew after every turn, as by a coach who
    answers with silence. Raises what the frames' source and the recognizer raise.
    """
    now_ms = 0
    for frame in _with_tail(frames):
        if not listener.has_floor:
            listener.open_floor(wanted.patience, wanted.nudge_after_ms, now_ms, wanted.expects)
        now_ms = frame.end_ms
        yield from (event for event in listener.process(frame) if isinstance(event, Turn))
    yield from (event for event in listener.flush(now_ms) if isinstance(event, Turn))


def _with_tail(frames: Iterable[AudioFrame]) -> Iterator[AudioFrame]:
    """The frames, the last one filled up, and silence behind them."""
    start_ms = 0
    for frame in frames:
        start_ms = frame.start_ms + FRAME_MS
        yield AudioFrame(frame.start_ms, frame.pcm.ljust(FRAME_BYTES, b"\0"))
    silence = bytes(FRAME_BYTES)
    for at_ms in range(start_ms, start_ms + TAIL_MS, FRAME_MS):
        yield AudioFrame(at_ms, silence)
