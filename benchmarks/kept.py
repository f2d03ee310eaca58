"""Whether a turn of ten minutes keeps what was said in it.

Run with ``script/bench kept --data FOLDER``. The recordings of ``speech/manifest.tsv`` are joined
in changing order, with pauses of 0.4 to 0.8 s between them, and replayed frame by frame through the
listener of a session, which takes them as one turn. Its words are laid beside those of the same
recordings decoded one by one: a word counts as kept where it stands in the same place. Some words
are read differently when their neighbours change; a run of several that have nothing in their
place is speech that was lost.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from benchmarks.ears import Clip, read_clips
from benchmarks.turn_rules import as_frames, heard_turns, ours
from benchmarks.turn_truth import Samples, noisy, read_noises
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import SAMPLE_RATE_HZ
from voice_coach.ports import Recognizer

TURN_MS = 600_000
PAUSES_MS = (400, 800)
ROOM_LEVEL = 4.0
# of 32,768: the noise of a quiet room in the pauses
LOST_RUN = 3
# so many words in a row without others in their place were not heard


@dataclass(frozen=True, slots=True)
class Kept:
    """What one long turn held."""

    sound: str
    minutes: float
    turns: int
    words: int
    # of the recordings, decoded one by one
    kept: int
    lost_runs: tuple[str, ...]
    wer_singly: float
    wer_in_turn: float
    # against what was really said
    took_s: float


def long_sound(clips: Sequence[Clip], seed: int, length_ms: int) -> tuple[list[Clip], Samples]:
    """The clips in the order of a long talk, and its sound."""
    rng = np.random.default_rng(seed)
    order: list[Clip] = []
    parts: list[Samples] = []
    left = length_ms * SAMPLE_RATE_HZ // 1000
    while left > 0:
        for index in rng.permutation(len(clips)):
            pause = rng.normal(0, ROOM_LEVEL, int(rng.integers(*PAUSES_MS)) * 16)
            sound = read_sound(clips[index].path)
            order.append(clips[index])
            parts += [sound, np.rint(pause).astype(np.int16)]
            left -= len(sound) + len(pause)
            if left <= 0:
                break
    return order, np.concatenate(parts)


def measure(name: str, order: Sequence[Clip], sound: Samples, recognizer: Recognizer) -> Kept:
    """Hear the sound as one turn, and what it was joined of one by one."""
    said = [word for clip in order for word in plain(clip.text)]
    singly = [word for clip in order for word in plain(_decoded(clip, recognizer))]
    began = time.perf_counter()
    turns = heard_turns(sound, recognizer, ours("long"))
    took_s = time.perf_counter() - began
    heard = [word for turn in turns for word in plain(turn.text)]
    missing = list(_missing(singly, heard))
    return Kept(
        name,
        round(len(sound) / SAMPLE_RATE_HZ / 60, 1),
        len(turns),
        len(singly),
        len(singly) - len(missing),
        tuple(_runs(singly, heard)),
        Levenshtein.distance(said, singly) / len(said),
        Levenshtein.distance(said, heard) / len(said),
        round(took_s, 1),
    )


def _decoded(clip: Clip, recognizer: Recognizer) -> str:
    recognizer.reset()
    for frame in as_frames(read_sound(clip.path)):
        recognizer.accept(frame)
    return recognizer.finish().text


def plain(text: str) -> list[str]:
    """The words of a text in lower case, without marks."""
    return re.findall(r"[a-z0-9']+", text.lower())


def _missing(expected: Sequence[str], heard: Sequence[str]) -> Iterator[int]:
    """The places of words that are not heard where they should be."""
    for step in Levenshtein.opcodes(expected, heard):
        if step.tag in ("delete", "replace"):
            yield from range(step.src_start, step.src_end)


def _runs(expected: Sequence[str], heard: Sequence[str]) -> Iterator[str]:
    """Stretches of words in whose place nothing is heard."""
    steps = Levenshtein.opcodes(expected, heard)
    for is_equal, group in groupby(steps, lambda step: step.tag == "equal"):
        changed = list(group)
        first, last = changed[0].src_start, changed[-1].src_end
        instead = changed[-1].dest_end - changed[0].dest_start
        if not is_equal and last - first - instead >= LOST_RUN:
            yield " ".join(expected[first:last])


def lines(found: Kept) -> Iterator[str]:
    """The result for people."""
    yield (
        f"{found.sound}: {found.minutes} minutes in {found.turns} turns, {found.kept} of "
        f"{found.words} words kept ({found.kept / found.words:.1%}); word errors "
        f"{found.wer_singly:.1%} one by one, {found.wer_in_turn:.1%} in the long turn; "
        f"heard in {found.took_s} s"
    )
    for run in found.lost_runs:
        yield f"  nothing in the place of: {run}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=TURN_MS / 60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--noise", action="store_true", help="also 10 dB below the speech")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = open_recognizer("whisper")
    length_ms = round(options.minutes * 60_000)
    order, sound = long_sound(read_clips(options.data), options.seed, length_ms)
    kinds = {"clean": sound}
    if options.noise:
        for name, noise in read_noises(options.data).items():
            kinds[name] = noisy(sound, noise, options.seed)
    for name, samples in kinds.items():
        found = measure(name, order, samples, recognizer)
        if options.json:
            print(json.dumps(asdict(found)))
        else:
            print(*lines(found), sep="\n")
    recognizer.close()


if __name__ == "__main__":
    main()
