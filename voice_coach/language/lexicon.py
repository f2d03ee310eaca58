"""The word lists the reading rests on, as values; the files are read by an adapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Literal

from voice_coach.language.cues import Cue
from voice_coach.language.hints import HintWeights
from voice_coach.language.phrase_book import PhraseBook
from voice_coach.language.sieve import NamedSieve, Sieve
from voice_coach.language.topics import Topics

Tone = Literal["pleasant", "unpleasant", "neutral"]


@dataclass(frozen=True, slots=True)
class Family:
    """Feeling words that may stand for one another."""

    name: str
    tone: Tone
    words: tuple[str, ...]
    # feelings wherever they stand
    framed: tuple[str, ...] = ()
    # feelings only after "feel", "am", "so" and the like
    nouns: tuple[str, ...] = ()
    # the feeling as a thing


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic weighing of named traits."""

    threshold: float
    # 0..1; from here on the answer is yes
    by_trait: Mapping[str, float]

    def probability(self, traits: Mapping[str, float]) -> float:
        """How likely the traits make it, 0..1."""
        total = sum(self.by_trait.get(name, 0.0) * value for name, value in traits.items())
        return 1 / (1 + exp(-total))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists of one locale."""

    families: tuple[Family, ...]
    needs: Mapping[str, tuple[str, ...]]
    # family -> words and phrases for it
    function_words: frozenset[str]
    # words without content of their own
    concepts: Mapping[str, tuple[str, ...]]
    # word -> names of the concept groups it belongs to
    contraries: tuple[tuple[frozenset[str], ...], ...]
    # lists of word groups of which each rules out the others: "passed" and "failed"
    cues: Mapping[str, tuple[Cue, ...]]
    # what is shown -> the wordings that show it
    sieves: Mapping[str, Sieve]
    # the same for long lists that are seldom met
    sieve: NamedSieve
    # and for all others together
    reflection: Weights
    # how the traits of a reflection are weighed
    topics: Topics
    hints: HintWeights | None = None
    # what words weigh that hint at danger
    feeling_book: PhraseBook = field(init=False)
    need_book: PhraseBook = field(init=False)
    family_of: Mapping[str, tuple[Family, ...]] = field(init=False)
    # feeling word or phrase -> its families
    framed_only: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        family_of: dict[str, list[Family]] = {}
        free: set[str] = set()
        for family in self.families:
            free.update(family.words, family.nouns)
            for word in (*family.words, *family.framed, *family.nouns):
                family_of.setdefault(word, []).append(family)
        object.__setattr__(self, "family_of", {w: tuple(f) for w, f in family_of.items()})
        object.__setattr__(
            self, "feeling_book", PhraseBook.of(phrase.split() for phrase in family_of)
        )
        object.__setattr__(self, "framed_only", frozenset(family_of) - free)
        needs = [phrase.split() for phrases in self.needs.values() for phrase in phrases]
        object.__setattr__(self, "need_book", PhraseBook.of(needs))

    def prepare(self) -> None:
        """Compile what any line may be searched for, which else is done when it is first needed.

        Takes 0.3 to 0.5 s of processor time.
        """
        for cue in self.sieve.sieve.cues:
            cue.behind_space  # noqa: B018 - kept once it is asked for

    def are_near(self, one: str, other: str) -> bool:
        """Whether two feeling words share a family."""
        names = {family.name for family in self.family_of.get(one, ())}
        return any(family.name in names for family in self.family_of.get(other, ()))

    def tones(self, word: str) -> frozenset[Tone]:
        """The tones a feeling word can have; empty for a word that is no feeling."""
        return frozenset(family.tone for family in self.family_of.get(word, ()))
