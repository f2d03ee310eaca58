"""Finds what is wrong with prompts, commands, safety lines and partners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from voice_coach.dialog.commands import COMMANDS
from voice_coach.dialog.nodes import Path, nearest_line, suggestion
from voice_coach.dialog.parse import slots_of
from voice_coach.dialog.partner_script import PartnerScript
from voice_coach.dialog.problems import Problem, speech_faults
from voice_coach.dialog.prompts import PROMPTS
from voice_coach.dialog.script import HelpLine, SafetyScript

MIN_WORDINGS = 8

_DATED = re.compile(r"\b\d{4}-\d{2}(-\d{2})?\b")

Lines = Mapping[Path, int]


def check_prompts(
    prompts: Mapping[str, tuple[str, ...]], file: str, lines: Lines
) -> Iterator[Problem]:
    """Unknown keys and slots, and wordings that are hard to speak."""
    for key, wordings in prompts.items():
        place: Path = ("prompts", key)
        if key not in PROMPTS:
            yield Problem(
                file,
                nearest_line(lines, place),
                f"no line of the coach is called '{key}'; {suggestion(key, PROMPTS)}",
            )
        for number, wording in enumerate(wordings):
            line = nearest_line(lines, (*place, number))
            for name in sorted(slots_of(wording) - set(PROMPTS.get(key, slots_of(wording)))):
                yield Problem(file, line, f"'{key}' has no slot {{{name}}}; leave it out")
            plain = wording.replace("{", "").replace("}", "")
            yield from (Problem(file, line, fault) for fault in speech_faults(plain))


def check_commands(
    commands: Mapping[str, tuple[str, ...]], file: str, lines: Lines
) -> Iterator[Problem]:
    """Unknown commands, and commands with too few wordings."""
    for command, wordings in commands.items():
        line = nearest_line(lines, ("commands", command))
        if command not in COMMANDS:
            yield Problem(
                file, line, f"there is no command '{command}'; {suggestion(command, COMMANDS)}"
            )
        if len(wordings) < MIN_WORDINGS:
            yield Problem(
                file, line, f"'{command}' has {len(wordings)} wordings; give {MIN_WORDINGS} or more"
            )


def check_safety(safety: SafetyScript, file: str, lines: Lines) -> Iterator[Problem]:
    """Lines that are hard to speak, and numbers without a dated source."""
    if not safety.lines:
        yield Problem(file, nearest_line(lines, ("lines",)), "say at least one calm line first")
    for place, text in _spoken(safety):
        for fault in speech_faults(text):
            yield Problem(file, nearest_line(lines, place), fault)
    for place, item in _numbers(safety):
        if not _DATED.search(item.source):
            yield Problem(
                file,
                nearest_line(lines, (*place, "source")),
                f"say when the number of {item.name} was last seen, such as 2026-11",
            )


def _numbers(safety: SafetyScript) -> Iterator[tuple[Path, HelpLine]]:
    yield ("emergency",), safety.emergency
    for index, item in enumerate(safety.help_lines):
        yield ("help_lines", index), item


def _spoken(safety: SafetyScript) -> Iterator[tuple[Path, str]]:
    for index, text in enumerate(safety.lines):
        yield ("lines", index), text
    yield ("ask",), safety.ask
    if safety.unclear != safety.ask:
        yield ("unclear",), safety.unclear
    yield ("rest",), safety.rest
    for place, item in _numbers(safety):
        yield (*place, "spoken"), item.spoken


def check_partner(partner: PartnerScript, file: str, lines: Lines) -> Iterator[Problem]:
    """Lines of the partner that are hard to speak."""
    for place, text in _partner_lines(partner):
        for fault in speech_faults(text):
            yield Problem(file, nearest_line(lines, place), fault)


def _partner_lines(partner: PartnerScript) -> Iterator[tuple[Path, str]]:
    for mood, script in partner.moods.items():
        place: Path = ("moods", mood.value)
        yield from _numbered((*place, "openings"), script.openings)
        yield from _numbered((*place, "lines"), script.lines)
        yield from _numbered((*place, "closing"), script.closing)
        for number, move in enumerate(script.moves):
            yield from _numbered((*place, "moves", number, "says"), move.says)
    for number, life in enumerate(partner.lives):
        for mood, said in life.lines.items():
            yield from _numbered(("lives", number, "lines", mood.value), said)
    yield from _numbered(("unheard",), partner.unheard)


def _numbered(place: Path, texts: Sequence[str]) -> Iterator[tuple[Path, str]]:
    return (((*place, number), text) for number, text in enumerate(texts))
