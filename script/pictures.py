"""Makes the picture of the terminal and the README's transcript, from the program as it is.

``.venv/bin/python script/pictures.py`` holds the demo, heard by the embedded engine, and writes
docs/pictures/terminal.svg and the transcript between its marks in README.md.
"""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import closing
from itertools import groupby
from pathlib import Path
from textwrap import fill

from rich.console import Console
from rich.panel import Panel
from rich.terminal_theme import MONOKAI

from voice_coach.adapters.demo_files import Demo, load_demo
from voice_coach.app import Coach, load_coach, prepare
from voice_coach.cli.render import LiveScreen, coloured_caption
from voice_coach.events import Command, Event, Partial, Role
from voice_coach.fronts import file_front
from voice_coach.programme import Wish
from voice_coach.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TERMINAL = ROOT / "docs" / "pictures" / "terminal.svg"
SHOWN = 2
# the exercise of the demo that is shown, counted from 0: one with a weak answer and a second try
WIDTH = 92
START, END = "<!-- transcript -->", "<!-- /transcript -->"
Line = tuple[Role, str]


class Watcher(LiveScreen):
    """The live screen, which remembers the transcript and how it looked during each turn."""

    def __init__(self) -> None:
        super().__init__(Console(file=io.StringIO(), width=WIDTH, force_terminal=True))
        self.lines: list[Line] = []
        self.looks: dict[int, Panel] = {}
        # below the transcript with what was understood so far, by how many lines there were already

    def notice(self, item: Event | Command, at_ms: int) -> None:
        super().notice(item, at_ms)
        if isinstance(item, Partial):
            self.looks[len(self.lines)] = self.draw()

    def show(self, role: Role, text: str) -> None:
        self.lines.append((role, text))


def hold(demo: Demo) -> tuple[Coach, Watcher]:
    """The demo, with what was seen of it."""
    with tempfile.TemporaryDirectory() as scratch, closing(Watcher()) as watcher:
        coach = load_coach(Settings(data_dir=Path(scratch), engine="whisper"))
        wish = Wish(steps=demo.steps, seed=demo.seed, offers_resume=False)
        prepare(
            coach, wish, file_front(demo.sound, None, watcher.tell), watcher, watcher.tell
        ).run()
    return coach, watcher


def exercise(coach: Coach, demo: Demo, lines: list[Line]) -> range:
    """The places of one exercise's lines: from the partner's to the praise after the second try."""
    drill, _, name = demo.steps[SHOWN].partition("/")
    (heard,) = [
        each.line
        for found in coach.script.drills
        for each in found.exercises
        if (found.id, each.id) == (drill, name)
    ]
    start = lines.index((Role.PARTNER, heard))
    answers = [place for place in range(start, len(lines)) if lines[place][0] is Role.PERSON]
    return range(start - 1, answers[1] + 2)


def transcript(lines: list[Line]) -> str:
    """As a quotation in Markdown; what one speaker says in a row stands together."""
    speeches = [
        (role, " ".join(text for _, text in spoken))
        for role, spoken in groupby(lines, key=lambda line: line[0])
    ]
    written = [f"**{role.value}:** {text}" for role, text in speeches]
    return "<br>\n".join(
        fill(line, 108, initial_indent="> ", subsequent_indent="> ") for line in written
    )


def picture(watcher: Watcher, places: range) -> str:
    """The terminal while the second try is being said, as SVG without anything from elsewhere."""
    console = Console(file=io.StringIO(), width=WIDTH, force_terminal=True, record=True)
    last = places[-1] - 1
    for role, text in watcher.lines[places[0] : last]:
        console.print(coloured_caption(role, text), highlight=False)
    console.print(watcher.looks[last])
    svg = console.export_svg(title="voice-coach practice", theme=MONOKAI, unique_id="terminal")
    return re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)


def main() -> None:
    """Write both."""
    demo = load_demo()
    coach, watcher = hold(demo)
    places = exercise(coach, demo, watcher.lines)
    TERMINAL.parent.mkdir(exist_ok=True)
    TERMINAL.write_text(picture(watcher, places), encoding="utf-8")
    head, rest = README.read_text(encoding="utf-8").split(START)
    shown = transcript([watcher.lines[place] for place in places])
    README.write_text(f"{head}{START}\n{shown}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
