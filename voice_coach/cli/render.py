"""What a person sees during a session: captions, state, level and a hint."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    SoundFault,
    SpeakingStarted,
    SpokenOut,
    Turn,
)

HINT = "say 'help' or 'stop'"
_METER_WIDTH = 24
_QUIET_DB, _LOUD_DB = -60.0, -6.0
_PROMPT_LINES = 3
_STATES = {
    "listening": ("●", "bold green"),
    "speaking": ("♪", "bold cyan"),
    "thinking": ("…", "bold yellow"),
    "no sound": ("!", "bold red"),
}
_STYLES = {Role.COACH: "cyan", Role.PARTNER: "magenta", Role.PERSON: "green"}


@dataclass(slots=True)
class _View:
    state: str = "starting"
    prompt: str = ""
    # the partner's line or the situation that is to be answered
    prompt_role: Role = Role.COACH
    ask: str = ""
    partial: str = ""
    level_db: float = _QUIET_DB
    queue: set[int] = field(default_factory=set)
    # what has still to be said
    is_awaited: bool = False
    # the person has the floor once all of that is said


def caption(role: Role, text: str) -> str:
    """One line of the transcript."""
    return f"{role.value}: {text}"


def coloured_caption(role: Role, text: str) -> str:
    """The same in rich's markup, for a terminal."""
    return f"[bold {_STYLES[role]}]{role.value}:[/] {escape(text)}"


class Captions:
    """ports.Observer that prints the transcript line by line and nothing else.

    With ``has_words`` off, only notes are printed: nobody can read along.
    """

    def __init__(self, console: Console | None = None, *, has_words: bool = True) -> None:
        # a terminal shows whole words on each line; a file or a pipe gets whole captions
        self._console = console or Console(highlight=False)
        self._soft_wrap = not self._console.is_terminal
        self._says: dict[int, Say] = {}
        self.has_words = has_words

    def notice(self, item: Event | Command, at_ms: int) -> None:
        match item:
            case Say():
                self._says[item.say_id] = item
            case SpeakingStarted() if item.say_id in self._says:
                say = self._says.pop(item.say_id)
                if self.has_words:
                    self.show(say.role, say.text)
            case Turn() if item.text and not item.is_typed and self.has_words:
                self.show(Role.PERSON, item.text)
            case Hush():
                self._says.clear()
            case AudioLost() | SoundFault():
                self.tell(item.message)
            case AudioRestored():
                self.tell("The sound is back.")
            case _:
                pass

    def show(self, role: Role, text: str) -> None:
        self._console.print(caption(role, text), markup=False, soft_wrap=self._soft_wrap)

    def tell(self, message: str) -> None:
        """A note that is no part of the conversation."""
        print(message, file=sys.stderr)

    def close(self) -> None:
        """Nothing is held open."""


class LiveScreen(Captions):
    """The transcript, with the current state, prompt and level kept below it."""

    def __init__(self, console: Console, *, has_words: bool = True) -> None:
        super().__init__(console, has_words=has_words)
        self._view = _View()
        self._live = Live(console=console, refresh_per_second=10, transient=True)
        self._live.start()

    def notice(self, item: Event | Command, at_ms: int) -> None:
        # before the caption, which takes the Say out of those that wait
        self._update(item)
        super().notice(item, at_ms)
        self._live.update(self.draw())

    def show(self, role: Role, text: str) -> None:
        self._live.console.print(coloured_caption(role, text))

    def tell(self, message: str) -> None:
        self._live.console.print(f"[yellow]{escape(message)}[/]")

    def close(self) -> None:
        self._live.stop()

    def _update(self, item: Event | Command) -> None:
        view = self._view
        match item:
            case Say():
                view.queue.add(item.say_id)
                view.state = "speaking"
            case SpeakingStarted() if item.say_id in self._says:
                self._show_prompt(self._says[item.say_id])
            case SpokenOut():
                view.queue.discard(item.say_id)
                self._show_whose_turn_it_is()
            case Hush():
                view.queue.clear()
                view.is_awaited = False
            case Listen():
                view.is_awaited, view.partial = True, ""
                self._show_whose_turn_it_is()
            case Partial():
                view.partial = item.text
            case Turn() | Assess():
                view.state, view.partial, view.is_awaited = "thinking", "", False
            case LevelMeasured():
                view.level_db = item.level_db
            case AudioLost():
                view.state = "no sound"
            case AudioRestored():
                view.state = "thinking"
            case Finish():
                view.state = "done"
            case _:
                pass

    def _show_whose_turn_it_is(self) -> None:
        view = self._view
        if view.queue:
            view.state = "speaking"
        else:
            view.state = "listening" if view.is_awaited else "thinking"

    def _show_prompt(self, say: Say) -> None:
        view = self._view
        match say.purpose:
            case "prompt":
                view.prompt, view.prompt_role, view.ask = say.text, say.role, ""
            case "ask":
                view.ask = say.text
            case "summary" | "farewell" | "safety":
                view.prompt = view.ask = ""
            case _:
                pass

    def draw(self) -> Panel:
        """The part below the transcript, as it is now."""
        view, width = self._view, max(self._live.console.width - 4, 20)
        head = Table.grid(expand=True)
        head.add_column(ratio=1)
        head.add_column(justify="right", no_wrap=True)
        head.add_row(_state(view.state), _meter(view.level_db))
        parts = [head, *self._words(view, width)] if self.has_words else [head]
        return Panel(Group(*parts), subtitle=HINT, subtitle_align="right", padding=(0, 1))

    def _words(self, view: _View, width: int) -> Iterator[Text]:
        """What is to be answered, and what of the answer was understood so far."""
        if view.prompt:
            text = shorten(caption(view.prompt_role, view.prompt), _PROMPT_LINES * width)
            yield Text(text, style=_STYLES[view.prompt_role])
        if view.ask:
            yield Text(shorten(view.ask, width))
        if view.state == "listening":
            # always there, so that the screen does not jump when someone begins to speak
            yield Text(f"… {shorten_start(view.partial, width - 2)}", style="italic green")


def shorten(text: str, length: int) -> str:
    """The beginning of a text that is too long."""
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]}…"


def shorten_start(text: str, length: int) -> str:
    """The end of a text that is too long: what was said last."""
    return text if len(text) <= length else f"…{text[-length + 1 :].split(' ', 1)[-1]}"


def _state(state: str) -> Text:
    mark, style = _STATES.get(state, ("·", "bold"))
    return Text(f"{mark} {state}", style=style)


def _meter(level_db: float) -> Text:
    share = (level_db - _QUIET_DB) / (_LOUD_DB - _QUIET_DB)
    filled = round(_METER_WIDTH * min(max(share, 0.0), 1.0))
    too_loud = "red" if level_db > _LOUD_DB else "green"
    return Text("▮" * filled, style=too_loud) + Text("▯" * (_METER_WIDTH - filled), style="dim")


def screen(is_plain: bool, *, has_words: bool = True) -> Captions:
    """The live screen on a terminal; captions alone with --plain or without one."""
    console = Console(highlight=False)
    if is_plain or not console.is_terminal:
        return Captions(has_words=has_words)
    return LiveScreen(console, has_words=has_words)
