"""Whether an hour of talk makes a session grow, lose sound, or lose its place in time.

Run with ``script/bench long --data FOLDER``. The recordings of ``speech/manifest.tsv`` are joined
into answers of 40 s, with pauses between them, for an hour; the program takes them as answers to a
practice of 50 exercises, faster than real time, in a process of its own. Its memory is looked at
twice a second. The sound that it writes is as long as its clock of samples says, and the journal
must agree with that to the frame.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_MS, SAMPLE_RATE_HZ

ANSWER_MS = 40_000
GAP_MS = 500
PAUSE_MS = 6_000
# within an answer, and behind it
ROOM_LEVEL = 4.0
# of 32,768: the noise of a quiet room
SETTLED_MS = 5 * 60_000
LOOK_EVERY_S = 0.5
MEGABYTE = 1_000_000


@dataclass(slots=True)
class Run:
    """What was seen of one session."""

    speech_minutes: float
    session_minutes: float = 0.0
    took_s: float = 0.0
    turns: int = 0
    lost: int = 0
    # events that tell of sound that did not come in
    settled_mb: float = 0.0
    # memory in the five minutes that follow the first five, the median
    grown_mb: float = 0.0
    # how much more it was in the last five minutes, the median
    peak_mb: float = 0.0
    # the most that it ever held, while a long answer was read
    drift_ms: int = 0
    # of the journal against the sound that was written
    course: list[tuple[int, float]] = field(default_factory=list)
    # minute of the session and memory in MB


def hold(data: Path, minutes: float, engine: str) -> Run:
    """Let the program hold one session on the recordings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speech = write_talk(data, folder / "talk.wav", minutes)
        run = Run(speech_minutes=speech)
        command = [sys.executable, "-m", "voice_coach.cli.main", "practice", "--plain"]
        command += ["--exercises", "50", "--seed", "1", "--no-resume"]
        command += ["--engine", engine, "--input", str(folder / "talk.wav")]
        command += ["--output", str(folder / "heard.wav")]
        begun = time.monotonic()
        with (folder / "screen.txt").open("w") as screen:
            program = subprocess.Popen(
                command, env=_environment(folder), stdout=screen, stderr=screen
            )
        watch(program, folder, run)
        run.took_s = time.monotonic() - begun
        if program.returncode != 0:
            sys.exit((folder / "screen.txt").read_text()[-2_000:])
        conclude(folder, run)
        return run


def watch(program: subprocess.Popen[bytes], folder: Path, run: Run) -> None:
    """Look at the program's memory until it ends."""
    journal = Tail(folder / "journal")
    seen: list[tuple[int, int]] = []
    while program.poll() is None:
        time.sleep(LOOK_EVERY_S)
        now_ms, memory = journal.now_ms(), _resident_bytes(program.pid)
        if not memory:
            continue
        seen.append((now_ms, memory))
        minute = now_ms // 60_000
        if not run.course or run.course[-1][0] != minute:
            run.course.append((minute, round(memory / MEGABYTE, 1)))
    last_ms = seen[-1][0]
    run.settled_mb = _median_mb(seen, SETTLED_MS, 2 * SETTLED_MS)
    run.grown_mb = _median_mb(seen, last_ms - SETTLED_MS, last_ms) - run.settled_mb
    run.peak_mb = max(memory for _, memory in seen) / MEGABYTE


def _median_mb(seen: list[tuple[int, int]], from_ms: int, until_ms: int) -> float:
    inside = [memory for now_ms, memory in seen if from_ms <= now_ms <= until_ms]
    return float(np.median(inside)) / MEGABYTE if inside else 0.0


def conclude(folder: Path, run: Run) -> None:
    entries = list(Tail(folder / "journal").entries())
    run.turns = sum(entry["type"] == "Turn" for entry in entries)
    run.lost = sum(entry["type"] in ("AudioLost", "SoundFault") for entry in entries)
    last_ms = max(entry["at_ms"] for entry in entries if "at_ms" in entry)
    with wave.open(str(folder / "heard.wav")) as file:
        heard_ms = file.getnframes() * 1000 // SAMPLE_RATE_HZ
    run.session_minutes = heard_ms / 60_000
    run.drift_ms = last_ms - heard_ms


class Tail:
    """The newest journal in a folder, read as it grows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offset = 0
        self._now_ms = 0

    def entries(self) -> Iterator[dict[str, Any]]:
        """What has been added since the last look."""
        paths = sorted(self._folder.glob("*.jsonl"))
        if not paths:
            return
        with paths[-1].open("rb") as file:
            file.seek(self._offset)
            added = file.read()
        whole = added[: added.rfind(b"\n") + 1]
        self._offset += len(whole)
        for line in whole.splitlines():
            yield json.loads(line)

    def now_ms(self) -> int:
        """How far the session has come."""
        times = [entry["at_ms"] for entry in self.entries() if "at_ms" in entry]
        self._now_ms = max([self._now_ms, *times])
        return self._now_ms


def write_talk(data: Path, path: Path, minutes: float) -> float:
    """Write the recordings over and over; returns the minutes of it."""
    folder = data / "speech"
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        names = [row["path"] for row in csv.DictReader(manifest, delimiter="\t")]
    random = np.random.default_rng(1)
    written = answer_ms = 0
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        for name in itertools.cycle(names):
            if written >= minutes * 60 * SAMPLE_RATE_HZ:
                break
            speech = read_sound(folder / name)
            answer_ms += len(speech) * 1000 // SAMPLE_RATE_HZ
            is_over = answer_ms >= ANSWER_MS
            answer_ms *= not is_over
            length = (PAUSE_MS if is_over else GAP_MS) * SAMPLE_RATE_HZ // 1000
            pause = np.rint(random.normal(0, ROOM_LEVEL, length)).astype(np.int16)
            sound = np.concatenate((speech, pause))
            file.writeframes(sound.astype("<i2").tobytes())
            written += len(sound)
    return written / SAMPLE_RATE_HZ / 60


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "VOICE_COACH_DATA_DIR": str(folder)}


def _resident_bytes(pid: int) -> int:
    """0 once the process is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * 4096


def lines(run: Run) -> Iterator[str]:
    yield (
        f"{run.speech_minutes:.0f} min of recordings, {run.session_minutes:.0f} min of session in"
        f" {run.took_s / 60:.1f} min, {run.turns} turns"
    )
    yield (
        f"memory {run.settled_mb:.0f} MB after five minutes, {run.grown_mb:+.1f} MB at the end, at"
        f" most {run.peak_mb:.0f} MB; sound lost {run.lost} times; journal against sound"
        f" {run.drift_ms} ms (a frame has {FRAME_MS} ms)"
    )
    yield "minute: MB  " + "  ".join(f"{minute}: {memory}" for minute, memory in run.course[::5])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0, help="of recordings")
    parser.add_argument("--engine", choices=("vosk", "whisper", "both"), default="whisper")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    run = hold(options.data, options.minutes, options.engine)
    if options.json:
        print(json.dumps(asdict(run)))
    else:
        print(*lines(run), sep="\n")


if __name__ == "__main__":
    main()
