"""One Whisper model that turns a piece of speech of at most 30 s into words.

It is asked with temperature 0 and kept from what Whisper does on sound without speech or cut too
short: inventing words and repeating itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_coach.adapters.extras import install_extra
from voice_coach.adapters.pcm import QUIETEST_DB, levels_db
from voice_coach.adapters.whisper_features import log_mel
from voice_coach.adapters.whisper_gaps import (
    is_said_again,
    unread_from,
    unread_until,
    with_passed_over,
)
from voice_coach.adapters.whisper_tokens import Vocabulary
from voice_coach.adapters.whisper_words import Alignment, timed_words
from voice_coach.errors import ModelDamagedError, ModelMissingError, RecognizerError
from voice_coach.events import SAMPLE_RATE_HZ, Transcript

WINDOW_MS = 30_000
PADDING_MS = 8_000
# silence behind the speech; with less the model repeats itself, with all of it it costs double
WINDOW_STEP_MS = 2_000
# few different lengths, as the engine keeps memory for every one that it has seen
SHORTEST_MS = 100
QUIETEST_SPEECH_DB = -60.0
NO_SPEECH_RATIO = 0.65
DOUBTFUL_NO_SPEECH_RATIO = 0.3
DOUBTFUL_LOG_ODDS = -0.9
GUESSED_LOG_ODDS = -1.8
# Measured on recorded and made noise: the model's own probability of "no speech" is 0.42 and more,
# in 9 of 10 cases over 0.65, the mean log probability of a token nearly always below -0.9. Human
# speech gives up to 0.42 (digits) and down to -1.7 (long drawn words), never both.
TOKENS_PER_S = 9
SPARE_TOKENS = 12
# people say at most about five words a second, and a word is one or two tokens
HINTED_MS = 3_000
# a word or two without a sentence around them: the hint decides between what sounds alike
READINGS = 8
# so many readings of a short utterance are compared
_AGAIN = "Start again; if it happens again, get the model anew or choose: --engine vosk."


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the model said about one window of sound."""

    tokens: tuple[int, ...]
    no_speech_ratio: float
    log_odds: float
    encoded: Any
    # CTranslate2's StorageView of the encoder's output, for the alignment
    is_cut: bool
    # whether the length limit ended it


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several texts that a piece of sound may be."""

    text: str
    log_odds: float
    # natural logarithm of the probability of all its tokens together


class WhisperModel:
    """Loads once, decodes any number of pieces; not for two threads at a time."""

    def __init__(self, folder: Path, hint: str = "") -> None:
        """`hint`: a sentence that holds what short utterances are likely to be.

        Raises ModelMissingError without the library, ModelDamagedError for unusable files.
        """
        try:
            import ctranslate2
        except ImportError as error:
            raise ModelMissingError(
                "The embedded engine is not installed.", install_extra("embedded")
            ) from error
        self._vocabulary = Vocabulary.read(folder / "vocabulary.txt")
        self._storage = ctranslate2.StorageView
        try:
            self._model = ctranslate2.models.Whisper(str(folder), device="cpu", compute_type="int8")
        except (RuntimeError, ValueError) as error:
            raise ModelDamagedError(
                f"The Whisper model in {folder} cannot be loaded.", "Install it anew."
            ) from error
        self._start = [self._vocabulary.start, self._vocabulary.no_timestamps]
        self._hinted = list(self._start)
        if hint:
            said_before = self._vocabulary.numbers(f" {hint.strip()}")
            self._hinted = [self._vocabulary.previous, *said_before, *self._start]

    def decode(self, samples: NDArray[np.float32]) -> Transcript:
        """Transcribe `samples`, shape (n,), -1..1, at most WINDOW_MS.

        Word times count from the first sample. Empty where there is no speech. Raises
        RecognizerError when the engine fails.
        """
        read = self._read(samples)
        until = unread_until(read.words, samples)
        if until is not None:
            read = with_passed_over(self._read(samples[:until]), read)
        start = unread_from(read.words, samples)
        if start is None:
            return read
        rest = self._read(samples[start:])
        if is_said_again(rest.words, read.words):
            return read
        offset_ms = start * 1000 // SAMPLE_RATE_HZ
        later = tuple(
            replace(word, start_ms=word.start_ms + offset_ms, end_ms=word.end_ms + offset_ms)
            for word in rest.words
        )
        return Transcript(f"{read.text} {rest.text}".strip(), (*read.words, *later))

    def _read(self, samples: NDArray[np.float32]) -> Transcript:
        """What the model writes for the samples at one go; it may end too soon."""
        if _is_silent(samples):
            return Transcript("")
        draft = self._drafted(samples, _window_ms(samples))
        if draft.is_cut or is_looping(draft.tokens):
            draft = self._drafted(samples, WINDOW_MS)
        tokens = draft.tokens[: repeated_from(draft.tokens)]
        if not tokens or _is_invented(draft.no_speech_ratio, draft.log_odds):
            return Transcript("")
        return self._transcript(tokens, draft, samples)

    def readings(self, samples: NDArray[np.float32]) -> tuple[Reading, ...]:
        """What a short utterance may be, the likeliest first; empty where there is no speech.

        `samples` as for `decode`. Raises RecognizerError when the engine fails.
        """
        if _is_silent(samples):
            return ()
        _, result = self._generated(samples, _window_ms(samples), READINGS)
        said = [self._without_special(sequence) for sequence in result.sequences_ids]
        # of several readings the engine tells the odds of the whole text, of one those of a token
        log_odds = result.scores[0] / (len(said[0]) + 1)
        if not said[0] or _is_invented(result.no_speech_prob, log_odds):
            return ()
        return tuple(
            Reading(self._vocabulary.text(tokens).strip(), score)
            for tokens, score in zip(said, result.scores, strict=True)
            if math.isfinite(score)
        )

    def _drafted(self, samples: NDArray[np.float32], window_ms: int) -> _Draft:
        encoded, result = self._generated(samples, window_ms)
        tokens = self._without_special(result.sequences_ids[0])
        is_cut = len(tokens) >= _token_limit(samples, window_ms)
        return _Draft(tokens, result.no_speech_prob, result.scores[0], encoded, is_cut)

    def _generated(
        self, samples: NDArray[np.float32], window_ms: int, readings: int = 1
    ) -> tuple[Any, Any]:
        """The engine's picture of a window and its result for it; several readings on request."""
        window = np.zeros(window_ms * SAMPLE_RATE_HZ // 1000, dtype=np.float32)
        kept = samples[: len(window)]
        window[: len(kept)] = kept
        prompt = self._hinted if _duration_ms(kept) < HINTED_MS else self._start
        try:
            encoded = self._model.encode(self._storage.from_array(log_mel(window)[None]))
            result = self._model.generate(
                encoded,
                [prompt],
                beam_size=readings,
                num_hypotheses=readings,
                length_penalty=1 if readings == 1 else 0,
                # the engine gives the text half of what is asked for
                max_length=2 * _token_limit(samples, window_ms) + len(prompt),
                return_scores=True,
                return_no_speech_prob=True,
            )[0]
        except (RuntimeError, ValueError) as error:
            raise RecognizerError("The Whisper engine failed while decoding.", _AGAIN) from error
        return encoded, result

    def _without_special(self, numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(number for number in numbers if number < self._vocabulary.end_of_text)

    def _transcript(
        self, tokens: Sequence[int], draft: _Draft, samples: NDArray[np.float32]
    ) -> Transcript:
        mel_frames = len(samples) * 100 // SAMPLE_RATE_HZ
        try:
            aligned = self._model.align(
                draft.encoded, self._start[:1], [list(tokens)], [mel_frames]
            )[0]
        except (RuntimeError, ValueError) as error:
            raise RecognizerError(
                "The Whisper engine failed while timing words.", _AGAIN
            ) from error
        words = timed_words(
            self._vocabulary.words(tokens),
            Alignment(aligned.alignments, aligned.text_token_probs),
            samples,
        )
        text = self._vocabulary.text(tokens).strip()
        return Transcript(text, words) if words else Transcript("")


def _is_silent(samples: NDArray[np.float32]) -> bool:
    is_blink = _duration_ms(samples) < SHORTEST_MS
    return is_blink or levels_db(samples).max(initial=QUIETEST_DB) < QUIETEST_SPEECH_DB


def _window_ms(samples: NDArray[np.float32]) -> int:
    """How much the model is given: the sound and the silence behind it."""
    steps = -(-(_duration_ms(samples) + PADDING_MS) // WINDOW_STEP_MS)
    return min(steps * WINDOW_STEP_MS, WINDOW_MS)


def _duration_ms(samples: NDArray[np.float32]) -> int:
    return len(samples) * 1000 // SAMPLE_RATE_HZ


def _token_limit(samples: NDArray[np.float32], window_ms: int) -> int:
    """How many tokens people could have said in this time."""
    return SPARE_TOKENS + min(_duration_ms(samples), window_ms) * TOKENS_PER_S // 1000


def is_looping(tokens: Sequence[int]) -> bool:
    """Whether a text looks as if the model had begun to repeat itself: a reason to ask again."""
    return repeated_from(tokens) is not None or _repeated(tokens, range(4, 25), 1) is not None


def repeated_from(tokens: Sequence[int]) -> int | None:
    """Where a text begins to say the same thing over and over; None when it does not.

    The first saying is kept, so the index is that of the second one. People do say a word three
    times ("no, no, no") and a phrase twice, so three further sayings make a fault.
    """
    return _repeated(tokens, range(1, 25), 3)


def _repeated(tokens: Sequence[int], lengths: range, times: int) -> int | None:
    """The index behind the first phrase of such a length that is said so often again at once."""
    said = list(tokens)
    for start in range(len(said)):
        for length in lengths:
            behind = start + length
            if behind + length * times > len(said):
                break
            if said[behind : behind + length * times] == said[start:behind] * times:
                return behind
    return None


def _is_invented(no_speech_ratio: float, log_odds: float) -> bool:
    """Whether the text is a guess; both as the engine gives them, the odds as a token's mean."""
    if not (math.isfinite(no_speech_ratio) and math.isfinite(log_odds)):
        return True
    if no_speech_ratio > NO_SPEECH_RATIO or log_odds < GUESSED_LOG_ODDS:
        return True
    return no_speech_ratio > DOUBTFUL_NO_SPEECH_RATIO and log_odds < DOUBTFUL_LOG_ODDS
