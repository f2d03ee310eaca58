"""All that the page says, put together from the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from voice_coach.adapters.progress_queries import Practised, practised
from voice_coach.dialog.card import CARD
from voice_coach.dialog.script import Script
from voice_coach.feedback.progress import LEAST, course, strong_tries, total
from voice_coach.feedback.trend import LEAST_EACH, change_over
from voice_coach.report.keepsakes import (
    CARDS,
    DatedCard,
    Sentence,
    best_sentences,
    dated_cards,
)
from voice_coach.report.measures import Figure, answer_figures, delivery_figures
from voice_coach.report.skills import Next, SkillCard, next_skills, skill_cards
from voice_coach.report.weeks import Weeks, weeks_with_practice
from voice_coach.report.wording import counted, day, percent, stretch

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory

_STRONG_ANSWERS = 300
# of the newest, from which the best are chosen


@dataclass(frozen=True, slots=True)
class Fact:
    """A number and what it counts."""

    number: str
    noun: str


@dataclass(frozen=True, slots=True)
class Content:
    """The page before it is laid out."""

    made: str
    # the day
    since: str
    # from the first day of practice to this one, "" without any
    standing: tuple[str, ...]
    # how it stands, in two sentences
    facts: tuple[Fact, ...]
    weeks: Weeks
    answers: tuple[Figure, ...]
    delivery: tuple[Figure, ...]
    skills: tuple[SkillCard, ...]
    following: tuple[Next, ...]
    # what to practise next
    sentences: tuple[Sentence, ...]
    cards: tuple[DatedCard, ...]
    least: int = LEAST
    # answers behind each dot
    least_each: int = LEAST_EACH
    # answers on each side of a change that is named

    @property
    def is_empty(self) -> bool:
        return not self.since


def gather(history: SqliteHistory, script: Script, today: date) -> Content:
    """Read the history once. Raises HistoryError."""
    past = practised(history.database.rows, today)
    drills = script.drills
    weeks = weeks_with_practice([when for when, _ in past.sessions], today)
    return Content(
        made=day(today),
        since=stretch(min(past.first_day, today), today) if past.first_day else "",
        standing=(weeks.sentence, _overall(past, script)),
        facts=tuple(_facts(past)),
        weeks=weeks,
        answers=tuple(answer_figures(past, drills)),
        delivery=tuple(delivery_figures(past)) if past.talks else (),
        skills=tuple(skill_cards(past, drills)),
        following=tuple(next_skills(script, past, today)),
        sentences=tuple(best_sentences(history.strong_answers(_STRONG_ANSWERS), drills)),
        cards=tuple(dated_cards(history.keepsakes(CARD, 2 * CARDS))),
    )


def _overall(past: Practised, script: Script) -> str:
    known = frozenset(drill.id for drill in script.drills)
    points = course(past.tallies, strong_tries(known), past.scale)
    tries = total(past.tallies, strong_tries(known))
    rise = change_over(points)
    if rise is not None and rise.is_rise:
        return (
            f"Your first tries came out strong in {percent(rise.before.ratio)} of the earlier "
            f"exercises, and in {percent(rise.after.ratio)} of the later ones."
        )
    if tries.of < LEAST or not tries.hits:
        return "The plots fill as you go on."
    return f"{tries.hits:,} of {tries.of:,} first tries came out strong."


def _facts(past: Practised) -> list[Fact]:
    answers = sum(it.answers for it in past.tallies)
    speech_ms = sum(talk.speech_ms for talk in past.talks)
    rehearsals = sum(kind == "rehearse" for _, kind in past.sessions)
    facts = [_fact(len(past.sessions), "session")]
    if answers:
        facts.append(_fact(answers, "answer"))
    if rehearsals:
        facts.append(_fact(rehearsals, "rehearsal"))
    minutes = round(speech_ms / 60_000)
    if minutes >= 120:
        facts.append(Fact(f"{minutes / 60:,.0f}", "hours of your voice"))
    elif minutes:
        facts.append(_fact(minutes, "minute of your voice", "minutes of your voice"))
    return facts


def _fact(count: int, noun: str, plural: str = "") -> Fact:
    number, _, name = counted(count, noun, plural).partition(" ")
    return Fact(number, name)
