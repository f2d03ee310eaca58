"""``voice-coach devices``: the microphones and speakers there are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from voice_coach.adapters.audio_devices import AudioDevice


@click.command("devices")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List microphones and speakers; a name, a part of one or a number chooses one.

    The default devices are marked with a star.
    """
    from voice_coach.adapters.audio_devices import list_devices

    devices = list_devices()
    if as_json:
        click.echo(json.dumps([asdict(device) for device in devices], ensure_ascii=False, indent=2))
    elif devices:
        _print_table(devices)
    else:
        click.echo("No microphone and no speaker was found.", err=True)


def _print_table(devices: list[AudioDevice]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("number", justify="right")
    for heading in ("name", "system", "microphone", "speaker"):
        table.add_column(heading)
    for device in devices:
        table.add_row(
            str(device.index),
            escape(device.name),
            escape(device.host),
            _mark(device.inputs, device.is_default_input),
            _mark(device.outputs, device.is_default_output),
        )
    Console().print(table)


def _mark(channels: int, is_default: bool) -> str:
    if not channels:
        return ""
    return "yes *" if is_default else "yes"
