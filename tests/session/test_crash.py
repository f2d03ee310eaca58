"""A session that is cut off: what it leaves, and how the next one goes on."""

from __future__ import annotations

import json
import os
import random
import resource
import select
import signal
import sqlite3
import stat
import subprocess
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from killed_sessions import faults, kill_after
from program import Program, captions
from spoken_answers import write_answers

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory

FIRST = "So it was a hard week for you and you miss the old days. Did I get that right?"
SECOND = "You should talk to your boss about it tomorrow."
DANGER = "he hits me when he has been drinking and I am scared of him"
KILLS = int(os.environ.get("TEST_KILLS", "5"))
# script/bench crashes does it 200 times
SCRIPT_S = 2.0
# somewhat longer than the scripted session takes
PRACTICE = ("practice", "paraphrase", "--text", "--seed", "3", "--exercises", "3")


def attempts(program: Program) -> list[tuple[str, str]]:
    """Step and words of every answer in the history."""
    history = SqliteHistory(program.data_dir / "history.sqlite")
    with closing(history):
        return [(one.step, one.said) for one in history.attempts()]


def cut_off(program: Program, *typed: str) -> None:
    """A typed session that is killed while the coach meets the last of these lines."""
    with program.running(*PRACTICE) as session:
        session.answer(*typed)
        session.child.kill()
        assert session.child.wait() == -signal.SIGKILL


def is_offered(program: Program) -> bool:
    """Whether the newest session began with the question whether to go on with another."""
    wordings = load_script("en-us").prompts["greeting-resume"]
    return any(say["text"] in wordings for say in program.of_type("Say"))


def children(pid: int) -> list[str]:
    """The processes that a process has started; each stands in the list of the thread it was."""
    found = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        # a thread that ends meanwhile has none
        with suppress(FileNotFoundError, ProcessLookupError):
            found += (thread / "children").read_text().split()
    return found


def wait_for_floor(program: Program) -> None:
    """Until all is written down and the session waits for the next line."""
    while not program.of_type("Listen"):
        continue


# --- kill -9 --------------------------------------------------------------------------------------


def test_a_killed_session_has_kept_every_turn_and_every_answer(program: Program) -> None:
    cut_off(program, SECOND, "yes", FIRST)
    assert [turn["text"] for turn in program.of_type("Turn")] == [SECOND, "yes", FIRST]
    step = program.of_type("Assess")[0]["exercise_id"]
    assert attempts(program) == [(step, SECOND), (step, FIRST)]


def test_a_killed_spoken_session_has_kept_every_turn_and_every_answer(
    program: Program, tmp_path: Path
) -> None:
    answers = write_answers(tmp_path / "answers.wav", [FIRST, "yes please", SECOND])
    heard = tmp_path / "heard.wav"
    files = ("--input", str(answers), "--output", str(heard), "--engine", "whisper")
    with program.running("practice", "paraphrase", *files, "--seed", "3") as session:
        said = [session.until("You:").strip() for _ in range(3)]
        session.until("Coach:")
        session.child.kill()
    assert [f"You: {turn['text']}" for turn in program.of_type("Turn")] == said
    assert [words for _, words in attempts(program)] == [
        entry["text"] for entry in program.of_type("Assess")
    ]
    assert len(attempts(program)) == 2
    # the sound so far is a whole file, short of its last second
    assert heard.stat().st_size / 32_000 > program.entries()[-1]["at_ms"] / 1000 - 2


def test_no_voice_outlives_a_killed_session(program: Program, tmp_path: Path) -> None:
    answers = write_answers(tmp_path / "answers.wav", [FIRST, SECOND])
    with program.running("practice", "--input", str(answers), "--engine", "whisper") as session:
        session.until("Coach:")
        (voice,) = children(session.child.pid)
        # a way to wait for the end of a process that is no child of this one
        voice_ended = os.pidfd_open(int(voice))
        session.child.kill()
    try:
        assert select.select([voice_ended], [], [], 30)[0]
    finally:
        os.close(voice_ended)


# --- going on -------------------------------------------------------------------------------------


def test_the_next_start_offers_to_go_on_and_yes_gives_what_is_left(program: Program) -> None:
    cut_off(program, FIRST)
    plan = program.entries()[0]["plan"]
    assert len(plan) == 3
    done = program.of_type("Assess")[0]["exercise_id"]
    program.run(*PRACTICE, typed=f"yes\n{FIRST}\nno\n{FIRST}\nno\n")
    assert is_offered(program)
    assert program.of_type("SessionStarted")[0]["resumed_from"] is not None
    given = [entry["exercise_id"] for entry in program.of_type("Assess")]
    assert given == [step for step in plan if step != done]
    assert program.of_type("Finish")[0]["reason"] == "completed"


def test_no_begins_a_fresh_session(program: Program) -> None:
    cut_off(program, FIRST)
    program.run(*PRACTICE, typed=f"no\n{FIRST}\nno\n{FIRST}\nno\n{FIRST}\nno\n")
    assert is_offered(program)
    assert len({entry["exercise_id"] for entry in program.of_type("Assess")}) == 3


def test_a_session_is_offered_only_once(program: Program) -> None:
    cut_off(program, FIRST)
    program.run(*PRACTICE, typed="no\nstop\n")
    assert is_offered(program)
    program.run(*PRACTICE, typed="stop\n")
    assert not is_offered(program)


def test_a_session_that_goes_on_and_is_cut_off_again_is_offered_again(program: Program) -> None:
    cut_off(program, FIRST)
    cut_off(program, "yes")
    program.run(*PRACTICE, typed="stop\n")
    assert is_offered(program)


def test_a_fresh_session_that_is_cut_off_is_itself_what_is_offered(program: Program) -> None:
    cut_off(program, FIRST)
    cut_off(program, "no", FIRST, "no", FIRST)
    done = {entry["exercise_id"] for entry in program.of_type("Assess")}
    program.run(*PRACTICE, typed=f"yes\n{FIRST}\nno\n{FIRST}\nno\n")
    given = {entry["exercise_id"] for entry in program.of_type("Assess")}
    assert len(given) == 1
    assert not given & done


@pytest.mark.parametrize("ending", ["finish", "stop now"])
def test_a_session_that_was_ended_is_not_offered(program: Program, ending: str) -> None:
    program.run(*PRACTICE, typed=f"{FIRST}\n{ending}\n")
    program.run(*PRACTICE, typed="stop\n")
    assert not is_offered(program)


def test_a_session_without_any_answer_is_not_offered(program: Program) -> None:
    with program.running(*PRACTICE) as session:
        session.until("Partner:")
        session.child.kill()
    program.run(*PRACTICE, typed="stop\n")
    assert not is_offered(program)


@pytest.mark.parametrize("lost", [1, 40])
def test_a_torn_last_line_of_the_journal_is_survived(program: Program, lost: int) -> None:
    cut_off(program, FIRST)
    (journal,) = program.journals()
    journal.write_bytes(journal.read_bytes()[:-lost])
    after = program.run(*PRACTICE, typed=f"yes\n{FIRST}\nstop\n")
    assert is_offered(program)
    assert after.returncode == 0


@pytest.mark.parametrize("damage", [b"", b"\xff\x00{]\n", b"[]\n", b'{"v": 99}\n'])
def test_a_journal_that_cannot_be_read_is_not_offered(program: Program, damage: bytes) -> None:
    cut_off(program, FIRST)
    (journal,) = program.journals()
    journal.write_bytes(damage)
    after = program.run(*PRACTICE, typed="stop\n")
    assert (after.returncode, is_offered(program)) == (0, False)
    journal.unlink()
    assert program.run(*PRACTICE, typed="stop\n").returncode == 0


# --- what the disk refuses ------------------------------------------------------------------------


def test_a_disk_that_fills_up_is_told_once_and_practice_goes_on(program: Program) -> None:
    with program.running(*PRACTICE) as session:
        session.answer(FIRST)
        # from now on no file may grow by more than some bytes, so that a line is torn
        limit = program.journals()[0].stat().st_size + 200
        resource.prlimit(session.child.pid, resource.RLIMIT_FSIZE, (limit, limit))
        output, errors = session.child.communicate(f"{FIRST}\nno\n{FIRST}\nno\nstop\n")
    assert session.child.returncode == 0
    assert "Traceback" not in errors
    assert errors.count("cannot be saved any more") == 1
    assert errors.count("answers are not counted") == 1
    assert len(captions(output, "Partner")) == 2
    assert "is saved" not in errors
    assert program.entries()[0]["type"] == "Session"
    # with space again everything is as before
    assert attempts(program)[0][1] == FIRST
    assert program.run(*PRACTICE, typed="stop\n").returncode == 0


def test_space_that_comes_back_is_used_and_no_line_is_glued_to_a_torn_one(
    program: Program,
) -> None:
    with program.running(*PRACTICE) as session:
        session.until("Partner:")
        wait_for_floor(program)
        limit = program.journals()[0].stat().st_size + 40
        resource.prlimit(session.child.pid, resource.RLIMIT_FSIZE, (limit, -1))
        session.answer(FIRST)
        resource.prlimit(session.child.pid, resource.RLIMIT_FSIZE, (-1, -1))
        session.child.communicate("skip\nfinish\n")
    whole, torn = [], []
    for line in program.journals()[0].read_text().split("\n")[:-1]:
        try:
            whole.append(json.loads(line)["type"])
        except ValueError:
            torn.append(line)
    assert [line.count('"at_ms"') for line in torn] == [1]
    assert whole.count("Turn") == 2
    assert whole[-1] == "Finish"


def test_a_folder_that_cannot_be_written_is_named(program: Program) -> None:
    program.data_dir.mkdir(mode=0o500)
    # root may write everywhere, unless it gives up that power
    powerless = ("setpriv", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()
    session = replace(program, prefix=powerless).run(*PRACTICE, typed="stop\n")
    assert_refused(session, str(program.data_dir))
    assert list(program.data_dir.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_named(program: Program) -> None:
    program.data_dir.write_text("")
    assert_refused(program.run(*PRACTICE, typed="stop\n"), str(program.data_dir))


def test_a_history_that_is_no_database_is_named_and_left_as_it_is(program: Program) -> None:
    program.data_dir.mkdir()
    history = program.data_dir / "history.sqlite"
    history.write_bytes(b"this is no database, but it may be all that someone has left" * 99)
    before = history.read_bytes()
    assert_refused(program.run(*PRACTICE, typed="stop\n"), str(history))
    assert history.read_bytes() == before


def test_a_history_with_damaged_pages_is_named_and_left_as_it_is(program: Program) -> None:
    program.run(*PRACTICE, typed=f"{FIRST}\nstop\n")
    history = program.data_dir / "history.sqlite"
    content = bytearray(history.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    history.write_bytes(content)
    assert_refused(program.run(*PRACTICE, typed="stop\n"), str(history))
    assert history.read_bytes() == content


def test_a_history_of_a_newer_version_is_named_and_left_as_it_is(program: Program) -> None:
    program.run(*PRACTICE, typed=f"{FIRST}\nstop\n")
    history = program.data_dir / "history.sqlite"
    with closing(sqlite3.connect(history)) as database:
        database.execute("PRAGMA user_version = 99")
    before = history.read_bytes()
    refused = program.run(*PRACTICE, typed="stop\n")
    assert_refused(refused, str(history))
    assert "newer" in refused.stderr
    assert history.read_bytes() == before


def assert_refused(session: subprocess.CompletedProcess[str], name: str) -> None:
    """It ended before it began, in one sentence with a remedy that names the file."""
    assert session.returncode == 1
    assert captions(session.stdout, "Coach") == []
    assert len(session.stderr.splitlines()) == 1
    assert session.stderr.startswith("voice-coach: ")
    assert name in session.stderr


# --- whose eyes -----------------------------------------------------------------------------------


def test_the_data_are_for_their_owner_alone_even_while_a_session_runs(program: Program) -> None:
    with program.running(*PRACTICE) as session:
        session.answer(FIRST)
        modes = {
            path.relative_to(program.data_dir).name: stat.S_IMODE(path.stat().st_mode)
            for path in [program.data_dir, *program.data_dir.rglob("*")]
        }
    assert modes.pop("") == modes.pop("journal") == 0o700
    assert {"history.sqlite", "history.sqlite-wal"} < set(modes)
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("is_killed", [False, True])
def test_what_someone_says_about_danger_is_nowhere_on_the_disk(
    program: Program, is_killed: bool
) -> None:
    with program.running(*PRACTICE) as session:
        session.answer(FIRST, "yes", DANGER, "I just do not know where to go tonight")
        if is_killed:
            session.child.kill()
        else:
            session.type("finish")
        session.child.wait()
    files = [path for path in program.data_dir.rglob("*") if path.is_file()]
    assert len(files) >= 2
    content = b"".join(path.read_bytes() for path in files).lower()
    assert FIRST.lower().encode() in content
    for words in (b"hits me", b"drinking", b"scared", b"where to go"):
        assert words not in content


# --- at any moment --------------------------------------------------------------------------------


def test_a_session_killed_at_any_moment_has_lost_nothing_it_had_replied_to(
    program: Program,
) -> None:
    chance = random.Random()
    kills = 0
    while kills < KILLS:
        outcome = kill_after(program, chance.uniform(0.0, SCRIPT_S))
        kills += outcome.was_killed
        assert faults(program, outcome) == []
    assert program.run("history").returncode == 0
