"""How often a turn is ended too early, and how long a finished one waits for its end.

Run with ``script/bench endpointing --data FOLDER``. The folder holds recordings in ``speech/`` with
``manifest.tsv``, and the pauses inside them in ``endpoint/pauses_public.tsv`` (path, style, start,
dur); files named in ``endpoint/word_aligned_pauses_public.tsv`` are taken from there.

A hold span is a pause of 200 ms and more inside one person's talk. The false-cutoff rate is the
share of hold spans that last longer than the moment at which the rule would have ended the turn.
The latency is the mean time from the true end of the talk to that moment. The words are those that
the embedded engine has heard up to each pause, as in a session; "unmarked" are the same words in
lower case and without punctuation, as Vosk writes them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import groupby
from math import sqrt
from pathlib import Path
from statistics import mean

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.engines import open_recognizer
from voice_coach.adapters.wav_files import read_sound
from voice_coach.events import FRAME_BYTES, FRAME_MS, SAMPLE_RATE_HZ, AudioFrame
from voice_coach.hearing.endpointing import Endpointing, Patience
from voice_coach.hearing.listener import PEEK_MS
from voice_coach.language.commands import CommandBook
from voice_coach.ports import Recognizer

SHORTEST_HOLD_MS = 200
BASELINES_MS = (600, 800, 1_000, 1_200, 1_500, 2_000)
QUIET_RATIO = 0.02
# of the loudest 10 ms; quieter sound behind the last word is no speech


@dataclass(frozen=True, slots=True)
class Moment:
    """Where speech has stopped: for a while, or for good."""

    file: str
    at_ms: int
    hold_ms: int | None
    # how long the pause lasts; None at the true end
    heard: str = ""
    # what the recognizer understood up to there


@dataclass(frozen=True, slots=True)
class Result:
    """One rule over all moments."""

    rule: str
    false_cutoffs: int
    hold_spans: int
    false_cutoff_rate: float
    latency_ms: int
    # mean over the true ends


# --- the moments ---------------------------------------------------------------------------------


def read_moments(data: Path) -> list[Moment]:
    """Every hold span and every true end, in the order of the recordings."""
    aligned = _rows(data / "endpoint" / "word_aligned_pauses_public.tsv")
    plain = _rows(data / "endpoint" / "pauses_public.tsv")
    better = {row["path"] for row in aligned}
    spans = [row for row in aligned if row["label"] == "hold"]
    spans += [row for row in plain if row["path"] not in better]
    holds = [
        Moment(row["path"], round(float(row["start"]) * 1000), round(float(row["dur"]) * 1000))
        for row in spans
        if float(row["dur"]) * 1000 >= SHORTEST_HOLD_MS
    ]
    ends = {
        row["path"]: round(float(row["start"]) * 1000) for row in aligned if row["label"] == "eot"
    }
    for row in _rows(data / "speech" / "manifest.tsv"):
        path = data / "speech" / row["path"]
        if row["path"] not in ends and path.exists():
            ends[row["path"]] = speech_end_ms(path)
    return sorted(
        [*holds, *(Moment(file, at_ms, None) for file, at_ms in ends.items())],
        key=lambda moment: (moment.file, moment.at_ms),
    )


def speech_end_ms(path: Path) -> int:
    """Where the sound of the last word ends."""
    import numpy as np

    samples = read_sound(path).astype(np.float64)
    hop = SAMPLE_RATE_HZ // 100
    loudness = np.sqrt(np.mean(samples[: len(samples) // hop * hop].reshape(-1, hop) ** 2, axis=1))
    smooth = np.convolve(loudness, np.ones(3) / 3, mode="same")
    loud = np.flatnonzero(smooth > max(float(smooth.max()) * QUIET_RATIO, 1.0))
    return int(loud[-1] + 1) * 10


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def hear(moments: Sequence[Moment], data: Path, recognizer: Recognizer) -> list[Moment]:
    """The same moments with the words heard up to each, looked at when a session looks at them."""
    heard = []
    for moment in moments:
        samples = read_sound(data / "speech" / moment.file)
        look_ms = moment.at_ms + min(PEEK_MS, moment.hold_ms or PEEK_MS)
        pcm = samples[: look_ms * SAMPLE_RATE_HZ // 1000].astype("<i2").tobytes()
        recognizer.reset()
        for index in range(-(-len(pcm) // FRAME_BYTES)):
            frame = pcm[index * FRAME_BYTES : (index + 1) * FRAME_BYTES]
            recognizer.accept(AudioFrame(index * FRAME_MS, frame))
        text = recognizer.finish().text
        heard.append(replace(moment, heard=text))
    return heard


# --- the rules -----------------------------------------------------------------------------------


Rule = Callable[[str, int], int]
# from the words and the longest pause of the turn so far, the silence that ends the turn


def judge(name: str, moments: Sequence[Moment], fires_ms: Rule) -> Result:
    """Apply a rule to every recording from its beginning; a turn that it cut off begins anew."""
    waits, holds, cut = [], 0, 0
    for _, recording in groupby(moments, key=lambda moment: moment.file):
        longest_ms = 0
        for moment in recording:
            wait_ms = fires_ms(moment.heard, longest_ms)
            if moment.hold_ms is None:
                waits.append(wait_ms)
                continue
            is_cut = moment.hold_ms > wait_ms
            holds, cut = holds + 1, cut + is_cut
            longest_ms = 0 if is_cut else max(longest_ms, moment.hold_ms * bool(moment.heard))
    return Result(name, cut, holds, cut / holds, round(mean(waits)))


def judge_all(moments: Sequence[Moment]) -> list[Result]:
    """The endpointing at each patience, each beside plain silence of the same latency."""
    commands = CommandBook(load_script("en-us").commands)
    endpointing = Endpointing(commands.match)
    results = [_silence(moments, wait_ms) for wait_ms in BASELINES_MS]
    patiences: tuple[Patience, ...] = ("brief", "normal", "long")
    for patience in patiences:
        rule = partial(_words_rule, endpointing, patience)
        ours = judge(f"words, {patience}", moments, rule)
        unmarked = judge(f"unmarked, {patience}", [_unmarked(one) for one in moments], rule)
        results += [ours, unmarked, _silence(moments, ours.latency_ms)]
    return results


def _words_rule(
    endpointing: Endpointing, patience: Patience, text: str, longest_pause_ms: int
) -> int:
    return max(PEEK_MS, endpointing.required_silence_ms(text, patience, longest_pause_ms))


def _unmarked(moment: Moment) -> Moment:
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)*", moment.heard.lower())
    return replace(moment, heard=" ".join(words))


def _silence(moments: Sequence[Moment], wait_ms: int) -> Result:
    return judge(f"silence {wait_ms} ms", moments, lambda text, longest_ms: wait_ms)


# --- output --------------------------------------------------------------------------------------


def lines(results: Sequence[Result]) -> Iterator[str]:
    """A table for people."""
    yield "rule                    false cutoffs      95 %         latency"
    for each in results:
        share = f"{each.false_cutoffs}/{each.hold_spans}"
        low, high = interval(each.false_cutoffs, each.hold_spans)
        yield (
            f"{each.rule:20}  {share:>6} {each.false_cutoff_rate:7.1%}  {low:5.1%} -{high:6.1%}"
            f"  {each.latency_ms:6} ms"
        )


def interval(count: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * sqrt(share * (1 - share) / total + (z / (2 * total)) ** 2) / (1 + z * z / total)
    return max(0.0, middle - spread), min(1.0, middle + spread)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--moments", action="store_true", help="list what was heard at each")
    options = parser.parse_args()
    recognizer = open_recognizer("whisper")
    moments = hear(read_moments(options.data), options.data, recognizer)
    recognizer.close()
    results = judge_all(moments)
    if options.json:
        listed = [asdict(moment) for moment in moments] if options.moments else []
        print(json.dumps({"results": [asdict(each) for each in results], "moments": listed}))
        return
    print(*lines(results), sep="\n")
    if options.moments:
        for moment in moments:
            print(f"{moment.file}\t{moment.at_ms}\t{moment.hold_ms or 'end'}\t{moment.heard}")


if __name__ == "__main__":
    main()
