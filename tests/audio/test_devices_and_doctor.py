"""`voice-coach devices` and `voice-coach doctor`, run as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from virtual_devices import VirtualAudio

pytestmark = pytest.mark.device


def run(
    *words: str, env: Mapping[str, str], data: Path, **settings: str
) -> subprocess.CompletedProcess[str]:
    everything = {**env, "VOICE_COACH_DATA_DIR": str(data), **settings}
    return subprocess.run(
        [sys.executable, "-m", "voice_coach.cli.main", *words],
        env=everything, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def doctor(
    env: Mapping[str, str], data: Path, *words: str, **settings: str
) -> tuple[dict[str, dict[str, Any]], int]:
    """The checks by name, and the exit code."""
    result = run("doctor", "--json", *words, env=env, data=data, **settings)
    assert result.stdout, result.stderr
    return {check["name"]: check for check in json.loads(result.stdout)}, result.returncode


@pytest.fixture(scope="module")
def without_devices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which PortAudio finds nothing at all."""
    folder = tmp_path_factory.mktemp("deaf")
    # no sound card can be looked at, and no sound server be reached
    (folder / "asound.conf").write_text("</usr/share/alsa/alsa.conf>\nctl.hw { type null }\n")
    nowhere = {"PULSE_SERVER": f"unix:{folder}/none", "PIPEWIRE_REMOTE": f"{folder}/none"}
    return {**os.environ, **nowhere, "ALSA_CONFIG_PATH": str(folder / "asound.conf")}


@pytest.fixture(scope="module")
def without_portaudio(
    tmp_path_factory: pytest.TempPathFactory, without_devices: dict[str, str]
) -> dict[str, str]:
    """An environment in which sounddevice fails as it does without the library."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    return {**without_devices, "PYTHONPATH": str(folder)}


def test_devices_lists_every_device_with_the_defaults_marked(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    result = run("devices", "--json", env=virtual_audio.env, data=tmp_path)
    devices = json.loads(result.stdout)
    assert result.returncode == 0
    assert {"va_mic", "va_spk", "default"} <= {device["name"] for device in devices}
    assert [d["name"] for d in devices if d["is_default_input"]] == ["default"]
    assert [d["name"] for d in devices if d["is_default_output"]] == ["default"]
    assert all(device["inputs"] > 0 and device["rate_hz"] > 0 for device in devices)


def test_devices_for_people_is_a_table(virtual_audio: VirtualAudio, tmp_path: Path) -> None:
    result = run("devices", env=virtual_audio.env, data=tmp_path)
    assert "va_mic" in result.stdout
    assert "*" in result.stdout


def test_devices_says_so_when_there_is_none(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    plain = run("devices", env=without_devices, data=tmp_path)
    assert (plain.stdout, plain.returncode) == ("", 0)
    assert "No microphone" in plain.stderr
    listed = run("devices", "--json", env=without_devices, data=tmp_path)
    assert json.loads(listed.stdout) == []


def test_devices_names_the_missing_library(
    without_portaudio: dict[str, str], tmp_path: Path
) -> None:
    result = run("devices", env=without_portaudio, data=tmp_path)
    assert result.returncode == 3
    assert "PortAudio" in result.stderr
    assert "Traceback" not in result.stderr


def test_doctor_finds_nothing_to_fail_on_a_machine_that_has_everything(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    checks, code = doctor(virtual_audio.env, tmp_path)
    assert code == 0
    assert {check["status"] for check in checks.values()} <= {"ok", "warn"}
    assert {"python", "libraries", "portaudio", "microphone", "speaker"} <= set(checks)
    assert {"voice", "dialogs", "disk"} <= set(checks)
    assert any(name.startswith("model ") for name in checks)
    assert checks["voice"]["status"] == checks["dialogs"]["status"] == "ok"
    assert list(tmp_path.iterdir()) == []


def test_doctor_tells_whether_the_microphone_hears_the_speaker(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    virtual_audio.add_echo()
    try:
        near, _ = doctor(virtual_audio.env, tmp_path)
    finally:
        virtual_audio.remove_echo()
    apart, _ = doctor(virtual_audio.env, tmp_path)
    assert "microphone heard it" in near["speaker"]["detail"]
    assert "headphones" in apart["speaker"]["detail"]


def test_doctor_warns_of_a_microphone_that_delivers_only_silence(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    checks, code = doctor(virtual_audio.env, tmp_path, "--no-tone")
    assert checks["microphone"]["status"] == "warn"
    assert "muted" in checks["microphone"]["remedy"]
    assert "speaker" not in checks
    assert code == 0


def test_doctor_without_devices_exits_as_an_audio_device_and_offers_text(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    checks, code = doctor(without_devices, tmp_path)
    assert code == 3
    for name in ("microphone", "speaker"):
        assert checks[name]["status"] == "fail"
        assert "--text" in checks[name]["remedy"]


def test_doctor_without_portaudio_says_how_to_get_it(
    without_portaudio: dict[str, str], tmp_path: Path
) -> None:
    checks, code = doctor(without_portaudio, tmp_path)
    assert code == 3
    assert "libportaudio2" in checks["portaudio"]["remedy"]
    assert "microphone" not in checks


def test_doctor_names_a_damaged_library_and_voice(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pyttsx3.py").write_text("raise ImportError('damaged')\n")
    checks, _ = doctor(without_devices, tmp_path / "data", PYTHONPATH=str(broken))
    assert "pyttsx3" in checks["libraries"]["detail"]
    assert checks["voice"]["status"] == "fail"
    assert "espeak" in checks["voice"]["remedy"]


def test_doctor_names_a_damaged_file_of_the_voice(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    files = distribution("espeakng-loader").files
    assert files
    for file in files:
        (tmp_path / "site" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(str(file.locate()), tmp_path / "site" / file)
    dictionary = tmp_path / "site" / "espeakng_loader" / "espeak-ng-data" / "en_dict"
    dictionary.write_bytes(bytes(dictionary.stat().st_size))
    path = str(tmp_path / "site")
    checks, _ = doctor(without_devices, tmp_path / "data", PYTHONPATH=path)
    assert checks["voice"]["status"] == "fail"
    assert str(dictionary) in checks["voice"]["detail"]
    assert "--force-reinstall espeakng-loader" in checks["voice"]["remedy"]


def test_doctor_names_a_wrong_model_but_goes_on_with_a_good_one(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    empty = tmp_path / "no-model"
    empty.mkdir()
    checks, code = doctor(
        virtual_audio.env, tmp_path / "data", "--no-tone", VOSK_MODEL_PATH=str(empty)
    )
    wrong = [check for name, check in checks.items() if str(empty) in name]
    assert [check["status"] for check in wrong] == ["warn"]
    assert code == 0


def test_doctor_fails_with_four_for_a_dialog_and_names_the_line(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    drills = tmp_path / "dialogs" / "en-us" / "drills"
    drills.mkdir(parents=True)
    (drills / "mine.yaml").write_text("version: 1\nid: mine\nkind: shout\n")
    checks, code = doctor(without_devices, tmp_path)
    assert code == 4
    assert checks["dialogs"]["status"] == "fail"
    assert "mine.yaml:" in checks["dialogs"]["detail"]


def test_doctor_names_a_place_that_cannot_be_written(
    virtual_audio: VirtualAudio, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    checks, code = doctor(virtual_audio.env, tmp_path / "file" / "data", "--no-tone")
    assert code == 1
    assert checks["disk"]["status"] == "fail"
    assert "VOICE_COACH_DATA_DIR" in checks["disk"]["remedy"]


def test_doctor_for_people_prints_one_line_a_check_and_its_remedy(
    without_devices: dict[str, str], tmp_path: Path
) -> None:
    result = run("doctor", env=without_devices, data=tmp_path)
    assert result.returncode == 3
    assert "fail microphone: " in result.stdout
    assert "voice-coach practice --text" in result.stdout
