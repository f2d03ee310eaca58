"""What people do to one another: deeds of "you" that are told of the hearer, not of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voice_coach.language.inflect import Form
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
_HEEDING = frozenset(
    ["notice", "care", "listen", "help", "answer", "thank", "touch", "talk", "bother", "hug",
     "kiss", "text", "remember", "apologize", "apologise", "ask", "look"]
)  # fmt: skip
# what is missed where a partner leaves it out
_TAKING = frozenset(
    ["read", "break", "lose", "hide", "open", "throw", "delete", "borrow", "forget", "miss", "ruin",
     "ignore", "hurt", "find", "blame", "steal", "check"]
)  # fmt: skip
# done with what belongs to whom one lives with
_LIMITING = frozenset({"if", "when", "whenever", "unless", "once", "what", "how", "than", "as"})
# what "you" does after these may be done by anybody
_BOTHERING = frozenset({"bugs", "bothers", "hurts", "kills", "scares", "annoys", "upsets"})
_CERTAIN = frozenset({"know", "see", "feel", "get", "remember", "mean", "understand", "can"})
_OWING = {("need", "to"), ("have", "to"), ("going", "to")}
_FACING = {("in", "front", "of"), ("in", "love", "with")}
_MEANWHILE = [["when", "i"], ["while", "i"]]
_ASKING = frozenset({"can", "could", "will", "would"})
_KIN = frozenset(
    ["mom", "mum", "dad", "mother", "father", "sister", "brother", "parents", "boss", "friends"]
)
_BEGINS = frozenset({"", "and", "but", "so", "because", "then", "that", "just", "please"})
_SELF = frozenset({"me", "my", "us"})
_FELT = frozenset({"feel", "get", "make", "be"})
_DOUBTED = frozenset({"even", "still", "ever"})
_UNDONE = frozenset({("did", "n't"), ("have", "n't"), ("have", "not"), ("did", "not")})
_BRINGING_UP = frozenset(
    ["bring", "mention", "talk", "speak", "say", "ask", "tell", "cry", "raise", "start", "try"]
)
# whoever answers to these is there
_REACH = 6


def deals_with_speaker(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "you" or "your" at a place is the hearer, by what is told of it.

    "You just sat there" and "your dad laughed" are told of one person; "you learned to hide it"
    may be told of anybody, and "you told me" of whoever gave advice.
    """
    if words[at] == "your":
        return (
            _took_from(words, at, vocabulary)
            or _shares(words, at, vocabulary)
            or tuple(words[max(0, at - 2) : at])
            in {("feel", "like"), ("ask", "for"), ("asked", "for")}
            or _felt_at(words, at, vocabulary)
            or _has_kin_who_meet(words, at, vocabulary)
        )
    return any(
        rule(words, at, vocabulary)
        for rule in (
            did_once,
            _fails_to,
            _used_to,
            _stirs,
            _is_doing,
            _does_meanwhile,
            _is_owed_word,
            _told_another,
            _took_mine,
            _left_undone,
            _might_have,
            _is_set_against,
            _keeps_at_it,
            _is_told_first,
            _agreed_to,
            _joins_in,
            _is_faced,
            _compares,
            _is_begged,
            _answers_speaker,
            _is_felt_around,
        )
    )


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def did_once(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You just sat there", "you didn't pick up", "you were late again"."""
    if not _opens(words, at):
        return False
    place = vocabulary.verb_place(words, at + 1)
    verb, verbs = _word(words, place), vocabulary.verbs
    if verb == "were":
        place += _word(words, place + 1) == "n't"
        state = _word(words, vocabulary.verb_place(words, place + 1))
        if (
            state in {"on", "at", "in"}
            and _word(words, vocabulary.verb_place(words, place + 1) + 1) == "your"
        ):
            return True
        states = vocabulary["adjectives"] | {"right", "home", "there"}
        return state in states - {"able", "supposed", "young"}
    if verb == "did" and _word(words, place + 1) == "n't":
        deed = _word(words, vocabulary.verb_place(words, place + 2))
        return verbs.has(deed, Form.BASE) and deed not in _COUNSELLING
    is_past = verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    return is_past and verbs.base(verb) not in _ADVISING


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a clause that is limited by nothing begins with this "you"."""
    return _word(words, at - 1) not in _LIMITING


def _fails_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You don't even notice", "you never listen": said without any "if"."""
    if not _LIMITING.isdisjoint(words[:at]):
        return False
    near = words[at + 1 : at + 5]
    is_denied = tuple(near[:2]) == ("do", "n't")
    deeds = {vocabulary.verbs.base(word) for word in near}
    heeding = _HEEDING | ({"see"} if "even" in near else frozenset())
    return (is_denied or "never" in near[:1]) and not deeds.isdisjoint(heeding)


def is_asked_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Can you put the phone down": a counsellor is asked to tell or to show something."""
    is_asked = (
        words[at] == "you" and _word(words, at - 1) in _ASKING and _word(words, at - 2) in _BEGINS
    )
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(verb, Form.BASE) and verb not in _ADVISING - {"put", "come"}
    return is_asked and is_deed and verb not in {"imagine", "believe", "repeat", "blame", "check"}


def _used_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You used to leave me notes"."""
    is_used = tuple(words[at + 1 : at + 3]) == ("used", "to") and _opens(words, at)
    near = words[at + 3 : at + 3 + _REACH]
    return is_used and not _SELF.isdisjoint(near)


def _stirs(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I feel small when you ...", "it makes me anxious when you ..."."""
    earlier = words[max(0, at - _REACH) : at]
    is_manner = _word(words, at - 1) in {"what", "how"} or tuple(earlier[-2:]) == ("the", "way")
    if is_manner and _leaves_feeling(words[at + 2 : at + 2 + 2 * _REACH], vocabulary):
        return True
    if _word(words, at - 1) == "that" and not _BOTHERING.isdisjoint(words[max(0, at - 3) : at - 1]):
        return True
    later = list(words[at + 1 : at + 2 * _REACH])
    is_moved = any(later[place : place + 2] == ["i", "feel"] for place in range(len(later)))
    if _word(words, at - 1) == "when" and is_moved:
        return True
    is_felt = _word(words, at - 1) == "when" and _word(words, at - 2) in vocabulary["named"]
    bases = {vocabulary.verbs.base(word) for word in earlier}
    own = {"i", "me"}.intersection(earlier)
    return is_felt and bool(own) and not _FELT.isdisjoint(bases)


def _leaves_feeling(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "... last night really hurt me", "... made me feel small"."""
    stirring = vocabulary["stirring"] | {"make", *vocabulary.moving}
    return any(
        second == "me" and vocabulary.verbs.base(first) in stirring
        for first, second in pairwise(words)
    )


def _is_doing(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "It was about you not hearing me"."""
    place = at + 1 + (_word(words, at + 1) == "not")
    is_act = vocabulary.verbs.is_only(_word(words, place), Form.ING)
    return is_act and not _SELF.isdisjoint(words[place + 1 : place + 3])


def _does_meanwhile(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You make jokes when I'm serious"."""
    later = list(words[at + 1 : at + 1 + _REACH])
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(verb, Form.BASE) and verb not in _CERTAIN
    meets = any(later[place : place + 2] in _MEANWHILE for place in range(len(later)))
    return is_deed and meets and _LIMITING.isdisjoint(words[:at])


def _is_owed_word(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I should have told you", "I never told you", "I hate asking you for help"."""
    verb = vocabulary.verbs.base(_word(words, at - 1))
    earlier = words[max(0, at - _REACH) : at - 1]
    is_own = "i" in earlier and verb in {"tell", "ask", "thank", "show"}
    if not is_own or not _LIMITING.isdisjoint(earlier):
        return False
    is_owed = tuple(words[at - 4 : at - 1]) == ("i", "have", "n't")
    is_owed = is_owed or tuple(words[max(0, at - 3) : at - 1]) in _OWING
    is_meant = not {"should", "never", "ever", "hate", "scared", "afraid"}.isdisjoint(earlier)
    is_owed = is_owed or (verb == "ask" and _word(words, at + 2) == "times")
    return is_owed or (is_meant and {"he", "she", "they"}.isdisjoint(earlier))


def _told_another(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You told her", "you gave it to your mother": not done by who counsels the speaker."""
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    is_past = vocabulary.verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    whom = vocabulary["bare_people"] | {"him", "her", "your", "them", "my"}
    return is_past and _word(words, at + 2) in whom and _opens(words, at)


def _took_mine(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You read my diary", "I can't believe you lost my keys"."""
    place = vocabulary.verb_place(words, at + 1)
    is_taken = vocabulary.verbs.base(_word(words, place)) in _TAKING
    return is_taken and _word(words, place + 1) in {"my", "our"} and _opens(words, at)


def _left_undone(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "I cooked for two hours and you didn't say a word"."""
    is_undone = tuple(words[at + 1 : at + 3]) in _UNDONE
    return is_undone and _word(words, at - 1) in {"and", "but"} and "i" in words[:at]


def _might_have(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You could have told me", "you should have asked my mother"."""
    modal, have = _word(words, at + 1), _word(words, at + 2)
    is_past = have == "have" and modal in {"could", "should", "might", "would"}
    is_deed = vocabulary.verbs.has(_word(words, at + 3), Form.PARTICIPLE)
    near = words[at + 4 : at + 4 + _REACH]
    return is_past and is_deed and _opens(words, at) and not _SELF.isdisjoint(near)


def _is_set_against(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "You're always at work and I'm always here"."""
    if at or _word(words, 1) not in {"'re", "are"}:
        return False
    return any(
        joint in {"and", "but", "while"} and who == "i" and be in {"'m", "am"}
        for joint, who, be in zip(words, words[1:], words[2:], strict=False)
    )


def _keeps_at_it(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I'm trying to tell you something and you keep looking at your phone"."""
    is_kept = _word(words, at + 1) == "keep" and "yourself" not in words
    is_kept = is_kept and vocabulary.verbs.has(_word(words, at + 2), Form.ING)
    return is_kept and _word(words, at - 1) in {"and", "but"} and "i" in words[:at]


def _is_told_first(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "You bought a car and didn't tell me", "you shut the door in my face".

    What is told of people in general to begin with has no "me" in it.
    """
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    base, verbs = vocabulary.verbs.base(verb), vocabulary.verbs
    is_deed = verbs.has(verb, Form.PAST) and base not in _CERTAIN | {"be", "have", "do"}
    is_whole = _LIMITING.isdisjoint(words) or verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)
    return not at and is_deed and is_whole and not {*_SELF, "i"}.isdisjoint(words)


def _agreed_to(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "We agreed you'd do the dishes", "I thought we said you would call"."""
    place = at - 1 - (_word(words, at - 1) == "that")
    is_agreed = vocabulary.verbs.base(_word(words, place)) in {"agree", "decide", "say"}
    would = _word(words, at + 1) in {"'d", "would", "'ll", "will", "were"}
    return is_agreed and would and _word(words, place - 1) == "we"


def _is_faced(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I cried in front of you", "I fell in love with you", "I want to know where you were"."""
    if "i" not in words[:at]:
        return False
    is_there = _word(words, at - 1) == "where" and tuple(words[at + 1 :]) == ("were",)
    return is_there or tuple(words[max(0, at - 3) : at]) in _FACING


def _compares(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "You spend more time with him than with me", "you're nicer to her than you are to us"."""
    than = next((place for place in range(at, len(words)) if words[place] == "than"), len(words))
    is_better_known = _word(words, at + 1) == "know"
    return not is_better_known and not _SELF.isdisjoint(words[than + 1 : than + 5])


def _is_begged(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I'd rather you told me", "do you even care"."""
    if tuple(words[max(0, at - 2) : at]) in {("'d", "rather"), ("would", "rather")}:
        return True
    is_doubted = _word(words, at - 1) in {"do", "did"} and _word(words, at + 1) in _DOUBTED
    return is_doubted and vocabulary.verbs.base(_word(words, at + 2)) in _HEEDING | {"love", "want"}


def _answers_speaker(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Whenever I bring it up you leave the room": what is told to whoever is there."""
    whens = [place for place in range(at) if words[place] in {"when", "whenever"}]
    if not whens or _word(words, whens[-1] + 1) != "i":
        return False
    told = words[vocabulary.verb_place(words, whens[-1] + 2) : at]
    is_said = bool(told) and vocabulary.verbs.base(told[0]) in _BRINGING_UP
    deed = _word(words, vocabulary.verb_place(words, at + 1))
    is_deed = vocabulary.verbs.has(deed, Form.BASE) and deed not in _ADVISING - {"go", "start"}
    return is_said and is_deed and deed not in vocabulary["modals"]


def _is_felt_around(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I can't be myself around you", "I feel safe around you"."""
    earlier = words[max(0, at - 2 * _REACH) : at - 1]
    is_near = _word(words, at - 1) in {"around", "beside"} and "i" in earlier
    ends = _word(words, at + 1) in vocabulary["coordinators"] | {""}
    return is_near and ends and _LIMITING.isdisjoint(earlier) and "people" not in earlier


def _has_kin_who_meet(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Nobody in your family has asked me": people in general have no kin who meet the speaker."""
    kin = vocabulary["people"] - {"people", "guy", "guys", "doctor", "children", "kids"}
    apart = vocabulary.any_of("subordinators", "wh_words", "coordinators", "subject_pronouns")
    later = words[at + 2 : at + 2 + _REACH + 2]
    ends = [place for place, word in enumerate(later) if word in apart]
    is_met = not _SELF.isdisjoint(later[: ends[0] if ends else len(later)])
    is_in_general = _word(words, at - 1) in _LIMITING or "you" in words[:at]
    return is_met and _word(words, at + 1) in kin and not is_in_general


def _joins_in(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "It hurts when I call and you don't pick up"."""
    earlier = list(words[max(0, at - 2 * _REACH) : at])
    meets = any(earlier[place : place + 2] in _MEANWHILE for place in range(len(earlier)))
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    return meets and earlier[-1:] == ["and"] and verb not in _CERTAIN


def is_of_hearers_kin(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Your dad laughed at dinner": told of one father, once."""
    if words[at] != "your" or _word(words, at + 1) not in _KIN:
        return False
    is_moment = _word(words, at - 1) == "when" and not _SELF.isdisjoint(words)
    if _word(words, at - 1) not in _BEGINS and not is_moment:
        return False
    verb = _word(words, vocabulary.verb_place(words, at + 2))
    return vocabulary.verbs.is_only(verb, Form.PAST, Form.PARTICIPLE)


def did_what_hurts(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "What hurts is that you didn't ask", "the worst thing was that you laughed"."""
    is_told = tuple(words[at - 2 : at]) in {("is", "that"), ("was", "that"), ("'s", "that")}
    verb = _word(words, vocabulary.verb_place(words, at + 1))
    is_past = vocabulary.verbs.has(verb, Form.PAST) and not vocabulary.verbs.has(verb, Form.BASE)
    is_hard = not (_BOTHERING | {"worst", "hardest", "hurt"}).isdisjoint(words[: max(0, at - 2)])
    return words[at] == "you" and is_told and is_past and is_hard


def _shares(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "We moved here for your job"."""
    earlier = words[max(0, at - _REACH) : at]
    is_theirs = _word(words, at + 1) in vocabulary["own_topics"]
    is_shared = "we" in earlier or ("i" in earlier and _word(words, at - 1) == "with")
    return is_theirs and is_shared and _LIMITING.isdisjoint(earlier)


def _felt_at(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I felt invisible at your reunion", "nervous when your voice rises"."""
    earlier = words[max(0, at - _REACH) : at - 1]
    states = {"felt", "feel", "get", "am", "'m", "was"}
    is_own = any(pair[0] == "i" and pair[1] in states for pair in pairwise(earlier))
    is_felt = is_own and earlier[-1] in vocabulary["named"] and "you" not in words[:at]
    return is_felt and _word(words, at - 1) in vocabulary["prepositions"] | {"when", "because"}


def _took_from(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I read your messages"."""
    verb = _word(words, at - 1)
    before = _word(words, at - 2)
    before = _word(words, at - 3) if before in vocabulary["midverb_adverbs"] else before
    is_past = vocabulary.verbs.has(verb, Form.PAST)
    return before == "i" and is_past and vocabulary.verbs.base(verb) in _TAKING
