"""What the documents tell a person to type exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.docs.commands import DOCUMENTS, REPOSITORY, all_commands, flags, quoted_code

COMMANDS = all_commands()
PROGRAMS = ("voice-coach", ".venv/bin/voice-coach")


def names(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def is_pattern(code: str) -> bool:
    """Whether a piece of code shows a form, such as ``script/bench [NAME]``."""
    return bool(re.search(r"[|\[\]<>…]|\.\.\.", code))


def problem(code: str) -> str | None:
    """What is wrong with a piece of quoted code; None when it can be typed or is no command."""
    if is_pattern(code) or not code.startswith(("script/", *PROGRAMS)):
        return None
    words = shlex.split(code, comments=True)
    if words[0].startswith("script/"):
        return script_problem(words)
    return program_problem(words[1:]) if words[0] in PROGRAMS else None


def script_problem(words: list[str]) -> str | None:
    if not (REPOSITORY / words[0]).exists():
        return "no such script"
    if words[0] != "script/practice":
        return None
    return option_problem("practice", [word for word in words if word != "--fetch"])


def program_problem(words: list[str]) -> str | None:
    if not words or words[0] in {"--help", "--version"}:
        return None
    starts = (" ".join(words[:length]) for length in (2, 1))
    found = next((start for start in starts if start in COMMANDS), None)
    if found:
        return option_problem(found, words)
    is_group = len(words) == 1 and any(name.startswith(f"{words[0]} ") for name in COMMANDS)
    return None if is_group else "no such command"


def option_problem(name: str, words: list[str]) -> str | None:
    given = {word.split("=")[0] for word in words if word.startswith("--")}
    unknown = given - flags(COMMANDS[name]) - {"--help"}
    return f"no such option: {sorted(unknown)}" if unknown else None


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_every_quoted_command_can_be_typed(document: Path) -> None:
    wrong = {code: why for code in quoted_code(document) if (why := problem(code))}
    assert wrong == {}


def test_a_wrong_command_would_be_noticed() -> None:
    assert problem("voice-coach no-such-thing") == "no such command"
    assert (
        problem("voice-coach practice --no-such-option") == "no such option: ['--no-such-option']"
    )
    assert problem("script/no-such-script") == "no such script"
    assert problem("script/practice --fetch") is None


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []
