"""Finds questions by their wording, since recognisers give no question mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from voice_coach.feedback.cues import word_after, word_before, wording
from voice_coach.language.normalize import Line

Kind = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question inside an utterance, in offsets of `Line.plain`."""

    kind: Kind
    start: int
    end: int
    is_check: bool = False
    # asks whether the asker understood right
    is_tag: bool = False
    # hangs on a statement ("isn't it")
    is_invitation: bool = False
    # worded as a request to tell ("tell me about ...")


_WH = r"(?:what|how|why|where|when|who|whom|whose|which)"
_NOUN_SUBJECT = (
    r"(?:i|you|he|she|it|we|they|that|this|there|these|those|the|your|my|his|her|their|our"
    r"|things|people|anyone|someone|everyone|anybody|being|having|life|work|school)"
)
# A wh-word, perhaps a few words that belong to it, then verb before subject.
_WH_INVERTED = wording(
    rf"{_WH}(?! (?:i|you|he|she|we|they|it|the|a|an|your|my|our|their|his|to)(?!\S))"
    rf"(?: (?!<subj>(?!\S))\S+){{0,4}}? <aux>(?: not)? {_NOUN_SUBJECT}"
)
_WH_SUBJECT = wording(
    r"(?:what|who|which one|how much|how many)(?: else| exactly| specifically)?"
    r"(?: (?:happened|happens|makes|made|brings|brought|helps|helped|worries|bothers|bothered|matters"
    r"|stops|stopped|keeps|kept|led|leads|drives|drove|got|gets|concerns|scares|hurts|went|comes|came"
    r"|feels|felt|gives|gave|worked|works|stands|stood|would|could|might|will|is|was|are|were|has|changed"
    r"|changes|goes|tends|prompted|caused|triggers|triggered|needs|causes)(?!\S))"
)
_WH_SHORT = wording(
    r"(?:what|how) about|how come|how so|why not|what else|what if|how else|what for|so what"
    r"|(?:what|which) (?:kind|sort|kinds|sorts|type|types) of|in what (?:way|ways)|such as what|like what"
    r"|what (?:thoughts|ideas|reasons|things|ways|steps|part|time|day)"
)
_INVITE = wording(
    r"(?:tell|telling) me (?:more|about|what|how|why|where|when|who|a (?:bit|little|lot|story)"
    r"|some|something|the|your|which|if|whether|everything|again)"
    r"|(?:tell|telling) me|(?:talk|walk|take) me (?:through|back)|help me (?:to )?understand"
    r"|(?:can|could|would|will) you (?:please |just |maybe )?(?:tell|describe|explain|share|say|talk|give|walk|help)"
    r"|(?:say|hear|know|share|explain|expand) (?:a (?:bit|little) )?more"
    r"|give me (?:an example|a sense|an idea|some)"
    r"|i(?: am|<adv>)(?: curious| interested to (?:know|hear)| wondering| wonder)"
    r"(?: (?:what|how|if|whether|who|where|why|which|about|when))"
    r"|i (?:would|will) (?:really )?(?:love|like) to (?:hear|know|understand)"
    r"|i want to (?:hear|know|understand) (?:more|what|how|about|your|why)"
    r"|let us hear|describe|describe to me|explain to me|go on and tell"
)
_INVERTED = wording(
    r"(?P<verb>do|does|did|are|is|was|were|am|can|could|would|will|have|has|had|should|shall|may)"
    r"(?P<not> not)? (?P<subject>i|you|he|she|it|we|they|that|this|there|anyone|anybody|someone"
    r"|anything|everything|either|any|these|those)"
)
_INVERTED_NOUN = wording(
    r"(?P<verb>do|does|did)(?: not)? (?:the|your|my|his|her|their|our|a|people|most|everyone|other)"
    r" \S+"
)
_BE_NOUN = wording(r"(?:is|are|was|were|has|have|can|will|would|could)(?: not)? <det> \S+")
_ELLIPTIC = wording(
    r"any (?:other |more |particular |specific )?(?:thoughts|ideas|questions|concerns|idea|reason|reasons"
    r"|thought|plans|problems|changes|side|history|allergies|medications)"
    r"|anything (?:else|in particular|specific)|anyone else|anybody else|ever (?:tried|thought|had|been|considered)"
    r"|or (?:not|no|what|something|anything|is it|do you|would you)|you mean|make sense|sound (?:good|right|okay|fair)"
    r"|that (?:make|sound)(?: \S+)?"
)
_FINAL_TAG = wording(r"right|correct|is it|yes|huh|am i right|okay with you|you know what i mean")

_SUBJECTS = frozenset(
    "i you he she it we they there who which people everybody everyone".split(" ")
)
_MODALS = frozenset(
    "to will would could should can may might must not never i you we they he she".split(" ")
)
_OPENERS = frozenset(
    [
        "", "so", "and", "but", "okay", "well", "or", "now", "right", "yes", "no", "then", "alright",
        "because", "oh", "sure", "good", "great", "hmm", "actually", "also", "sorry", "wow",
    ]
)  # fmt: skip
# After these a wh-word opens a subordinate clause and asks nothing.
_EMBEDDERS = frozenset(
    [
        "know", "knows", "knew", "known", "see", "sees", "understand", "understands", "understood",
        "that's", "about", "of", "to", "for", "from", "with", "at", "on", "by", "than", "into", "see",
        "hear", "remember", "forget", "figure", "out", "sure", "tell", "told", "say", "said", "explain",
        "explained", "show", "shown", "idea", "matter", "exactly", "is", "was", "that", "are", "like", "hearing",
        "you", "me", "him", "them", "us", "notice", "realize", "realise", "decide", "learn", "find",
        "discover", "just", "reason", "time", "times", "person", "people", "one", "those", "someone",
        "day", "days", "moment", "point", "things", "thing", "place", "know", "look", "check", "wonder",
    ]
)  # fmt: skip
_CHECK = wording(
    r"(?:did|do|have|am) i (?:get|got|have|understand|understood|hear|heard|hearing|getting|catch|read|say|understanding)"
    r"(?: (?:you|that|this|it|all|what))*(?: (?:right|correctly|properly|okay|well|wrong|said))*"
    r"|(?:is|was|does|did) (?:that|this|it) (?:right|it|correct|true|fair|accurate|how it (?:is|was|feels|felt)"
    r"|what (?:it is|it was|you mean|you meant|it is like|it feels like|happened|you are saying)|close|about right"
    r"|fit|fits|sound right|sound about right|sound like you|match|how (?:you|that|things)(?: \S+){0,3}|near it|something like that"
    r"|part of it|a fair way(?: \S+){0,4}|what is going on|sound fair|land|ring true|capture it)"
    r"|(?:am i|have i|did i) (?:right|close|on the right track|hearing(?: \S+){1,3}|following|missing(?: \S+){1,3}"
    r"|missed(?: \S+){1,3}|miss(?: \S+){1,3}|with you|near|reading(?: \S+){1,3}|there)"
    r"|(?:tell|correct|stop) me if i(?: \S+){1,5}|correct me(?: \S+){1,4}|have i got(?: \S+){1,3}|is that it|or (?:have|did) i(?: \S+){1,4}"
    r"|(?:what|anything) (?:did|have|do) i (?:miss|missed|leave out|left out)|what am i missing|how close is that"
    r"|is (?:there )?(?:anything|something) (?:i|else i) (?:missed|am missing|left out)|is there more(?: to it)?"
    r"|right so far|does that sound (?:right|true|like(?: \S+){1,3})|is that fair|would you say (?:so|that is right)"
    r"|or is it (?:more|something|not)(?: \S+){0,4}|is it (?:like|more like) that|is that how(?: \S+){1,5}"
    r"|is that what(?: \S+){1,6}|or am i(?: \S+){1,3}|do i have (?:that|it|you) right|is that so"
)
_OPEN_CLOSED = wording(
    r"do you (?:want|mind|feel like) (?:to )?(?:tell|telling|talk|talking|say|saying|share|sharing)(?: \S+)*?"
    r" (?:about|more|what|how|through)|would you (?:mind|like|be willing|be open)(?: \S+){0,3} (?:tell|telling|talk|talking|share|sharing|say)"
    r"|do you know (?:what|why|how)|do you have any (?:thoughts|ideas|idea|sense)(?: \S+)*|have you any idea (?:what|why|how)"
)


def find_questions(line: Line) -> tuple[Question, ...]:
    """Every question of the utterance in order; overlapping wordings count once."""
    found = [
        *_wh_questions(line),
        *_invitations(line),
        *_inversions(line),
        *_elliptic(line),
        *_checks(line),
    ]
    return _merge(sorted(found, key=lambda question: (question.start, -question.end)))


def _wh_questions(line: Line) -> list[Question]:
    found: list[Question] = []
    for pattern in (_WH_INVERTED, _WH_SUBJECT, _WH_SHORT):
        for match in pattern.finditer(line.plain):
            if not _is_embedded(line, match):
                found.append(Question("open", match.start(), match.end()))
    return found


def _is_embedded(line: Line, match: re.Match[str]) -> bool:
    before = word_before(line, match.start())
    if before not in _EMBEDDERS:
        return False
    # "and tell me what is hard" asks, and so does a wh-word with its verb turned round
    return not (
        match.re is _WH_INVERTED and before in {"is", "was", "you", "me", "just", "of", "about"}
    )


def _invitations(line: Line) -> list[Question]:
    found = []
    for pattern in (_INVITE, _OPEN_CLOSED):
        for match in pattern.finditer(line.plain):
            before = word_before(line, match.start())
            if match.group().startswith(("tell", "telling", "describe", "say", "hear")) and (
                before in {"you", "they", "he", "she", "to", "not", "i", "we", "people", "would"}
            ):
                continue
            found.append(Question("open", match.start(), match.end(), is_invitation=True))
    return found


def _inversions(line: Line) -> list[Question]:
    found = []
    for match in _INVERTED.finditer(line.plain):
        if _is_real_inversion(line, match):
            at_end = match.end() >= len(line.plain) - 1
            has_clause_before = match.start() > 8
            found.append(
                Question("closed", match.start(), match.end(), is_tag=at_end and has_clause_before)
            )
    for match in _INVERTED_NOUN.finditer(line.plain):
        if word_before(line, match.start()) not in _MODALS | _SUBJECTS | {"what", "that"}:
            found.append(Question("closed", match.start(), match.end()))
    for match in _BE_NOUN.finditer(line.plain):
        if word_before(line, match.start()) in _OPENERS:
            found.append(Question("closed", match.start(), match.end()))
    return found


def _is_real_inversion(line: Line, match: re.Match[str]) -> bool:
    before = word_before(line, match.start())
    after = word_after(line, match.end())
    aux, subject = match["verb"], match["subject"]
    if before in _SUBJECTS or (before == "that" and aux in {"is", "was", "are"}):
        return False
    if aux in {"do", "have", "had"} and before in _MODALS:
        return False
    if aux == "had" and not (subject == "you" and after in {"ever", "been", "thought", "tried"}):
        return False
    if subject in {"that", "this", "it"} and aux in {"is", "was", "were", "are", "has", "had"}:
        return _is_asked_of_it(line, match, before, after)
    if before in {"so", "nor", "neither", "than", "as"} and not after:
        return False
    return not (subject in {"any", "either", "these", "those", "this"} and before not in _OPENERS)


def _is_asked_of_it(line: Line, match: re.Match[str], before: str, after: str) -> bool:
    """Tell "is that right" from "the thing is that you ..."."""
    if before in _OPENERS:
        return True
    if match["subject"] == "that" and after in {
        "i", "you", "he", "she", "it", "we", "they", "there", "your", "my", "people", "if", "when",
    }:  # fmt: skip
        return False
    if match["not"] and not after:
        return True
    return after in {
        "", "right", "correct", "true", "fair", "okay", "something", "because", "more", "like",
        "possible", "what", "how", "why", "enough", "helpful", "hard", "a", "about", "important",
    }  # fmt: skip


def _elliptic(line: Line) -> list[Question]:
    found = []
    for match in _ELLIPTIC.finditer(line.plain):
        starts = word_before(line, match.start()) in _OPENERS
        ends = match.end() == len(line.plain)
        wants_end = match.group().startswith(("or ", "make", "sound"))
        if (ends and wants_end and match.start() > 0) or (starts and not wants_end):
            kind: Kind = "open" if match.group().startswith(("any ", "anything")) else "closed"
            found.append(Question(kind, match.start(), match.end()))
    match_end = re.search(r"(?<= )(?:right|correct|huh)$", line.plain)
    if match_end and len(line.words) > 3 and word_before(line, match_end.start()) not in {
        "all", "that", "is", "are", "was", "am", "be", "the", "not", "it", "quite", "your", "get", "got", "feel",
        "absolutely", "you", "just", "okay", "exactly",
    }:  # fmt: skip
        found.append(Question("closed", match_end.start(), match_end.end(), is_tag=True))
    return found


def _checks(line: Line) -> list[Question]:
    return [
        Question("closed", match.start(), match.end(), is_check=True)
        for match in _CHECK.finditer(line.plain)
    ]


def _merge(found: list[Question]) -> tuple[Question, ...]:
    """Join wordings that overlap or belong to one question; checks and open wordings win."""
    merged: list[Question] = []
    for question in found:
        last = merged[-1] if merged else None
        if last is not None and question.start < last.end:
            merged[-1] = _joined(last, question)
        else:
            merged.append(question)
    return tuple(merged)


def _joined(one: Question, other: Question) -> Question:
    is_check = one.is_check or other.is_check
    kinds = {one.kind, other.kind}
    kind: Kind = "closed" if is_check or kinds == {"closed"} else "open"
    return Question(
        kind,
        min(one.start, other.start),
        max(one.end, other.end),
        is_check=is_check,
        is_tag=one.is_tag and other.is_tag,
        is_invitation=one.is_invitation or other.is_invitation,
    )
