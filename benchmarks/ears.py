"""How well, how fast and with how much memory each recognition engine hears.

Run with ``script/bench ears --data FOLDER``. The folder holds ``speech/manifest.tsv``, with the
columns path, text, seconds, style and score_wer, and the recordings it names; ``speech/noise`` has
noises, and responses of rooms whose names begin with rir. Each engine hears the clips as they are,
with noise 10 dB below the speech, and in a room.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks import stand_in
from voice_coach.errors import ModelError
from voice_coach.events import FRAME_BYTES, FRAME_MS, AudioFrame
from voice_coach.hearing.delivery import active_level_db
from voice_coach.ports import Recognizer

ENGINES = ("vosk", "whisper", "both")
CONDITIONS = ("clean", "noise", "room")
NOISE_DB = -10.0
# stands in for Vosk's speed and memory where no English model is: the same kind and size of model
STAND_IN = "vosk-ko"


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording and what is said in it."""

    path: Path
    text: str
    seconds: float
    style: str


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What one engine did with all clips, in a process of its own."""

    engine: str
    condition: str
    clips: int
    audio_s: float
    reference_words: int
    wer: float | None
    # word errors divided by reference words, over all clips; None for another language's model
    wer_by_style: dict[str, float]
    real_time_factor: float
    # time to decode divided by the length of the audio
    load_ms: int
    # from the start of the import to a recognizer that can hear
    first_final_ms: int
    # from the end of the first clip's sound to its text: nothing is warm yet
    median_final_ms: int
    # the same for the later ones
    peak_mb: int


def read_clips(data: Path) -> list[Clip]:
    """Rows to be scored; those whose file has another length than their row are left out."""
    import soundfile

    clips = []
    manifest = data / "speech" / "manifest.tsv"
    with manifest.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            path = data / "speech" / row["path"]
            seconds = soundfile.info(path).duration
            if row["score_wer"] != "yes":
                continue
            if abs(seconds - float(row["seconds"])) > 0.1:
                print(f"left out, as its length differs from its row: {path.name}", file=sys.stderr)
                continue
            clips.append(Clip(path, row["text"], seconds, row["style"]))
    return clips


def heard_in(condition: str, clip: Clip, number: int, data: Path) -> list[AudioFrame]:
    """The frames of a clip as they are, in noise, or in a room; rooms and noises take turns."""
    from voice_coach.adapters.wav_files import read_sound

    sound = read_sound(clip.path).astype(np.float64)
    others = sorted((data / "speech" / "noise").glob("*.wav"))
    chosen = [path for path in others if path.name.startswith("rir") == (condition == "room")]
    if condition != "clean":
        other = read_sound(chosen[number % len(chosen)]).astype(np.float64)
        sound = in_room(sound, other) if condition == "room" else in_noise(sound, other)
    pcm = np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes()
    return [
        AudioFrame(start // FRAME_BYTES * FRAME_MS, pcm[start : start + FRAME_BYTES])
        for start in range(0, len(pcm), FRAME_BYTES)
    ]


def in_noise(sound: NDArray[np.float64], noise: NDArray[np.float64]) -> NDArray[np.float64]:
    """The noise starts anew as often as it has to; the speech is measured without its pauses."""
    powers = np.square(sound[: len(sound) // 320 * 320]).reshape(-1, 320).mean(axis=1)
    speech_db = active_level_db(powers / 32768**2) or 0.0
    noise = np.resize(noise, len(sound))
    noise_db = 20 * np.log10(np.sqrt(np.mean(noise**2)) / 32768)
    mixed: NDArray[np.float64] = sound + noise * 10 ** ((speech_db + NOISE_DB - noise_db) / 20)
    return mixed


def in_room(sound: NDArray[np.float64], response: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sound with the room's reflections, as loud as before."""
    size = 1 << (len(sound) + len(response)).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    wet = np.fft.irfft(spectrum, size)[: len(sound) + len(response)]
    loudness = np.sqrt(np.mean(sound**2) / np.mean(wet[: len(sound)] ** 2))
    return np.asarray(wet * loudness)


def measure(engine: str, data: Path, condition: str = "clean", every: int = 1) -> EngineResult:
    """Load an engine in this process and let it hear every clip, fed as a session feeds it."""
    began = time.perf_counter()
    recognizer = _opened(engine)
    load_ms = _ms_since(began)
    from voice_coach.adapters.memory import peak_bytes

    clips = read_clips(data)[::every]
    heard, finals_ms, spent_s = [], [], 0.0
    for number, clip in enumerate(clips):
        frames = heard_in(condition, clip, number, data)
        began = time.perf_counter()
        for frame in frames:
            recognizer.accept(frame)
        ended = time.perf_counter()
        heard.append(recognizer.finish().text)
        finals_ms.append(_ms_since(ended))
        spent_s += time.perf_counter() - began
    audio_s = sum(clip.seconds for clip in clips)
    references = [spoken_words(clip.text) for clip in clips]
    return EngineResult(
        engine=engine,
        condition=condition,
        clips=len(clips),
        audio_s=round(audio_s, 1),
        reference_words=sum(len(reference.split()) for reference in references),
        wer=None if engine == STAND_IN else _word_error_rate(references, heard),
        wer_by_style={} if engine == STAND_IN else _by_style(clips, references, heard),
        real_time_factor=round(spent_s / audio_s, 4),
        load_ms=load_ms,
        first_final_ms=finals_ms[0],
        median_final_ms=round(median(finals_ms[1:])),
        peak_mb=peak_bytes() // 1_000_000,
    )


def _opened(engine: str) -> Recognizer:
    from voice_coach.adapters.engines import Expected, open_recognizer

    if engine in (STAND_IN, "both") and not os.environ.get("VOSK_MODEL_PATH"):
        from voice_coach.adapters.second_hearing import SecondHearing
        from voice_coach.adapters.vosk_recognizer import VoskModel, VoskRecognizer

        vosk = VoskRecognizer(VoskModel(stand_in.model()))
        if engine == STAND_IN:
            return vosk
        again = open_recognizer("whisper", expected=Expected(hint=""))
        return SecondHearing(vosk, again, lambda text: None)
    return open_recognizer(engine)  # type: ignore[arg-type]


def measure_all(
    data: Path, conditions: Sequence[str] = ("clean",), every: int = 1
) -> list[EngineResult]:
    """Every engine that is here, each in a child process; tells on stderr what is not measured."""
    engines = list(ENGINES)
    if not os.environ.get("VOSK_MODEL_PATH"):
        print(
            f"vosk: not measured, as VOSK_MODEL_PATH is not set; {stand_in.NOTE}", file=sys.stderr
        )
        engines[0] = STAND_IN
    found = [
        measure_apart(engine, data, condition, every)
        for engine in engines
        for condition in conditions
    ]
    return [result for result in found if result is not None]


def measure_apart(
    engine: str, data: Path, condition: str = "clean", every: int = 1
) -> EngineResult | None:
    """The same in a child process, so that memory is this engine's own; None without the engine."""
    command = [sys.executable, "-m", "benchmarks.ears", "--engine", engine, "--data", str(data)]
    options = ["--condition", condition, "--every", str(every), "--json"]
    child = subprocess.run([*command, *options], stdout=subprocess.PIPE, check=False)
    if child.returncode:
        return None
    return EngineResult(**json.loads(child.stdout)[0])


# --- words as they are spoken ------------------------------------------------------------------

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spoken_words(text: str) -> str:
    """Lower case, no punctuation, numbers as words, initials as letters, so engines compare."""
    text = text.replace("’", "'")
    text = re.sub(r"\b[A-Z]{2,4}\b", lambda match: " ".join(match[0]), text)
    text = re.sub(r"(?<=\d),(?=\d)", "", text.lower())
    text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", lambda match: f" {_ordinal(match[1])} ", text)
    text = re.sub(r"\d+", lambda match: f" {_number(match[0])} ", text)
    text = re.sub(r"[^a-z' ]", " ", text)
    words = (word.strip("'") for word in text.split())
    return " ".join("zero" if word == "oh" else word for word in words if word)


def _ordinal(digits: str) -> str:
    *others, last = _number(digits).split()
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return " ".join([*others, _ORDINALS.get(last, regular)])


def _number(digits: str) -> str:
    value = int(digits)
    if digits.startswith("0") or len(digits) > 4:
        return " ".join(_ONES[int(digit)] for digit in digits)
    if 1100 <= value < 2000 and value % 100:
        return f"{_below_hundred(value // 100)} {_below_hundred(value % 100)}"
    if value >= 1000:
        rest = f" {_number(str(value % 1000))}" if value % 1000 else ""
        return f"{_ONES[value // 1000]} thousand{rest}"
    if value >= 100:
        rest = f" {_below_hundred(value % 100)}" if value % 100 else ""
        return f"{_ONES[value // 100]} hundred{rest}"
    return _below_hundred(value)


def _below_hundred(value: int) -> str:
    if value < 20:
        return _ONES[value]
    rest = f" {_ONES[value % 10]}" if value % 10 else ""
    return f"{_TENS[value // 10 - 2]}{rest}"


def _word_error_rate(references: Sequence[str], heard: Sequence[str]) -> float:
    import jiwer

    return round(float(jiwer.wer(list(references), [spoken_words(text) for text in heard])), 4)


def _by_style(
    clips: Sequence[Clip], references: Sequence[str], heard: Sequence[str]
) -> dict[str, float]:
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for clip, reference, text in zip(clips, references, heard, strict=True):
        groups[clip.style].append((reference, text))
    return {
        style: _word_error_rate(*zip(*pairs, strict=True))
        for style, pairs in sorted(groups.items())
    }


def _ms_since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


# --- output ------------------------------------------------------------------------------------


def lines(results: Sequence[EngineResult]) -> Iterator[str]:
    """A table for people."""
    yield "engine   heard     WER     RTF     load     first    later    peak     clips  audio"
    for each in results:
        rate = f"{each.wer:6.1%}" if each.wer is not None else "     -"
        yield (
            f"{each.engine:8} {each.condition:6}{rate}  {each.real_time_factor:6.3f}"
            f"  {each.load_ms:5} ms  {each.first_final_ms:4} ms  {each.median_final_ms:4} ms"
            f"  {each.peak_mb:4} MB  {each.clips:5}  {each.audio_s:.0f} s"
        )
    for each in results:
        for style, wer in each.wer_by_style.items():
            yield f"    {each.engine}, {each.condition}, {style}: {wer:.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--engine", choices=[*ENGINES, STAND_IN], help="only this one, in this process"
    )
    parser.add_argument("--every", type=int, default=1, help="only every so many-th clip")
    parser.add_argument("--condition", choices=CONDITIONS, help="only this one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    conditions = [options.condition] if options.condition else list(CONDITIONS)
    try:
        results = (
            [measure(options.engine, options.data, each, options.every) for each in conditions]
            if options.engine
            else measure_all(options.data, conditions, options.every)
        )
    except ModelError as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
    else:
        print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
