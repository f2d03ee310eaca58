"""Gives words back in other words, and never in the same way twice in a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from voice_coach.language.doubtful_words import content_of, holds_doubtful
from voice_coach.language.leaving_open import supposes_of_oneself
from voice_coach.language.paraphrase import Paraphraser

SAFE = "safe-"
# how the stems begin that say nothing about what was said
_FELT = f"{SAFE}feeling-"
# of these, the ones that name a feeling
_RECENT = 3


@dataclass(slots=True)
class Reflector:
    """One session's way of paraphrasing.

    Whatever it gives ends without a check such as "is that right?", since a question of the coach
    follows.
    """

    paraphraser: Paraphraser
    variant: int = 0
    used: list[str] = field(default_factory=list)
    # the stems, in order of time

    def __call__(self, text: str, doubtful: Collection[str] = ()) -> str:
        """What the person told, said back without doubtful words; never empty."""
        return self._turned(text, "coach", doubtful)[0]

    def closely(self, text: str, doubtful: Collection[str] = ()) -> str:
        """The same, but "" where the words give nothing to turn, or only suppose ("maybe it's me").

        Where some were perhaps misheard, a feeling that was told is named all the same.
        """
        if supposes_of_oneself(text):
            return ""
        turned, stem = self._turned(text, "coach", doubtful)
        is_felt = bool(doubtful) and stem.startswith(_FELT)
        return turned if is_felt or not stem.startswith(SAFE) else ""

    def of_partner(self, line: str, doubtful: Collection[str] = ()) -> str:
        """What the person could say back to a partner's line; "" where it gives nothing to turn."""
        turned, stem = self._turned(line, "hearer", doubtful)
        return "" if stem.startswith(SAFE) else turned

    def hard_feeling(self, text: str, doubtful: Collection[str] = ()) -> str:
        """A painful feeling the person told of, surely heard; "" when there is none."""
        return self.paraphraser.hard_feeling(text, doubtful=doubtful)

    def since_when(self, text: str, doubtful: Collection[str] = ()) -> str:
        """From when on it has been so, said to the partner; "" where it is not surely known."""
        since = self.paraphraser.since_when(text)
        return since if self.is_sure(since, doubtful) else ""

    def is_sure(self, text: str, doubtful: Collection[str]) -> bool:
        """Whether a text holds no word of content that is doubtful."""
        return not holds_doubtful(text, content_of(doubtful, self.paraphraser.vocabulary))

    def _turned(
        self, text: str, listener: Literal["coach", "hearer"], doubtful: Collection[str]
    ) -> tuple[str, str]:
        made = self.paraphraser.paraphrase(
            text,
            listener=listener,
            variant=self.variant,
            avoid=self.used[-_RECENT:],
            doubtful=doubtful,
        )
        self.variant += 1
        self.used.append(made.stem_id)
        return _without_check(made.text, self.paraphraser.stems.checks), made.stem_id


def _without_check(sentence: str, checks: Sequence[str]) -> str:
    for check in checks:
        sentence = sentence.removesuffix(f" {check}")
    return sentence
