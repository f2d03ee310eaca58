"""``voice-coach dialogs``: create, check and preview dialog files."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from voice_coach.dialog.script import Drill, Exercise, Kind
from voice_coach.errors import DialogError, UsageError
from voice_coach.events import Role


@click.group("dialogs")
def command() -> None:
    """Create, check or preview dialog files."""


@command.command("new")
@click.argument("drill_id", metavar="ID")
@click.option("--kind", type=click.Choice(["listen", "speak"]), default="listen", show_default=True)
@click.option("--locale", help="Language and country, such as en-gb.")
@click.option("--folder", type=click.Path(path_type=Path), help="Write here and not to your data.")
def new(drill_id: str, kind: Kind, locale: str | None, folder: Path | None) -> None:
    """Write a drill to fill in. Your own drills join the shipped ones."""
    from voice_coach.adapters.dialog_files import write_skeleton
    from voice_coach.adapters.locales import normal_locale
    from voice_coach.settings import load_settings

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", drill_id):
        raise UsageError(f"'{drill_id}' is no id.", "Use lower-case letters, digits and hyphens.")
    settings = load_settings()
    own = settings.dialogs_dir / normal_locale(locale or settings.locale) / "drills"
    path = write_skeleton(drill_id, kind, folder or own)
    click.echo(path)
    click.echo(f"Fill it in, then run: voice-coach dialogs check {path}", err=True)


@command.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(paths: tuple[Path, ...], as_json: bool) -> None:
    """Check files or folders; without any, the shipped dialogs and your own.

    Ends with exit code 4 when there is an error.
    """
    from voice_coach.adapters.dialog_check import check_files, find_files

    files = find_files(paths or _all_folders())
    problems = check_files(files)
    if as_json:
        rows = [dataclasses.asdict(problem) for problem in problems]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(problem)
        click.echo(f"{len(files)} files, {len(problems)} problems", err=True)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(DialogError.exit_code)


@command.command("preview")
@click.argument("drill", metavar="DRILL")
@click.option("--locale", help="Language and country, such as en-gb.")
@click.option("--exercise", help="Only this exercise.")
def preview(drill: str, locale: str | None, exercise: str | None) -> None:
    """Play a drill as text. DRILL is an id or a file."""
    found = _find_drill(drill, locale)
    chosen = [it for it in found.exercises if exercise in (None, it.id)]
    if not chosen:
        names = ", ".join(it.id for it in found.exercises)
        raise UsageError(f"{found.id} has no exercise '{exercise}'.", f"It has: {names}.")
    for line in _played(found, chosen):
        click.echo(line)


def _all_folders() -> tuple[Path, ...]:
    from voice_coach.adapters.dialog_files import refuse_odd_folder
    from voice_coach.resources import shipped
    from voice_coach.settings import load_settings

    own = load_settings().dialogs_dir
    refuse_odd_folder(own)
    return (shipped("dialogs"), own) if own.is_dir() else (shipped("dialogs"),)


def _find_drill(name: str, locale: str | None) -> Drill:
    from voice_coach.adapters.dialog_files import load_script, read_text
    from voice_coach.dialog.parse import parse_drill
    from voice_coach.settings import load_settings

    if name.endswith((".yaml", ".yml")):
        return parse_drill(read_text(Path(name)), name)
    settings = load_settings()
    script = load_script(locale or settings.locale, [settings.dialogs_dir])
    drill = script.drill(name)
    if drill is None:
        names = ", ".join(it.id for it in script.drills)
        raise UsageError(f"There is no drill '{name}'.", f"There are: {names}.")
    return drill


def _played(drill: Drill, exercises: list[Exercise]) -> Iterator[str]:
    coach = Role.COACH.value
    yield f"{coach}: {drill.title}. {drill.why} {drill.how}"
    for exercise in exercises:
        yield ""
        yield f"--- {exercise.id}"
        yield from _exercise(drill, exercise)


def _exercise(drill: Drill, exercise: Exercise) -> Iterator[str]:
    from voice_coach.dialog.check import fill

    coach, partner, person = Role.COACH.value, Role.PARTNER.value, Role.PERSON.value
    if exercise.situation:
        yield f"{coach}: {exercise.situation}"
    if exercise.line:
        # where the person is to speak, the line is a thought of their own, which the coach reads
        yield f"{partner if drill.kind == 'listen' else coach}: {exercise.line}"
    yield f"{coach}: {drill.ask}"
    for model in exercise.models:
        yield f"{person} (good): {model}"
    for weak in exercise.weak:
        yield f"{person} (weak, {weak.change}): {weak.text}"
    for template in drill.templates:
        yield f"{coach} (template): {fill(template, exercise.slots)}"
