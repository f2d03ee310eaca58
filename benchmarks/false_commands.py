"""Whether anything that people say in recordings is taken for a command.

Run with ``script/bench false_commands --data FOLDER``. Every recording of ``speech/manifest.tsv``
is heard as a session hears its microphone: once while the coach listens, and once as if it were
said over the coach, where a call to stop or pause is looked for with less patience. What is a
command by its own words in the manifest does not count.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.speech_detector import FAINT_GAIN, SileroDetector
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame, Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.gate import AT_ONCE
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer

TAIL_MS = 5_000
ROOM_LEVEL = 4.0
# of 32,768: the noise of a quiet room behind the last word


@dataclass(frozen=True, slots=True)
class Result:
    """One way of listening to all recordings."""

    way: str
    recordings: int
    seconds: float
    turns: int
    taken: tuple[str, ...]
    # what was heard as a command and was none: file, text, command


def measure(recognizer: Recognizer, book: CommandBook, data: Path, *, is_over: bool) -> Result:
    folder = data / "speech"
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    turns, taken, samples = 0, [], 0
    for row in rows:
        sound = read_sound(folder / row["path"])
        samples += len(sound)
        for text in heard(recognizer, book, sound, is_over=is_over):
            turns += 1
            command = book.match(text)
            counts = command in AT_ONCE if is_over else command is not None
            if counts and command != book.match(row["text"]):
                taken.append(f"{row['path']}: {text} > {command}")
    way = "over the coach" if is_over else "while it listens"
    return Result(way, len(rows), samples / SAMPLE_RATE_HZ, turns, tuple(taken))


def heard(
    recognizer: Recognizer, book: CommandBook, sound: np.ndarray, *, is_over: bool
) -> Iterator[str]:
    """The turns in a recording."""
    ears = Ears(recognizer, SileroDetector(), faint=SileroDetector(gain=FAINT_GAIN))
    listener = Listener(ears, Endpointing(book.match))
    room = np.random.default_rng(1).normal(0, ROOM_LEVEL, TAIL_MS * SAMPLE_RATE_HZ // 1000)
    pcm = np.concatenate((sound, np.rint(room).astype(np.int16))).astype("<i2").tobytes()
    for index in range(len(pcm) // FRAME_BYTES):
        now_ms = index * FRAME_MS
        if not is_over and not listener.has_floor:
            listener.open_floor("normal", 60_000, now_ms)
        frame = AudioFrame(now_ms, pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES])
        for event in listener.process(frame):
            if isinstance(event, Turn):
                yield event.text


def lines(results: list[Result]) -> Iterator[str]:
    for each in results:
        yield (
            f"{each.way:17} {each.recordings} recordings, {each.seconds:.0f} s, {each.turns} turns:"
            f" {len(each.taken)} taken for a command"
        )
        yield from (f"      {miss}" for miss in each.taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), default="whisper")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = open_recognizer(options.engine)
    book = CommandBook(load_script("en-us").commands)
    results = [measure(recognizer, book, options.data, is_over=way) for way in (False, True)]
    recognizer.close()
    if options.json:
        print(json.dumps([asdict(each) for each in results]))
    else:
        print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
