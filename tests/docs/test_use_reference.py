"""docs/use.md describes every command and option there is, and none that is not."""

from __future__ import annotations

import re

import pytest

from tests.docs.commands import REPOSITORY, all_commands, flags

TEXT = (REPOSITORY / "docs" / "use.md").read_text(encoding="utf-8")
COMMANDS = all_commands()


SHARED = "[options of every session](#options-of-every-session)"


def sections() -> dict[str, str]:
    """The text under each heading ``### voice-coach COMMAND``, shared options included."""
    parts = re.split(r"^### (.+)$", TEXT, flags=re.MULTILINE)
    bodies = {
        title: re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
    }
    shared = bodies["Options of every session"]
    return {
        title.removeprefix("voice-coach "): body + shared * (SHARED in body)
        for title, body in bodies.items()
        if title.startswith("voice-coach ")
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_all_its_options(name: str) -> None:
    described = sections()
    assert name in described
    in_rows = set(re.findall(r"`(-{1,2}[a-z][a-z-]*)", described[name]))
    assert in_rows == flags(COMMANDS[name]) - {"-h", "--help"}


def test_no_command_is_described_twice() -> None:
    titles = re.findall(r"^### (.+)$", TEXT, flags=re.MULTILINE)
    assert sorted(titles) == sorted(set(titles))


def test_no_section_describes_a_command_that_is_gone() -> None:
    assert set(sections()) - COMMANDS.keys() == set()
