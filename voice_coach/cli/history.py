"""``voice-coach history``: the sessions held so far."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli.stored import stored
from voice_coach.errors import HistoryError, UsageError

if TYPE_CHECKING:
    from voice_coach.adapters.sqlite_history import SqliteHistory
    from voice_coach.adapters.store import Store
    from voice_coach.cli.history_views import Whole
    from voice_coach.ports import PastSession

_EMPTY = "There is no session yet. Begin one with: voice-coach practice"
_UNKNOWN = (
    "The history is empty, but journals of sessions are there ({}). Take them in with:"
    " voice-coach history repair"
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_LATENCY = click.option(
    "--latency", "is_latency", is_flag=True, help="Show patience and computing apart."
)


@click.group("history", invoke_without_command=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many, newest."
)
@click.option("--all", "is_all", is_flag=True, help="All of them.")
@_LATENCY
@_JSON
@click.pass_context
def command(
    context: click.Context, limit: int, is_all: bool, is_latency: bool, as_json: bool
) -> None:
    """List the sessions held so far, the newest first."""
    if context.invoked_subcommand is not None:
        return
    from voice_coach.cli import history_views as views

    with stored() as store, closing(store.open_history()) as history:
        digests = history.digests(history.sessions(None if is_all else limit))
        running = {one.session.id for one in digests if store.is_running(one.session.journal)}
        count = history.count()
        journals = 0 if digests else len(store.journals())
    if as_json:
        _print_json([views.digest_json(one, one.session.id in running) for one in digests])
    elif not digests:
        click.echo(_UNKNOWN.format(journals) if journals else _EMPTY, err=True)
    elif is_latency:
        click.echo("\n".join((views.LATENCY_HEAD, *map(views.latency_line, digests))))
        click.echo(views.latency_text(views.latency_over(digests)))
    else:
        lines = (views.digest_line(one, one.session.id in running) for one in digests)
        click.echo("\n".join((views.LIST_HEAD, *lines)))
    if digests and len(digests) < count and not as_json:
        click.echo(f"The newest {len(digests)} of {count}; see all with --all.", err=True)


@command.command("show")
@click.argument("session", metavar="ID")
@_LATENCY
@_JSON
def show(session: str, is_latency: bool, as_json: bool) -> None:
    """Show the session ID, which may be shortened: what was said, what worked, what to change."""
    from voice_coach.cli import history_views as views

    with stored() as store, closing(store.open_history()) as history:
        (whole,) = _whole(store, history, [find_session(history, session)])
    if is_latency and as_json:
        _print_json(views.latency_json(whole.latency))
    elif is_latency:
        click.echo(views.latency_text(whole.latency))
    elif as_json:
        _print_json(views.whole_json(whole))
    else:
        click.echo(views.whole_text(whole))


@command.command("export")
@click.argument("sessions", metavar="[ID]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into this file, for your eyes alone, and not to standard output.",
)
def export(sessions: tuple[str, ...], form: str, output: Path | None) -> None:
    """Write the sessions ID, or all of them, as one document. It is not encrypted."""
    with stored() as store, closing(store.open_history()) as history:
        wanted = [find_session(history, one) for one in sessions] or history.sessions()
        text = _document(_whole(store, history, wanted), form)
    if not wanted:
        click.echo(_EMPTY, err=True)
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text.encode(errors="replace"))
    click.echo(
        f"{len(wanted)} {'session' if len(wanted) == 1 else 'sessions'} in {output}", err=True
    )


@command.command("sound")
@click.argument("session", metavar="ID")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write into.",
)
def sound(session: str, output: Path) -> None:
    """Write the sound that was kept of the session ID as files that any player takes."""
    with stored() as store, closing(store.open_history()) as history:
        files = store.sound_of(find_session(history, session).journal)
        for path in files:
            _write(output / path.name, store.read_sound(path))
    click.echo(f"Files written to {output}: {len(files)}", err=True)


@command.command("delete")
@click.argument("session", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(session: str, yes: bool) -> None:
    """Delete the session ID with its journal, sound and card; as `voice-coach forget session`."""
    from voice_coach.cli.forget import forget_session

    forget_session(session, yes)


@command.command("repair")
def repair_command() -> None:
    """Make a damaged history whole again, with the help of the journals."""
    from voice_coach.adapters.repairing import is_whole, repair
    from voice_coach.session.rebuilding import rebuild

    with stored(is_alone=True) as store:
        was_whole = is_whole(store)
        journals = (rebuild(store.read_journal(name), name) for name in store.journals())
        done = repair(store, [record for record in journals if record is not None])
    click.echo("The history was whole." if was_whole else "The history was damaged.")
    click.echo(
        f"It holds {done.sessions} sessions and {done.answers} answers now;"
        f" {done.from_journals} rows came from the journals."
    )
    if done.kept is not None:
        click.echo(f"The file as it was is {done.kept}")


def find_session(history: SqliteHistory, wanted: str) -> PastSession:
    """The session that an id, or the unique beginning or end of one, means.

    Raises UsageError.
    """
    # an empty name would be the beginning of every other
    sessions = history.sessions() if wanted else []
    found = [one for one in sessions if one.id == wanted] or [
        one for one in sessions if one.id.startswith(wanted) or one.id.endswith(f"-{wanted}")
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"There is no session {wanted!r}.", "List them with: voice-coach history")
    known = ", ".join(one.id for one in found[:5])
    raise UsageError(f"{len(found)} sessions begin with {wanted!r}: {known}.", "Name more of it.")


def _whole(store: Store, history: SqliteHistory, wanted: Sequence[PastSession]) -> list[Whole]:
    from voice_coach.cli.history_views import Whole
    from voice_coach.session.transcript import transcript

    return [
        Whole(
            record,
            transcript(store.read_journal(record.session.journal)),
            store.sound_of(record.session.journal),
            store.is_running(record.session.journal),
        )
        for record in history.records(wanted)
    ]


def _document(wholes: list[Whole], form: str) -> str:
    from voice_coach.cli import history_views as views

    if form == "markdown":
        return "\n".join(views.whole_markdown(whole) for whole in wholes)
    rows = [views.whole_json(whole) for whole in wholes]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, content: bytes) -> None:
    from voice_coach.adapters.private_files import write_private

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, content)
    except OSError as error:
        raise HistoryError(
            f"{path} cannot be written ({error.strerror}).", "Name another place with --output."
        ) from error


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
