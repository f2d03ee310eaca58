"""``voice-coach report``: progress as a page to look at."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from voice_coach.adapters.store import Store
    from voice_coach.settings import Settings

_UNLOCKED = "The page is not locked by your passphrase; delete it when you have seen it."


@click.command("report")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the page to this file and not into your data folder.",
)
@click.option("--open", "opens", is_flag=True, help="Show it in the browser.")
def command(output: Path | None, opens: bool) -> None:
    """Write your progress as one HTML page that needs no network."""
    from voice_coach.adapters.page_files import show_page, write_page
    from voice_coach.adapters.places import REPORT
    from voice_coach.cli.stored import stored
    from voice_coach.settings import load_settings

    settings = load_settings()
    with stored(settings) as store:
        path = (output or store.folder / REPORT).absolute()
        write_page(path, _page(store, settings))
        if store.keys is not None:
            click.echo(_UNLOCKED, err=True)
    click.echo(f"The report is in {path}")
    if opens:
        show_page(path)


def _page(store: Store, settings: Settings) -> str:
    from datetime import datetime

    from voice_coach.adapters.clock import SystemClock
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.report.content import gather
    from voice_coach.report.layout import lay_out

    today = datetime.fromisoformat(SystemClock().now_iso()).date()
    script = load_script(settings.locale, (settings.dialogs_dir,))
    with closing(store.open_history()) as history:
        return lay_out(gather(history, script, today))
