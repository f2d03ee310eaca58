"""Kills a scripted session at some moment and looks what it left."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass

from tests.program import Program, captions
from voice_coach.adapters.sqlite_history import SqliteHistory

# answers, retries, commands and what is no answer, one line after the other
_PRACTISED = (
    "So it was a hard week for you and you miss the old days. Did I get that right?",
    "You should talk to your boss about it tomorrow.",
    "yes",
    "It sounds like you felt alone with all of it. Is that so?",
    "how am i doing",
    "skip",
    "You always forget what I say.",
    "no",
    "So you feel left out when we go without you. Is that right?",
    "finish",
)
_REHEARSED = (
    "My sister never calls and I feel alone with our mother.",
    "yes",
    "yes",
    "You never help.",
    "that is all",
    "Could we sit down on Saturday morning in the kitchen, if it suits you?",
    "I've noticed that we talk less than we did in spring, and I feel lonely with it.",
    "skip",
    "What has been weighing on you lately?",
    "So you feel left alone with all of it. Did I get that right?",
    "You should have said so before.",
    "how am i doing",
    "I will call her on Sunday at six.",
    "finish",
)
_MIRRORED = (
    "My sister never calls and I feel alone with our mother.",
    "I am angry with her about the money.",
    "It was about the house.",
    "finish",
)
_CHECKED_IN = (
    "I feel tired and a little hopeful.",
    "I need a long walk in the evening.",
    "I think she is worried about her work.",
    "We laughed about the cat on Sunday.",
    "When you come home late I feel alone, and I would like you to call me.",
    "I will listen first tomorrow at supper.",
    "finish",
)
SCRIPTS = {
    "practice": _PRACTISED,
    "rehearse": _REHEARSED,
    "mirror": _MIRRORED,
    "check-in": _CHECKED_IN,
}
# by kind of session


@dataclass(frozen=True)
class Outcome:
    """What a killed session had shown by then."""

    was_killed: bool
    said: tuple[str, ...]
    # what the person typed that the coach has replied to


def kill_after(program: Program, moment_s: float, kind: str = "practice") -> Outcome:
    """Hold a scripted session and end it with SIGKILL after so many seconds, if it still runs."""
    options = ("--exercises", "4") if kind == "practice" else ()
    child = subprocess.Popen(
        program.command(kind, "--text", "--seed", "3", "--no-resume", *options),
        env=program.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        output, _ = child.communicate("\n".join(SCRIPTS[kind]).encode() + b"\n", timeout=moment_s)
    except subprocess.TimeoutExpired:
        child.kill()
        output, _ = child.communicate()
    shown = output.decode(errors="replace")
    replied = shown[: shown.rfind("\nCoach:") + 1]
    return Outcome(child.returncode == -signal.SIGKILL, tuple(captions(replied, "You")))


def faults(program: Program, outcome: Outcome) -> list[str]:
    """All that is wrong with what it left; empty when nothing is."""
    path = program.data_dir / "history.sqlite"
    if not path.exists():
        return ["an answer without a history"] if outcome.said else []
    found = []
    with closing(sqlite3.connect(path)) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            found.append("the history is damaged")
    journals = program.journals()
    lines = journals[-1].read_bytes().split(b"\n")[:-1] if journals else []
    turns, judged = [], []
    for line in lines:
        entry = json.loads(line)
        # a journal of which only the last line may be torn
        if entry["type"] == "Turn":
            turns.append(entry["text"])
        elif entry["type"] == "Assess":
            judged.append(entry["text"])
    if outcome.said and list(outcome.said) != turns[: len(outcome.said)]:
        found.append("a turn is not in the journal")
    found += _missing_answers(program, outcome, judged)
    return found


def _missing_answers(program: Program, outcome: Outcome, judged: list[str]) -> list[str]:
    with closing(SqliteHistory(program.data_dir / "history.sqlite")) as history:
        newest = history.sessions()[:1]
        kept = [one.said for record in history.records(newest) for one in record.attempts]
    replied = [text for text in judged if text in outcome.said]
    return [f"an answer is not in the history: {text}" for text in replied if text not in kept]
