"""docs/use.md describes every command and option there is, and none that is not."""

from __future__ import annotations

import re

import pytest

from tests.docs.commands import REPOSITORY, all_commands, flags

TEXT = (REPOSITORY / "docs" / "use.md").read_text(encoding="utf-8")
COMMANDS = all_commands()


def sections() -> dict[str, str]:
    """The text under each heading ``### voice-coach COMMAND``."""
    parts = re.split(r"^#{2,3} `?voice-coach ([a-z- ]+?)`?$", TEXT, flags=re.MULTILINE)
    return {
        name: re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_all_its_options(name: str) -> None:
    described = sections()
    assert name in described
    in_rows = set(re.findall(r"`(-{1,2}[a-z][a-z-]*)", described[name]))
    assert in_rows == flags(COMMANDS[name]) - {"-h", "--help"}


def test_no_section_describes_a_command_that_is_gone() -> None:
    assert set(sections()) - COMMANDS.keys() == set()
