"""A last look at a sentence before it is spoken: agreement, stray words, first-person leaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import split_words
from voice_coach.language.vocabulary import Vocabulary

_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_PHRASE_ENDS = re.compile(r"[.?!:;,]")
_PLURAL_WRONG = frozenset({"am", "is", "was", "has", "does", "'m"})
_SINGULAR_WRONG = frozenset({"am", "are", "were", "have", "do", "'m", "'re", "'ve"})
_WRONG_AFTER = {
    "i": frozenset({"are", "is", "were", "has", "does", "'re"}),
    "you": _PLURAL_WRONG,
    "we": _PLURAL_WRONG,
    "they": _PLURAL_WRONG,
    "he": _SINGULAR_WRONG,
    "she": _SINGULAR_WRONG,
    "it": _SINGULAR_WRONG,
}
_CHECKED = frozenset(
    {
        *_WRONG_AFTER,
        "or",
        "which",
        "want",
        "need",
        "wants",
        "needs",
        "try",
        "this",
        "these",
        "be",
        "to",
        "what",
        "have",
        "has",
        "'ve",
    }
)
# what a rule may find fault with; all other words are only looked at for doubling
_CHECKED_LISTS = (
    "do_forms",
    "strict_modals",
    "openers_checked",
    "be_checked",
    "with_that",
    "prepositions_checked",
    "ends_on_subject",
    "subordinators",
)
_MANY = frozenset(
    ["days", "nights", "hours", "minutes", "weeks", "months", "years", "kids", "children",
     "parents", "sisters", "brothers", "sons", "daughters", "friends", "people"]
)  # fmt: skip
# before these "a" was misheard
_ONE_IN_S = frozenset(["means", "series", "lens", "news", "species", "headquarters", "yes", "mess"])
_FREE = frozenset({"what", "all", "everything"})
# a subject that these open may end on a preposition: "what I ask for is ..."
_FINITE_FORMS = (Form.PAST, Form.THIRD)


def first_person_leaks(text: str) -> tuple[str, ...]:
    """Every unquoted I, me, my, mine or myself, in order."""
    return tuple(_FIRST_PERSON.findall(_QUOTED.sub(" ", text)))


def agreement_errors(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Pairs of words that no correct sentence holds, such as "you was" or "can went"."""
    found: list[str] = []
    listed = vocabulary.any_of(*_CHECKED_LISTS)
    for phrase in _PHRASE_ENDS.split(text):
        words = split_words(phrase)
        for at, (word, following) in enumerate(pairwise(words)):
            comes_again = word in words[at + 1 : at + 3]
            is_checked = word in _CHECKED or word in listed or at == len(words) - 2
            if not is_checked and not comes_again:
                continue
            pair = _Pair(words, at, vocabulary)
            if any(rule(pair) for rule in _RULES):
                found.append(f"{word} {following}")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two neighbouring words with their surroundings."""

    words: Sequence[str]
    at: int
    vocabulary: Vocabulary

    @property
    def word(self) -> str:
        return self.words[self.at]

    @property
    def next(self) -> str:
        return self.words[self.at + 1]

    @property
    def before(self) -> str:
        return self.words[self.at - 1] if self.at else ""

    def verb(self, start: int = 1) -> str:
        """The first word from `start` places on that is no adverb."""
        place = self.vocabulary.verb_place(self.words, self.at + start)
        return self.words[place] if place < len(self.words) else ""

    def is_only(self, word: str, *forms: Form) -> bool:
        """Whether a word is one of these verb forms and can be nothing else."""
        verbs, other = self.vocabulary.verbs, self.vocabulary["mostly_other"]
        is_free = word not in other and verbs.base(word) not in other
        return is_free and verbs.is_only(word, *forms)


def _doubled(pair: _Pair) -> bool:
    if pair.word == "you" and not pair.vocabulary.verbs.knows(pair.before):
        return pair.next == "you" and pair.before not in pair.vocabulary["prepositions"]
    return pair.word == pair.next and pair.word not in pair.vocabulary["doubled_allowed"]


def _disagrees(pair: _Pair) -> bool:
    """ "You was", "she have"."""
    if pair.word not in _WRONG_AFTER or pair.before in pair.vocabulary["object_before"]:
        return False
    verbs = pair.vocabulary.verbs
    is_object = pair.word in {"you", "it"} and verbs.knows(pair.before)
    is_object = is_object and verbs.base(pair.before) not in pair.vocabulary["takes_clause"]
    is_wished = pair.verb() == "were" and pair.before in {"if", "wish"}
    return pair.verb() in _WRONG_AFTER[pair.word] and not is_object and not is_wished


def _is_bare_be(pair: _Pair) -> bool:
    """ "You be waiting"."""
    if pair.next != "be" or pair.word not in {"you", "he", "she", "they", "we", "it"}:
        return False
    groups = pair.vocabulary
    asking = groups.any_of("do_forms", "modals") | {"n't", "make", "let", "help", "have", "or"}
    wishes = {"that", "suggest", "insist", "see", "watch", "and", "than", "rather"}
    return pair.before not in asking | wishes and pair.before not in groups["prepositions"]


def _lacks_ending(pair: _Pair) -> bool:
    """ "He go"."""
    groups, verb = pair.vocabulary, pair.verb()
    asking = groups.any_of("do_forms", "modals") | {"n't", "make", "let", "help", "and", "or"}
    if pair.word not in {"he", "she"} or pair.before in asking:
        return False
    is_bare = groups.verbs.has(verb, Form.BASE) and not groups.verbs.has(verb, Form.PAST)
    return is_bare and verb != "be" and verb not in groups["mostly_other"]


def _ends_twice(pair: _Pair) -> bool:
    """ "Didn't went", "could goes"."""
    groups = pair.vocabulary
    if pair.word in groups["do_forms"] and pair.next == "n't":
        return pair.is_only(pair.verb(2), *_FINITE_FORMS) and pair.verb(2) not in {"is", "'s"}
    is_modal = pair.word in groups["strict_modals"]
    return is_modal and pair.is_only(pair.verb(), *_FINITE_FORMS) and pair.verb() != "was"


def _is_many(pair: _Pair) -> bool:
    """ "A hours", "a toilets", but not "a parents evening"."""
    groups, word = pair.vocabulary, pair.next
    third = pair.words[pair.at + 2 : pair.at + 3]
    if third and third[0] not in groups["function_words"]:
        return False
    is_one = word in _ONE_IN_S or word.endswith(("ss", "us", "is", "as", "os", "ics"))
    is_noun = word.endswith("s") and len(word) > 3 and not is_one
    is_noun = is_noun and not groups.verbs.knows(word) and word not in groups["adjectives"]
    return word in _MANY or (is_noun and word not in groups["function_words"])


def _opens_nothing(pair: _Pair) -> bool:
    """ "The is", "my of"."""
    groups = pair.vocabulary
    if pair.word in {"this", "these"}:
        return pair.next in {"the", "a", "an", "my", "your"}
    if pair.word in {"a", "an"} and _is_many(pair):
        return True
    return pair.word in groups["openers_checked"] and pair.next in groups["never_after_opener"]


def _wrong_after_be(pair: _Pair) -> bool:
    """ "To be expose", "it's sucks", "is was"."""
    groups = pair.vocabulary
    if pair.word == "be":
        known = groups.any_of("adjectives", "function_words")
        return pair.next not in known and pair.is_only(pair.next, Form.BASE)
    is_checked = pair.word in groups["be_checked"]
    has_subject = is_checked and pair.before in groups["subject_pronouns"]
    if has_subject and pair.word != "'s" and pair.is_only(pair.verb(), Form.BASE):
        return pair.verb() not in groups["adjectives"]
    is_short = pair.word == "'s" and pair.before in groups["short_is_hosts"]
    if is_short and pair.is_only(pair.next, Form.THIRD):
        return True
    return is_checked and pair.next in groups["never_after_be"]


def _wrong_after_have(pair: _Pair) -> bool:
    """ "Have drove"."""
    is_have = pair.word in {"have", "has", "'ve"}
    return is_have and (pair.next == "have" or pair.is_only(pair.next, Form.PAST))


def _wrong_after_to(pair: _Pair) -> bool:
    """ "To he", "to went"."""
    if pair.word != "to":
        return False
    return pair.next in pair.vocabulary["nominative"] or pair.is_only(pair.next, *_FINITE_FORMS)


def _wrong_after_preposition(pair: _Pair) -> bool:
    """ "With they", "for is", "of that she"."""
    groups = pair.vocabulary
    if pair.word in groups["with_that"] and pair.next == "that":
        third = pair.words[pair.at + 2 : pair.at + 3]
        return bool(groups["subject_pronouns"].intersection(third))
    opens_open = not _FREE.isdisjoint(pair.words[: pair.at]) and pair.next in {"is", "was"}
    is_checked = pair.word in groups["prepositions_checked"] and not opens_open
    return is_checked and pair.next in groups["never_after_preposition"]


def _asks_inside(pair: _Pair) -> bool:
    """ "Afraid that what if ..."."""
    return pair.word == "what" and pair.next == "if" and pair.at > 0


def _ends_on_subject(pair: _Pair) -> bool:
    """ "... because you" at the end."""
    is_last = pair.at == len(pair.words) - 2 and pair.at > 0
    is_tied = pair.word in pair.vocabulary["ends_on_subject"]
    return is_last and is_tied and pair.next in pair.vocabulary["last_subjects"]


def _comes_again(pair: _Pair) -> bool:
    """ "Calm inner calm", "lose it lost it", "at dawn at early dawn"."""
    third = pair.words[pair.at + 2 : pair.at + 3]
    is_start = pair.word in pair.vocabulary["prepositions"] or pair.next == "not"
    if third == [pair.word] and is_start:
        return pair.next == "not" or pair.next in pair.words[pair.at + 3 : pair.at + 5]
    bases = pair.vocabulary.verbs.base
    if third == [pair.word] and pair.before and bases(pair.before) == bases(pair.next):
        return True
    small = pair.vocabulary["function_words"]
    return list(third) == [pair.word] and pair.word not in small and pair.next not in small


def _likens_quality(pair: _Pair) -> bool:
    """ "It's like annoying"."""
    third = pair.words[pair.at + 2 : pair.at + 3]
    is_like = pair.next == "like" and pair.word in pair.vocabulary["be_checked"]
    return is_like and bool(
        pair.vocabulary.any_of("adjectives", "causing_words").intersection(third)
    )


def _needs_no_verb(pair: _Pair) -> bool:
    """ "Need to peaceful"."""
    if pair.word not in {"want", "need", "wants", "needs", "try"} or pair.next != "to":
        return False
    verb = pair.verb(2)
    is_known = (
        not verb
        or verb in pair.vocabulary["function_words"]
        or pair.vocabulary.verbs.has(verb, Form.BASE)
    )
    return not is_known and not verb.endswith("ly")


def _relates_twice(pair: _Pair) -> bool:
    """ "Which that was not true", "what the hell I do it"."""
    if pair.word == "what" and pair.next == "the":
        return pair.words[pair.at + 2 : pair.at + 3] in (["hell"], ["heck"], ["fuck"])
    return pair.word == "which" and pair.next in {"that", "this", "these", "those", "which", "and"}


def _starts_again(pair: _Pair) -> bool:
    """ "Until you get until you drink"."""
    if pair.word not in pair.vocabulary["subordinators"]:
        return False
    later = pair.words[pair.at + 2 : pair.at + 6]
    return [pair.word, pair.next] in [list(two) for two in pairwise(later)]


def _mends_itself(pair: _Pair) -> bool:
    """ "You felt you feel"."""
    verbs = pair.vocabulary.verbs
    is_verb = pair.word in pair.vocabulary["subject_pronouns"] and verbs.knows(pair.before)
    return is_verb and pair.before != pair.next and verbs.base(pair.before) == verbs.base(pair.next)


def _asks_again(pair: _Pair) -> bool:
    """ "Whether it is bad or is it high"."""
    asking = pair.vocabulary.any_of("inverting", "modals")
    third = pair.words[pair.at + 2 : pair.at + 3]
    is_asked = pair.word == "or" and pair.next in asking
    return is_asked and bool(pair.vocabulary["subject_pronouns"].intersection(third))


def _owns_without_noun(pair: _Pair) -> bool:
    """ "Someone's house" alone, where "'s" was read as "is"."""
    groups = pair.vocabulary
    if pair.word != "'s" or pair.before not in groups["vague_people"]:
        return False
    known = groups.any_of("function_words", "adjectives", "named")
    is_verb = groups.verbs.knows(pair.next) and pair.next not in groups["mostly_other"]
    return pair.next not in known and not is_verb


def _says_twice(pair: _Pair) -> bool:
    """ "It makes you hopeful it makes you proud"."""
    if pair.word not in {"it", "he", "she", "they"} or not pair.vocabulary.verbs.knows(pair.next):
        return False
    places = range(pair.at + 2, min(pair.at + 9, len(pair.words) - 1))
    joining = pair.vocabulary.any_of("coordinators", "subordinators", "wh_words") | {"that"}
    return any(
        pair.words[at : at + 2] == [pair.word, pair.next] and pair.words[at - 1] not in joining
        for at in places
    )


def _ends_open(pair: _Pair) -> bool:
    """ "When you drink two and", "why you are still a bit"."""
    if pair.at != len(pair.words) - 2:
        return False
    earlier = pair.words[pair.at - 1] if pair.at else ""
    is_degree = (pair.word, pair.next) == ("a", "bit")
    is_bare = earlier in pair.vocabulary["be_forms"] | {"still", "just", "quite"}
    return pair.next in {"and", "or", "but", "the", "an"} or (is_degree and is_bare)


_RULES: tuple[Callable[[_Pair], bool], ...] = (
    _doubled,
    _disagrees,
    _is_bare_be,
    _lacks_ending,
    _ends_twice,
    _opens_nothing,
    _wrong_after_be,
    _wrong_after_have,
    _wrong_after_to,
    _wrong_after_preposition,
    _asks_inside,
    _ends_on_subject,
    _comes_again,
    _likens_quality,
    _needs_no_verb,
    _relates_twice,
    _starts_again,
    _mends_itself,
    _asks_again,
    _owns_without_noun,
    _says_twice,
    _ends_open,
)
