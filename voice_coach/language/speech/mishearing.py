"""Words that sound like others, put right where their neighbours leave no doubt.

Those that sound like a contraction, such as "your" and "should of", are in `apostrophes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from voice_coach.language.inflect import Form
from voice_coach.language.speech.homophones import meant_for, rejoined, with_to
from voice_coach.language.speech.tokens import Gap, Token
from voice_coach.language.vocabulary import Vocabulary

_WHOM = frozenset({"me", "him", "her", "us", "them", "you", "it"})
_STILL = frozenset(
    {"not", "so", "always", "never", "just", "really", "too", "still", "being", "also", "going"}
)
_ABLE = frozenset({"n't", "not", "never", "to", "can", "could", "will", "'ll", "might", "would"})
_COMPARED = frozenset({"more", "less", "better", "worse", "rather", "other", "harder", "easier"})
_WHOLE = frozenset(
    {"time", "thing", "day", "week", "night", "life", "family", "house", "month", "year", "story"}
)
_ONE_KIN = frozenset(
    {"mother", "father", "mom", "mum", "dad", "sister", "brother", "boss", "wife", "husband"}
)
_KNOWERS = frozenset({"i", "you", "we", "they", "to", "n't"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A word with its neighbours; "" where there is none."""

    earlier: str
    before: str
    word: str
    after: str
    beyond: str
    vocabulary: Vocabulary

    def opens_clause(self) -> bool:
        """Whether a clause or a question follows."""
        starts = self.vocabulary.any_of("subject_pronouns", "wh_words")
        return self.after in starts or self.after in {"that", "if", "there", "when", "its"}


def reheard(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The words with those replaced that can only have been others: "I no it", "the hole time"."""
    tokens = with_to(rejoined(tokens, vocabulary), vocabulary)
    out: list[Token] = []
    words = [token.word if token.gap in {Gap.NONE, Gap.HEDGE} else "" for token in tokens]
    words = [*words, "", ""]
    for at, token in enumerate(tokens):
        before = out[-1].word if out and words[at] else ""
        rule = _RULES.get(token.word)
        if rule is None:
            meant = meant_for(before, token.word, words[at + 1])
            out.append(replace(token, word=meant, shown=meant) if meant else token)
            continue
        earlier = out[-2].word if before and len(out) > 1 else ""
        meant = rule(_Place(earlier, before, token.word, words[at + 1], words[at + 2], vocabulary))
        if meant and token.word == "'re":
            out.pop()  # "they" and "'re" are one word, "there"
        first, *rest = (meant or token.word).split()
        out.append(replace(token, word=first, shown=first) if meant else token)
        out.extend(Token(part, part) for part in rest)
    return out


def _are(place: _Place) -> str:
    """ "They're is nothing", "you weren't they're": no contraction ends a clause."""
    is_place = place.after in {"is", "was"} or place.after in place.vocabulary["coordinators"] | {
        ""
    }
    return "there" if place.before == "they" and is_place else ""


def _where(place: _Place) -> str:
    """ "You where so cold"."""
    is_state = place.after in _STILL or place.after in place.vocabulary["adjectives"]
    is_act = place.before == "kids" and place.vocabulary.verbs.is_only(place.after, Form.ING)
    return "were" if (place.before in {"you", "we", "they"} and is_state) or is_act else ""


def _here(place: _Place) -> str:
    """ "He won't here me"."""
    is_heard = place.after in _WHOM or place.after in {"what", "my", "your", "that"}
    is_told = place.before == "to" and place.after == "about"
    return "hear" if is_told or (place.before in _ABLE and is_heard) else ""


def _no(place: _Place) -> str:
    """ "I no it's hard", "I want to no why"."""
    is_even = place.before == "even" and place.earlier == "n't"
    is_told = place.before in _WHOM and place.earlier in {"let", "lets"}
    is_knower = place.before in _KNOWERS or is_even or is_told
    return "know" if is_knower and place.opens_clause() else ""


def _now(place: _Place) -> str:
    """ "I want to now why"."""
    is_asked = place.after in place.vocabulary["wh_words"] | {"if"}
    return "know" if place.before == "to" and is_asked else ""


def _wear(place: _Place) -> str:
    """ "He never tells me wear he's going"."""
    is_told = place.before in _WHOM or place.vocabulary.verbs.base(place.before) in {"know", "ask"}
    return "where" if is_told and place.after in place.vocabulary["subject_pronouns"] else ""


def _whether(place: _Place) -> str:
    """ "You never asked me weather I wanted to"."""
    is_asked = place.before in _WHOM | {"know", "sure", "ask", "wonder", "matter"}
    return "whether" if is_asked and place.after in place.vocabulary["subject_pronouns"] else ""


def _said(place: _Place) -> str:
    """ "He sad he was sorry"."""
    persons = place.vocabulary["subject_pronouns"]
    return "said" if place.before in persons and place.after in persons else ""


def _feel(place: _Place) -> str:
    """ "I fill like he left"."""
    persons = place.vocabulary["subject_pronouns"] | place.vocabulary["midverb_adverbs"]
    starts = place.vocabulary["subject_pronouns"] | {"there", "your", "nobody", "everyone"}
    is_felt = place.before in persons and place.after == "like" and place.beyond in starts
    return "feel" if is_felt else ""


def _an(place: _Place) -> str:
    """ "An she left", "an other fight"."""
    return "and" if place.after in place.vocabulary["subject_pronouns"] else ""


def _hole(place: _Place) -> str:
    """ "The hole time"."""
    return "whole" if place.after in _WHOLE else ""


def _four(place: _Place) -> str:
    """ "Waiting four you"."""
    is_act = place.vocabulary.verbs.knows(place.before)
    return "for" if is_act and place.after in _WHOM - {"it"} else ""


def _their(place: _Place) -> str:
    """ "Their is nothing left"."""
    is_state = place.before in place.vocabulary["be_forms"] | {"n't", "not"}
    ends = is_state and place.after in place.vocabulary["coordinators"] | {""}
    return "there" if ends or place.after in {"is", "are", "was", "were", "'s"} else ""


def _then(place: _Place) -> str:
    """ "More then me"."""
    others = _WHOM | place.vocabulary["subject_pronouns"] | place.vocabulary["possessives"]
    return "than" if place.before in _COMPARED and place.after in others else ""


def _loose(place: _Place) -> str:
    """ "I don't want to loose you"."""
    opens = _WHOM | place.vocabulary["possessives"] | {"the", "a", "everything"}
    return "lose" if place.before in _ABLE and place.after in opens else ""


_RULES: dict[str, Callable[[_Place], str]] = {
    "'re": _are,
    "where": _where,
    "here": _here,
    "no": _no,
    "now": _now,
    "sad": _said,
    "weather": _whether,
    "wear": _wear,
    "ware": _wear,
    "fill": _feel,
    "fell": _feel,
    "an": _an,
    "hole": _hole,
    "four": _four,
    "their": _their,
    "then": _then,
    "loose": _loose,
}


def with_kin(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "My sisters wedding" is one sister's, "my husbands been ill" and "you're mother" alike."""
    tokens = _with_your(list(tokens), vocabulary)
    out = list(tokens)
    for at in range(len(tokens) - 2, 0, -1):
        before, word, after = (tokens[place].word for place in (at - 1, at, at + 1))
        if not word.endswith("s") or tokens[at + 1].gap is not Gap.NONE:
            continue
        kin = word.removesuffix("s")
        is_plural = kin != word and kin in _ONE_KIN and before in vocabulary["possessives"]
        if is_plural and after in {"been", "not", "so", "a", "gone", "got"}:
            out[at : at + 1] = [replace(tokens[at], word=kin, shown=kin), Token("'s", "'s")]
        elif is_plural and _is_owned(after, vocabulary):
            owner = f"{kin}'s"
            out[at] = replace(tokens[at], word=owner, shown=owner)
    return _with_in_laws(out)


def _is_owned(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a thing, and neither a deed nor a quality."""
    known = vocabulary.any_of("function_words", "adjectives", "named", "sounds", "clause_leads")
    is_deed = vocabulary.verbs.knows(word) and word not in {"house", "place", "side", "phone"}
    return len(word) > 2 and word not in known and not is_deed


def _with_your(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    out, words = list(tokens), [token.word for token in tokens] + [""]
    for at in range(len(tokens) - 3, -1, -1):
        first, second, third, after = words[at : at + 4]
        is_kin = third.removesuffix("'s").removesuffix("s") in _ONE_KIN
        is_kin = is_kin and after not in {"and", "but", "or"}
        is_done_to = _is_deed(words[max(0, at - 2) : at], vocabulary) and third.endswith("s")
        is_done_to = is_done_to and _is_owned(third, vocabulary)
        if (first, second) == ("you", "'re") and (is_kin or is_done_to):
            out[at : at + 2] = [replace(tokens[at], word="your", shown="your")]
    return out


def _is_deed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "You rolled", "he hid": what is done to something, with no clause to follow."""
    if len(words) < 2 or words[0] not in vocabulary["subject_pronouns"]:
        return False
    telling = vocabulary.any_of("takes_clause", "quoting", "thinking")
    is_past = vocabulary.verbs.is_only(words[1], Form.PAST, Form.PARTICIPLE)
    return is_past and vocabulary.verbs.base(words[1]) not in telling


def _with_in_laws(tokens: list[Token]) -> list[Token]:
    """ "My mother in law" and "my in laws" are named by one word."""
    out = list(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].word != "in" or tokens[at + 1].word not in {"law", "laws"}:
            continue
        start = at - (at > 0 and tokens[at - 1].word.removesuffix("s") in _ONE_KIN)
        if start == at and tokens[at + 1].word == "law":
            continue
        word = "-".join(token.word for token in tokens[start : at + 2])
        out[start : at + 2] = [Token(word, word, tokens[start].gap)]
    return out
