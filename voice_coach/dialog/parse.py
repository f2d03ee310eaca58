"""Turns the text of a drill file into a Drill, or says what is wrong with it and where."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import cast

import yaml

from voice_coach.dialog.markers import MARKERS, PITFALLS, STRENGTHS
from voice_coach.dialog.nodes import Reader
from voice_coach.dialog.script import Drill, Exercise, Kind, WeakAnswer
from voice_coach.events import Fit, Point

DRILL_KEYS = frozenset(
    {"id", "kind", "title", "why", "how", "ask", "asks", "templates", "exercises"}
)
DRILL_OPTIONAL = frozenset({"avoids"})
EXERCISE_KEYS = frozenset({"id", "slots", "models", "weak"})
EXERCISE_OPTIONAL = frozenset({"situation", "line", "points", "feelings", "needs"})
POINT_KEYS = frozenset({"text"})
POINT_OPTIONAL = frozenset({"cues"})
FIT_OPTIONAL = frozenset({"fits", "near", "wrong"})
WEAK_KEYS = frozenset({"text", "change"})

_NEEDED_BY_KIND = {"listen": frozenset({"line"}), "speak": frozenset({"situation"})}
_SLOT_NAME = re.compile(r"[a-z][a-z_]*")


def parse_drill(text: str, file: str) -> Drill:
    """The drill in the text of a file.

    ``file`` is only named in messages. Raises DialogError, one ``file:line:`` line a problem.
    """
    reader = Reader(file)
    drill = _drill(reader, reader.document(text, DRILL_KEYS, DRILL_OPTIONAL))
    reader.finish()
    return drill


def slots_of(template: str) -> frozenset[str]:
    """The names in braces that a template needs; raises ValueError when braces do not match."""
    return frozenset(
        name for _, name, _, _ in string.Formatter().parse(template) if name is not None
    )


def _drill(reader: Reader, keys: Mapping[str, yaml.Node]) -> Drill:
    kind = reader.choice(keys.get("kind"), "kind", ("listen", "speak"))
    templates = _templates(reader, keys.get("templates"))
    return Drill(
        id=reader.identifier(keys.get("id"), "id"),
        kind=cast("Kind", kind),
        title=reader.text(keys.get("title"), "title"),
        why=reader.text(keys.get("why"), "why"),
        how=reader.text(keys.get("how"), "how"),
        ask=reader.text(keys.get("ask"), "ask"),
        asks=_asks(reader, keys.get("asks")),
        avoids=_names(reader, keys.get("avoids"), "avoids", PITFALLS),
        templates=templates,
        exercises=_exercises(reader, keys.get("exercises"), kind, templates),
        source=reader.file,
    )


def _names(
    reader: Reader, node: yaml.Node | None, what: str, allowed: frozenset[str]
) -> tuple[str, ...]:
    return tuple(
        reader.choice(item, f"an entry of {what}", allowed) for item in reader.items(node, what)
    )


def _asks(reader: Reader, node: yaml.Node | None) -> tuple[tuple[str, ...], ...]:
    """Each entry is a strength, or a list of strengths any of which will do."""
    return tuple(
        _names(reader, item, "a group of asks", STRENGTHS)
        if isinstance(item, yaml.SequenceNode)
        else (reader.choice(item, "an entry of asks", STRENGTHS),)
        for item in reader.items(node, "asks")
    )


def _templates(reader: Reader, node: yaml.Node | None) -> tuple[str, ...]:
    templates = []
    for item in reader.items(node, "templates"):
        template = reader.text(item, "a template")
        if has_sound_slots(reader, item, template, "this template"):
            templates.append(template)
    return tuple(templates)


def has_sound_slots(reader: Reader, node: yaml.Node, template: str, what: str) -> bool:
    """Whether there are names alone in the braces of a template; else that becomes a problem."""
    try:
        held = [_in_braces(*part) for part in string.Formatter().parse(template)]
    except ValueError:
        reader.problem(node, f"the braces of {what} do not match; write slots as {{name}}")
        return False
    bad = sorted(text for text in held if text is not None and not _SLOT_NAME.fullmatch(text))
    if bad:
        reader.problem(
            node, f"'{{{bad[0]}}}' is no slot; use lower-case letters between the braces"
        )
    return not bad


def _in_braces(_before: str, name: str | None, form: str | None, shown: str | None) -> str | None:
    """All that stands between two braces; None behind the last of them."""
    if name is None:
        return None
    return name + (f"!{shown}" if shown else "") + (f":{form}" if form else "")


def _exercises(
    reader: Reader, node: yaml.Node | None, kind: str, templates: tuple[str, ...]
) -> tuple[Exercise, ...]:
    needed = frozenset[str]().union(*(slots_of(template) for template in templates))
    exercises: dict[str, Exercise] = {}
    for item in reader.items(node, "exercises"):
        exercise = _exercise(reader, item, kind, needed)
        if exercise.id and exercise.id in exercises:
            reader.problem(item, f"the exercise id '{exercise.id}' stands twice; rename one")
        exercises[exercise.id] = exercise
    if isinstance(node, yaml.SequenceNode) and not exercises:
        reader.problem(node, "a drill needs an exercise; add one, starting with '- '")
    return tuple(exercises.values())


def _exercise(reader: Reader, node: yaml.Node, kind: str, needed: frozenset[str]) -> Exercise:
    required = EXERCISE_KEYS | _NEEDED_BY_KIND.get(kind, frozenset())
    keys = reader.mapping(node, "an exercise", required, EXERCISE_OPTIONAL)
    models = keys.get("models")
    if isinstance(models, yaml.SequenceNode) and not models.value:
        reader.problem(models, "an exercise needs a model answer; add one, starting with '- '")
    return Exercise(
        id=reader.identifier(keys.get("id"), "the id of an exercise"),
        situation=reader.text(keys.get("situation"), "situation"),
        line=reader.text(keys.get("line"), "line"),
        points=tuple(_point(reader, item) for item in reader.items(keys.get("points"), "points")),
        feelings=_fit(reader, keys.get("feelings"), "feelings"),
        needs=_fit(reader, keys.get("needs"), "needs"),
        slots=_slots(reader, keys.get("slots"), needed),
        models=reader.texts(models, "models"),
        weak=tuple(_weak(reader, item) for item in reader.items(keys.get("weak"), "weak")),
    )


def _point(reader: Reader, node: yaml.Node) -> Point:
    keys = reader.mapping(node, "a point", POINT_KEYS, POINT_OPTIONAL)
    return Point(reader.text(keys.get("text"), "text"), reader.texts(keys.get("cues"), "cues"))


def _fit(reader: Reader, node: yaml.Node | None, what: str) -> Fit:
    if node is None:
        return Fit()
    keys = reader.mapping(node, what, (), FIT_OPTIONAL)
    return Fit(
        fits=reader.texts(keys.get("fits"), "fits"),
        near=reader.texts(keys.get("near"), "near"),
        wrong=reader.texts(keys.get("wrong"), "wrong"),
    )


def _slots(reader: Reader, node: yaml.Node | None, needed: frozenset[str]) -> dict[str, str]:
    if node is None:
        return {}
    values = {
        name: reader.text(value, f"the slot '{name}'")
        for name, value in reader.free_mapping(node, "slots").items()
    }
    for name in sorted(needed - set(values)):
        reader.problem(node, f"a template uses {{{name}}}; give this exercise the slot '{name}'")
    return values


def _weak(reader: Reader, node: yaml.Node) -> WeakAnswer:
    keys = reader.mapping(node, "a weak answer", WEAK_KEYS)
    return WeakAnswer(
        reader.text(keys.get("text"), "text"),
        reader.choice(keys.get("change"), "change", MARKERS),
    )
