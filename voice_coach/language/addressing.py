"""Who "you" is: the hearer, people in general, a subject or an object."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voice_coach.language.dealings import deals_with_speaker, did_what_hurts
from voice_coach.language.hearer_deeds import did_once, is_asked_to
from voice_coach.language.hearers_own import is_of_hearers_kin
from voice_coach.language.inflect import Form
from voice_coach.language.persons import SPEAKER
from voice_coach.language.vocabulary import Vocabulary

_SPEAKERS = SPEAKER | {"we", "us", "our"}
_CAUSING = frozenset({"make", "let", "help", "watch", "have"})
_TELLING = frozenset({"tell", "show", "remind", "convince", "ask", "teach", "warn"})
_SENSING = frozenset({"see", "hear", "notice"})
_MISSING = frozenset({"miss", "need", "love", "trust", "want", "wish"})
_FAILING = frozenset({"promise", "forget", "agree", "ignore", "interrupt", "cancel"})
# done to the speaker, not by people in general
_CONSULTING = frozenset(
    ["call", "tell", "ask", "offer", "give", "recommend", "suggest", "show", "say", "help"]
)
# what advisers do for anybody
_SAYING = _CONSULTING.union(
    ["think", "know", "guess", "mean", "see", "thank", "get", "have", "assume", "swear", "bet"]
)
# "I know you", "I see you" say little of who "you" is
_SHARING = frozenset(
    {
        "come",
        "matter",
        "belong",
        "fight",
        "argue",
        "talk",
        "live",
        "be",
        "stay",
        "care",
        "worry",
        "rely",
        "count",
        "shout",
        "yell",
        "snap",
        "lie",
        "listen",
        "wait",
        "apologise",
        "apologize",
    }
)
_RULING = frozenset({"want", "like", "say", "decide", "prefer"})
# "We do what you want"
_PAIRS = frozenset({("and", "i"), ("and", "me"), ("and", "your")})
_FELT_FOR = frozenset(
    {
        "proud",
        "mad",
        "angry",
        "worried",
        "close",
        "closer",
        "scared",
        "afraid",
        "jealous",
        "grateful",
    }
    | {
        "honest",
        "patient",
        "safe",
        "safer",
        "disappointed",
        "upset",
        "furious",
        "annoyed",
        "frustrated",
        "tired",
    }
)
_ADMIRED = frozenset({"love", "hate", "appreciate", "admire"})
_STIRRING = frozenset(
    {"hate", "love", "hurt", "hurts", "upset", "upsets", "bothers", "annoys", "scares", "kills"}
)
_HURTING = frozenset({"make", "leave", "ignore"})
_MEANWHILE = frozenset({("while", "i"), ("when", "i")})
_MOVED_BY = ("it", "would")
_HELPING = frozenset({"help", "mean", "make"})
# "if you could ..., it would mean a lot to me"
_JUDGED = frozenset(
    ["kind", "nice", "good", "sweet", "lovely", "thoughtful", "generous", "brave", "mean", "cruel",
     "rude", "selfish", "unfair", "unkind", "wrong", "clever", "silly"]
)  # fmt: skip
# "of you" after these tells what somebody's deed was
_APPOINTED = frozenset({("you", "were", "meant", "to"), ("you", "were", "supposed", "to")})
_GUESSES = frozenset({("maybe",), ("perhaps",)})
_SUPPOSED = frozenset(("it", modal, "be", "that") for modal in ("could", "may", "might"))
_THINKING = frozenset({"think", "guess", "suppose"})
# before "maybe": what is told to others has another "you"
_NEVER_BEFORE_SUBJECT = frozenset(
    {"of", "with", "for", "to", "about", "from", "at", "on", "by", "into", "without", "than"}
)


def is_addressed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether "you" means the hearer and not people in general; in doubt it does not.

    "When you looked at your phone" and "you never listen to me" are to the hearer, "you never get
    a break" is not.
    """
    if _speaks_of_partner(words, vocabulary):
        return False
    addressed = [at for at, word in enumerate(words) if word in {"you", "your"}]
    if _is_called(words, vocabulary) or any(
        rule(words, at, vocabulary)
        for at in addressed
        for rule in (is_of_hearers_kin, is_asked_to, _is_thanked, _is_guessed, did_what_hurts)
    ):
        return True
    if not _SPEAKERS.intersection(words):
        return False
    is_parted = "yours" in words and not {"my", "mine"}.isdisjoint(words)
    if is_parted or any(deals_with_speaker(words, at, vocabulary) for at in addressed):
        return True
    if "you" not in words:
        return _owns_kin(words, vocabulary)
    return any(
        word == "you" and _points_at_hearer(words, at, vocabulary) for at, word in enumerate(words)
    )


def _is_called(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "Could you please ...", "you said you'd call", "you walked in without a word"."""
    if words and words[0] == "you" and did_once(words, 0, vocabulary):
        return True
    if any(pair in {("you", "please"), ("please", "you")} for pair in pairwise(words)):
        return True
    if tuple(words[:4]) == ("you", "told", "me", "you"):
        return True
    if tuple(words[:4]) in _APPOINTED:
        return True
    said = vocabulary.verb_place(words, 1)
    is_reminded = "you" in words[:1] and tuple(words[said + 1 : said + 2]) == ("you",)
    promising = {"said", "promised", "agreed", "swore"} | (
        {"say", "promise"} if said > 1 else set()
    )
    return is_reminded and words[said] in promising


def _is_thanked(words: Sequence[str], at: int, _: Vocabulary) -> bool:
    """ "That was kind of you", "it was unfair of you to go": one person's deed is judged."""
    lead = tuple(words[max(0, at - 2) : at])
    return words[at] == "you" and lead[1:] == ("of",) and lead[0] in _JUDGED


def _is_guessed(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "Maybe you're worn out", "it could be that you needed peace": one person's state.

    What is so for anybody is known, and not guessed: "maybe you just get used to it".
    """
    lead = tuple(words[max(0, at - 4) : at])
    opens = vocabulary["coordinators"] | _THINKING
    is_guess = lead[-1:] in _GUESSES and (len(lead) == 1 or lead[-2] in opens)
    if words[at] != "you" or not (is_guess or lead in _SUPPOSED):
        return False
    verb = vocabulary.verb_place(words, at + 1)
    told = words[verb] if verb < len(words) else ""
    if vocabulary.verbs.is_only(told, Form.PAST, Form.PARTICIPLE):
        return True
    is_state = told in vocabulary["be_forms"] or vocabulary.verbs.base(told) == "feel"
    return is_state and not vocabulary["named"].isdisjoint(words[verb + 1 : verb + 3])


def _owns_kin(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "I can't stand your brother": one person's kin, met by the speaker in the same clause."""
    kin = vocabulary["people"] | vocabulary["couple_people"]
    apart = vocabulary.any_of("subordinators", "wh_words")
    for at, (word, noun) in enumerate(pairwise(words)):
        is_kin = noun.removesuffix("'s") in kin - {"people", "guy", "guys"}
        if word == "your" and is_kin and words[max(0, at - 1)] not in apart:
            near = words[max(0, at - 7) : at]
            own = [place for place, one in enumerate(near) if one in {"i", "we", "my", "us"}]
            if own and not apart.intersection(near[own[-1] :]):
                return True
    return False


def _speaks_of_partner(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "My wife": whoever hears that is not the wife."""
    return any(
        first == "my" and second in vocabulary["couple_people"] for first, second in pairwise(words)
    )


def _points_at_hearer(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    before = words[at - 1] if at else ""
    following = words[verb] if (verb := vocabulary.verb_place(words, at + 1)) < len(words) else ""
    is_missed = vocabulary.verbs.base(before) in _MISSING and "i" in words[max(0, at - 5) : at]
    is_missed = is_missed or _is_hoped_of(words, at, vocabulary)
    is_missed = is_missed or _is_met(words, at, vocabulary) or _meets(words, at, vocabulary)
    is_missed = is_missed or tuple(words[max(0, at - 2) : at + 2]) == ("i", "asked", "you", "to")
    is_paired = tuple(words[at + 1 : at + 3]) in _PAIRS
    is_paired = is_paired or (before == "between" and words[at + 1 : at + 2] in (["and"], ("and",)))
    is_spared = before in {"and", "but", "while"} and "i" in words[:at]
    is_spared = is_spared and tuple(words[at + 1 : at + 3]) == ("get", "to")
    # "I do the shouting and you get to be kind"
    if is_missed or is_paired or is_spared or _is_felt_for(words, at, vocabulary):
        return True
    if {"n't", "not"}.intersection(words[max(0, at - 2) : at]) and before != "n't":
        return False
    is_past = vocabulary.verbs.is_only(following, Form.PAST, Form.PARTICIPLE)
    if before in {"when", "because", "that", "since", "how"} and is_past:
        is_felt = at > 1 and words[at - 2] in vocabulary["named"]
        return is_felt or following not in {"said", "told"}
    is_failing = vocabulary.verbs.base(following) in _FAILING
    if (is_past and is_failing) or _is_moved_by(words, at, vocabulary, is_past=is_past):
        return True
    nearby = words[at + 1 : at + 7 + 2 * ("have" in words[at : at + 5])]
    if before == "when" and _moves_speaker(words[max(0, at - 5) : at], nearby):
        return True
    denies = following in {"do", "did", "are", "were", "'re", "have"} and "n't" in nearby[:3]
    persists = {"never", "always", "keep", "kept"}.intersection(nearby[:3])
    hurts = vocabulary.verbs.base(following) in _HURTING
    return bool(denies or persists or hurts) and bool({"me", "my", "us"}.intersection(nearby))


def _is_moved_by(words: Sequence[str], at: int, vocabulary: Vocabulary, *, is_past: bool) -> bool:
    """ "I'm glad you called", "it would help me if you called": one person's single deed."""
    before, near = words[at - 1] if at else "", words[max(0, at - 5) : at]
    is_ruled = before == "what" and "we" in words[max(0, at - 6) : at]
    if is_ruled and vocabulary.verbs.base("".join(words[at + 1 : at + 2])) in _RULING:
        return True
    is_moving = before in vocabulary["clause_adjectives"] and "i" in near
    is_wished = before == "if" and words[at + 1 : at + 2] not in (("were",), ["were"])
    wishes = [place for place, word in enumerate(words[:at]) if word in {"would", "'d"}]
    later = words[at + 2 : at + 16]
    if is_wished and _MOVED_BY in set(pairwise(later)) and "me" in later:
        return not _HELPING.isdisjoint(later)
    is_meanwhile = any(pair in _MEANWHILE for pair in pairwise(later))
    if is_wished and wishes and is_meanwhile:
        return True
    own = [*words[wishes[-1] - 1 : wishes[-1]], *words[wishes[-1] : at]] if wishes else []
    return is_past and (is_moving or (is_wished and not {"me", "i"}.isdisjoint(own)))


def _is_hoped_of(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I need to know that you will come", "it matters to me that you listen"."""
    verb = vocabulary.verb_place(words, at + 1)
    near = words[max(0, at - 7) : at - (words[at - 1] in {"that", "if", "whether"})]
    is_asked = words[at - 1] in {"to", "for"} or not is_finite(words, verb, vocabulary)
    if is_asked or words[verb] in {"can", "could", "should", "must"}:
        return False
    if tuple(near[-2:]) == ("to", "me") and words[at - 1] == "that":
        return True
    is_known = vocabulary.verbs.base("".join(near[-1:])) in {"know", "believe", "trust", "hear"}
    is_wanted = not _MISSING.isdisjoint(near[:-2]) and tuple(near[-2:-1]) == ("to",)
    return is_known and is_wanted and "i" in near


def _is_met(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I didn't mean to hurt you": nothing but verbs between the speaker and "you"."""
    if "i" not in words[max(0, at - 8) : at]:
        return False
    start = at - 1 - list(reversed(words[:at])).index("i")
    between = words[start + 1 : at]
    small = vocabulary.any_of("modals", "midverb_adverbs", "do_forms", "have_forms")
    verbal = all(
        word in small
        or word in _NEVER_BEFORE_SUBJECT | {"n't", "not", "'m", "be", "able"}
        or vocabulary.verbs.knows(word)
        for word in between
    )
    if between and between[-1] in _NEVER_BEFORE_SUBJECT:
        is_meeting = vocabulary.verbs.base("".join(between[-2:-1])) in _SHARING
    else:
        is_meeting = bool(between) and vocabulary.verbs.base(between[-1]) not in _SAYING
    return verbal and is_meeting and not is_finite(words, at + 1, vocabulary)


def _meets(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "How you talk to me", "that you're on my side": what the hearer does to the speaker."""
    verb = vocabulary.verb_place(words, at + 1)
    is_asked = at > 0 and words[at - 1] in vocabulary.any_of("modals", "do_forms", "inverting")
    if is_asked or not is_finite(words, verb, vocabulary):
        return False
    others = vocabulary["subject_pronouns"] | vocabulary["coordinators"] | {"when", "if", "how"}
    for place in range(at + 2, min(at + 9, len(words))):
        is_advised = vocabulary.verbs.base(words[place - 1]) in _CONSULTING
        if words[place] in others:
            return False
        if words[place] in {"me", "us"} or tuple(words[place : place + 2]) == ("my", "side"):
            return not is_advised or words[place - 2] == "without"
    return False


def _is_felt_for(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "I'm proud of you", "I feel close to you": what the speaker feels for the hearer."""
    felt = vocabulary.any_of("named", "adjectives") & _FELT_FOR
    near = words[max(0, at - 7) : max(0, at - 1)]
    bases = [vocabulary.verbs.base(word) for word in near]
    before = words[at - 1] if at else ""
    is_wanted = before in {"from", "with"} and not _MISSING.isdisjoint(bases)
    is_loved = before in {"how", "that"} and bool(bases) and bases[-1] in _ADMIRED
    is_loved = is_loved or (before == "how" and not _FELT_FOR.isdisjoint(near))
    if "i" in near and (is_wanted or is_loved):
        return True
    is_felt = at > 1 and words[at - 1] in _NEVER_BEFORE_SUBJECT and words[at - 2] in felt
    near = words[max(0, at - 7) : max(0, at - 2)]
    others = vocabulary["subject_pronouns"] - {"i"}
    return is_felt and "i" in near and others.isdisjoint(near)


def _moves_speaker(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """ "I hate it when you ...", "it hurts when you ... me"."""
    if {"me", "my", "us"}.intersection(later[:4]) and "have" not in later[:1]:
        return True
    return bool(_STIRRING.intersection(earlier))


def is_finite(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word can carry a clause: an auxiliary, or a verb that is no participle."""
    if at >= len(words):
        return False
    is_auxiliary = words[at] in vocabulary.any_of("finite_auxiliaries", "modals")
    return is_auxiliary or vocabulary.verbs.has(words[at], Form.BASE, Form.THIRD, Form.PAST)


def is_subject(words: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "you" at this place is a subject, so that it turns to "I" and not to "me"."""
    before = words[at - 1] if at else ""
    asking = words[at - 2] if before == "n't" and at > 1 else before
    if asking in vocabulary.any_of("inverting", "modals"):
        return True
    verb = vocabulary.verb_place(words, at + 1)
    # "more than you think": what is compared may be a clause
    if not is_finite(words, verb, vocabulary) or before in _NEVER_BEFORE_SUBJECT - {"than"}:
        return False
    base = vocabulary.verbs.base(before)
    if not vocabulary.verbs.knows(before):
        return True
    is_bare = vocabulary.verbs.has(words[verb], Form.BASE) and words[verb] != "have"
    is_sensed = base in _SENSING and is_bare and verb == at + 1
    return base not in _CAUSING and base not in _TELLING and not is_sensed
