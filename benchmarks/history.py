"""How soon a long history is listed, shown and made a report of.

Run with ``script/bench history``. A store of 10,000 sessions with 20 turns each is written, then
the commands that read it run as a person would call them, each in a new process. So does a session
in which nothing is said, here and in a folder without a history. With ``--sessions`` the store is
another size; with ``--encrypted`` it is locked with a passphrase.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from voice_coach.adapters.conversion import encrypt_folder
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.adapters.store import Store
from voice_coach.dialog.markers import PITFALLS, STRENGTHS
from voice_coach.ports import Attempt, HeardTurn, PastSession, SessionRecord

TURNS = 20
RUNS = 5
SAID = "So it was a hard week for you, and you miss how we used to talk in the evening."
PASSPHRASE = "a passphrase for measuring"  # noqa: S105 (it locks nothing that anybody said)
LIMITS_S = {"history": 0.3, "report --output": 2.0}
# what a person is to wait at most, on a computer that does nothing else


@dataclass(frozen=True, slots=True)
class Result:
    """How long one command took."""

    command: str
    wall_s: float
    # median of RUNS
    cpu_s: float
    # of the same: what it costs however busy the computer is
    limit_s: float | None


def write_history(history: SqliteHistory, sessions: int) -> None:
    """Sessions over years, with answers of every drill and delivery of every turn."""
    chance = random.Random(1)
    steps = [
        f"{drill.id}/{exercise.id}"
        for drill in load_script("en-us").drills
        for exercise in drill.exercises
    ]
    began = datetime(2020, 1, 1, 20).astimezone()
    with history.database.transaction():
        for number in range(sessions):
            _write(history, _record(number, began + timedelta(hours=5 * number), steps, chance))


def _write(history: SqliteHistory, record: SessionRecord) -> None:
    session = record.session
    history.begin(session)
    for attempt in record.attempts:
        history.add_attempt(attempt)
    for turn in record.turns:
        history.add_turn(turn)
    history.end(session.id, session.ended or "", session.reason or "")


def _record(number: int, began: datetime, steps: list[str], chance: random.Random) -> SessionRecord:
    name = f"{began:%Y%m%d-%H%M%S}-{number % 65_536:04x}"
    started, ended = began.isoformat(), (began + timedelta(minutes=15)).isoformat()
    session = PastSession(name, "practice", "en-us", started, f"{name}.jsonl", ended, "completed")
    exercises = chance.sample(steps, TURNS)
    moments = [(began + timedelta(seconds=40 * turn)).isoformat() for turn in range(TURNS)]
    attempts = (
        Attempt(
            session=name,
            step=step,
            attempt=1,
            said=SAID,
            at=at,
            act=chance.choice(["reflection", "question", "statement"]),
            is_strong=chance.random() < 0.4,
            changed_marker="",
            markers=tuple(chance.sample(sorted(STRENGTHS | PITFALLS), 3)),
            praise="You took up what was said.",
            change="Ask whether you got it right.",
        )
        for step, at in zip(exercises, moments, strict=True)
    )
    turns = (
        HeardTurn(
            session=name,
            number=turn + 1,
            at=at,
            step=step,
            said=SAID,
            coach_ms=chance.randrange(4_000, 20_000),
            delay_ms=chance.randrange(200, 3_000),
            duration_ms=chance.randrange(3_000, 9_000),
            words=17,
            longest_pause_ms=chance.randrange(100, 2_000),
            level_db=-24.0,
            level_spread_db=4.0,
            clipped_ratio=0.0,
            patience_ms=chance.randrange(600, 3_000),
            compute_ms=chance.randrange(100, 900),
        )
        for turn, (step, at) in enumerate(zip(exercises, moments, strict=True))
    )
    return SessionRecord(session, tuple(attempts), tuple(turns))


def measure(folder: Path, words: list[str]) -> Result:
    """The median time that a command takes, start of the program included."""
    environment = {
        **os.environ,
        "VOICE_COACH_DATA_DIR": str(folder),
        "VOICE_COACH_PASSPHRASE": PASSPHRASE,
    }
    walls, cpus = [], []
    for _ in range(RUNS):
        before, began = os.times(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "voice_coach.cli.main", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        walls.append(time.perf_counter() - began)
        after = os.times()
        cpus.append(
            after.children_user + after.children_system
            - before.children_user - before.children_system
        )  # fmt: skip
    return Result(" ".join(words), median(walls), median(cpus), LIMITS_S.get(" ".join(words[:2])))


def main() -> None:
    """Write the store, run the commands, print the times."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        with closing(Store(folder).open_history()) as history:
            write_history(history, options.sessions)
            newest = history.sessions()[0].id
        if options.encrypted:
            encrypt_folder(folder, PASSPHRASE)
        commands = (
            ["history"],
            ["history", "--latency"],
            ["history", "show", newest],
            ["history", "--all", "--json"],
            ["report", "--output", str(Path(place) / "report.html")],
        )
        results = [measure(folder, words) for words in commands]
        beginning = ["practice", "--text", "--no-resume"]
        results += [
            measure(folder, beginning),
            replace(measure(Path(place) / "new", beginning), command="practice, new folder"),
        ]
    if options.json:
        print(json.dumps([asdict(result) for result in results], indent=2))
        return
    print(f"{options.sessions} sessions of {TURNS} turns; medians of {RUNS}")
    for result in results:
        limit = f"  (limit {result.limit_s} s)" if result.limit_s else ""
        name = result.command.partition(" /")[0]
        print(f"{name:<40} {result.wall_s:6.2f} s, {result.cpu_s:5.2f} s of computing{limit}")


if __name__ == "__main__":
    main()
