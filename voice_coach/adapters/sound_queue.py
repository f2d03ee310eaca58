"""The sound that waits for the speaker, shared with PortAudio's thread."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters import portaudio
from voice_coach.errors import NoSpeakerError

BLOCK_MS = 10
# so much is given to the device at once: a sound that comes waits for half of it on average
_REFERENCE_BLOCKS = 5_000 * 2 // BLOCK_MS
# five seconds: more than the loop is ever behind
_SETTLING_S = 1.0
# after a cut, until the device takes its blocks one by one again
_FOLLOWING_PER_S = 2.5
# how fast its pace is learned
_SURPLUS_S = 0.01
# silence that is so far ahead of that pace fills the device, and is no time that passes
_SHORT = 0.5
# of what the device may hold: a sound server passes on nearly half of it ahead of time
_HALF_BLOCK_S = BLOCK_MS / 2000
_LATE_FADES = 0.999
_DRY_FADES = 0.9999
# for each block: a moment in which the program was late counts half as much after seven seconds,
# one in which the device had run dry after a minute
_PERIOD = 1 / 3
# of what it may hold: a device asks for more at least so often
_GAP_S = 0.01
# a device's clock is not more exact than this
_LETTING_GO_S = 0.1


class SoundQueue:
    """What waits, poured into the device block by block.

    While nothing is said, the device is given its silence as late as may be, so that a sound that
    comes is heard at once; while something is said, it takes as much in advance as it will, so
    that the voice does not break up. The callback holds the lock for the microseconds it takes to
    move 10 ms of samples, and so does everyone else.
    """

    def __init__(self, rate_hz: int, *, may_wait: bool = False) -> None:
        """``may_wait``: whether the device's thread may be kept waiting for sound to come."""
        self.queued = 0
        # samples that wait
        self.silent_at_s = 0.0
        # when the last sample given to the device is heard, on the stream's clock
        self.last_call_s = time.monotonic()
        self.has_ended = False
        self._is_cut = False
        # the stream is about to end, or has been ended on purpose
        self._rate_hz = rate_hz
        self._may_wait = may_wait
        self._latency_s = self._short_s = 0.0
        # so much sound the device may hold, and so little silence is kept in the device
        self._sounds: deque[NDArray[np.int16]] = deque()
        self._reference: deque[tuple[float, NDArray[np.int16]]] = deque(maxlen=_REFERENCE_BLOCKS)
        # with when it is heard, on the stream's clock
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._is_waiting = self._has_waited = False
        self._late_s = self._dry_s = 0.0
        # more silence is kept where the program was late of late, or the device had too little
        self._overslept_s = 0.0
        # how late the last wait was over
        self._steady_from_s = time.monotonic() + _SETTLING_S
        # a device that starts takes its first blocks in no steady way
        self._stream: Any = None
        self._channels = 1
        self._told = 0
        # samples of the reference
        self._ahead_s: float | None = None
        # of real time, as the device is always given some sound in advance
        self._settled_s = 0.0
        self._given_until_s = 0.0
        # when all that was given to the device has been heard

    def attach(self, stream: Any, channels: int) -> None:
        self._stream, self._channels = stream, channels
        self._latency_s = float(stream.latency)
        self._short_s = _SHORT * self._latency_s
        # a computer earns it first that little is kept
        self._late_s = self._latency_s

    def put(self, samples: NDArray[np.int16]) -> None:
        with self._changed:
            self._sounds.append(samples)
            self.queued += len(samples)
            self._changed.notify_all()

    def clear(self) -> None:
        with self._lock:
            self._sounds.clear()
            self.queued = 0

    def take_reference(self, now_s: float) -> list[NDArray[np.int16]]:
        """What was given to the device, silence included; ``now_s`` is the stream's clock.

        A device that holds more at one time than at another is told of at an even pace.
        """
        until_s = now_s + self._short_s + _HALF_BLOCK_S if self._may_wait else float("inf")
        blocks = []
        with self._lock:
            while self._reference and self._reference[0][0] <= until_s:
                blocks.append(self._reference.popleft()[1])
        return blocks

    @contextmanager
    def interrupted(self) -> Iterator[None]:
        """Meanwhile the stream is cut; then it runs anew, filling the device with silence at once.

        In the reference that silence would stand for time that has not passed.
        """
        self.let_go()
        with self._lock:
            self._settled_s = time.monotonic() + _SETTLING_S
        yield
        self._is_cut = False
        self.silent_at_s = 0.0
        self._has_waited = False
        self._steady_from_s = time.monotonic() + _SETTLING_S
        self.last_call_s = time.monotonic()

    def let_go(self) -> None:
        """Keep the device's thread waiting no more: it is ended, which must not find it waiting."""
        with self._changed:
            self._is_cut = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._is_waiting, _LETTING_GO_S)

    def end(self) -> None:
        """PortAudio says that the stream is over."""
        self.has_ended = not self._is_cut

    def fill(self, data: Any, frames: int, clock: Any) -> None:
        """Give the device its next block: what waits, then silence."""
        out = np.zeros(frames, np.int16)
        heard_at_s = self._heard_at_s(clock)
        with self._changed:
            self._note_gap(clock, heard_at_s, frames)
            if self._may_wait:
                self._wait_for_sound(self._lead_s(clock))
            filled = self._pour(out)
            self._tell(out, filled, heard_at_s)
            if filled:
                self.silent_at_s = heard_at_s + filled / self._rate_hz
            self.last_call_s = time.monotonic()
        data[:] = out.tobytes() if self._channels == 1 else np.repeat(out, self._channels).tobytes()

    def _note_gap(self, clock: Any, heard_at_s: float, frames: int) -> None:
        """Where a block is heard later than the last one ends, the device had run dry meanwhile.

        Where it still held sound by its own account, only its clock was set right.
        """
        now_s = time.monotonic()
        gap_s = heard_at_s - self._given_until_s
        was_left_s = self._given_until_s - float(clock.currentTime)
        self._given_until_s = heard_at_s + frames / self._rate_hz
        held_up_s = self._overslept_s + now_s - self.last_call_s - _PERIOD * self._latency_s
        self._late_s = max(self._late_s * _LATE_FADES, min(held_up_s, self._latency_s))
        self._dry_s *= _DRY_FADES
        if gap_s <= _GAP_S:
            return
        is_steady = self._has_waited and now_s >= self._steady_from_s
        if is_steady and held_up_s < _GAP_S and was_left_s < _GAP_S:
            self._dry_s += min(gap_s, self._short_s)
        # what it says while it fills up again is no further gap
        self._steady_from_s = now_s + _SETTLING_S

    def _lead_s(self, clock: Any) -> float:
        """How long it is until this block is heard; 0 where a device that goes has no clock."""
        try:
            with portaudio.translated("output"):
                return float(clock.outputBufferDacTime) - float(self._stream.time)
        except NoSpeakerError:
            return 0.0

    def _wait_for_sound(self, lead_s: float) -> None:
        """Leave the device with little in advance, as long as nothing is to be said."""
        spare_s = min(lead_s - self._short_s - self._late_s - self._dry_s, self._short_s)
        self._has_waited = spare_s > 0
        self._overslept_s = 0.0
        if not self._has_waited:
            return
        began_s = time.monotonic()
        self._is_waiting = True
        is_wanted = self._changed.wait_for(lambda: self.queued or self._is_cut, spare_s)
        self._is_waiting = False
        self._changed.notify_all()
        if not is_wanted:
            self._overslept_s = time.monotonic() - began_s - spare_s
            self._late_s = max(self._late_s, min(self._overslept_s, self._latency_s))

    def _tell(self, out: NDArray[np.int16], filled: int, heard_at_s: float) -> None:
        """Add a block to the reference, but for silence that would put it ahead of time."""
        now_s = time.monotonic()
        block_s = len(out) / self._rate_hz
        ahead_s = self._told / self._rate_hz + block_s - now_s
        if self._ahead_s is None:
            self._ahead_s = ahead_s
        if now_s >= self._settled_s:
            self._ahead_s += _FOLLOWING_PER_S * block_s * (ahead_s - self._ahead_s)
        elif not filled and ahead_s > self._ahead_s + _SURPLUS_S:
            return
        self._reference.append((heard_at_s, out))
        self._told += len(out)

    def _pour(self, out: NDArray[np.int16]) -> int:
        filled = 0
        while filled < len(out) and self._sounds:
            sound = self._sounds[0]
            count = min(len(sound), len(out) - filled)
            out[filled : filled + count] = sound[:count]
            filled += count
            if count == len(sound):
                self._sounds.popleft()
            else:
                self._sounds[0] = sound[count:]
        self.queued -= filled
        return filled

    def _heard_at_s(self, clock: Any) -> float:
        """When this block leaves the speaker; some systems do not say and the latency must do."""
        told = float(clock.outputBufferDacTime)
        now = float(clock.currentTime)
        return told if told > now else now + float(self._stream.latency)
