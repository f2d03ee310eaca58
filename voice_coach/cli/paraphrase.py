"""``voice-coach paraphrase``: turn utterances back, one JSON line each."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator

import click

from voice_coach.errors import UsageError
from voice_coach.language.paraphrase import Paraphrase, Paraphraser
from voice_coach.language.pronouns import Listener


@click.command()
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} lines, write one line for each.')
@click.option(
    "--listener",
    type=click.Choice(["hearer", "coach", "partner"]),
    default="hearer",
    show_default=True,
    help="Who the words are turned to.",
)
@click.argument("text", required=False)
def command(jsonl: bool, listener: str, text: str | None) -> None:
    """Turn TEXT, or JSON lines from standard input, back to the one who said it."""
    from voice_coach.adapters.turning_files import load_paraphraser

    paraphraser = load_paraphraser()
    if jsonl:
        lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
        for line in answers(lines, paraphraser, listener):
            click.echo(line)  # flushes, so that who waits for an answer gets it at once
        return
    if text is None:
        raise UsageError("There is nothing to paraphrase.", "Give a text, or --jsonl.")
    click.echo(paraphraser.paraphrase(text, listener=_listener(listener)).text)


def answers(lines: Iterable[str], paraphraser: Paraphraser, listener: str) -> Iterator[str]:
    """One JSON line for each line that comes in; the same stem never twice in a row."""
    last = ""
    for number, line in enumerate(lines):
        identity, text, problem = _parsed(line)
        if problem:
            yield json.dumps({"id": identity, "error": problem})
            continue
        made = paraphraser.paraphrase(
            text, listener=_listener(listener), variant=number, avoid=(last,)
        )
        last = made.stem_id
        yield json.dumps(_shown(identity, made))


def _listener(name: str) -> Listener:
    return "coach" if name == "coach" else "partner" if name == "partner" else "hearer"


def _parsed(line: str) -> tuple[object, str, str]:
    """Id, text and, when the line is of no use, what is wrong with it."""
    try:
        loaded = json.loads(line)
    except (ValueError, RecursionError):
        return None, "", "The line is no JSON."
    if not isinstance(loaded, dict):
        return None, "", "The line is no JSON object."
    text = loaded.get("text")
    if not isinstance(text, str):
        return loaded.get("id"), "", 'The line has no "text".'
    return loaded.get("id"), text, ""


def _shown(identity: object, made: Paraphrase) -> dict[str, object]:
    return {
        "id": identity,
        "paraphrase": made.text,
        "family": made.family,
        "feeling": made.feeling,
        "event": made.event,
        "need": made.need,
    }
