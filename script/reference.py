"""Writes the reference of commands, settings, markers and keys, or with --check compares it.

``.venv/bin/python script/reference.py docs/reference.md`` writes it all from the program itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from voice_coach.cli.commands import cli
from voice_coach.dialog import markers, parse, words
from voice_coach.settings import PREFIX, Settings

HEAD = """# Reference

Drawn from the program by `script/generate`; edits are lost. [Use](use.md) explains it all.
"""
KEYS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("a drill", parse.DRILL_KEYS | {"version"}, parse.DRILL_OPTIONAL),
    ("an exercise", parse.EXERCISE_KEYS, parse.EXERCISE_OPTIONAL),
    ("a point", parse.POINT_KEYS, parse.POINT_OPTIONAL),
    ("`feelings` and `needs`", frozenset(), parse.FIT_OPTIONAL),
    ("a weak answer", parse.WEAK_KEYS, frozenset()),
    ("`safety.yaml`", words.SAFETY_KEYS | {"version"}, words.SAFETY_EXTRAS),
    ("a help line", words.HELP_LINE_KEYS, frozenset()),
)


def page() -> str:
    """The whole page."""
    parts = [HEAD, "## Commands\n"]
    parts += [
        section for path, command in _commands(cli, ()) for section in _command(path, command)
    ]
    parts += ["## Settings\n", _table(_SETTING_HEAD, _settings())]
    parts += [
        "## Markers\n",
        "[What the feedback says](feedback.md) explains each with an example.\n",
    ]
    rows = (("strength", markers.STRENGTHS), ("pitfall", markers.PITFALLS))
    parts.append(_table(("kind", "markers"), ((kind, _names(found)) for kind, found in rows)))
    parts += ["## Keys of dialog files\n", "[Your own drills](dialogs.md) explains each.\n"]
    keys = ((what, _names(needed), _names(optional)) for what, needed, optional in KEYS)
    parts.append(_table(("in", "needed", "optional"), keys))
    return "\n".join(parts)


def _commands(
    command: click.Command, words_so_far: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something by itself, with the words that call it."""
    if words_so_far and (not isinstance(command, click.Group) or command.invoke_without_command):
        yield words_so_far, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from _commands(inner, (*words_so_far, name))


def _command(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    usage = " ".join(["voice-coach", *path, *map(_argument, arguments)])
    options = [each for each in command.params if isinstance(each, click.Option)]
    yield f"### voice-coach {' '.join(path)}\n"
    yield f"```\n{usage}{' [OPTIONS]' if options else ''}\n```\n"
    yield f"{_paragraphs(command.help or '')}\n"
    rows = [(_spelling(each), _text(each.help or "")) for each in options if not each.hidden]
    if rows:
        yield _table(("option", "meaning"), rows)


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    name = name.rstrip(".").strip("[]")
    name = f"{name}..." if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _paragraphs(text: str) -> str:
    """A docstring as paragraphs of one line each."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _spelling(option: click.Option) -> str:
    flags = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
    return flags if option.is_flag else f"{flags} {_metavar(option)}"


def _metavar(option: click.Option) -> str:
    if option.metavar:
        return f"`{option.metavar}`".replace("|", "\\|")
    if isinstance(option.type, click.Choice):
        return f"`{'|'.join(map(str, option.type.choices))}`".replace("|", "\\|")
    kind = option.type
    if isinstance(kind, click.IntRange | click.FloatRange):
        return f"{kind.min} to {kind.max}"
    return {"integer": "`N`", "float": "`N`", "path": "`PATH`", "file": "`FILE`"}.get(
        kind.name, f"`{(option.name or '').upper()}`"
    )


_SETTING_HEAD = ("setting", "variable", "values", "default", "meaning")


def _settings() -> Iterator[tuple[str, ...]]:
    schema = Settings.model_json_schema()["properties"]
    for name, field in Settings.model_fields.items():
        default = field.default if field.default_factory is None else "the user's data folder"
        if default is None:
            default = "the system's"
        elif isinstance(default, bool):
            default = str(default).lower()
        meaning = field.description or ""
        yield f"`{name}`", f"`{PREFIX}{name.upper()}`", _values(schema[name]), f"{default}", meaning


def _values(schema: Mapping[str, Any]) -> str:
    """What a setting may be, from its JSON schema."""
    match schema:
        case {"anyOf": [*options]}:
            texts = [_values(each) for each in options if each != {"type": "null"}]
            return ", or ".join(texts)
        case {"enum": [*values]}:
            return ", ".join(f"`{value}`" for value in values)
        case {"minimum": low, "maximum": high}:
            return f"{low} to {high}"
        case {"type": "boolean"}:
            return "`true`, `false`"
        case {"format": "path"}:
            return "a folder"
        case _:
            return "a name"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _text(text: str) -> str:
    return text.replace("|", "\\|")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    written = (f"| {' | '.join(cells)} |" for cells in lines)
    return (
        "\n".join(line.replace("|  |", "| |").replace("|---", "| ---") for line in written) + "\n"
    )


def main(arguments: list[str]) -> int:
    """Write or check the page; returns the exit code."""
    (path,) = (Path(argument) for argument in arguments if argument != "--check")
    if "--check" not in arguments:
        path.write_text(page(), encoding="utf-8")
    elif path.read_text(encoding="utf-8") != page():
        sys.stderr.write(f"{path} is out of date; run script/generate.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
