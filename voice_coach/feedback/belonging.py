"""How well an answer belongs to the line it follows, judged from words alone.

A word speaks for belonging when it is likelier beside the other line than in talk at large: a rare
word that both lines share says much, a common one hardly anything, another word from the same topic
a little, and a long answer without anything in common speaks against it. This is the query
likelihood of document search (Ponte and Croft), with topics in place of a learned vocabulary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import exp, log

from voice_coach.feedback.coverage import TURNED, stem
from voice_coach.language.normalize import Line
from voice_coach.language.topics import Topics

Likeness = Callable[[str, str], float]
"""How alike two normalised texts are in meaning, about 0 (unrelated) to 4 (nearly the same)."""

_REPEATED = 0.05
# the part of an answer's words that are taken from the line itself
_RELATED = 0.01
# the part that stays with one of its topics
_RAREST = 1e-4
# the share of a word that is in no list
_EMPTY = 4e-3
# the least share of a word without content, such as "since": however rare, it tells little
_NARROWEST = 1e-3
# the least share of a topic, as small ones are uncertain
_MIDDLE = 3.0
# the evidence at which the score is a half
_LIKENESS = 3.0
# what each step of likeness in meaning adds to the evidence
_CHANCE = 1.5
# being less alike than this speaks against belonging; on our own lines about as many answers to
# other lines are then taken for belonging as by the words alone
_RELATED_MEANING = 0.4
# from here on two lines are said to share a little


@dataclass(frozen=True, slots=True)
class Belonging:
    """What an answer and a line have in common."""

    evidence: float
    # logarithm of how much likelier the words are in an answer to this line than anywhere
    is_related: bool
    # whether they share a word, a topic or a meaning at all

    @property
    def score(self) -> float:
        """The evidence as a ratio, 0..1."""
        return 1 / (1 + exp(min(50.0, _MIDDLE - self.evidence)))

    def with_likeness(self, likeness: float) -> Belonging:
        """The evidence of the words together with that of a model of meanings."""
        evidence = self.evidence + _LIKENESS * (likeness - _CHANCE)
        return Belonging(evidence, self.is_related or likeness > _RELATED_MEANING)


def root_of(word: str, bases: Mapping[str, str]) -> str:
    """The form that a word's inflections share, its person turned to the listener's side."""
    word = TURNED.get(word, word).removesuffix("'s")
    return stem(bases.get(word, word))


def gather_topics(
    bases: Mapping[str, str],
    groups: Mapping[str, Iterable[str]],
    shares: Mapping[str, float],
    empty_words: Iterable[str] = (),
) -> Topics:
    """Put irregular forms, the words of each topic and the shares of words in talk in order."""
    word_shares: dict[str, float] = {}
    for word, share in shares.items():
        root = root_of(word, bases)
        word_shares[root] = word_shares.get(root, 0.0) + share
    for root in {root_of(word, bases) for word in empty_words}:
        word_shares[root] = max(_EMPTY, word_shares.get(root, 0.0))
    by_root: dict[str, dict[str, None]] = {}
    for name, words in groups.items():
        for word in words:
            by_root.setdefault(root_of(word, bases), {})[name] = None
    topic_shares: dict[str, float] = {}
    for root, names in by_root.items():
        for name in names:
            topic_shares[name] = topic_shares.get(name, 0.0) + word_shares.get(root, 0.0)
    return Topics(
        bases, {root: tuple(names) for root, names in by_root.items()}, word_shares, topic_shares
    )


def belonging(line: Line, heard: Line, topics: Topics) -> Belonging:
    """Weigh what an answer shares with the line it follows; no evidence where one is empty."""
    ours = [root_of(word, topics.bases) for word in line.words]
    theirs = [root_of(word, topics.bases) for word in heard.words]
    if not ours or not theirs:
        return Belonging(0.0, False)
    evidence = _evidence(ours, theirs, topics) + _evidence(theirs, ours, topics)
    return Belonging(evidence, _are_related(ours, theirs, topics))


def _are_related(ours: Sequence[str], theirs: Sequence[str], topics: Topics) -> bool:
    return bool(set(ours) & set(theirs) or _subjects(ours, topics) & _subjects(theirs, topics))


def _subjects(roots: Sequence[str], topics: Topics) -> AbstractSet[str]:
    return {name for root in roots for name in topics.by_root.get(root, ())}


def _evidence(sought: Sequence[str], source: Sequence[str], topics: Topics) -> float:
    """How much likelier the words of `sought` are beside `source` than anywhere else."""
    repeated = Counter(source)
    related = _related(source, topics)
    total = 0.0
    for root in dict.fromkeys(sought):
        share = max(_RAREST, topics.word_shares.get(root, 0.0))
        gains = [related[name] for name in topics.by_root.get(root, ()) if name in related]
        gains.append(1 - _REPEATED + _REPEATED * repeated[root] / len(source) / share)
        total += log(max(gains))
    return total


def _related(source: Sequence[str], topics: Topics) -> dict[str, float]:
    """How much likelier a word of each topic that was touched on has become."""
    touched = Counter(name for root in source for name in topics.by_root.get(root, ()))
    return {
        name: 1
        - _RELATED
        + _RELATED * count / len(source) / max(_NARROWEST, topics.topic_shares[name])
        for name, count in touched.items()
    }
