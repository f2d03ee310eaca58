"""A real browser, and reports written by the real program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from program import Program
from sample_history import write_sample_history

from voice_coach.adapters.sqlite_history import SqliteHistory

DESKTOP, PHONE = (1200, 900), (320, 640)
# the narrowest screen that has to do without scrolling sideways (WCAG 2.2, 1.4.10)


@dataclass
class Visit:
    """A page that is looked at, and all it did on its own."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open_tables(self) -> None:
        self.page.eval_on_selector_all("details", "all => all.forEach(it => { it.open = true })")


Look = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # no sandbox can be made where root runs the tests, as in containers
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The report of an invented person's so many sessions."""
    written: dict[int, Path] = {}

    def report(sessions: int) -> Path:
        if sessions not in written:
            folder = tmp_path_factory.mktemp(f"sessions-{sessions}")
            if sessions:
                with closing(SqliteHistory(folder / "history.sqlite")) as history:
                    write_sample_history(history, sessions)
            assert Program(folder).run("report").returncode == 0
            written[sessions] = folder / "report.html"
        return written[sessions]

    return report


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens a file in a window of its own."""
    contexts = []

    def visit(path: Path, scheme: str = "light", size: tuple[int, int] = DESKTOP) -> Visit:
        width, height = size
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.listen()
        visit.page.goto(path.as_uri())
        return visit

    yield visit
    for context in contexts:
        context.close()
