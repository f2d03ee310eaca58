"""Turns prompts, commands, order and safety files into values, or says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from voice_coach.dialog.nodes import Reader
from voice_coach.dialog.parse import has_sound_slots
from voice_coach.dialog.script import HelpLine, SafetyScript
from voice_coach.language.wordings import Wordings

SAFETY_KEYS = frozenset({"lines", "ask", "rest", "emergency", "help_lines"})
SAFETY_EXTRAS = frozenset({"unclear"})
HELP_LINE_KEYS = frozenset({"name", "number", "spoken", "source"})


def parse_prompts(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """The coach's lines by key, each with its wordings. Raises DialogError."""
    reader = Reader(file)
    keys = reader.document(text, {"prompts"})
    prompts = {
        key: _wordings(reader, node, key)
        for key, node in _entries(reader, keys.get("prompts"), "prompts").items()
    }
    reader.finish()
    return prompts


def _wordings(reader: Reader, node: yaml.Node, key: str) -> tuple[str, ...]:
    texts = []
    for item in reader.items(node, f"the prompt '{key}'"):
        text = reader.text(item, f"a wording of '{key}'")
        if has_sound_slots(reader, item, text, f"'{key}'"):
            texts.append(text)
    if isinstance(node, yaml.SequenceNode) and not node.value:
        reader.problem(node, f"the prompt '{key}' has no wording; add one, starting with '- '")
    return tuple(texts)


def parse_commands(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """The wordings of every command by its id, written out in full. Raises DialogError."""
    reader = Reader(file)
    keys = reader.document(text, {"commands"}, {"rules"})
    rules = {
        name: reader.text(node, f"the rule '{name}'")
        for name, node in _entries(reader, keys.get("rules"), "rules").items()
    }
    wordings = Wordings(rules)
    owners: dict[str, str] = {}
    commands = {
        command: _expanded(reader, node, command, wordings, owners)
        for command, node in _entries(reader, keys.get("commands"), "commands").items()
    }
    reader.finish()
    return commands


def _expanded(
    reader: Reader, node: yaml.Node, command: str, wordings: Wordings, owners: dict[str, str]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for item in reader.items(node, f"the command '{command}'"):
        template = reader.text(item, f"a wording of '{command}'").lower()
        if not template:
            continue
        try:
            expanded = wordings.expand(template)
        except ValueError as error:
            reader.problem(item, f"this wording of '{command}' cannot be used: {error}")
            continue
        found |= dict.fromkeys(expanded)
        _refuse_shared(reader, item, command, expanded, owners)
    return tuple(found)


def _refuse_shared(
    reader: Reader,
    node: yaml.Node,
    command: str,
    expanded: tuple[str, ...],
    owners: dict[str, str],
) -> None:
    for wording in expanded:
        owner = owners.setdefault(wording, command)
        if owner != command:
            reader.problem(node, f"'{wording}' already means '{owner}'; keep it in one of the two")
            return


def parse_order(text: str, file: str) -> tuple[str, ...]:
    """The ids of drills in the order in which they are listed. Raises DialogError."""
    reader = Reader(file)
    keys = reader.document(text, {"order"})
    order = tuple(
        reader.identifier(node, "an entry of order")
        for node in reader.items(keys.get("order"), "order")
    )
    reader.finish()
    return order


def parse_safety(text: str, file: str) -> SafetyScript:
    """What is said when someone may be unsafe. Raises DialogError."""
    reader = Reader(file)
    keys = reader.document(text, SAFETY_KEYS, SAFETY_EXTRAS)
    ask = reader.text(keys.get("ask"), "ask")
    script = SafetyScript(
        lines=reader.texts(keys.get("lines"), "lines"),
        ask=ask,
        unclear=reader.text(keys["unclear"], "unclear") if "unclear" in keys else ask,
        rest=reader.text(keys.get("rest"), "rest"),
        emergency=_help_line(reader, keys.get("emergency")),
        help_lines=tuple(
            _help_line(reader, node) for node in reader.items(keys.get("help_lines"), "help_lines")
        ),
    )
    reader.finish()
    return script


def _help_line(reader: Reader, node: yaml.Node | None) -> HelpLine:
    keys = {} if node is None else reader.mapping(node, "a help line", HELP_LINE_KEYS)
    return HelpLine(
        **{key: reader.text(keys.get(key), key) for key in ("name", "number", "spoken", "source")}
    )


def _entries(reader: Reader, node: yaml.Node | None, what: str) -> Mapping[str, yaml.Node]:
    """The entries of a mapping whose keys are ids or rule names."""
    return {} if node is None else reader.free_mapping(node, what)
