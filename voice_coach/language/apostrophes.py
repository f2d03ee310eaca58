"""Gives back the apostrophe to words that are other words without it: "ill", "id", "were", "its".

Some recognisers leave apostrophes out, or write "your" and "should of" for what sounds the same.
"Dont" and "im" can be nothing but contractions; the words here can, so what stands around them
decides, and where that tells nothing they stay as they are. So do "sow" and "sense", written for
"so" and "since". What only the turning mends, and what needs a table of verbs to be told, is in
`speech/homophones.py` and `speech/mishearing.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_OPENERS = frozenset(
    [
        "", "and", "but", "so", "because", "cause", "then", "think", "know", "guess", "maybe", "if",
        "when", "hope", "say", "said", "okay", "yes", "yeah", "no", "feel", "like", "since", "now",
        "until", "while", "wish", "believe", "afraid", "lately", "sure", "please", "today", "well",
        "tonight", "tomorrow", "sometimes", "again", "that", "means", "where", "what", "how",
        "thought", "promised", "swore", "agreed", "knew", "figured",
        "says", "thinks", "knows", "hopes"
    ]
)  # fmt: skip
# what a clause can begin after; "" is the start of the utterance
_ADVERBS = frozenset(
    [
        "just", "always", "never", "not", "also", "still", "really", "only", "probably", "all",
        "both", "even", "soon", "maybe", "definitely", "gladly", "happily", "ever", "actually",
        "then"
    ]
)  # fmt: skip
_VERBS = frozenset(
    [
        "ask", "be", "begin", "bring", "call", "carry", "change", "check", "come", "cook", "cry",
        "do", "drive", "eat", "end", "explain", "feel", "figure", "find", "fix", "follow", "forget",
        "get", "give", "go", "grab", "happen", "have", "hear", "help", "hit", "hold", "hurt",
        "keep", "kill", "know",
        "lay", "learn", "leave", "let", "listen", "live", "look", "lose", "love", "make", "manage",
        "meet", "miss", "move", "need", "pay", "pick", "plan", "put", "read", "remember", "run",
        "say", "see", "send", "set", "show", "sit", "sleep", "speak", "spend", "stand", "start",
        "stay", "stop", "switch", "take", "talk", "tell", "text", "think", "try", "turn", "wait",
        "wake", "walk", "want", "wash", "watch", "work", "worry", "write"
    ]
)  # fmt: skip
_WISHES = frozenset(
    [
        "like", "love", "rather", "prefer", "hate", "hoped", "hope", "want", "wish", "appreciate",
        "been", "had", "thought", "done", "gone", "said", "forgotten", "made", "heard", "better"
    ]
)  # fmt: skip
_STATES = frozenset(
    [
        "afraid", "alone", "alright", "angry", "apart", "at", "back", "close", "done", "exhausted",
        "fine", "friends", "good", "happy", "here", "home", "in", "late", "less", "like", "lost",
        "married", "more", "no", "off", "okay", "on", "out", "over", "quiet", "ready", "sad",
        "safe", "so", "sorry", "stuck", "supposed", "there", "tired", "together", "too", "up",
        "very", "with", "worried"
    ]
)  # fmt: skip
_ILL_AFTER = frozenset(
    [
        "am", "are", "is", "was", "were", "be", "been", "being", "fall", "fallen", "fell", "feel",
        "feeling", "felt", "get", "gets", "getting", "got", "so", "very", "too", "really", "an",
        "the", "seriously", "mentally", "terminally", "critically", "chronically", "physically",
        "i'm", "he's", "she's", "you're", "they're", "we're", "it's", "became", "become", "quite",
        "pretty", "look", "looked", "looks", "make", "makes", "made", "with", "of", "her", "his"
    ]
)  # fmt: skip
_ID_AFTER = frozenset(["a", "an", "the", "my", "your", "his", "her", "their", "our", "photo", "no"])
_HELL_AFTER = frozenset(
    ["the", "a", "of", "to", "like", "bloody", "living", "through", "in", "all", "what", "as",
     "from", "is", "this", "that", "it", "been", "raise", "was", "'s", "it's", "go"]
)  # fmt: skip
_THINKING = frozenset({"think", "thinks", "says", "knows", "feels", "believes", "thought", "hopes"})
# before "were" these leave no doubt that "we're" is meant, as a noun would stand between
_SURE_THAT = _THINKING | {
    "admit", "afraid", "agree", "aware", "believe", "certain", "decided", "feel", "felt", "glad",
    "grateful", "guess", "happy", "hope", "hopeful", "imagine", "know", "knew", "lucky", "means",
    "notice", "noticed", "positive", "proud", "realise", "realised", "realize", "realized",
    "recognise", "recognize", "sad", "said", "say", "scared", "sorry", "suppose", "sure",
    "surprised", "told", "understand", "wish", "worried",
}  # fmt: skip
# and before "that were" these, as no thing stands before the "that"
_FIRST_AFTER_WE_WILL = frozenset(["be", "figure", "find", "get", "make", "manage", "meet"])
_BEFORE_EXCLAIMED = frozenset(["okay", "yes", "yeah", "no", "know", "well", "say", "said", "how"])
_EXCLAIMED_TO = frozenset(["have", "let", "listen", "look", "tell", "wait"])
_AFTER_ITS = frozenset(
    [
        "a", "about", "all", "also", "always", "an", "at", "bad", "because", "been", "better",
        "both", "clear", "complicated", "difficult", "easier", "easy", "even", "exhausting",
        "fine", "for", "from", "getting", "going", "gone", "good", "great", "hard", "harder",
        "important", "in", "just", "kind", "late", "like", "lonely", "more", "my", "never", "nice",
        "no", "not", "nothing", "okay", "on", "only", "our", "over", "possible", "probably",
        "quiet",
        "really", "ridiculous", "sad", "safe", "scary", "funny", "me", "normal", "weird", "wrong",
        "stupid", "unfair", "so", "sort", "still", "that", "the", "tiring", "too", "tough", "true",
        "up", "very", "what", "when", "worse", "worth", "your", "he", "she", "they", "i", "we"
    ]
)  # fmt: skip

_AFTER_YOUR = frozenset(
    [
        "so", "not", "always", "never", "the", "a", "an", "too", "doing", "going", "saying",
        "telling", "getting", "trying", "welcome", "just", "probably", "really", "still", "also",
        "on", "here", "there", "in", "being", "sure", "worried", "scared", "afraid", "sorry",
        "supposed",
    ]
)  # fmt: skip
# never behind a possessive
_HABITS = frozenset(
    ["drinking", "eating", "feeling", "gambling", "smoking", "spending", "thinking", "using"]
)
# "what your drinking is to me" speaks of a thing, and "what your asking is" of a deed
_FINITE = frozenset(
    [
        "can", "could", "costs", "did", "do", "does", "had", "has", "looks", "makes", "may",
        "means", "might", "should", "will", "would",
    ]
)  # fmt: skip
# behind "your drinking" they tell that it is a thing, which does something
_WHOM = frozenset(["me", "him", "her", "us", "them", "you", "it", "something", "the", "a"])
_NO_SO = frozenset(
    ["a", "the", "to", "i", "we", "you", "they", "he", "she", "will", "would", "can", "you'll"]
)
# before "sow" they leave the animal or the seeds
_AFTER_SO = frozenset(
    [
        "we", "i", "he", "she", "they", "could", "can", "maybe", "we're", "we'll", "i'm", "i'll",
        "he's", "she's", "they're", "i've", "we've", "i'd", "much",
    ]
)  # fmt: skip
_NO_SINCE = frozenset(
    [
        "a", "the", "any", "no", "make", "makes", "made", "making", "more", "much", "common",
        "perfect", "good", "some", "every", "little", "i", "can", "to", "you", "we", "could",
    ]
)  # fmt: skip
_AFTER_SINCE = frozenset(
    [
        "easter", "christmas", "thanksgiving", "halloween", "january", "february", "april", "june",
        "july", "august", "september", "october", "november", "december", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "last", "then",
    ]
)  # fmt: skip
# times, which nobody senses
_BEFORE_HAVE = frozenset(
    [
        "would", "could", "should", "might", "must", "wouldn't", "couldn't", "shouldn't",
        "mightn't", "mustn't",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands around a word; "" where there is none."""

    earlier: str
    before: str
    after: str
    beyond: str


_Rule = Callable[[_Place], bool]
# whether what stands around a word makes it a contraction


def _is_verb_next(after: str) -> bool:
    return after in _VERBS or after in _ADVERBS


def _is_wish_next(after: str) -> bool:
    return after in _WISHES or _is_verb_next(after)


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and len(word) > 4 and not word.endswith("thing")


def _is_ill(place: _Place) -> bool:
    return place.before not in _ILL_AFTER and _is_verb_next(place.after)


def _is_would(place: _Place) -> bool:
    return place.before not in _ID_AFTER and _is_wish_next(place.after)


def _opens(place: _Place) -> bool:
    return place.before in _OPENERS and _is_verb_next(place.after)


def _is_we_will(place: _Place) -> bool:
    """ "Well tell me" and "so well just" begin with the exclamation."""
    if place.before == "":
        return place.after in _FIRST_AFTER_WE_WILL
    return place.before in _OPENERS - _BEFORE_EXCLAIMED and place.after in _VERBS - _EXCLAIMED_TO


def _opens_would(place: _Place) -> bool:
    return place.before in _OPENERS and _is_wish_next(place.after)


def _is_he_will(place: _Place) -> bool:
    return place.before not in _HELL_AFTER and _is_verb_next(place.after)


def _is_we_are(place: _Place) -> bool:
    # "that were stuck" and "what were doing" may as well be plain past tense
    if place.before in _THINKING or (place.before == "that" and place.earlier in _SURE_THAT):
        return True
    if place.before not in _OPENERS - {"that", "what", "where", "how", "and", "well"}:
        return False
    after = place.after
    return _is_doing(after) or after in _STATES or (after in _ADVERBS and after != "maybe")


def _is_let_us(place: _Place) -> bool:
    return place.before in _OPENERS - {"that", "what", "where"} and (
        place.after in _VERBS or place.after in {"just", "not", "both", "all"}
    )


def _is_you_are(place: _Place) -> bool:
    """ "Your not listening", "what your thinking", "I think your making it worse"."""
    if place.after in _AFTER_YOUR:
        return True
    if not _is_doing(place.after):
        return False
    if place.before == "what":
        is_habit = place.after in _HABITS and place.beyond in {"is", "was"}
        return not is_habit and place.beyond not in _FINITE
    return place.before == "think" and place.beyond in _WHOM


def _is_have(place: _Place) -> bool:
    """ "I should of asked": the short form of "have" sounds like "of"."""
    return place.before in _BEFORE_HAVE and place.after not in {
        "course",
        "",
        "the",
        "my",
        "your",
        "it",
    }


def _is_so(place: _Place) -> bool:
    """ "Sow we never talk", and not "we sow"."""
    return place.before not in _NO_SO and place.after in _AFTER_SO


def _is_since(place: _Place) -> bool:
    """ "Sense easter", and not "it made sense last year"."""
    return place.before not in _NO_SINCE and place.after in _AFTER_SINCE


def _is_it_is(place: _Place) -> bool:
    return place.after in _AFTER_ITS


_RULES: Mapping[str, tuple[str, _Rule]] = {
    "ill": ("i'll", _is_ill),
    "id": ("i'd", _is_would),
    "well": ("we'll", _is_we_will),
    "wed": ("we'd", _opens_would),
    "shell": ("she'll", _opens),
    "shed": ("she'd", _opens_would),
    "hell": ("he'll", _is_he_will),
    "were": ("we're", _is_we_are),
    "lets": ("let's", _is_let_us),
    "its": ("it's", _is_it_is),
    "your": ("you're", _is_you_are),
    "of": ("have", _is_have),
    "sow": ("so", _is_so),
    "sense": ("since", _is_since),
}
ALL = frozenset(_RULES)
"""The words that are looked at."""


def with_apostrophes(words: Sequence[str]) -> list[str]:
    """Lower-case words, those that stand for a contraction replaced by it, one for one.

    "" stands where something parts two neighbours.
    """
    padded = ["", "", *words, "", ""]
    return [
        with_apostrophe(word, padded[at : at + 2], padded[at + 3 : at + 5]) if word in ALL else word
        for at, word in enumerate(words)
    ]


def with_apostrophe(word: str, before: Sequence[str], after: Sequence[str]) -> str:
    """The contraction that a lower-case word stands for among its neighbours, or the word itself.

    The two lower-case words on each side of it are given, "" where there is none.
    """
    rule = _RULES.get(word)
    if rule is None:
        return word
    contraction, is_meant = rule
    return contraction if is_meant(_Place(*before, *after)) else word
