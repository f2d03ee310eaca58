"""What tests of every kind share."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The real program with an empty data folder."""
    return Program(tmp_path / "data")
