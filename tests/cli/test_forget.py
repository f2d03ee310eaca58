"""``voice-coach forget``: what is forgotten is in no file any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from kept_sessions import Kept, keep, words_on_disk
from program import Program

from voice_coach.adapters.file_locks import locked
from voice_coach.adapters.store import Store

FIRST, SECOND, THIRD = Kept(1), Kept(1, 2), Kept(2)


@pytest.fixture
def store(program: Program) -> Store:
    """Two sessions of one day and one of the next, with copies of them in other places."""
    store = Store(program.data_dir)
    keep(store, FIRST, SECOND, THIRD)
    with closing(store.open_history()) as history:
        history.database.back_up("version-2")
    (program.data_dir / "report.html").write_text(f"{FIRST.secret} {THIRD.secret}")
    (program.data_dir / ".history.sqlite.77.new").write_text(FIRST.secret)
    for name in ("models", "dialogs"):
        (program.data_dir / name).mkdir()
        (program.data_dir / name / "mine.yaml").write_text("mine")
    return store


def ids(store: Store) -> list[str]:
    with closing(store.open_history()) as history:
        return [one.id for one in history.sessions()]


def test_a_forgotten_session_is_in_no_file_any_more(program: Program, store: Store) -> None:
    assert words_on_disk(program.data_dir).count(FIRST.secret.encode()) > 10
    done = program.run("forget", "session", FIRST.id, "--yes")
    assert (done.returncode, done.stdout) == (0, "1 session forgotten.\n")
    left = words_on_disk(program.data_dir)
    assert FIRST.secret.encode() not in left
    assert SECOND.secret.encode() in left
    assert ids(store) == [THIRD.id, SECOND.id]
    assert store.sound_of(f"{SECOND.id}.jsonl")
    assert not store.sound_dir(f"{FIRST.id}.jsonl").exists()


def test_a_forgotten_day_takes_its_sessions_and_no_other(program: Program, store: Store) -> None:
    done = program.run("forget", "day", "2026-01-01", "--yes")
    assert done.stdout == "2 sessions forgotten.\n"
    left = words_on_disk(program.data_dir)
    assert FIRST.secret.encode() not in left
    assert SECOND.secret.encode() not in left
    assert ids(store) == [THIRD.id]


def test_a_day_without_a_session_forgets_nothing(program: Program, store: Store) -> None:
    for day in ("2026-01-09", "today", "yesterday"):
        done = program.run("forget", "day", day, "--yes")
        assert (done.returncode, done.stdout) == (0, "")
        assert "No session began on 20" in done.stderr
    assert len(ids(store)) == 3
    assert program.run("forget", "day", "someday", "--yes").returncode == 2


def test_today_and_yesterday_are_days(program: Program) -> None:
    store = Store(program.data_dir)
    keep(store, FIRST)
    today = date.today()  # noqa: DTZ011 (the person's own day)
    for days, word in ((0, "today"), (1, "yesterday")):
        with closing(sqlite3.connect(store.history_file)) as database:
            began = f"{today - timedelta(days=days)}T12:00:00+00:00"
            database.execute("UPDATE sessions SET started = ?", (began,))
            database.commit()
        assert "--yes" in program.run("forget", "day", word).stderr


def test_forgetting_all_leaves_only_models_and_dialogs(program: Program, store: Store) -> None:
    done = program.run("forget", "all", "--yes")
    assert done.returncode == 0
    left = sorted(path.name for path in program.data_dir.rglob("*"))
    assert left == ["dialogs", "mine.yaml", "mine.yaml", "models"]
    assert program.run("history").stderr.startswith("There is no session yet.")


def test_forgetting_all_works_on_a_history_that_nobody_can_read(program: Program) -> None:
    program.data_dir.mkdir()
    (program.data_dir / "history.sqlite").write_bytes(b"no database at all")
    (program.data_dir / "key.json").write_text("damaged")
    assert program.run("forget", "all", "--yes").returncode == 0
    assert list(program.data_dir.iterdir()) == []


def test_nothing_is_forgotten_while_another_program_uses_it(program: Program, store: Store) -> None:
    with locked(program.data_dir, is_shared=True):
        refused = program.run("forget", "all", "--yes")
    assert refused.returncode == 1
    assert "Another Voice Coach" in refused.stderr
    assert len(ids(store)) == 3


@pytest.mark.parametrize("words", [("all",), ("day", "2026-01-01"), ("session", FIRST.id)])
def test_nothing_is_forgotten_without_a_yes(
    program: Program, store: Store, words: tuple[str, ...]
) -> None:
    refused = program.run("forget", *words)
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    assert len(ids(store)) == 3


def test_a_link_in_a_journals_place_goes_and_never_what_it_leads_to(
    program: Program, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("not ours")
    journal = store.journal_dir / f"{FIRST.id}.jsonl"
    journal.unlink()
    journal.symlink_to(tmp_path)
    assert program.run("forget", "session", FIRST.id, "--yes").returncode == 0
    assert not journal.is_symlink()
    assert (tmp_path / "letter.txt").read_text() == "not ours"
