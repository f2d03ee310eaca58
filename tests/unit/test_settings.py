"""What a person sets is taken from the strongest place, and what is wrong is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from voice_coach import settings
from voice_coach.errors import UsageError
from voice_coach.settings import (
    PREFIX,
    Origin,
    Settings,
    explain_settings,
    known_name,
    load_settings,
    parse_setting,
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file of its own, and no settings in the environment."""
    path = tmp_path / "settings.toml"
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(settings, "settings_file", lambda: path)
    return path


def test_without_a_file_the_defaults_are_in_force(file: Path) -> None:
    assert not file.exists()
    assert load_settings().locale == "en-us"
    assert load_settings().exercises == 6
    assert {each.origin for each in explain_settings()} == {Origin.DEFAULT}


def test_an_option_wins_over_the_environment_and_that_over_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('exercises = 3\nlocale = "en-gb"\nrate = 0.8\n', encoding="utf-8")
    monkeypatch.setenv("VOICE_COACH_EXERCISES", "4")
    monkeypatch.setenv("VOICE_COACH_RATE", "0.9")
    told = {each.name: each for each in explain_settings({"rate": 1.1, "voice": None})}
    assert (told["rate"].value, told["rate"].origin, told["rate"].place) == (
        *(1.1, Origin.OPTION, "--rate"),
    )
    assert (told["exercises"].value, told["exercises"].place) == (4, "VOICE_COACH_EXERCISES")
    assert (told["locale"].value, told["locale"].place) == ("en-gb", str(file))
    assert (told["voice"].value, told["voice"].place) == ("standard", "")


def test_an_empty_variable_sets_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("exercises = 3\n", encoding="utf-8")
    monkeypatch.setenv("VOICE_COACH_EXERCISES", "")
    assert load_settings().exercises == 3


def test_a_device_may_be_given_by_its_number(file: Path) -> None:
    file.write_text("microphone = 3\n", encoding="utf-8")
    assert load_settings().microphone == "3"


def test_a_tilde_in_the_data_folder_is_the_home_directory(file: Path) -> None:
    file.write_text('data_dir = "~/coach"\n', encoding="utf-8")
    assert load_settings().data_dir == Path.home() / "coach"


@pytest.mark.parametrize(("text", "value"), [("long", "long"), ("1.5", 1.5), ("2", 2.0)])
def test_patience_is_a_name_or_a_factor(
    file: Path, monkeypatch: pytest.MonkeyPatch, text: str, value: object
) -> None:
    assert not file.exists()
    monkeypatch.setenv("VOICE_COACH_PATIENCE", text)
    assert load_settings().patience == value


def test_an_unknown_setting_in_the_file_is_named_with_the_nearest(file: Path) -> None:
    file.write_text("excercise = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no setting 'excercise' in .*mean exercises\?"):
        load_settings()


def test_an_unknown_variable_is_named_with_the_nearest(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not file.exists()
    monkeypatch.setenv("VOICE_COACH_LOCAL", "en-gb")
    with pytest.raises(UsageError, match=r"VOICE_COACH_LOCAL .*mean VOICE_COACH_LOCALE\?"):
        load_settings()


def test_the_variables_of_the_scripts_are_no_settings_and_no_mistakes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not file.exists()
    monkeypatch.setenv("VOICE_COACH_PYTHON", "python3.13")
    assert load_settings() == Settings()


WRONG = ['exercises = "many"', "exercises = 0", 'engine = "ear"', "rate = 9", "rate = nan"]
WRONG += ['patience = "endless"', "patience = 9", 'captions = "perhaps"', 'microphone = ""']
WRONG += ["[voice]\nname = 3", "locale = []", 'locale = "../.."', 'locale = ""']
WRONG += ['data_dir = ""', 'data_dir = "a\\u0000b"', 'data_dir = "coach"']
WRONG += ['data_dir = "~nobody-of-this-name/coach"']


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_value_is_named_with_the_file_to_correct(file: Path, line: str) -> None:
    file.write_text(f"{line}\n", encoding="utf-8")
    name = line.strip("[").partition(" ")[0].partition("]")[0]
    with pytest.raises(UsageError, match=rf"'{name}' is wrong: .* in {file}"):
        load_settings()


def test_a_wrong_variable_is_named_as_it_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("rate = 0.9\n", encoding="utf-8")
    monkeypatch.setenv("VOICE_COACH_RATE", "fast")
    with pytest.raises(UsageError, match=r"'rate' is wrong.*Correct it in VOICE_COACH_RATE\."):
        load_settings()


def test_a_wrong_value_in_a_weaker_place_does_no_harm(file: Path) -> None:
    file.write_text("rate = 9\n", encoding="utf-8")
    assert load_settings({"rate": 1.2}).rate == 1.2


@pytest.mark.parametrize(
    "content",
    [
        *(b"x = [", b"exercises = 3\xff", b"= 3", b"rate = 1\nrate = 2"),
        *(b"rate = " + b"9" * 5_000, b"rate = " + b"[" * 50_000),
    ],
)
def test_a_file_that_cannot_be_read_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UsageError, match=f"{file} cannot be read: .*Correct or remove it"):
        load_settings()


def test_a_file_from_another_system_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfrate = 0.9\r\nexercises = 3\r\n")
    assert (load_settings().rate, load_settings().exercises) == (0.9, 3)


def test_no_folder_for_settings_is_as_good_as_no_settings(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not file.exists()
    monkeypatch.setattr(settings, "settings_file", lambda: Path("/dev/null/settings.toml"))
    assert load_settings() == Settings()


def test_a_pipe_in_the_place_of_the_file_is_named_and_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(UsageError, match="it is no file"):
        load_settings()


def test_a_folder_in_the_place_of_the_file_is_named(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match="it is no file"):
        load_settings()


def test_a_file_too_large_to_be_settings_is_named_unread(file: Path) -> None:
    file.write_text("# words\n" * 7_999 + "rate=0.9", encoding="utf-8")
    assert load_settings().rate == 0.9
    file.write_text("# words\n" * 8_000 + "rate=0.9", encoding="utf-8")
    with pytest.raises(UsageError, match=r"larger than 64 kB\. Correct or remove it"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        *[("captions", "off", False), ("captions", "yes", True), ("exercises", "4", 4)],
        *[("rate", "1.25", 1.25), ("patience", "long", "long"), ("microphone", "3", "3")],
        *[("data_dir", "~/coach", str(Path.home() / "coach"))],
        *[("data_dir", "coach", str(Path.cwd() / "coach"))],
    ],
)
def test_a_typed_value_becomes_what_the_file_holds(name: str, text: str, value: object) -> None:
    assert parse_setting(name, text) == value


@pytest.mark.parametrize(
    ("name", "letters"),
    [("microphone", 201), ("speaker", 201), ("locale", 21), ("data_dir", 1001)],
)
def test_a_name_that_none_can_have_is_refused(name: str, letters: int) -> None:
    with pytest.raises(UsageError, match=rf"'{name}' is wrong: String should have at most"):
        parse_setting(name, "a" * letters)


def test_a_typed_value_that_is_wrong_is_refused() -> None:
    with pytest.raises(UsageError, match="'rate' is wrong: Input should be less"):
        parse_setting("rate", "9")


def test_a_setting_may_be_named_with_hyphens() -> None:
    assert known_name("data-dir") == "data_dir"
    with pytest.raises(UsageError, match=r"no setting 'voise'.* mean voice\?"):
        known_name("voise")
