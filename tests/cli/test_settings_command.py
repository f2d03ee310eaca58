"""`voice-coach settings` shows where each value comes from and changes the file."""

from __future__ import annotations

import json
import stat
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from program import Program, captions

HAND_WRITTEN = """# for the evenings
voice = "standard"   # the natural one is too slow here

exercises = 4
"""


@pytest.fixture
def settings(program: Program, tmp_path: Path) -> Program:
    """The program with a settings file of its own and nothing set in the environment."""
    return replace(program, variables={"XDG_CONFIG_HOME": str(tmp_path / "config")})


def file(program: Program) -> Path:
    return Path(program.run("settings", "path").stdout.strip())


def told(program: Program, *options: str) -> dict[str, dict[str, Any]]:
    rows = json.loads(program.run("settings", "--json", *options).stdout)
    return {row["name"]: row for row in rows}


def write(program: Program, text: str) -> Path:
    path = file(program)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_each_value_is_shown_with_where_it_comes_from(settings: Program) -> None:
    path = write(settings, HAND_WRITTEN)
    rows = told(settings, "--rate", "1.2", "--no-captions")
    assert (rows["exercises"]["value"], rows["exercises"]["place"]) == (4, str(path))
    assert (rows["rate"]["value"], rows["rate"]["origin"]) == (1.2, "option")
    assert (rows["captions"]["value"], rows["captions"]["place"]) == (False, "--captions")
    assert rows["data_dir"]["place"] == "VOICE_COACH_DATA_DIR"
    assert (rows["locale"]["origin"], rows["locale"]["place"]) == ("default", None)
    table = settings.run("settings").stdout
    assert all(name in table for name in rows)
    assert "VOICE_COACH_DATA_DIR" in table


def test_a_value_is_set_and_comments_stay(settings: Program) -> None:
    path = write(settings, HAND_WRITTEN)
    done = settings.run("settings", "set", "exercises", "8")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_text() == HAND_WRITTEN.replace("exercises = 4", "exercises = 8")
    assert settings.run("settings", "set", "captions", "off").returncode == 0
    assert tomllib.loads(path.read_text())["captions"] is False
    assert told(settings)["exercises"]["value"] == 8


def test_a_new_file_is_for_its_owner_alone(settings: Program) -> None:
    assert settings.run("settings", "set", "patience", "long").returncode == 0
    path = file(settings)
    assert path.read_text() == 'patience = "long"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_linked_file_stays_a_link(settings: Program, tmp_path: Path) -> None:
    path = file(settings)
    path.parent.mkdir(parents=True)
    kept = tmp_path / "kept.toml"
    kept.write_text("rate = 0.9\n")
    path.symlink_to(kept)
    assert settings.run("settings", "set", "rate", "1.1").returncode == 0
    assert path.is_symlink()
    assert kept.read_text() == "rate = 1.1\n"


def test_a_value_is_taken_out_again(settings: Program) -> None:
    path = write(settings, HAND_WRITTEN)
    assert settings.run("settings", "unset", "exercises").returncode == 0
    assert path.read_text() == HAND_WRITTEN.replace("exercises = 4\n", "")
    again = settings.run("settings", "unset", "exercises")
    assert again.returncode == 0
    assert "is not set" in again.stderr


def test_a_mistake_in_the_file_can_be_taken_out_by_name(settings: Program) -> None:
    path = write(settings, "exrcises = 4\n")
    refused = settings.run("practice", "--text")
    assert refused.returncode == 2
    assert "Did you mean exercises?" in refused.stderr
    assert settings.run("settings", "unset", "exrcises").returncode == 0
    assert path.read_text() == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "exercises", "many"), "'exercises' is wrong"),
        (("set", "voise", "natural"), "Did you mean voice?"),
        (("unset", "voise"), "Did you mean voice?"),
        (("set", "rate", "nan"), "'rate' is wrong"),
        (("set", "microphone", "m" * 64_000), "'microphone' is wrong"),
        (("set", "data_dir", "/d" * 31_000), "'data_dir' is wrong"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(
    settings: Program, words: tuple[str, ...], said: str
) -> None:
    done = settings.run("settings", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not file(settings).exists()


def test_a_file_is_not_made_too_large_to_be_read_again(settings: Program) -> None:
    comments = "# words\n" * 7_999
    path = write(settings, comments)
    done = settings.run("settings", "set", "microphone", "the one on the desk")
    assert done.returncode == 2
    assert "larger than 64 kB" in done.stderr
    assert path.read_text() == comments


def test_a_file_that_is_no_toml_is_named_and_left_alone(settings: Program) -> None:
    path = write(settings, "voice = natural\n")
    for words in ((), ("set", "rate", "1.1"), ("unset", "rate")):
        done = settings.run("settings", *words)
        assert done.returncode == 2
        assert f"{path} cannot be read" in done.stderr
        assert "line 1" in done.stderr
    assert path.read_text() == "voice = natural\n"


def test_setting_what_a_variable_sets_already_says_that_the_variable_wins(
    settings: Program,
) -> None:
    program = replace(settings, variables={**settings.variables, "VOICE_COACH_RATE": "0.9"})
    done = program.run("settings", "set", "rate", "1.1")
    assert done.returncode == 0
    assert "VOICE_COACH_RATE in the environment wins" in done.stderr
    assert told(program)["rate"]["value"] == 0.9


def test_a_misspelt_variable_is_refused(settings: Program) -> None:
    program = replace(settings, variables={**settings.variables, "VOICE_COACH_VOISE": "natural"})
    done = program.run("drills")
    assert done.returncode == 2
    assert "Did you mean VOICE_COACH_VOICE?" in done.stderr


def test_a_typed_session_shows_its_words_whatever_is_set(settings: Program) -> None:
    write(settings, "captions = false\n")
    held = settings.run("practice", "--text", "--seed", "3", typed="stop\n")
    assert held.returncode == 0
    assert captions(held.stdout, "Coach")
    refused = settings.run("practice", "--text", "--no-captions")
    assert refused.returncode == 2
    assert "do not go together" in refused.stderr
