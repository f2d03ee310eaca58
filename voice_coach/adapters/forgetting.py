"""Deletes what was kept of sessions: rows, journals, sound, cards, copies and pages."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from voice_coach.adapters.places import BACKUPS, KEY_FILE, REPORT
from voice_coach.adapters.private_files import remove
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.adapters.store import Store
from voice_coach.errors import HistoryError
from voice_coach.ports import PastSession


def forget_sessions(store: Store, history: SqliteHistory, wanted: Sequence[PastSession]) -> None:
    """Delete all that is kept of some sessions, and whatever repeats them.

    Copies of the whole history go too, and so does the report page. Raises HistoryError, for a
    session that is still going on before anything is deleted.
    """
    with ExitStack() as stack:
        for session in wanted:
            if not stack.enter_context(store.claimed(session.journal)):
                raise HistoryError(
                    f"The session {session.id} is still going on.",
                    'End it first, or say "forget this session" there.',
                )
        for session in wanted:
            forget_session(store, history, session)


def forget_session(store: Store, history: SqliteHistory, session: PastSession) -> None:
    """Delete all that is kept of one session, which may be the one that goes on here.

    Raises HistoryError; what could be deleted is.
    """
    # the row goes last: without it nobody would find the rest again
    remove(store.journal_dir / session.journal)
    remove(store.sound_dir(session.journal))
    _remove_copies(store)
    history.delete([session.id])


def forget_all(folder: Path) -> None:
    """Delete everything that is kept of the person; models, dialogs and settings stay.

    Nobody else may use the folder meanwhile. Raises HistoryError.
    """
    store = Store(folder)
    for path in sorted(folder.glob(f"{store.history_file.name}*")):
        remove(path)
    remove(store.journal_dir)
    _remove_copies(store)
    # last, so that what could not be deleted can still be opened
    remove(folder / KEY_FILE)


def _remove_copies(store: Store) -> None:
    remove(store.folder / BACKUPS)
    remove(store.folder / REPORT)
    for left in store.folder.glob(".*.new*"):
        remove(left)
