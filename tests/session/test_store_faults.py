"""What a disk, another program or an accident may do to what is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from kept_sessions import Kept, keep
from program import Program, captions
from small_disk import run_in_little_room

from voice_coach.adapters.store import Store

FIRST, CUT_OFF = Kept(1), Kept(2, is_ended=False)
SAID = "So it was a hard week for you and you miss the old days. Did I get that right?"
PRACTICE = ("practice", "paraphrase", "--text", "--seed", "3", "--exercises", "2")
COMMANDS = (
    PRACTICE,
    ("history",),
    ("history", "show", FIRST.id),
    ("history", "export"),
    ("history", "repair"),
    ("card",),
    ("report",),
    ("forget", "session", FIRST.id, "--yes"),
    ("settings", "encrypt", "--yes"),
)
# root may write everywhere, unless it gives up that power
POWERLESS = ("setpriv", "--bounding-set=-dac_override,-fowner") if os.geteuid() == 0 else ()


@pytest.fixture
def knowing(program: Program) -> Program:
    return replace(program, variables={"VOICE_COACH_PASSPHRASE": "three plain words"})


def assert_told(done: subprocess.CompletedProcess[str]) -> None:
    """It ended in one sentence about what is wrong, with a remedy."""
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    assert FIRST.secret not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("voice-coach: ")
    assert last.count(".") >= 2


# --- a folder that cannot be written --------------------------------------------------------------


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_is(
    knowing: Program, words: tuple[str, ...]
) -> None:
    keep(Store(knowing.data_dir), FIRST)
    (knowing.data_dir / "history.sqlite").chmod(0o400)
    knowing.data_dir.chmod(0o500)
    before = {path: path.stat().st_mtime_ns for path in knowing.data_dir.rglob("*")}
    assert_told(replace(knowing, prefix=POWERLESS).run(*words, typed="stop\n"))
    knowing.data_dir.chmod(0o700)
    assert {path: path.stat().st_mtime_ns for path in knowing.data_dir.rglob("*")} == before


# --- a full disk ----------------------------------------------------------------------------------


def on_a_small_disk(program: Program, size_kb: int, *steps: str) -> str:
    """Shell lines run where the data folder has little room; gives what they print."""
    program.data_dir.mkdir(mode=0o700, exist_ok=True)
    coach = f"{sys.executable} -m voice_coach.cli.main"
    lines = "\n".join(steps).replace("voice-coach", coach)
    done = run_in_little_room(program.data_dir, size_kb, lines, program.env)
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


def test_a_session_on_a_disk_that_fills_up_goes_on_and_keeps_what_it_could(
    program: Program, tmp_path: Path
) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text(f"{SAID}\nno\n" * 2 + "finish\n")
    told = on_a_small_disk(
        program,
        256,
        f"voice-coach {' '.join(PRACTICE)} < {typed} > /dev/null",
        # from now on nothing more fits
        'cat /dev/zero > "$VOICE_COACH_DATA_DIR/filler" 2> /dev/null',
        f"voice-coach {' '.join(PRACTICE)} < {typed} 2>&1; echo ended $?",
        'rm "$VOICE_COACH_DATA_DIR/filler"',
        "voice-coach history --json",
    )
    session, _, listed = told.partition("ended ")
    code, _, rows = listed.partition("\n")
    assert code in ("0", "1")
    if code == "0":
        assert session.count("cannot be saved any more") == 1
        assert captions(session, "Partner")
    else:
        assert session.startswith("voice-coach: ")
    answers = [one["answers"] for one in json.loads(rows)]
    # what the first session had committed is all there
    assert answers[-1] == 2


@pytest.mark.parametrize("words", ["settings encrypt --yes", "forget session 20260101 --yes"])
def test_a_disk_without_room_loses_nothing_when_all_is_rewritten(
    knowing: Program, tmp_path: Path, words: str
) -> None:
    copy = tmp_path / "copy"
    keep(Store(copy), FIRST, CUT_OFF)
    told = on_a_small_disk(
        knowing,
        400,
        f'cp -r {copy}/. "$VOICE_COACH_DATA_DIR"; chmod 700 "$VOICE_COACH_DATA_DIR"',
        'cat /dev/zero > "$VOICE_COACH_DATA_DIR/filler" 2> /dev/null',
        f"voice-coach {words} 2>&1; echo ended",
        'rm "$VOICE_COACH_DATA_DIR/filler"',
        f"voice-coach {words} > /dev/null 2>&1",
        "voice-coach history export",
    )
    refusal, _, exported = told.partition("ended\n")
    assert "Free some disk space." in refusal
    left = [one["id"] for one in json.loads(exported)]
    assert left == ([CUT_OFF.id, FIRST.id] if "encrypt" in words else [CUT_OFF.id])
    assert CUT_OFF.secret in exported


# --- two programs at once -------------------------------------------------------------------------


def test_a_session_that_goes_on_elsewhere_is_not_taken_for_one_that_was_cut_off(
    program: Program,
) -> None:
    with program.running(*PRACTICE) as first:
        first.answer(SAID)
        second = program.run(*PRACTICE, typed=f"{SAID}\nno\nfinish\n")
        assert "Last time we" not in second.stdout
        _, errors = first.child.communicate("no\nfinish\n")
    assert (second.returncode, second.stderr, errors) == (0, "", "")
    listed = json.loads(program.run("history", "--json").stdout)
    assert sorted((one["answers"], one["reason"]) for one in listed) == [(1, "asked")] * 2


def test_the_one_that_was_cut_off_is_offered_though_another_runs(program: Program) -> None:
    with program.running(*PRACTICE) as running:
        running.answer(SAID)
        with program.running(*PRACTICE) as cut_off:
            cut_off.answer(SAID)
            cut_off.child.kill()
        assert "Last time we" in program.run(*PRACTICE, typed="no\nstop\n").stdout


def test_only_one_of_two_programs_goes_on_with_a_session(program: Program) -> None:
    with program.running(*PRACTICE) as cut_off:
        cut_off.answer(SAID)
        cut_off.child.kill()
    store = Store(program.data_dir)
    (journal,) = store.journals()
    with store.claimed(journal) as is_ours:
        assert is_ours
        assert "Last time we" not in program.run(*PRACTICE, typed="stop\n").stdout
