"""What many answers show together: figures over time, each resting on enough answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from voice_coach.feedback.periods import Scale
from voice_coach.pace import talk_share, words_per_minute

LEAST = 10
# answers behind every point of a plot; a share of fewer says next to nothing
MARKERS = ("open_question", "check", "absolute", "advice")
# whose answers are counted


@dataclass(frozen=True, slots=True)
class Tally:
    """The judged answers of one day or month at one place."""

    day: date
    # the first of the month where it holds a month
    place: str
    # the drill, or rehearse/talk for the role-play
    answers: int = 0
    first_tries: int = 0
    # without retries, which have the coach's help
    strong_tries: int = 0
    # first tries that held all that was asked for
    reflections: int = 0
    # answers that mainly give back what was heard
    questions: int = 0
    # answers that mainly ask
    asking: int = 0
    # answers in which an open or a closed question was found
    marked: Mapping[str, int] = field(default_factory=dict)
    # answers in which one of MARKERS was found


@dataclass(frozen=True, slots=True)
class Talk:
    """How the spoken answers of one day were delivered."""

    day: date
    delays_ms: tuple[int, ...] = ()
    # from the end of the coach's speech to the first word
    pauses_ms: tuple[int, ...] = ()
    # the longest pause inside each answer
    answers: int = 0
    # whose length was measured
    words: int = 0
    speech_ms: int = 0
    # of those answers, pauses included
    coach_ms: int = 0
    # how long the coach and the partner spoke before them
    levels_db: tuple[float, ...] = ()
    # loudness of each answer, relative to full scale
    spreads_db: tuple[float, ...] = ()
    # how much it moved within each answer


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.of + other.of)

    @property
    def ratio(self) -> float:
        """0..1; 0 where there is nothing."""
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a plot."""

    first: date
    last: date
    # the days it was counted from, both included
    value: float
    share: Share
    # what the value was counted from; for a median, all of all answers

    @property
    def middle(self) -> date:
        """Where it stands on the axis of time."""
        return self.first + (self.last - self.first) // 2


Count = Callable[[Tally], Share]
_NOTHING = Share(0, 0)


def strong_tries(places: frozenset[str]) -> Count:
    """First tries in these drills that held all that was asked for."""
    return lambda it: Share(it.strong_tries, it.first_tries) if it.place in places else _NOTHING


def reflections(places: frozenset[str]) -> Count:
    """Reflections among the answers that reflect or ask, where the person listens."""
    return lambda it: (
        Share(it.reflections, it.reflections + it.questions) if it.place in places else _NOTHING
    )


def open_questions(it: Tally) -> Share:
    """Answers with an open question among those that ask at all."""
    return Share(it.marked.get("open_question", 0), it.asking)


def with_marker(name: str, places: frozenset[str] | None = None) -> Count:
    """Answers in which a marker was found, among all or among those of some places."""
    return lambda it: (
        Share(it.marked.get(name, 0), it.answers)
        if places is None or it.place in places
        else _NOTHING
    )


def total(tallies: Iterable[Tally], count: Count) -> Share:
    """All together."""
    return sum((count(it) for it in tallies), _NOTHING)


def course(
    tallies: Iterable[Tally], count: Count, scale: Scale, least: int = LEAST
) -> tuple[Point, ...]:
    """A share over time, by stretches with ``least`` answers or more; none when there are fewer.

    A stretch with fewer is counted together with what follows, the last one with what came before.
    """
    shares: dict[date, Share] = {}
    for it in tallies:
        share = count(it)
        if share.of:
            start = scale.start(it.day)
            shares[start] = shares.get(start, _NOTHING) + share
    starts = sorted(shares)
    runs = _merged(starts, [shares[start].of for start in starts], least)
    return tuple(_share_point([(day, shares[day]) for day in run], scale) for run in runs)


def medians(
    talks: Sequence[Talk],
    pick: Callable[[Talk], Sequence[float]],
    scale: Scale,
) -> tuple[Point, ...]:
    """The median of what was measured on each answer, by stretches as in `course`."""
    values: dict[date, list[float]] = {}
    for talk in talks:
        if picked := pick(talk):
            values.setdefault(scale.start(talk.day), []).extend(picked)
    starts = sorted(values)
    points = []
    for run in _merged(starts, [len(values[start]) for start in starts], LEAST):
        measured = [value for start in run for value in values[start]]
        points.append(_point(run, scale, median(measured), len(measured)))
    return tuple(points)


def paces(talks: Sequence[Talk], scale: Scale) -> tuple[Point, ...]:
    """Words a minute, pauses included, by stretches as in `course`."""

    def pace(of_run: Sequence[Talk]) -> float:
        speech_ms = sum(talk.speech_ms for talk in of_run)
        return words_per_minute(sum(talk.words for talk in of_run), speech_ms)

    return _over_all(talks, pace, scale)


def talk_shares(talks: Sequence[Talk], scale: Scale) -> tuple[Point, ...]:
    """The person's part, 0..1, of the time in which anybody spoke, by stretches as in `course`."""

    def share(of_run: Sequence[Talk]) -> float:
        coach_ms = sum(talk.coach_ms for talk in of_run)
        return talk_share(sum(talk.speech_ms for talk in of_run), coach_ms)

    return _over_all(talks, share, scale)


def _over_all(
    talks: Sequence[Talk],
    figure: Callable[[Sequence[Talk]], float],
    scale: Scale,
) -> tuple[Point, ...]:
    """A figure that is taken from all answers of a stretch together."""
    found: dict[date, list[Talk]] = {}
    for talk in talks:
        if talk.speech_ms:
            found.setdefault(scale.start(talk.day), []).append(talk)
    starts = sorted(found)
    counts = [sum(talk.answers for talk in found[start]) for start in starts]
    points = []
    for run in _merged(starts, counts, LEAST):
        of_run = [talk for start in run for talk in found[start]]
        answers = sum(talk.answers for talk in of_run)
        points.append(_point(run, scale, figure(of_run), answers))
    return tuple(points)


def _merged(starts: Sequence[date], counts: Sequence[int], least: int) -> list[list[date]]:
    """Neighbouring stretches put together until each run holds enough answers."""
    runs: list[list[date]] = []
    run: list[date] = []
    held = 0
    for start, count in zip(starts, counts, strict=True):
        run.append(start)
        held += count
        if held >= least:
            runs.append(run)
            run, held = [], 0
    if run and runs:
        runs[-1] += run
    return runs


def _share_point(run: Sequence[tuple[date, Share]], scale: Scale) -> Point:
    share = sum((share for _, share in run), _NOTHING)
    return Point(run[0][0], scale.end(run[-1][0]), share.ratio, share)


def _point(run: Sequence[date], scale: Scale, value: float, count: int) -> Point:
    return Point(run[0], scale.end(run[-1]), value, Share(count, count))
