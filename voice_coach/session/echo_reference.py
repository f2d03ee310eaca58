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
CATCH_UP_FRAMES = 200 // FRAME_MS
# a speaker that was only held up has told all that it played by then
SILENT_DB = -70.0
# only silence is put in or left out: anything else would shift the echo of the coach's speech


class EchoReference:
    """A queue of the speaker's sound, 16-bit mono at SAMPLE_RATE_HZ."""

    def __init__(self) -> None:
        self._queued = bytearray()
        self._lowest = self._watched = 0
        # the lowest backlog in bytes, and for how many frames it has been watched
        self.restart()

    def restart(self) -> None:
        """Forget everything: both devices begin anew."""
        self._queued = bytearray(CUSHION_FRAMES * FRAME_BYTES)
        self._usual = len(self._queued)
        # the lowest backlog of late, in bytes
        self._surplus = self._deficit = 0
        # frames to be left out at the next silence, and to be put in there
        self._made_up = self._catching_up = 0
        # bytes of silence handed out for what was not told in time, and for how many more frames
        # the speaker may still tell of it
        self._watch_anew()

    def add(self, played: bytes) -> None:
        """Take what the speaker played since the last call."""
        self._queued += played

    def skip(self, duration_ms: int) -> None:
        """Leave out what was played while the microphone lost so much."""
        del self._queued[: duration_ms * FRAME_BYTES // FRAME_MS]

    def take(self) -> bytes:
        """What belongs to the microphone's next frame; silence where the speaker tells late."""
        self._adjust()
        taken = bytes(self._queued[:FRAME_BYTES])
        del self._queued[:FRAME_BYTES]
        if len(taken) < FRAME_BYTES:
            self._made_up += FRAME_BYTES - len(taken)
            self._catching_up = CATCH_UP_FRAMES
        self._watch()
        return taken.ljust(FRAME_BYTES, b"\0")

    def _adjust(self) -> None:
        """Leave out or put in what is due, in silence."""
        if self._surplus and self._is_silence_next():
            del self._queued[:FRAME_BYTES]
            self._surplus -= 1
        if self._deficit and self._is_silence_next():
            self._queued[:0] = bytes(FRAME_BYTES)
            self._deficit -= 1

    def _is_silence_next(self) -> bool:
        is_whole = len(self._queued) >= FRAME_BYTES
        return is_whole and level_db(bytes(self._queued[:FRAME_BYTES])) < SILENT_DB

    def _watch(self) -> None:
        if self._catching_up > CATCH_UP_FRAMES // 2:
            # what it was held up with may still be on its way
            self._watch_anew()
        self._lowest = min(self._lowest, len(self._queued))
        self._watched += 1
        if self._catching_up:
            self._catching_up -= 1
            if not self._catching_up:
                self._catch_up()
        elif self._watched >= WATCH_FRAMES:
            # where the speaker's clock is the faster one, the backlog grows by and by
            surplus = self._lowest // FRAME_BYTES - CUSHION_FRAMES
            self._surplus = surplus if surplus > SLACK_FRAMES else 0
            self._usual = self._lowest
            self._watch_anew()

    def _catch_up(self) -> None:
        """Leave out what was told too late, or take a speaker that lost time as it is now.

        A speaker that was held up for a moment has told of that since, and is heard as before.
        """
        told = min(self._made_up, max(0, self._lowest - self._usual))
        del self._queued[:told]
        self._made_up = 0
        if self._lowest < FRAME_BYTES:
            # soon a frame would be late again
            self._deficit = CUSHION_FRAMES
        self._watch_anew()

    def _watch_anew(self) -> None:
        self._lowest = len(self._queued)
        self._watched = 0
