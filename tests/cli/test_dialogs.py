from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from voice_coach.adapters.dialog_files import load_script
from voice_coach.cli.commands import cli
from voice_coach.dialog.script import Drill
from voice_coach.errors import DialogError, UsageError, VoiceCoachError
from voice_coach.programme import Wish, choose_exercises
from voice_coach.resources import shipped


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICE_COACH_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    if isinstance(result.exception, VoiceCoachError):
        raise result.exception
    return result


def test_a_new_drill_joins_the_shipped_ones_and_can_be_checked_and_previewed(
    data_dir: Path,
) -> None:
    path = data_dir / "dialogs" / "en-us" / "drills" / "my-drill.yaml"
    assert run("dialogs", "new", "my-drill", "--kind", "speak").stdout.strip() == str(path)
    assert "my-drill" in [row["id"] for row in json.loads(run("drills", "--json").stdout)]
    assert run("dialogs", "check", str(path)).exit_code == 0
    assert run("dialogs", "preview", "my-drill").stdout.startswith("Coach: A short title.")


def test_a_new_drill_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("kept", encoding="utf-8")
    with pytest.raises(DialogError, match="choose another id"):
        run("dialogs", "new", "mine", "--folder", str(tmp_path))
    assert path.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["My Drill", "../up", "a--b", "-a", ""])
def test_a_new_drill_needs_a_proper_id(name: str, data_dir: Path) -> None:
    with pytest.raises(UsageError, match="is no id"):
        run("dialogs", "new", "--", name)


def test_the_check_without_paths_covers_the_shipped_files_and_ones_own(data_dir: Path) -> None:
    run("dialogs", "new", "mine")
    result = run("dialogs", "check")
    own = data_dir / "dialogs" / "en-us" / "drills" / "mine.yaml"
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{own}:5: warning: this is still the skeleton's text")
    assert f"{own}:15: warning: so few exercises" in result.stdout


def test_a_drill_that_is_not_filled_in_is_practised_only_by_its_name(data_dir: Path) -> None:
    run("dialogs", "new", "mine", "--kind", "speak")
    script = load_script("en-us", [data_dir / "dialogs"])
    mix = choose_exercises(script, Wish(seed=1), (), date(2026, 3, 1), 200)
    assert len(mix.items) > 100
    assert "mine" not in {item.drill.id for item in mix.items}
    named = choose_exercises(script, Wish(drill="mine", seed=1), (), date(2026, 3, 1), 6)
    assert [item.id for item in named.items] == ["mine/first-exercise"]


def test_the_check_tells_what_stands_in_the_place_of_ones_own_folder(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "dialogs").touch()
    with pytest.raises(DialogError, match="this is no folder"):
        run("dialogs", "check")


def test_the_check_names_every_problem_and_ends_with_code_4(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("version: 1\nid: Bad\n", encoding="utf-8")
    result = run("dialogs", "check", str(tmp_path))
    assert result.exit_code == 4
    assert f"{tmp_path}/bad.yaml:2: 'Bad' is no id" in result.stdout
    assert f"{tmp_path}/bad.yaml:1: the file lacks the key 'kind'" in result.stdout


def test_the_check_prints_json(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("[", encoding="utf-8")
    rows = json.loads(run("dialogs", "check", "--json", str(tmp_path)).stdout)
    assert [set(row) for row in rows] == [{"file", "line", "message", "severity"}]


def test_a_file_that_would_never_be_read_is_named(tmp_path: Path) -> None:
    text = (shipped("dialogs") / "en-us" / "drills" / "settle.yaml").read_text(encoding="utf-8")
    (tmp_path / "settle.yml").write_text(text, encoding="utf-8")
    result = run("dialogs", "check", str(tmp_path))
    assert result.exit_code == 4
    assert "only *.yaml files are read" in result.stdout


def test_a_file_that_is_no_utf8_text_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"id: caf\xe9")
    assert "bad.yaml:1: this is not UTF-8" in run("dialogs", "check", str(tmp_path)).stdout


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DialogError, match="no such file or folder"):
        run("dialogs", "check", str(tmp_path / "nowhere"))


def test_a_preview_plays_every_part_of_an_exercise(data_dir: Path) -> None:
    lines = run("dialogs", "preview", "paraphrase", "--exercise", "late-shifts").stdout.splitlines()
    speakers = [line.partition(":")[0].partition(" (")[0] for line in lines if line]
    assert speakers[:4] == ["Coach", "--- late-shifts", "Partner", "Coach"]
    assert any(line.startswith("You (good): ") for line in lines)
    assert any(line.startswith("You (weak, ") for line in lines)
    assert any(line.startswith("Coach (template): ") for line in lines)
    assert not any("{" in line for line in lines)


@pytest.mark.parametrize("drill", load_script("en-us").drills, ids=lambda drill: drill.id)
def test_every_drill_can_be_previewed_from_its_file(drill: Drill, data_dir: Path) -> None:
    output = run("dialogs", "preview", drill.source).stdout
    assert all(f"--- {exercise.id}" in output for exercise in drill.exercises)
    assert all(model in output for exercise in drill.exercises for model in exercise.models)


def test_a_preview_of_an_unknown_drill_or_exercise_names_the_known_ones(data_dir: Path) -> None:
    with pytest.raises(UsageError, match="There are: settle, notice"):
        run("dialogs", "preview", "nothing")
    with pytest.raises(UsageError, match=r"It has: .*late-shifts"):
        run("dialogs", "preview", "paraphrase", "--exercise", "nothing")


def test_a_drill_of_ones_own_replaces_the_shipped_one_with_a_notice(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    source = shipped("dialogs") / "en-us" / "drills" / "settle.yaml"
    own = tmp_path / "en-us" / "drills" / "settle.yaml"
    own.parent.mkdir(parents=True)
    text = source.read_text(encoding="utf-8").replace("title: ", "title: My own ", 1)
    own.write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        script = load_script("en-gb", [tmp_path])
    drill = script.drill("settle")
    assert drill is not None
    assert drill.title.startswith("My own ")
    assert len(script.drills) == 18
    assert str(own) in caplog.text


def test_words_of_ones_own_replace_the_shipped_ones_key_by_key(tmp_path: Path) -> None:
    folder = tmp_path / "en-gb"
    folder.mkdir()
    (folder / "prompts.yaml").write_text(
        "version: 1\nprompts:\n  pause: [Put the kettle on.]\n", encoding="utf-8"
    )
    (folder / "commands.yaml").write_text(
        "version: 1\ncommands:\n  pause: [kettle]\n", encoding="utf-8"
    )
    british, american = load_script("en-gb", [tmp_path]), load_script("en-us", [tmp_path])
    assert british.prompts["pause"] == ("Put the kettle on.",)
    assert british.commands["pause"] == ("kettle",)
    assert british.prompts["help"] == american.prompts["help"]
    assert "pause" in american.commands["pause"]


def test_a_broken_drill_of_ones_own_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "en-us" / "drills" / "bad.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("version: 1\nid: bad\n", encoding="utf-8")
    with pytest.raises(DialogError) as caught:
        load_script("en-us", [tmp_path])
    assert caught.value.message.startswith(f"{path}:1: the file lacks the key")
