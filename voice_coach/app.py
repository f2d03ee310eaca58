"""Puts a session together: builds the adapters and hands them to the loop."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from voice_coach.adapters.store import Store
from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.repertoire import Judges
from voice_coach.dialog.script import Script
from voice_coach.errors import HistoryError
from voice_coach.events import Assess, Assessment
from voice_coach.ports import AudioSource, Clock, Front, History, Observer, PastSession
from voice_coach.programme import (
    Material,
    Past,
    Unfinished,
    Wish,
    choose_exercises,
    find_cut_off,
    make_programme,
    new_machine,
    read_past,
)
from voice_coach.session.journal import SessionHeader, to_line
from voice_coach.session.kept_sound import KeptSound
from voice_coach.session.loop import MayGoOn, Session, always
from voice_coach.session.recorder import Recorder
from voice_coach.session.stopwatch import Stopwatch
from voice_coach.session.tracing import TurnTracer
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.adapters.journal_file import JournalFile
    from voice_coach.adapters.sqlite_history import SqliteHistory
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
    store: Store
    # where the session is kept
    watch: Stopwatch
    # times the replies where there is a microphone and a speaker
    keeps_sound: bool = False
    # whether the sound of the person's turns is kept
    tap: Callable[[AudioSource], AudioSource] = lambda source: source
    # what a front puts its microphone through

    @property
    def judges(self) -> Judges:
        """How a turn is read before anything else is done with it."""
        return Judges(self.commands.match, self.is_unsafe)

    def assess(self, request: Assess) -> Assessment:
        """Judge one answer."""
        return self.assessor.assess(
            request.text, request.expectation, words=request.words, variant=request.variant
        )


OpenFront = Callable[[Coach, ExitStack], Front]
"""Opens what a session is held on; what has to be closed goes on the stack."""


def load_coach(settings: Settings, store: Store | None = None, keeps_sound: bool = False) -> Coach:
    """Read all words and word lists. Raises DialogError.

    Without a ``store`` the session is kept in the data folder of the settings, in plain text.
    """
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
        store=store or Store(settings.data_dir),
        watch=Stopwatch(SystemClock().elapsed_ms),
        keeps_sound=keeps_sound,
    )


@dataclass(slots=True)
class Prepared:
    """A session that is ready to run."""

    session: Session
    header: SessionHeader
    stack: ExitStack = field(default_factory=ExitStack)

    def run(self, may_go_on: MayGoOn = always) -> str:
        """Hold the session; returns the reason why it ended. Always lets go of everything."""
        with self.stack:
            return self.session.run(self.header.resumed_from, may_go_on)


def prepare(
    coach: Coach,
    wish: Wish,
    open_front: OpenFront,
    screen: Observer,
    notify: Notify,
) -> Prepared:
    """Choose what is practised, open the front, the journal and the history.

    Raises HistoryError, DialogError, UsageError for an unknown drill, and what the front raises.
    """
    from voice_coach.adapters.clock import SystemClock

    clock = SystemClock()
    with ExitStack() as stack:
        history = coach.store.open_history()
        stack.callback(history.close)
        past = read_past(history, coach.script)
        material = _material(coach, wish)
        unfinished = None
        if wish.offers_resume:
            found = find_cut_off(material, coach.judges, past, coach.store, wish.kind)
            unfinished = _claimed(found, coach.store, history, stack)
        course = _lay_out(coach, _Case(wish, past, material, unfinished), clock)
        sound = _keep_sound(coach, course.header, notify) if coach.keeps_sound else None
        front = open_front(replace(coach, tap=sound.tap) if sound else coach, stack)
        memory = _remember(coach, course.header, history, clock, notify)
        memory = replace(memory, sound=sound)
        forget = _forgetting(coach.store, history, memory, notify)
        observers = (*memory.observers, screen)
        session = Session(course.machine, front, coach.assess, observers, forget)
        stack.callback(session.close)
        return Prepared(session, course.header, stack.pop_all())


@dataclass(frozen=True, slots=True)
class _Course:
    """What a session will be."""

    machine: SessionMachine
    header: SessionHeader


def _claimed(
    found: Unfinished | None, store: Store, history: SqliteHistory, stack: ExitStack
) -> Unfinished | None:
    """The session that may be gone on with, kept from any other program that starts just now."""
    if found is None or not stack.enter_context(store.claimed(found.journal)):
        return None
    return None if history.has_ended(found.header.session) else found


@dataclass(frozen=True, slots=True)
class _Case:
    """What a session is made from."""

    wish: Wish
    past: Past
    material: Material
    unfinished: Unfinished | None


def _lay_out(coach: Coach, case: _Case, clock: Clock) -> _Course:
    wish, past, unfinished = case.wish, case.past, case.unfinished
    today = datetime.fromisoformat(clock.now_iso()).date()
    count = coach.settings.exercises
    exercises = choose_exercises(coach.script, wish, past.latest, today, count)
    programme = make_programme(case.material, wish, exercises, past, unfinished)
    header = SessionHeader(
        session=clock.session_id(),
        kind=wish.kind,
        locale=coach.script.locale,
        started=clock.now_iso(),
        plan=programme.plan,
        otherwise=programme.otherwise,
        resumed_from=unfinished.header.session if unfinished else None,
        seed=wish.seed,
    )
    return _Course(new_machine(case.material, programme, coach.judges), header)


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


@dataclass(frozen=True, slots=True)
class _Memory:
    """What writes a session down."""

    entry: PastSession
    journal: JournalFile
    recorder: Recorder
    tracer: TurnTracer
    sound: KeptSound | None = None

    @property
    def observers(self) -> tuple[Observer, ...]:
        always = (self.journal, self.recorder, self.tracer)
        return (*always, self.sound) if self.sound else always

    def stop(self) -> None:
        """Write nothing more of the session."""
        self.journal.stop()
        self.recorder.stop()
        if self.sound is not None:
            self.sound.stop()


def _keep_sound(coach: Coach, header: SessionHeader, notify: Notify) -> KeptSound:
    name = _journal_name(header)
    store = coach.store
    return KeptSound(partial(store.keep_sound, name), notify, partial(store.drop_sound, name))


def _journal_name(header: SessionHeader) -> str:
    return f"{header.session}.jsonl"


def _remember(
    coach: Coach, header: SessionHeader, history: History, clock: Clock, notify: Notify
) -> _Memory:
    """What writes the session down: the journal, the history, and how each turn was delivered."""
    name = _journal_name(header)
    journal = coach.store.open_journal(name, header.to_line(), to_line, notify)
    entry = PastSession(header.session, header.kind, header.locale, header.started, name)
    recorder = Recorder(history, entry, clock.now_iso, notify, header.resumed_from)
    tracer = TurnTracer(header.session, clock.now_iso, recorder.add_turn, coach.watch)
    return _Memory(entry, journal, recorder, tracer)


def _forgetting(
    store: Store, history: SqliteHistory, memory: _Memory, notify: Notify
) -> Callable[[], bool]:
    def forget() -> bool:
        from voice_coach.adapters.forgetting import forget_session

        memory.stop()
        try:
            forget_session(store, history, memory.entry)
        except HistoryError as error:
            notify(f"{error} Then: voice-coach forget session {memory.entry.id}")
            return False
        return True

    return forget
