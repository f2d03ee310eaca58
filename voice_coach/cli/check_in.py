"""``voice-coach check-in``."""

from __future__ import annotations

import click

from voice_coach.cli.session_options import Way, hold, session_options


@click.command("check-in")
@click.option("--seed", type=int, help="Makes the choice of wordings repeatable.")
@session_options
def command(way: Way, seed: int | None) -> None:
    """Look at your week in five minutes, and take one thing on."""
    from voice_coach.programme import Wish

    hold(Wish("check-in", seed=seed, offers_resume=way.offers_resume), way)
