"""What a person sees during a session: captions, state, level and a hint."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from voice_coach.events import (
    Assess,
    AudioLost,
    AudioRestored,
    Command,
    Event,
    Finish,
    Hush,
    LevelMeasured,
    Listen,
    Partial,
    Role,
    Say,
    SpeakingStarted,
    SpokenOut,
    Turn,
)
from voice_coach.ports import Observer

HINT = "say 'help' or 'stop'"
_METER_WIDTH = 24
_QUIET_DB, _LOUD_DB = -60.0, -10.0
_STYLES = {Role.COACH: "cyan", Role.PARTNER: "magenta", Role.PERSON: "green"}


@dataclass(slots=True)
class _View:
    state: str = "starting"
    prompt: str = ""
    partial: str = ""
    level_db: float = _QUIET_DB


def caption(role: Role, text: str) -> str:
    """One line of the transcript."""
    return f"{role.value}: {text}"


class Captions:
    """ports.Observer that prints the transcript line by line and nothing else."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, soft_wrap=True)
        self._says: dict[int, Say] = {}

    def notice(self, item: Event | Command, at_ms: int) -> None:
        match item:
            case Say():
                self._says[item.say_id] = item
            case SpeakingStarted() if item.say_id in self._says:
                say = self._says.pop(item.say_id)
                self.show(say.role, say.text)
            case Turn() if item.text and not item.is_typed:
                self.show(Role.PERSON, item.text)
            case Hush():
                self._says.clear()
            case AudioLost():
                self.tell(item.message)
            case AudioRestored():
                self.tell("The sound is back.")
            case _:
                pass

    def show(self, role: Role, text: str) -> None:
        self._console.print(caption(role, text), markup=False)

    def tell(self, message: str) -> None:
        """A note that is no part of the conversation."""
        print(message, file=sys.stderr)

    def close(self) -> None:
        """Nothing is held open."""


class LiveScreen(Captions):
    """The transcript, with the current state, prompt and level kept below it."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._view = _View()
        self._live = Live(console=console, refresh_per_second=10, transient=True)
        self._live.start()

    def notice(self, item: Event | Command, at_ms: int) -> None:
        super().notice(item, at_ms)
        self._update(item)
        self._live.update(self._draw())

    def show(self, role: Role, text: str) -> None:
        style = _STYLES[role]
        self._live.console.print(f"[bold {style}]{role.value}:[/] {escape(text)}")

    def tell(self, message: str) -> None:
        self._live.console.print(f"[yellow]{escape(message)}[/]")

    def close(self) -> None:
        self._live.stop()

    def _update(self, item: Event | Command) -> None:
        view = self._view
        match item:
            case Say():
                view.state = "speaking"
                if item.purpose in ("prompt", "ask"):
                    view.prompt = item.text
            case SpokenOut():
                view.state = "thinking"
            case Listen():
                view.state, view.partial = "listening", ""
            case Partial():
                view.partial = item.text
            case Turn() | Assess():
                view.state, view.partial = "thinking", ""
            case LevelMeasured():
                view.level_db = item.level_db
            case Finish():
                view.state = "done"
            case _:
                pass

    def _draw(self) -> Panel:
        view = self._view
        table = Table.grid(expand=True)
        table.add_column(ratio=1)
        table.add_column(justify="right", no_wrap=True)
        table.add_row(Text(_state(view.state), style="bold"), Text(_meter(view.level_db)))
        lines = [table]
        parts: list[Table | Text] = [*lines]
        if view.prompt:
            parts.append(Text(view.prompt, style="dim", overflow="ellipsis", no_wrap=True))
        if view.partial:
            parts.append(Text(f"… {view.partial}", style="italic green"))
        return Panel(Group(*parts), subtitle=HINT, subtitle_align="right", padding=(0, 1))


def _state(state: str) -> str:
    marks = {"listening": "●", "speaking": "♪", "thinking": "…"}
    return f"{marks.get(state, '·')} {state}"


def _meter(level_db: float) -> str:
    share = (level_db - _QUIET_DB) / (_LOUD_DB - _QUIET_DB)
    filled = round(_METER_WIDTH * min(max(share, 0.0), 1.0))
    return "▮" * filled + "▯" * (_METER_WIDTH - filled)


def screen(is_plain: bool) -> Captions:
    """The live screen on a terminal; captions alone with --plain or without one."""
    console = Console(highlight=False)
    if is_plain or not console.is_terminal:
        return Captions()
    return LiveScreen(console)


__all__ = ["HINT", "Captions", "LiveScreen", "Observer", "caption", "screen"]
