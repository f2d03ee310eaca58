"""``voice-coach practice``: one drill or a mix."""

from __future__ import annotations

import click

from voice_coach.cli.session_options import Way, hold, session_options


@click.command("practice")
@click.argument("drill", required=False)
@click.option("--exercises", type=click.IntRange(1, 50), help="How many exercises.")
@click.option("--seed", type=int, help="Makes the choice of exercises repeatable.")
@session_options
def command(
    way: Way,
    drill: str | None,
    exercises: int | None,
    seed: int | None,
) -> None:
    """Practise one DRILL, or a mix of all, by voice.

    `voice-coach drills` lists the drills. While practising, say "help" at any time.
    """
    from voice_coach.programme import Wish

    hold(Wish("practice", drill, exercises, seed, way.offers_resume), way)
