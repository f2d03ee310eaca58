"""Checks dialog files on disk, one by one and against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from voice_coach.adapters.dialog_files import read_text
from voice_coach.dialog.check import Located, check_drill, check_drills
from voice_coach.dialog.check_words import check_commands, check_prompts, check_safety
from voice_coach.dialog.nodes import line_index
from voice_coach.dialog.parse import parse_drill
from voice_coach.dialog.problems import Problem
from voice_coach.dialog.words import parse_commands, parse_prompts, parse_safety
from voice_coach.errors import DialogError

_PLACE = re.compile(r"(?P<file>.*?):(?P<line>\d+): (?P<message>.*)")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The dialog files at paths: a file stands for itself, a folder for all in it.

    Raises DialogError for a path that is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DialogError(f"{path}:1: there is no such file or folder; check the path")
        found += sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
    return [path for path in dict.fromkeys(found) if path.is_file()]


def check_files(files: Sequence[Path]) -> list[Problem]:
    """Everything wrong in drills, prompts, commands and safety files, in order of place.

    Files of another name outside a ``drills`` folder are passed over when there are several, so
    that a whole locale folder can be checked.
    """
    problems: list[Problem] = []
    drills: list[Located] = []
    for path in files:
        try:
            problems += _check_file(path, drills, is_alone=len(files) == 1)
        except DialogError as error:
            problems += _from_error(error)
    for folder in dict.fromkeys(Path(located.drill.source).parent for located in drills):
        problems += check_drills([it for it in drills if Path(it.drill.source).parent == folder])
    return sorted(problems)


def _check_file(path: Path, drills: list[Located], *, is_alone: bool) -> Iterator[Problem]:
    file = str(path)
    if path.name in _WORDS:
        text = read_text(path)
        yield from _WORDS[path.name](text, file)
    elif path.parent.name == "drills" or is_alone:
        text = read_text(path)
        located = Located(parse_drill(text, file), line_index(text, file))
        drills.append(located)
        yield from _check_name(path, located)
        yield from check_drill(located)


def _check_name(path: Path, located: Located) -> Iterator[Problem]:
    if path.suffix != ".yaml":
        message = f"only *.yaml files are read; rename this one to {path.stem}.yaml"
        yield located.problem((), message)
    elif path.stem != located.drill.id:
        message = f"name the file {located.drill.id}.yaml after its id, so that it can be found"
        yield located.problem(("id",), message, "warning")


def _prompts(text: str, file: str) -> Iterable[Problem]:
    return check_prompts(parse_prompts(text, file), file, line_index(text, file))


def _commands(text: str, file: str) -> Iterable[Problem]:
    return check_commands(parse_commands(text, file), file, line_index(text, file))


def _safety(text: str, file: str) -> Iterable[Problem]:
    return check_safety(parse_safety(text, file), file, line_index(text, file))


_WORDS: dict[str, Callable[[str, str], Iterable[Problem]]] = {
    "prompts.yaml": _prompts,
    "commands.yaml": _commands,
    "safety.yaml": _safety,
}


def _from_error(error: DialogError) -> Iterator[Problem]:
    for place in map(_PLACE.fullmatch, error.message.splitlines()):
        if place is not None:
            yield Problem(place["file"], int(place["line"]), place["message"])
