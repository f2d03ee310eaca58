"""``voice-coach turns``: where a session would take a person's turns in sound files as over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from voice_coach.cli.sound_files import answer_files, tell

if TYPE_CHECKING:
    from voice_coach.events import Expects, Turn

PATIENCE_FOR: Mapping[str, Literal["brief", "normal"]] = {
    "yes_no": "brief",
    "sentence": "normal",
    "free": "normal",
}
# what a session's steps of that kind give


@click.command("turns")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
@click.option(
    "--expects",
    type=click.Choice(list(PATIENCE_FOR)),
    default="free",
    show_default=True,
    help="What the person was asked for.",
)
@click.option(
    "--patience",
    metavar="brief|normal|long|FACTOR",
    help="How long a silence may be, as in a session.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "vosk", "whisper"]),
    help="The recognition engine.",
)
@click.option("--locale", help="Whose commands are known, such as en-us or en-gb.")
@click.pass_context
def command(
    context: click.Context,
    /,
    files: tuple[Path, ...],
    as_json: bool,
    expects: Expects,
    **chosen: str,
) -> None:
    """Show which turns a session would hear in sound FILES, and when it would take them as over.

    Every file is heard as a session hears its microphone, frame by frame and with nothing known
    before its time, but faster. Files may have any format and rate. One that cannot be read is
    named on stderr; the others are done, and the exit code is 1.
    """
    with ExitStack() as stack:
        hear = _hearing(chosen, expects, stack)
        shown = _json_line if as_json else _listing
        answer_files(context, files, lambda file: shown(file, hear(file)))


def _hearing(
    chosen: Mapping[str, str], expects: Expects, stack: ExitStack
) -> Callable[[Path], list[Turn]]:
    """What hears one file after the other, each as a session of its own."""
    from voice_coach.adapters.audio_decoding import read_frames
    from voice_coach.adapters.dialog_files import load_script
    from voice_coach.events import Listen
    from voice_coach.fronts import new_listener, open_ears
    from voice_coach.language.commands import CommandBook
    from voice_coach.session.replay import replay
    from voice_coach.settings import load_settings

    settings = load_settings(chosen)
    commands = CommandBook(load_script(settings.locale, (settings.dialogs_dir,)).commands)
    ears = open_ears(settings, stack, tell)
    wanted = Listen(PATIENCE_FOR[expects], expects=expects)

    def hear(file: Path) -> list[Turn]:
        ears.detector.reset()
        ears.recognizer.reset()
        return list(replay(read_frames(file), new_listener(ears, commands, settings), wanted))

    return hear


def _json_line(file: Path, turns: Sequence[Turn]) -> str:
    listed = [
        {
            "start_ms": turn.start_ms,
            "end_ms": turn.end_ms,
            "decided_ms": turn.fired_ms,
            "reason": turn.reason,
            "text": turn.text,
        }
        for turn in turns
    ]
    return json.dumps({"file": str(file), "turns": listed}, ensure_ascii=False)


def _listing(file: Path, turns: Sequence[Turn]) -> str:
    if not turns:
        return f"{file}: no turns"
    lines = [f"{file}:"]
    for turn in turns:
        waited_s = ((turn.fired_ms or turn.end_ms) - turn.end_ms) / 1000
        span = f"{_clock(turn.start_ms)} to {_clock(turn.end_ms)}"
        reason = turn.reason.replace("_", " ")
        said = turn.text or "(nothing understood)"
        lines.append(f"  {span}, over after {waited_s:.2f} s ({reason}): {said}")
    return "\n".join(lines)


def _clock(at_ms: int) -> str:
    minutes, rest_ms = divmod(at_ms, 60_000)
    return f"{minutes}:{rest_ms / 1000:05.2f}"
