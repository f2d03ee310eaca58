"""The scripts do what a stranger expects on a machine they have never seen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.checkout import REPOSITORY, Checkout, make_checkout, make_command

ALL_SCRIPTS = [*sorted((REPOSITORY / "script").glob("[a-z]*[a-z]")), REPOSITORY / ".ci" / "run"]
BASH_SCRIPTS = [path for path in ALL_SCRIPTS if path.suffix == ""]
NEEDED_TOOLS = {
    *("bash", "cat", "cksum", "date", "dirname", "env", "find", "grep", "head", "id", "mktemp"),
    *("ln", "ps", "readlink", "rm", "sed", "sleep", "tail", "true", "uname"),
}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return make_checkout(tmp_path / "a folder" / "voice coach")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that is set up; making one takes seconds."""
    checkout = make_checkout(tmp_path_factory.mktemp("ready") / "voice coach")
    outcome = checkout.run("setup", "test")
    assert outcome.returncode == 0, outcome.stderr
    return checkout


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout whose environment tests make anew or add to; each leaves it whole."""
    return make_checkout(tmp_path_factory.mktemp("remade") / "voice coach")


@pytest.fixture
def ready(installed: Checkout) -> Checkout:
    """The set-up checkout, with no memory of an earlier test."""
    for name in ("calls.jsonl", "no-path", "no-fetch", ".venv/ears-embedded"):
        (installed.root / name).unlink(missing_ok=True)
    return installed


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder of commands that has no Python and nothing of Debian in it."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in NEEDED_TOOLS:
        found = shutil.which(name)
        if found:
            (folder / name).symlink_to(found)
    return folder


def calls(checkout: Checkout) -> list[list[str]]:
    log = checkout.root / "calls.jsonl"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


@pytest.mark.parametrize("script", BASH_SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_executable_and_parses(script: Path) -> None:
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_the_debian_package_list_says_what_each_package_is_for() -> None:
    lines = (REPOSITORY / "script" / "debian-packages.txt").read_text().splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    assert ["libportaudio2", "#", "run"] in [entry[:3] for entry in entries]
    assert all(entry[1] == "#" and entry[2] in {"run", "test"} for entry in entries)


def test_a_second_setup_has_nothing_to_do_and_says_nothing(ready: Checkout) -> None:
    (ready.venv / "setup.log").unlink(missing_ok=True)
    second = ready.run("setup", "test")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert not (ready.venv / "setup.log").exists()


def test_the_installed_program_starts_from_a_path_with_spaces(ready: Checkout) -> None:
    subprocess.run([ready.venv / "bin" / "voice-coach", "practice"], check=True, cwd="/")
    assert calls(ready) == [["practice"]]


@pytest.mark.parametrize("profile", ["run", "text", "embedded"])
def test_the_test_set_up_serves_a_session_as_well(ready: Checkout, profile: str) -> None:
    outcome = ready.run("setup", profile)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_a_changed_requirement_is_installed(remade: Checkout) -> None:
    assert remade.run("setup").returncode == 0
    project = remade.root / "pyproject.toml"
    project.write_text(f"{project.read_text()}# changed\n")
    again = remade.run("setup")
    assert again.returncode == 0
    assert "Set-up is complete." in again.stderr


def test_an_install_that_was_cut_off_is_made_anew(remade: Checkout) -> None:
    assert remade.run("setup").returncode == 0
    half = remade.venv / "half-a-package"
    half.touch()
    leave_busy(remade)
    again = remade.run("setup")
    assert again.returncode == 0, again.stderr
    assert not half.exists()
    assert not os.path.lexists(remade.root / ".venv-busy")


def test_of_two_set_ups_after_one_that_was_cut_off_one_waits_for_the_other(
    remade: Checkout, tmp_path: Path
) -> None:
    assert remade.run("setup").returncode == 0
    leave_busy(remade)
    slow = tmp_path / "slow"
    # both have looked before either does anything about it
    make_command(slow, "rm", 'case $* in *-busy*) sleep 0.5 ;; esac\nexec /bin/rm "$@"')
    path = f"{slow}:{os.environ['PATH']}"
    with ThreadPoolExecutor() as threads:
        first = threads.submit(remade.run, "setup", env={"PATH": path})
        time.sleep(0.25)
        second = threads.submit(remade.run, "setup", env={"PATH": path})
    outcomes = [first.result(), second.result()]
    assert [outcome.returncode for outcome in outcomes] == [0, 0]
    told = sorted(outcome.stderr.splitlines()[-1] for outcome in outcomes)
    assert told == ["Another set-up is running here; waiting for it.", "Set-up is complete."]


def leave_busy(checkout: Checkout) -> None:
    """Leave behind what a set-up that was killed does."""
    for mark in checkout.venv.glob("setup-*"):
        mark.unlink()
    ended = subprocess.Popen(["true"])
    ended.wait()
    (checkout.root / ".venv-busy").symlink_to(str(ended.pid))


def test_a_moved_checkout_gets_an_environment_that_works(
    installed: Checkout, tmp_path: Path
) -> None:
    moved = Checkout(tmp_path / "moved")
    shutil.copytree(installed.root, moved.root, symlinks=True)
    (moved.root / "calls.jsonl").unlink(missing_ok=True)
    assert moved.run("setup").returncode == 0
    subprocess.run([moved.venv / "bin" / "voice-coach", "practice"], check=True, cwd="/")
    assert calls(moved) == [["practice"]]


def test_what_cannot_be_installed_is_named_and_tried_again(checkout: Checkout) -> None:
    backend = checkout.root / "backend.py"
    backend.write_text(
        backend.read_text().replace(
            "Version: 1\\n", "Version: 1\\nRequires-Dist: not-to-be-had-anywhere\\n", 1
        )
    )
    for _ in range(2):
        outcome = checkout.run("setup")
        assert outcome.returncode == 1
        assert "not-to-be-had-anywhere" in outcome.stderr
        assert "Check the network" in outcome.stderr


def test_without_a_new_enough_python_one_sentence_says_so(checkout: Checkout, tools: Path) -> None:
    make_command(tools, "python3", 'case $1 in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    outcome = checkout.run("setup", env={"PATH": str(tools), "VOICE_COACH_PYTHON": ""})
    assert outcome.returncode == 1
    assert "needs Python 3.11 or newer, and this machine has Python 3.9.2" in outcome.stderr


def test_without_root_the_exact_line_to_type_is_printed(checkout: Checkout, tools: Path) -> None:
    want_portaudio(checkout, tools)
    outcome = checkout.run("setup", env={"PATH": str(tools)})
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-1].strip() == (
        "apt-get install -y --no-install-recommends libportaudio2"
    )
    assert not (tools / "apt-calls").exists()


def test_sudo_that_wants_a_password_is_in_the_line_to_type(checkout: Checkout, tools: Path) -> None:
    want_portaudio(checkout, tools)
    make_command(tools, "sudo", "exit 1")
    outcome = checkout.run("setup", env={"PATH": str(tools)})
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-1].strip() == (
        "sudo apt-get install -y --no-install-recommends libportaudio2"
    )


def test_sudo_without_a_password_installs_the_missing_packages(
    checkout: Checkout, tools: Path
) -> None:
    want_portaudio(checkout, tools)
    make_command(tools, "sudo", '[ "$1" = -n ] && shift\nexec "$@"')
    outcome = checkout.run("setup", env={"PATH": str(tools)})
    assert outcome.returncode == 0, outcome.stderr
    done = (tools / "apt-calls").read_text().splitlines()
    assert done[0].endswith("update")
    assert done[1].endswith("install -y --no-install-recommends libportaudio2")


def test_a_typed_session_needs_no_debian_package(checkout: Checkout, tools: Path) -> None:
    want_portaudio(checkout, tools)
    outcome = checkout.run("setup", "text", env={"PATH": str(tools)})
    assert outcome.returncode == 0, outcome.stderr


def test_practice_starts_the_session_with_the_arguments_as_given(ready: Checkout) -> None:
    outcome = ready.run("practice", "paraphrase", "--input", "my answers.wav")
    assert outcome.returncode == 0, outcome.stderr
    assert calls(ready) == [
        ["models", "path"],
        ["practice", "paraphrase", "--input", "my answers.wav"],
    ]


def test_a_missing_model_is_fetched_before_the_session(ready: Checkout) -> None:
    (ready.root / "no-path").touch()
    assert ready.run("practice").returncode == 0
    assert calls(ready)[1:] == [
        ["models", "fetch", "vosk-model-small-en-us-0.15"],
        ["practice"],
    ]
    assert not (ready.venv / "ears-embedded").exists()


def test_a_model_that_cannot_be_fetched_is_not_asked_for_at_every_start(
    ready: Checkout,
) -> None:
    (ready.root / "no-path").touch()
    (ready.root / "no-fetch").touch()
    first = ready.run("practice")
    assert first.returncode == 0, first.stderr
    assert "The embedded engine (Whisper tiny.en) listens instead" in first.stderr
    assert (ready.venv / "ears-embedded").exists()
    assert calls(ready)[-1] == ["practice"]
    before = len(calls(ready))
    assert ready.run("practice").returncode == 0
    assert calls(ready)[before:] == [["practice"]]
    ready.run("practice", "--fetch")
    assert ["models", "fetch", "vosk-model-small-en-us-0.15"] in calls(ready)[before:]
    assert calls(ready)[-1] == ["practice"]


def test_a_week_later_the_model_is_asked_for_again(ready: Checkout) -> None:
    (ready.root / "no-path").touch()
    (ready.root / "no-fetch").touch()
    ready.run("practice")
    a_while_ago = time.time() - 8 * 24 * 3600
    os.utime(ready.venv / "ears-embedded", (a_while_ago, a_while_ago))
    (ready.root / "no-fetch").unlink()
    before = len(calls(ready))
    assert ready.run("practice").returncode == 0
    assert ["models", "fetch", "vosk-model-small-en-us-0.15"] in calls(ready)[before:]


@pytest.mark.parametrize(("engine", "asks_for_model"), [("both", True), ("whisper", False)])
def test_an_engine_that_is_asked_for_is_installed(
    engine: str, asks_for_model: bool, remade: Checkout
) -> None:
    for name in ("calls.jsonl", ".venv/setup-embedded"):
        (remade.root / name).unlink(missing_ok=True)
    outcome = remade.run("practice", f"--engine={engine}")
    assert outcome.returncode == 0, outcome.stderr
    assert (remade.venv / "setup-embedded").exists()
    asked = [["models", "path"]] if asks_for_model else []
    assert calls(remade) == [*asked, ["practice", f"--engine={engine}"]]


def test_a_typed_session_needs_no_model(ready: Checkout) -> None:
    assert ready.run("practice", "--text").returncode == 0
    assert calls(ready) == [["practice", "--text"]]


def test_an_unknown_benchmark_is_told_with_the_known_ones(ready: Checkout) -> None:
    folder = ready.root / "benchmarks"
    folder.mkdir()
    (folder / "start.py").write_text(
        '"""How soon the coach speaks."""\nif __name__ == "__main__":\n    pass\n'
    )
    outcome = ready.run("bench", "no-such")
    assert outcome.returncode == 2
    assert "there is no benchmark 'no-such'" in outcome.stderr
    assert "How soon the coach speaks." in outcome.stderr


def want_portaudio(checkout: Checkout, tools: Path) -> None:
    """A Debian machine without PortAudio whose user is not root."""
    (checkout.root / "script" / "debian-packages.txt").write_text("libportaudio2  # run\n")
    (tools / "id").unlink()
    make_command(tools, "id", "echo 1000")
    make_command(tools, "dpkg-query", "exit 1")
    make_command(tools, "apt-get", f'echo "$*" >>"{tools}/apt-calls"')
