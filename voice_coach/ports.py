"""What the core asks of the outside world; ``adapters`` hold the implementations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from voice_coach.events import AudioFrame, Command, Event, Transcript

if TYPE_CHECKING:
    # what only lists sessions has no need of it, and it takes long to load
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A rendered piece of speech."""

    samples: NDArray[np.int16]
    # mono, shape (n,)
    rate_hz: int

    @property
    def duration_ms(self) -> int:
        return len(self.samples) * 1000 // self.rate_hz


class AudioSource(Protocol):
    """A microphone, or a file in its place."""

    def read(self) -> AudioFrame | None:
        """The next frame; None when no more can come. A live source blocks until one is there.

        Raises DeviceLostError when the device stopped; `reopen` may then be tried.
        """

    def reopen(self) -> None:
        """Open the same device anew; raises AudioDeviceError while it is not there."""

    def close(self) -> None: ...


class AudioSink(Protocol):
    """A speaker, or a file in its place.

    Whatever asks something of a live one raises DeviceLostError once the device has stopped;
    `reopen` may then be tried.
    """

    def play(self, sound: Sound) -> None:
        """Queue a sound behind what is still playing; returns at once."""

    @property
    def pending_ms(self) -> int:
        """How much queued sound has not been heard yet; 0 once all of it left the speaker."""

    def played(self) -> bytes:
        """What has been sent to the device since the last call, 16-bit mono at SAMPLE_RATE_HZ.

        The reference signal for echo cancellation.
        """

    def set_gain(self, gain_db: float) -> None:
        """Loudness of all that is played from now on; 0 dB leaves sounds as they are."""

    def clear(self) -> None:
        """Forget what was queued; the device runs on in silence."""

    def abort(self) -> None:
        """Fall silent at once and forget what was queued."""

    def reopen(self) -> None:
        """Open the same device anew with nothing queued; raises AudioDeviceError."""

    def close(self) -> None: ...


class SpeechDetector(Protocol):
    """Tells speech from everything else."""

    def probability(self, pcm: bytes) -> float:
        """Probability 0..1 that the newest FRAME_MS of sound holds speech."""

    def reset(self) -> None:
        """Forget the sound so far: another recording follows."""


class EchoCanceller(Protocol):
    """Takes the coach's own sound out of the microphone's."""

    def cancel(self, microphone: bytes, speaker: bytes) -> bytes:
        """Both FRAME_BYTES long, 16-bit mono at SAMPLE_RATE_HZ; returns the cleaned microphone."""


class Recognizer(Protocol):
    """Turns speech into words, utterance by utterance."""

    name: str
    # "vosk" or "whisper"
    has_partials: bool
    # whether partial() is cheap and grows while sound comes in

    def accept(self, frame: AudioFrame) -> None:
        """Take one more frame of the utterance."""

    def partial(self) -> str:
        """What has been understood so far; may be empty."""

    def peek(self) -> Transcript:
        """The best transcript of what came so far, without ending the utterance.

        Costs a decode on engines without partials.
        """

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        """The command that a short utterance is, where the engine nearly understood one.

        ``command_of`` gives the id of the command that a text is. Returns a text that is one and is
        likely enough in the engine's own judgement, else None; less is enough where a command is
        expected. ``clear_from_ms`` is since when someone stood out from what else was to be heard,
        on the session's clock: what lies before may mislead. For what was not understood as a
        command already; costs a decode or two.
        """

    def settle(self) -> Transcript | None:
        """What `finish` would give if no more were said, found ahead so that nobody waits for it.

        For a pause in which the utterance will probably end; what is said afterwards still belongs
        to it. None where that is not known yet, or has been told by `peek`.
        """

    def finish(self) -> Transcript:
        """End the utterance. Word times are on the session's clock."""

    def reset(self) -> None:
        """Forget the utterance."""

    def close(self) -> None: ...


class Voice(Protocol):
    """Renders text to sound; never plays it."""

    name: str

    def render(self, text: str, rate_ratio: float = 1.0) -> Sound:
        """One sentence. Raises VoiceError when the engine cannot."""

    def close(self) -> None: ...


class Observer(Protocol):
    """Sees every event and command and never influences them."""

    def notice(self, item: Event | Command, at_ms: int) -> None: ...

    def close(self) -> None: ...


class Clock(Protocol):
    """Wall time, for names and dates only."""

    def now_iso(self) -> str:
        """Local time, ISO 8601 with offset, to the second."""

    def session_id(self) -> str:
        """A name for a session that no other has."""


class Front(Protocol):
    """One way to hold a session: by voice, typed, or replayed."""

    now_ms: int

    def next_events(self) -> Sequence[Event]:
        """Wait until something happens and tell it; an empty sequence means time passed."""

    def perform(self, command: Command) -> None:
        """Carry out Say, Listen, Hush and AdjustVoice; other commands are ignored."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session in the history."""

    id: str
    kind: str
    locale: str
    started: str
    # ISO 8601, local time with offset
    journal: str
    # file name in the journal folder
    ended: str | None = None
    # ISO 8601; None while it runs, or when it was cut off
    reason: str | None = None
    # that of Finish, or "resumed" where a later session went on with it


@dataclass(frozen=True, slots=True)
class Attempt:
    """One judged answer in the history."""

    session: str
    step: str
    # drill/exercise
    attempt: int
    # counts from 1 within the step
    said: str
    at: str
    # ISO 8601
    act: str
    # reflection, question, statement or other, whichever it mainly was
    is_strong: bool
    # there was nothing to change
    changed_marker: str
    # the marker behind `change`, "" where there was nothing to change
    markers: tuple[str, ...] = ()
    praise: str = ""
    change: str = ""
    template: str = ""
    # what the coach said to it


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """One turn of the person as it was delivered; None where it was typed or not measured."""

    session: str
    number: int
    # counts from 1 within the session
    at: str
    # ISO 8601
    step: str
    # drill/exercise that it answered, "" when it answered none
    said: str
    coach_ms: int = 0
    # how long the coach and the partner have spoken since the turn before
    delay_ms: int | None = None
    # from the end of the coach's speech to the first word
    duration_ms: int | None = None
    # from the first word to the end of the last, pauses included
    words: int = 0
    longest_pause_ms: int | None = None
    # inside the turn
    level_db: float | None = None
    # of its speech, root mean square, dB relative to full scale
    level_spread_db: float | None = None
    # how much the loudness of its speech moves about that level
    clipped_ratio: float | None = None
    # share of samples at full scale
    patience_ms: int | None = None
    # from the end of speech to the decision that the turn is over: deliberate
    compute_ms: int | None = None
    # from that decision to the first sample of the reply at the speaker: ours


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Something kept beyond its session, such as a card or a commitment."""

    session: str
    kind: str
    at: str
    # ISO 8601
    content: str


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """All that is known of one session."""

    session: PastSession
    attempts: tuple[Attempt, ...] = ()
    # in the order in which they were judged
    turns: tuple[HeardTurn, ...] = ()
    keepsakes: tuple[Keepsake, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionDigest:
    """One session in numbers, for lists."""

    session: PastSession
    answers: int = 0
    # judged ones, retries among them
    strong: int = 0
    retries: int = 0
    # answers that were a further attempt at the same exercise
    turns: int = 0
    words: int = 0
    # of the spoken turns whose length was measured, as speech_ms is: together they give the pace
    speech_ms: int = 0
    coach_ms: int = 0
    delays_ms: tuple[int, ...] = ()
    pauses_ms: tuple[int, ...] = ()
    # the longest pause inside each turn
    patience_ms: tuple[int, ...] = ()
    compute_ms: tuple[int, ...] = ()


class History(Protocol):
    """Where sessions are remembered."""

    def begin(self, session: PastSession) -> None: ...

    def end(self, session_id: str, ended: str, reason: str) -> None: ...

    def add_attempt(self, attempt: Attempt) -> None: ...

    def add_turn(self, turn: HeardTurn) -> None:
        """Keep one turn; the same session and number replaces the earlier one."""

    def keep(self, session_id: str, kind: str, at: str, content: str) -> None: ...

    def withdraw(
        self, session_id: str, first_turn: int, attempts: Sequence[tuple[str, int]]
    ) -> None:
        """Remove a session's turns from a number on, and attempts by step and number."""

    def close(self) -> None: ...
