"""What tests of every kind share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from program import Program

# how long an example takes says more about the computer than about the code
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

# a shell starts what runs in its background deaf to Ctrl-C, `nohup` to the end of the terminal, and
# what tests start would be so too
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The real program with an empty data folder."""
    return Program(tmp_path / "data")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Whatever uses the devices is marked so, before tests are chosen by their marks."""
    for item in items:
        if "virtual_audio" in getattr(item, "fixturenames", ()):
            item.add_marker("device")
    yield
