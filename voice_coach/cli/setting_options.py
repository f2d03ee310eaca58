"""The options that win over a setting of the same name."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

_OPTIONS: dict[str, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    "engine": click.option(
        "--engine",
        type=click.Choice(["auto", "vosk", "whisper", "both"]),
        help="What hears you; auto takes Vosk where a model is, else the embedded engine;"
        " with both, Vosk listens and the embedded engine reads each turn again.",
    ),
    "voice": click.option(
        "--voice",
        type=click.Choice(["standard", "natural"]),
        help="How the coach sounds; natural needs the extra [natural].",
    ),
    "rate": click.option(
        "--rate", type=click.FloatRange(0.5, 2.0), help="How fast the coach speaks; 1 is normal."
    ),
    "patience": click.option(
        "--patience",
        metavar="brief|normal|long|FACTOR",
        help="How long a silence may be before your turn counts as over.",
    ),
    "microphone": click.option(
        "--microphone", metavar="NAME", help="A name, a part of one, or a number of `devices`."
    ),
    "speaker": click.option("--speaker", metavar="NAME", help="The same for the speaker."),
    "barge_in": click.option(
        "--barge-in/--no-barge-in",
        default=None,
        help="Let yourself interrupt the coach, or speak when it is done.",
    ),
    "captions": click.option(
        "--captions/--no-captions", default=None, help="Show what is said on the screen, or not."
    ),
    "locale": click.option(
        "--locale", help="Whose words and help lines are used, such as en-us or en-gb."
    ),
}


def setting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds them all; they arrive as one argument ``chosen``: name to value, None if not given."""

    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> Any:
        chosen = {name: options.pop(name) for name in _OPTIONS}
        return command(*args, chosen=chosen, **options)

    decorated: Callable[..., Any] = wrapped
    for option in reversed(_OPTIONS.values()):
        decorated = option(decorated)
    return decorated
