"""Opens what is kept, for the commands that read or change it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from voice_coach.cli.leaving import attentive
from voice_coach.errors import UsageError

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory
    from voice_coach.adapters.store import Store
    from voice_coach.settings import Settings

VARIABLE = "VOICE_COACH_PASSPHRASE"
NEW_VARIABLE = "VOICE_COACH_NEW_PASSPHRASE"


@contextmanager
def stored(settings: Settings | None = None, is_alone: bool = False) -> Iterator[Store]:
    """The data folder in force; a passphrase is asked for where it is encrypted.

    Raises HistoryError; with ``is_alone`` also when another program uses the folder.
    """
    from voice_coach.adapters.store import open_store
    from voice_coach.settings import load_settings

    folder = (settings or load_settings()).data_dir
    with open_store(folder, ask_passphrase, is_alone) as store:
        yield store


@contextmanager
def stored_history() -> Iterator[SqliteHistory]:
    """The history of the data folder in force. Raises HistoryError."""
    with stored() as store, closing(store.open_history()) as history:
        yield history


def confirm(question: str, is_sure: bool) -> None:
    """Ask before something is done that cannot be undone, unless the person is sure already.

    Raises UsageError where nobody can be asked, and click.Abort after a no.
    """
    if not agrees(question, is_sure):
        raise click.Abort


def agrees(question: str, is_sure: bool) -> bool:
    """Whether the person says yes, or is sure already. Raises UsageError where nobody can."""
    if is_sure:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody is there to be asked.", "Say that you are sure with --yes.")
    with attentive():
        return click.confirm(question, err=True)


def ask_passphrase() -> str:
    """The passphrase, from the environment or typed without echo. Raises UsageError."""
    return _ask("Passphrase", VARIABLE, is_new=False)


def ask_new_passphrase(variable: str = VARIABLE) -> str:
    """A passphrase to lock with from now on, typed twice. Raises UsageError."""
    return _ask("New passphrase", variable, is_new=True)


def _ask(prompt: str, variable: str, is_new: bool) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            "What is kept is locked with a passphrase, and there is no terminal to ask for it.",
            f"Set {variable} in the environment.",
        )
    with attentive():
        typed: str = click.prompt(prompt, hide_input=True, confirmation_prompt=is_new, err=True)
    return typed
