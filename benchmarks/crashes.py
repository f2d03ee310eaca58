"""Kills a session at random moments and looks whether anything that was said is lost.

Run with ``script/bench crashes``; ``--kills`` says how often.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.killed_sessions import faults, kill_after
from tests.program import Program


def whole_session_s(program: Program) -> float:
    """How long the scripted session takes when it is let be."""
    began = time.perf_counter()
    kill_after(program, moment_s=300)
    return time.perf_counter() - began


def main() -> None:
    """Kill, look, and print; ends with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kills, wrong, answers = 0, [], 0
    with tempfile.TemporaryDirectory() as place:
        program = Program(Path(place) / "data")
        length_s = whole_session_s(program)
        while kills < options.kills:
            moment_s = chance.uniform(0.0, length_s)
            outcome = kill_after(program, moment_s)
            kills += outcome.was_killed
            answers += len(outcome.said)
            wrong += [f"after {moment_s:.3f} s: {fault}" for fault in faults(program, outcome)]
        listed = program.run("history", "--all")
        if listed.returncode != 0:
            wrong.append("the history cannot be listed")
    print(f"{kills} sessions killed within {length_s:.1f} s of their start")
    print(f"{answers} turns had been replied to by then; {len(wrong)} faults")
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
