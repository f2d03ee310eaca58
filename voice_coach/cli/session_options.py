"""The options that every kind of session shares, and how a session is held with them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from voice_coach.errors import NoMicrophoneError, NoSpeakerError, PortAudioMissingError, UsageError


@dataclass(frozen=True, slots=True)
class Way:
    """How a session is held."""

    is_text: bool = False
    source: Path | None = None
    output: Path | None = None
    is_plain: bool = False
    engine: str | None = None
    voice: str | None = None
    locale: str | None = None


_OPTIONS = (
    click.option("--text", "is_text", is_flag=True, help="Type instead of speaking."),
    click.option(
        "--input",
        "source",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Take the answers from a sound file; it waits while the coach speaks.",
    ),
    click.option(
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="With --input: write what would be heard into this WAV file.",
    ),
    click.option("--plain", "is_plain", is_flag=True, help="Captions only, no live screen."),
    click.option(
        "--engine",
        type=click.Choice(["auto", "vosk", "whisper"]),
        help="What hears you; auto takes Vosk where a model is, else the embedded engine.",
    ),
    click.option(
        "--voice",
        type=click.Choice(["standard", "natural"]),
        help="How the coach sounds; natural needs the extra [natural].",
    ),
    click.option("--locale", help="Whose words and help lines are used, such as en-us or en-gb."),
)


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the shared options; they arrive as one argument ``way``."""

    def wrapped(**options: Any) -> Any:
        names = Way.__dataclass_fields__
        way = Way(**{name: options.pop(name) for name in names})
        return command(way=way, **options)

    wrapped.__name__ = command.__name__
    wrapped.__doc__ = command.__doc__
    for params in (getattr(command, "__click_params__", []),):
        wrapped.__click_params__ = list(params)  # type: ignore[attr-defined]
    decorated: Callable[..., Any] = wrapped
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def hold(wish: Any, way: Way) -> None:
    """Hold one session in the way that was asked for, and say how it ended."""
    from voice_coach.app import load_coach, prepare
    from voice_coach.cli.render import screen
    from voice_coach.fronts import file_front, live_front, text_front
    from voice_coach.settings import load_settings

    if way.output is not None and way.source is None:
        raise UsageError("--output goes with --input.", "Name the sound file to listen to.")
    chosen = {name: getattr(way, name) for name in ("engine", "voice", "locale")}
    settings = load_settings().model_copy(
        update={name: value for name, value in chosen.items() if value is not None}
    )
    coach = load_coach(settings)
    view = screen(way.is_plain or way.is_text)
    if way.is_text:
        front = text_front(_line_reader())
    elif way.source is not None:
        front = file_front(way.source, way.output, view.tell)
    else:
        front = live_front(view.tell)
    try:
        prepared = prepare(coach, wish, front, view, view.tell)
    except (NoMicrophoneError, NoSpeakerError, PortAudioMissingError) as error:
        view.close()
        _without_devices(error, wish, way)
        return
    except BaseException:
        view.close()
        raise
    reason = prepared.run()
    if reason == "stopped":
        view.tell("Stopped. All that was said is saved.")


def _without_devices(error: Exception, wish: Any, way: Way) -> None:
    """No microphone or no speaker: offer to type, or show the demo where nobody can answer."""
    from dataclasses import replace

    click.echo(f"voice-coach: {error}", err=True)
    if sys.stdin.isatty():
        if click.confirm("Would you like to type instead of speaking?", default=True, err=True):
            hold(wish, replace(way, is_text=True))
        return
    click.echo("There is no terminal to type in either, so here is the demo.", err=True)
    click.echo("To type a session, start it with --text.", err=True)
    from voice_coach.cli.demo import show_demo

    show_demo(output=None)


def _line_reader() -> Callable[[], str | None]:
    is_terminal = sys.stdin.isatty()

    def read_line() -> str | None:
        try:
            line = input("You: " if is_terminal else "")
        except EOFError:
            return None
        if not is_terminal:
            click.echo(f"You: {line}")
        return line

    return read_line
