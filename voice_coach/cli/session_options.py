"""The options that every kind of session shares, and how a session is held with them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from voice_coach.cli.leaving import Leaving, attentive
from voice_coach.cli.setting_options import setting_options
from voice_coach.errors import (
    NoMicrophoneError,
    NoSpeakerError,
    PortAudioMissingError,
    UsageError,
    VoiceCoachError,
)

if TYPE_CHECKING:
    from voice_coach.adapters.store import Store
    from voice_coach.app import OpenFront
    from voice_coach.programme import Wish
    from voice_coach.settings import Settings


_OFFER = "Would you like to type instead of speaking?"
_LONGEST_LINE = 1_000_000
# letters; a line without end would fill the memory


@dataclass(frozen=True, slots=True)
class Way:
    """How a session is held."""

    is_text: bool = False
    source: Path | None = None
    output: Path | None = None
    is_plain: bool = False
    keeps_sound: bool = False
    resumes: bool | None = None
    # None where it was not said
    chosen: Mapping[str, Any] = field(default_factory=dict)
    # options that win over a setting of the same name; None for those that were not given

    @property
    def offers_resume(self) -> bool:
        """Whether to offer to go on with a session that was cut off."""
        return self.source is None if self.resumes is None else self.resumes


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
        "--keep-audio",
        "keeps_sound",
        is_flag=True,
        help="Keep the sound of what you say, beside the journal; otherwise none is kept.",
    ),
    click.option(
        "--resume/--no-resume",
        "resumes",
        default=None,
        help="Offer to go on with a session that was cut off (not with --input unless asked for).",
    ),
)


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the shared options; they arrive as one argument ``way``."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> Any:
        way = Way(**{each.name: options.pop(each.name) for each in fields(Way)})
        return command(way=way, **options)

    decorated = setting_options(wrapped)
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def hold(wish: Wish, way: Way) -> None:
    """Hold one session in the way that was asked for, and say how it ended."""
    from voice_coach.cli.stored import stored
    from voice_coach.settings import load_settings

    _check(way)
    leaving = Leaving()
    with leaving.watch(), ExitStack() as stack:
        settings = load_settings(way.chosen)
        # a passphrase may be asked for
        with leaving.at_once():
            store = stack.enter_context(stored(settings))
        _hold_kept(wish, way, _Place(settings, store, leaving))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a session is kept, and how it is left."""

    settings: Settings
    store: Store
    leaving: Leaving


def _hold_kept(wish: Wish, way: Way, place: _Place) -> None:
    from voice_coach.app import load_coach, prepare
    from voice_coach.cli.render import screen

    coach = load_coach(place.settings, place.store, way.keeps_sound)
    view = screen(way.is_plain or way.is_text, has_words=place.settings.captions or way.is_text)
    notes: list[str] = []

    def notify(note: str) -> None:
        notes.append(note)
        view.tell(note)

    try:
        prepared = prepare(coach, wish, _front(way, place.leaving, notify), view, notify)
    except (NoMicrophoneError, NoSpeakerError, PortAudioMissingError) as error:
        view.close()
        _without_devices(error, wish, way, place)
        return
    except BaseException:
        # whatever it was, Ctrl-C among it, the terminal is given back as it was found
        view.close()
        raise
    # from here on a note tells of something that could not be saved
    notes.clear()
    try:
        reason = prepared.run(place.leaving.check)
    except KeyboardInterrupt:
        view.tell(_ending("Interrupted.", notes))
        raise
    if reason == "stopped":
        view.tell(_ending("Stopped.", notes))


def _ending(word: str, notes: list[str]) -> str:
    return word if notes else f"{word} All that was said is saved."


def _check(way: Way) -> None:
    """Raises UsageError for options that do not go together."""
    if way.output is not None and way.source is None:
        raise UsageError("--output goes with --input.", "Name the sound file to listen to.")
    if way.is_text and way.chosen.get("captions") is False:
        raise UsageError("--text and --no-captions do not go together.", "Choose one of them.")
    if way.is_text and way.keeps_sound:
        raise UsageError("--text and --keep-audio do not go together.", "Choose one of them.")
    if way.is_text and way.source is not None:
        raise UsageError("--text and --input do not go together.", "Choose one of them.")
    if way.source and way.output and way.source.resolve() == way.output.resolve():
        raise UsageError("--output would overwrite --input.", "Name another file.")


def _front(way: Way, leaving: Leaving, notify: Callable[[str], None]) -> OpenFront:
    from voice_coach.fronts import file_front, live_front, text_front

    if way.is_text:
        return text_front(_line_reader(leaving))
    if way.source is not None:
        return file_front(way.source, way.output, notify)
    return live_front(notify)


def _without_devices(error: VoiceCoachError, wish: Wish, way: Way, place: _Place) -> None:
    """No microphone or no speaker: offer to type, or show the demo where nobody can answer."""
    click.echo(f"voice-coach: {error}", err=True)
    if _is_terminal():
        with attentive(), place.leaving.at_once():
            wants_to_type = click.confirm(_OFFER, default=True, err=True)
        if not wants_to_type:
            sys.exit(error.exit_code)
        _hold_kept(wish, replace(way, is_text=True, keeps_sound=False), place)
        return
    click.echo("There is no terminal to type in either, so here is the demo.", err=True)
    click.echo("To type a session, start it with --text.", err=True)
    from voice_coach.cli.demo import show_demo

    with place.leaving.at_once():
        show_demo(output=None)


def _is_terminal() -> bool:
    # a program started without any standard input has None here
    return sys.stdin is not None and sys.stdin.isatty()


def _line_reader(leaving: Leaving) -> Callable[[], str | None]:
    is_terminal = _is_terminal()

    def read_line() -> str | None:
        if sys.stdin is None:
            return None
        if is_terminal:
            click.echo("You: ", nl=False)
            leaving.wait_for_line(sys.stdin)
        try:
            with leaving.at_once():
                line = _printable(input() if is_terminal else _line_of(sys.stdin))
        except EOFError:
            return None
        if not is_terminal:
            click.echo(f"You: {line}")
        return line

    return read_line


def _line_of(stream: TextIO) -> str:
    """A line of a pipe or a file; raises EOFError at its end, UsageError where no line ends."""
    line = stream.readline(_LONGEST_LINE + 1)
    if not line:
        raise EOFError
    if len(line) > _LONGEST_LINE:
        raise UsageError(
            f"A line of the answers is longer than {_LONGEST_LINE:,} letters.",
            "Give it in parts; what came before is kept.",
        )
    return line.removesuffix("\n")


def _printable(line: str) -> str:
    """What was typed without control characters and what is left of broken ones."""
    return "".join(each if each.isprintable() else " " for each in line)
