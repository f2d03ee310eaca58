"""A history that an invented person could have left behind, for tests and pictures.

What they say is in data/sample_answers.yaml and is judged by the coach itself, so that what the
history holds of it is what a session would have kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import yaml

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.lexicon_files import load_assessor
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.dialog.card import CARD, Card
from voice_coach.dialog.script import Script
from voice_coach.events import Assessment
from voice_coach.feedback.assess import Assessor
from voice_coach.ports import Attempt, HeardTurn, PastSession

ANSWERS_FILE = Path(__file__).parent / "data" / "sample_answers.yaml"
CARDS = (
    Card(
        best=(
            "It sounds like the evenings have been long for you lately.",
            "There is no rush, I'm here when you want to talk.",
        ),
        i_statement="On Friday we hardly spoke, and I felt lonely. I'd love an evening with you. "
        "Could we take a walk on Sunday?",
        question="What has been weighing on you since the move?",
        small_step="Tomorrow at noon I'll send you a photo of the river.",
    ),
    Card(
        best=("So the new job takes more out of you than you let on. Is that how it is?",),
        i_statement="Last night we sat in two rooms. I felt sad, and I'd like to sit with you.",
        small_step="On Thursday at seven I'll make the soup you like, with my phone in the hall.",
    ),
)
NEWEST = datetime(2026, 11, 20, 19, 30, tzinfo=timezone(timedelta(hours=1)))
EXERCISES = 6
# in one session
REHEARSE_EVERY = 9
# one session in so many is a rehearsal
PAUSES_DAYS = (1, 2, 2, 3, 3, 4, 5, 9)
# between one session and the next
FIRST_SKILL, GAINED = 0.3, 0.5
# how likely a first try is said well: in the first session, and how much more in the last


def write_sample_history(
    history: SqliteHistory, sessions: int = 40, newest: datetime = NEWEST, seed: int = 1
) -> None:
    """Hold so many sessions, the last one at ``newest``, two or three a week."""
    chance = random.Random(seed)
    times = [newest]
    for _ in range(sessions - 1):
        apart = timedelta(days=chance.choice(PAUSES_DAYS), minutes=chance.randint(-50, 50))
        times.append(times[-1] - apart)
    with history.database.transaction():
        for number, begun in enumerate(reversed(times[:sessions])):
            skill = FIRST_SKILL + GAINED * number / max(sessions - 1, 1)
            _Sitting(history, chance, number, begun, skill).hold()


@dataclass(slots=True)
class _Sitting:
    """One session of someone who gets better at it."""

    history: SqliteHistory
    chance: random.Random
    number: int
    begun: datetime
    skill: float

    @property
    def name(self) -> str:
        return f"sample-{self.number:05}"

    @property
    def is_rehearsal(self) -> bool:
        return self.number % REHEARSE_EVERY == REHEARSE_EVERY - 1

    def hold(self) -> None:
        kind = "rehearse" if self.is_rehearsal else "practice"
        started, journal = self.begun.isoformat(), f"{self.name}.jsonl"
        self.history.begin(PastSession(self.name, kind, "en-us", started, journal))
        at = self.begun
        for number, (step, attempt, said) in enumerate(self._answers(), start=1):
            at += timedelta(seconds=self.chance.randint(40, 90))
            answer = self._answer(step, attempt, said, at)
            self.history.add_attempt(answer)
            self.history.add_turn(self._turn(answer, number))
        if self.is_rehearsal:
            card = CARDS[self.number // REHEARSE_EVERY % len(CARDS)]
            self.history.keep(self.name, CARD, at.isoformat(), card.to_json())
        self.history.end(self.name, (at + timedelta(minutes=1)).isoformat(), "completed")

    def _answers(self) -> Iterator[tuple[str, int, str]]:
        """Step, attempt and words; what came out less well is tried once more."""
        for step in self.chance.sample(sorted(answers()), EXERCISES):
            for attempt, likely in ((1, self.skill), (2, min(0.97, self.skill + 0.35))):
                is_good = self.chance.random() < likely
                said = self.chance.choice(answers()[step]["well" if is_good else "less_well"])
                yield step, attempt, said
                if is_good:
                    break

    def _answer(self, step: str, attempt: int, said: str, at: datetime) -> Attempt:
        judged = judge(step, said)
        return Attempt(
            session=self.name,
            step=step,
            attempt=attempt,
            said=said,
            at=at.isoformat(),
            act=judged.act,
            is_strong=judged.is_strong,
            changed_marker=judged.changed_marker,
            markers=tuple(dict.fromkeys(marker.name for marker in judged.markers)),
            praise=judged.praise,
            change=judged.change,
            template=judged.template,
        )

    def _turn(self, answer: Attempt, number: int) -> HeardTurn:
        words = len(answer.said.split())
        return HeardTurn(
            session=self.name,
            number=number,
            at=answer.at,
            step=answer.step,
            said=answer.said,
            coach_ms=self.chance.randint(6_000, 15_000),
            delay_ms=round(self.chance.lognormvariate(7.0 + self.skill, 0.35)),
            duration_ms=round(words * self.chance.gauss(380 + 90 * self.skill, 40)),
            words=words,
            longest_pause_ms=round(self.chance.lognormvariate(6.1 + self.skill, 0.4)),
            level_db=self.chance.gauss(-24, 2),
            level_spread_db=self.chance.gauss(4, 0.6),
            clipped_ratio=0.0,
            patience_ms=self.chance.randint(900, 2_400),
            compute_ms=self.chance.randint(180, 420),
        )


@cache
def answers() -> dict[str, dict[str, list[str]]]:
    """By step what is said well and less well."""
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(ANSWERS_FILE.read_text("utf-8"))
    return read


@cache
def judge(step: str, said: str) -> Assessment:
    """What the coach makes of a sentence."""
    drill_id, _, exercise_id = step.partition("/")
    drill = next(one for one in _script().drills if one.id == drill_id)
    exercise = next(one for one in drill.exercises if one.id == exercise_id)
    return _assessor().assess(said, drill.expectation(exercise))


@cache
def _script() -> Script:
    return load_script("en-us", ())


@cache
def _assessor() -> Assessor:
    return load_assessor("en-us")
