"""Makes the picture of the report: an invented person's sessions, seen in a real browser.

``PYTHONPATH=. .venv/bin/python script/report_picture.py`` writes docs/pictures/report.png.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.sample_history import NEWEST, write_sample_history
from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.report.content import gather
from voice_coach.report.layout import lay_out

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "report.png"
WIDTH, HEIGHT = 1100, 1340
# the top of the page, with the first plots


def write_page(path: Path) -> None:
    """The report on the sample history, as on the day of its last session."""
    with closing(SqliteHistory(path.with_name("history.sqlite"))) as history:
        write_sample_history(history)
        page = lay_out(gather(history, load_script(), NEWEST.date()))
    path.write_text(page, encoding="utf-8")


def main() -> None:
    """Write the picture."""
    # no sandbox can be made where root runs this, as in containers
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        write_page(path)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(path.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
