"""Grammar brought along from another language, put right where only one thing is meant."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Gap, Token, word_at
from voice_coach.language.vocabulary import Vocabulary

_OBJECTS = {"i": "me", "you": "you", "he": "him", "she": "her", "we": "us", "they": "them"}
_OPENING = frozenset({"", "and", "but", "so", "because", "that", "when", "if"})
# before a subject
_BARE_MODALS = frozenset({"must", "should", "can", "could", "might"})
# what follows them has no "to"; "the will to live" is right
_AMOUNTS = frozenset({"a", "many", "several", "few", "some"})
_TO_PERIOD = 6
# words between a verb and how long it has gone on
_AROUND = 9
# words on either side of one that a rule may change
_SKILLS = frozenset({"know", "learn", "understand", "forget", "remember"})
_COPIES = frozenset({"he", "she", "they"})
_MALE = frozenset(
    {"husband", "boyfriend", "father", "dad", "brother", "son", "uncle", "grandpa", "grandfather"}
)
_FEMALE = frozenset(
    {
        "wife",
        "girlfriend",
        "mother",
        "mom",
        "mum",
        "sister",
        "daughter",
        "aunt",
        "grandma",
        "grandmother",
    }
)


def in_standard_grammar(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I am agree", "my mother she work", "I live here since five years" as one would say them."""
    out, words = list(tokens), [token.word for token in tokens]
    people = vocabulary["people"]
    for at in range(len(tokens) - 1, -1, -1):
        rule = _RULES.get(words[at])
        if rule is None and words[at] not in people:
            continue
        near = slice(max(0, at - _AROUND), at + _AROUND)
        before = out[near]
        if rule is not None:
            rule(out, words, at, vocabulary)
        else:
            _without_copy(out, words, at)
            _with_ending(out, at, vocabulary)
        if out[near] != before:
            words = [token.word for token in out]
    return out


def _said(token: Token, *words: str) -> list[Token]:
    """These words in the place of a token."""
    first, *rest = words
    return [Token(first, first, token.gap), *(Token(word, word) for word in rest)]


def _agreeing(out: list[Token], words: Sequence[str], at: int, _: Vocabulary) -> None:
    """ "I am agree", "I'm not agree": agreeing is done."""
    is_denied = word_at(words, at - 1) in {"not", "n't"}
    be = at - 1 - is_denied
    if (
        word_at(words, be) not in {"am", "'m", "are", "'re"}
        or word_at(words, be - 1) not in _OBJECTS
    ):
        return
    out[be:at] = _said(out[be], "do", "n't") if is_denied else []


def _without_to(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "You must to understand", "she told to everybody that ..."."""
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    modal = word_at(words, at - 2) if before in {"not", "n't"} else before
    is_modal = modal in _BARE_MODALS and vocabulary.verbs.has(after, Form.BASE)
    persons = vocabulary["object_pronouns"] | {"everybody", "everyone", "you"}
    is_told = vocabulary.verbs.base(before) == "tell" and after in persons
    if (is_modal or is_told) and out[at].gap is Gap.NONE:
        del out[at]


def _undone(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "You didn't told me", "she doesn't wants", "I have not forgive": one ending is enough."""
    verbs = vocabulary.verbs
    helper = word_at(words, at - 1)
    is_have = helper in {"have", "has", "had"}
    if not is_have and helper not in vocabulary["do_forms"]:
        return
    place = vocabulary.verb_place(words, at + 1)
    verb = word_at(words, place)
    if not verb or any(token.gap is not Gap.NONE for token in out[at : place + 1]):
        return
    is_ended = verbs.is_only(verb, Form.PAST, Form.PARTICIPLE, Form.THIRD)
    if not is_have and is_ended and verb not in vocabulary["be_forms"]:
        out[place : place + 1] = _said(out[place], verbs.base(verb))
    elif is_have and verbs.is_only(verb, Form.BASE):
        out[place : place + 1] = _said(out[place], verbs.form(verb, Form.PARTICIPLE))


def _going_on(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "I am living here since five years" has gone on for five years."""
    amount, unit = word_at(words, at + 1), word_at(words, at + 2)
    unit = word_at(words, at + 3) if amount == "a" or unit in {"long", "full"} else unit
    is_amount = amount in vocabulary["numbers"] | _AMOUNTS or amount.isdigit()
    is_period = is_amount and unit.removesuffix("s") in vocabulary["times"] and unit.endswith("s")
    if not is_period or "ago" in words[at + 3 : at + 5]:
        return
    for subject in range(at - 2, max(-1, at - 2 - _TO_PERIOD), -1):
        if words[subject] in _OBJECTS:
            place = vocabulary.verb_place(words, subject + 1)
            if _with_perfect(out, words, place, vocabulary):
                since = at + len(out) - len(words)
                out[since : since + 1] = _said(out[since], "for")
            return


def _with_perfect(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Tell in the perfect what the verb at a place tells in the present; False where it cannot."""
    verbs, have = vocabulary.verbs, "has" if words[at - 1] in {"he", "she"} else "have"
    if words[at] in vocabulary["have_forms"] - {"'s", "'d"}:
        return verbs.has(word_at(words, at + 1), Form.PARTICIPLE)
    if words[at] in {"am", "is", "are", "'m", "'s", "'re"}:
        out[at : at + 1] = _said(out[at], have, "been")
        return True
    if not verbs.has(words[at], Form.BASE, Form.THIRD) or words[at] in vocabulary["modals"]:
        return False
    done = verbs.form(verbs.base(words[at]), Form.PARTICIPLE)
    out[at : at + 1] = _said(out[at], have, done)
    return True


def _with_to(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "I don't know how speak with you"."""
    verb, after = word_at(words, at + 1), word_at(words, at + 2)
    objects = vocabulary.any_of("prepositions", "object_pronouns", "possessives", "determiners")
    is_skill = vocabulary.verbs.base(word_at(words, at - 1)) in _SKILLS
    if is_skill and vocabulary.verbs.is_only(verb, Form.BASE) and after in objects | {"you", ""}:
        out.insert(at + 1, Token("to", "to"))


def _wanting(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "I want that you come" is "I want you to come"."""
    wish = at - 1 - (word_at(words, at - 1) in {"only", "just"})
    who, verb = word_at(words, at + 1), vocabulary.verb_place(words, at + 2)
    is_same = who in words[max(0, wish - 3) : wish]
    # "I don't want that | I love her"
    if word_at(words, wish) not in {"want", "wants", "wanted"} or who not in _OBJECTS or is_same:
        return
    is_deed = vocabulary.verbs.has(word_at(words, verb), Form.BASE, Form.THIRD)
    if is_deed and verb == at + 2 and words[verb] not in vocabulary["finite_auxiliaries"]:
        base = vocabulary.verbs.base(words[verb])
        out[at : verb + 1] = _said(out[at], _OBJECTS[who], "to", base)
        out[wish:at] = reversed(out[wish:at])  # "want only that you" is "only want you"


def _telling(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "He said me that ..." is told."""
    whom, after = word_at(words, at + 1), word_at(words, at + 2)
    if whom in {"me", "him", "us", "them"} and after in vocabulary["subject_pronouns"] | {"that"}:
        told = {"say": "tell", "says": "tells", "said": "told"}[words[at]]
        out[at : at + 1] = _said(out[at], told)


def _in_past(out: list[Token], words: Sequence[str], at: int, vocabulary: Vocabulary) -> None:
    """ "Yesterday I have cooked": what is dated is over."""
    have, verb = at + 2, vocabulary.verb_place(words, at + 3)
    is_perfect = (
        word_at(words, have) in {"have", "has", "'ve"} and word_at(words, at + 1) in _OBJECTS
    )
    if is_perfect and vocabulary.verbs.has(word_at(words, verb), Form.PARTICIPLE):
        past = vocabulary.verbs.form(vocabulary.verbs.base(words[verb]), Form.PAST)
        out[verb : verb + 1] = _said(out[verb], past if words[verb] != "been" else "was")
        del out[have]


def _without_copy(out: list[Token], words: Sequence[str], at: int) -> None:
    """ "My husband he works": the pronoun names him again."""
    copy, kin = word_at(words, at + 1), words[at]
    if not _is_subject(words, at) or copy not in _COPIES or out[at + 1].gap is Gap.STOP:
        return
    is_same = copy == "they" if kin.endswith("s") or kin == "children" else copy != "they"
    is_same = (
        is_same and (copy, kin in _MALE) != ("she", True) and (copy, kin in _FEMALE) != ("he", True)
    )
    if is_same:
        del out[at + 1]


def _is_subject(words: Sequence[str], at: int) -> bool:
    """Whether somebody's kin opens a clause."""
    return word_at(words, at - 1) in {"my", "your", "our"} and word_at(words, at - 2) in _OPENING


def _with_ending(out: list[Token], at: int, vocabulary: Vocabulary) -> None:
    """ "My mother work", "my mother don't like it": one person's deed."""
    start = max(0, at - 2)
    words = [token.word for token in out[start : at + _AROUND]]
    at -= start
    one = words[at]
    if not _is_subject(words, at) or one not in _MALE | _FEMALE or at + 2 >= len(words):
        return
    place = vocabulary.verb_place(words, at + 1)
    verb = word_at(words, place)
    is_free = word_at(words, at - 2) in {"", "because", "when"}
    is_denied = verb == "do" and word_at(words, place + 1) == "n't"
    if is_denied or (is_free and vocabulary.verbs.is_only(verb, Form.BASE)):
        told = _said(out[start + place], vocabulary.verbs.form(verb, Form.THIRD))
        out[start + place : start + place + 1] = told


_RULES = {
    "agree": _agreeing,
    "to": _without_to,
    "n't": _undone,
    "not": _undone,
    "since": _going_on,
    "how": _with_to,
    "that": _wanting,
    "say": _telling,
    "says": _telling,
    "said": _telling,
    "yesterday": _in_past,
}
