"""JSON lines from standard input, as ``assess`` and ``paraphrase`` take them."""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn, TextIO

import click

_ENCODING = "utf-8-sig"
# some editors begin a file with a mark
_LONGEST_TEXT = 20_000
# letters, what is said in twenty minutes; a whole book would be worked on for hours
_LONGEST_LINE = 1_000_000
# letters; what never ends would fill the memory


@dataclass(frozen=True, slots=True)
class Request:
    """One line that came in."""

    identity: object
    text: str = ""
    heard: str = ""
    expects: str = ""
    # drill id, "" for none
    doubtful: tuple[str, ...] = ()
    # words of the text that were perhaps misheard
    problem: str = ""
    # why the line is of no use, "" when it is


def answer_standard_input(answers: Callable[[Iterable[str]], Iterator[str]]) -> None:
    """Write what `answers` makes of each line that is read; broken UTF-8 is no reason to stop."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding=_ENCODING, errors="replace")
    for line in answers(_bounded(stream)):
        click.echo(line)  # flushes, so that who waits for an answer gets it at once


def _bounded(stream: TextIO) -> Iterator[str]:
    """The lines of a stream; of one that is far too long no more than shows that it is."""
    while line := stream.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith("\n"):
            line = stream.readline(_LONGEST_LINE + 1)


def parse_request(line: str, is_answer: bool = False) -> Request:
    """Read one line; what is wrong with it stands in `problem`.

    Only ``is_answer`` looks for the line that it answers, and for what it is meant for.
    """
    if len(line) > _LONGEST_LINE:
        return Request(None, problem=f"The line is longer than {_LONGEST_LINE:,} letters.")
    try:
        loaded = json.loads(line, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return Request(None, problem="The line is no JSON.")
    if not isinstance(loaded, dict):
        return Request(None, problem="The line is no JSON object.")
    identity = loaded.get("id")
    problem = _problem_with(loaded, is_answer)
    if problem:
        return Request(identity, problem=problem)
    doubtful = tuple(loaded.get("doubtful") or ())
    if not is_answer:
        return Request(identity, loaded["text"], doubtful=doubtful)
    heard, expects = loaded.get("heard") or "", loaded.get("expects") or ""
    return Request(identity, loaded["text"], heard, expects, doubtful)


def _refuse(constant: str) -> NoReturn:
    """NaN and infinities, which only Python takes for JSON."""
    raise ValueError(constant)


def _finite(number: str) -> float:
    """A number too large for a float would be given back as an infinity, which is no JSON."""
    value = float(number)
    return value if math.isfinite(value) else _refuse(number)


def _problem_with(loaded: Mapping[str, object], is_answer: bool) -> str:
    """Why a line is of no use; "" when it is of use."""
    if not isinstance(loaded.get("text"), str):
        return 'The line has no "text".'
    doubtful = loaded.get("doubtful")
    is_list = isinstance(doubtful, list) and all(isinstance(word, str) for word in doubtful)
    if doubtful is not None and not is_list:
        return '"doubtful" must be a list of words.'
    others = (loaded.get("heard"), loaded.get("expects"))
    if is_answer and not all(isinstance(other, str | None) for other in others):
        return '"heard" and "expects" must be texts.'
    for name in ("text", "heard") if is_answer else ("text",):
        if len(str(loaded.get(name))) > _LONGEST_TEXT:
            return f'"{name}" is longer than {_LONGEST_TEXT:,} letters; give it in parts.'
    return ""


def error_line(request: Request, problem: str) -> str:
    """The answer to a line that is of no use."""
    return json.dumps({"id": request.identity, "error": problem})
