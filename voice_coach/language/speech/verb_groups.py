"""Verb groups: auxiliaries, adverbs and the main verb, read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.vocabulary import Vocabulary

_FINITE_BE = frozenset({"am", "is", "are", "was", "were", "'m", "'re"})
_FINITE_HAVE = frozenset({"have", "has", "had", "'ve"})
_WRONG_FOR = {
    "i": {"is", "are", "'re", "has", "does"},
    "plural": {"am", "is", "'m", "has", "does", "was"},
    "singular": {"am", "are", "'m", "'re", "'ve", "were", "do", "have"},
    "": {"am", "'m"},
}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The verb of a clause with its auxiliaries."""

    finite: int
    # index of the word that carries person and tense
    main: int
    # index of the last verb of the group; equals `finite` where there is one verb only
    end: int
    # index after the group
    base: str
    # the main verb
    is_negated: bool = False


class VerbReader:
    """Reads verb groups."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, speech: Speech, at: int, number: str = "") -> VerbGroup | None:
        """The verb group that starts at `at`, adverbs before it included.

        `number` is what the subject asks for: "i", "singular", "plural", or "" for either.
        """
        at, is_negated = self.past_adverbs(speech, at)
        group = self._group(speech, at, number)
        return replace(group, is_negated=True) if group and is_negated else group

    def _group(self, speech: Speech, at: int, number: str) -> VerbGroup | None:
        word = speech.at(at)
        if not word or word in _WRONG_FOR[number]:
            return None
        if word in _FINITE_BE:
            return self._after_be(speech, at, at)
        if word == "'s":
            return None if number in {"i", "plural"} else self._after_short_is(speech, at)
        if word in _FINITE_HAVE:
            return self._after_have(speech, at, at)
        return self._other(speech, at, number)

    def _other(self, speech: Speech, at: int, number: str) -> VerbGroup | None:
        word = speech.at(at)
        if word in self.vocabulary["do_forms"]:
            return self._after_do(speech, at)
        if word in self.vocabulary["modals"]:
            return self._after_modal(speech, at)
        if not self.vocabulary.verbs.has(word, Form.BASE, Form.THIRD, Form.PAST):
            return self._unknown(word, at, number)
        return self._single(word, at, number)

    def past_adverbs(self, speech: Speech, at: int) -> tuple[int, bool]:
        """Index after adverbs and "not", and whether any of them denies."""
        is_negated = False
        adverbs, denying = self.vocabulary["midverb_adverbs"], self.vocabulary["denying"]
        while speech.at(at) in adverbs or speech.at(at) in {"n't", "not"}:
            is_negated = is_negated or speech.at(at) in denying
            at += 1
        if speech.follows(at, "as", "well"):
            return at + 2, is_negated
        return at, is_negated

    def _single(self, word: str, at: int, number: str) -> VerbGroup | None:
        readings = self.vocabulary.verbs.bases(word)
        wanted = {"i": Form.BASE, "plural": Form.BASE, "singular": Form.THIRD}.get(number)
        if wanted is not None and wanted not in readings and Form.PAST not in readings:
            return None
        order = [Form.BASE, Form.PAST, Form.THIRD]
        if number == "singular":
            order.reverse()
        base = next(readings[form] for form in order if form in readings)
        return VerbGroup(at, at, at + 1, base)

    def _unknown(self, word: str, at: int, number: str) -> VerbGroup | None:
        """A word that is on no list, right after a pronoun, with the ending of a verb."""
        if word in self.vocabulary.any_of("function_words", "adjectives") or len(word) < 4:
            return None
        is_third = number == "singular" and word[-1] == "s" and word[-2] != "s"
        is_past = bool(number) and word.endswith("ed")
        return VerbGroup(at, at, at + 1, word) if is_third or is_past else None

    def _after_be(self, speech: Speech, finite: int, be: int) -> VerbGroup:
        at, is_negated = self.past_adverbs(speech, be + 1)
        word = speech.at(at)
        is_ing = self.vocabulary.verbs.has(word, Form.ING)
        if is_ing and word not in self.vocabulary["adjectives"]:
            return VerbGroup(finite, at, at + 1, self.vocabulary.verbs.base(word), is_negated)
        return VerbGroup(finite, be, be + 1, "be", is_negated)

    def _after_short_is(self, speech: Speech, at: int) -> VerbGroup:
        following, _ = self.past_adverbs(speech, at + 1)
        if speech.at(following) in {"been", "got", "gone", "had", "become"}:
            return self._after_have(speech, at, at)
        return self._after_be(speech, at, at)

    def _after_have(self, speech: Speech, finite: int, have: int) -> VerbGroup:
        at, is_negated = self.past_adverbs(speech, have + 1)
        if speech.at(at) == "been":
            inner = self._after_be(speech, finite, at)
            return VerbGroup(finite, inner.main, inner.end, inner.base, is_negated)
        base = self.vocabulary.verbs.bases(speech.at(at)).get(Form.PARTICIPLE)
        if base is not None:
            return VerbGroup(finite, at, at + 1, base, is_negated)
        return VerbGroup(finite, have, have + 1, "have", is_negated)

    def _after_do(self, speech: Speech, finite: int) -> VerbGroup:
        at, is_negated = self.past_adverbs(speech, finite + 1)
        if self.vocabulary.verbs.has(speech.at(at), Form.BASE):
            return VerbGroup(finite, at, at + 1, speech.at(at), is_negated)
        return VerbGroup(finite, finite, finite + 1, "do", is_negated)

    def _after_modal(self, speech: Speech, finite: int) -> VerbGroup:
        at, is_negated = self.past_adverbs(speech, finite + 1)
        word, verbs = speech.at(at), self.vocabulary.verbs
        is_had = speech.at(finite) == "'d"
        if is_had and word in {"better", "rather"} and speech.at(at + 1):
            at, word = at + 1, verbs.base(speech.at(at + 1))
        elif word == "be":
            inner = self._after_be(speech, finite, at)
            return VerbGroup(finite, inner.main, inner.end, inner.base, is_negated)
        elif word == "have":
            inner = self._after_have(speech, finite, at)
            return VerbGroup(finite, inner.main, inner.end, inner.base, is_negated)
        elif is_had and not verbs.has(word, Form.BASE) and verbs.has(word, Form.PARTICIPLE):
            word = verbs.bases(word)[Form.PARTICIPLE]
        elif not verbs.has(word, Form.BASE):
            return VerbGroup(finite, finite, finite + 1, speech.at(finite), is_negated)
        return VerbGroup(finite, at, at + 1, word, is_negated)
