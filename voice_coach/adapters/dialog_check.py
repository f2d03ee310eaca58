"""Checks dialog files on disk, one by one and against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from voice_coach.adapters.dialog_files import is_unfilled, read_text
from voice_coach.dialog.check import Located, check_drill, check_drills
from voice_coach.dialog.check_words import (
    check_commands,
    check_partner,
    check_prompts,
    check_safety,
)
from voice_coach.dialog.nodes import line_index
from voice_coach.dialog.parse import parse_drill
from voice_coach.dialog.partner_script import parse_partner
from voice_coach.dialog.problems import Problem
from voice_coach.dialog.words import parse_commands, parse_order, parse_prompts, parse_safety
from voice_coach.errors import DialogError

_PLACE = re.compile(r"(?P<file>.*?):(?P<line>\d+): (?P<message>.*)")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The dialog files at paths: a file stands for itself, a folder for those in it.

    Raises DialogError for a path that is not there.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DialogError(f"{path}:1: there is no such file or folder; check the path")
        found += _within(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _within(folder: Path) -> list[Path]:
    """Words files and drills below a folder; a folder of drills may have any name."""
    return [
        path
        for path in sorted(folder.rglob("*.y*ml"))
        if (path.name in _WORDS and "lexicon" not in path.parts) or path.parent.name == "drills"
    ] or sorted(folder.glob("*.y*ml"))


def check_files(files: Sequence[Path]) -> list[Problem]:
    """Everything wrong in the files, in order of file and line.

    A file that is not named for the coach's or the partner's own words is taken for a drill.
    """
    problems: list[Problem] = []
    drills: list[Located] = []
    for path in files:
        try:
            problems += _check_file(path, drills)
        except DialogError as error:
            problems += _from_error(error)
    for folder in dict.fromkeys(Path(located.drill.source).parent for located in drills):
        problems += check_drills([it for it in drills if Path(it.drill.source).parent == folder])
    return sorted(problems)


def _check_file(path: Path, drills: list[Located]) -> Iterator[Problem]:
    text, file = read_text(path), str(path)
    if path.name in _WORDS:
        yield from _WORDS[path.name](text, file)
        return
    located = Located(parse_drill(text, file), line_index(text, file))
    drills.append(located)
    yield from _check_name(path, located)
    if is_unfilled(located.drill):
        message = "this is still the skeleton's text, so a mix leaves the drill out; write your own"
        yield located.problem(("why",), message, "warning")
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


def _partner(text: str, file: str) -> Iterable[Problem]:
    return check_partner(parse_partner(text, file), file, line_index(text, file))


def _order(text: str, file: str) -> Iterable[Problem]:
    parse_order(text, file)
    return ()


_WORDS: dict[str, Callable[[str, str], Iterable[Problem]]] = {
    "prompts.yaml": _prompts,
    "commands.yaml": _commands,
    "safety.yaml": _safety,
    "partner.yaml": _partner,
    "curriculum.yaml": _order,
}


def _from_error(error: DialogError) -> Iterator[Problem]:
    for place in map(_PLACE.fullmatch, error.message.splitlines()):
        if place is not None:
            yield Problem(place["file"], int(place["line"]), place["message"])
