"""Deeds of "you" that are told of one person, who is there, and not of anybody."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.hearer_words import BEGINS, HEEDING, LIMITING, REACH, SELF, TAKING
from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import word_at
from voice_coach.language.vocabulary import Vocabulary

_ADVISING = frozenset(
    ["tell", "say", "ask", "mention", "explain", "suggest", "recommend", "advise", "offer", "give",
     "show", "help", "call", "talk", "send", "bring", "point", "refer", "prescribe", "write",
     "answer", "teach", "warn", "describe", "discuss", "understand", "hear", "see", "know", "think",
     "mean", "want", "need", "have", "get", "go", "do", "be", "feel", "like", "take", "realize",
     "realise", "figure", "start", "become", "find", "learn", "use", "try", "work", "pay", "buy",
     "read", "hand", "come", "put", "keep", "live", "grow"]
)  # fmt: skip
# what a counsellor does for whoever comes, or anybody in a tale
_COUNSELLING = frozenset(
    ["tell", "say", "mention", "explain", "know", "understand", "think", "want", "need",
     "have", "get", "feel", "like", "see", "hear", "do", "be", "give", "suggest", "recommend"]
)  # fmt: skip
# what left undone may still be said of anybody, or of a counsellor
_CERTAIN = frozenset({"know", "see", "feel", "get", "remember", "mean", "understand", "can"})
_MEANWHILE = [["when", "i"], ["while", "i"]]
_ASKING = frozenset({"can", "could", "will", "would"})
_UNDONE = frozenset({("did", "n't"), ("have", "n't"), ("have", "not"), ("did", "not")})
_BRINGING_UP = frozenset(
    ["bring", "mention", "talk", "speak", "say", "ask", "tell", "cry", "raise", "start", "try"]
)
# whoever answers to these is there


def did_once(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You just sat there", "you didn't pick up", "you were late again"."""
    if not _opens(words, at):
        return False
    place = vocabulary.verb_place(words, at + 1)
    verb, verbs = word_at(words, place), vocabulary.verbs
    if verb == "were":
        place += word_at(words, place + 1) == "n't"
        state = word_at(words, vocabulary.verb_place(words, place + 1))
        if (
            state in {"on", "at", "in"}
            and word_at(words, vocabulary.verb_place(words, place + 1) + 1) == "your"
        ):
            return True
        states = vocabulary["adjectives"] | {"right", "home", "there"}
        return state in states - {"able", "supposed", "young"}
    if verb == "did" and word_at(words, place + 1) == "n't":
        deed = word_at(words, vocabulary.verb_place(words, place + 2))
        return verbs.has(deed, Form.BASE) and deed not in _COUNSELLING
    is_past = verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    return is_past and verbs.base(verb) not in _ADVISING


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a clause that is limited by nothing begins with this "you"."""
    return word_at(words, at - 1) not in LIMITING


def _fails_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You don't even notice", "you never listen": said without any "if"."""
    if not LIMITING.isdisjoint(words[:at]):
        return False
    near = words[at + 1 : at + 5]
    is_denied = tuple(near[:2]) == ("do", "n't")
    deeds = {vocabulary.verbs.base(word) for word in near}
    heeding = HEEDING | ({"see"} if "even" in near else frozenset())
    return (is_denied or "never" in near[:1]) and not deeds.isdisjoint(heeding)


def is_asked_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Can you put the phone down": a counsellor is asked to tell or to show something."""
    is_asked = words[at] == "you" and word_at(words, at - 1) in _ASKING
    is_asked = is_asked and word_at(words, at - 2) in BEGINS
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(verb, Form.BASE) and verb not in _ADVISING - {"put", "come"}
    return is_asked and is_deed and verb not in {"imagine", "believe", "repeat", "blame", "check"}


def _used_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You used to leave me notes"."""
    is_used = tuple(words[at + 1 : at + 3]) == ("used", "to") and _opens(words, at)
    near = words[at + 3 : at + 3 + REACH]
    return is_used and not SELF.isdisjoint(near)


def _does_meanwhile(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You make jokes when I'm serious"."""
    later = list(words[at + 1 : at + 1 + REACH])
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(verb, Form.BASE) and verb not in _CERTAIN
    meets = any(later[place : place + 2] in _MEANWHILE for place in range(len(later)))
    return is_deed and meets and LIMITING.isdisjoint(words[:at])


def _told_another(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You told her", "you gave it to your mother": not done by who counsels the speaker."""
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    is_past = vocabulary.verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    whom = vocabulary["bare_people"] | {"him", "her", "your", "them", "my"}
    return is_past and word_at(words, at + 2) in whom and _opens(words, at)


def _took_mine(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You read my diary", "I can't believe you lost my keys"."""
    place = vocabulary.verb_place(words, at + 1)
    is_taken = vocabulary.verbs.base(word_at(words, place)) in TAKING
    return is_taken and word_at(words, place + 1) in {"my", "our"} and _opens(words, at)


def _left_undone(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "I cooked for two hours and you didn't say a word"."""
    is_undone = tuple(words[at + 1 : at + 3]) in _UNDONE
    return is_undone and word_at(words, at - 1) in {"and", "but"} and "i" in words[:at]


def _might_have(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You could have told me", "you should have asked my mother"."""
    modal, have = word_at(words, at + 1), word_at(words, at + 2)
    is_past = have == "have" and modal in {"could", "should", "might", "would"}
    is_deed = vocabulary.verbs.has(word_at(words, at + 3), Form.PARTICIPLE)
    near = words[at + 4 : at + 4 + REACH]
    return is_past and is_deed and _opens(words, at) and not SELF.isdisjoint(near)


def _is_set_against(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "You're always at work and I'm always here"."""
    if at or word_at(words, 1) not in {"'re", "are"}:
        return False
    return any(
        joint in {"and", "but", "while"} and who == "i" and be in {"'m", "am"}
        for joint, who, be in zip(words, words[1:], words[2:], strict=False)
    )


def _keeps_at_it(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I'm trying to tell you something and you keep looking at your phone"."""
    is_kept = word_at(words, at + 1) == "keep" and "yourself" not in words
    is_kept = is_kept and vocabulary.verbs.has(word_at(words, at + 2), Form.ING)
    return is_kept and word_at(words, at - 1) in {"and", "but"} and "i" in words[:at]


def _is_told_first(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You bought a car and didn't tell me", "you shut the door in my face".

    What is told of people in general to begin with has no "me" in it.
    """
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    base, verbs = vocabulary.verbs.base(verb), vocabulary.verbs
    is_deed = verbs.has(verb, Form.PAST) and base not in _CERTAIN | {"be", "have", "do"}
    is_whole = LIMITING.isdisjoint(words) or verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    return not at and is_deed and is_whole and not {*SELF, "i"}.isdisjoint(words)


def _compares(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "You spend more time with him than with me", "you're nicer to her than you are to us"."""
    than = next((place for place in range(at, len(words)) if words[place] == "than"), len(words))
    is_better_known = word_at(words, at + 1) == "know"
    return not is_better_known and not SELF.isdisjoint(words[than + 1 : than + 5])


def _answers_speaker(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Whenever I bring it up you leave the room": what is told to whoever is there."""
    whens = [place for place in range(at) if words[place] in {"when", "whenever"}]
    if not whens or word_at(words, whens[-1] + 1) != "i":
        return False
    told = words[vocabulary.verb_place(words, whens[-1] + 2) : at]
    is_said = bool(told) and vocabulary.verbs.base(told[0]) in _BRINGING_UP
    deed = word_at(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(deed, Form.BASE) and deed not in _ADVISING - {"go", "start"}
    return is_said and is_deed and deed not in vocabulary["modals"]


def _joins_in(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "It hurts when I call and you don't pick up"."""
    earlier = list(words[max(0, at - 2 * REACH) : at])
    meets = any(earlier[place : place + 2] in _MEANWHILE for place in range(len(earlier)))
    verb = word_at(words, vocabulary.verb_place(words, at + 1))
    return meets and earlier[-1:] == ["and"] and verb not in _CERTAIN


DEEDS = (
    did_once,
    _fails_to,
    _used_to,
    _does_meanwhile,
    _told_another,
    _took_mine,
    _left_undone,
    _might_have,
    _is_set_against,
    _keeps_at_it,
    _is_told_first,
    _compares,
    _answers_speaker,
    _joins_in,
)
# rules by which a deed is told of the one "you" at a place
