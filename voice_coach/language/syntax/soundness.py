"""Whether a text is built as a clause should be."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.speech.tokens import Gap, tokenise
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.clauses import Clauses
from voice_coach.language.syntax.oddities import Oddities


def is_whole_clause(text: str, classes: WordClasses, *, single: bool = False) -> bool:
    """Whether a text is one clause, or several well joined, with nothing missing or left over.

    With `single` it must be one clause.
    """
    words: list[str] = []
    for token in tokenise(text):
        if token.gap is Gap.COMMA and words:
            words.append(",")
        words.append(token.word)
    if Oddities(words, classes).found():
        return False
    return Clauses(words, classes).is_whole(single=single)


def is_lead(words: Sequence[str], classes: WordClasses) -> bool:
    """Whether words may all stand before a clause: "by the evening", "since the accident"."""
    return Clauses(words, classes).is_lead()
