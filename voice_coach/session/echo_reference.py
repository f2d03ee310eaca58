"""What the speaker played, handed out frame by frame in step with the microphone.

An echo canceller needs both sides at one pace. The two devices have clocks of their own, tell of
their sound in blocks, and lose some when the program is held up; this keeps the reference from
running ahead of the echo or far behind it.
"""

from __future__ import annotations

from voice_coach.events import FRAME_BYTES, FRAME_MS
from voice_coach.hearing.levels import level_db

CUSHION_FRAMES = 2
# the speaker tells what it played in blocks that may come a little late; an echo is later still
SLACK_FRAMES = 2
# a backlog that never falls below the cushion by more than this makes the reference late
WATCH_FRAMES = 2_000 // FRAME_MS
SILENT_DB = -70.0
# only silence is left out: a gap in the coach's speech would shift its echo


class EchoReference:
    """A queue of the speaker's sound, 16-bit mono at SAMPLE_RATE_HZ."""

    def __init__(self) -> None:
        self._queued = bytearray()
        self._lowest = 0
        self._watched = 0
        self._surplus = 0
        # frames to be left out at the next silence
        self._deficit = 0
        # frames to be put in there
        self.restart()

    @property
    def backlog_ms(self) -> int:
        """How much was played and not handed out yet."""
        return len(self._queued) // FRAME_BYTES * FRAME_MS

    def restart(self) -> None:
        """Forget everything: both devices begin anew."""
        self._queued = bytearray(CUSHION_FRAMES * FRAME_BYTES)
        self._surplus = self._deficit = 0
        self._watch_anew()

    def add(self, played: bytes) -> None:
        """Take what the speaker played since the last call."""
        self._queued += played

    def skip(self, duration_ms: int) -> None:
        """Leave out what was played while the microphone lost so much."""
        del self._queued[: duration_ms * FRAME_BYTES // FRAME_MS]

    def take(self) -> bytes:
        """What belongs to the microphone's next frame; shorter where the speaker is behind."""
        if self._surplus and level_db(bytes(self._queued[:FRAME_BYTES])) < SILENT_DB:
            del self._queued[:FRAME_BYTES]
            self._surplus -= 1
        is_whole = len(self._queued) >= FRAME_BYTES
        if self._deficit and is_whole and level_db(bytes(self._queued[:FRAME_BYTES])) < SILENT_DB:
            self._queued[:0] = bytes(FRAME_BYTES)
            self._deficit -= 1
        taken = bytes(self._queued[:FRAME_BYTES])
        del self._queued[:FRAME_BYTES]
        self._watch()
        return taken

    def _watch(self) -> None:
        """Where the speaker's clock is the faster one, the backlog grows by and by."""
        self._lowest = min(self._lowest, len(self._queued) // FRAME_BYTES)
        if self._lowest == 0 and not self._deficit:
            # soon a frame would be too short, and every one after it out of step by a few samples
            self._deficit = CUSHION_FRAMES
            self._watch_anew()
        self._watched += 1
        if self._watched >= WATCH_FRAMES:
            surplus = self._lowest - CUSHION_FRAMES
            self._surplus = surplus if surplus > SLACK_FRAMES else 0
            self._watch_anew()

    def _watch_anew(self) -> None:
        self._lowest = len(self._queued) // FRAME_BYTES
        self._watched = 0
