"""Recordings of people, and their sound as a session would hear it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from voice_coach.events import SAMPLE_RATE_HZ, AudioFrame
from voice_coach.ports import Recognizer

FOLDER = Path(__file__).resolve().parent / "data" / "speech"
Samples = NDArray[np.int16]


def texts() -> dict[str, str]:
    """What is said in each recording."""
    with (FOLDER / "texts.tsv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["text"] for row in csv.DictReader(file, delimiter="\t")}


@cache
def recording(name: str) -> Samples:
    samples, rate_hz = soundfile.read(FOLDER / name, dtype="int16")
    assert rate_hz == SAMPLE_RATE_HZ
    sound: Samples = samples
    return sound


def silence(duration_ms: int) -> Samples:
    return np.zeros(duration_ms * SAMPLE_RATE_HZ // 1000, np.int16)


def frames(sound: Samples, start_ms: int = 0, block_bytes: int = 640) -> Iterator[AudioFrame]:
    """The sound in blocks; their times follow from their bytes."""
    pcm = sound.astype("<i2").tobytes()
    for begin in range(0, len(pcm), block_bytes):
        at_ms = start_ms + begin * 1000 // (2 * SAMPLE_RATE_HZ)
        yield AudioFrame(at_ms, pcm[begin : begin + block_bytes])


def hear(recognizer: Recognizer, sound: Samples, start_ms: int = 0, block_bytes: int = 640) -> None:
    for frame in frames(sound, start_ms, block_bytes):
        recognizer.accept(frame)


def plain(text: str) -> str:
    """Lower case without punctuation, small digits as words."""
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    spelled = re.sub(r"\d", lambda match: digits[int(match[0])], text.lower())
    return " ".join(re.sub(r"[^a-z' ]", " ", spelled).split())
