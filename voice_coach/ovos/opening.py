"""Opens a session for a room: the program's own coach, prepared for an assistant."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.adapters.locales import BASE_LOCALE, normal_locale
from voice_coach.adapters.store import Store, open_store
from voice_coach.errors import UsageError
from voice_coach.events import Command, Event
from voice_coach.programme import Past, Wish, find_unfinished
from voice_coach.settings import Settings, load_settings

if TYPE_CHECKING:
    from voice_coach.app import Coach, Prepared
    from voice_coach.ports import Front

LONGEST_BREAK_S = 300
# a session that was cut off longer ago is not brought up unasked; OpenVoiceOS as it is delivered
# keeps a conversation open for as long (skills.converse.timeout)
VARIABLE = "VOICE_COACH_PASSPHRASE"


class NoScreen:
    """ports.Observer that shows nothing: the assistant has its own screen, or none."""

    def notice(self, item: Event | Command, at_ms: int) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is held open."""


def settings_for(lang: str, exercises: int) -> Settings:
    """The program's settings for an assistant that speaks ``lang``, such as "en-US".

    ``exercises`` is 0 for what settings.toml says. Raises UsageError.
    """
    own = load_settings().locale
    # who set en-gb for its help lines keeps it, whichever English the assistant speaks
    is_chosen = own != BASE_LOCALE and _language(own) == _language(lang)
    locale = own if is_chosen else normal_locale(lang)
    return load_settings({"locale": locale, "exercises": exercises or None})


def _language(locale: str) -> str:
    return normal_locale(locale).split("-")[0]


def load_assistant_coach(settings: Settings) -> Coach:
    """The coach, whose greeting promises nothing for the assistant. Raises DialogError."""
    from voice_coach.app import load_coach

    coach = load_coach(settings)
    prompts = dict(coach.script.prompts)
    prompts["greeting-first"] = prompts["greeting-assistant"]
    return replace(coach, script=replace(coach.script, prompts=prompts))


@dataclass(frozen=True, slots=True)
class Opening:
    """How a session is opened."""

    coach: Coach
    kind: str
    data_dir: Path
    notify: Callable[[str], None]
    # told when something cannot be saved

    def open(self, front: Front) -> Prepared:
        """The session on a front. Raises HistoryError, DialogError and UsageError."""
        from voice_coach.app import prepare

        wish = Wish(self.kind)
        with ExitStack() as stack:
            store = stack.enter_context(open_store(self.data_dir, _passphrase))
            coach = replace(self.coach, store=store)
            prepared = prepare(coach, wish, lambda _coach, _stack: front, NoScreen(), self.notify)
            stack.push(prepared.stack)
            return replace(prepared, stack=stack.pop_all())


def was_cut_off(coach: Coach) -> bool:
    """Whether a practice session broke off a moment ago and exercises of its plan are left.

    Raises HistoryError and UsageError.
    """
    if not Store(coach.settings.data_dir).history_file.exists():
        return False
    with (
        open_store(coach.settings.data_dir, _passphrase) as store,
        closing(store.open_history()) as history,
    ):
        unfinished = find_unfinished(Past(tuple(history.sessions())), store, coach.script)
        if unfinished is None:
            return False
        written = (store.journal_dir / unfinished.journal).stat().st_mtime
    age = datetime.now(UTC) - datetime.fromtimestamp(written, UTC)
    return age.total_seconds() < LONGEST_BREAK_S


def _passphrase() -> str:
    """The passphrase of encrypted data; an assistant has nobody to ask for it."""
    given = os.environ.get(VARIABLE)
    if not given:
        raise UsageError(
            "What is kept is locked with a passphrase.",
            f"Set {VARIABLE} in the environment of the assistant's skills service.",
        )
    return given
