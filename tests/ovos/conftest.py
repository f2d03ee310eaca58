"""A real assistant core inside the test, with the skill as it is installed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# read when ovos_config is imported: nothing of the user's own assistant is used or changed
_HOME = tempfile.mkdtemp(prefix="voice-coach-ovos-")
for _name in ("DATA", "CONFIG", "CACHE", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = f"{_HOME}/{_name.lower()}"

from ovos_utils.log import LOG  # noqa: E402
from ovoscope import MiniCroft, get_minicroft  # noqa: E402

from tests.ovos.clock_skill import CLOCK, ClockSkill  # noqa: E402
from tests.ovos.person import SKILL, Person  # noqa: E402
from voice_coach.adapters.sqlite_history import SqliteHistory  # noqa: E402

PIPELINE = [
    "ovos-stop-pipeline-plugin-high",
    "ovos-converse-pipeline-plugin",
    "ovos-padacioso-pipeline-plugin-high",
    "ovos-adapt-pipeline-plugin-high",
    "ovos-fallback-pipeline-plugin-high",
    "ovos-stop-pipeline-plugin-medium",
    "ovos-adapt-pipeline-plugin-medium",
]
# the order of OpenVoiceOS as it is delivered, with the matchers that need no compiler


@pytest.fixture(scope="session")
def core() -> Iterator[MiniCroft]:
    LOG.set_level("ERROR")
    core = get_minicroft(
        [SKILL], extra_skills={CLOCK: ClockSkill}, default_pipeline=PIPELINE, lang="en-US"
    )
    yield core
    core.stop()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, the one that the skill uses."""
    folder = tmp_path / "data"
    monkeypatch.setenv("VOICE_COACH_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def arrive(core: MiniCroft, data: Path) -> Iterator[Callable[..., Person]]:
    """Brings people into rooms; whatever they began is stopped when the test ends."""
    people: list[Person] = []

    def come(room: str = "default", **how: bool) -> Person:
        people.append(Person(core.bus, room, **how))
        return people[-1]

    yield come
    loader = core.plugin_skills[SKILL]
    loader.instance.shutdown()
    for person in people:
        person.leave()


@pytest.fixture
def person(arrive: Callable[..., Person]) -> Person:
    return arrive()


@pytest.fixture
def history(data: Path) -> Iterator[Callable[[], SqliteHistory]]:
    """Opens the history that the skill has written."""
    opened: list[SqliteHistory] = []

    def look() -> SqliteHistory:
        opened.append(SqliteHistory(data / "history.sqlite"))
        return opened[-1]

    yield look
    for one in opened:
        one.close()
