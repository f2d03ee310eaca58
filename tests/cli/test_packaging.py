"""The wheel carries all that the program needs away from its source."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.cli.checkout import REPOSITORY


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    pip("wheel", *options, str(REPOSITORY))
    (built,) = folder.glob("voice_coach-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel; libraries come from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("installed") / "an environment"
    venv.create(folder, with_pip=False, symlinks=True)
    python = str(folder / "bin" / "python")
    pip("--python", python, "install", "--no-deps", "--no-index", str(wheel))
    (packages,) = folder.glob("lib/python3*/site-packages")
    # A path line puts the libraries behind the wheel and reads none of their own .pth files, so
    # the source checkout stays out of sight.
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return folder


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_every_dialog_file_the_registry_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    dialogs = {
        f"voice_coach/data/{path.relative_to(REPOSITORY).as_posix()}"
        for path in (REPOSITORY / "dialogs").rglob("*.yaml")
    }
    assert dialogs
    assert dialogs <= names
    assert {"voice_coach/data/models/registry.toml", "voice_coach/py.typed"} <= names


def test_the_wheel_carries_what_a_voice_assistant_reads_about_the_skill(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "[opm.skill]" in archive.read(entry_points).decode()
        assert "voice coach" in archive.read("voice_coach/ovos/locale/en-us/coach.voc").decode()
    assert {
        "voice_coach/ovos/settingsmeta.json",
        "voice_coach/ovos/gui/icon.svg",
        "voice_coach/ovos/locale/en-us/practice.intent",
        "voice_coach/ovos/locale/en-us/skill.json",
    } <= set(names)


def test_the_wheel_carries_no_test_no_model_and_no_compiled_file(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"voice_coach"}
    assert not [name for name in names if name.endswith((".pyc", ".bin", ".zip", ".onnx"))]
    assert [name for name in names if "/data/models/" in name] == [
        "voice_coach/data/models/registry.toml"
    ]


def test_the_installed_program_starts_in_another_folder(installed: Path, tmp_path: Path) -> None:
    outcome = run([installed / "bin" / "voice-coach", "--help"], tmp_path)
    assert outcome.returncode == 0, outcome.stderr
    assert "Practise reflective listening" in outcome.stdout


def test_the_installed_program_reads_the_dialogs_of_its_wheel(
    installed: Path, tmp_path: Path
) -> None:
    where = run(
        [installed / "bin" / "python", "-c", "import voice_coach; print(voice_coach.__file__)"],
        tmp_path,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    outcome = run([installed / "bin" / "voice-coach", "drills", "--json"], tmp_path)
    assert outcome.returncode == 0, outcome.stderr
    assert '"paraphrase"' in outcome.stdout
