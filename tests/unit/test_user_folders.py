"""A person's folders are found, or it is told why they cannot be."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from voice_coach.adapters import diagnosis
from voice_coach.adapters.model_files import ModelPlaces
from voice_coach.adapters.user_folders import (
    cache_folder,
    data_folder,
    expanded,
    settings_folder,
    temporary_folder,
)
from voice_coach.errors import UsageError, VoiceCoachError
from voice_coach.settings import load_settings

_VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture(params=["nothing set", "all set but the home"])
def homeless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a user that the system does not know, as in many a container."""

    def know_nobody(user: int) -> None:
        raise KeyError(user)

    monkeypatch.setattr("pwd.getpwuid", know_nobody)
    for name in [*_VARIABLES, *(each for each in os.environ if each.startswith("VOICE_COACH_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("HOME")
    if request.param != "nothing set":
        for name in _VARIABLES:
            monkeypatch.setenv(name, "/srv/coach")


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize(
    "find", [data_folder, settings_folder, cache_folder, load_settings, ModelPlaces.usual]
)
def test_without_a_home_it_is_told_what_to_set(find: object) -> None:
    assert callable(find)
    with pytest.raises(UsageError, match=r"No home directory .* Set HOME to a folder"):
        find()


def test_the_home_of_nobody_is_no_place_for_a_model() -> None:
    with pytest.raises(UsageError, match="no such home directory as in ~nobody-so-named/voice"):
        ModelPlaces.usual({"VOSK_MODEL_PATH": "~nobody-so-named/voice"})
    assert expanded(Path("~")) == Path.home()


def test_without_room_for_temporary_files_it_is_told_what_to_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(VoiceCoachError, match=r"no folder for temporary files .* set TMPDIR"):
        temporary_folder()
    (check,) = diagnosis._models()
    assert (check.status, check.exit_code) == ("fail", 1)
    assert "TMPDIR" in check.remedy
