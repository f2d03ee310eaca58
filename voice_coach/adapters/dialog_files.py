"""Reads the dialog folders: the shipped ones, and those that a person adds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from voice_coach.adapters.locales import BASE_LOCALE, normal_locale
from voice_coach.adapters.odd_paths import is_odd, is_odd_folder
from voice_coach.dialog.parse import parse_drill
from voice_coach.dialog.script import Drill, Kind, SafetyScript, Script
from voice_coach.dialog.words import parse_commands, parse_order, parse_prompts, parse_safety
from voice_coach.errors import DialogError
from voice_coach.resources import shipped

BUILT_IN = "built-in"
# folder of what fits any locale

T = TypeVar("T")

_log = logging.getLogger(__name__)


def load_script(locale: str = BASE_LOCALE, extra_dirs: Sequence[Path] = ()) -> Script:
    """Everything the coach can say in a locale.

    ``extra_dirs`` are folders laid out like the shipped ``dialogs`` (``<locale>/drills/*.yaml``,
    ``<locale>/prompts.yaml`` ...); what they hold joins the shipped words, and replaces those of
    the same id or key. What a locale lacks is taken from en-us, except for safety: help lines of
    another country would be of no use. Raises DialogError naming file and line, and UsageError
    for what is no name of a locale.
    """
    locale = normal_locale(locale)
    roots = (shipped("dialogs"), *extra_dirs)
    folders = [root / name for name in _chain(locale) for root in roots]
    for folder in folders:
        for path in (folder.parent, folder, folder / "drills"):
            refuse_odd_folder(path)
    return Script(
        locale=locale,
        drills=_drills(folders),
        prompts=_merged(folders, "prompts.yaml", parse_prompts),
        commands=_merged(folders, "commands.yaml", parse_commands),
        safety=_safety([root / locale for root in roots]),
    )


def refuse_odd_folder(path: Path) -> None:
    """Raises DialogError where a file or a pipe stands in the place of a folder of dialogs."""
    if is_odd_folder(path):
        raise DialogError(f"{path}:1: this is no folder; put a folder in its place")


def read_text(path: Path) -> str:
    """The text of a dialog file. Raises DialogError when it cannot be read."""
    try:
        if is_odd(path):
            raise DialogError(f"{path}:1: this is no file; put a text file in its place")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DialogError(f"{path}:1: this is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise DialogError(
            f"{path}:1: this file cannot be read ({error.strerror}); check its permissions"
        ) from None


def drill_files(folder: Path) -> list[Path]:
    """The drill files of a locale folder, by name."""
    return sorted((folder / "drills").glob("*.yaml"))


def _chain(locale: str) -> list[str]:
    """From the most general to the most special, so that later words replace earlier ones."""
    return list(dict.fromkeys((BASE_LOCALE, locale)))


def _drills(folders: Sequence[Path]) -> tuple[Drill, ...]:
    drills: dict[str, Drill] = {}
    problems: list[str] = []
    for path in (path for folder in folders for path in drill_files(folder)):
        try:
            drill = parse_drill(read_text(path), str(path))
        except DialogError as error:
            problems.append(error.message)
            continue
        if drill.id in drills:
            _log.warning(
                "the drill '%s' of %s is replaced by %s", drill.id, drills[drill.id].source, path
            )
        drills[drill.id] = drill
    if problems:
        raise DialogError("\n".join(problems))
    return _in_order(drills, folders)


def _in_order(drills: Mapping[str, Drill], folders: Sequence[Path]) -> tuple[Drill, ...]:
    orders = [
        parse_order(read_text(path), str(path)) for path in _existing(folders, "curriculum.yaml")
    ]
    first = [name for name in (orders[-1] if orders else ()) if name in drills]
    return tuple(drills[name] for name in dict.fromkeys((*first, *drills)))


def _merged(
    folders: Iterable[Path], name: str, parse: Callable[[str, str], Mapping[str, T]]
) -> Mapping[str, T]:
    merged: dict[str, T] = {}
    for path in _existing(folders, name):
        merged |= parse(read_text(path), str(path))
    return merged


def _safety(folders: Sequence[Path]) -> SafetyScript:
    built_in = shipped("dialogs") / BUILT_IN / "safety.yaml"
    # the last one is the person's own, where there is one
    path = [built_in, *_existing(folders, "safety.yaml")][-1]
    return parse_safety(read_text(path), str(path))


def _existing(folders: Iterable[Path], name: str) -> Iterator[Path]:
    return (folder / name for folder in folders if (folder / name).exists())


def is_unfilled(drill: Drill) -> bool:
    """Whether a drill is still the skeleton that write_skeleton wrote."""
    return drill.why == _skeleton(drill.kind).why


@cache
def _skeleton(kind: Kind) -> Drill:
    path = _skeleton_file(kind)
    return parse_drill(read_text(path), str(path))


def _skeleton_file(kind: Kind) -> Path:
    return shipped("dialogs") / BUILT_IN / f"new-{kind}.yaml"


def write_skeleton(drill_id: str, kind: Kind, folder: Path) -> Path:
    """Write a drill to fill in, and return its path. Raises DialogError when it cannot be."""
    path = folder / f"{drill_id}.yaml"
    text = read_text(_skeleton_file(kind))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text.replace("id: new-drill", f"id: {drill_id}", 1))
    except FileExistsError:
        raise DialogError(f"{path}:1: this file is there already; choose another id") from None
    except OSError as error:
        raise DialogError(
            f"{path}:1: this cannot be written ({error.strerror}); choose another folder"
        ) from None
    return path
