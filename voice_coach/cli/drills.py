"""``voice-coach drills``: what there is to practise."""

from __future__ import annotations

import json

import click

from voice_coach.dialog.script import Drill


@click.command("drills")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--locale", help="Language and country, such as en-gb.")
def command(as_json: bool, locale: str | None) -> None:
    """List the drills, the shipped ones and your own."""
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.settings import load_settings

    settings = load_settings()
    drills = load_script(locale or settings.locale, [settings.dialogs_dir]).drills
    if as_json:
        click.echo(json.dumps([_row(drill) for drill in drills], ensure_ascii=False, indent=2))
    else:
        _print_table(drills)


def _row(drill: Drill) -> dict[str, str | int]:
    return {
        "id": drill.id,
        "kind": drill.kind,
        "title": drill.title,
        "exercises": len(drill.exercises),
    }


def _print_table(drills: tuple[Drill, ...]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("drill", "kind", "title"):
        table.add_column(heading)
    table.add_column("exercises", justify="right")
    for drill in drills:
        table.add_row(drill.id, drill.kind, escape(drill.title), str(len(drill.exercises)))
    Console().print(table)
