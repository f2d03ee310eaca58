"""``voice-coach forget``: deletes what was kept, for good."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from voice_coach.cli.stored import confirm, stored
from voice_coach.errors import UsageError

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory
    from voice_coach.adapters.store import Store
    from voice_coach.ports import PastSession

_YES = click.option("--yes", is_flag=True, help="Do not ask.")
_NOTHING = "There is nothing to forget."


@click.group("forget")
def command() -> None:
    """Delete sessions for good: answers, journals, sound, cards, and every copy of them."""


@command.command("session")
@click.argument("session", metavar="ID")
@_YES
def session_command(session: str, yes: bool) -> None:
    """Forget the session ID, which may be shortened."""
    forget_session(session, yes)


@command.command("day")
@click.argument("day", metavar="DATE")
@_YES
def day_command(day: str, yes: bool) -> None:
    """Forget all sessions that began on DATE, such as 2026-11-22, today or yesterday."""
    wanted = _date(day)
    with stored() as store, closing(store.open_history()) as history:
        found = [one for one in history.sessions() if _day_of(one) == wanted]
        if not found:
            click.echo(f"No session began on {wanted}.", err=True)
            return
        _forget(store, history, found, yes)


@command.command("all")
@_YES
def all_command(yes: bool) -> None:
    """Forget everything; models, your own dialogs and settings stay."""
    from voice_coach.adapters.forgetting import forget_all
    from voice_coach.adapters.store import closed_store
    from voice_coach.settings import load_settings

    folder = load_settings().data_dir
    with closed_store(folder):
        confirm(f"Forget everything that is kept in {folder}? It cannot be undone.", yes)
        forget_all(folder)
    click.echo("All is forgotten.")


def forget_session(wanted: str, is_sure: bool) -> None:
    """Forget the session that an id or a part of one means, once the person has agreed."""
    from voice_coach.cli.history import find_session

    with stored() as store, closing(store.open_history()) as history:
        _forget(store, history, [find_session(history, wanted)], is_sure)


def _forget(
    store: Store, history: SqliteHistory, wanted: Sequence[PastSession], is_sure: bool
) -> None:
    from voice_coach.adapters.forgetting import forget_sessions

    names = "1 session" if len(wanted) == 1 else f"{len(wanted)} sessions"
    confirm(f"Forget {names} for good, with the copies of the history? There is no undo.", is_sure)
    forget_sessions(store, history, wanted)
    click.echo(f"{names} forgotten.")


def _day_of(session: PastSession) -> date:
    return datetime.fromisoformat(session.started).date()


def _date(text: str) -> date:
    today = datetime.now().astimezone().date()
    if text in ("today", "yesterday"):
        return today if text == "today" else date.fromordinal(today.toordinal() - 1)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no date.", "Write it as 2026-11-22.") from error
