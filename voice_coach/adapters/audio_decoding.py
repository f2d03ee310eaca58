"""Reads sound files of any format and rate as the frames that a session hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.resampler import Resampler
from voice_coach.errors import AudioFileError
from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame

BLOCK_SAMPLES = 16_384
REMEDY = "Give a sound file such as WAV, FLAC, OGG or MP3."


def read_frames(path: Path) -> Iterator[AudioFrame]:
    """Frames of FRAME_MS from the file's start, all channels mixed; the last may be shorter.

    Only one block is in memory at a time. Raises AudioFileError when the file cannot be read, also
    in its middle.
    """
    waiting = b""
    start_ms = 0
    for samples in read_blocks(path):
        waiting += samples.tobytes()
        while len(waiting) >= FRAME_BYTES:
            yield AudioFrame(start_ms, waiting[:FRAME_BYTES])
            waiting = waiting[FRAME_BYTES:]
            start_ms += FRAME_MS
    if waiting:
        yield AudioFrame(start_ms, waiting)


def read_blocks(path: Path) -> Iterator[NDArray[np.int16]]:
    """The file at SAMPLE_RATE_HZ, all channels mixed, in blocks; raises AudioFileError."""
    import soundfile

    try:
        if path.is_dir():
            raise AudioFileError(f"{path} is a folder.", "Name the sound files in it.")
        if not path.is_file():
            raise AudioFileError(f"There is no file {path}.", REMEDY)
        # libsndfile opens no file by a name that is not UTF-8
        with path.open("rb") as raw, soundfile.SoundFile(raw) as file:
            resampler = Resampler(file.samplerate, SAMPLE_RATE_HZ)
            # no more than a second: at a rate of a few samples it becomes a thousand times as many
            size = min(BLOCK_SAMPLES, file.samplerate)
            # it would seek to where it is after every block, and a decoder of MP3 start anew there
            file.seekable = lambda: False
            while len(block := file.read(size, dtype="float32", always_2d=True)):
                yield resampler.feed(_mixed(block))
            yield resampler.feed(np.zeros(0, dtype=np.int16), is_last=True)
    except (soundfile.SoundFileError, OSError, TypeError, ValueError) as error:
        # TypeError: a headerless format, of which nobody told the rate
        raise AudioFileError(f"{path} cannot be read as sound.", REMEDY) from error


def _mixed(block: Any) -> NDArray[np.int16]:
    """All channels as one, -1..1 to 16 bit; what is no number counts as silence."""
    clean = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
    # libsndfile divides 16-bit samples by 32768, so that these come back exactly
    scaled: NDArray[np.float32] = np.rint(clean.mean(axis=1) * 32768)
    return scaled.clip(-32768, 32767).astype("<i2")
