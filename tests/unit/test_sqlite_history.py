"""The history in a real file."""

from __future__ import annotations

import random
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from voice_coach.adapters import history_database
from voice_coach.adapters.history_schema import MIGRATIONS
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.errors import HistoryError
from voice_coach.ports import Attempt, HeardTurn, PastSession

SESSION = PastSession("one", "practice", "en-us", "2026-01-02T20:00:00+01:00", "one.jsonl")
ATTEMPT = Attempt(
    session="one",
    step="paraphrase/late-shifts",
    attempt=1,
    said="“So you’re worn out; is that it?”",
    at="2026-01-02T20:01:00+01:00",
    act="reflection",
    is_strong=True,
    changed_marker="",
    markers=("check", "content_covered"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def history(path: Path) -> Iterator[SqliteHistory]:
    with closing(SqliteHistory(path)) as opened:
        yield opened


def later(history: SqliteHistory) -> SqliteHistory:
    """The same file, as another program would find it."""
    return SqliteHistory(history.path)


def test_what_is_written_can_be_read_by_the_next_program(history: SqliteHistory) -> None:
    history.begin(SESSION)
    history.add_attempt(ATTEMPT)
    history.keep("one", "card", ATTEMPT.at, "a line to take along")
    with closing(later(history)) as opened:
        assert opened.sessions() == [SESSION]
        assert opened.attempts() == [ATTEMPT]
        assert opened.newest("card") == "a line to take along"


def test_a_session_has_no_end_until_it_is_ended(history: SqliteHistory) -> None:
    history.begin(SESSION)
    assert history.sessions()[0].ended is None
    history.end("one", "2026-01-02T20:30:00+01:00", "completed")
    (ended,) = history.sessions()
    assert (ended.ended, ended.reason) == ("2026-01-02T20:30:00+01:00", "completed")


def test_sessions_come_newest_first_and_answers_oldest_first(history: SqliteHistory) -> None:
    for day in (2, 3, 1):
        started = f"2026-01-0{day}T20:00:00+01:00"
        history.begin(PastSession(f"day {day}", "practice", "en-us", started, "x"))
        attempt = Attempt(f"day {day}", "a/b", 1, "", started, "other", False, "check")
        history.add_attempt(attempt)
    assert [one.id for one in history.sessions()] == ["day 3", "day 2", "day 1"]
    assert [one.session for one in history.attempts()] == ["day 1", "day 2", "day 3"]


def test_the_same_attempt_judged_again_replaces_the_first_judgement(
    history: SqliteHistory,
) -> None:
    history.begin(SESSION)
    history.add_attempt(Attempt("one", ATTEMPT.step, 1, "so you", ATTEMPT.at, "other", False, "x"))
    history.add_attempt(ATTEMPT)
    assert history.attempts() == [ATTEMPT]


def test_only_the_newest_of_a_kind_is_shown_and_kinds_are_apart(history: SqliteHistory) -> None:
    history.begin(SESSION)
    history.begin(PastSession("two", "rehearse", "en-us", SESSION.started, "two.jsonl"))
    history.keep("one", "card", "2026-01-01", "old")
    history.keep("two", "card", "2026-01-02", "new")
    history.keep("one", "commitment", "2026-01-03", "a walk on Sunday")
    assert history.newest("card") == "new"
    assert history.newest("commitment") == "a walk on Sunday"
    assert history.newest("letter") is None


def test_a_clock_that_went_back_hides_nothing_new(history: SqliteHistory) -> None:
    for name in ("one", "two", "three"):
        history.begin(replace(SESSION, id=name))
    history.keep("one", "commitment", "2036-01-02T20:00:00+01:00", "made when the clock was ahead")
    history.keep("two", "commitment", "2026-01-02T02:50:00+02:00", "made before summer time ended")
    history.keep("three", "commitment", "2026-01-02T02:10:00+01:00", "made last")
    assert history.newest("commitment") == "made last"
    assert history.keepsakes("commitment", limit=1)[0].content == "made last"


def test_folder_and_files_are_for_the_owner_alone(history: SqliteHistory) -> None:
    history.begin(SESSION)
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in history.path.parent.iterdir()}
    assert stat.S_IMODE(history.path.parent.stat().st_mode) == 0o700
    assert set(modes) == {"history.sqlite", "history.sqlite-wal", "history.sqlite-shm"}
    assert set(modes.values()) == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir()
    path.touch(0o644)
    SqliteHistory(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def old_history(path: Path, version: int) -> None:
    """A file as the release with that schema version left it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        for script in MIGRATIONS[:version]:
            database.executescript(script)
        database.execute(f"PRAGMA user_version = {version}")
        database.execute(
            "INSERT INTO sessions (id, kind, locale, started, journal) VALUES (?, ?, ?, ?, ?)",
            (SESSION.id, SESSION.kind, SESSION.locale, SESSION.started, SESSION.journal),
        )
        row = (ATTEMPT.session, ATTEMPT.step, 1, ATTEMPT.said, ATTEMPT.at, ATTEMPT.act, 1, "")
        database.execute(
            "INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, '["check", "content_covered"]'),
        )
        database.commit()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_history_of_an_older_version_is_brought_up_to_date_and_keeps_all(
    path: Path, version: int
) -> None:
    old_history(path, version)
    with closing(SqliteHistory(path)) as history:
        assert history.sessions() == [SESSION]
        assert history.attempts() == [ATTEMPT]
        history.keep("one", "card", ATTEMPT.at, "new in this version")
        assert history.newest("card") == "new in this version"
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute("PRAGMA user_version").fetchone()
    assert found == len(MIGRATIONS)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_copy_of_the_older_version_is_kept_for_the_owner_alone(path: Path, version: int) -> None:
    old_history(path, version)
    SqliteHistory(path).close()
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name.startswith(f"history-version-{version}-")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (version,)
        assert database.execute("SELECT said FROM attempts").fetchall() == [(ATTEMPT.said,)]


def test_no_copy_is_made_of_a_new_history_or_one_that_is_up_to_date(path: Path) -> None:
    SqliteHistory(path).close()
    SqliteHistory(path).close()
    assert not (path.parent / "backups").exists()


def test_a_history_that_cannot_be_copied_is_not_updated(path: Path) -> None:
    old_history(path, 1)
    (path.parent / "backups").write_text("in the way")
    with pytest.raises(HistoryError) as failed:
        SqliteHistory(path)
    assert failed.value.remedy
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("SELECT said FROM attempts").fetchall() == [(ATTEMPT.said,)]


def test_an_update_that_fails_half_way_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_history(path, 1)
    broken = (*MIGRATIONS, "CREATE TABLE extra (a TEXT); INSERT INTO nowhere")
    with monkeypatch.context() as patched:
        patched.setattr(history_database, "MIGRATIONS", broken)
        with pytest.raises(HistoryError):
            SqliteHistory(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(SqliteHistory(path)) as history:
        assert history.attempts() == [ATTEMPT]


def test_a_newer_history_is_refused_untouched(path: Path) -> None:
    old_history(path, 1)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(HistoryError, match="newer"):
        SqliteHistory(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_a_history(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with closing(SqliteHistory(path)) as history:
        assert history.sessions() == []


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_are_no_database_are_refused_untouched(path: Path, seed: int) -> None:
    path.parent.mkdir()
    garbage = random.Random(seed).randbytes(20_000)
    path.write_bytes(garbage)
    with pytest.raises(HistoryError, match=r"history\.sqlite") as failed:
        SqliteHistory(path)
    assert "voice-coach history repair" in failed.value.remedy
    assert path.read_bytes() == garbage


def test_a_folder_in_the_files_place_is_an_error_with_a_remedy(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError) as failed:
        SqliteHistory(path)
    assert failed.value.remedy


def test_two_programs_may_write_at_once(history: SqliteHistory) -> None:
    with closing(later(history)) as other:
        history.begin(SESSION)
        other.add_attempt(ATTEMPT)
        assert history.attempts() == other.attempts() == [ATTEMPT]


def test_programs_that_start_at_once_make_the_tables_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from voice_coach.adapters.sqlite_history import SqliteHistory;"
        "sys.stdin.read(); SqliteHistory(Path(sys.argv[1])).close()"
    )
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    errors = [child.communicate()[1].decode() for child in starting]
    assert errors == [""] * 4


def test_a_database_that_someone_else_holds_is_an_error_not_a_crash(
    history: SqliteHistory,
) -> None:
    history.database._db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError, match="locked") as failed:
            history.begin(SESSION)
    assert "Close the other program" in failed.value.remedy


def test_an_error_never_quotes_what_was_said(history: SqliteHistory) -> None:
    # the session is unknown, so the answer cannot be filed
    with pytest.raises(HistoryError) as failed:
        history.add_attempt(ATTEMPT)
    assert ATTEMPT.said not in f"{failed.value} {failed.value.__cause__}"


def test_a_turn_comes_back_as_it_was_kept_and_a_later_one_replaces_it(tmp_path: Path) -> None:
    turn = HeardTurn(
        "one", 1, ATTEMPT.at, "a/1", "so you felt left out", 4_000, 900, 2_100, 5, 300, -24.5
    )
    with closing(SqliteHistory(tmp_path / "history.sqlite")) as history:
        history.begin(SESSION)
        history.add_turn(replace(turn, said="so you felt", words=3))
        history.add_turn(turn)
        assert history.turns() == [turn]


def test_what_is_deleted_is_in_no_file_any_more_and_the_rest_stays(history: SqliteHistory) -> None:
    other = replace(SESSION, id="two")
    for session in (SESSION, other):
        history.begin(session)
        for number in range(40):
            said = f"secret of {session.id} number {number} " * 9
            history.add_attempt(
                replace(ATTEMPT, session=session.id, step=f"a/{number}", said=said, praise=said)
            )
            history.add_turn(HeardTurn(session.id, number, ATTEMPT.at, "a/b", said))
        history.keep(session.id, "card", ATTEMPT.at, f"card of {session.id}")
    history.delete(["one"])
    files = b"".join(one.read_bytes() for one in history.path.parent.iterdir())
    assert b"of one" not in files
    assert files.count(b"secret of two") >= 40 * 9
    assert [one.id for one in history.sessions()] == ["two"]
    assert len(history.attempts()) == len(history.turns()) == 40
    assert history.newest("card") == "card of two"


def test_traces_that_another_program_holds_on_to_are_told(history: SqliteHistory) -> None:
    history.begin(SESSION)
    history.database.run("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM sessions").fetchone()
        with pytest.raises(HistoryError) as failed:
            history.delete(["one"])
    assert "End the other session" in failed.value.remedy
    history.delete(["one"])
    assert history.sessions() == []
