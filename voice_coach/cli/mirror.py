"""``voice-coach mirror``."""

from __future__ import annotations

import click

from voice_coach.cli.session_options import Way, hold, session_options


@click.command("mirror")
@click.option("--seed", type=int, help="Makes the choice of wordings repeatable.")
@session_options
def command(way: Way, seed: int | None) -> None:
    """Talk freely; the coach only gives back what it hears and asks."""
    from voice_coach.programme import Wish

    hold(Wish("mirror", seed=seed, offers_resume=way.offers_resume), way)
