"""Finds commands inside an utterance: verbs in their plain form at the head of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_coach.feedback.context import Context
from voice_coach.language.cues import Hit, all_hits, sentence_end, sentence_start
from voice_coach.language.persons import SPEAKER

_LONGEST = 7
# words of a command that are worth quoting
_CAUSING = frozenset(
    [
        "make", "makes", "made", "making", "let", "lets", "letting", "help", "helps", "helped",
        "helping", "see", "saw", "seeing", "watch", "watched", "hear", "heard", "had", "have",
    ]
)  # fmt: skip
_OBJECTS = frozenset(["me", "him", "her", "it", "us", "them"])
_NO_CLAUSE_ENDS_WITH = frozenset(
    [
        "i", "you", "he", "she", "we", "they", "it", "who", "that", "to", "not", "never", "do",
        "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
        "the", "a", "an", "my", "your", "his", "their", "our", "no", "any", "some", "and", "or",
        "of", "for", "with", "at", "in", "on", "by", "from", "about", "as", "than", "like",
        "this", "these", "those", "every", "each", "if", "when", "how", "what", "where", "why",
        "is", "are", "was", "were", "be", "been", "has", "had", "have", "her", "also", "often",
        "always", "really", "just", "all", "people", "go", "come", "but", "because", "so", "kids",
        "parents", "us", "everyone", "most", "many", "still", "even", "both", "then", "others",
        "only", "never", "hardly", "barely", "usually", "actually", "ever", "probably", "basically",
        "trying",
    ]
)  # fmt: skip
_DOERS = frozenset(
    ["i", "you", "we", "he", "she", "they", "to", "can", "could", "who", "people", "would", "let"]
)
_JOINTS = frozenset(["and", "or", "then", "but"])
_LEADING = frozenset(["so", "instead", "please", "maybe", "perhaps"])
_BEFORE_SO = frozenset(["do", "did", "or", "if", "even", "to", "i", "we", "he", "she", "they"])
# "to do so", "a week or so", "to please him" end no clause
_SPEAKERS = SPEAKER | {"us", "our"}
_SUBJECT = re.compile(
    r"(?:(?:so|and|but|well|now|then|because) )*(?:your|my|our|the|his|her|their) (?:\S+ )?\S+s"
)
# "your words | go to the dog" tells of them
_REACH = 8
# words before "and" among which whoever does the second thing too is named
_OWN_REACH = 12
# the same where someone tells what they will do themselves
_STRENGTH = 0.65
_NEAR = 5
_INVITING = 9
# words from the verb within which the speaker is named
_WITH_SPEAKER = re.compile(
    r"(?:(?!(?:it|that|this|these|he|she|they|which|what|who|i|we|you|is|was|works?|worked)(?!\S))"
    r"\S+ ){1,8}(?:to|with|from|beside|near|at|by) (?:me|us)(?!\S)"
)
# "give grandma a kiss from me", and not "try yoga it was new to me"


def commands(context: Context) -> Iterator[Hit]:
    """Every command of the utterance, in order, with the words that follow it."""
    heads = _heads(context)
    if not heads:
        return
    harmless = [hit.start for hit in all_hits(context.line, context.cues("command_harmless"))]
    for head in heads:
        if head.start in harmless or _is_about_speaker(context, head):
            continue
        before = context.plain[sentence_start(context.line, head.start) : max(0, head.start - 1)]
        if _opens(context, before) or _follows(context, head, before):
            yield Hit(head.start, _end(context, head), _STRENGTH, head.reason)


def _is_about_speaker(context: Context, head: Hit) -> bool:
    """Whether the speaker takes part in what is to be done: "focus on my studies".

    A partner is asked along in more words: "come sit in the car with me".
    """
    until = sentence_end(context.line, head.start, len(context.plain))
    if _WITH_SPEAKER.match(context.plain, head.start, until):
        return True
    reach = _INVITING if context.is_to_partner and not context.is_listening else _NEAR
    return not _SPEAKERS.isdisjoint(context.plain[head.start :].split()[1:reach])


def _heads(context: Context) -> list[Hit]:
    """Plain verb forms that something follows as it follows a command."""
    return sorted(all_hits(context.line, context.cues("command")), key=lambda hit: hit.start)


def _opens(context: Context, before: str) -> bool:
    """Whether nothing but a lead-in such as "maybe" or "for now" stands before the command."""
    return not before or any(
        cue.pattern.fullmatch(before) for cue in context.cues("before_command")
    )


def _follows(context: Context, head: Hit, before: str) -> bool:
    """Whether a clause has ended before the command: "if he calls | hang up on him"."""
    if not any(cue.pattern.match(context.plain, head.start) for cue in context.cues("directed")):
        return False
    words = before.split()
    last, second = words[-1], words[-2] if len(words) > 1 else ""
    if last in _LEADING or (last == "just" and second in {"so", "then", "or"}):
        is_asked = (second, last) == ("you", "please")
        return second not in _BEFORE_SO and not is_asked
    is_after_clause = any(
        cue.pattern.match(before) for cue in context.cues("clause_before_command")
    )
    if last in _JOINTS and not (last == "then" and is_after_clause and "i" not in words):
        is_own = context.is_to_partner and not context.is_listening
        return not _DOERS & set(words[-(_OWN_REACH if is_own else _REACH) :])
    if last in _OBJECTS and second in _CAUSING:
        return False
    is_clause = is_after_clause and _SUBJECT.fullmatch(before) is None and len(words) > 2
    return is_clause and last not in _NO_CLAUSE_ENDS_WITH - _OBJECTS


def _end(context: Context, head: Hit) -> int:
    """Where the words end that show the command."""
    rest = context.plain[head.start :].split()[:_LONGEST]
    return sentence_end(context.line, head.start, head.start + len(" ".join(rest)))
