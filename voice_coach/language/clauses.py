"""Reading clauses out of speech without punctuation: where one starts, its subject and verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_coach.language.inflect import Form
from voice_coach.language.vocabulary import Vocabulary

_PLURAL_SUBJECTS = frozenset({"you", "we", "they", "these", "those", "people", "both", "most"})
_OFTEN_OBJECTS = frozenset(
    "it you that this her there one anybody anyone anything everything everyone everybody someone "
    "something somebody nothing nobody people some all most these those both".split()
)
_PRONOUN_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_NT = "n't"
_SURELY_FINITE = frozenset("'s 'd 'll 're 've is was has does did would will".split())
_NEW_THAT = [["'s", word] for word in (
    "not why what how the just it when all good fine great okay true right my where".split()
)]


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


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject with its verb."""

    start: int
    # index of the subject's first word
    subject_end: int
    verb: VerbGroup
    is_question: bool = False
    # verb before subject, as in "do I have to"


class ClauseReader:
    """Finds clauses in parted lower-case words (see `split_words`)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._pauses: frozenset[int] = frozenset()
        self._closed = (
            vocabulary["subject_pronouns"]
            | vocabulary["modals"]
            | vocabulary["be_forms"]
            | vocabulary["have_forms"]
            | vocabulary["do_forms"]
            | vocabulary["coordinators"]
            | vocabulary["subordinators"]
            | vocabulary["questions"]
            | vocabulary["prepositions"]
            | vocabulary["possessives"]
            | vocabulary["reflexives"]
            | (vocabulary["object_pronouns"] - {"her"})
            | (vocabulary["neutral_subjects"] - {"one", "half", "people", "most"})
            | {"n't", "not", "to", "please", "let's", "let"}
        )

    def clauses(
        self, words: Sequence[str], stops: frozenset[int], pauses: frozenset[int] = frozenset()
    ) -> list[Clause]:
        """All clauses in order.

        `stops` are the indices before which a sentence ended, `pauses` those with a comma.
        """
        self._pauses = pauses
        found: list[Clause] = []
        at = 0
        while at < len(words):
            taken = found[-1].verb if found else None
            clause = self._clause(words, at, stops, taken)
            if clause is None:
                at += 1
            else:
                found.append(clause)
                at = clause.verb.end
        return found

    def _clause(
        self, words: Sequence[str], at: int, stops: frozenset[int], taken: VerbGroup | None
    ) -> Clause | None:
        subject_end = self.subject_end(words, at)
        if subject_end is None or any(i in stops for i in range(at + 1, subject_end + 1)):
            return None
        verb = self.verb_group(words, subject_end, self._number(words, at, subject_end))
        if verb is None or any(i in stops for i in range(subject_end + 1, verb.end)):
            return None
        if not self._may_start(words, at, stops):
            return None
        is_question = self._is_inverted(words, at, stops, taken)
        return Clause(at, subject_end, verb, is_question)

    def _may_start(self, words: Sequence[str], at: int, stops: frozenset[int]) -> bool:
        """Whether a subject can begin here, rather than an object that a verb follows."""
        if at == 0 or at in stops or words[at] in {"i", "he", "she", "we", "they"}:
            return True
        before = words[at - 1]
        following = words[at + 1] if at + 1 < len(words) else ""
        is_tied = words[at] == "that" and at not in self._pauses
        if is_tied and self._is_relative(before, words[at + 1 :]):
            return False
        if words[at] in {"it", "that", "this", "there", "you"} and following in _SURELY_FINITE:
            return following.startswith("'") or before not in self.vocabulary["determiners"]
        if self._is_caused(words, at):
            return False
        if before in self.vocabulary["object_pronouns"] and words[at] not in {"it", "that"}:
            back = words[at - 2] if at > 1 else ""
            return self.vocabulary.verbs.base(back) in {"tell", "show", "remind", "convince"}
        if before in self.vocabulary["determiners"] - {"that", "all", "both"}:
            return False
        if before in self.vocabulary["possessives"] - {"her", "his"}:
            return False
        if before in self.vocabulary["coordinators"] | self.vocabulary["subordinators"]:
            return True
        if before in self.vocabulary["prepositions"]:
            return False
        auxiliaries = self.vocabulary["be_forms"] | self.vocabulary["do_forms"]
        if self._is_verb_at(words, at - 1) and before not in auxiliaries:
            takes = self.vocabulary.verbs.base(before) in self.vocabulary["takes_clause"]
            return takes or words[at] not in _OFTEN_OBJECTS
        return True

    def _is_verb_at(self, words: Sequence[str], at: int) -> bool:
        """Whether a word that can be a verb is one here, and not a noun after "the" or "my"."""
        groups = self.vocabulary
        if not groups.verbs.has(words[at], *Form):
            return False
        before = words[at - 1] if at else ""
        if before in groups["determiners"] | groups["possessives"] | groups["adjectives"]:
            return False
        if words[at] not in groups["mostly_other"]:
            return True
        verbal = groups["subject_pronouns"] | groups["modals"] | groups["midverb_adverbs"]
        return before in verbal | {"to", "n't", "not", *groups["do_forms"]}

    def _is_caused(self, words: Sequence[str], at: int) -> bool:
        """Whether a noun is what someone is made to do: "I'll have people come over"."""
        base = self.vocabulary.verbs.base(words[at - 1])
        if base not in {"have", "make", "let", "help", "watch"}:
            return False
        end = self.subject_end(words, at)
        verb = words[end] if end is not None and end < len(words) else ""
        return self.vocabulary.verbs.has(verb, Form.BASE) and verb not in {"have", "do"}

    def _is_relative(self, before: str, after: Sequence[str]) -> bool:
        """Whether a "that" says more about the noun before it."""
        groups = self.vocabulary
        is_noun = before not in groups["function_words"] and not groups.verbs.has(before, *Form)
        is_noun = is_noun or before in groups["relative_heads"]
        begins_anew = list(after[:2]) in _NEW_THAT or list(after[:1]) in (["was"],)
        return is_noun and before not in groups["adjectives"] and not begins_anew

    def _is_inverted(
        self, words: Sequence[str], at: int, stops: frozenset[int], taken: VerbGroup | None
    ) -> bool:
        if at == 0 or at in stops:
            return False
        place = at - 2 if words[at - 1] == _NT and at > 1 else at - 1
        if taken is not None and taken.finite <= place < taken.end:
            return False
        if place and words[place - 1] in {"to", *self.vocabulary["subject_pronouns"]}:
            return False
        before = words[place]
        auxiliaries = self.vocabulary["do_forms"] | self.vocabulary["modals"]
        auxiliaries |= {"am", "are", "is", "was", "were", "have", "has", "had", "'s", "'re"}
        return before in auxiliaries

    # --- subjects ------------------------------------------------------------------------------

    def subject_end(self, words: Sequence[str], at: int) -> int | None:
        """Index after the subject that starts at `at`; None when none does."""
        word = words[at]
        clausal = self._clausal_subject_end(words, at)
        if clausal is not None:
            return clausal
        if word in self.vocabulary["subject_pronouns"]:
            return self._with_companion(words, at + 1)
        if word == "me" and words[at + 1 : at + 2] == ["and"]:
            return self._noun_phrase_end(words, at + 2)
        if word in {"that", "this", "these", "those", "all", "both", "some", "most", "one"}:
            follows_verb = self._starts_verb(words, at + 1, strict=True)
            return at + 1 if follows_verb else self._noun_phrase_end(words, at)
        if word in self.vocabulary["neutral_subjects"]:
            return at + 1
        return self._noun_phrase_end(words, at)

    def _clausal_subject_end(self, words: Sequence[str], at: int) -> int | None:
        """ "What I want is ...", "the only reason I came is ...": index of the outer verb."""
        inner = at
        if words[at] in {"the", "all"}:
            while inner < min(at + 4, len(words)) and (
                words[inner] in self.vocabulary["relative_heads"] | {"the", "big", "main"}
            ):
                inner += 1
            if inner == at or words[inner - 1] in {"the", "big", "main"}:
                return None
            inner += words[inner : inner + 1] == ["that"]
        elif words[at] == "what":
            inner += 1
        if inner == at or inner >= len(words) or words[inner] not in _PRONOUN_SUBJECTS:
            return None
        verb = self.verb_group(words, inner + 1, self._number(words, inner, inner + 1))
        if verb is None:
            return None
        for end in range(verb.end, min(verb.end + 5, len(words) - 1)):
            if words[end] in {"is", "was", "'s"}:
                return end
            if words[end] in self.vocabulary["coordinators"] | _PRONOUN_SUBJECTS:
                return None
        return None

    def _with_companion(self, words: Sequence[str], at: int) -> int:
        """ "I and my wife", "he and I": one subject."""
        if at + 1 < len(words) and words[at] == "and":
            end = self._noun_phrase_end(words, at + 1)
            if words[at + 1] in {"i", "he", "she", "they"} and self._starts_verb(
                words, at + 2, strict=True
            ):
                return at
            if end is not None and words[at - 1] in {"he", "she", "they", "you"}:
                return end
        return at

    def _noun_phrase_end(self, words: Sequence[str], at: int) -> int | None:
        """Index after a noun phrase that a finite verb follows at once."""
        if at >= len(words):
            return None
        head = at
        has_opener = words[at] in self.vocabulary["determiners"] | self.vocabulary["possessives"]
        has_opener = has_opener or words[at] in self.vocabulary["numbers"]
        bare = self.vocabulary["bare_people"] | self.vocabulary["bare_things"]
        if has_opener:
            head += 1
        elif words[at] not in bare and not self._may_be_bare(words, at):
            return None
        limit = min(len(words), head + 7) if has_opener else min(len(words), at + 4)
        for end in range(max(head, at + 1), limit + 1):
            if end > head or not has_opener:
                joined = self._joined_end(words, end)
                if self._starts_verb(words, joined, strict=True):
                    return joined
            is_inner = has_opener and end > head and self._continues(words, end)
            if end >= len(words) or not (self._may_be_noun(words[end]) or is_inner):
                return None
        return None

    def _continues(self, words: Sequence[str], at: int) -> bool:
        """Whether a noun phrase goes on with "of my friends", "in a week"."""
        if at >= len(words) - 1:
            return False
        if words[at] in {"of", "in", "with", "at", "for", "about", "from", "on"}:
            return True
        inside = self.vocabulary["determiners"] | self.vocabulary["possessives"]
        inside |= self.vocabulary["object_pronouns"] | {"it"}
        return words[at - 1] in self.vocabulary["prepositions"] and words[at] in inside

    def _may_be_bare(self, words: Sequence[str], at: int) -> bool:
        """Whether a noun without article may open a clause here: "drinking helps me"."""
        before = words[at - 1] if at else "and"
        groups = self.vocabulary
        is_thought = groups.verbs.base(before) in {"think", "feel", "believe", "guess", "hope"}
        if before not in groups["coordinators"] | groups["subordinators"] | {"that"}:
            return is_thought and words[at] not in groups["function_words"]
        return words[at] not in groups["function_words"] | groups["adjectives"] | {"like"}

    def _joined_end(self, words: Sequence[str], end: int) -> int:
        """ "my sister and I", "my mom and my dad": index after the whole pair."""
        if words[end : end + 1] != ["and"] or end + 1 >= len(words):
            return end
        if words[end + 1] == "i" and words[end - 1] in self.vocabulary["people"]:
            before = words[end - 3] if end > 2 else ""
            is_object = self.vocabulary.verbs.has(before, *Form)
            return end if is_object or before in self.vocabulary["prepositions"] else end + 2
        inner = self._noun_phrase_end(words, end + 1)
        return inner if inner is not None and words[end + 1] in self.vocabulary["possessives"] else end

    def _may_be_noun(self, word: str) -> bool:
        return word not in self._closed and word not in {"just", "never", "always", "really"}

    def _number(self, words: Sequence[str], start: int, end: int) -> str:
        """ "i", "plural" or "singular": what the verb must agree with; "" when it may be either."""
        first = words[start]
        if end - start == 1:
            if first == "i":
                return "i"
            if first in _PLURAL_SUBJECTS:
                return "plural"
            if first in {"he", "she", "it", "this"}:
                return "singular"
            return "" if first in {"there", "some", "all", "that", "who"} else "singular"
        if "and" in words[start:end]:
            return "plural"
        return ""

    # --- verbs ---------------------------------------------------------------------------------

    def _starts_verb(self, words: Sequence[str], at: int, *, strict: bool) -> bool:
        """Whether a finite verb starts here; `strict` where a noun is as likely."""
        if strict:
            while at < len(words) and words[at] in self.vocabulary["midverb_adverbs"]:
                at += 1
        if at >= len(words):
            return False
        word = words[at]
        if word in {"am", "is", "are", "was", "were", "'m", "'re", "'s", "'ve", "'ll", "'d"}:
            return True
        if word in {"have", "has", "had"} or word in self.vocabulary["do_forms"]:
            return True
        if word in self.vocabulary["modals"] and word not in {"may", "might", "will"}:
            return True
        if word in {"may", "might", "will"}:
            return at + 1 < len(words)
        verbs = self.vocabulary.verbs
        if not verbs.has(word, Form.BASE, Form.THIRD, Form.PAST):
            return False
        if not strict:
            return True
        if word == "used" and words[at + 1 : at + 2] == ["to"]:
            return True
        before = words[at - 1] if at else ""
        is_quality = word in self.vocabulary["adjectives"] | {"like", "tired"}
        if is_quality or before in self.vocabulary["adjectives"] | self.vocabulary["degree"]:
            return False
        is_plural_before = at > 0 and (
            words[at - 1].endswith("s") or words[at - 1] in _PLURAL_SUBJECTS | {"who"}
        )
        if word in self.vocabulary["mostly_other"] or verbs.base(word) in self.vocabulary["mostly_other"]:
            return is_plural_before and self._has_object(words, at)
        if verbs.has(word, Form.THIRD, Form.PAST) and not verbs.has(word, Form.BASE):
            return True
        return is_plural_before

    def _has_object(self, words: Sequence[str], at: int) -> bool:
        following = words[at + 1] if at + 1 < len(words) else ""
        openers = self.vocabulary["determiners"] | self.vocabulary["possessives"]
        return following in openers | self.vocabulary["object_pronouns"] | {"it", "you", "out", "to"}

    def verb_group(self, words: Sequence[str], at: int, number: str = "") -> VerbGroup | None:
        """The verb group that starts at `at`, adverbs before it included."""
        at, _ = self._past_adverbs(words, at)
        if at >= len(words):
            return None
        word = words[at]
        verbs = self.vocabulary.verbs
        if word in {"am", "is", "are", "was", "were", "'m", "'re"}:
            return self._after_be(words, at, at) if _agrees(word, number) else None
        if word == "'s":
            return None if number in {"i", "plural"} else self._after_short_is(words, at)
        if word in {"have", "has", "had", "'ve"}:
            return self._after_have(words, at) if _agrees(word, number) else None
        if word in self.vocabulary["do_forms"]:
            return self._after_do(words, at) if _agrees(word, number) else None
        if word == "'d" or word in self.vocabulary["modals"]:
            return self._after_modal(words, at)
        if not verbs.has(word, Form.BASE, Form.THIRD, Form.PAST):
            return self._unknown_verb(word, at, number)
        if not _lexical_agrees(word, number, verbs.bases(word)):
            return None
        return VerbGroup(at, at, at + 1, _base_of(word, verbs.bases(word), number))

    def _unknown_verb(self, word: str, at: int, number: str) -> VerbGroup | None:
        """A word that is on no list, right after a pronoun, with the ending of a verb."""
        if word in self.vocabulary["function_words"] or word in self.vocabulary["adjectives"]:
            return None
        fits = len(word) > 3 and bool(number) and word.endswith("ed")
        fits = fits or (number == "singular" and len(word) > 3 and word[-1] == "s" and word[-2] != "s")
        return VerbGroup(at, at, at + 1, word) if fits else None

    def _past_adverbs(self, words: Sequence[str], at: int) -> tuple[int, bool]:
        negated = False
        while at < len(words) and (
            words[at] in self.vocabulary["midverb_adverbs"] or words[at] in {_NT, "not"}
        ):
            negated = negated or words[at] in {_NT, "not", "never", "hardly", "barely"}
            at += 1
        return at, negated

    def _after_be(self, words: Sequence[str], finite: int, be: int) -> VerbGroup:
        at, negated = self._past_adverbs(words, be + 1)
        if at < len(words):
            verbs = self.vocabulary.verbs
            if verbs.has(words[at], Form.ING) and words[at] not in self.vocabulary["adjectives"]:
                return VerbGroup(finite, at, at + 1, verbs.base(words[at]), negated)
        return VerbGroup(finite, be, be + 1, "be", negated)

    def _after_short_is(self, words: Sequence[str], at: int) -> VerbGroup:
        following, _ = self._past_adverbs(words, at + 1)
        if following < len(words) and words[following] in {"been", "got", "gone", "had", "become"}:
            return self._after_have(words, at)
        return self._after_be(words, at, at)

    def _after_have(self, words: Sequence[str], finite: int) -> VerbGroup:
        at, negated = self._past_adverbs(words, finite + 1)
        if at < len(words):
            if words[at] == "been":
                inner = self._after_be(words, finite, at)
                return VerbGroup(finite, inner.main, inner.end, inner.base, negated)
            readings = self.vocabulary.verbs.bases(words[at])
            if Form.PARTICIPLE in readings:
                return VerbGroup(finite, at, at + 1, readings[Form.PARTICIPLE], negated)
        return VerbGroup(finite, finite, finite + 1, "have", negated)

    def _after_do(self, words: Sequence[str], finite: int) -> VerbGroup:
        at, negated = self._past_adverbs(words, finite + 1)
        if at < len(words) and self.vocabulary.verbs.has(words[at], Form.BASE):
            return VerbGroup(finite, at, at + 1, words[at], negated)
        return VerbGroup(finite, finite, finite + 1, "do", negated)

    def _after_modal(self, words: Sequence[str], finite: int) -> VerbGroup | None:
        at, negated = self._past_adverbs(words, finite + 1)
        if at >= len(words):
            return VerbGroup(finite, finite, finite + 1, words[finite], negated)
        word = words[at]
        verbs = self.vocabulary.verbs
        if words[finite] == "'d" and word in {"better", "rather"} and at + 1 < len(words):
            return VerbGroup(finite, at + 1, at + 2, verbs.base(words[at + 1]), negated)
        if word == "be":
            inner = self._after_be(words, finite, at)
            return VerbGroup(finite, inner.main, inner.end, inner.base, negated)
        if word == "have":
            inner = self._after_have(words, at)
            return VerbGroup(finite, inner.main, inner.end, inner.base, negated)
        if verbs.has(word, Form.BASE):
            return VerbGroup(finite, at, at + 1, word, negated)
        if words[finite] == "'d" and verbs.has(word, Form.PARTICIPLE):
            return VerbGroup(finite, at, at + 1, verbs.bases(word)[Form.PARTICIPLE], negated)
        return VerbGroup(finite, finite, finite + 1, words[finite], negated)


def _agrees(word: str, number: str) -> bool:
    wrong = {
        "i": {"is", "are", "'re", "has", "does"},
        "plural": {"am", "is", "'m", "has", "does", "was"},
        "singular": {"am", "are", "'m", "'re", "'ve", "were"},
        "": {"am", "'m"},
    }
    # a singular "do" or "have" without -s may be a question or a wish; with a subject it is wrong
    if number == "singular" and word in {"do", "have"}:
        return False
    return word not in wrong[number]


def _lexical_agrees(word: str, number: str, readings: object) -> bool:
    forms = set(readings) if isinstance(readings, dict) else set()
    if Form.PAST in forms:
        return True
    if number in {"i", "plural"}:
        return Form.BASE in forms
    return Form.THIRD in forms or number == ""


def _base_of(word: str, readings: object, number: str) -> str:
    if not isinstance(readings, dict) or not readings:
        return word
    order = (Form.BASE, Form.PAST, Form.THIRD) if number != "singular" else (
        Form.THIRD,
        Form.PAST,
        Form.BASE,
    )
    return next((str(readings[form]) for form in order if form in readings), word)
