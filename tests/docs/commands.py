"""The command line as a table, for comparing documents with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from voice_coach.cli.commands import cli

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]


def all_commands() -> dict[str, click.Command]:
    """Each command by the words that call it, such as ``models fetch``; groups are left out."""
    return dict(_walk(cli, ()))


def _walk(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield " ".join(words), command
        return
    if command.invoke_without_command:
        yield " ".join(words), command
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from _walk(inner, (*words, name))


def flags(command: click.Command) -> set[str]:
    """Every spelling of every visible option."""
    options = [item for item in command.params if isinstance(item, click.Option)]
    return {
        flag
        for option in options
        if not option.hidden
        for flag in (*option.opts, *option.secondary_opts)
    }


def quoted_code(path: Path) -> Iterator[str]:
    """Every line of the shell blocks and every inline code span of a document."""
    text = path.read_text(encoding="utf-8")
    for block in re.findall(r"^```(?:bash|sh|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from (line.strip() for line in block.replace("\\\n", " ").splitlines())
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"`([^`\n]+)`", prose)
