"""The files of the skill are written where nothing but PyYAML is installed: while building."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from voice_coach.dialog.commands import SWITCHES

REPOSITORY = Path(__file__).resolve().parents[2]
WRITE = """
import sys
class NothingElse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {libraries!r}:
            raise ImportError(name)
sys.meta_path.insert(0, NothingElse())
from pathlib import Path
from voice_coach.ovos.resource_files import write_resources
facts = {{"name": "Voice Coach", "description": "A coach."}}
for path in write_resources(Path("dialogs"), Path(sys.argv[1]), facts):
    print(path)
"""
LIBRARIES = {"numpy", "ovos_workshop", "pydantic", "rapidfuzz", "transitions", "vosk"}


def test_the_build_needs_no_library_but_the_one_that_it_asks_for(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", WRITE.format(libraries=LIBRARIES), str(tmp_path)],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    names = {Path(line).name for line in outcome.stdout.splitlines()}
    assert {f"{kind}.intent" for kind in SWITCHES} <= names
    assert {"skill.json", "settingsmeta.json", "coach.voc"} <= names
