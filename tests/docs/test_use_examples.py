"""docs/use.md tells truly what can be said, set and called."""

from __future__ import annotations

import re
from pathlib import Path

from voice_coach.adapters.dialog_files import load_script
from voice_coach.language.commands import CommandBook
from voice_coach.settings import OTHER_VARIABLES, Settings

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "use.md").read_text(encoding="utf-8")


def said_in_the_table() -> set[str]:
    (table,) = re.findall(r"^\| say \|.*?\n\n", TEXT, re.MULTILINE | re.DOTALL)
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    return set(re.findall(r'"([^"]+)"', " ".join(first_cells)))


def test_each_wording_in_the_table_is_a_command_and_no_command_is_left_out() -> None:
    wordings = load_script().commands
    book = CommandBook(wordings)
    understood = {said: book.match(said) for said in said_in_the_table()}
    assert [said for said, command in understood.items() if command is None] == []
    assert set(wordings) - set(understood.values()) == set()


def test_every_setting_is_described_with_its_name_in_the_environment() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(VOICE_COACH_\w+)` \|", TEXT, re.MULTILINE))
    assert rows == {name: f"VOICE_COACH_{name.upper()}" for name in Settings.model_fields}


def test_every_variable_that_is_no_setting_is_named() -> None:
    assert [name for name in OTHER_VARIABLES if f"`{name}`" not in TEXT] == []


def test_the_python_example_gives_what_stands_beside_it() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, str] = {}
    exec(example, names)  # noqa: S102 (an example of ours)
    for name in ("question", "turned"):
        assert f'# "{names[name]}"' in example
