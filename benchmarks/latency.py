"""How soon the coach replies, measured at the speaker and compared with what it measures itself.

Run with ``script/bench latency``. A private sound server stands for microphone and speaker. A
synthetic person answers aloud, and both ends of the sound are recorded from outside the program:
from the end of the person's speech to the first sound of the reply. The patience that the program
gave on purpose is taken off; what remains is compared with the program's own figure for that turn.
Needs flite for the person's voice. Where VOSK_MODEL_PATH names no English model, a Korean one
stands in for ``--engine vosk`` and ``both``.
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
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.stand_in import NOTE
from tests.audio.virtual_devices import RATE_HZ, Capture, VirtualAudio
from tests.spoken_answers import spoken, write_wav
from voice_coach.adapters.speech_detector import SileroDetector
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame, SpeechEnded
from voice_coach.hearing.levels import level_db
from voice_coach.hearing.segmenter import Segmenter
from voice_coach.ports import HeardTurn
from voice_coach.session.latency import Waits, waits

ANSWERS = (
    "So you had a hard week.",
    "You felt left alone with the whole evening, and you miss me.",
    "What I hear is that the late shifts wear you out. Did I get that right?",
    (
        "You came home and everyone was asleep, so you sat in the kitchen by yourself, and the"
        " house was so quiet that you did not even want to put the kettle on."
    ),
    "It sounds as if you are tired of carrying it alone.",
    (
        "So when I looked at my phone while you told me about your mother, you felt that it did"
        " not matter to me, and you stopped talking because there was nobody there to listen."
    ),
)
LOUD = 200
# of 32,768; what is louder in the speaker is the coach
QUIET_S = 0.6
LIMIT_S = 60.0
PATIENT_S = 12.0
# nothing is said to a turn that was not understood as one


class Recording:
    """One end of the sound, with the time at which it came."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture

    @property
    def samples(self) -> NDArray[np.int16]:
        return self._capture.samples

    def time_s(self, sample: int) -> float:
        """When that sample passed, on the computer's clock."""
        return self._capture.began_s + sample / RATE_HZ

    def sample_at(self, time_s: float) -> int:
        return max(0, round((time_s - self._capture.began_s) * RATE_HZ))

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was heard lately."""
        recent = self._capture.latest(round(QUIET_S * RATE_HZ))
        return len(recent) > 0 and int(np.abs(recent.astype(np.int32)).max()) < LOUD

    def stop(self) -> None:
        self._capture.stop()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer and how soon it was replied to."""

    answer_s: float
    patience_ms: int
    # as the program gave it
    inner_ms: int
    # from its decision to the first sample at the speaker, by its own account
    outer_ms: int
    # the same from outside: from the end of speech to the first sound, less the patience


@dataclass(frozen=True, slots=True)
class Result:
    """One session."""

    engine: str
    replies: tuple[Reply, ...]

    @property
    def inner(self) -> Waits | None:
        return waits([reply.inner_ms for reply in self.replies])

    @property
    def outer(self) -> Waits | None:
        return waits([reply.outer_ms for reply in self.replies])

    @property
    def difference_ms(self) -> float:
        """How much later the reply is heard than the program believes; the median."""
        return median(reply.outer_ms - reply.inner_ms for reply in self.replies)


class Person:
    """Answers aloud whenever the coach has finished, and notes when."""

    def __init__(self, audio: VirtualAudio, folder: Path) -> None:
        self.audio = audio
        self.folder = folder
        self.microphone = Recording(audio.record_microphone())
        self.speaker = Recording(audio.record_speaker())

    def answer(self, text: str) -> tuple[float, float]:
        """Say it; gives when it was over and how long it was, in seconds."""
        samples = spoken(text, self.folder)
        path = self.folder / "answer.wav"
        write_wav(path, samples)
        self.audio.speak_into_microphone(path)
        return time.monotonic(), len(samples) / RATE_HZ

    def wait_for_reply(self, since_s: float) -> bool:
        """Whether the coach begins to speak."""
        while time.monotonic() - since_s < PATIENT_S:
            heard = self.speaker.samples[self.speaker.sample_at(since_s) :]
            if np.any(np.abs(heard.astype(np.int32)) > LOUD):
                return True
            time.sleep(0.05)
        return False

    def close(self) -> None:
        self.microphone.stop()
        self.speaker.stop()


def measure(engine: str, rounds: int, options: Sequence[str]) -> Result:
    """Hold a practice session in which every answer is tried again and again."""
    audio = VirtualAudio()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            person = Person(audio, folder)
            program = _start(engine, audio, folder / "data", options)
            try:
                answers = list(_converse(person, program, folder / "data", rounds))
            finally:
                program.terminate()
                program.wait(timeout=20)
            turns = _turns(folder / "data")
            person.close()
            return Result(engine, tuple(_replies(person, answers, turns)))
    finally:
        audio.close()


def _start(
    engine: str, audio: VirtualAudio, data: Path, options: Sequence[str]
) -> subprocess.Popen[bytes]:
    program = ["-m", "voice_coach.cli.main"]
    if engine in ("vosk", "both") and not os.environ.get("VOSK_MODEL_PATH"):
        program = ["-c", "from benchmarks.stand_in import main; main()"]
        print(f"{engine}: {NOTE}", file=sys.stderr)
    command = [sys.executable, *program, "practice", "paraphrase", "--plain"]
    return subprocess.Popen(
        [*command, "--no-resume", "--seed", "3", "--engine", engine, *options],
        env={**audio.env, "VOICE_COACH_DATA_DIR": str(data), "VOICE_COACH_RATE": "2.0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _converse(
    person: Person, program: subprocess.Popen[bytes], data: Path, rounds: int
) -> Iterator[tuple[float, float]]:
    """When each answer that was replied to ended, and how long it was."""
    for number in range(rounds):
        floors = len(_entries(data, "Listen"))
        began_s = time.monotonic()
        while len(_entries(data, "Listen")) <= min(floors, number) or not person.speaker.is_quiet:
            if program.poll() is not None or time.monotonic() - began_s > LIMIT_S:
                raise SystemExit("The coach never listened.")
            time.sleep(0.1)
        ended_s, length_s = person.answer(ANSWERS[number % len(ANSWERS)])
        if person.wait_for_reply(ended_s):
            yield ended_s, length_s


def _entries(data: Path, kind: str) -> list[dict[str, Any]]:
    files = list((data / "journal").glob("*.jsonl"))
    if not files:
        return []
    lines = files[0].read_text(encoding="utf-8").split("\n")[:-1]
    return [entry for entry in map(json.loads, lines) if entry["type"] == kind]


def _turns(data: Path) -> list[HeardTurn]:
    with closing(SqliteHistory(data / "history.sqlite")) as history:
        return history.turns()


def _replies(
    person: Person, answers: Sequence[tuple[float, float]], turns: Sequence[HeardTurn]
) -> Iterator[Reply]:
    """Each reply by both accounts; answers that came in more than one turn are left out."""
    ends = _ends_of_speech(person.microphone)
    known = [turn for turn in turns if turn.compute_ms is not None]
    if len(known) != len(answers):
        print(f"{len(answers)} replies were heard, {len(known)} were noted", file=sys.stderr)
    for (ended_s, length_s), turn in zip(answers, known, strict=False):
        if turn.patience_ms is None or turn.compute_ms is None:
            continue
        # the sound server plays on for a little after the command has ended, or before
        said_s = max(end_s for end_s in ends if end_s < ended_s + 1.0)
        sound = person.speaker.samples[person.speaker.sample_at(said_s) :]
        first = int(np.flatnonzero(np.abs(sound.astype(np.int32)) > LOUD)[0])
        heard_s = person.speaker.time_s(person.speaker.sample_at(said_s) + first)
        outer_ms = round((heard_s - said_s) * 1000) - turn.patience_ms
        yield Reply(round(length_s, 1), turn.patience_ms, turn.compute_ms, outer_ms)


def _ends_of_speech(recording: Recording) -> list[float]:
    """When speech ended in a recording, as the program's own detector sees it."""
    detector, segmenter = SileroDetector(), Segmenter()
    pcm = recording.samples.tobytes()
    ends = []
    for number in range(len(pcm) // FRAME_BYTES):
        frame = AudioFrame(
            number * FRAME_MS, pcm[number * FRAME_BYTES : (number + 1) * FRAME_BYTES]
        )
        probability = detector.probability(frame.pcm)
        change = segmenter.push(frame.start_ms, probability, level_db(frame.pcm))
        if isinstance(change, SpeechEnded):
            ends.append(recording.time_s(change.at_ms * RATE_HZ // 1000))
    return ends


def lines(result: Result) -> Iterator[str]:
    """A table for people."""
    yield f"{result.engine}: {len(result.replies)} replies"
    yield f"{'answer':>8}{'patience':>12}{'inside':>10}{'outside':>10}"
    for reply in result.replies:
        yield (
            f"{reply.answer_s:>6.1f} s{reply.patience_ms:>9} ms{reply.inner_ms:>7} ms"
            f"{reply.outer_ms:>7} ms"
        )
    for name, spread in (("inside", result.inner), ("outside", result.outer)):
        if spread is not None:
            yield f"{name}: p50 {spread.p50_ms} ms, p95 {spread.p95_ms} ms"
    if result.replies:
        yield f"heard later than believed by {result.difference_ms:.0f} ms (median)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=["auto", "vosk", "whisper", "both"], default="auto")
    parser.add_argument("--rounds", type=int, default=12, help="answers, half a minute each")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("options", nargs="*", help="further options of the session, after --")
    given = parser.parse_args()
    result = measure(given.engine, given.rounds, given.options)
    if given.json:
        print(json.dumps(asdict(result), indent=2))
    else:
        print(*lines(result), sep="\n")


if __name__ == "__main__":
    main()
