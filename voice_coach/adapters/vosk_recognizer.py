"""Vosk behind the Recognizer port.

One model is shared and one warmed recognizer lives through all utterances, because its look-ahead
graph is cached as it is used: a new one for each turn would stall for half a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any

from voice_coach.adapters.extras import pip_line
from voice_coach.adapters.memory import resident_bytes
from voice_coach.adapters.socketless import without_socket_probes
from voice_coach.adapters.timeline import Timeline
from voice_coach.errors import ModelDamagedError, ModelMissingError, RecognizerError
from voice_coach.events import SAMPLE_RATE_HZ, AudioFrame, Transcript, Word

WARM_UP_SAMPLES = SAMPLE_RATE_HZ
UNKNOWN = "[unk]"
# stands for any word that a grammar does not name
GHOSTS = frozenset({"", "the", "huh", UNKNOWN})
# heard by small models in breath and noise, and never an answer by themselves
RENEW_AFTER_BYTES = 250_000_000
RENEW_AFTER_SAMPLES = 20 * 60 * SAMPLE_RATE_HZ
# the cache grows with the variety of what is said


class Translated:
    """Turns the bare Exception that vosk raises into RecognizerError."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is Exception:
            raise RecognizerError(
                "The Vosk engine failed while decoding.",
                "Start again; if it happens again, choose: --engine whisper.",
            ) from error


class VoskModel:
    """A loaded model, to be shared by every recognizer of the process."""

    def __init__(self, path: Path) -> None:
        """Load a model that `model_probe.check_model` passed; others may end the process.

        Raises ModelMissingError without the library, ModelDamagedError when it cannot be loaded.
        """
        try:
            with without_socket_probes():
                import vosk
        except (ImportError, OSError) as error:
            raise ModelMissingError(
                "The Vosk engine cannot be imported.", f"Run: {pip_line('install', 'vosk')}."
            ) from error
        vosk.SetLogLevel(-1)
        self.path = path
        self._vosk = vosk
        try:
            with Translated():
                self._model = vosk.Model(str(path))
        except RecognizerError as error:
            raise ModelDamagedError(
                f"The Vosk model in {path} cannot be loaded.",
                "Remove the folder and get the model anew with: voice-coach models fetch.",
            ) from error

    def knows(self, word: str) -> bool:
        """Whether the model can hear this word, in exactly this spelling."""
        return bool(self._model.vosk_model_find_word(word) >= 0)

    def recognizer(self, grammar: Sequence[str]) -> Any:
        """A new, warmed Vosk recognizer; an empty grammar means everything the model knows."""
        arguments = [self._model, SAMPLE_RATE_HZ]
        if grammar:
            arguments.append(self._grammar_json(grammar))
        with Translated():
            recognizer = self._vosk.KaldiRecognizer(*arguments)
            recognizer.SetWords(True)
            recognizer.AcceptWaveform(bytes(2 * WARM_UP_SAMPLES))
            recognizer.FinalResult()
        return recognizer

    def _grammar_json(self, phrases: Sequence[str]) -> str:
        """The list of phrases as Vosk wants it: anything else would end the process."""
        words = [word for phrase in phrases for word in phrase.split()]
        unknown = sorted({word for word in words if not self.knows(word)})
        if unknown or not words:
            raise RecognizerError(
                f"The model in {self.path} cannot listen for: {', '.join(unknown) or 'nothing'}.",
                "Get another one with: voice-coach models fetch.",
            )
        others = [UNKNOWN] if self.knows(UNKNOWN) else []
        return json.dumps([*phrases, *others], ensure_ascii=False)


class VoskRecognizer:
    """Hears utterance after utterance; Vosk's own ends of speech are joined into one transcript."""

    name = "vosk"
    has_partials = True

    def __init__(self, model: VoskModel, grammar: Sequence[str] = ()) -> None:
        """`grammar`: phrases to listen for, of words the model knows; empty for free speech."""
        self._model = model
        self._grammar = tuple(grammar)
        self._lock = Lock()  # two threads inside one Vosk recognizer end the process
        self._timeline = Timeline()
        self._finals: list[Transcript] = []
        self._odd = b""
        self._has_sound = False
        self._is_stale = False
        # what was heard belongs to an utterance that is over; the engine ends it before the next
        self._renewal: Thread | None = None
        self._renewed: Any = None
        self._recognizer: Any = None
        self._install(model.recognizer(self._grammar))

    def accept(self, frame: AudioFrame) -> None:
        """Take one more frame; an odd last byte waits for the next one."""
        with self._lock:
            if not self._has_sound:
                self._end_stale()
                self._take_renewed()
                self._unfinished_samples = self._fed_samples
            self._timeline.place(self._fed_samples, frame.start_ms)
            pcm = self._odd + frame.pcm
            even = len(pcm) & ~1
            self._odd = pcm[even:]
            self._feed(pcm[:even])

    def partial(self) -> str:
        """What has been understood so far."""
        with self._lock:
            return self._joined(self._unfinished(with_times=False)).text

    def peek(self) -> Transcript:
        """The words so far; cheap, yet the last of them may still change.

        Vosk times a word about a second after it names it: until then words share the time since
        the last timed one evenly and have no confidence.
        """
        with self._lock:
            heard = self._unfinished(with_times=False)
            timed = self._unfinished(with_times=True).words
            end_ms = self._timeline.session_end_ms(self._fed_samples * 1000 / SAMPLE_RATE_HZ)
            start_ms = self._timeline.session_ms(self._unfinished_samples * 1000 / SAMPLE_RATE_HZ)
            words = with_untimed(heard.text.split(), timed, (start_ms, end_ms))
            return self._joined(Transcript(heard.text, words))

    def spot(
        self,
        command_of: Callable[[str], str | None],
        is_expected: bool = False,
        clear_from_ms: int | None = None,
    ) -> str | None:
        """Never anything: Vosk tells no other readings with odds to be compared."""
        return None

    def settle(self) -> Transcript:
        """Decide on the words so far, as Vosk does at a pause of its own choice."""
        with self._lock:
            if self._has_sound:
                self._conclude()
            return _without_ghosts(self._joined(Transcript("")))

    def finish(self) -> Transcript:
        """End the utterance and make ready for the next one."""
        with self._lock:
            with Translated():
                last = self._transcript(self._recognizer.FinalResult(), "text", "result")
            transcript = self._joined(last)
            self._forget()
            self._renew_when_grown()
        return _without_ghosts(transcript)

    def reset(self) -> None:
        """Forget the utterance; returns at once, as the engine ends it before the next begins."""
        with self._lock:
            self._is_stale = self._is_stale or self._has_sound
            self._forget()
            self._renew_when_grown()

    def close(self) -> None:
        """Give the recognizer's memory back; nothing may be called afterwards."""
        if self._renewal is not None:
            self._renewal.join()
        with self._lock:
            self._renewed = None
            self._recognizer = None

    def _feed(self, pcm: bytes) -> None:
        if not pcm:
            return
        self._has_sound = True
        with Translated():
            is_final = self._recognizer.AcceptWaveform(pcm)
        self._fed_samples += len(pcm) // 2
        if is_final:
            self._conclude()

    def _conclude(self) -> None:
        """Make final what is not yet; the engine keeps what it has learned of the voice."""
        with Translated():
            self._finals.append(self._transcript(self._recognizer.Result(), "text", "result"))
        self._unfinished_samples = self._fed_samples

    def _end_stale(self) -> None:
        if self._is_stale:
            with Translated():
                self._recognizer.FinalResult()
        self._is_stale = False

    def _unfinished(self, with_times: bool) -> Transcript:
        """What is not final yet; with times it lacks the last words, which have none yet."""
        if not self._has_sound:
            return Transcript("")
        with Translated():
            self._recognizer.SetPartialWords(with_times)
            return self._transcript(self._recognizer.PartialResult(), "partial", "partial_result")

    def _transcript(self, answer: str, text_key: str, words_key: str) -> Transcript:
        content = json.loads(answer)
        words = tuple(
            Word(
                word["word"],
                self._timeline.session_ms(word["start"] * 1000),
                self._timeline.session_end_ms(word["end"] * 1000),
                word.get("conf"),
            )
            for word in content.get(words_key, ())
            if word["word"] != UNKNOWN
        )
        text = " ".join(word for word in content.get(text_key, "").split() if word != UNKNOWN)
        return Transcript(text, words)

    def _joined(self, last: Transcript) -> Transcript:
        parts = [part for part in (*self._finals, last) if part.text]
        return Transcript(
            " ".join(part.text for part in parts),
            tuple(word for part in parts for word in part.words),
        )

    def _forget(self) -> None:
        self._finals.clear()
        self._timeline.clear()
        self._odd = b""
        self._has_sound = False

    # --- renewal: a recognizer's cache only grows, so it is replaced between utterances -----

    def _install(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        self._is_stale = False
        self._fed_samples = WARM_UP_SAMPLES
        self._unfinished_samples = WARM_UP_SAMPLES
        self._bytes_at_start = resident_bytes()

    def _renew_when_grown(self) -> None:
        has_grown = resident_bytes() - self._bytes_at_start > RENEW_AFTER_BYTES
        is_old = self._fed_samples > RENEW_AFTER_SAMPLES
        if self._renewal is None and (has_grown or is_old):
            self._renewal = Thread(target=self._renew, name="vosk-renewal", daemon=True)
            self._renewal.start()

    def _renew(self) -> None:
        """Make the next recognizer beside the one in use, while the coach speaks."""
        try:
            self._renewed = self._model.recognizer(self._grammar)
        except RecognizerError:
            self._renewed = None  # the one in use goes on; the next utterance's end tries again

    def _take_renewed(self) -> None:
        if self._renewal is None or self._renewal.is_alive():
            return
        self._renewal.join()
        self._renewal = None
        if self._renewed is not None:
            self._install(self._renewed)
            self._renewed = None


def _without_ghosts(transcript: Transcript) -> Transcript:
    return Transcript("") if transcript.text in GHOSTS else transcript


def with_untimed(
    texts: Sequence[str], timed: Sequence[Word], span_ms: tuple[int, int]
) -> tuple[Word, ...]:
    """Words for all `texts`: the timed ones as far as they agree, the rest spread to the end."""
    agreeing = 0
    while agreeing < min(len(texts), len(timed)) and texts[agreeing] == timed[agreeing].text:
        agreeing += 1
    known = tuple(timed[:agreeing])
    rest = texts[agreeing:]
    start_ms = known[-1].end_ms if known else span_ms[0]
    length_ms = max(0, span_ms[1] - start_ms)
    bounds = [start_ms + length_ms * index // max(1, len(rest)) for index in range(len(rest) + 1)]
    return known + tuple(
        Word(text, bounds[index], bounds[index + 1]) for index, text in enumerate(rest)
    )
