"""Build hook of hatch: writes the files that OpenVoiceOS reads about the skill out of dialogs/.

Runs for wheels and for editable installs. By hand: ``.venv/bin/python script/hatch_build.py``.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand where hatchling is not installed
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent.parent


class SkillFiles(BuildHookInterface):
    """Makes the skill's locale folder before the package is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            write_skill_files()


def write_skill_files() -> list[Path]:
    """Write the files anew; returns them."""
    # the package is not installed yet, and these modules need PyYAML alone
    sys.path.insert(0, str(ROOT))
    from voice_coach.ovos.resource_files import write_resources

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    facts = {"name": "Voice Coach", "description": project["description"]}
    return write_resources(ROOT / "dialogs", ROOT / "voice_coach" / "ovos", facts)


if __name__ == "__main__":
    for written in write_skill_files():
        sys.stdout.write(f"{written.relative_to(ROOT)}\n")
