"""Words written as others that sound the same, told apart by the word beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from voice_coach.language.inflect import Form
from voice_coach.language.speech.tokens import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

_DOERS = frozenset({"i", "he", "she", "we", "they"})
# no noun follows them at once, a verb must
_DONE_TO = frozenset(
    ["the", "a", "an", "my", "his", "her", "our", "their", "your", "me", "him", "us", "them", "it",
     "you", "that", "this", "everything", "nothing"]
)  # fmt: skip
_HAVE = frozenset({"have", "has", "had", "'ve", "never"})
_HELPERS = _HAVE | {"is", "are", "was", "were", "am", "did", "does", "do", "would", "could", "can",
                    "will", "'s", "'m", "'re"}  # fmt: skip
_BE = frozenset({"be", "am", "is", "was", "were", "are", "'m", "'s", "'re", "feel", "felt", "been"})
_WHICH = frozenset({"next", "last", "every", "this", "each", "per"})
_CLOSING = frozenset({"", "and", "but", "because", "since", "when", "so", "that", "now", "i"})
_OWNERS = frozenset({"my", "your", "his", "her", "our", "their"})
_SUNNY = frozenset({"hat", "cream", "glasses", "lounger", "bed", "dress", "umbrella", "lamp"})
_FELT_OF = frozenset(
    ["proud", "afraid", "sick", "tired", "ashamed", "jealous", "fond", "aware", "front", "instead"]
)
_URGED = frozenset({"ask", "tell", "want", "need", "beg", "expect", "invite", "force"})
_WHOM = frozenset({"me", "him", "her", "us", "them", "you"})


@dataclass(frozen=True, slots=True)
class _Sound:
    """What was meant, where one of these stands right before or after; empty for any."""

    meant: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def fits(self, before: str, after: str) -> bool:
        return (not self.before or before in self.before) and (
            not self.after or after in self.after
        )


def _one_of(*words: str) -> frozenset[str]:
    return frozenset(words)


_SOUNDS: dict[str, _Sound] = {
    # a past tense for what cannot follow "he"
    "through": _Sound("threw", _DOERS, _DONE_TO),
    "red": _Sound("read", _DOERS, _DONE_TO),
    "rote": _Sound("wrote", _DOERS),
    "mist": _Sound("missed", _DOERS, _DONE_TO),
    "new": _Sound("knew", _DOERS, _DONE_TO | _DOERS | {"what", "how", "about"}),
    "fort": _Sound("fought", _DOERS),
    "tolled": _Sound("told", _DOERS, _DONE_TO),
    "herd": _Sound("heard", _one_of("he", "she"), _DONE_TO),
    "sore": _Sound("saw", _DOERS, _DONE_TO),
    "maid": _Sound("made", _DOERS, _DONE_TO),
    "eight": _Sound("ate", _DOERS, _DONE_TO),
    "court": _Sound("caught", _DOERS, _DONE_TO),
    "one": _Sound("won", _DOERS, _one_of("the", "a", "it")),
    "nose": _Sound("knows", _DOERS - {"i", "we", "they"}),
    "wood": _Sound("would", _DOERS | {"it", "you", "who"}),
    # what follows a helping verb
    "scene": _Sound("seen", _HAVE | {"n't"}, _DONE_TO),
    "bean": _Sound("been", _HAVE | {"n't"}),
    "knot": _Sound("not", _HELPERS),
    "bare": _Sound("bear", _one_of("n't", "hardly", "barely"), _DONE_TO),
    "board": _Sound("bored", _BE | {"so"}, _one_of("of", "with", "all", "by")),
    "write": _Sound(
        "right",
        _one_of("be", "am", "'m", "'re", "every", "no"),
        _one_of("about", "", "and", "but", "to"),
    ),
    "aloud": _Sound("allowed", _BE | {"n't", "not"}, _one_of("to")),
    # nouns of time and of persons
    "weak": _Sound("week", _WHICH, _CLOSING | {"he", "she", "we", "they", "my"}),
    "week": _Sound("weak", _one_of("so", "too", "very", "feel", "felt", "really"), _CLOSING),
    "neck": _Sound("next", after=_one_of("week", "weak", "month")),
    "knight": _Sound("night", _one_of("all", "last", "every", "that", "late", "good", "at")),
    "thyme": _Sound("time", _one_of("whole", "long", "every", "same", "last", "first")),
    "lore": _Sound("law", _one_of("in")),
    "won": _Sound("one", _one_of("the", "every", "no", "any")),
    # small words
    "off": _Sound("of", _FELT_OF, _DONE_TO | {"being", "having"}),
    "sum": _Sound("some", after=_one_of("time", "days", "people", "help", "more", "things")),
    "rite": _Sound("right", after=_one_of("now", "away", "before", "after")),
    "weighted": _Sound("weighed", after=_one_of("down")),
    "past": _Sound("passed", after=_one_of("away")),
    "threw": _Sound("through", _one_of("go", "going", "went", "goes", "gone", "get", "got")),
    "brake": _Sound("break", after=_one_of("up", "from")),
}

_SPLIT = frozenset(
    [("some", "one"), ("some", "body"), ("some", "thing"), ("any", "body"), ("any", "thing"),
     ("every", "body"), ("every", "thing"), ("no", "body"), ("with", "out"), ("boy", "friend"),
     ("girl", "friend")]
)  # fmt: skip
_OF = frozenset({"of", "'s", "is", "was"})
# "every one | of them" are two words
_SELF = frozenset({"my", "your", "him", "her"})
# "my self | esteem" is another thing
_ALONE = frozenset({"sleep", "lone", "shamed", "fraid"})
# these are the end of what tells how one is: "fell a | sleep"
_BEFORE_STATE = _BE | {"fall", "fell", "falling", "stay", "so", "all", "falls", "fallen"}


def meant_for(before: str, word: str, after: str) -> str:
    """The word of the same sound that its neighbours call for; "" when it may be as heard."""
    sound = _SOUNDS.get(word)
    if word == "sun" and before in _OWNERS and after not in _SUNNY:
        return "son"
    return sound.meant if sound is not None and sound.fits(before, after) else ""


def rejoined(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """One word for two that are none apart: "some one", "fell a sleep", "he's all ways late"."""
    out: list[Token] = []
    small = vocabulary["function_words"]
    following = [*(token.word for token in tokens[1:]), ""]
    for token, after in zip(tokens, following, strict=False):
        last = out[-1] if out else Token("", "")
        before = out[-2].word if len(out) > 1 else ""
        if token.gap is Gap.NONE and _is_split(
            before, last.word, token.word, is_end=not after or after in small, is_owned=after in _OF
        ):
            word = "always" if last.word == "all" else last.word + token.word
            out[-1] = replace(last, word=word, shown=word)
        else:
            out.append(token)
    return out


def _is_split(before: str, first: str, second: str, *, is_end: bool, is_owned: bool) -> bool:
    if first == "a" and second in _ALONE:
        return is_end and before in _BEFORE_STATE
    if (first, second) == ("every", "one"):
        return not is_owned
    if first in _SELF and second == "self":
        return is_end
    return (first, second) in _SPLIT or ((first, second) == ("all", "ways") and before != "in")


def with_to(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I was to sensitive" and "he asked me two leave": "too" and "to" as what follows tells."""
    qualities, small = vocabulary.any_of("adjectives", "named"), vocabulary["function_words"]
    verbs, out = vocabulary.verbs, list(tokens)
    words = ["", *(token.word for token in tokens), ""]
    for at, (word, after) in enumerate(pairwise(words[1:])):
        before, earlier = words[at], words[at - 1] if at else ""
        is_quality = after in qualities and after not in small and not verbs.knows(after)
        meant = "too" if word == "to" and before in _BE and is_quality else ""
        is_urged = before in _WHOM and verbs.base(earlier) in _URGED
        if word in {"two", "too"} and is_urged and verbs.is_only(after, Form.BASE):
            meant = "to"
        if meant:
            out[at] = replace(out[at], word=meant, shown=meant)
    return out
