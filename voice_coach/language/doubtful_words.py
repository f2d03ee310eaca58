"""Words that a recogniser was unsure of: better not said back as if they had been heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from voice_coach.events import Word
from voice_coach.language.speech.tokens import tokenise
from voice_coach.language.vocabulary import Vocabulary

# Measured with Whisper tiny.en on recorded people, as they are, in noise and in a room: of the
# words that carry content 0.5 marks half of the wrong ones and one in sixteen of the right ones,
# and with it three of four paraphrases that held a wrong word say something else.
LEAST_SURE = 0.5
_AROUND = ' .,;:!?"“”‘’…-–—'
_DENIALS = frozenset({"not", "n't", "no", "never", "nothing", "nobody", "without"})
# small words that turn what is said into its opposite


def doubtful_words(words: Sequence[Word]) -> frozenset[str]:
    """Those that the recogniser was not sure of even once, in lower case.

    To a recogniser that does not tell how sure it is, none is doubtful.
    """
    sure = {_plain(word.text) for word in words if not is_doubtful_word(word)}
    return frozenset(_plain(word.text) for word in words) - sure


def is_doubtful_word(word: Word) -> bool:
    """Whether the recogniser says itself that it may have misheard a word."""
    return word.confidence is not None and word.confidence < LEAST_SURE


def content_of(doubtful: Collection[str], vocabulary: Vocabulary) -> frozenset[str]:
    """What of doubtful words changes what is said, contractions parted."""
    parts = {token.word for word in doubtful for token in tokenise(word, vocabulary.repairs)}
    small = vocabulary["function_words"]
    return frozenset(part for part in parts if part not in small or part in _DENIALS)


def holds_doubtful(text: str, doubtful: Collection[str]) -> bool:
    """Whether one of the doubtful words is in a text."""
    return any(_plain(word) in doubtful for word in text.split())


def as_words(text: str, doubtful: Collection[str]) -> tuple[Word, ...]:
    """The words of a text as a recogniser gives them that is unsure of these; without times."""
    named = {_plain(word) for word in doubtful}
    return tuple(Word(word, 0, 0, float(_plain(word) not in named)) for word in text.split())


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip(_AROUND)
