"""How long to wait after speech before a turn counts as over.

Silence alone cuts thinking people off: in recordings of spontaneous talk a third of the pauses
inside a turn are longer than 600 ms. So all that is known at a pause is weighed together: whether
the words so far can stand alone, how few they are, how the voice ended, and how long this person
has paused before going on. The sum is the odds, as a logarithm, that they have finished.

To wait a moment longer keeps someone who has finished waiting for that moment, and spares someone
who has not if their pause ends within it. So the turn is over when the one outweighs the other:
when the odds of the end exceed, by the caution that is wanted, how likely a pause is to end just
then. Pauses are taken to be log-normal. The better the signs, the sooner that comes.

The weights were set by reasoning and rounded; `script/bench turns` shows what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, log1p, sqrt
from typing import Literal

from voice_coach.events import Expects
from voice_coach.hearing.intonation import UNKNOWN, Fall
from voice_coach.hearing.pauses import USUAL_MS
from voice_coach.language.ending_words import FILLERS
from voice_coach.language.hanging import Ending, ending_of

Patience = Literal["brief", "normal", "long"]

PATIENCES: tuple[Patience, ...] = ("brief", "normal", "long")
MOMENT = "moment"
# the command that asks for time
MOMENT_WORDS = 3
# so many words at the end of other talk ask for it too; fewer may be anything ("I can't wait")
MOMENT_LONGEST = 8

# commands that begin an answer as often as they are one: "yes, it does", "what I hear is ..."
_BEGINNINGS = frozenset(
    {"yes", "yeah", "yep", "yup", "no", "nope", "nah", "okay", "ok", "right", "sure"}
    | {"what", "wait", "again", "back", "next", "sorry", "pardon", "hello", "so", "well"}
)
_YES_NO = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Odds that a turn has ended, as logarithms."""

    start: float = 1.1
    hanging: float = -3.8
    open: float = -0.8
    asked: float = 0.3
    few_words: float = -2.2
    # for hardly any; less for each word up to FEW
    unheard: float = -1.6
    # for speech in which no word was understood
    paused: float = -1.1
    # for a pause of 0.9 s in this turn; grows with its logarithm
    high_voice: float = -0.9
    # for a voice that ends 4 semitones above where a finished one does; the reverse below
    strong_voice: float = -0.6
    # the same for 8 dB of loudness
    fading_voice: float = 0.8
    # for a voice whose last 0.1 s are 15 dB quieter than what was before, not the usual 5
    sentence: float = 0.4
    yes_no: float = 1.5
    # where so much was asked for


FEW, MORE = 4, 6
# words that are few, and by how many more a yes or no becomes an answer of its own
_FALL_ST, _FALL_DB = -2.2, -5.0
# where finished voices end, against their middle
_MOST_ST, _MOST_DB = 4.0, 8.0
_FADE_DB, _MOST_FADE_DB = 5.0, 10.0
_PAUSE_MS = 500.0
_MOST_PAUSED = 1.5
_SPREAD = 0.9
# of the logarithm of pauses


@dataclass(frozen=True, slots=True)
class Caution:
    """How sure the coach wants to be."""

    odds: float
    # as a logarithm: what the signs have to outweigh
    shortest_ms: int
    # however good the signs are
    longest_ms: int = 3_600
    # however bad they are


@dataclass(frozen=True, slots=True)
class PatienceSettings:
    """Silence in milliseconds that ends a turn, and the caution behind it."""

    command_ms: int = 500
    beginning_ms: int = 900
    # a command that might be the beginning of an answer
    yes_no_ms: int = 400
    # a yes or no where it was asked for
    moment_ms: int = 15_000
    brief: Caution = Caution(1.3, 440, 2_600)
    normal: Caution = Caution(1.9, 1_000)
    long: Caution = Caution(4.0, 1_800, 6_000)
    person: Patience = "normal"
    person_ratio: float = 1.0
    # what the person wants on top of all that; a command is obeyed as soon as ever

    @classmethod
    def wanted(cls, patience: Patience | float) -> PatienceSettings:
        """What the person's setting asks for: a name of a patience, or a factor."""
        if isinstance(patience, str):
            return cls(person=patience)
        return cls(person_ratio=patience)

    @property
    def longest_ms(self) -> int:
        """More silence than that ends every turn but one that asked for a moment."""
        return round(self.long.longest_ms * max(self.person_ratio, 1.0))

    def caution(self, patience: Patience) -> Caution:
        """That of a step, moved by what the person wants."""
        steps = PATIENCES.index(patience) + PATIENCES.index(self.person) - 1
        nearest = min(max(steps, 0), len(PATIENCES) - 1)
        return (self.brief, self.normal, self.long)[nearest]


@dataclass(frozen=True, slots=True)
class Pause:
    """What is known where the person has fallen silent."""

    text: str = ""
    # of the turn so far
    fall: Fall = UNKNOWN
    longest_pause_ms: int = 0
    # within the turn so far
    usual_pause_ms: float = USUAL_MS
    # the middle one of this person's
    is_drawn_out: bool = False
    # the last sound was held for so long that no word needs it: they search for the next one


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much silence ends the turn, and what it will have ended by."""

    silence_ms: int
    reason: str
    # command, yes_no, moment, unheard, or the name of an Ending


class Endpointing:
    """Decides how much silence ends a turn."""

    def __init__(
        self,
        command_of: Callable[[str], str | None],
        settings: PatienceSettings | None = None,
    ) -> None:
        """`command_of` gives the id of the command that a whole text is, or None."""
        self.command_of = command_of
        self._settings = settings or PatienceSettings()
        self._weights = Weights()

    def judge(
        self, pause: Pause, patience: Patience = "normal", expects: Expects = "free"
    ) -> Verdict:
        """How much silence after ``pause`` makes the turn complete.

        Silence counts from where the detector heard speech end; where noise made it hear that too
        late, the part of the silence that it missed is taken off.
        """
        if self.asks_for_time(pause.text):
            return Verdict(self._settings.moment_ms, MOMENT)
        found = self._wanted(pause, patience, expects)
        return replace(found, silence_ms=max(0, found.silence_ms - pause.fall.late_ms))

    def _wanted(self, pause: Pause, patience: Patience, expects: Expects) -> Verdict:
        by_command = self._by_command(pause.text, patience, expects)
        if by_command is not None:
            return by_command
        ending = ending_of(pause.text)
        is_short = len(pause.text.split()) < FEW and ending is not Ending.HANGING
        if pause.is_drawn_out:
            ending = Ending.HANGING
        if expects == "yes_no" and is_short and pause.text.strip():
            # an answer, if not one that is understood
            return Verdict(self._settings.yes_no_ms, ending.value)
        silence_ms = self._silence_ms(pause, ending, patience, expects)
        return Verdict(silence_ms, ending.value if pause.text.strip() else "unheard")

    def asks_for_time(self, text: str) -> bool:
        """Whether a text is, or ends in, a wish such as "give me a moment"."""
        if not text:
            return False
        if self.command_of(text) == MOMENT:
            return True
        words = text.split()
        lengths = range(MOMENT_WORDS, min(MOMENT_LONGEST, len(words) - 1) + 1)
        return any(self.command_of(" ".join(words[-length:])) == MOMENT for length in lengths)

    def _by_command(self, text: str, patience: Patience, expects: Expects) -> Verdict | None:
        command = self.command_of(text) if text else None
        if command is None or _begins_and_falters(text):
            return None
        settings = self._settings
        if expects == "yes_no" and command in _YES_NO:
            return Verdict(settings.yes_no_ms, "yes_no")
        is_clear = patience == "brief" or _without_marks(text) not in _BEGINNINGS
        more_time = max(settings.person_ratio, 1.0)
        silence_ms = settings.command_ms if is_clear else settings.beginning_ms * more_time
        return Verdict(round(silence_ms), "command")

    def _silence_ms(
        self, pause: Pause, ending: Ending, patience: Patience, expects: Expects
    ) -> int:
        settings = self._settings
        caution = settings.caution(patience)
        count = len(pause.text.split())
        odds = self._odds(pause, ending) + self._expected(expects, count) - caution.odds
        # where the density of pauses, 1 at their middle, has come down to the odds
        deviation = sqrt(max(0.0, _SPREAD**2 - 2 * odds)) - _SPREAD
        silence_ms = pause.usual_pause_ms * exp(_SPREAD * deviation)
        silence_ms = max(silence_ms, caution.shortest_ms, pause.longest_pause_ms)
        return round(min(silence_ms, caution.longest_ms) * settings.person_ratio)

    def _odds(self, pause: Pause, ending: Ending) -> float:
        weights = self._weights
        paused = min(log1p(pause.longest_pause_ms / _PAUSE_MS), _MOST_PAUSED)
        voice = weights.high_voice * _height(pause.fall.pitch_st, _FALL_ST, _MOST_ST)
        voice += weights.strong_voice * _height(pause.fall.level_db, _FALL_DB, _MOST_DB)
        voice += weights.fading_voice * _height(pause.fall.fade_db, _FADE_DB, _MOST_FADE_DB)
        if ending is Ending.HANGING:
            # an "and" or "um" that dies away is no end
            voice = min(voice, 0.0)
        by_words = self._by_words(len(pause.text.split()), ending)
        return weights.start + by_words + weights.paused * paused + voice

    def _by_words(self, count: int, ending: Ending) -> float:
        weights = self._weights
        if not count:
            return weights.unheard
        by_ending = {
            Ending.HANGING: weights.hanging,
            Ending.OPEN: weights.open,
            Ending.ASKED: weights.asked,
            Ending.FINISHED: 0.0,
        }
        return by_ending[ending] + weights.few_words * max(0, FEW - count) / FEW

    def _expected(self, expects: Expects, count: int) -> float:
        if expects == "yes_no":
            # whoever says much more than was asked for is talking freely
            surplus = min(max(0, count - FEW) / MORE, 1.0)
            return self._weights.yes_no * (1 - surplus)
        return self._weights.sentence if expects == "sentence" else 0.0


def _height(value: float | None, usual: float, most: float) -> float:
    """How far a voice ended above the usual end, -1..1; 0 where it is not known."""
    if value is None:
        return 0.0
    return min(max((value - usual) / most, -1.0), 1.0)


def _begins_and_falters(text: str) -> bool:
    """ "What, um": whoever searches for the next word wants nothing of the coach yet."""
    words = [_without_marks(word) for word in text.split()]
    said = [word for word in words if word not in FILLERS]
    return words[-1] in FILLERS and " ".join(said) in _BEGINNINGS


def _without_marks(text: str) -> str:
    return text.lower().strip(" .,!?…-")
