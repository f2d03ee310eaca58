"""Puts a session together: builds the adapters and hands them to the loop."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.dialog.machine import Judges, Repertoire, SessionMachine
from voice_coach.dialog.practice import Plan, Planned, Practice
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.resuming import Resuming
from voice_coach.dialog.script import Script
from voice_coach.dialog.steps import Activity
from voice_coach.errors import UsageError
from voice_coach.events import Assess, Assessment, Role
from voice_coach.ports import AudioSink, EchoCanceller, Front, Observer, PastSession
from voice_coach.session.journal import SessionHeader, answered_steps, to_line
from voice_coach.session.loop import Session
from voice_coach.session.recorder import Recorder
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory
    from voice_coach.feedback.assess import Assessor
    from voice_coach.hearing.listener import Listener
    from voice_coach.language.commands import CommandBook
    from voice_coach.session.mouth import Mouth

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of session is wanted."""

    kind: str = "practice"
    drill: str | None = None
    # one drill; None for a mix
    exercises: int | None = None
    # how many; None for the setting
    seed: int | None = None
    # makes the choice of exercises and wordings repeatable
    offers_resume: bool = True
    # whether an unfinished session may be offered
    steps: tuple[str, ...] = ()
    # a fixed plan of drill/exercise ids, instead of a choice


@dataclass(frozen=True, slots=True)
class Coach:
    """Everything a session needs apart from its front."""

    settings: Settings
    script: Script
    commands: CommandBook
    assessor: Assessor
    is_unsafe: Callable[[str], bool]

    def assess(self, request: Assess) -> Assessment:
        """Judge one answer."""
        return self.assessor.assess(
            request.text, request.expectation, words=request.words, variant=request.variant
        )


def load_coach(settings: Settings) -> Coach:
    """Read all words and word lists. Raises DialogError."""
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.adapters.lexicon_files import load_assessor
    from voice_coach.language.commands import CommandBook
    from voice_coach.language.safety import SafetyReader

    script = load_script(settings.locale, (settings.dialogs_dir,))
    judge = load_assessor(settings.locale)
    return Coach(
        settings=settings,
        script=script,
        commands=CommandBook(script.commands),
        assessor=judge,
        is_unsafe=SafetyReader(judge.lexicon).is_unsafe,
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
    """Choose what is practised, open the front, the journal and the history."""
    from voice_coach.adapters.clock import SystemClock
    from voice_coach.adapters.journal_file import JournalFile
    from voice_coach.adapters.sqlite_history import SqliteHistory

    stack = ExitStack()
    clock = SystemClock()
    settings = coach.settings
    with stack:
        history = SqliteHistory(settings.history_file)
        stack.callback(history.close)
        past = history.sessions()
        unfinished = _unfinished(past, settings.journal_dir) if wish.offers_resume else None
        chooser = random.Random(wish.seed)
        fresh = _plan(coach, wish, history, chooser)
        plan = _rest_of(unfinished, coach.script) if unfinished else None
        header = SessionHeader(
            session=clock.session_id(),
            kind=wish.kind,
            locale=coach.script.locale,
            started=clock.now_iso(),
            plan=tuple(item.id for item in (plan or fresh).items),
            resumed_from=unfinished.header.session if unfinished and plan else None,
        )
        machine = _machine(coach, (plan, fresh), chooser, is_first=not past)
        front = open_front(coach, stack)
        journal = JournalFile(
            settings.journal_dir / f"{header.session}.jsonl", header.to_line(), to_line, notify
        )
        entry = PastSession(
            header.session, header.kind, header.locale, header.started, journal.path.name
        )
        recorder = Recorder(history, entry, clock.now_iso, notify)
        if unfinished:
            history.end(unfinished.header.session, clock.now_iso(), "resumed")
        session = Session(machine, front, coach.assess, (journal, recorder, screen))
        stack.callback(session.close)
        return Prepared(session, header, stack.pop_all())


# --- what is practised ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unfinished:
    header: SessionHeader
    rest: tuple[str, ...]


def _unfinished(past: Sequence[PastSession], folder: Path) -> _Unfinished | None:
    """The newest session, if it was cut off and something of its plan is left."""
    if not past or past[0].ended is not None:
        return None
    try:
        lines = (folder / past[0].journal).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    first, *others = lines.split("\n")
    header = SessionHeader.from_line(first)
    if header is None:
        return None
    done = answered_steps(others)
    rest = tuple(step for step in header.plan if step not in done)
    return _Unfinished(header, rest) if rest and done else None


def _rest_of(unfinished: _Unfinished, script: Script) -> Plan | None:
    items = [item for step in unfinished.rest if (item := _find(script, step)) is not None]
    return Plan(tuple(items)) if items else None


def _find(script: Script, step: str) -> Planned | None:
    drill_id, _, exercise_id = step.partition("/")
    drill = script.drill(drill_id)
    if drill is None:
        return None
    exercise = next((one for one in drill.exercises if one.id == exercise_id), None)
    return Planned(drill, exercise) if exercise else None


def _plan(coach: Coach, wish: Wish, history: SqliteHistory, chooser: random.Random) -> Plan:
    script = coach.script
    if wish.steps:
        found = [_find(script, step) for step in wish.steps]
        return Plan(tuple(item for item in found if item is not None))
    if wish.drill is not None and script.drill(wish.drill) is None:
        known = ", ".join(drill.id for drill in script.drills)
        raise UsageError(f"There is no drill called {wish.drill!r}.", f"Choose one of: {known}.")
    drills = [drill for drill in script.drills if wish.drill in (None, drill.id)]
    count = wish.exercises or coach.settings.exercises
    newest = {attempt.step: attempt.at for attempt in history.attempts()}
    items = [Planned(drill, exercise) for drill in drills for exercise in drill.exercises]
    chooser.shuffle(items)
    # what was not practised for the longest time comes first
    items.sort(key=lambda item: newest.get(item.id, ""))
    chosen = items[:count]
    order = [drill.id for drill in drills]
    chosen.sort(key=lambda item: order.index(item.drill.id))
    return Plan(tuple(chosen))


def _machine(
    coach: Coach, plans: tuple[Plan | None, Plan], chooser: random.Random, is_first: bool
) -> SessionMachine:
    prompter = Prompter(coach.script.prompts, chooser)
    unfinished, fresh = plans

    def practice() -> Activity:
        return Practice(fresh, prompter)

    def resuming() -> Activity:
        if unfinished is None:
            return practice()
        return Resuming(Practice(unfinished, prompter), practice(), prompter)

    greeting = []
    if is_first:
        greeting = [prompter.line("greeting-first", purpose="greeting")]
    elif unfinished is None:
        greeting = [prompter.line("greeting", purpose="greeting")]
    kinds: dict[str, Callable[[], Activity]] = {"practice": practice}
    machine_kinds = {**kinds, "start": resuming}
    return SessionMachine(
        Repertoire(prompter, coach.script.safety, machine_kinds),
        Judges(coach.commands.match, coach.is_unsafe),
        "start",
        greeting,
    )


# --- the three ways to hold it --------------------------------------------------------------------


def text_front(read_line: Callable[[], str | None]) -> Callable[[Coach, ExitStack], Front]:
    """A session in writing."""

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.session.text_front import TextFront

        return TextFront(read_line)

    return open_front


def live_front(notify: Notify) -> Callable[[Coach, ExitStack], Front]:
    """A session with microphone and speaker. Opening raises AudioDeviceError or ModelError."""

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.adapters.clock import SystemClock
        from voice_coach.adapters.echo_canceller import WebRtcEchoCanceller
        from voice_coach.adapters.microphone import Microphone, MicrophoneOptions
        from voice_coach.adapters.speaker import Speaker, SpeakerOptions
        from voice_coach.session.voice_front import Line, VoiceFront

        microphone = Microphone(MicrophoneOptions(coach.settings.microphone))
        stack.callback(microphone.close)
        speaker = Speaker(SpeakerOptions(coach.settings.speaker))
        stack.callback(speaker.close)
        listener = _listener(coach, stack, notify, WebRtcEchoCanceller())
        mouth = _mouth(coach, stack, speaker)
        return VoiceFront(Line(microphone, speaker, SystemClock()), mouth, listener)

    return open_front


def file_front(
    source: Path, output: Path | None, notify: Notify
) -> Callable[[Coach, ExitStack], Front]:
    """A session with a sound file as the microphone, faster than real time.

    The file waits while the coach speaks, so its answers only need silence between them. What
    would be heard is written to ``output``. Raises AudioFileError.
    """

    def open_front(coach: Coach, stack: ExitStack) -> Front:
        from voice_coach.adapters.clock import SystemClock
        from voice_coach.adapters.silent_sink import SilentSink
        from voice_coach.adapters.wav_files import WavSink, WavSource
        from voice_coach.session.voice_front import Line, VoiceFront

        answers = WavSource(source)
        sink = WavSink(output) if output is not None else SilentSink()
        stack.callback(sink.close)
        listener = _listener(coach, stack, notify, None)
        mouth = _mouth(coach, stack, sink)
        line = Line(answers, sink, SystemClock(), answers.hold, sink.advance)
        return VoiceFront(line, mouth, listener)

    return open_front


def _listener(
    coach: Coach, stack: ExitStack, notify: Notify, canceller: EchoCanceller | None
) -> Listener:
    from voice_coach.adapters.engines import open_recognizer
    from voice_coach.adapters.speech_detector import SileroDetector
    from voice_coach.hearing.endpointing import Endpointing
    from voice_coach.hearing.listener import Ears, Listener

    recognizer = open_recognizer(coach.settings.engine, notify=notify)
    stack.callback(recognizer.close)
    endpointing = Endpointing(lambda text: coach.commands.match(text) is not None)
    return Listener(Ears(recognizer, SileroDetector(), canceller), endpointing)


def _mouth(coach: Coach, stack: ExitStack, sink: AudioSink) -> Mouth:
    from voice_coach.adapters.voices import open_voice
    from voice_coach.session.mouth import Mouth

    voice = open_voice(coach.settings.voice)
    stack.callback(voice.close)
    return Mouth(sink, {Role.COACH: voice}, rate_ratio=coach.settings.rate)
