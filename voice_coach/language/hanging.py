"""How finished the words so far are: hanging in the air, asking, or fit to stand as they are.

Text comes as recognisers write it, with punctuation or without. A full stop proves nothing, since
they set one behind whatever they heard last; but dots, a comma, or no mark at all in a text that
has marks elsewhere tell that the voice had not come down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from voice_coach.language import ending_words as known


class Ending(Enum):
    """What may follow the words so far."""

    HANGING = "hanging"
    # nobody stops here: more is to come
    OPEN = "open"
    # people stop here as often as they go on
    FINISHED = "finished"
    # whole, though another sentence may follow
    ASKED = "asked"
    # a whole question: the floor is handed over


_SECOND_HALF_WORDS = 14
# a longer sentence has had its second half, whatever its words are
_QUESTION_TAIL_WORDS = 11
# where no marks part the sentences, a question is looked for in so many words at the end
_LONG_NUMBER = 4
# digits; a shorter one is an amount, a time or a point on a scale
_SENTENCE_END = re.compile(r"[.?!…]+\s+")
_TRAILING_OFF = re.compile(r"(\.\.\.|…|[-–—])[\"”]?$")
_WRITES_MARKS = re.compile(r"[A-Z.,?!…]")
_END_MARKS = (".", "?", "!", '"', "”")


def ending_of(text: str) -> Ending:
    """How finished ``text`` is; no words at all count as open."""
    plain = text.strip().replace("’", "'")
    words = _tokens(plain)
    if not words:
        return Ending.OPEN
    if _is_check(words):
        return Ending.ASKED
    found = _by_last_words(words)
    if found is Ending.HANGING or _TRAILING_OFF.search(plain):
        return Ending.HANGING
    sentence = _tokens(_SENTENCE_END.split(plain)[-1]) or words
    if _is_question(sentence):
        return Ending.ASKED if found is Ending.FINISHED else Ending.FINISHED
    if _has_more_to_come(sentence) or _is_unmarked(plain) or _is_dictated(words):
        return Ending.OPEN
    return found


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)*", text.lower())


def _is_dictated(words: Sequence[str]) -> bool:
    """Whether there is nothing but a long number: they are said in groups, with pauses between."""
    digits = "".join(words)
    return digits.isdigit() and len(digits) >= _LONG_NUMBER


def _is_unmarked(text: str) -> bool:
    """Whether a text with marks or capitals, as some engines write them, has none at its end."""
    return bool(_WRITES_MARKS.search(text)) and not text.endswith(_END_MARKS)


# --- the last words ------------------------------------------------------------------------------


def _by_last_words(words: Sequence[str]) -> Ending:
    rules = (_pair, _clause_verb, _left_over, _pronoun, _auxiliary, _inverted_subject, _wish)
    for rule in rules:
        found = rule(words)
        if found is not None:
            return found
    last = words[-1]
    if last in known.HANGING or (len(words) == 1 and last in known.OPEN | known.CONJUNCTIONS):
        return Ending.HANGING
    return Ending.OPEN if last in known.OPEN else Ending.FINISHED


def _before(words: Sequence[str], count: int = 1) -> str:
    return words[-1 - count] if len(words) > count else ""


def _pair(words: Sequence[str]) -> Ending | None:
    pair = (_before(words), words[-1])
    if pair in known.HANGING_PAIRS:
        return Ending.HANGING
    if pair in known.OPEN_PAIRS:
        return Ending.OPEN
    return Ending.FINISHED if pair in known.CLOSED_PAIRS else None


def _clause_verb(words: Sequence[str]) -> Ending | None:
    """ "What you said" and "how do you feel" have their object before them."""
    refers_back = any(word.split("'")[0] in known.REFERRING for word in words[-4:-1])
    return Ending.FINISHED if words[-1] in known.CLAUSE_VERBS and refers_back else None


def _left_over(words: Sequence[str]) -> Ending | None:
    """A preposition whose noun came before: "what you are thinking of", "how hard that can be"."""
    is_left_over = words[-1] in known.PREPOSITIONS | {"be"} and len(words) > 3
    refers_back = any(word.split("'")[0] in known.REFERRING for word in words[-7:-2])
    return Ending.OPEN if is_left_over and refers_back else None


def _pronoun(words: Sequence[str]) -> Ending | None:
    """Pronouns that are an object as often as a subject."""
    last, before = words[-1], _before(words)
    if last not in known.DOUBLE_PRONOUNS:
        return None
    if before in known.AUXILIARIES:
        return _after_inversion(words)
    if before in known.PREPOSITIONS:
        begins_clause = before in ("like", "before", "after") and last in ("you", "it")
        return Ending.OPEN if begins_clause or last == "her" else Ending.FINISHED
    begins_clause = last == "that" and before in known.REPORTING
    if not before or before in known.CONJUNCTIONS or begins_clause:
        return Ending.HANGING
    is_object = last in ("you", "it", "him") and before in known.TAKES_OBJECT
    return Ending.FINISHED if is_object else Ending.OPEN


def _after_inversion(words: Sequence[str]) -> Ending:
    """ "It was hard, wasn't it" is whole; "what did you" is not."""
    is_tag = len(words) > 3 and _before(words, 2) not in known.CONJUNCTIONS
    if not is_tag:
        return Ending.OPEN if words[-1] in ("it", "that", "this") else Ending.HANGING
    return Ending.FINISHED if _before(words).endswith("n't") else Ending.OPEN


def _auxiliary(words: Sequence[str]) -> Ending | None:
    """ "Yes, I do" and "how tired you are" are whole; "my day was" is not."""
    if words[-1] not in known.AUXILIARIES:
        return None
    if _before(words) not in known.SUBJECTS:
        return Ending.HANGING
    is_short_answer = len(words) == 2 or words[0] in known.LEADING
    refers_back = any(word in known.REFERRING for word in words[-6:-1])
    is_be = words[-1] in known.FORMS_OF_BE
    return Ending.HANGING if is_be and not (is_short_answer or refers_back) else Ending.OPEN


def _inverted_subject(words: Sequence[str]) -> Ending | None:
    """ "So do I", "should we", "more than I"."""
    is_inverted = _before(words) in known.AUXILIARIES | {"than"}
    if words[-1] not in known.PLAIN_SUBJECTS or not is_inverted:
        return None
    return Ending.HANGING if _before(words, 2) in known.QUESTION_WORDS else Ending.OPEN


def _wish(words: Sequence[str]) -> Ending | None:
    """ "If you want to", "you don't have to": what is to be done was said before."""
    verbs = ("want", "need", "have", "like", "love", "wanted", "had")
    if words[-1] != "to" or _before(words) not in verbs:
        return None
    subject = _before(words, 2)
    return Ending.OPEN if subject == "you" or subject.endswith("n't") else None


# --- the last sentence ---------------------------------------------------------------------------


def _is_question(words: Sequence[str]) -> bool:
    """ "How was your day", "so did you feel left out", "that sounds hard what would you like"."""
    rest = _without_leading(words, known.LEADING)
    if len(rest) < 3:
        return False
    if rest[0] in known.AUXILIARIES:
        return True
    if rest[0] in known.QUESTION_WORDS and rest[1] in known.AUXILIARIES:
        return True
    tail = rest[-_QUESTION_TAIL_WORDS:-2]
    statements = known.SUBJECTS - known.QUESTION_WORDS
    return any(
        verb in known.AUXILIARIES and subject in known.SUBJECTS and before not in statements
        for before, verb, subject in zip(tail, tail[1:], tail[2:], strict=False)
    )


def _is_check(words: Sequence[str]) -> bool:
    said = " ".join(["", *words])
    return len(words) > 3 and any(said.endswith(f" {check}") for check in known.CHECKS)


def _has_more_to_come(words: Sequence[str]) -> bool:
    """Whether the sentence has only its "when you came home late" so far."""
    rest = _without_leading(words, known.LEADING - known.OPENERS)
    if not rest or rest[0] not in known.OPENERS or len(rest) > _SECOND_HALF_WORDS:
        return False
    inner = rest[1:]
    if inner and inner[0] in known.AUXILIARIES:
        return False
    subjects = [
        word
        for before, word in zip(rest, inner, strict=False)
        if word.split("'")[0] in known.SUBJECTS and before not in known.PREPOSITIONS
    ]
    return len(subjects) < 2


def _without_leading(words: Sequence[str], leading: frozenset[str]) -> Sequence[str]:
    """The words behind fillers, conjunctions and "you know"."""
    while words:
        if tuple(words[:2]) in known.LEADING_PAIRS and len(words) > 2:
            words = words[2:]
        elif words[0] in leading:
            words = words[1:]
        else:
            break
    return words
