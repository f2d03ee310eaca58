"""What tests of every kind share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from program import Program

REAL_TIME = "real time"
ITS_WORKER = "gw0"
# the process that is given the first group

# how long an example takes says more about the computer than about the code
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The real program with an empty data folder."""
    return Program(tmp_path / "data")


def pytest_configure() -> None:
    """Whoever works beside the tests in real time stands back for them."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is not None and worker != ITS_WORKER:
        os.nice(10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What hears and speaks in real time runs in one process, one test after the other, and first.

    All else is shared out by module, as a module's fixtures are made once.
    """
    for item in items:
        name = REAL_TIME if is_live(item) else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=lambda item: not is_live(item))


def is_live(item: pytest.Item) -> bool:
    """Whether a test waits for sound as it happens."""
    needs_devices = "virtual_audio" in getattr(item, "fixturenames", ())
    return needs_devices or item.get_closest_marker("device") is not None
