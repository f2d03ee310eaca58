"""Whatever the history's file holds, what is read is there, or the damage is told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from kept_sessions import Kept, keep

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.history_schema import TABLES
from voice_coach.adapters.repairing import is_whole, repair
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.adapters.store import Store
from voice_coach.cli.history_views import Whole, digest_json, whole_json, whole_text
from voice_coach.dialog.card import CARD
from voice_coach.errors import HistoryError
from voice_coach.programme import Wish, choose_exercises, read_past
from voice_coach.report.content import gather
from voice_coach.report.layout import lay_out
from voice_coach.session.rebuilding import rebuild

SCRIPT = load_script("en-us", ())
TODAY = date(2026, 2, 1)
DEEP = "[" * 100_000
GARBAGE = (
    "",
    "noon",
    "2026-13-99T99:99",
    "[]",
    DEEP,
    '{"a":',
    "../x",
    "\0",
    7,
    -1,
    1e300,
    b"\0\xff",
)


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
    assert all(it.endswith("Mend it with: voice-coach history repair") for it in told)


def test_text_that_is_damaged_is_never_quoted(history: SqliteHistory) -> None:
    history.database.run("UPDATE attempts SET said = CAST(X'7A65627261FF' AS TEXT)")
    told = read_all(history)
    assert told
    assert not any("zebra" in it for it in told)


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, "at") for table in TABLES[1:]] + [("sessions", "started"), ("sessions", "ended")],
)
def test_a_time_that_is_none_is_damage(history: SqliteHistory, table: str, column: str) -> None:
    history.database.run(sql("UPDATE {} SET {} = 'noon'", table, column))
    assert read_all(history) != []


@pytest.mark.parametrize("name", ["", "..", "../x", "a\0b"])
def test_a_journal_that_can_be_no_file_is_damage(history: SqliteHistory, name: str) -> None:
    history.database.run("UPDATE sessions SET journal = ?", (name,))
    with pytest.raises(HistoryError, match="history repair"):
        history.sessions()


# --- damaged bytes ----------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two sessions, in a history that nobody has open."""
    made = Store(tmp_path)
    keep(made, Kept(1), Kept(2))
    return made


def assert_mended(store: Store) -> None:
    """Whatever stands in the file, it is told, and a repair brings back all that was said."""
    with suppress(HistoryError), closing(store.open_history()) as history:
        read_all(history)
    journals = [rebuild(store.read_journal(name), name) for name in store.journals()]
    is_whole(store)
    repair(store, [it for it in journals if it is not None])
    assert is_whole(store)
    with closing(store.open_history()) as history:
        assert read_all(history) == []
        said = {it.said for it in history.attempts()}
    for kept in (Kept(1), Kept(2)):
        assert any(kept.secret in it for it in said)


def test_what_comes_back_takes_its_place_in_time(store: Store) -> None:
    with closing(store.open_history()) as history:
        history.database.run("DELETE FROM attempts WHERE session = ?", (Kept(1).id,))
        history.keep(Kept(2).id, CARD, "2026-01-03", "new")
        history.keep(Kept(1).id, CARD, "2026-01-02", "brought back later")
    assert_mended(store)
    with closing(store.open_history()) as history:
        assert [it.session for it in history.strong_answers(1)] == [Kept(2).id]
        assert history.newest(CARD) == "new"


def test_half_a_character_in_a_journal_or_its_name_stops_no_repair(store: Store) -> None:
    name, *_ = store.journals()
    text = (store.journal_dir / name).read_text(encoding="utf-8")
    (store.journal_dir / name).write_text(text.replace(Kept(1).secret, "\\ud800"))
    (store.journal_dir / "\udcff.jsonl").write_text(text)
    store.history_file.unlink()
    repair(
        store,
        [it for it in (rebuild(store.read_journal(one), one) for one in store.journals()) if it],
    )
    with closing(store.open_history()) as history:
        assert read_all(history) == []
        said = {it.said for it in history.attempts()}
    assert any(Kept(2).secret in it for it in said)


@pytest.mark.parametrize("seed", range(12))
def test_bits_that_flipped_anywhere_are_told_and_mended(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(store.history_file.read_bytes())
    for _ in range(50):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    store.history_file.write_bytes(content)
    assert_mended(store)


def test_tables_whose_names_became_no_text_are_told_and_mended(store: Store) -> None:
    content = store.history_file.read_bytes()
    damaged = content.replace(b"CREATE TABLE attempts", b"CREATE \xac\xac\xac\xac\xac attempts")
    assert damaged != content
    store.history_file.write_bytes(damaged)
    assert_mended(store)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 0.9])
def test_a_history_that_was_cut_short_is_told_and_mended(store: Store, share: float) -> None:
    content = store.history_file.read_bytes()
    store.history_file.write_bytes(content[: int(share * len(content))])
    assert_mended(store)
