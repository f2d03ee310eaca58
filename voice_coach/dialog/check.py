"""Finds what is wrong with drills that can be read: what cannot be spoken, met or reached."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from voice_coach.dialog.markers import STRENGTHS
from voice_coach.dialog.nodes import Path, nearest_line, suggestion
from voice_coach.dialog.problems import Problem, Severity, sentences, speech_faults
from voice_coach.dialog.script import Drill, Exercise

MIN_EXERCISES = 6
MIN_MODELS = 2
ALIKE_RATIO = 85
# rapidfuzz ratio, 0..100, from which two texts are the same one told twice


@dataclass(frozen=True, slots=True)
class Located:
    """A drill together with the lines of its file."""

    drill: Drill
    lines: Mapping[Path, int]

    def problem(self, path: Path, message: str, severity: Severity = "error") -> Problem:
        """A problem at a place of the drill's file."""
        return Problem(self.drill.source, nearest_line(self.lines, path), message, severity)


# --- one drill -----------------------------------------------------------------------------------


def check_drill(located: Located) -> list[Problem]:
    """Everything wrong within one drill."""
    drill = located.drill
    problems = [
        located.problem(path, fault)
        for path, text in _spoken(drill)
        for fault in speech_faults(text)
    ]
    if not drill.asks:
        problems.append(located.problem(("asks",), "asks is empty; name what a good answer has"))
    if not drill.templates:
        problems.append(located.problem(("templates",), "there is no template; add at least one"))
    if len(drill.exercises) < MIN_EXERCISES:
        problems.append(
            located.problem(
                ("exercises",),
                f"so few exercises ({len(drill.exercises)}) are soon known by heart; "
                f"write {MIN_EXERCISES} or more",
                "warning",
            )
        )
    for index, exercise in enumerate(drill.exercises):
        problems += _check_exercise(located, exercise, ("exercises", index))
    return problems


def _spoken(drill: Drill) -> Iterator[tuple[Path, str]]:
    """Every text of a drill that is said aloud, with its place."""
    yield from ((("title",), drill.title), (("why",), drill.why), (("how",), drill.how))
    yield ("ask",), drill.ask
    for index, exercise in enumerate(drill.exercises):
        path = ("exercises", index)
        yield (*path, "situation"), exercise.situation
        yield (*path, "line"), exercise.line
        for number, model in enumerate(exercise.models):
            yield (*path, "models", number), model
        for number, weak in enumerate(exercise.weak):
            yield (*path, "weak", number, "text"), weak.text


def _check_exercise(located: Located, exercise: Exercise, path: Path) -> Iterator[Problem]:
    yield from _check_amounts(located, exercise, path)
    yield from _check_answers(located, exercise, path)
    yield from _check_fits(located, exercise, path)
    yield from _check_templates(located, exercise, path)


def _check_amounts(located: Located, exercise: Exercise, path: Path) -> Iterator[Problem]:
    drill = located.drill
    if len(exercise.models) < MIN_MODELS:
        yield located.problem(
            (*path, "models"), "give two or more model answers of different style"
        )
    if not exercise.weak:
        yield located.problem((*path, "weak"), "give at least one weak answer")
    if drill.kind == "listen" and not exercise.points:
        yield located.problem(path, "give at least one point that the partner's line makes")
    for group in drill.asks:
        if group == ("content_covered",) and not exercise.points:
            yield located.problem(
                path, "a dead end: the drill asks for content_covered, and there are no points"
            )
        if group == ("feeling_named",) and drill.kind == "listen" and not exercise.feelings.fits:
            yield located.problem(
                path, "a dead end: the drill asks for feeling_named, and no feelings fit"
            )


def _check_answers(located: Located, exercise: Exercise, path: Path) -> Iterator[Problem]:
    asked = {name for group in located.drill.asks for name in group}
    for number, weak in enumerate(exercise.weak):
        place = (*path, "weak", number)
        if weak.change in STRENGTHS and weak.change not in asked:
            yield located.problem(
                (*place, "change"),
                f"the drill does not ask for '{weak.change}', so this change never comes; "
                f"{suggestion(weak.change, asked)}",
            )
        if any(_alike(weak.text, model) for model in exercise.models):
            yield located.problem(place, "this weak answer is nearly a model answer; change one")
    for number, model in enumerate(exercise.models):
        if any(_alike(model, earlier) for earlier in exercise.models[:number]):
            yield located.problem(
                (*path, "models", number), "this model answer nearly repeats another; vary it"
            )


def _check_fits(located: Located, exercise: Exercise, path: Path) -> Iterator[Problem]:
    for name, fit in (("feelings", exercise.feelings), ("needs", exercise.needs)):
        both = sorted({*fit.fits, *fit.near} & set(fit.wrong))
        if both:
            yield located.problem(
                (*path, name), f"'{both[0]}' both fits and is wrong here; keep it in one list"
            )


def _check_templates(located: Located, exercise: Exercise, path: Path) -> Iterator[Problem]:
    for template in located.drill.templates:
        filled = fill(template, exercise.slots)
        for fault in speech_faults(filled):
            yield located.problem((*path, "slots"), f"in the filled template, {fault}")


def fill(template: str, slots: Mapping[str, str]) -> str:
    """A template with its {slots} filled and a capital letter at the start of each sentence."""
    filled = string.Formatter().vformat(template, (), slots)
    return " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences(filled))


# --- several drills ------------------------------------------------------------------------------


def check_drills(drills: Sequence[Located]) -> list[Problem]:
    """What is wrong between drills: ids taken twice, exercises told twice."""
    return [*_taken_ids(drills), *_repeats(drills)]


def _taken_ids(drills: Iterable[Located]) -> Iterator[Problem]:
    owners: dict[str, Drill] = {}
    for located in drills:
        owner = owners.setdefault(located.drill.id, located.drill)
        if owner is not located.drill:
            yield located.problem(
                ("id",),
                f"{owner.source} has the id '{owner.id}' too, so the exercises of one of them "
                "cannot be reached; rename one",
            )


def _repeats(drills: Iterable[Located]) -> Iterator[Problem]:
    earlier: list[tuple[str, str]] = []
    for located in drills:
        for index, exercise in enumerate(located.drill.exercises):
            text = f"{exercise.situation} {exercise.line}".strip()
            name = f"{located.drill.id}/{exercise.id}"
            twin = next((other for other, told in earlier if _alike(text, told)), None)
            if twin is not None:
                yield located.problem(
                    ("exercises", index), f"this exercise nearly repeats {twin}; tell another story"
                )
            earlier.append((name, text))


def _alike(first: str, second: str) -> bool:
    return fuzz.token_sort_ratio(first.lower(), second.lower(), score_cutoff=ALIKE_RATIO) > 0
