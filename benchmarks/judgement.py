"""How right the reading and the turning are, against the floors they have to hold.

Run with ``script/bench judgement --data FOLDER``. The folder holds ``text/annomi_public.csv``,
``text/reflection_pairs_public.tsv``, ``text/switchboard_train_300.csv``, ``text/esconv_dev.csv``.
All texts are lower-cased and stripped of punctuation first, as a recogniser writes them. Intervals
are 95 % bootstrap intervals; whole transcripts are drawn, so that one talkative pair cannot carry a
result. ``--half 0`` or ``--half 1`` keeps every other transcript, for working on one half and
checking on the other.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.turning_files import load_paraphraser, load_vocabulary
from voice_coach.events import Assessment
from voice_coach.language.grammar import agreement_errors, first_person_leaks

ALARMS = ("absolute", "blame", "pressure")
DRAWS = 400
SHUFFLES = 5
MISSING = "n/a"


@dataclass(frozen=True, slots=True)
class Case:
    """One judged utterance."""

    group: str
    # the transcript it belongs to
    is_wanted: bool
    is_found: bool
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table."""

    measure: str
    value: float
    low: float
    high: float
    # 95 % interval
    floor: str
    reach: str
    cases: int


Statistic = Callable[[Sequence[Case]], float]


def plain(text: str) -> str:
    """The text as a recogniser gives it."""
    text = re.sub(r"\[[^\]]*\]", " ", text.lower().replace("’", "'"))
    return " ".join(re.sub(r"[^\w\s']", " ", text).split())


# --- statistics ------------------------------------------------------------------------------


def f1(cases: Sequence[Case]) -> float:
    """F1 of yes."""
    both = sum(case.is_wanted and case.is_found for case in cases)
    said = sum(case.is_wanted for case in cases) + sum(case.is_found for case in cases)
    return 2 * both / said if said else 0.0


def macro_f1(cases: Sequence[Case]) -> float:
    """Mean of the F1 of yes and the F1 of no."""
    turned = [Case(case.group, not case.is_wanted, not case.is_found) for case in cases]
    return (f1(cases) + f1(turned)) / 2


def accuracy(cases: Sequence[Case]) -> float:
    return sum(case.is_wanted == case.is_found for case in cases) / max(1, len(cases))


def per_thousand(cases: Sequence[Case]) -> float:
    return 1_000 * sum(case.is_found for case in cases) / max(1, len(cases))


def percent(cases: Sequence[Case]) -> float:
    return 100 * sum(case.is_found for case in cases) / max(1, len(cases))


def total(cases: Sequence[Case]) -> float:
    return float(sum(case.is_found for case in cases))


def auc(cases: Sequence[Case]) -> float:
    """How often a true pair scores above a shuffled one; ties count half."""
    false = sorted(case.score for case in cases if not case.is_wanted)
    true = [case.score for case in cases if case.is_wanted]
    wins = sum(bisect_left(false, score) + bisect_right(false, score) for score in true)
    return wins / (2 * len(true) * len(false)) if true and false else 0.0


def interval(cases: Sequence[Case], statistic: Statistic) -> tuple[float, float]:
    """95 % bootstrap interval, whole groups drawn with replacement."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.group].append(case)
    names = sorted(groups)
    chance = random.Random(7)
    drawn = sorted(
        statistic([case for name in chance.choices(names, k=len(names)) for case in groups[name]])
        for _ in range(DRAWS)
    )
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


# --- data ------------------------------------------------------------------------------------


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def counselling(data: Path) -> Iterator[tuple[dict[str, str], str, str]]:
    """Every therapist row with its text and the client's turn before it."""
    heard = ""
    for row in rows(data / "text" / "annomi_public.csv"):
        if row["interlocutor"] == "client":
            heard = plain(row["utterance_text"])
        else:
            yield row, plain(row["utterance_text"]), heard


def halved(names: Iterable[str], half: int | None) -> frozenset[str]:
    ordered = sorted(set(names), key=lambda name: (len(name), name))
    return frozenset(ordered if half is None else ordered[half::2])


# --- rows of the table -----------------------------------------------------------------------


def _reading_rows(data: Path, half: int | None) -> Iterator[Result]:
    assessor = load_assessor()
    judged = [
        (row, assessor.assess(text, heard=heard)) for row, text, heard in counselling(data) if text
    ]
    kept = halved((row["transcript_id"] for row, _ in judged), half)
    judged = [(row, found) for row, found in judged if row["transcript_id"] in kept]
    reflections = [
        Case(row["transcript_id"], row["reflection_subtype"] != MISSING, "reflection" in found.acts)
        for row, found in judged
    ]
    questions = [
        Case(row["transcript_id"], row["question_subtype"] != MISSING, found.question is not None)
        for row, found in judged
    ]
    kinds = [
        Case(row["transcript_id"], row["question_subtype"] == "open", found.question == "open")
        for row, found in judged
        if row["question_subtype"] != MISSING and found.question is not None
    ]
    yield _result("holds a reflection, F1 of yes", reflections, f1, ".66", ".72")
    yield _result("holds a reflection, macro-F1", reflections, macro_f1, ".742", ".79")
    yield _result("holds a question, macro-F1", questions, macro_f1, ".802", ".90")
    yield _result("open against closed, accuracy", kinds, accuracy, ".71", ".77")


def _advice_row(data: Path) -> Result:
    assessor = load_assessor()
    cases = [
        Case(str(number), row["s"] == "Providing Suggestions", _has(found, ("advice",)))
        for number, row in enumerate(rows(data / "text" / "esconv_dev.csv"))
        if (found := assessor.assess(plain(row["t"])))
    ]
    return _result("advice on peer-support sentences, F1", cases, f1, ".60", ".70")


def _alarm_row(data: Path, half: int | None) -> Result:
    assessor = load_assessor()
    said = rows(data / "text" / "switchboard_train_300.csv")
    kept = halved((row["dialog"] for row in said), half)
    cases = [
        Case(row["dialog"], False, _has(assessor.assess(text), ALARMS))
        for row in said
        if row["dialog"] in kept and (text := plain(row["text"]))
    ]
    return _result("false alarms in small talk, per 1,000", cases, per_thousand, "", "under 1")


def _belonging_row(data: Path, half: int | None) -> Result:
    assessor = load_assessor()
    pairs = rows(data / "text" / "reflection_pairs_public.tsv", "\t")
    kept = halved((row["transcript_id"] for row in pairs), half)
    pairs = [row for row in pairs if row["transcript_id"] in kept]
    chance = random.Random(11)
    cases: list[Case] = []
    for turn in range(SHUFFLES + 1):
        others = list(pairs)
        if turn:
            chance.shuffle(others)
        for row, other in zip(pairs, others, strict=True):
            if turn and row["transcript_id"] == other["transcript_id"]:
                continue
            found = assessor.assess(plain(other["utterance_text"]), heard=plain(row["client"]))
            score = max(
                (m.strength for m in found.markers if m.name == "content_covered"), default=0
            )
            cases.append(Case(row["transcript_id"], turn == 0, False, score))
    return _result("reflection belongs to the line, AUC", cases, auc, "", ".85")


def _turning_rows(data: Path) -> Iterator[Result]:
    paraphraser, vocabulary = load_paraphraser(), load_vocabulary()
    leaks: list[Case] = []
    errors: list[Case] = []
    for row in rows(data / "text" / "reflection_pairs_public.tsv", "\t"):
        text = paraphraser.paraphrase(plain(row["client"])).text
        leaks.append(Case(row["transcript_id"], False, bool(first_person_leaks(text))))
        errors.append(Case(row["transcript_id"], False, bool(agreement_errors(text, vocabulary))))
    yield _result("paraphrases with a first-person leak", leaks, total, "", "0")
    yield _result("paraphrases with an agreement error, %", errors, percent, "", "under 1")


def _speed_rows(data: Path) -> Iterator[Result]:
    assessor = load_assessor()
    lines = [(text, heard) for _, text, heard in counselling(data) if text]
    started = time.process_time()
    for text, heard in lines:
        assessor.assess(text, heard=heard)
    took_ms = 1_000 * (time.process_time() - started) / len(lines)
    yield Result(
        "one utterance, ms of one core", took_ms, took_ms, took_ms, "", "under 2", len(lines)
    )
    wanted = [lines[number % len(lines)] for number in range(10_000)]
    requests = "".join(
        json.dumps({"id": number, "text": text, "heard": heard}) + "\n"
        for number, (text, heard) in enumerate(wanted)
    )
    started = _children_s()
    subprocess.run(
        [sys.executable, "-m", "voice_coach.cli.main", "assess", "--jsonl"],
        input=requests.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    took_s = _children_s() - started
    yield Result(
        "10,000 lines with the start, s of one core", took_s, took_s, took_s, "", "under 20", 10_000
    )


def _children_s() -> float:
    """Processor time of finished child processes, so that a busy machine changes nothing."""
    used = os.times()
    return used.children_user + used.children_system


def _has(assessment: Assessment, names: Sequence[str]) -> bool:
    return any(assessment.has(name) for name in names)


def _result(
    measure: str, cases: Sequence[Case], statistic: Statistic, floor: str, reach: str
) -> Result:
    low, high = interval(cases, statistic)
    return Result(measure, statistic(cases), low, high, floor, reach, len(cases))


def measure_all(data: Path, half: int | None) -> Iterator[Result]:
    """Every row of the table, as soon as it is known."""
    yield from _reading_rows(data, half)
    yield _advice_row(data)
    yield _alarm_row(data, half)
    yield _belonging_row(data, half)
    yield from _turning_rows(data)
    yield from _speed_rows(data)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the reading and the turning.")
    parser.add_argument("--data", type=Path, required=True, help="Folder with text/*.csv, *.tsv.")
    parser.add_argument("--half", type=int, choices=(0, 1), help="Every other transcript only.")
    parser.add_argument("--json", action="store_true", help="One JSON line per row.")
    options = parser.parse_args()
    if not options.json:
        print(f"{'measure':42} {'value':>7}  {'95 % interval':>15}  {'floor':>6}  reach")
    for result in measure_all(options.data, options.half):
        if options.json:
            print(json.dumps(asdict(result)), flush=True)
            continue
        between = f"{result.low:.3f}-{result.high:.3f}"
        line = f"{result.measure:42} {result.value:7.3f}  {between:>15}"
        print(f"{line}  {result.floor:>6}  {result.reach}", flush=True)


if __name__ == "__main__":
    main()
