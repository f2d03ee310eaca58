"""Whether a word or two said alone come out as the command that they are, and others as none.

Run with ``script/bench short_commands --data FOLDER``. Four voices of flite speak commands, and
short answers that are no commands, in a quiet room and in the recorded noise of ``speech/noise``;
pieces of that noise alone are heard as well. The embedded engine hears each as a session lets it:
what it did not understand as a command is looked at once more. ``--plain`` leaves this out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.room_audio import at_level
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer

VOICES = ("slt", "kal16", "rms", "awb")
COMMANDS = {
    "stop": "stop",
    "stop now": "stop",
    "skip": "skip",
    "skip this one": "skip",
    "next": "skip",
    "pause": "pause",
    "wait": "pause",
    "continue": "continue",
    "go on": "continue",
    "help": "help",
    "repeat": "repeat",
    "again": "repeat",
    "say that again": "repeat",
    "slower": "slower",
    "faster": "faster",
    "louder": "louder",
    "softer": "softer",
    "go back": "go-back",
    "example": "example",
    "try again": "try-again",
    "yes": "yes",
    "no": "no",
    "finish": "finish",
    "give me an example": "example",
    "what can I say": "help",
}
OTHERS = (
    *("me too", "I know", "maybe", "okay mum", "the dog", "not yet", "thank you", "on Sunday"),
    *("she did", "my sister", "it hurts", "so tired", "alone", "ten past six", "good evening"),
    *("I see", "a cup of tea", "the shop", "step by step", "top floor", "the harp", "lots of"),
    *("on the bus", "your boss", "skiing", "ship ahoy", "a slow day", "of course", "because"),
    "the pause was long",
)
SPEECH_DB, ROOM_DB, NOISE_DB = -26.0, -68.0, -41.0
BEFORE_MS, AFTER_MS = 300, 500
# what the listener gives the recognizer around the words
NOISE_PIECE_MS = 900

Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Result:
    """One kind of sound in one surrounding."""

    kind: str
    surrounding: str
    hits: int
    # understood as the right command; for what is no command: taken for one
    total: int
    misses: tuple[str, ...]
    # what was said and heard instead


@dataclass(frozen=True, slots=True)
class Ears:
    """What a session hears with."""

    recognizer: Recognizer
    book: CommandBook
    looks_again: bool


def measure(ears: Ears, data: Path) -> Iterator[Result]:
    """Commands and other short answers in quiet and in noise, then noise alone."""
    book = ears.book
    for surrounding in ("quiet", "noisy"):
        misses, hits, stops = [], 0, 0
        for text, command in COMMANDS.items():
            for voice in VOICES:
                heard = hear(ears, surrounded(spoken(text, voice), surrounding, data))
                is_hit = book.match(heard) == command
                hits += is_hit
                stops += is_hit and text == "stop"
                if not is_hit:
                    misses.append(f"{voice}: {text} > {heard}")
        yield Result("commands", surrounding, hits, len(COMMANDS) * len(VOICES), tuple(misses))
        yield Result('"stop"', surrounding, stops, len(VOICES), ())
        taken = []
        for text in OTHERS:
            for voice in VOICES:
                heard = hear(ears, surrounded(spoken(text, voice), surrounding, data))
                if book.match(heard) not in (None, book.match(text)):
                    taken.append(f"{voice}: {text} > {heard}")
        total = len(OTHERS) * len(VOICES)
        yield Result("no commands", surrounding, len(taken), total, tuple(taken))
    pieces = list(noise_pieces(data))
    heard_in_noise = [hear(ears, piece) for piece in pieces]
    taken = [heard for heard in heard_in_noise if book.match(heard) is not None]
    yield Result("noise alone", "", len(taken), len(pieces), tuple(taken))


def hear(ears: Ears, sound: Samples) -> str:
    """What a session makes of the sound."""
    recognizer = ears.recognizer
    pcm = np.rint(np.clip(sound, -32768, 32767)).astype("<i2").tobytes()
    recognizer.reset()
    for index in range(len(pcm) // FRAME_BYTES):
        frame = pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES]
        recognizer.accept(AudioFrame(index * FRAME_MS, frame))
    text = recognizer.peek().text
    if ears.looks_again and ears.book.match(text) is None:
        text = recognizer.spot(ears.book.match) or text
    return text


# --- sounds --------------------------------------------------------------------------------------


@cache
def spoken(text: str, voice: str) -> Samples:
    """The words from their first sound to their last, at SPEECH_DB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        samples = read_sound(path).astype(float)
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    words = samples[loud[0] : loud[-1]]
    return at_level(words, SPEECH_DB)


def surrounded(words: Samples, surrounding: str, data: Path) -> Samples:
    """The words with a little of their surrounding before and behind."""
    before, after = (ms * SAMPLE_RATE_HZ // 1000 for ms in (BEFORE_MS, AFTER_MS))
    sound = np.pad(words, (before, after))
    random = np.random.default_rng(len(words))
    if surrounding == "quiet":
        return sound + random.normal(0, 32768 * 10 ** (ROOM_DB / 20), len(sound))
    noises = all_noise(data)
    noise = noises[len(words) % len(noises)]
    start = int(random.integers(0, len(noise) - len(sound)))
    return sound + at_level(noise[start : start + len(sound)], NOISE_DB)


@cache
def all_noise(data: Path) -> tuple[Samples, ...]:
    paths = sorted((data / "speech" / "noise").glob("[no][of]*"))
    return tuple(read_sound(path).astype(float) for path in paths)


def noise_pieces(data: Path) -> Iterator[Samples]:
    length = NOISE_PIECE_MS * SAMPLE_RATE_HZ // 1000
    for noise in all_noise(data):
        for start in range(0, len(noise) - length, length):
            yield at_level(noise[start : start + length], SPEECH_DB)


def lines(results: Sequence[Result], lists_misses: bool) -> Iterator[str]:
    for each in results:
        share = each.hits / each.total
        name = f"{each.kind}, {each.surrounding}".rstrip(", ")
        yield f"{name:22} {each.hits:4} of {each.total:4}  {share:6.1%}"
        if lists_misses:
            yield from (f"      {count} x {miss}" for miss, count in Counter(each.misses).items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="list what was heard wrongly")
    parser.add_argument("--plain", action="store_true", help="take what is understood at once")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = open_recognizer("whisper")
    book = CommandBook(load_script("en-us").commands)
    results = list(measure(Ears(recognizer, book, not options.plain), options.data))
    recognizer.close()
    if options.json:
        print(json.dumps([asdict(each) for each in results]))
    else:
        print(*lines(results, options.misses), sep="\n")


if __name__ == "__main__":
    main()
