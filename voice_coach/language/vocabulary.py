"""The word lists behind the turning: what each small word does, verbs, softeners, feelings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voice_coach.language.inflect import VerbTable
from voice_coach.language.phrase_book import PhraseBook


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the turning knows about single words of one language."""

    groups: Mapping[str, frozenset[str]]
    # name of a list in dialogs/<locale>/turning -> its words
    verbs: VerbTable
    openers: PhraseBook
    # dropped at the start of a clause; contractions are split as `split_words` does
    softeners: PhraseBook
    # dropped anywhere
    adverb_phrases: PhraseBook
    # said of a verb as one word is: "all the time"
    feeling_phrases: PhraseBook
    # feelings of more than one word: "let down"
    orders: PhraseBook
    # what somebody wishes for who says no more: "leave me alone"
    repairs: Mapping[str, str]
    # a broken or run-together spelling -> its proper one
    causing: Mapping[str, str]
    # what something is -> what it makes a person feel
    moving: Mapping[str, str]
    # what is done to a person -> what it makes them feel
    doing: Mapping[str, str]
    # a noun or verb of feeling -> the adjective
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    def __getitem__(self, group: str) -> frozenset[str]:
        return self.groups[group]

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of several lists together."""
        union = self._unions.get(names)
        if union is None:
            union = frozenset().union(*(self.groups[name] for name in names))
            self._unions[names] = union
        return union

    def verb_place(self, words: Sequence[str], at: int) -> int:
        """Index of the first word from `at` on that is no adverb; the length when there is none."""
        adverbs = self.groups["midverb_adverbs"]
        while at < len(words) and words[at] in adverbs:
            at += 1
        return at
