"""The many uses of "like": the verb, the comparison, the quotation and the filler."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

_BECOMING = frozenset({"end", "turn", "wind"})
# with "up" or "out", what one comes to be like is told

_LIKENED = frozenset(
    ["idiot", "fool", "child", "kid", "baby", "robot", "ghost", "machine", "maniac", "zombie",
     "animal", "stranger", "statue", "crazy", "moron", "puppet", "criminal", "dog", "clown"]
)  # fmt: skip
# what one is said to be like by doing something
_LONGEST_ACT = 8
# words of "talking to my mother about money is"


def is_filler(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "like" at `at` says nothing: neither the verb nor a comparison."""
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    ends_likeness = not after and vocabulary.verbs.base(before) in vocabulary["resembling"]
    is_alone = not before or not after or tokens[at].gap in {Gap.STOP, Gap.CUT}
    is_alone = is_alone and not ends_likeness
    if is_alone or _restarts(tokens, at):
        return True
    beyond = tokens[at + 2].word if at + 2 < len(tokens) else ""
    is_finite = any(vocabulary.verbs.has(beyond, form) for form in (Form.PAST, Form.THIRD))
    if after == "nothing" and is_finite:
        return False  # "as if nothing happened"
    likens = _likens_deed(tokens, at, vocabulary) or _says_what_it_is(tokens, at, vocabulary)
    likens = likens or _likens_state(tokens, at, vocabulary) or _is_manner(tokens, at, vocabulary)
    return not likens and _fills(tokens, at, vocabulary)


def _is_manner(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "It goes up like that", "don't walk out like this and ...": a clause ends with it."""
    after = [token.word for token in tokens[at + 1 : at + 3]]
    joints = vocabulary.any_of("coordinators", "subordinators")
    is_last = len(after) == 1 or (tokens[at + 2 :] and tokens[at + 2].gap is Gap.STOP)
    is_last = is_last or not joints.isdisjoint(after[1:])
    return after[:1] in (["that"], ["this"]) and bool(is_last)


def _fills(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """The same for a "like" between words that neither break off nor liken a deed."""
    before, after = tokens[at - 1].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    openers = vocabulary.any_of("possessives", "object_pronouns") | {"the", "it"}
    if before in vocabulary["prepositions"]:
        is_become = before in {"up", "out"}
        is_become = is_become and vocabulary.verbs.base(tokens[at - 2].word) in _BECOMING
        return not is_become and (before != "to" or after not in openers)
    base = vocabulary.verbs.base(before)
    if _precedes_word(before, after, vocabulary):
        return True
    is_example = tokens[at].gap is Gap.NONE and _gives_example(before, after, vocabulary)
    is_meant = is_example or _compares(tokens, at, vocabulary) or _is_verb(tokens, at, vocabulary)
    if is_meant or base in vocabulary["resembling"]:
        return False
    if before in vocabulary["be_forms"]:
        return _fills_after_be(tokens, at, after, vocabulary)
    if base in vocabulary["having"]:
        return True
    is_compared = after in vocabulary["object_pronouns"] or after in {"that", "this"}
    return not is_compared or (vocabulary.verbs.has(before, Form.ING) and after == "that")


def _likens_deed(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "He treats me like a child", "I ended up like my father", "she dances like a queen".

    The verb must be one that likens, or have all it takes: "I had like a beer" tells what was had.
    """
    openers = vocabulary.any_of("determiners", "possessives", "subject_pronouns", "vague_people")
    after = [token.word for token in tokens[at + 1 : at + 3]]
    is_member = after == ["one", "of"]
    if (
        len(after) < 2
        or not (is_member or after[0] in openers)
        or after[1] in vocabulary["measures"]
    ):
        return False
    words = [token.word for token in tokens[max(0, at - 5) : at]]
    bases = [vocabulary.verbs.base(word) for word in words]
    if not vocabulary["likening"].isdisjoint(bases) or _faces(words, bases, vocabulary):
        return True
    small = vocabulary["particles"] | {"here", "there"}
    while len(bases) > 1 and words[len(bases) - 1] in small:
        bases.pop()
    is_whom = after[0] in {"a", "an"} and after[1] in _LIKENED
    taking = vocabulary.any_of("wants_more", "having", "be_forms")
    is_whom = is_whom and vocabulary.verbs.knows(words[len(bases) - 1])
    return bases[-1] in vocabulary["stands_alone"] or (is_whom and bases[-1] not in taking)


def _likens_state(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "He walks past me like I'm a chair", "... like the dishes are the problem".

    What follows is not so, and must never be told as a fact.
    """
    after = [token.word for token in tokens[at + 1 : at + 4]]
    is_noun = after[:1] != [] and after[0] in vocabulary.any_of("determiners", "possessives")
    is_person = after[:1] != [] and after[0] in vocabulary["subject_pronouns"]
    verb = after[1 + is_noun : 2 + is_noun]
    is_state = (is_noun or is_person) and verb != [] and verb[0] in vocabulary["be_forms"]
    return is_state and tokens[at - 1].word not in vocabulary.any_of("be_forms", "coordinators")


def _faces(words: Sequence[str], bases: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the words end in "looks at me", "talks to his mother"."""
    for place, base in enumerate(bases[:-2]):
        who = words[place + 2 :]
        is_person = who[0] in vocabulary["object_pronouns"] and len(who) == 1
        is_person = is_person or (who[0] in vocabulary["possessives"] and len(who) == 2)
        if base in vocabulary["facing"] and words[place + 1] in vocabulary["directing"]:
            return is_person
    return False


def _compares(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "Like I used to", "like people do", but not "like I had to go"."""
    after, verb, beyond = ([token.word for token in tokens[at + 1 : at + 4]] + [""] * 3)[:3]
    is_person = after in vocabulary.any_of("subject_pronouns", "people")
    must = verb in vocabulary["have_forms"] and beyond == "to"
    return is_person and verb in vocabulary["likened"] and not must


def _gives_example(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """ "A vegetable like lettuce"."""
    known = vocabulary.any_of("function_words", "adjectives", "named", "times", "sounds")
    return not any(word in known or vocabulary.verbs.knows(word) for word in (before, after))


def _precedes_word(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """ "I just like think", "not like valued", "feel like really good"."""
    if before in {"feel", "felt"}:
        return after in vocabulary.any_of("degree", "adjectives")
    if before == "not":
        return after in vocabulary.any_of("named", "adjectives")
    is_verb = (
        vocabulary.verbs.has(after, Form.BASE, Form.PAST)
        and after not in vocabulary["mostly_other"]
    )
    return is_verb and before in vocabulary["midverb_adverbs"]


def _is_verb(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether it is what somebody likes, or hangs on a word such as "something"."""
    if tokens[at - 1].word in vocabulary["before_meant_like"]:
        return True
    back = at - 1
    while back > 0 and tokens[back].word in vocabulary["midverb_adverbs"]:
        back -= 1
    return tokens[back].word in vocabulary["likers"]


def _fills_after_be(tokens: Sequence[Token], at: int, after: str, vocabulary: Vocabulary) -> bool:
    """ "I was like trying": filler; "it's like a prison", "she was like no": not."""
    if at > 1 and tokens[at - 2].word in {"it", "that", "this"}:
        return False
    stays = vocabulary.any_of(
        "begins_quote", "subject_pronouns", "object_pronouns", "determiners", "possessives"
    )
    return after not in stays


def _says_what_it_is(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "It's also like having a guest", "living here is like living in a zoo"."""
    words = [token.word for token in tokens[max(0, at - _LONGEST_ACT) : at + 2]]
    before = words[: min(_LONGEST_ACT, at)]
    while before and before[-1] in vocabulary["midverb_adverbs"]:
        before = before[:-1]
    is_thing = len(before) > 1 and before[-2] in {"it", "that", "this"}
    is_thing = is_thing or any(_is_act(word, vocabulary) for word in before[:-1])
    is_thing = is_thing and before[-1] in vocabulary["be_forms"]
    return is_thing and _is_act(words[-1], vocabulary)


def _is_act(word: str, vocabulary: Vocabulary) -> bool:
    return word.endswith("ing") and vocabulary.verbs.has(word, Form.ING)


def _restarts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stood before "like" is said again after it: "I'm not like I'm not going"."""
    words = [token.word for token in tokens[max(0, at - 4) : at + 5]]
    middle = at - max(0, at - 4)
    return any(
        words[middle - size : middle] == words[middle + 1 : middle + 1 + size]
        for size in range(1, middle + 1)
    )
