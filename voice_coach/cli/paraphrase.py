"""``voice-coach paraphrase``: turn utterances back, one JSON line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from voice_coach.cli.json_lines import answer_standard_input, error_line, parse_request
from voice_coach.errors import UsageError
from voice_coach.language.paraphrase import Paraphrase, Paraphraser
from voice_coach.language.pronouns import Listener

_JSONL = 'Read {"id", "text", "doubtful"?} lines, write one line for each.'


@click.command()
@click.option("--jsonl", is_flag=True, help=_JSONL)
@click.option(
    "--listener",
    type=click.Choice(["hearer", "coach", "partner"]),
    default="hearer",
    show_default=True,
    help="Who the words are turned to.",
)
@click.argument("text", required=False)
def command(jsonl: bool, listener: Listener, text: str | None) -> None:
    """Turn TEXT, or JSON lines from standard input, back to the one who said it."""
    from voice_coach.adapters.turning_files import load_paraphraser

    paraphraser = load_paraphraser()
    if jsonl:
        answer_standard_input(lambda lines: answers(lines, paraphraser, listener))
        return
    if text is None:
        raise UsageError("There is nothing to paraphrase.", "Give a text, or --jsonl.")
    click.echo(paraphraser.paraphrase(text, listener=listener).text)


def answers(lines: Iterable[str], paraphraser: Paraphraser, listener: Listener) -> Iterator[str]:
    """One JSON line for each line that comes in; the same stem never twice in a row."""
    last = ""
    for number, line in enumerate(lines):
        request = parse_request(line)
        if request.problem:
            yield error_line(request, request.problem)
            continue
        made = paraphraser.paraphrase(
            request.text,
            listener=listener,
            variant=number,
            avoid=(last,),
            doubtful=request.doubtful,
        )
        last = made.stem_id
        yield json.dumps(_shown(request.identity, made))


def _shown(identity: object, made: Paraphrase) -> dict[str, object]:
    return {
        "id": identity,
        "paraphrase": made.text,
        "family": made.family,
        "feeling": made.feeling,
        "event": made.event,
        "need": made.need,
    }
