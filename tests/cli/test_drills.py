from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from voice_coach.cli.commands import cli


@pytest.fixture(autouse=True)
def _empty_data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICE_COACH_DATA_DIR", str(tmp_path))


def test_the_json_list_holds_id_kind_title_and_number_of_exercises() -> None:
    rows = json.loads(CliRunner().invoke(cli, ["drills", "--json"]).stdout)
    assert len(rows) == 18
    assert all(list(row) == ["id", "kind", "title", "exercises"] for row in rows)
    assert all(row["kind"] in ("listen", "speak") and row["exercises"] >= 8 for row in rows)


def test_the_table_names_every_drill_within_80_columns() -> None:
    rows = json.loads(CliRunner().invoke(cli, ["drills", "--json"]).stdout)
    table = CliRunner().invoke(cli, ["drills"], env={"COLUMNS": "80"}).stdout
    assert all(row["id"] in table and row["title"] in table for row in rows)
    assert max(map(len, table.splitlines())) <= 80


def test_the_list_follows_the_curriculum() -> None:
    rows = json.loads(CliRunner().invoke(cli, ["drills", "--json"]).stdout)
    assert [row["id"] for row in rows[:3]] == ["settle", "notice", "reframe"]


def test_drills_are_listed_for_another_locale() -> None:
    result = CliRunner().invoke(cli, ["drills", "--json", "--locale", "en-gb"])
    assert len(json.loads(result.stdout)) == 18
