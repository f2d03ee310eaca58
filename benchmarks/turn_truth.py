"""Where people pause and where they have finished, in the recordings that turns are measured on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ, SpeechEnded, SpeechStarted
from voice_coach.hearing.levels import level_db
from voice_coach.hearing.segmenter import Segmenter

SHORTEST_HOLD_MS = 200
QUIET_RATIO = 0.05
# of the loudest 30 ms; quieter sound behind the last word is no speech
SNR_DB = 10.0
ACTIVE_RATIO = 1e-3
# of the loudest frame's power; what is quieter does not count as speech for the ratio

Samples = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Hold:
    """A pause of someone who goes on."""

    start_ms: int
    duration_ms: int
    is_listed: bool
    # whether it stands in the data's own list; others are those that a detector finds


@dataclass(frozen=True, slots=True)
class Recording:
    """One turn of one person."""

    file: str
    text: str
    samples: Samples
    holds: tuple[Hold, ...]
    end_ms: int
    # of the last word


def read_recordings(data: Path) -> list[Recording]:
    """All recordings in ``speech/`` with what is known about their pauses."""
    listed = _listed_holds(data)
    aligned = _rows(data / "endpoint" / "word_aligned_pauses_public.tsv")
    ends = {row["path"]: _ms(row["start"]) for row in aligned if row["label"] == "eot"}
    recordings = []
    for row in _rows(data / "speech" / "manifest.tsv"):
        file = row["path"]
        samples = read_sound(data / "speech" / file)
        end_ms = ends.get(file) or speech_end_ms(samples)
        holds = listed.get(file, [])
        holds += [hold for hold in heard_holds(samples, end_ms) if not _is_among(hold, holds)]
        ordered = tuple(sorted(holds, key=lambda hold: hold.start_ms))
        recordings.append(Recording(file, row["text"], samples, ordered, end_ms))
    return recordings


def _listed_holds(data: Path) -> dict[str, list[Hold]]:
    aligned = _rows(data / "endpoint" / "word_aligned_pauses_public.tsv")
    better = {row["path"] for row in aligned}
    rows = [row for row in aligned if row["label"] == "hold"]
    rows += [
        row for row in _rows(data / "endpoint" / "pauses_public.tsv") if row["path"] not in better
    ]
    holds: dict[str, list[Hold]] = {}
    for row in rows:
        hold = Hold(_ms(row["start"]), _ms(row["dur"]), is_listed=True)
        if hold.duration_ms >= SHORTEST_HOLD_MS:
            holds.setdefault(row["path"], []).append(hold)
    return holds


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ms(seconds: str) -> int:
    return round(float(seconds) * 1000)


def _is_among(hold: Hold, others: Sequence[Hold]) -> bool:
    end_ms = hold.start_ms + hold.duration_ms
    return any(
        hold.start_ms < other.start_ms + other.duration_ms and other.start_ms < end_ms
        for other in others
    )


def speech_end_ms(samples: Samples) -> int:
    """Where the sound of the last word ends."""
    hop = SAMPLE_RATE_HZ // 100
    blocks = samples[: len(samples) // hop * hop].astype(np.float64).reshape(-1, hop)
    smooth = np.convolve(np.sqrt(np.mean(blocks**2, axis=1)), np.ones(3) / 3, mode="same")
    loud = np.flatnonzero(smooth > max(float(smooth.max()) * QUIET_RATIO, 1.0))
    return int(loud[-1] + 1) * 10


def heard_holds(samples: Samples, end_ms: int) -> list[Hold]:
    """The pauses that the detector finds in a clean recording, before its last word ends."""
    stretches = list(_stretches(samples))
    pairs = pairwise(stretches)
    spans = [(before[1], after[0]) for before, after in pairs if after[0] < end_ms]
    return [
        Hold(start, end - start, is_listed=False)
        for start, end in spans
        if end - start >= SHORTEST_HOLD_MS
    ]


def _stretches(samples: Samples) -> Iterator[tuple[int, int]]:
    detector, segmenter, start_ms = SileroDetector(), Segmenter(), 0
    padded = np.concatenate((samples, np.zeros(SAMPLE_RATE_HZ, np.int16)))
    for index in range(len(padded) // FRAME_SAMPLES):
        pcm = padded[index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES].tobytes()
        change = segmenter.push(index * FRAME_MS, detector.probability(pcm), level_db(pcm))
        if isinstance(change, SpeechStarted):
            start_ms = change.at_ms
        elif isinstance(change, SpeechEnded):
            yield start_ms, change.at_ms


# --- noise ---------------------------------------------------------------------------------------


def read_noises(data: Path) -> dict[str, Samples]:
    """The data's noise by file name; room responses are none."""
    files = sorted((data / "speech" / "noise").iterdir())
    return {file.name: read_sound(file) for file in files if not file.name.startswith("rir")}


def noisy(samples: Samples, noise: Samples, seed: int) -> Samples:
    """The recording with noise SNR_DB below its speech, from a place that the seed chooses."""
    start = int(np.random.default_rng(seed).integers(len(noise)))
    repeated = np.resize(np.roll(noise, -start), len(samples)).astype(np.float64)
    frames = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].astype(np.float64)
    power = np.mean(frames.reshape(-1, FRAME_SAMPLES) ** 2, axis=1)
    speech = power[power > power.max() * ACTIVE_RATIO].mean()
    ratio = np.sqrt(speech / np.mean(repeated**2) / 10 ** (SNR_DB / 10))
    mixed: Samples = np.clip(np.rint(samples + ratio * repeated), -32768, 32767).astype(np.int16)
    return mixed
