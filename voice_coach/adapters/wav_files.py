"""Sound files in the place of microphone and speaker, faster than real time."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.audio_decoding import read_blocks, read_frames
from voice_coach.adapters.resampler import resample
from voice_coach.errors import AudioFileError
from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.ports import Sound

_TAIL_MS = 6_000
# of silence behind a file, which ends the last answer in it
_SILENCE = bytes(FRAME_BYTES)
_FLUSH_SAMPLES = SAMPLE_RATE_HZ
# what a kill can cost of the output


def read_sound(path: Path) -> NDArray[np.int16]:
    """A whole sound file of any kind libsndfile reads, as 16 kHz mono. Raises AudioFileError."""
    return np.concatenate(list(read_blocks(path)))


class WavSource:
    """ports.AudioSource over one file: its frames, then a tail of silence, then None.

    It is read as it is heard, so that a file of hours takes no more room than one of seconds.
    """

    def __init__(self, path: Path, tail_ms: int = _TAIL_MS) -> None:
        """Raises AudioFileError, as `read` does when the file turns out to be damaged."""
        tail = repeat(_SILENCE, -(-tail_ms // FRAME_MS))
        sound = (_whole(frame.pcm) for frame in read_frames(path))
        self._frames: Iterator[bytes] = chain(sound, tail)
        self._next = next(self._frames, None)
        self._start_ms = 0
        self._is_held = False

    def hold(self, is_held: bool) -> None:
        """While held, the file waits and `read` gives silence: the coach is talking."""
        self._is_held = is_held

    def read(self) -> AudioFrame | None:
        """The next 20 ms, the last frame filled up with silence; None after the end."""
        pcm = self._next
        if self._is_held:
            pcm = _SILENCE
        elif pcm is not None:
            self._next = next(self._frames, None)
        if pcm is None:
            return None
        frame = AudioFrame(self._start_ms, pcm)
        self._start_ms += FRAME_MS
        return frame

    def reopen(self) -> None:
        """A file is never lost; reading goes on where it was."""

    def close(self) -> None:
        self._frames = iter(())
        self._next = None
        self._is_held = False


def _whole(pcm: bytes) -> bytes:
    return pcm.ljust(FRAME_BYTES, b"\0")


class WavSink:
    """ports.AudioSink that writes what would be heard, silence included, as 16 kHz mono.

    Its owner moves the clock with `advance`, once per frame read. The file is a whole WAV file
    at any moment, so a killed session leaves all but its last second.
    """

    def __init__(self, path: Path) -> None:
        """Raises AudioFileError."""
        self._path = path
        self._queued: NDArray[np.int16] = np.zeros(0, np.int16)
        self._reference: list[bytes] = []
        self._written = 0
        self._unflushed = 0
        # samples, in all and since the header was last right
        self._gain_ratio = 1.0
        try:
            self._stream = path.open("wb")
        except OSError as error:
            raise _unwritable(path) from error
        with self._guarded():
            self._settle()

    def set_gain(self, gain_db: float) -> None:
        """Loudness of all that is played from now on; 0 dB leaves sounds as they are."""
        self._gain_ratio = 10.0 ** (gain_db / 20)

    def play(self, sound: Sound) -> None:
        loud = np.clip(np.rint(sound.samples * self._gain_ratio), -32767, 32767).astype(np.int16)
        fresh = resample(loud, sound.rate_hz, SAMPLE_RATE_HZ)
        self._queued = np.concatenate((self._queued, fresh))

    @property
    def pending_ms(self) -> int:
        """How much has not been written yet, rounded up so that 0 means nothing."""
        return -(-len(self._queued) * 1000 // SAMPLE_RATE_HZ)

    def advance(self, duration_ms: int) -> None:
        """Let so much time pass: queued sound, then silence, goes to the file.

        Raises AudioFileError.
        """
        count = SAMPLE_RATE_HZ * duration_ms // 1000
        heard, self._queued = self._queued[:count], self._queued[count:]
        pcm = np.pad(heard, (0, count - len(heard))).tobytes()
        self._reference.append(pcm)
        self._written += count
        self._unflushed += count
        with self._guarded():
            self._stream.write(pcm)
            if self._unflushed >= _FLUSH_SAMPLES:
                self._settle()

    def played(self) -> bytes:
        """What went to the file since the last call."""
        pcm = b"".join(self._reference)
        self._reference.clear()
        return pcm

    def clear(self) -> None:
        """Forget what was queued."""
        self.abort()

    def abort(self) -> None:
        self._queued = self._queued[:0]

    def reopen(self) -> None:
        """A file is never lost; writing goes on where it was."""

    def close(self) -> None:
        """Finish the file; what is still queued was never heard. Raises AudioFileError."""
        if self._stream.closed:
            return
        with self._guarded():
            self._settle()
            self._stream.close()

    def _settle(self) -> None:
        """Make the header tell the truth, and hand all to the system."""
        self._stream.seek(0)
        self._stream.write(_header(self._written))
        self._stream.seek(0, os.SEEK_END)
        self._stream.flush()
        self._unflushed = 0

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Give the file up when it cannot be written, and say so."""
        try:
            yield
        except OSError as error:
            with suppress(OSError):
                # what could not be written cannot be written while closing either
                self._stream.close()
            raise _unwritable(self._path) from error


def _header(samples: int) -> bytes:
    """The 44 bytes before the samples of a 16-bit mono WAV file."""
    size = 2 * samples
    rate = SAMPLE_RATE_HZ
    form = struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
    kind = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return form + kind + struct.pack("<4sI", b"data", size)


def _unwritable(path: Path) -> AudioFileError:
    return AudioFileError(f"{path} cannot be written.", "Choose another place for the sound file.")
