"""Makes a damaged history whole again, from what of it can be read and from the journals."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from voice_coach.adapters.history_database import (
    backup_path,
    connect,
    database_errors,
    is_plain,
    need_file,
    translated,
)
from voice_coach.adapters.history_rows import Row, attempt_of, keepsake_of, session_of, turn_of
from voice_coach.adapters.history_schema import MIGRATIONS, TABLES
from voice_coach.adapters.odd_paths import is_text
from voice_coach.adapters.private_files import FILE_MODE, private_folder, replace_private
from voice_coach.adapters.sqlite_history import rows_of
from voice_coach.adapters.store import Store
from voice_coach.errors import HistoryError
from voice_coach.ports import SessionRecord

_MEANING: dict[str, Callable[[Row], object]] = {
    "attempts": attempt_of,
    "turns": turn_of,
    "keepsakes": keepsake_of,
}
_IN_ORDER = ("attempts", "keepsakes")
# the newest of their rows are taken from the end
_SIDES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did."""

    sessions: int
    answers: int
    # in the history now
    from_journals: int
    # rows that only the journals still had
    kept: Path | None
    # where the file as it was is; None when there was none


def repair(store: Store, journals: Iterable[SessionRecord]) -> Repair:
    """Write the history anew; nobody else may use the folder meanwhile.

    The file as it was is copied first. Raises HistoryError; the history is then as it was.
    """
    path = store.history_file
    with translated(path):
        need_file(path)
        kept = _copy(path)
        counts: list[int] = []
        replace_private(path, partial(_write, store, list(journals), counts))
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)
    sessions, answers, added = counts
    return Repair(sessions, answers, added, kept)


def is_whole(store: Store) -> bool:
    """Whether every page of the history can be read. Raises HistoryError when there is none."""
    try:
        with closing(_source(store)) as database:
            return bool(database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except database_errors():
        return False


def _copy(path: Path) -> Path | None:
    if not path.is_file() or not path.stat().st_size:
        return None
    target = backup_path(path, "before-repair")
    private_folder(target.parent)
    for side in ("", "-wal"):
        source = path.with_name(path.name + side)
        if source.exists():
            copy = target.with_name(target.name + side)
            shutil.copyfile(source, copy)
            copy.chmod(FILE_MODE)
    return target


def _source(store: Store) -> Any:
    path = store.history_file
    is_locked = store.keys is not None and path.is_file() and not is_plain(path)
    return connect(path, store.keys.database if store.keys and is_locked else None)


def _write(store: Store, journals: list[SessionRecord], counts: list[int], fresh: Path) -> None:
    with closing(connect(fresh, store.keys.database if store.keys else None)) as database:
        database.execute("BEGIN")
        for statement in ";".join(MIGRATIONS).split(";"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        for table in TABLES:
            _insert(database, table, _readable_rows(store, table))
        before = database.total_changes
        for record in journals:
            for table, rows in rows_of(record).items():
                # a line that is damaged in a way that JSON cannot see may have become a row
                _insert(database, table, filter(partial(_makes_sense, table), rows))
        added = database.total_changes - before
        for table in _IN_ORDER:
            _put_in_order(database, table)
        database.execute("COMMIT")
        tables = ("sessions", "attempts")
        counts += [database.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in tables]
        counts.append(added)


def _insert(database: Any, table: str, rows: Iterable[Row]) -> None:
    # what the history itself still has goes before the journals: it knows more
    for row in rows:
        places = ", ".join("?" for _ in row)
        database.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)


def _put_in_order(database: Any, table: str) -> None:
    """Have the rows stand in the order of time, in which they are written otherwise."""
    rows = database.execute(f"SELECT * FROM {table} ORDER BY at, rowid").fetchall()
    database.execute(f"DELETE FROM {table}")
    _insert(database, table, rows)


def _readable_rows(store: Store, table: str) -> Iterator[Row]:
    """The rows before the first damaged page, and those behind the last."""
    for order in ("ASC", "DESC"):
        try:
            with closing(_source(store)) as database:
                columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
                wanted = _columns(table)
                chosen = ", ".join(name if name in columns else "''" for name in wanted)
                statement = f"SELECT {chosen} FROM {table} NOT INDEXED ORDER BY rowid {order}"
                yield from filter(partial(_makes_sense, table), database.execute(statement))
                return
        except database_errors():
            continue


def _makes_sense(table: str, row: Row) -> bool:
    try:
        if table == "sessions":
            name, kind, locale, started, ended, reason, journal = row
            session_of((name, kind, locale, started, journal, ended, reason))
        else:
            _MEANING[table](row)
    except HistoryError:
        return False
    # a damaged line may hold half a character, which no database takes
    return all(is_text(str(cell)) for cell in row)


def _columns(table: str) -> list[str]:
    with closing(connect(Path(":memory:"))) as database:
        for statement in ";".join(MIGRATIONS).split(";"):
            database.execute(statement)
        return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
