"""Decides what a session consists of: its exercises, its kind, and what came before it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from voice_coach.adapters.dialog_files import is_unfilled
from voice_coach.adapters.progress_queries import first_tries, latest_attempts
from voice_coach.adapters.store import Store
from voice_coach.dialog.check_in import COMMITMENT, CheckIn
from voice_coach.dialog.commands import SWITCHES
from voice_coach.dialog.continuing import continued
from voice_coach.dialog.follow_up import FollowUp
from voice_coach.dialog.guided import Kit
from voice_coach.dialog.machine import SessionMachine
from voice_coach.dialog.mirror import Mirror
from voice_coach.dialog.partner import Partner
from voice_coach.dialog.partner_script import PartnerScript
from voice_coach.dialog.planner import past_attempts, plan
from voice_coach.dialog.practice import Plan, Planned, Practice
from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.reflector import Reflector
from voice_coach.dialog.rehearse import Rehearse
from voice_coach.dialog.repertoire import Judges, Repertoire
from voice_coach.dialog.resuming import Resuming
from voice_coach.dialog.script import Script
from voice_coach.dialog.standing import Standing
from voice_coach.dialog.steps import Activity, Line
from voice_coach.errors import UsageError
from voice_coach.feedback.progress import Share
from voice_coach.feedback.trend import change
from voice_coach.language.paraphrase import Paraphraser
from voice_coach.ports import Attempt, PastSession
from voice_coach.session.journal import SessionHeader, leaves_offer_open, steps_left
from voice_coach.session.replaying import replay

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory

START = "start"
# the activity a session begins with; the others can be switched to by voice
_AT_ONCE = 50
# of the newest sessions that are looked at; more never run at the same time


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of session is wanted."""

    kind: str = "practice"
    # practice, rehearse, mirror or check-in
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
class Past:
    """What earlier sessions left behind."""

    sessions: tuple[PastSession, ...] = ()
    # newest first; more than can run at once, but not all
    latest: tuple[Attempt, ...] = ()
    # oldest first: of every exercise as many of the newest answers as a plan rests on
    tries: tuple[Share, Share] = (Share(0, 0), Share(0, 0))
    # strong ones among the first tries at exercises, in the earlier half of them and the later
    commitment: str = ""
    # what was taken on in the last check-in, "" when nothing is open


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was cut off, and what is left of it."""

    header: SessionHeader
    plan: Plan
    journal: str
    # its file name
    activity: Activity | None = None
    # what goes on, where that is more than the rest of a plan


@dataclass(frozen=True, slots=True)
class Programme:
    """What a session may become."""

    activities: Mapping[str, Callable[[], Activity]]
    greeting: tuple[Line, ...]
    plan: tuple[str, ...] = ()
    # ids of the exercises that are due, for going on after a crash
    otherwise: tuple[str, ...] = ()
    # those that are due when going on with an earlier session is declined


@dataclass(frozen=True, slots=True)
class Material:
    """What programmes are made of."""

    script: Script
    partner: PartnerScript
    paraphraser: Paraphraser
    prompter: Prompter


def make_programme(
    material: Material, wish: Wish, exercises: Plan, past: Past, unfinished: Unfinished | None
) -> Programme:
    """The activities of a session and the greeting before it."""
    standing = standing_of(*past.tries)
    reflector = Reflector(material.paraphraser)
    kit = Kit(material.prompter, material.script, reflector, standing)
    kinds = _kinds(material, kit, wish, exercises)

    def start() -> Activity:
        wanted = kinds[wish.kind]()
        if unfinished is not None:
            earlier = unfinished.activity or Practice(unfinished.plan, material.prompter, standing)
            wanted = Resuming(earlier, wanted, material.prompter)
        return FollowUp(kit, past.commitment, wanted) if past.commitment else wanted

    due = unfinished.plan if unfinished else exercises
    is_practice = wish.kind == "practice"
    return Programme(
        activities={**kinds, START: start},
        greeting=_greeting(material.prompter, wish, past, unfinished),
        plan=_ids(due) if is_practice else (),
        otherwise=_ids(exercises) if is_practice and unfinished else (),
    )


def _kinds(
    material: Material, kit: Kit, wish: Wish, exercises: Plan
) -> Mapping[str, Callable[[], Activity]]:
    seed = 0 if wish.seed is None else wish.seed

    def partner(number: int, own_lines: tuple[str, ...], account: str) -> Partner:
        return Partner(material.partner, seed + number, own_lines, account)

    return {
        "practice": lambda: Practice(exercises, material.prompter, kit.standing),
        "rehearse": lambda: Rehearse(kit, make_partner=partner),
        "mirror": lambda: Mirror(kit),
        "check-in": lambda: CheckIn(kit),
    }


def _ids(plan: Plan) -> tuple[str, ...]:
    return tuple(item.id for item in plan.items)


def _greeting(
    prompter: Prompter, wish: Wish, past: Past, unfinished: Unfinished | None
) -> tuple[Line, ...]:
    key = "greeting" if past.sessions else "greeting-first"
    greeting = (prompter.line(key, purpose="greeting"),)
    is_open = wish.kind == "practice" and wish.drill is None and not wish.steps
    if is_open and not past.commitment and unfinished is None:
        return (*greeting, prompter.line("greeting-kinds", purpose="greeting"))
    return greeting


def read_past(history: SqliteHistory, script: Script) -> Past:
    """What a session starts from; quick however long the history is. Raises HistoryError."""
    query = history.database.rows
    return Past(
        sessions=tuple(history.sessions(limit=_AT_ONCE)),
        latest=tuple(latest_attempts(query)),
        tries=first_tries(query, [drill.id for drill in script.drills]),
        commitment=history.newest(COMMITMENT) or "",
    )


def standing_of(before: Share, after: Share) -> Standing:
    """What the earlier and the later half of a person's first tries show of how they stand."""
    tries = before + after
    found = change(before, after)
    rise = (round(100 * before.ratio), round(100 * after.ratio))
    is_risen = found is not None and found.is_rise and rise[0] < rise[1]
    return Standing(tries.of, tries.hits, rise if is_risen else None)


# --- which exercises ------------------------------------------------------------------------------


def choose_exercises(
    script: Script, wish: Wish, attempts: Sequence[Attempt], today: date, count: int
) -> Plan:
    """The exercises of a practice session. Raises UsageError for an unknown drill."""
    if wish.steps:
        return _plan_of(wish.steps, script)
    if wish.drill is not None and script.drill(wish.drill) is None:
        known = ", ".join(drill.id for drill in script.drills)
        raise UsageError(f"There is no drill called {wish.drill!r}.", f"Choose one of: {known}.")
    drills = [
        drill
        for drill in script.drills
        if wish.drill == drill.id or (wish.drill is None and not is_unfilled(drill))
    ]
    seed = random.randrange(2**32) if wish.seed is None else wish.seed
    chosen = plan(past_attempts(attempts), drills, today, seed, wish.exercises or count)
    return _plan_of([f"{drill}/{exercise}" for drill, exercise in chosen], script)


def find_unfinished(past: Past, store: Store, script: Script) -> Unfinished | None:
    """The newest session that does not go on now, if it was cut off and exercises are left.

    `find_cut_off` finds those of every kind.
    """
    newest = _newest_cut_off(past, store)
    if newest is None:
        return None
    journal, header, lines = newest
    rest = _plan_of(steps_left(header, lines), script)
    return Unfinished(header, rest, journal) if rest.items else None


def find_cut_off(
    material: Material, judges: Judges, past: Past, store: Store, kind: str
) -> Unfinished | None:
    """The newest session that does not go on now, if it was cut off and something is left.

    ``kind`` is what is wanted now: a practice may become any other kind, those only go on with
    their own.
    """
    newest = _newest_cut_off(past, store)
    if newest is None:
        return None
    journal, header, lines = newest
    activity = _cut_off(material, judges, past, (header, lines))
    if activity is not None and activity.name != "practice":
        is_wanted = kind in ("practice", activity.name)
        return Unfinished(header, Plan(()), journal, activity) if is_wanted else None
    return find_unfinished(past, store, material.script) if kind == "practice" else None


def _newest_cut_off(past: Past, store: Store) -> tuple[str, SessionHeader, Sequence[str]] | None:
    """The newest session that was cut off; where it only asked whether to go on, the one before."""
    left = [one for one in past.sessions if not store.is_running(one.journal)]
    found = _read_cut_off(left[0], store) if left else None
    for earlier in left[1:]:
        if found is None or not leaves_offer_open(found[1], found[2]):
            break
        if earlier.id == found[1].resumed_from:
            found = _read_cut_off(earlier, store) or found
    return found


def _read_cut_off(
    session: PastSession, store: Store
) -> tuple[str, SessionHeader, Sequence[str]] | None:
    if session.ended is not None:
        return None
    first, *others = store.read_journal(session.journal) or [""]
    header = SessionHeader.from_line(first)
    return None if header is None else (session.journal, header, others)


def _cut_off(
    material: Material, judges: Judges, past: Past, journal: tuple[SessionHeader, Sequence[str]]
) -> Activity | None:
    """What was going on when a session was cut off; None where that cannot be told for sure."""
    header, lines = journal
    if header.resumed_from is not None or header.kind not in SWITCHES:
        # it began in the middle of another, or the journal is damaged
        return None
    wish = Wish(header.kind, seed=header.seed)
    before = replace(past, sessions=tuple(it for it in past.sessions if it.id != header.session))
    plan = _plan_of(header.plan, material.script)
    machine = new_machine(material, make_programme(material, wish, plan, before, None), judges)
    return continued(machine) if replay(machine, lines) else None


def new_machine(material: Material, programme: Programme, judges: Judges) -> SessionMachine:
    """The machine that holds a session of this programme."""
    repertoire = Repertoire(material.prompter, material.script.safety, programme.activities)
    return SessionMachine(repertoire, judges, START, programme.greeting)


def _plan_of(steps: Sequence[str], script: Script) -> Plan:
    """The exercises of these ids; an id that is not there any more is left out."""
    return Plan(tuple(item for step in steps if (item := _find(script, step)) is not None))


def _find(script: Script, step: str) -> Planned | None:
    drill_id, _, exercise_id = step.partition("/")
    drill = script.drill(drill_id)
    if drill is None:
        return None
    exercise = next((one for one in drill.exercises if one.id == exercise_id), None)
    return Planned(drill, exercise) if exercise else None
