"""What the coach says once, at the end of a session, about how the person spoke.

Only what was measured on several answers is told, and as it was: pace, pauses, the moment before an
answer, how even the voice was, and what would help the microphone. Never what someone felt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from voice_coach.dialog.prompter import Prompter
from voice_coach.dialog.steps import Line
from voice_coach.events import Delivery, SpeakingStarted, SpokenOut, Turn
from voice_coach.pace import talk_share, words_per_minute

MIN_ANSWERS = 3
MIN_WORDS = 30
# fewer words tell no pace
FAST_WPM = 220
# words a minute of speech, pauses left out; 6 of 39 recorded people read or spoke as fast
CALM_WPM = 165
# 7 of 39 were slower
PAUSE_MS = 1_500
# a pause so long, with the same answer going on after it, was kept on purpose
MOMENT_MS = 1_200
# so long before an answer is taking it in
AT_ONCE_MS = 300
EVEN_DB = 2.0
# spread of loudness; 12 of 38 recorded people were as even
QUIET_DB = -42.0
# recordings made softer than this lost words to the speech detector
CLIPPED_RATIO = 0.001
MINUTE_MS = 60_000
SHARES = {
    0.07: "a small part",
    0.1: "a tenth",
    0.2: "a fifth",
    0.25: "a quarter",
    0.33: "a third",
    0.4: "two fifths",
    0.5: "half",
    0.6: "three fifths",
    0.67: "two thirds",
    0.75: "three quarters",
    0.9: "most",
}
# the nearest is said


@dataclass(frozen=True, slots=True)
class _Answer:
    words: int
    delivery: Delivery
    delay_ms: int | None


class DeliveryCues:
    """Takes the answers of a session and tells what stood out."""

    def __init__(self) -> None:
        self._answers: list[_Answer] = []
        self._quiet_from_ms: int | None = None
        # the end of the coach's last word, until the person has answered
        self._started_ms: int | None = None
        # since when the coach is speaking
        self._coach_ms = 0
        self._is_silent = False

    def speaking_started(self, event: SpeakingStarted) -> None:
        """The coach, or the partner, begins to say something."""
        self._started_ms = event.at_ms

    def spoken_out(self, event: SpokenOut) -> None:
        """It has been said."""
        silence_ms = event.silence_ms
        self._quiet_from_ms = None if silence_ms is None else event.at_ms - silence_ms
        if self._started_ms is not None:
            self._coach_ms += max(0, event.at_ms - (silence_ms or 0) - self._started_ms)
        self._started_ms = None

    def take(self, turn: Turn) -> None:
        """Count a turn that was taken as an answer."""
        delay_ms = None
        if self._quiet_from_ms is not None and not turn.is_over_coach:
            delay_ms = max(0, turn.start_ms - self._quiet_from_ms)
        self._quiet_from_ms = None
        if turn.delivery is not None:
            self._answers.append(_Answer(len(turn.text.split()), turn.delivery, delay_ms))

    def keep_silent(self) -> None:
        """Say nothing of the voice: someone may be unsafe."""
        self._is_silent = True

    def lines(self, prompter: Prompter) -> tuple[Line, ...]:
        """At most three sentences; none after too few answers, or where all were typed."""
        if self._is_silent or len(self._answers) < MIN_ANSWERS:
            return ()
        keys = [*self._praise()[:1], *self._tips()[:1]]
        lines = [prompter.line(f"delivery-{key}", purpose="summary") for key in keys]
        return (*self._time(prompter), *lines)

    # --- what is worth saying, what matters most first ---------------------------------------

    def _time(self, prompter: Prompter) -> tuple[Line, ...]:
        speech_ms = self._speech_ms
        minutes = round(speech_ms / MINUTE_MS)
        if minutes < 1:
            return ()
        key = "delivery-minute" if minutes == 1 else "delivery-minutes"
        share = share_words(talk_share(speech_ms, self._coach_ms))
        slots = {"share": share, "minutes": minutes}
        return (prompter.line(key, purpose="summary", **slots),)

    def _praise(self) -> Sequence[str]:
        delay_ms, pace = self._delay_ms, self._pace_wpm
        spread_db = self._middle([answer.delivery.level_spread_db for answer in self._answers])
        longest_ms = max(answer.delivery.longest_pause_ms for answer in self._answers)
        found = {
            "moment": delay_ms is not None and delay_ms >= MOMENT_MS,
            "pause": longest_ms >= PAUSE_MS,
            "calm": pace is not None and pace <= CALM_WPM,
            "even": spread_db is not None and spread_db <= EVEN_DB and not self._is_quiet,
            "pace": pace is not None and pace < FAST_WPM,
        }
        return [key for key, is_there in found.items() if is_there]

    def _tips(self) -> Sequence[str]:
        delay_ms, pace = self._delay_ms, self._pace_wpm
        clipped = [answer.delivery.clipped_ratio or 0.0 for answer in self._answers]
        found = {
            "quiet": self._is_quiet,
            "clipped": median(clipped) >= CLIPPED_RATIO,
            "fast": pace is not None and pace >= FAST_WPM,
            "breath": delay_ms is not None and delay_ms <= AT_ONCE_MS,
        }
        return [key for key, is_there in found.items() if is_there]

    # --- figures over all answers ----------------------------------------------------------------

    @property
    def _pace_wpm(self) -> float | None:
        """Words a minute of speech; None where words may have gone unheard."""
        words = sum(answer.words for answer in self._answers)
        if words < MIN_WORDS or not self._speech_ms or self._is_quiet:
            return None
        return words_per_minute(words, self._speech_ms)

    @property
    def _speech_ms(self) -> int:
        return sum(answer.delivery.speech_ms for answer in self._answers)

    @property
    def _delay_ms(self) -> float | None:
        return self._middle([answer.delay_ms for answer in self._answers])

    @property
    def _is_quiet(self) -> bool:
        level_db = self._middle([answer.delivery.level_db for answer in self._answers])
        return level_db is not None and level_db < QUIET_DB

    @staticmethod
    def _middle(values: Sequence[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return median(known) if len(known) >= MIN_ANSWERS else None


def share_words(share: float) -> str:
    """A share, 0..1, as it is said."""
    return SHARES[min(SHARES, key=lambda known: abs(known - share))]
