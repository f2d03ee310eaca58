"""Whatever a column holds, reading the history gives what is there or tells of the damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from kept_sessions import Kept, keep

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.history_schema import TABLES
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.adapters.store import Store
from voice_coach.cli.history_views import Whole, digest_json, whole_json, whole_text
from voice_coach.dialog.card import CARD
from voice_coach.errors import HistoryError
from voice_coach.programme import Wish, choose_exercises, read_past
from voice_coach.report.content import gather
from voice_coach.report.layout import lay_out

SCRIPT = load_script("en-us", ())
TODAY = date(2026, 2, 1)
GARBAGE = ("", "noon", "2026-13-99T99:99", "[]", '{"a":', "../x", "\0", 7, -1, 1e300, b"\0\xff")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    store = Store(tmp_path)
    for kept in (Kept(1), Kept(2, is_ended=False)):
        keep(store, kept)
    with closing(store.open_history()) as opened:
        yield opened


def sql(text: str, *names: str) -> str:
    """A statement with these names in it, which cannot be bound as values are."""
    return text.format(*names)


def columns(history: SqliteHistory, table: str) -> list[str]:
    return [
        name for (name,) in history.database.rows("SELECT name FROM pragma_table_info(?)", (table,))
    ]


def read_all(history: SqliteHistory) -> list[str]:
    """Everything that commands and sessions read; returns what was told of damage."""
    told = []

    def begin_session() -> None:
        past = read_past(history, SCRIPT)
        choose_exercises(SCRIPT, Wish(seed=1), past.latest, TODAY, 6)

    def show_sessions() -> None:
        for record in history.records(history.sessions()):
            assert whole_json(Whole(record))
            assert whole_text(Whole(record))

    def list_sessions() -> None:
        for digest in history.digests():
            assert digest_json(digest, is_running=False)

    readers = (
        begin_session,
        list_sessions,
        show_sessions,
        lambda: lay_out(gather(history, SCRIPT, TODAY)),
        lambda: history.keepsakes(CARD),
    )
    for reader in readers:
        try:
            reader()
        except HistoryError as error:
            told.append(str(error))
    return told


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_makes_no_sense_is_told_as_damage_or_does_no_harm(
    history: SqliteHistory, table: str
) -> None:
    assert read_all(history) == []
    history.database.run("PRAGMA foreign_keys = OFF")
    told = []
    for column in columns(history, table):
        for value in GARBAGE:
            history.database.run("BEGIN")
            statement = sql("UPDATE OR IGNORE {} SET {} = ?", table, column)
            history.database.run(statement, (value,))
            told += read_all(history)
            history.database.run("ROLLBACK")
    assert told
    assert set(told) == {
        "A row of the history is damaged. Mend it with: voice-coach history repair"
    }


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, "at") for table in TABLES[1:]] + [("sessions", "started"), ("sessions", "ended")],
)
def test_a_time_that_is_none_is_damage(history: SqliteHistory, table: str, column: str) -> None:
    history.database.run(sql("UPDATE {} SET {} = 'noon'", table, column))
    assert read_all(history) != []
