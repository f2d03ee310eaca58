"""``voice-coach doctor``: checks everything a session needs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from voice_coach.adapters.diagnosis import Check

_STYLES = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--no-tone", is_flag=True, help="Leave the speaker alone.")
def command(as_json: bool, no_tone: bool) -> None:
    """Check everything a session needs, and say what to do about what fails.

    Python, libraries, PortAudio, microphone and speaker with their levels, the checksums of the
    speech models, the voice, the dialogs, and the place where sessions are kept.

    The exit code is that of the worst failure: 0 when nothing fails (warnings do not count), 1
    for anything else than what follows, 3 for an audio device, 4 for a model or dialog.
    """
    checks: list[Check] = []
    for check in _examine(plays_tone=not no_tone):
        checks.append(check)
        if not as_json:
            _print(check)
    if as_json:
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    sys.exit(max(check.exit_code for check in checks))


def _examine(plays_tone: bool) -> Iterator[Check]:
    from voice_coach.adapters.diagnosis import Subject, examine
    from voice_coach.settings import load_settings

    settings = load_settings()
    return examine(
        Subject(
            data_dir=settings.data_dir,
            dialogs_dir=settings.dialogs_dir,
            locale=settings.locale,
            voice=settings.voice,
            microphone=settings.microphone,
            speaker=settings.speaker,
            plays_tone=plays_tone,
        )
    )


def _print(check: Check) -> None:
    from rich.console import Console
    from rich.text import Text

    line = Text(f"{check.status:<5}", style=_STYLES[check.status])
    line.append(f"{check.name}: {check.detail}", style="default")
    if check.remedy:
        line.append(f"\n     {check.remedy}", style="default")
    Console(highlight=False, soft_wrap=True).print(line)
