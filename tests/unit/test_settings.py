"""What a person sets once is taken, and what is wrong is named with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_coach import settings
from voice_coach.errors import UsageError
from voice_coach.settings import Settings, load_settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file of its own, and no settings in the environment."""
    path = tmp_path / "settings.toml"
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VOICE_COACH_{name.upper()}", raising=False)
    monkeypatch.setattr(settings, "settings_file", lambda: path)
    return path


def test_without_a_file_the_defaults_are_in_force(file: Path) -> None:
    assert not file.exists()
    assert load_settings().locale == "en-us"
    assert load_settings().exercises == 6


def test_the_environment_wins_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('exercises = 3\nlocale = "en-gb"\n', encoding="utf-8")
    monkeypatch.setenv("VOICE_COACH_EXERCISES", "4")
    loaded = load_settings()
    assert (loaded.exercises, loaded.locale) == (4, "en-gb")


def test_a_device_may_be_given_by_its_number(file: Path) -> None:
    file.write_text("microphone = 3\n", encoding="utf-8")
    assert load_settings().microphone == "3"


def test_a_tilde_in_the_data_folder_is_the_home_directory(file: Path) -> None:
    file.write_text('data_dir = "~/coach"\n', encoding="utf-8")
    assert load_settings().data_dir == Path.home() / "coach"


def test_an_unknown_setting_is_named_with_those_there_are(file: Path) -> None:
    file.write_text("colour = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no setting 'colour'.*exercises"):
        load_settings()


@pytest.mark.parametrize(
    "line", ['exercises = "many"', "exercises = 0", 'engine = "ear"', "rate = 9", "rate = nan"]
)
def test_a_wrong_value_is_named_with_where_to_correct_it(file: Path, line: str) -> None:
    file.write_text(f"{line}\n", encoding="utf-8")
    name = line.partition(" ")[0]
    with pytest.raises(UsageError, match=rf"'{name}' is wrong.*VOICE_COACH_{name.upper()}"):
        load_settings()


@pytest.mark.parametrize("content", [b"x = [", b"exercises = 3\xff", b"= 3"])
def test_a_file_that_cannot_be_read_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings()
