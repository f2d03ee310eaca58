"""Puts a session together: builds the adapters and hands them to the loop."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from voice_coach.dialog.check_in import COMMITMENT
from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.repertoire import Judges, Repertoire
from voice_coach.dialog.script import Script
from voice_coach.events import Assess, Assessment
from voice_coach.ports import Clock, Front, History, Observer, PastSession
from voice_coach.programme import (
    START,
    Material,
    Past,
    Wish,
    choose_exercises,
    find_unfinished,
    make_programme,
)
from voice_coach.session.journal import SessionHeader, to_line
from voice_coach.session.loop import Session
from voice_coach.session.recorder import Recorder
from voice_coach.session.stopwatch import Stopwatch
from voice_coach.session.tracing import TurnTracer
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.feedback.assess import Assessor
    from voice_coach.language.commands import CommandBook

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Coach:
    """Everything a session needs apart from its front."""

    settings: Settings
    script: Script
    commands: CommandBook
    assessor: Assessor
    is_unsafe: Callable[[str], bool]
    watch: Stopwatch
    # times the replies where there is a microphone and a speaker

    def assess(self, request: Assess) -> Assessment:
        """Judge one answer."""
        return self.assessor.assess(
            request.text, request.expectation, words=request.words, variant=request.variant
        )


def load_coach(settings: Settings) -> Coach:
    """Read all words and word lists. Raises DialogError."""
    from voice_coach.adapters.clock import SystemClock
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.adapters.lexicon_files import load_assessor, load_safety_reader
    from voice_coach.language.commands import CommandBook

    script = load_script(settings.locale, (settings.dialogs_dir,))
    return Coach(
        settings=settings,
        script=script,
        commands=CommandBook(script.commands),
        assessor=load_assessor(settings.locale),
        is_unsafe=load_safety_reader(settings.locale).is_unsafe,
        watch=Stopwatch(SystemClock().elapsed_ms),
    )


@dataclass(slots=True)
class Prepared:
    """A session that is ready to run."""

    session: Session
    header: SessionHeader
    stack: ExitStack = field(default_factory=ExitStack)

    def run(self) -> str:
        """Hold the session; returns the reason why it ended. Always lets go of everything."""
        with self.stack:
            return self.session.run(self.header.resumed_from)


def prepare(
    coach: Coach,
    wish: Wish,
    open_front: Callable[[Coach, ExitStack], Front],
    screen: Observer,
    notify: Notify,
) -> Prepared:
    """Choose what is practised, open the front, the journal and the history.

    Raises HistoryError, DialogError, UsageError for an unknown drill, and what the front raises.
    """
    from voice_coach.adapters.clock import SystemClock
    from voice_coach.adapters.sqlite_history import SqliteHistory

    clock = SystemClock()
    with ExitStack() as stack:
        history = SqliteHistory(coach.settings.history_file)
        stack.callback(history.close)
        past = Past(
            tuple(history.sessions()),
            tuple(history.attempts()),
            history.newest(COMMITMENT) or "",
        )
        course = _lay_out(coach, wish, past, clock)
        front = open_front(coach, stack)
        memory = _remember(coach, course.header, history, clock, notify)
        if course.header.resumed_from is not None:
            history.end(course.header.resumed_from, clock.now_iso(), "resumed")
        session = Session(course.machine, front, coach.assess, (*memory, screen))
        stack.callback(session.close)
        return Prepared(session, course.header, stack.pop_all())


@dataclass(frozen=True, slots=True)
class _Course:
    """What a session will be."""

    machine: SessionMachine
    header: SessionHeader


def _lay_out(coach: Coach, wish: Wish, past: Past, clock: Clock) -> _Course:
    settings = coach.settings
    unfinished = None
    if wish.offers_resume:
        unfinished = find_unfinished(past, settings.journal_dir, coach.script)
    today = datetime.fromisoformat(clock.now_iso()).date()
    exercises = choose_exercises(coach.script, wish, past.attempts, today, settings.exercises)
    material = _material(coach, wish)
    programme = make_programme(material, wish, exercises, past, unfinished)
    header = SessionHeader(
        session=clock.session_id(),
        kind=wish.kind,
        locale=coach.script.locale,
        started=clock.now_iso(),
        plan=programme.plan,
        otherwise=programme.otherwise,
        resumed_from=unfinished.header.session if unfinished else None,
    )
    machine = SessionMachine(
        Repertoire(material.prompter, coach.script.safety, programme.activities),
        Judges(coach.commands.match, coach.is_unsafe),
        START,
        programme.greeting,
    )
    return _Course(machine, header)


def _material(coach: Coach, wish: Wish) -> Material:
    from voice_coach.adapters.partner_files import load_partner
    from voice_coach.adapters.turning_files import load_paraphraser

    settings = coach.settings
    return Material(
        coach.script,
        load_partner(settings.locale, (settings.dialogs_dir,)),
        load_paraphraser(settings.locale),
        Prompter(coach.script.prompts, random.Random(wish.seed)),
    )


def _remember(
    coach: Coach, header: SessionHeader, history: History, clock: Clock, notify: Notify
) -> tuple[Observer, ...]:
    """What writes the session down: the journal, the history, and how each turn was delivered."""
    from voice_coach.adapters.journal_file import JournalFile

    path = coach.settings.journal_dir / f"{header.session}.jsonl"
    journal = JournalFile(path, header.to_line(), to_line, notify)
    entry = PastSession(header.session, header.kind, header.locale, header.started, path.name)
    recorder = Recorder(history, entry, clock.now_iso, notify)
    tracer = TurnTracer(header.session, clock.now_iso, recorder.add_turn, coach.watch)
    return journal, recorder, tracer
