"""All that travels between the parts: events (past tense) and commands (imperative).

Times are integer milliseconds on the session's audio clock: the number of captured samples, so a
session on files runs through the same values as one on devices. Sound is 16 kHz, mono, signed
16-bit little-endian unless a field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

# they travel within events, and whoever takes events finds them here
from voice_coach.judgement import Assessment as Assessment
from voice_coach.judgement import Expectation as Expectation
from voice_coach.judgement import Fit as Fit
from voice_coach.judgement import Marker as Marker
from voice_coach.judgement import Point as Point

SAMPLE_RATE_HZ = 16_000
FRAME_MS = 20
FRAME_SAMPLES = SAMPLE_RATE_HZ * FRAME_MS // 1000
FRAME_BYTES = 2 * FRAME_SAMPLES


Expects = Literal["yes_no", "sentence", "free"]
# what a prompt asks for: a yes or no, a sentence or two, or talk as long as one likes


class Role(Enum):
    """Who a spoken line belongs to, as captions show it."""

    COACH = "Coach"
    PARTNER = "Partner"
    PERSON = "You"


# --- what is heard ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AudioFrame:
    """One block of microphone sound."""

    start_ms: int
    pcm: bytes
    # 16-bit little-endian mono at SAMPLE_RATE_HZ; FRAME_BYTES long except at the end of a file

    @property
    def duration_ms(self) -> int:
        return len(self.pcm) // 2 * 1000 // SAMPLE_RATE_HZ

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word."""

    text: str
    start_ms: int
    end_ms: int
    confidence: float | None = None
    # 0..1 where the engine has a true one, else None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recognizer made of one stretch of speech."""

    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The person began to speak."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """The person's sound ended; the turn may go on."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Partial:
    """What has been recognised so far; the next one replaces it."""

    text: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class LevelMeasured:
    """How loud the microphone is; for the meter, ten times a second."""

    at_ms: int
    level_db: float
    # root mean square, dB relative to full scale
    is_speech: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a turn was spoken, measured on its sound."""

    speech_ms: int
    # its stretches of speech together, without the pauses between them
    longest_pause_ms: int = 0
    # between two stretches; 0 where there was none
    level_db: float | None = None
    # of its speech, root mean square, dB relative to full scale
    level_spread_db: float | None = None
    # how much the loudness moves about that level; None for a few words
    clipped_ratio: float | None = None
    # share of its samples at full scale


@dataclass(frozen=True, slots=True)
class Turn:
    """One whole turn of the person."""

    text: str
    start_ms: int
    end_ms: int
    # end of the last speech in it
    words: tuple[Word, ...] = ()
    is_typed: bool = False
    is_over_coach: bool = False
    # said while the coach was speaking: obeyed when it is a command, else not taken as an answer
    fired_ms: int | None = None
    # when the turn was declared over; fired_ms - end_ms is the patience that was given
    delivery: Delivery | None = None
    # None where it was typed
    reason: str = field(default="", compare=False)
    # why it was taken as over, as hearing.endpointing names it; empty where it was typed


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was said for a while since the coach began to listen."""

    at_ms: int
    elapsed_ms: int
    # how long nothing was heard


# --- what is spoken --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SpeakingStarted:
    """The first sound of something said by the program is out."""

    say_id: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class SpokenOut:
    """A Say has been played to its end, or was cut short."""

    say_id: int
    at_ms: int
    is_complete: bool = True
    silence_ms: int | None = field(default=0, compare=False)
    # that was part of it after its last word; None where nobody listened, as with answers from a
    # file, so that the time until the next answer says nothing about a person


# --- what is judged --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assessed:
    """An answer was judged."""

    assessment: Assessment


# --- what goes wrong, and the frame of a session ------------------------------------------------


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A session begins, perhaps one that goes on with an earlier one."""

    at_ms: int
    resumed_from: str | None = None


@dataclass(frozen=True, slots=True)
class AudioLost:
    """The microphone or the speaker stopped."""

    at_ms: int
    message: str
    # what happened and what helps, for the person


@dataclass(frozen=True, slots=True)
class AudioRestored:
    """The device that was lost is back."""

    at_ms: int


FaultKind = Literal["silent", "quiet", "clipped", "dropped"]


@dataclass(frozen=True, slots=True)
class SoundFault:
    """The microphone's sound comes in, but not as it should."""

    at_ms: int
    kind: FaultKind
    message: str
    # what is wrong and what helps


@dataclass(frozen=True, slots=True)
class CameBack:
    """The person had turned to something else, such as the clock, and can go on."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was kept of this session has been deleted, or some of it could not be."""

    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class InputEnded:
    """No more input can come: end of the file, of the typed lines, or of the terminal."""

    at_ms: int


Event = (
    SessionStarted
    | SpeechStarted
    | SpeechEnded
    | Partial
    | LevelMeasured
    | Turn
    | Silence
    | SpeakingStarted
    | SpokenOut
    | Assessed
    | AudioLost
    | AudioRestored
    | CameBack
    | SoundFault
    | InputEnded
    | Forgotten
)


# --- commands --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a text; a later Say waits for an earlier one to end."""

    say_id: int
    text: str
    role: Role = Role.COACH
    purpose: str = ""
    # greeting, prompt, feedback, template, help, summary, farewell, safety ...


@dataclass(frozen=True, slots=True)
class Listen:
    """Take what the person says next as their turn."""

    patience: Literal["brief", "normal", "long"] = "normal"
    # brief after a yes/no question, long where someone is asked to tell or to stay with silence
    nudge_after_ms: int = 20_000
    # a Silence event comes after so long without speech, and again each time it has passed
    expects: Expects = "free"


@dataclass(frozen=True, slots=True)
class Hush:
    """Fall silent and drop all that waits to be said."""

    at_once: bool = False
    # within milliseconds, by stopping the device; else the device stays in step with the
    # microphone, which echo cancelling needs, and what it has buffered is still heard


@dataclass(frozen=True, slots=True)
class Assess:
    """Judge an answer; the loop replies with Assessed."""

    text: str
    expectation: Expectation
    exercise_id: str
    attempt: int
    words: tuple[Word, ...] = ()
    variant: int = 0
    # chooses among wordings, so that two answers do not sound alike


@dataclass(frozen=True, slots=True)
class AdjustVoice:
    """Change how the coach sounds from the next sentence on."""

    rate_ratio: float = 1.0
    # multiplies the current speaking rate
    gain_db: float = 0.0
    # is added to the current loudness


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep something beyond the session, such as a card or a commitment."""

    kind: str
    content: str
    # "" clears what was kept before


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete all that was kept of this session, keep nothing more; the loop replies Forgotten."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Keep nothing of what was said from a time on: it turned out to be the beginning of danger."""

    since_ms: int
    # when the first turn began that is not to be kept


@dataclass(frozen=True, slots=True)
class Finish:
    """The session is over once all that was said has been heard."""

    reason: Literal["completed", "asked", "stopped", "input-ended", "unsafe"]


Command = Say | Listen | Hush | Assess | AdjustVoice | Keep | Forget | Withdraw | Finish
