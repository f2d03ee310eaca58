"""``voice-coach rehearse``."""

from __future__ import annotations

import click

from voice_coach.cli.session_options import Way, hold, session_options


@click.command("rehearse")
@click.option("--seed", type=int, help="Makes the choice of wordings repeatable.")
@session_options
def command(way: Way, seed: int | None) -> None:
    """Get ready for a real talk: tell, practise, play it through, and take a card along."""
    from voice_coach.programme import Wish

    hold(Wish("rehearse", seed=seed, offers_resume=way.offers_resume), way)
