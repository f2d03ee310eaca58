"""What a single word may be in a clause: noun, quality, opener, adverb."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.vocabulary import Vocabulary

_PARTS = frozenset({"n't", "not", ",", "'s", "'m", "'re", "'ve", "'ll", "'d", "i", "whether"})

_NEVER_COUNTED = frozenset({"children", "family", "baby"})
# persons that may stand without an article


class WordClasses:
    """Word classes of one language; a word that is on no list may be a noun or a quality."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._openers = vocabulary.any_of("determiners", "possessives", "numbers", "number_like")
        self._qualities = vocabulary.any_of("adjectives", "named", "causing_words")
        self._adverbs = vocabulary.any_of("adverbs", "extra_adverbs", "clause_leads")
        self._things = vocabulary.any_of("time_nouns", "people", "body", "bare_things")
        persons = vocabulary["people"] - vocabulary["bare_people"] - _NEVER_COUNTED
        one = {word for word in persons if not word.endswith("s") or word == "boss"}
        self._counted = vocabulary["never_bare"] | one
        self._closed = (vocabulary["function_words"] - vocabulary["nouns_too"]) | _PARTS

    def is_opener(self, word: str) -> bool:
        """Whether a noun phrase may open with it: "the", "two", "mother's"."""
        return word in self._openers or word.isdigit() or (word.endswith("'s") and len(word) > 2)

    def is_noun(self, word: str, *, opened: bool) -> bool:
        """Whether it may be a noun; `opened` when "the" or the like stands before it."""
        if not word or word in self._closed:
            return False
        groups = self.vocabulary
        if word in self._counted:
            return opened
        if groups.verbs.knows(word):
            return self._is_noun_of_verb(word, opened=opened)
        if word in self._qualities:
            return word in groups["nouns_too"]
        return word not in groups["sounds"]

    def _is_noun_of_verb(self, word: str, *, opened: bool) -> bool:
        groups, verbs = self.vocabulary, self.vocabulary.verbs
        if verbs.has(word, Form.ING) and word not in groups["bare_verbs"]:
            return verbs.base(word) not in groups["needs_clause"]
        if verbs.base(word) in groups["bare_verbs"]:
            return False
        if word in groups["mostly_other"]:
            return True
        often_nouns = groups.any_of("mostly_other", "counted_deeds")
        if verbs.has(word, Form.THIRD) and verbs.base(word) in often_nouns:
            return True
        return opened and verbs.has(word, Form.BASE, Form.THIRD)

    def is_counted(self, word: str) -> bool:
        """Whether it never stands without "a", "my" or the like: "husband", "way"."""
        return word in self._counted

    def is_quality(self, word: str) -> bool:
        """Whether it may be an adjective."""
        if word in self._qualities:
            return True
        if len(word) < 3 or word in self._closed or word in self._adverbs | self._things:
            return False
        verbs = self.vocabulary.verbs
        if verbs.knows(word):
            is_participle = verbs.has(word, Form.ING, Form.PARTICIPLE)
            return is_participle and not verbs.has(word, Form.BASE)
        return not word.endswith("'s")

    def is_told(self, word: str) -> bool:
        """Whether it is known to be an adjective, not only thought to be one."""
        return word in self._qualities or self.vocabulary.verbs.knows(word)

    def is_adverb(self, word: str) -> bool:
        """Whether it may tell how, when or where."""
        is_derived = word.endswith("ly") and len(word) > 4
        return word in self._adverbs or (is_derived and not self.vocabulary.verbs.knows(word))
