"""A passphrase on what is kept."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from kept_sessions import Kept, keep, words_on_disk
from program import Program, without_devices
from terminal import at_terminal

from voice_coach.adapters.journal_file import JournalFile
from voice_coach.adapters.store import Store, open_store
from voice_coach.errors import HistoryError
from voice_coach.session.journal import to_line

SECRET = "three plain words"
OTHER = "four other plain words"
FIRST, SECOND = Kept(1), Kept(2)
KILLS = int(os.environ.get("TEST_KILLS", "2"))


def knowing(program: Program, passphrase: str, fresh: str = "") -> Program:
    known = {"VOICE_COACH_PASSPHRASE": passphrase, "VOICE_COACH_NEW_PASSPHRASE": fresh}
    return replace(program, variables={**program.variables, **known})


@pytest.fixture
def store(program: Program) -> Store:
    """Two sessions with sound and a copy of the history, in plain text."""
    store = Store(program.data_dir)
    keep(store, FIRST, SECOND)
    with closing(store.open_history()) as history:
        history.database.back_up("version-2")
    return store


@pytest.fixture
def locked(program: Program, store: Store) -> Program:
    """The program once all of it is encrypted."""
    opened = knowing(program, SECRET)
    done = opened.run("settings", "encrypt", "--yes")
    assert done.returncode == 0, done.stderr
    return opened


def exported(program: Program) -> str:
    done = program.run("history", "export")
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_refused(done: subprocess.CompletedProcess[str], words: str, code: int = 1) -> None:
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_locked_can_be_read_nowhere_and_opens_with_the_passphrase(
    program: Program, store: Store
) -> None:
    before = exported(program)
    done = knowing(program, SECRET).run("settings", "encrypt", "--yes")
    assert "nobody can find it out" in done.stderr
    content = words_on_disk(program.data_dir)
    for plain in (FIRST.secret.encode(), SECOND.secret.encode(), b"SQLite format", b"paraphrase"):
        assert plain not in content
    assert exported(knowing(program, SECRET)) == before
    modes = {
        stat.S_IMODE(path.stat().st_mode) for path in program.data_dir.rglob("*") if path.is_file()
    }
    assert modes == {0o600}


@pytest.mark.parametrize(
    "words",
    [("history",), ("card",), ("practice", "--text"), ("settings", "decrypt", "--yes"),
     ("settings", "passphrase"), ("forget", "session", FIRST.id, "--yes")],
)  # fmt: skip
def test_a_wrong_passphrase_is_refused_in_one_sentence(
    locked: Program, words: tuple[str, ...]
) -> None:
    before = words_on_disk(locked.data_dir)
    assert_refused(knowing(locked, "not the right one", OTHER).run(*words), "passphrase is wrong")
    assert words_on_disk(locked.data_dir) == before


def test_without_a_terminal_or_a_variable_nobody_is_asked_in_vain(
    program: Program, locked: Program
) -> None:
    assert_refused(program.run("history"), "VOICE_COACH_PASSPHRASE", code=2)


def test_sessions_after_it_are_locked_too(locked: Program) -> None:
    said = "so you feel left alone with all of it"
    done = locked.run("practice", "paraphrase", "--text", "--seed", "3", typed=f"{said}\nstop\n")
    assert done.returncode == 0
    assert said.encode() not in words_on_disk(locked.data_dir)
    assert said in exported(locked)


def test_a_session_that_was_cut_off_is_offered_again_though_its_journal_is_locked(
    locked: Program,
) -> None:
    practice = ("practice", "paraphrase", "--text", "--seed", "3", "--exercises", "3")
    with locked.running(*practice) as session:
        session.type("so you feel left alone with all of it")
        session.until("You: so you feel")
        session.until("Coach:")
        session.child.kill()
    done = locked.run(*practice, typed="stop\n")
    assert "Last time we" in done.stdout


@pytest.mark.device
def test_who_types_for_want_of_a_microphone_is_asked_for_the_passphrase_once(
    program: Program, locked: Program, tmp_path: Path
) -> None:
    deaf = replace(program, variables=without_devices(tmp_path))
    with at_terminal(deaf, "practice", "paraphrase") as terminal:
        terminal.until("Passphrase")
        terminal.type(SECRET)
        terminal.until("Would you like to type instead")
        terminal.type("")
        terminal.until("You: ")
        terminal.type("stop")
        assert terminal.wait() == 0
        assert terminal.text.count("Passphrase") == 1


def test_decrypting_gives_back_every_byte(program: Program, store: Store) -> None:
    files = {path: path.read_bytes() for path in sorted(store.journal_dir.rglob("*.*l*c"))}
    journals = {path: path.read_bytes() for path in store.journal_dir.glob("*.jsonl")}
    before = exported(program)
    opened = knowing(program, SECRET)
    assert opened.run("settings", "encrypt", "--yes").returncode == 0
    assert opened.run("settings", "decrypt", "--yes").returncode == 0
    assert {path: path.read_bytes() for path in (*files, *journals)} == {**files, **journals}
    assert not (program.data_dir / "key.json").exists()
    assert exported(program) == before


def test_a_new_passphrase_opens_and_the_old_one_does_not(locked: Program) -> None:
    before = exported(locked)
    done = knowing(locked, SECRET, OTHER).run("settings", "passphrase")
    assert done.returncode == 0, done.stderr
    assert exported(knowing(locked, OTHER)) == before
    assert_refused(locked.run("history"), "passphrase is wrong")


def test_a_short_passphrase_and_a_second_lock_are_refused(program: Program, store: Store) -> None:
    short = knowing(program, "secret").run("settings", "encrypt", "--yes")
    assert short.returncode == 2
    assert "8 characters" in short.stderr
    assert not (program.data_dir / "key.json").exists()
    assert knowing(program, SECRET).run("settings", "encrypt", "--yes").returncode == 0
    again = knowing(program, SECRET).run("settings", "encrypt", "--yes")
    assert_refused(again, "encrypted already", code=2)


def test_nothing_is_locked_without_a_yes_or_while_another_program_runs(
    program: Program, store: Store
) -> None:
    opened = knowing(program, SECRET)
    assert opened.run("settings", "encrypt").returncode == 2
    with open_store(program.data_dir, lambda: ""):
        assert_refused(opened.run("settings", "encrypt", "--yes"), "Another Voice Coach")
    assert not (program.data_dir / "key.json").exists()
    assert_refused(opened.run("settings", "decrypt"), "not encrypted", code=2)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-9],
        lambda _: "[" * 100_000,
        lambda text: json.dumps({**json.loads(text), "salt": 5}),
        lambda text: json.dumps({**json.loads(text), "n": 1_000}),
    ],
    ids=["torn", "nested without end", "a number for a text", "a cost that cannot be"],
)
def test_a_damaged_key_is_named_and_nothing_is_changed(
    locked: Program, damage: Callable[[str], str]
) -> None:
    key = locked.data_dir / "key.json"
    key.write_text(damage(key.read_text()))
    before = words_on_disk(locked.data_dir)
    assert_refused(locked.run("history"), "key.json is damaged")
    assert words_on_disk(locked.data_dir) == before


def test_forgetting_works_on_what_is_locked(locked: Program) -> None:
    assert locked.run("forget", "session", FIRST.id, "--yes").returncode == 0
    assert [one["id"] for one in json.loads(exported(locked))] == [SECOND.id]
    # even for those who have lost the passphrase
    assert replace(locked, variables={}).run("forget", "all", "--yes").returncode == 0
    assert list(locked.data_dir.iterdir()) == []


def test_a_damaged_history_is_repaired_and_stays_locked(locked: Program) -> None:
    history = locked.data_dir / "history.sqlite"
    history.write_bytes(os.urandom(len(history.read_bytes())))
    assert_refused(locked.run("history"), "voice-coach history repair")
    assert locked.run("history", "repair").returncode == 0
    assert len(json.loads(exported(locked))) == 2
    assert FIRST.secret.encode() not in words_on_disk(locked.data_dir)


@pytest.mark.parametrize("verb", ["encrypt", "decrypt"])
def test_a_crash_at_any_moment_loses_nothing_and_the_next_start_goes_on(
    program: Program, store: Store, verb: str
) -> None:
    keep(store, *(Kept(day) for day in range(3, 9)))
    before = exported(program)
    opened = knowing(program, SECRET)
    chance = random.Random(7)
    killed = 0
    while killed < KILLS:
        if verb == "decrypt" and not (program.data_dir / "key.json").exists():
            assert opened.run("settings", "encrypt", "--yes").returncode == 0
        killed += kill_in_the_middle(opened, verb, chance)
        assert exported(opened) == before
        is_locked = (program.data_dir / "key.json").exists()
        assert (FIRST.secret.encode() in words_on_disk(program.data_dir)) is not is_locked
        if verb == "encrypt" and is_locked:
            assert opened.run("settings", "decrypt", "--yes").returncode == 0


def content(path: Path) -> bytes:
    """What a file holds that may be taken away at any moment."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def kill_in_the_middle(program: Program, verb: str, chance: random.Random) -> bool:
    """Kill it some time after it began to write; False when it had ended already."""
    command = program.command("settings", verb, "--yes")
    begun = program.data_dir / "key.json"
    before = content(begun)
    child = subprocess.Popen(
        command, env=program.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while child.poll() is None and content(begun) == before:
        continue
    try:
        child.wait(timeout=chance.uniform(0, 0.08))
    except subprocess.TimeoutExpired:
        child.kill()
    return child.wait() == -signal.SIGKILL


def test_copies_of_the_history_are_locked_whatever_is_in_them_and_come_back(
    program: Program, store: Store
) -> None:
    copies = program.data_dir / "backups"
    (copies / "history-damaged-1.sqlite").write_bytes(FIRST.secret.encode() + b"\x00garbage" * 99)
    (copies / "history-damaged-1.sqlite-wal").write_bytes(FIRST.secret.encode())
    before = {path: path.read_bytes() for path in copies.iterdir()}
    opened = knowing(program, SECRET)
    assert opened.run("settings", "encrypt", "--yes").returncode == 0
    assert FIRST.secret.encode() not in words_on_disk(program.data_dir)
    # one that is made while all is locked
    with (
        open_store(program.data_dir, lambda: SECRET) as locked_store,
        closing(locked_store.open_history()) as history,
    ):
        made = history.database.back_up("version-3")
    assert FIRST.secret.encode() not in words_on_disk(program.data_dir)
    assert opened.run("settings", "decrypt", "--yes").returncode == 0
    assert {path: path.read_bytes() for path in before} == before
    with closing(sqlite3.connect(made)) as database:
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (2,)


def test_a_damaged_history_cannot_stop_the_way_back_from_a_half_done_lock(
    program: Program, store: Store
) -> None:
    opened = knowing(program, SECRET)
    history = program.data_dir / "history.sqlite"
    content = bytearray(history.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    history.write_bytes(content)
    failed = opened.run("settings", "encrypt", "--yes")
    assert failed.returncode == 1
    assert "voice-coach history repair" in failed.stderr
    assert opened.run("history", "repair").returncode == 0
    assert len(json.loads(exported(opened))) == 2
    assert FIRST.secret.encode() not in words_on_disk(program.data_dir)


def test_nothing_is_locked_under_a_session_that_another_kind_of_program_holds(
    program: Program, store: Store
) -> None:
    path = store.journal_dir / f"{FIRST.id}.jsonl"
    opened = knowing(program, SECRET)
    with closing(JournalFile(path, "", to_line, pytest.fail)):
        assert_refused(opened.run("settings", "encrypt", "--yes"), "Another Voice Coach")
        assert opened.run("forget", "all", "--yes").returncode == 1
        assert opened.run("history", "repair").returncode == 1
    assert len(json.loads(exported(program))) == 2


def test_who_brings_no_keys_is_refused_before_anything_is_written(locked: Program) -> None:
    before = words_on_disk(locked.data_dir)
    with pytest.raises(HistoryError, match="locked with a passphrase"):
        Store(locked.data_dir).open_history()
    assert words_on_disk(locked.data_dir) == before
