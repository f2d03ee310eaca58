"""The coach's feedback sentences, chosen and filled."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from voice_coach.events import Marker
from voice_coach.language.doubtful_words import holds_doubtful
from voice_coach.language.normalize import FILLERS
from voice_coach.language.persons import SUBJECTS
from voice_coach.language.quoting import phrase_end, without_verb_left_over

_EXACT = 3
# so few words are what is meant, no more and no less
_LEADING_ON = frozenset(
    [
        "like", "if", "that", "whether", "why", "how", "glad", "sorry", "grateful", "sense",
        "wonder",
        "really", "so", "very", "quite", "pretty", "sort", "kind",
        "with", "for", "of", "from", "to", "at",
        "my", "your", "our", "his", "their", "the", "a", "an", "we",
    ]
)  # fmt: skip
_JOINTS = frozenset(
    [
        "so", "and", "but", "then", "or", "because", "when", "if", "cause", "just", "after",
        "while", "until",
    ]
)  # fmt: skip
# they belong to what comes next
_CLAUSES = frozenset(["observation"])
# shown by something that happened
_TELLING = frozenset(["inference", "need_or_wish", "pace_respected"])
# shown by a clause: neither "maybe" alone nor the "tell me" of "tell me or don't" is enough
_INNER = frozenset(
    ["feel", "felt", "feeling", "need", "needed", "want", "wish", "love", "miss", "know", "think"]
)
# what goes on inside someone is nothing that was seen
_SUBJECTS = SUBJECTS | {"there"}
_LEAD = re.compile(
    r"(?:(?:i|we)(?:['’]ve| have)? (?:noticed?|saw|see|seen)(?: that)?)\s", re.IGNORECASE
)
_TIMING = frozenset(
    [
        "ever",
        "since",
        "for",
        "on",
        "in",
        "at",
        "last",
        "this",
        "these",
        "most",
        "lately",
        "yesterday",
        "after",
        "when",
    ]
)
_OWNED = re.compile(
    r"(?<!\S)i(?:['’]m| am| feel| felt| was|['’]ve been)"
    r"(?: (?:so|really|very|quite|pretty|just|kinda|kind of|a bit|a little))* $",
    re.IGNORECASE,
)
_FEWEST = 3
# words that tell anything
_MOMENT = 5
# words of a moment that tells what happened in it
_BROKEN_OFF = re.compile(r" (?:and|but|so) (?:since|on|in|at|for|last|this)(?: \S+){1,2}$")
# a time that belongs to what comes next
_SENTENCE_END = re.compile(r"[.!?;:…](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Wording:
    """Spoken feedback of one locale. Each text is one short sentence."""

    praise: Mapping[str, tuple[str, ...]]
    # strength -> sentences; {words} stands for the person's own words. A name that ends in
    # _listening or _speaking goes before the plain one where the person listens or speaks; the one
    # that ends in _repeating is for whoever gives the very words back, and the one in _mistaken
    # for whoever gives back another person, day, number or outcome
    missing: Mapping[str, tuple[str, ...]]
    # asked strength that was not found -> one thing to try
    pitfalls: Mapping[str, tuple[str, ...]]
    # pitfall -> one thing to change
    opening: tuple[str, ...]
    # said where nothing can be praised yet
    doubtful: tuple[str, ...]
    # said where the words were probably misheard
    stems: tuple[str, ...]
    # safe lines offered where no template of the exercise can be filled


def pick(sentences: Sequence[str], variant: int) -> str:
    """One of several wordings, another one for the next variant."""
    return sentences[variant % len(sentences)] if sentences else ""


def for_side(
    sentences: Mapping[str, tuple[str, ...]],
    name: str,
    is_listening: bool,
    is_owning: bool = False,
) -> tuple[str, ...]:
    """The sentences about a marker; some have others for listeners, or for speakers.

    Others still go before these where a listener's own share is asked for.
    """
    sides = ["listening" if is_listening else "speaking"]
    if is_owning and is_listening:
        sides.insert(0, "owning")
    found = (sentences.get(f"{name}_{side}") for side in sides)
    return next((each for each in found if each), sentences.get(name, ()))


def praise_for(
    sentences: Sequence[str],
    marker: Marker,
    text: str,
    variant: int,
    doubtful: Collection[str] = (),
) -> str:
    """One of the sentences, quoting the person where the words are few and none is doubtful."""
    span = _with_its_owner(text, marker) if marker.name == "feeling_owned" else marker.span
    words = quotable(text, span, is_clause=marker.name in _CLAUSES)
    if marker.name in _CLAUSES:
        words = _BROKEN_OFF.sub("", words)
        words = words if tells_what_happened(words) else ""
    is_part = words.lower() != text[marker.span[0] : marker.span[1]].lower()
    if marker.name in _TELLING and is_part and len(words.split()) <= _FEWEST:
        words = ""
    words = "" if holds_doubtful(words, doubtful) else words
    quoting = [item for item in sentences if "{words}" in item]
    fitting = quoting if words and quoting else [item for item in sentences if item not in quoting]
    return pick(fitting, variant).replace("{words}", f"“{words}”")


def _with_its_owner(text: str, marker: Marker) -> tuple[int, int]:
    """The span with the "i feel" before it: "i felt let down" is no mere "let down"."""
    start, end = marker.span
    before = _OWNED.search(text[:start])
    return (before.start() if before else start, end)


def quotable(text: str, span: tuple[int, int], *, is_clause: bool = False) -> str:
    """The person's own words of a span, up to a place where a listener would pause.

    With `is_clause` they tell something, not a time alone. Empty when there is no such place near,
    or too little to quote.
    """
    shown = text[span[0] : span[1]].split()
    comma = next((at for at, word in enumerate(shown[:_EXACT]) if word.endswith(",")), None)
    if not is_clause and comma:
        # so early it parts what is meant from the next thought
        return _tidied(shown[: comma + 1])
    if not is_clause and len(shown) <= _EXACT and shown[-1].lower() not in _LEADING_ON:
        while len(shown) > 1 and shown[-1].lower().strip(",.") in _JOINTS:
            shown = shown[:-1]
        return _tidied(without_verb_left_over(shown))
    stop = _SENTENCE_END.search(text, span[0] + 1)
    words = text[span[0] : stop.start() if stop else len(text)].split()
    wanted = len(shown) + (shown[-1].lower() in _LEADING_ON)
    return _tidied(words[: phrase_end(words, wanted, is_clause=is_clause)])


def tells_what_happened(words: str) -> bool:
    """Whether a quotation holds what was seen: no time alone, and nothing of what was felt."""
    plain = _LEAD.sub("", words.lower()).split()
    if len(plain) < _FEWEST or not _INNER.isdisjoint(plain):
        return False
    if plain[0] not in _TIMING:
        return True
    has_subject = any(word.split("'")[0] in _SUBJECTS for word in plain[1:])
    return has_subject and len(plain) >= _MOMENT


def _tidied(words: Sequence[str]) -> str:
    kept = [word for word in words if word.lower().strip(",.") not in FILLERS]
    kept = [word for at, word in enumerate(kept) if not at or word.lower() != kept[at - 1].lower()]
    short = " ".join(kept).strip(" ,.;:!?-")
    return short if len(short) > 2 else ""
