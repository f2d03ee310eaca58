"""JSON lines from standard input, as ``assess`` and ``paraphrase`` take them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Request:
    """One line that came in."""

    identity: object
    text: str = ""
    heard: str = ""
    expects: str = ""
    # drill id, "" for none
    problem: str = ""
    # why the line is of no use, "" when it is


def answer_standard_input(answers: Callable[[Iterable[str]], Iterator[str]]) -> None:
    """Write what `answers` makes of each line that is read; broken UTF-8 is no reason to stop."""
    for line in answers(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")):
        click.echo(line)  # flushes, so that who waits for an answer gets it at once


def parse_request(line: str, is_answer: bool = False) -> Request:
    """Read one line; what is wrong with it stands in `problem`.

    Only ``is_answer`` looks for the line that it answers, and for what it is meant for.
    """
    try:
        loaded = json.loads(line)
    except (ValueError, RecursionError):
        return Request(None, problem="The line is no JSON.")
    if not isinstance(loaded, dict):
        return Request(None, problem="The line is no JSON object.")
    identity, text = loaded.get("id"), loaded.get("text")
    if not isinstance(text, str):
        return Request(identity, problem='The line has no "text".')
    if not is_answer:
        return Request(identity, text)
    heard, expects = loaded.get("heard"), loaded.get("expects")
    if not isinstance(heard, str | None) or not isinstance(expects, str | None):
        return Request(identity, problem='"heard" and "expects" must be texts.')
    return Request(identity, text, heard or "", expects or "")


def error_line(request: Request, problem: str) -> str:
    """The answer to a line that is of no use."""
    return json.dumps({"id": request.identity, "error": problem})
