"""Kills sessions of every kind at random moments and looks whether anything that was said is lost.

Run with ``script/bench crashes``; ``--kills`` says how often.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.killed_sessions import SCRIPTS, faults, kill_after
from tests.program import Program


def whole_session_s(program: Program, kind: str) -> float:
    """How long a scripted session takes when it is let be."""
    began = time.perf_counter()
    kill_after(program, moment_s=300, kind=kind)
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
        lengths_s = {kind: whole_session_s(program, kind) for kind in SCRIPTS}
        while kills < options.kills:
            kind = chance.choice(sorted(SCRIPTS))
            moment_s = chance.uniform(0.0, lengths_s[kind])
            outcome = kill_after(program, moment_s, kind)
            kills += outcome.was_killed
            answers += len(outcome.said)
            found = faults(program, outcome)
            wrong += [f"{kind} after {moment_s:.3f} s: {fault}" for fault in found]
        listed = program.run("history", "--all")
        if listed.returncode != 0:
            wrong.append("the history cannot be listed")
    longest_s = max(lengths_s.values())
    print(f"{kills} sessions killed within {longest_s:.1f} s of their start")
    print(f"{answers} turns had been replied to by then; {len(wrong)} faults")
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
