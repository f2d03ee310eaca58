"""The reading and the turning as plain functions, for use from other programs.

>>> import voice_coach
>>> voice_coach.assess("it sounds like you are worn out did i get that right").act
'reflection'
"""

from __future__ import annotations

from collections.abc import Collection

from voice_coach.events import Assessment, Expectation
from voice_coach.language.doubtful_words import as_words
from voice_coach.language.paraphrase import Paraphrase


def assess(
    text: str,
    expectation: Expectation | None = None,
    *,
    heard: str = "",
    doubtful: Collection[str] = (),
) -> Assessment:
    """Judge one utterance, given the line it answers and what a drill asks for, where known.

    `doubtful` are words of the text that were perhaps misheard: none is quoted or held against
    the person, and a text of which most words are doubtful is not judged.

    Never raises on any text. Raises DialogError when the shipped word lists are damaged.
    """
    from voice_coach.adapters.lexicon_files import load_assessor

    words = as_words(text, doubtful) if doubtful else ()
    return load_assessor().assess(text, expectation, heard=heard, words=words)


def paraphrase(text: str, *, doubtful: Collection[str] = ()) -> Paraphrase:
    """Turn an utterance back to the one who said it: "I am tired" becomes "So you are tired".

    `doubtful` are words of the text that were perhaps misheard: none of them is said back.

    Never raises on any text. Raises DialogError when the shipped word lists are damaged.
    """
    from voice_coach.adapters.turning_files import load_paraphraser

    return load_paraphraser().paraphrase(text, doubtful=doubtful)
