"""Pronouns and agreement turned to the hearer's side, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voice_coach.language.inflect import OF_I, OF_YOU, Form
from voice_coach.language.utterance import join, tokenise
from voice_coach.language.vocabulary import Vocabulary

Listener = Literal["coach", "partner", "hearer"]
# coach: hears the person speak about someone else; "I" becomes "you", "you" stays as it is
# partner: was spoken to; "I" becomes "you" and "you" becomes "I"
# hearer: unknown; was spoken to when the words show it, else hears it like the coach

_FIRST = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
}
_WE = {"we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves"}
_SECOND = {"your": "my", "yours": "mine", "yourself": "myself"}
_SPELT = {"'re": "are", "'ve": "have", "'ll": "will"}
_CAUSING = frozenset({"make", "let", "help", "watch", "have"})
_TELLING = frozenset({"tell", "show", "remind", "convince", "ask", "teach", "warn"})
_SENSING = frozenset({"see", "hear", "notice", "feel"})
_NEVER_BEFORE_SUBJECT = frozenset("of with for to about from at on by into without than".split())
_INVERTED = frozenset(
    "am are was were do does did can could will would should have has had may might must".split()
)


def turn(text: str, vocabulary: Vocabulary, listener: Listener = "coach") -> str:
    """Turn a text to the listener's side; nothing else about it is changed."""
    words = [_plain(token.word, token.shown) for token in tokenise(text)]
    turned = join(turn_words(words, vocabulary, listener))
    return turned[:1].upper() + turned[1:] if text[:1].isupper() else turned


def _plain(word: str, shown: str) -> str:
    return word if shown[:1].islower() or word in _FIRST or len(shown) == 1 else shown


def turn_words(
    words: Sequence[str], vocabulary: Vocabulary, listener: Listener = "coach"
) -> list[str]:
    """Turn parted words (see `split_words`); names keep their capitals."""
    lowered = [word.lower() for word in words]
    swaps = listener == "partner" or (listener == "hearer" and is_addressed(lowered, vocabulary))
    ordered = _with_you_first(list(words))
    return _Turning(ordered, vocabulary, swaps=swaps).run()


def is_addressed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether "you" means the hearer and not people in general; in doubt it does not."""
    if not any(word in _FIRST or word in _WE for word in words):
        return False
    return any(
        word == "you" and _points_at_hearer(words, at, vocabulary) for at, word in enumerate(words)
    )


def _points_at_hearer(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    before = words[at - 1] if at else ""
    verb = _next_verb(words, at + 1, vocabulary)
    following = words[verb] if verb < len(words) else ""
    if before in _MISSING and words[max(0, at - 3) : at].count("i"):
        return True
    if {"n't", "not"} & set(words[max(0, at - 2) : at]) and before != "n't":
        return False
    nearby = words[at + 1 : at + 7]
    if before in {"when", "because", "that", "if", "since"} and vocabulary.verbs.has(
        following, Form.PAST
    ):
        is_past = not vocabulary.verbs.has(following, Form.BASE) and following not in {"said", "told"}
        if is_past and before != "if":
            return True
    denies = following in {"do", "did", "are", "were", "'re"} and "n't" in nearby[:3]
    always = bool({"never", "always", "keep", "kept"} & set(nearby[:3]))
    causes = following in {"make", "made", "leave", "left", "ignore", "ignored"}
    return (denies or always or causes) and bool({"me", "my", "us"} & set(nearby))


_MISSING = frozenset("miss missed need love loved trust trusted want wanted".split())


def _next_verb(words: Sequence[str], at: int, vocabulary: Vocabulary) -> int:
    while at < len(words) and words[at] in vocabulary["midverb_adverbs"]:
        at += 1
    return at


def _with_you_first(words: list[str]) -> list[str]:
    """ "My sister and I" becomes "I and my sister": the hearer is named first."""
    lowered = [word.lower() for word in words]
    for at, word in enumerate(lowered):
        if word not in {"i", "me"} or at < 2 or lowered[at - 1] != "and":
            continue
        start = at - 2
        if start and lowered[start - 1] in {"my", "our", "the", "his", "her"}:
            start -= 1
        if lowered[start] in {"my", "our", "the", "his", "her"} and start < at - 2:
            return [*words[:start], words[at], "and", *words[start : at - 1], *words[at + 1 :]]
    return words


class _Turning:
    """One pass over the words of a text."""

    def __init__(self, words: list[str], vocabulary: Vocabulary, *, swaps: bool) -> None:
        self.words = words
        self.lowered = [word.lower() for word in words]
        self.vocabulary = vocabulary
        self.swaps = swaps
        self.out = list(words)

    def run(self) -> list[str]:
        for at, word in enumerate(self.lowered):
            if word in _FIRST:
                self._turn_first(at, word)
            elif word in _WE and not self.swaps:
                self.out[at] = _WE[word]
            elif word == "you" and self.swaps:
                self._turn_you(at)
            elif word in _SECOND and self.swaps:
                self.out[at] = _SECOND[word]
        self._join_subjects()
        return self.out

    def _turn_first(self, at: int, word: str) -> None:
        if self._is_pair(at):
            return
        self.out[at] = _FIRST[word]
        if word == "i":
            self._agree(at, OF_I)
            self._agree_elided(at)

    def _is_pair(self, at: int) -> bool:
        """ "You and me" are the same two on either side."""
        around = (self.lowered[max(0, at - 2) : at], self.lowered[at + 1 : at + 3])
        return self.swaps and (around[0] == ["you", "and"] or around[1] == ["and", "you"])

    def _turn_you(self, at: int) -> None:
        if self.lowered[at + 1 : at + 3] in (["and", "i"], ["and", "me"]):
            return
        if self.lowered[max(0, at - 2) : at] in (["i", "and"], ["me", "and"]):
            return
        if is_subject(self.lowered, at, self.vocabulary):
            self.out[at] = "I"
            self._agree(at, OF_YOU)
        else:
            self.out[at] = "me"

    def _agree(self, at: int, table: dict[str, str]) -> None:
        verb = _next_verb(self.lowered, at + 1, self.vocabulary)
        if verb < len(self.lowered) and self.lowered[verb] in table:
            self.out[verb] = table[self.lowered[verb]]
        elif at and self.lowered[at - 1] in table:
            before = self.lowered[at - 2] if at > 1 else "and"
            if before in self.vocabulary["coordinators"] | self.vocabulary["questions"] | {"n't"}:
                self.out[at - 1] = table[self.lowered[at - 1]]

    def _agree_elided(self, at: int) -> None:
        """ "I went and was told": the second verb has the same subject."""
        for index in range(at + 1, len(self.lowered) - 1):
            word = self.lowered[index]
            if word in self.vocabulary["subject_pronouns"]:
                return
            verb = _next_verb(self.lowered, index + 1, self.vocabulary)
            is_joined = word in {"and", "but", "or"} and verb < len(self.lowered)
            if is_joined and self.lowered[verb] in {"am", "was", "'m"}:
                self.out[verb] = OF_I[self.lowered[verb]]

    def _join_subjects(self) -> None:
        """ "You and him went" is "you and he went"."""
        nominative = {"him": "he", "her": "she", "them": "they"}
        for at in range(len(self.out) - 3):
            if self.out[at : at + 2] == ["you", "and"] and self.out[at + 2] in nominative:
                before = self.lowered[at - 1] if at else ""
                verb = _next_verb(self.lowered, at + 3, self.vocabulary)
                starts = not before or before in self.vocabulary["coordinators"]
                if starts and is_finite(self.lowered, verb, self.vocabulary):
                    self.out[at + 2] = nominative[self.out[at + 2]]


def is_finite(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word can carry a clause: an auxiliary, or a verb that is no participle."""
    if at >= len(words):
        return False
    word = words[at]
    is_auxiliary = word in vocabulary["modals"] or word in vocabulary["do_forms"]
    is_auxiliary = is_auxiliary or word in {"'m", "'re", "'s", "'ve"}
    return is_auxiliary or vocabulary.verbs.has(word, Form.BASE, Form.THIRD, Form.PAST)


def is_subject(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "you" at this place is a subject, so that it turns to "I" and not to "me"."""
    before = words[at - 1] if at else ""
    if before in _INVERTED or (before == "n't" and at > 1 and words[at - 2] in _INVERTED):
        return True
    verb = _next_verb(words, at + 1, vocabulary)
    if not is_finite(words, verb, vocabulary) or before in _NEVER_BEFORE_SUBJECT:
        return False
    if not vocabulary.verbs.has(before, *Form):
        return True
    base = vocabulary.verbs.base(before)
    if base in _CAUSING or base in _TELLING:
        return False
    is_bare = vocabulary.verbs.has(words[verb], Form.BASE) and words[verb] != "have"
    return not (base in _SENSING and is_bare and verb == at + 1 and base != "feel")
