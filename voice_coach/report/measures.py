"""The figures that the page draws over time, each with what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voice_coach.adapters.progress_queries import Practised
from voice_coach.dialog.script import Drill
from voice_coach.feedback import progress
from voice_coach.feedback.progress import Count, Point, Share, Talk
from voice_coach.feedback.trend import change_over
from voice_coach.report.plots import (
    LARGE,
    Axis,
    Plot,
    part_axis,
    plain_axis,
    ratio_axis,
    seconds_axis,
    whole_axis,
)
from voice_coach.report.wording import counted, percent, ratio, stretch

ROLE_PLAY = "rehearse/talk"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure with its plot."""

    title: str
    meaning: str
    value: str
    # the newest, large; "" where too few answers are there
    when: str
    # what the value was counted from
    claim: str
    # a true change, "" where none can be told
    svg: str
    # "" with fewer than two points
    table: tuple[tuple[str, str, int], ...]
    # when, value, answers
    unit: str
    # heading of the table's column of values
    missing: str = ""
    # what is said where there is no value


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a measure is written."""

    title: str
    meaning: str
    unit: str
    write: Callable[[Point], str]
    axis: Callable[[Sequence[Point]], Axis]
    noun: str
    plural: str
    # what is counted


def answer_figures(practised: Practised, drills: Sequence[Drill]) -> list[Figure]:
    """What the answers' words do."""
    known = frozenset(drill.id for drill in drills)
    listening = frozenset(drill.id for drill in drills if drill.kind == "listen") | {ROLE_PLAY}
    counts: list[tuple[Count, _Kind]] = [
        (progress.strong_tries(known), _STRONG),
        (progress.reflections(listening), _REFLECTIONS),
        (progress.open_questions, _OPEN),
        (progress.with_marker("check", listening), _CHECKS),
        (progress.with_marker("absolute"), _ABSOLUTES),
        (progress.with_marker("advice", listening), _ADVICE),
    ]
    return [_share_figure(practised, count, kind) for count, kind in counts]


def delivery_figures(practised: Practised) -> list[Figure]:
    """How the answers were spoken."""
    talks, scale = practised.talks, practised.scale
    delays = sum(len(talk.delays_ms) for talk in talks)
    pauses = sum(len(talk.pauses_ms) for talk in talks)
    answers = sum(talk.answers for talk in talks)
    levels = sum(len(talk.levels_db) for talk in talks)
    spreads = sum(len(talk.spreads_db) for talk in talks)
    return [
        _figure(progress.medians(talks, lambda it: it.delays_ms, scale), _DELAY, delays),
        _figure(progress.medians(talks, lambda it: it.pauses_ms, scale), _PAUSE, pauses),
        _figure(progress.paces(talks, scale), _PACE, answers),
        _figure(progress.talk_shares(talks, scale), _TALK_SHARE, answers),
        _figure(progress.medians(talks, _below_full_scale_db, scale), _LOUDNESS, levels),
        _figure(progress.medians(talks, lambda it: it.spreads_db, scale), _EVENNESS, spreads),
    ]


def _below_full_scale_db(talk: Talk) -> list[float]:
    return [-level_db for level_db in talk.levels_db]


def _share_figure(practised: Practised, count: Count, kind: _Kind) -> Figure:
    points = progress.course(practised.tallies, count, practised.scale)
    counted_of = progress.total(practised.tallies, count).of
    return _figure(points, kind, counted_of, _claim(points, kind))


def _figure(points: Sequence[Point], kind: _Kind, counted_of: int, claim: str = "") -> Figure:
    """``counted_of`` is how many answers there are, also where they are too few for a point."""
    newest = points[-1] if points else None
    return Figure(
        title=kind.title,
        meaning=kind.meaning,
        value=kind.write(newest) if newest else "",
        when=f"{_counted(newest, kind)}, {stretch(newest.first, newest.last)}" if newest else "",
        claim=claim,
        svg=_plot(points, kind) if len(points) > 1 else "",
        table=tuple((stretch(it.first, it.last), kind.write(it), it.share.of) for it in points),
        unit=kind.unit,
        missing="" if newest else _missing(counted_of, kind),
    )


def _missing(answers: int, kind: _Kind) -> str:
    so_far = f"{counted(answers, kind.noun, kind.plural)} so far" if answers else "None so far"
    return f"{so_far}; with {progress.LEAST} there is something to see."


def _counted(point: Point, kind: _Kind) -> str:
    return counted(point.share.of, kind.noun, kind.plural)


def _claim(points: Sequence[Point], kind: _Kind) -> str:
    found = change_over(points)
    if found is None:
        return ""
    word = "Up" if found.is_rise else "Down"
    if kind is _REFLECTIONS:
        before, after = (_to_one(share) for share in (found.before, found.after))
    else:
        before, after = percent(found.before.ratio), percent(found.after.ratio)
    if before == after:
        return ""
    return f"{word} from {before} in your earlier answers to {after} in your later ones."


def _plot(points: Sequence[Point], kind: _Kind) -> str:
    values = [point.value for point in points]
    lowest, highest = points[values.index(min(values))], points[values.index(max(values))]
    first, last = points[0], points[-1]
    description = (
        f"{kind.title}, {counted(len(points), 'point')} over time: "
        f"{kind.write(first)} for {stretch(first.first, first.last)}, "
        f"{kind.write(last)} for {stretch(last.first, last.last)}; "
        f"lowest {kind.write(lowest)}, highest {kind.write(highest)}. The table below has them all."
    )

    def told(point: Point) -> str:
        when = stretch(point.first, point.last)
        return f"{when}: {kind.write(point)} ({_counted(point, kind)})"

    return Plot(points, kind.axis(points), LARGE, told, description).draw()


def _to_one(share: Share) -> str:
    return ratio(share.hits, share.of - share.hits)


def _percent(point: Point) -> str:
    return percent(point.value)


def _seconds(point: Point) -> str:
    return f"{point.value / 1000:.1f} s"


def _decibels(point: Point) -> str:
    return f"{point.value:.0f} dB"


_STRONG = _Kind(
    "Strong answers",
    "First tries that held all the exercise asked for, with nothing to change.",
    "strong",
    _percent,
    whole_axis,
    "first try",
    "first tries",
)
_REFLECTIONS = _Kind(
    "Reflections to questions",
    "Where you listened: giving back what you heard, against asking. For counsellors, 2 to 1 "
    "counts as good (MITI 4.2.1).",
    "reflections to questions",
    lambda point: _to_one(point.share),
    ratio_axis,
    "answer",
    "answers",
)
_OPEN = _Kind(
    "Open questions",
    "Of the answers that ask, those that invite more than a yes or a no.",
    "open",
    _percent,
    whole_axis,
    "question",
    "questions",
)
_CHECKS = _Kind(
    "Checking back",
    "Where you listened: answers that ask whether you understood it right.",
    "with a check",
    _percent,
    whole_axis,
    "answer",
    "answers",
)
_ABSOLUTES = _Kind(
    "Always and never",
    "Answers that hold an absolute against the other person.",
    "with an absolute",
    _percent,
    part_axis,
    "answer",
    "answers",
)
_ADVICE = _Kind(
    "Advice nobody asked for",
    "Where you listened: answers that offer a solution.",
    "with advice",
    _percent,
    part_axis,
    "answer",
    "answers",
)
_DELAY = _Kind(
    "Time before you answer",
    "From the end of the coach's line to your first word (the median).",
    "seconds",
    _seconds,
    seconds_axis,
    "spoken answer",
    "spoken answers",
)
_PAUSE = _Kind(
    "Longest pause",
    "Room to think while you speak (the median).",
    "seconds",
    _seconds,
    seconds_axis,
    "spoken answer",
    "spoken answers",
)
_PACE = _Kind(
    "Pace",
    "Words a minute while you answer, pauses included.",
    "words a minute",
    lambda point: f"{point.value:.0f}",
    plain_axis,
    "spoken answer",
    "spoken answers",
)
_TALK_SHARE = _Kind(
    "Your part of the talking",
    "Of the time in which anybody spoke, the coach and the partner among them, what was yours.",
    "of the talking",
    _percent,
    whole_axis,
    "spoken answer",
    "spoken answers",
)
_LOUDNESS = _Kind(
    "Loudness at the microphone",
    "How far your voice stayed below the loudest that the microphone takes (the median): less is "
    "louder, and beyond some 42 dB words get lost.",
    "below the loudest",
    _decibels,
    plain_axis,
    "spoken answer",
    "spoken answers",
)
_EVENNESS = _Kind(
    "Evenness of your voice",
    "How much your loudness moved within an answer (the median): less is more even.",
    "up and down",
    _decibels,
    plain_axis,
    "spoken answer",
    "spoken answers",
)
