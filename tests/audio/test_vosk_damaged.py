"""Whatever is wrong with a Vosk model is told in one sentence and never ends this process."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from spoken_words import KOREAN

from voice_coach.adapters.checked_files import CheckedFiles
from voice_coach.adapters.model_probe import check_model, probe
from voice_coach.adapters.model_sums import write_sums
from voice_coach.errors import ModelDamagedError, ModelError, ModelLanguageError

NEEDED = [
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/Gr.fst",
    "graph/HCLr.fst",
    "graph/phones/word_boundary.int",
    "ivector/final.dubm",
    "ivector/final.ie",
    "ivector/final.mat",
    "ivector/global_cmvn.stats",
    "ivector/splice.conf",
]

# writes down each use of a socket in a program that is begun
NOTING = """\
import sys

def note(what):
    with open({log!r}, "a") as log:
        log.write(what + "\\n")

note("begun")
sys.addaudithook(lambda event, _: event.startswith("socket.") and note(event))
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of one's own, whose files can be broken: big ones are shared until they are."""
    copy = tmp_path / "my-model"
    for source in KOREAN.rglob("*"):
        target = copy / source.relative_to(KOREAN)
        if source.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(source)
    return copy


def own(file: Path) -> Path:
    """The file with content of its own."""
    source = file.resolve()
    file.unlink()
    shutil.copyfile(source, file)
    return file


def damage_found(path: Path) -> ModelError:
    with pytest.raises(ModelDamagedError) as caught:
        check_model(path, checked=None)
    assert str(path) in caught.value.message
    assert "models fetch" in caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("part", NEEDED)
def test_a_missing_part_is_named(model: Path, part: str) -> None:
    (model / part).unlink()
    assert f"lacks {part}" in damage_found(model).message


@pytest.mark.parametrize("part", NEEDED)
def test_an_empty_part_is_named(model: Path, part: str) -> None:
    (model / part).unlink()
    (model / part).touch()
    assert f"an empty {part}" in damage_found(model).message


@pytest.mark.parametrize("part", ["am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst"])
def test_a_truncated_part_is_damage(model: Path, part: str) -> None:
    file = own(model / part)
    with file.open("r+b") as content:
        content.truncate(file.stat().st_size // 2)
    damage_found(model)


@pytest.mark.parametrize(("part", "share"), [("am/final.mdl", 0.3), ("graph/HCLr.fst", 0.00001)])
def test_an_altered_part_that_would_end_the_process_is_damage(
    model: Path, part: str, share: float
) -> None:
    file = own(model / part)
    with file.open("r+b") as content:
        content.seek(int(file.stat().st_size * share))
        content.write(b"\xff" * 64)
    damage_found(model)


def test_a_change_that_loading_would_not_show_is_found_by_the_noted_checksums(model: Path) -> None:
    write_sums(model)
    file = own(model / "graph" / "HCLr.fst")
    with file.open("r+b") as content:
        content.seek(file.stat().st_size // 3)
        content.write(b"\xff" * 64)
    assert "graph/HCLr.fst" in damage_found(model).message


def test_settings_that_make_no_sense_are_damage(model: Path) -> None:
    settings = model / "conf" / "model.conf"
    settings.unlink()
    settings.write_text("--no-such-setting=1\n", encoding="utf-8")
    damage_found(model)


def test_a_model_that_never_ends_loading_is_damage(model: Path) -> None:
    settings = model / "conf" / "model.conf"
    settings.unlink()
    settings.write_text("\n", encoding="utf-8")
    with pytest.raises(ModelDamagedError, match="does not end"):
        probe(model, timeout_s=6)


def test_a_folder_that_holds_something_else_is_damage(tmp_path: Path) -> None:
    (tmp_path / "am").mkdir()
    (tmp_path / "am" / "notes.txt").write_text("nothing to hear here", encoding="utf-8")
    damage_found(tmp_path)


def test_a_model_of_another_language_is_found_out_by_its_words(model: Path) -> None:
    with pytest.raises(ModelLanguageError, match="does not know English words"):
        check_model(model, checked=None)


def test_a_model_of_another_language_is_found_out_by_its_name(model: Path) -> None:
    named = model.rename(model.with_name("vosk-model-small-ko-0.22"))
    with pytest.raises(ModelLanguageError, match="Korean, not English"):
        check_model(named, checked=None)


def test_a_model_that_knows_no_english_is_tried_once(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = CheckedFiles(tmp_path / "memory.json")
    for python in (sys.executable, "/nowhere/python"):
        monkeypatch.setattr("sys.executable", python)
        with pytest.raises(ModelLanguageError):
            check_model(model, checked)


def test_a_file_in_the_current_folder_takes_no_library_s_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("vosk", "requests", "wave"):
        (tmp_path / f"{name}.py").write_text("raise ImportError\n")
    look_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    assert probe(KOREAN).known_words >= 0


def test_a_model_is_tried_without_any_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "sockets.log"
    (tmp_path / "sitecustomize.py").write_text(NOTING.format(log=str(log)))
    look_in(monkeypatch, tmp_path)
    probe(KOREAN)
    assert log.read_text() == "begun\n"


def look_in(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Have a Python that is begun look there first, and where this one does in any folder."""
    inherited = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    paths = [*map(str, folders), *map(os.path.abspath, inherited)]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


def test_a_good_model_is_tried_once_and_again_when_a_file_changes(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the only good models here hear no English, so the word list follows the model
    monkeypatch.setattr("voice_coach.adapters.model_probe.NEEDED_RATIO", 0.0)
    checked = CheckedFiles(tmp_path / "memory.json")
    check_model(model, checked)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    check_model(model, checked)
    own(model / "conf" / "mfcc.conf").touch()
    with pytest.raises(FileNotFoundError):
        check_model(model, checked)
