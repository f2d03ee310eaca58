"""What OpenVoiceOS reads about the skill, and how it comes about."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from ovos_plugin_manager.skills import find_skill_plugins
from packaging.requirements import Requirement

from tests.ovos.person import SKILL
from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.commands import SWITCHES
from voice_coach.language.commands import CommandBook
from voice_coach.ovos.options import Choices, read_choices
from voice_coach.ovos.resource_files import DIALOGS, write_resources
from voice_coach.ovos.rooms import HOME, data_dir_of
from voice_coach.ovos.skill import VoiceCoachSkill

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
IMAGE = REPOSITORY / "voice_coach" / "ovos" / "gui" / "icon.svg"
SCRIPT = load_script("en-us")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skill")
    facts = {"name": "Voice Coach", "description": PROJECT["description"]}
    write_resources(REPOSITORY / "dialogs", folder, facts)
    return folder


def test_the_plugin_manager_finds_the_skill() -> None:
    assert find_skill_plugins()[SKILL] is VoiceCoachSkill


@pytest.mark.parametrize("kind", SWITCHES)
def test_every_intent_is_a_wording_that_the_coach_itself_understands(
    written: Path, kind: str
) -> None:
    samples = (written / "locale/en-us" / f"{kind}.intent").read_text().splitlines()
    book = CommandBook(SCRIPT.commands)
    assert 5 < len(samples) < 100
    assert {book.match(sample) for sample in samples} == {kind}


def test_every_dialog_is_a_line_of_the_prompts(written: Path) -> None:
    for key in DIALOGS:
        lines = (written / "locale/en-us" / f"{key}.dialog").read_text().splitlines()
        assert tuple(lines) == SCRIPT.prompts[key]


def test_the_examples_of_the_skill_begin_sessions(written: Path) -> None:
    meta = json.loads((written / "locale/en-us/skill.json").read_text())
    book = CommandBook(SCRIPT.commands)
    assert [book.match(example) for example in meta["examples"]] == list(SWITCHES)
    assert meta["skill_id"] == SKILL


def test_the_files_beside_the_skill_are_those_that_the_dialogs_give(written: Path) -> None:
    installed = REPOSITORY / "voice_coach" / "ovos"
    for path in written.rglob("*.*"):
        assert (installed / path.relative_to(written)).read_text() == path.read_text()


def test_the_settings_page_offers_every_choice_with_its_default(written: Path) -> None:
    meta = json.loads((written / "settingsmeta.json").read_text())
    (section,) = meta["skillMetadata"]["sections"]
    shown = {field["name"]: field["value"] for field in section["fields"]}
    assert read_choices(shown) == Choices()
    assert set(shown) == set(Choices.__dataclass_fields__)


@pytest.mark.parametrize("value", ["", "many", -1, 2.5, None])
def test_a_setting_that_makes_no_sense_counts_as_not_set(value: object) -> None:
    assert read_choices({"exercises": value}) == Choices()


def test_the_icon_that_the_skill_names_is_there(written: Path) -> None:
    meta = json.loads((written / "locale/en-us/skill.json").read_text())
    assert meta["icon"] == IMAGE.name
    assert IMAGE.read_text().startswith("<svg ")


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"]["ovos"])
def test_the_pinned_assistant_is_the_one_that_is_tested_and_stable(extra: str) -> None:
    wanted = Requirement(extra)
    installed = version(wanted.name)
    assert wanted.specifier.contains(installed)
    assert "a" not in installed


def test_satellites_have_folders_that_never_meet(tmp_path: Path) -> None:
    rooms = [("1", "unknown"), ("2", "unknown"), ("1", "Kitchen"), ("1", "kitchen"), ("1", "../..")]
    folders = {data_dir_of(tmp_path, *room) for room in rooms}
    assert len(folders) == len(rooms)
    assert {folder.parent for folder in folders} == {tmp_path / "learners"}
    assert data_dir_of(tmp_path, HOME, "kitchen") == tmp_path
    assert data_dir_of(tmp_path, "1", "kitchen") == data_dir_of(tmp_path, "2", "kitchen")
