"""Neighbouring words that no English sentence holds: a sign that one of them was misheard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.persons import SUBJECTS
from voice_coach.language.syntax.classes import WordClasses

_COUNTING = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "fifteen", "twenty", "thirty", "forty", "fifty"]
)  # fmt: skip
_SAME_FOR_MANY = frozenset(
    ["people", "children", "men", "women", "feet", "teeth", "mice", "kids", "sheep", "fish", "deer",
     "grand", "quid", "percent", "hundred", "thousand", "million", "billion", "dozen", "pm", "am",
     "staff", "aircraft", "series", "thirty", "fifteen", "past", "half", "plus", "o'clock", "clock",
     "point", "pence", "euro", "foot", "pound", "stone", "dice", "times", "together", "apart"]
)  # fmt: skip
_CLOCK = frozenset(
    ["at", "by", "since", "until", "till", "around", "about", "after", "before", "from", "is",
     "'s", "was", "were", "turned", "turn", "be", "past", "to", "and", "or", "the", "oh"]
)  # fmt: skip
# after these a number may tell the hour, an age, or those who were named
_BEFORE_NOUNS = frozenset(["of", "for", "without", "with", "from", "at", "by", "into"])
_WISHES = frozenset(
    ["want", "wants", "wanted", "need", "needs", "needed", "trying", "decided", "hope", "hoping"]
)
_WITHIN = frozenset(["by", "in", "of", "for", "with", "at", "from"])
_ANIMATE = SUBJECTS - {"it"}
_BE = frozenset(["am", "is", "was", "are", "were", "'m", "'re"])
_OWNING = frozenset(["a", "an", "my", "your", "his", "our", "their"])
_STATES = frozenset(
    ["is", "are", "was", "were", "has", "had", "did", "am", "does", "been", "being", "be", "have",
     "become", "come", "put", "let", "forget"]
)  # fmt: skip
# no deeds, or their participles too


class Oddities:
    """Tells whether words cannot stand beside each other as they do."""

    def __init__(self, words: Sequence[str], classes: WordClasses) -> None:
        self.words = words
        self.classes = classes
        self._groups = classes.vocabulary
        self._verbs = classes.vocabulary.verbs

    def found(self) -> bool:
        """Whether there is any such place."""
        return any(self._is_odd(at, word) for at, word in enumerate(self.words))

    def _is_odd(self, at: int, word: str) -> bool:
        rule = _RULES.get(word)
        return rule is not None and rule(self, at)

    def _at(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def counts_one(self, at: int) -> bool:
        """ "Two room in the flat", "two my colleague"."""
        word, after = self._at(at + 1), self._at(at + 2)
        if self._at(at - 1) in _CLOCK:
            return False
        if word in self._groups["possessives"] - {"her"}:
            return True
        closed = self._groups["function_words"]
        ends = not after or after == "," or after in closed
        return ends and self._is_one_thing(word)

    def _is_one_thing(self, word: str) -> bool:
        """Whether a word names one thing that can be counted: "room", "meeting"."""
        groups = self._groups
        other = groups.any_of("adjectives", "named", "numbers", "function_words", "causing_words")
        is_other = word in other | _SAME_FOR_MANY or self.classes.is_adverb(word)
        if not word or is_other or word.endswith("s") or not word.isalpha():
            return False
        is_verb = self._verbs.knows(word) and word not in groups["mostly_other"]
        is_deed = is_verb and not self._verbs.is_only(word, Form.ING)
        return not is_deed or word in groups["counted_deeds"]

    def governs_verb(self, at: int) -> bool:
        """ "Without tell me", "sick of be the one"."""
        word, after = self._at(at + 1), self._at(at + 2)
        if word == "be":
            return True
        objects = self._groups.any_of("object_pronouns", "possessives", "determiners")
        is_noun = word in self._groups.any_of("mostly_other", "counted_deeds")
        return (
            not is_noun
            and self._verbs.is_only(word, Form.BASE)
            and not self.classes.is_quality(word)
            and after in objects - {"that", "her"}
        )

    def wishes_for_place(self, at: int) -> bool:
        """ "You want to by the house"."""
        is_deed = self._at(at + 1) == "to" and self._at(at + 2) in _WITHIN
        return is_deed and self._at(at - 1) != "n't" and bool(self._at(at + 3))

    def is_bare_deed(self, at: int) -> bool:
        """ "My father is drink again"."""
        before, word = self._at(at - 1), self._at(at + 1)
        people, groups = self._groups["people"], self._groups
        is_person = before in _ANIMATE or before in people
        is_deed = word in groups["counted_deeds"] or word in groups["bare_verbs"] - _STATES
        return is_person and is_deed and self._verbs.has(word, Form.BASE)

    def ends_as_begun(self, at: int) -> bool:
        """ "In the hospital in": the last word was another."""
        is_last = at == len(self.words) - 1
        is_again = is_last and self._at(at - 3) == self._at(at)
        return is_again and self.classes.is_opener(self._at(at - 2))

    def opens_past(self, at: int) -> bool:
        """ "He takes his sighed": what is owned is a thing, and nothing that was done."""
        word, after = self._at(at + 1), self._at(at + 2)
        closed = self._groups["function_words"] - self._groups["coordinators"]
        is_past = self._verbs.is_only(word, Form.PAST, Form.PARTICIPLE)
        is_other = word in self._groups["mostly_other"] or self._groups["adjectives"] & {word}
        return is_past and not is_other and (not after or after in closed)

    def is_misplaced(self, at: int) -> bool:
        """Whether a preposition has the wrong word after it, or was no preposition."""
        return self.governs_verb(at) or self.ends_as_begun(at)


_RULES: dict[str, Callable[[Oddities, int], bool]] = {
    **dict.fromkeys(_COUNTING, Oddities.counts_one),
    **dict.fromkeys(_WISHES, Oddities.wishes_for_place),
    **dict.fromkeys(_BE, Oddities.is_bare_deed),
    **dict.fromkeys(_OWNING, Oddities.opens_past),
    **dict.fromkeys(_BEFORE_NOUNS | {"in", "on"}, Oddities.is_misplaced),
}
