"""Opens the history for the commands that read or change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory


@contextmanager
def stored_history() -> Iterator[SqliteHistory]:
    """The history of the data folder in force. Raises HistoryError."""
    from voice_coach.adapters.sqlite_history import SqliteHistory
    from voice_coach.settings import load_settings

    with closing(SqliteHistory(load_settings().history_file)) as history:
        yield history
