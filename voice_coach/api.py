"""The reading and the turning as plain functions, for use from other programs.

>>> import voice_coach
>>> voice_coach.assess("it sounds like you are worn out did i get that right").act
'reflection'
"""

from __future__ import annotations

from voice_coach.events import Assessment, Expectation
from voice_coach.feedback.assess import Assessor
from voice_coach.language.paraphrase import Paraphrase


def shipped_assessor(locale: str = "en-us") -> Assessor:
    """The Assessor of a shipped locale, built once. Raises DialogError when a file is wrong."""
    from voice_coach.adapters.lexicon_files import load_assessor

    return load_assessor(locale)


def assess(text: str, expectation: Expectation | None = None, *, heard: str = "") -> Assessment:
    """Judge one utterance, given the line it answers and what a drill asks for, where known.

    Never raises on any text. Raises DialogError when the shipped word lists are damaged.
    """
    return shipped_assessor().assess(text, expectation, heard=heard)


def paraphrase(text: str) -> Paraphrase:
    """Turn an utterance back to the one who said it: "I am tired" becomes "So you are tired".

    Never raises on any text. Raises DialogError when the shipped word lists are damaged.
    """
    from voice_coach.adapters.turning_files import load_paraphraser

    return load_paraphraser().paraphrase(text)
