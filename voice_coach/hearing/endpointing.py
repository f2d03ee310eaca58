"""How long to wait after speech before a turn counts as over.

Silence alone cuts thinking people off: in recordings of spontaneous talk a third of the pauses
inside a turn are longer than 600 ms. So the words heard so far decide how much patience is given:
a whole command needs little, a finished sentence some, words that may be the end or not a little
more, and a sentence that hangs in the air ("and then", "because I", "um") a lot. Whoever has
paused for long within this very turn and gone on is likely to do so again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from voice_coach.language.hanging import Ending, ending_of

Patience = Literal["brief", "normal", "long"]

# commands that begin an answer as often as they are one: "yes, it does", "what I hear is ..."
_BEGINNINGS = frozenset(
    {"yes", "yeah", "yep", "yup", "no", "nope", "nah", "okay", "ok", "right", "sure"}
    | {"what", "wait", "again", "back", "next", "sorry", "pardon", "hello", "so", "well"}
)


@dataclass(frozen=True, slots=True)
class PatienceSettings:
    """Silence in milliseconds that ends a turn."""

    command_ms: int = 500
    beginning_ms: int = 900
    # a command that might be the beginning of an answer
    asked_ms: int = 1_150
    finished_ms: int = 1_400
    short_ms: int = 1_900
    # two or three words that are no command: someone has just begun
    single_ms: int = 2_300
    # one word
    open_ms: int = 2_000
    hanging_ms: int = 3_600
    unknown_ms: int = 2_000
    # speech without words yet
    brief_ratio: float = 0.7
    long_ratio: float = 1.7
    pause_ratio: float = 1.25
    # of the longest pause in this turn so far: no less patience than that, up to hanging_ms
    person_ratio: float = 1.0
    # what the person wants on top of all that; a command is obeyed as soon as ever

    @classmethod
    def wanted(cls, patience: Patience | float) -> PatienceSettings:
        """What the person's setting asks for: a name of a patience, or a factor."""
        standard = cls()
        ratios = {"brief": standard.brief_ratio, "normal": 1.0, "long": standard.long_ratio}
        ratio = ratios[patience] if isinstance(patience, str) else patience
        return cls(person_ratio=ratio)

    @property
    def longest_ms(self) -> int:
        """More silence than that ends every turn."""
        return round(self.hanging_ms * self.long_ratio * max(self.person_ratio, 1.0))


class Endpointing:
    """Decides how much silence ends a turn."""

    def __init__(
        self, command_of: Callable[[str], str | None], settings: PatienceSettings | None = None
    ) -> None:
        """`command_of` gives the id of the command that a whole text is, or None."""
        self.command_of = command_of
        self._settings = settings or PatienceSettings()

    def required_silence_ms(
        self, text: str, patience: Patience = "normal", longest_pause_ms: int = 0
    ) -> int:
        """Silence in milliseconds after ``text`` that makes the turn complete.

        ``longest_pause_ms`` is the longest silence within the turn so far.
        """
        settings = self._settings
        if text and self.command_of(text) is not None:
            is_clear = patience == "brief" or _without_marks(text) not in _BEGINNINGS
            beginning_ms = round(settings.beginning_ms * max(settings.person_ratio, 1.0))
            return settings.command_ms if is_clear else beginning_ms
        ratio = {"brief": settings.brief_ratio, "normal": 1.0, "long": settings.long_ratio}
        wanted = round(self._by_words(text) * ratio[patience] * settings.person_ratio)
        most_ms = round(settings.hanging_ms * max(settings.person_ratio, 1.0))
        as_before = min(round(longest_pause_ms * settings.pause_ratio), most_ms)
        return max(wanted, as_before)

    def _by_words(self, text: str) -> int:
        settings = self._settings
        count = len(text.split())
        if not count:
            return settings.unknown_ms
        by_ending = {
            Ending.HANGING: settings.hanging_ms,
            Ending.OPEN: settings.open_ms,
            Ending.FINISHED: settings.finished_ms,
            Ending.ASKED: settings.asked_ms,
        }
        by_length = {1: settings.single_ms, 2: settings.short_ms, 3: settings.short_ms}
        ending = ending_of(text)
        if ending is Ending.ASKED:
            return by_ending[ending]
        return max(by_ending[ending], by_length.get(count, 0))


def _without_marks(text: str) -> str:
    return text.lower().strip(" .,!?…-")
