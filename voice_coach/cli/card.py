"""``voice-coach card``: the take-away card of the last rehearsal."""

from __future__ import annotations

import click


@click.command("card")
@click.option("--json", "as_json", is_flag=True, help="Print the card as JSON.")
def command(as_json: bool) -> None:
    """Show the take-away card of the last rehearsal again."""
    kept = _newest_card()
    if as_json:
        click.echo(kept or "null")
    elif not kept:
        click.echo("There is no card yet. Make one with: voice-coach rehearse", err=True)
    else:
        _show(kept)


def _newest_card() -> str | None:
    from voice_coach.cli.stored import stored_history
    from voice_coach.dialog.card import CARD

    with stored_history() as history:
        return history.newest(CARD)


def _show(kept: str) -> None:
    from voice_coach.dialog.card import Card
    from voice_coach.errors import HistoryError

    try:
        card = Card.from_json(kept)
    except ValueError as error:
        raise HistoryError("The kept card cannot be read.", "Rehearse again.") from error
    sections = (
        ("Your best sentences", card.best),
        ("Your I-statement", (card.i_statement,)),
        ("Your open question", (card.question,)),
        ("Your small step", (card.small_step,)),
    )
    for title, texts in sections:
        said = [text for text in texts if text]
        if said:
            click.echo(title)
            click.echo("\n".join(f"  {text}" for text in said))
