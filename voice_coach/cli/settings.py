"""``voice-coach settings``: what is set, where it comes from, and how it is changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voice_coach.cli.encryption import decrypt, encrypt, passphrase
from voice_coach.cli.setting_options import setting_options

if TYPE_CHECKING:
    from voice_coach.settings import Setting


@click.group("settings", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@setting_options
@click.pass_context
def command(context: click.Context, as_json: bool, chosen: dict[str, Any]) -> None:
    """Show every setting and where it comes from, or change one.

    An option wins over the environment, the environment over the settings file. With options, it
    shows what a session with them would use.
    """
    if context.invoked_subcommand is not None:
        return
    from voice_coach.settings import explain_settings

    settings = explain_settings(chosen)
    if as_json:
        rows = [_row(setting) for setting in settings]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _show(settings)


@command.command("set")
@click.argument("name")
@click.argument("value")
def set_value(name: str, value: str) -> None:
    """Write a setting into the settings file; all else in it stays as it is."""
    from voice_coach.adapters.settings_file import SettingsFile
    from voice_coach.settings import known_name, parse_setting, settings_file

    setting = known_name(name)
    parsed = parse_setting(setting, value)
    SettingsFile(settings_file()).put(setting, parsed)
    click.echo(f"{setting} is {_text(parsed)} from now on.")
    _warn_of_variable(setting)


@command.command("unset")
@click.argument("name")
def unset(name: str) -> None:
    """Take a setting out of the settings file, so that its default holds."""
    from voice_coach.adapters.settings_file import SettingsFile
    from voice_coach.settings import known_name, settings_file

    # a name that is no setting is what somebody may want to be rid of
    file = SettingsFile(settings_file())
    if file.remove(name):
        click.echo(f"{name} is no longer set in {file.path}.")
        return
    setting = known_name(name)
    if file.remove(setting):
        click.echo(f"{setting} is no longer set in {file.path}.")
    else:
        click.echo(f"{setting} is not set in {file.path}.", err=True)
    _warn_of_variable(setting)


@command.command("path")
def path() -> None:
    """Print where the settings file is, or would be."""
    from voice_coach.settings import settings_file

    click.echo(settings_file())


command.add_command(encrypt)
command.add_command(decrypt)
command.add_command(passphrase)


def _warn_of_variable(setting: str) -> None:
    from voice_coach.settings import PREFIX

    variable = f"{PREFIX}{setting.upper()}"
    if os.environ.get(variable):
        click.echo(f"{variable} in the environment wins over the file.", err=True)


def _row(setting: Setting) -> dict[str, object]:
    value = str(setting.value) if isinstance(setting.value, Path) else setting.value
    return {
        "name": setting.name,
        "value": value,
        "origin": setting.origin.value,
        "place": setting.place or None,
        "description": setting.description.replace("`", ""),
    }


def _show(settings: list[Setting]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("setting", "value", "from"):
        table.add_column(head, overflow="fold")
    for setting in settings:
        style = "" if setting.place else "dim"
        source = setting.place or "default"
        table.add_row(setting.name, Text(_text(setting.value)), Text(source, style))
    Console(highlight=False).print(table)


def _text(value: object) -> str:
    match value:
        case None:
            return "the system's"
        case bool():
            return "on" if value else "off"
        case _:
            return str(value)
