"""How soon the coach speaks after its command was given, and what a session takes in memory.

Run with ``script/bench start``. A private sound server stands for microphone and speaker; the time
is taken when the first sound leaves the speaker. Then a session is held on a file of spoken
answers, which goes as fast as the computer can. With ``--data`` the engines' figures follow, as
``script/bench ears`` prints them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks import ears
from tests.audio.virtual_devices import Capture, VirtualAudio
from tests.spoken_answers import write_answers

PRACTICE = Path(__file__).resolve().parents[1] / "script" / "practice"
FILE_CACHE = Path("/proc/sys/vm/drop_caches")
RUNS = 5
LIMIT_S = 60.0
ANSWERS = (
    "You should ask your boss for the early shift.",
    "Yes please.",
    "So it was a hard week for you and you miss the old days. Did I get that right?",
)
LOUD = 200
# of 32,768; the voice's first sample above this is its first word


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a session."""

    first_word_s: float
    # from the command to the first sound out of the speaker, up to 50 ms of recording included
    peak_mb: float
    # of the program's largest process until then


@dataclass(frozen=True, slots=True)
class Result:
    """The starts of one engine."""

    engine: str
    cold: Start | None
    # with nothing of it in the system's file cache; None where only root could empty that
    warm: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class FileSession:
    """A whole session on a sound file."""

    engine: str
    audio_s: float
    # how long it would have taken by voice
    took_s: float
    ratio: float
    # audio_s divided by took_s
    peak_mb: float
    # of the program, the voice's process apart


def start(engine: str, audio: VirtualAudio, folder: Path) -> Start:
    """Start a session as a person would and wait for its first word."""
    command = ["bash", str(PRACTICE), "--engine", engine, "--plain", "--no-resume"]
    speaker = audio.record_speaker()
    speaker.wait_for(1)
    began = time.monotonic()
    child = subprocess.Popen(
        command,
        env={**audio.env, "VOICE_COACH_DATA_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        took = _wait_for_sound(speaker, child) - began
    finally:
        # not as from the keyboard: what a shell runs in its background ignores that
        child.terminate()
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        speaker.stop()
    return Start(round(took, 2), round(usage.ru_maxrss / 1024, 1))


def _wait_for_sound(speaker: Capture, child: subprocess.Popen[bytes]) -> float:
    """The monotonic time at which the speaker was heard first. Raises SystemExit when it is not."""
    checked = 0
    began = time.monotonic()
    while time.monotonic() - began < LIMIT_S:
        samples = speaker.wait_for(1)
        if np.any(np.abs(samples[checked:].astype(np.int32)) > LOUD):
            return time.monotonic()
        checked = len(samples)
    raise SystemExit(f"{' '.join(map(str, child.args))} said nothing in {LIMIT_S:.0f} s.")


def has_emptied_file_cache() -> bool:
    """Make the next start read everything from the disk; False where that is not allowed."""
    os.sync()
    try:
        FILE_CACHE.write_text("3")
    except OSError:
        return False
    return True


def measure(engine: str) -> Result:
    audio = VirtualAudio()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            start(engine, audio, folder)  # sees to what an earlier start has done for a person
            cold = start(engine, audio, folder) if has_emptied_file_cache() else None
            return Result(engine, cold, tuple(start(engine, audio, folder) for _ in range(RUNS)))
    finally:
        audio.close()


def hold_on_file(engine: str) -> FileSession:
    """Hold a session with a weak answer, a retry and a strong one, as fast as it goes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = write_answers(folder / "answers.wav", ANSWERS)
        options = ["--engine", engine, "--seed", "3", "--input", str(answers)]
        began = time.monotonic()
        child = subprocess.Popen(
            [sys.executable, "-m", "voice_coach.cli.main", "practice", "paraphrase", *options],
            env={**os.environ, "VOICE_COACH_DATA_DIR": str(folder / "data")},
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        took_s = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(child.args)} failed.")  # type: ignore[arg-type]
        (journal,) = (folder / "data" / "journal").iterdir()
        last = json.loads(journal.read_text(encoding="utf-8").splitlines()[-1])
    audio_s = round(last["at_ms"] / 1000, 1)
    peak_mb = round(usage.ru_maxrss / 1024, 1)
    return FileSession(engine, audio_s, round(took_s, 1), round(audio_s / took_s, 1), peak_mb)


def lines(results: Sequence[Result], sessions: Sequence[FileSession]) -> Iterator[str]:
    yield f"{'engine':<10}{'cold':>10}{'warm, median':>16}{'range':>16}{'peak memory':>16}"
    for result in results:
        times = [each.first_word_s for each in result.warm]
        cold = f"{result.cold.first_word_s:.2f} s" if result.cold else "needs root"
        peak = max(each.peak_mb for each in result.warm)
        spread = f"{min(times):.2f}-{max(times):.2f} s"
        yield f"{result.engine:<10}{cold:>10}{median(times):>14.2f} s{spread:>16}{peak:>13.0f} MB"
    yield f"\n{'on a file':<10}{'audio':>10}{'took':>16}{'real time':>16}{'peak memory':>16}"
    for each in sessions:
        yield (
            f"{each.engine:<10}{each.audio_s:>8.1f} s{each.took_s:>14.1f} s{each.ratio:>15.1f}x"
            f"{each.peak_mb:>13.0f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with speech/manifest.tsv")
    parser.add_argument("--engine", choices=["auto", "vosk", "whisper"], default="auto")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = [measure(options.engine)]
    sessions = [hold_on_file(options.engine)]
    heard = ears.measure_all(options.data) if options.data else []
    if options.json:
        figures = {
            "start": [asdict(each) for each in results],
            "file": [asdict(each) for each in sessions],
            "ears": [asdict(each) for each in heard],
        }
        print(json.dumps(figures, indent=2))
        return
    print(*lines(results, sessions), sep="\n")
    if heard:
        print("", *ears.lines(heard), sep="\n")


if __name__ == "__main__":
    main()
