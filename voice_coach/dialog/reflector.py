"""Gives words back in other words, and never in the same way twice in a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from voice_coach.language.doubtful_words import content_of, holds_doubtful
from voice_coach.language.leaving_open import supposes_of_oneself
from voice_coach.language.normalize import normalize
from voice_coach.language.paraphrase import Paraphrase, Paraphraser

SAFE = "safe-"
# how the stems begin that say nothing about what was said
_FELT = f"{SAFE}feeling-"
# of these, the ones that name a feeling
_AFTERTHOUGHTS = (" i guess", " i think", " i suppose", " really", " maybe", " probably")
_OF_FED_UP = frozenset({"sick", "tired"})
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
        return self._turned(text, "coach", doubtful).text

    def closely(
        self, text: str, doubtful: Collection[str] = (), *, names_feeling: bool = False
    ) -> str:
        """The same, but "" where the words give nothing to turn, or only suppose ("maybe it's me").

        Where some were perhaps misheard, or with ``names_feeling``, a feeling that was told is
        named all the same.
        """
        if supposes_of_oneself(text):
            return ""
        made = self._turned(text, "coach", doubtful)
        is_felt = (names_feeling or bool(doubtful)) and made.stem_id.startswith(_FELT)
        is_felt = is_felt and not _is_fed_up(made, text)
        return made.text if is_felt or not made.stem_id.startswith(SAFE) else ""

    def bare_feeling(self, text: str, doubtful: Collection[str] = ()) -> str:
        """A feeling told in a word or two, said back: "lonely"; "" where it is none."""
        told = normalize(text)
        for trail in _AFTERTHOUGHTS:
            told = told.removesuffix(trail)
        made = self._turned(f"i feel {told}", "coach", doubtful)
        is_all = made.family == "feeling" and told.endswith(made.feeling or text)
        return made.text if is_all else ""

    def of_partner(self, line: str, doubtful: Collection[str] = ()) -> str:
        """What the person could say back to a partner's line; "" where it gives nothing to turn."""
        made = self._turned(line, "hearer", doubtful)
        return "" if made.stem_id.startswith(SAFE) else made.text

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
    ) -> Paraphrase:
        made = self.paraphraser.paraphrase(
            text,
            listener=listener,
            variant=self.variant,
            avoid=self.used[-_RECENT:],
            doubtful=doubtful,
        )
        self.variant += 1
        self.used.append(made.stem_id)
        return replace(made, text=_without_check(made.text, self.paraphraser.stems.checks))


def _is_fed_up(made: Paraphrase, text: str) -> bool:
    """Whether the word of a feeling tells another one: "sick of it", "tired of waiting"."""
    return made.feeling in _OF_FED_UP and f"{made.feeling} of" in text.lower()


def _without_check(sentence: str, checks: Sequence[str]) -> str:
    for check in checks:
        sentence = sentence.removesuffix(f" {check}")
    return sentence
