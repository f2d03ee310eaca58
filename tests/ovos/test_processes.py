"""A session with an assistant as it runs at home: bus, core and another skill are processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from ovos_bus_client import MessageBusClient
from ovos_bus_client.message import Message

from tests.ovos.clock_skill import TIME
from tests.ovos.person import SKILL, Heard, Person
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory

REPOSITORY = Path(__file__).resolve().parents[2]
READY_S = 60.0
CONFIG = """{{
  "websocket": {{"host": "127.0.0.1", "port": {port}}},
  "gui_websocket": {{"host": "127.0.0.1"}},
  "log_level": "INFO",
  "skills": {{"blacklisted_skills": []}}
}}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assistant")


@pytest.fixture(scope="module")
def port(home: Path) -> int:
    """A free port, written into the assistant's own settings."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        free = int(one.getsockname()[1])
    settings = home / "config" / "mycroft" / "mycroft.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(CONFIG.format(port=free))
    return free


class Assistant:
    """The processes of one assistant."""

    def __init__(self, home: Path) -> None:
        self._environment = {
            **{name: value for name, value in os.environ.items() if "VOICE_COACH" not in name},
            **{
                f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE")
            },
            "XDG_STATE_HOME": f"{home}/state",
            "VOICE_COACH_DATA_DIR": f"{home}/coach",
        }
        self._log = home / "output.txt"
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, module: str) -> None:
        with self._log.open("ab") as log:
            self._running[module] = subprocess.Popen(
                [sys.executable, "-m", module],
                cwd=REPOSITORY,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def kill(self, module: str) -> None:
        process = self._running.pop(module)
        process.kill()
        process.wait()

    def end(self) -> None:
        for module in list(self._running):
            self.kill(module)


@pytest.fixture(scope="module")
def assistant(home: Path, port: int) -> Iterator[Assistant]:
    assistant = Assistant(home)
    assistant.start("ovos_messagebus")
    yield assistant
    assistant.end()


@pytest.fixture(scope="module")
def bus(assistant: Assistant, port: int) -> Iterator[MessageBusClient]:
    client = MessageBusClient(host="127.0.0.1", port=port)
    client.run_in_thread()
    assert client.connected_event.wait(READY_S)
    yield client
    client.close()


def start_core(assistant: Assistant, bus: MessageBusClient) -> None:
    """Start the core, and wait until it has loaded the skill."""
    is_loaded = threading.Event()

    def note(message: Message) -> None:
        if message.data["skill_id"] == SKILL:
            is_loaded.set()

    # told once only, so the ear is open before anything starts
    bus.on("mycroft.skill.loaded", note)
    assistant.start("ovos_core")
    assert is_loaded.wait(READY_S)
    bus.remove("mycroft.skill.loaded", note)


def test_a_session_is_held_interrupted_and_gone_on_with_after_a_crash(
    assistant: Assistant, bus: MessageBusClient, home: Path
) -> None:
    start_core(assistant, bus)
    assistant.start("tests.ovos.clock_skill")
    assert bus.wait_for_message("register_intent", timeout=READY_S) is not None
    person = Person(bus)
    assert "I'm a voice coach" in person.says("let us practise listening").text
    person.says("so you have had a long week and you feel alone with all of it")
    clock = person.says("what time is it")
    assert clock.others == [TIME]
    assert clock.is_listening
    person.heard = Heard()
    # nothing is said to the offer of another try: the assistant's own scheduler tells that
    moved_on = person.until(lambda heard: heard.is_listening)
    prompts = load_script("en-us").prompts
    assert moved_on.lines[0] in (*prompts["moving-on"], *prompts["next-exercise"])
    assistant.kill("ovos_core")
    # what was heard before the crash is no offer to go on
    person.heard = Heard()
    start_core(assistant, bus)
    person.until(lambda heard: heard.is_listening and "?" in heard.text)
    assert person.says("yes").is_listening
    assert person.utters("stop").until(lambda heard: heard.is_over)
    with_history = SqliteHistory(home / "coach" / "history.sqlite")
    reasons = [one.reason for one in with_history.sessions()]
    with_history.close()
    assert reasons == ["stopped", "resumed"]
