"""How soon help is shown, by the program and by each of its commands.

Run with ``script/bench help``. Each is started some times as a new process; a Python that does
nothing is started as often in between, for comparison.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

from voice_coach.cli.commands import COMMANDS

LIMIT_S = 0.3
RUNS = 7
BARE = (sys.executable, "-c", "")


def started_s(command: Sequence[str]) -> float:
    """How long a process takes from its start to its end."""
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - before


def measure(runs: int) -> dict[str, float]:
    """Seconds, the median of so many runs, by what was asked for."""
    program = (sys.executable, "-m", "voice_coach.cli.main")
    asked = {"python alone": BARE, "voice-coach": (*program, "--help")}
    asked |= {name: (*program, name, "--help") for name in COMMANDS}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(runs):
        for name, command in asked.items():
            times[name].append(started_s(command))
    return {name: median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the times; the exit code is 1 when the program's own help takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    taken = measure(options.runs)
    if options.json:
        print(json.dumps(taken, indent=2))
    else:
        for name, seconds in taken.items():
            print(f"{name:<14}{seconds:6.2f} s")
    sys.exit(taken["voice-coach"] > LIMIT_S)


if __name__ == "__main__":
    main()
