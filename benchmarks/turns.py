"""When turns are taken as over: too early, how late, without cause, and with their first word.

Run with ``script/bench turns --data FOLDER``. Every recording is replayed frame by frame through
the listener of a session, clean and with noise 10 dB below the speech. A hold is a pause of 200 ms
and more inside a turn; it is cut off when a turn is taken as over within it. The delay runs from
the end of the last word to that moment. Two counts of holds are given: those in the data's own
list, and with them those that the detector finds in the clean recording.

``--smart-turn MODEL`` names the ONNX file of Pipecat's Smart Turn (in the wheel of pipecat-ai),
which is then judged on the same pauses. ``--parts`` chooses among cutoffs, yes-no, noise,
first-sounds and first-words, ``--rule`` the rules whose name begins so. ``--draw N`` lays other
noise behind the recordings and the answers of cutoffs and yes-no: one draw may be a lucky one.
``--cache FILE`` keeps what the recogniser and the detector found for the next run, which then takes
minutes less.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from statistics import mean, median

import numpy as np

from benchmarks.onsets import onsets, read_rooms
from benchmarks.openings import noise_turns, openings
from benchmarks.remembered import Remembering, keep, recall
from benchmarks.turn_rules import Rule, heard_turns, ours, rules
from benchmarks.turn_truth import (
    Recording,
    Samples,
    noisy,
    read_noises,
    read_recordings,
    speech_end_ms,
)
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import SAMPLE_RATE_HZ
from voice_coach.ports import Recognizer

PARTS = ("cutoffs", "yes-no", "noise", "first-sounds", "first-words")
BEHIND_MS = 5_000
# of noise behind every recording: a room does not fall silent with the person
DRAW_STEP = 1_000
# more than there are sounds, so that no two draws share a seed
YES_NO = ("Yes.", "No.", "Yeah.", "Nope.", "Yes please.", "No thanks.", "Not really.", "Okay.")
VOICES = ("slt", "rms", "awb", "kal16")
# of flite


# --- cut off, and late ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """One rule over all recordings in one kind of sound."""

    rule: str
    sound: str
    listed_cut: int
    listed: int
    all_cut: int
    all_holds: int
    delay_ms: int
    # mean over the turns
    median_ms: int
    unheard: int
    # recordings of which no turn was taken


def judge(
    rule: Rule, sound: str, recordings: Sequence[tuple[Recording, Samples]], recognizer: Recognizer
) -> Result:
    """Replay every recording under one rule."""
    cut = {True: 0, False: 0}
    delays: list[int] = []
    unheard = 0
    for recording, samples in recordings:
        turns = heard_turns(samples, recognizer, rule)
        decided = [turn.fired_ms or turn.end_ms for turn in turns]
        for hold in recording.holds:
            end_ms = hold.start_ms + hold.duration_ms
            cut[hold.is_listed] += any(hold.start_ms < at_ms <= end_ms for at_ms in decided)
        last = [at_ms for at_ms in decided if at_ms > recording.end_ms]
        delays += [last[0] - recording.end_ms] if last else []
        unheard += not last
    listed = sum(hold.is_listed for recording, _ in recordings for hold in recording.holds)
    total = sum(len(recording.holds) for recording, _ in recordings)
    return Result(
        rule.name,
        sound,
        cut[True],
        listed,
        sum(cut.values()),
        total,
        round(mean(delays)),
        round(median(delays)),
        unheard,
    )


def cutoff_lines(results: Sequence[Result]) -> Iterator[str]:
    """A table for people."""
    yield f"{'rule':27}  {'sound':6}  {'listed holds cut':20}  {'all holds cut':20}   mean  median"
    for each in results:
        counts = ((each.listed_cut, each.listed), (each.all_cut, each.all_holds))
        shown = "  ".join(_share(cut, holds) for cut, holds in counts)
        unheard = f"  {each.unheard} not heard" if each.unheard else ""
        yield (
            f"{each.rule:27}  {each.sound:6}  {shown}  {each.delay_ms:5}  {each.median_ms:5} ms"
            f"{unheard}"
        )


def _share(count: int, total: int) -> str:
    low, high = interval(count, total)
    return f"{count:2}/{total} {count / total:5.1%} ({low:.0%}-{high:.0%})"


def interval(count: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * sqrt(share * (1 - share) / total + (z / (2 * total)) ** 2) / (1 + z * z / total)
    return max(0.0, middle - spread), min(1.0, middle + spread)


# --- yes and no -----------------------------------------------------------------------------


def yes_no_delays(
    recognizer: Recognizer, noises: Sequence[Samples], draw: int
) -> Iterator[tuple[str, int]]:
    """Each answer in each synthetic voice, clean and in each noise, and its delay from its end."""
    with tempfile.TemporaryDirectory() as folder:
        for index, (voice, text) in enumerate((v, t) for v in VOICES for t in YES_NO):
            path = Path(folder) / "answer.wav"
            subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
            spoken = np.concatenate((np.zeros(SAMPLE_RATE_HZ, np.int16), read_sound(path)))
            end_ms = speech_end_ms(spoken)
            behind = np.zeros(3 * SAMPLE_RATE_HZ, np.int16)
            whole = np.concatenate((spoken, behind))
            mixed = [noisy(whole, noise, seed(index, draw)) for noise in noises]
            for sound, samples in (("clean", whole), *(("10 dB", each) for each in mixed)):
                turns = heard_turns(samples, recognizer, ours("brief"), "yes_no")
                decided_ms = turns[0].fired_ms if turns else None
                yield sound, (decided_ms or len(samples) // 16) - end_ms


# --- output --------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rule", default="", metavar="NAME")
    parser.add_argument("--smart-turn", type=Path, metavar="MODEL")
    parser.add_argument("--cache", type=Path, metavar="FILE")
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    recognizer = Remembering(open_recognizer("whisper"))
    if options.cache is not None:
        recall(options.cache, recognizer)
    recordings = read_recordings(options.data)
    noises = read_noises(options.data)
    if "cutoffs" in options.parts:
        chosen = rules(recognizer, options.smart_turn)
        kinds = sounds(recordings, list(noises.values()), options.draw)
        results = [
            judge(rule, sound, kinds[sound], recognizer)
            for rule in chosen
            if rule.name.startswith(options.rule)
            for sound in kinds
        ]
        if options.json:
            print(json.dumps([asdict(each) for each in results]))
        else:
            print(*cutoff_lines(results), sep="\n")
    heard = Heard(recordings, noises, read_rooms(options.data), options.draw)
    tell_others(options.parts, heard, recognizer)
    if options.cache is not None:
        keep(options.cache, recognizer)
    recognizer.close()


def sounds(
    recordings: Sequence[Recording], noises: Sequence[Samples], draw: int
) -> dict[str, list[tuple[Recording, Samples]]]:
    """The recordings as they are, and with noise that goes on behind them."""
    behind = np.zeros(BEHIND_MS * SAMPLE_RATE_HZ // 1000, np.int16)
    return {
        "clean": [(each, each.samples) for each in recordings],
        "10 dB": [
            (
                each,
                noisy(
                    np.concatenate((each.samples, behind)),
                    noises[(index + draw) % len(noises)],
                    seed(index, draw),
                ),
            )
            for index, each in enumerate(recordings)
        ],
    }


def seed(index: int, draw: int) -> int:
    """What chooses the place in the noise for one sound, another in each draw."""
    return DRAW_STEP * draw + index


@dataclass(frozen=True, slots=True)
class Heard:
    """All sound that the other parts are made of."""

    recordings: Sequence[Recording]
    noises: Mapping[str, Samples]
    rooms: Mapping[str, Samples]
    draw: int
    # which of the places in the noise lie behind the answers


def tell_others(parts: Sequence[str], heard: Heard, recognizer: Recognizer) -> None:
    """Print the parts that are told in a line each."""
    noises = heard.noises
    for name, told in (("first-sounds", onsets), ("first-words", openings)):
        if name in parts:
            for each in told(heard.recordings, noises, heard.rooms, recognizer):
                print(each, flush=True)
    if "noise" in parts:
        for name, noise in noises.items():
            turns = noise_turns(noise, recognizer)
            print(f"ten minutes of {name}: {len(turns)} turns {[turn.text for turn in turns]}")
    if "yes-no" in parts and shutil.which("flite"):
        delays = list(yes_no_delays(recognizer, list(noises.values()), heard.draw))
        for sound in ("clean", "10 dB"):
            found = [delay for kind, delay in delays if kind == sound]
            within = mean(delay <= 600 for delay in found)
            print(
                f"yes or no, {sound}: {within:.0%} within 600 ms, mean {mean(found):.0f}, "
                f"largest {max(found)} ms, {len(found)} answers"
            )


if __name__ == "__main__":
    main()
