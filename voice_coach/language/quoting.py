"""Where a quotation of someone's own words may end without stopping inside a phrase.

What a wording finds in run-on speech ends wherever the wording ends. Quoted aloud, it has to end
where a listener would pause: before a new clause, or after a finished phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.normalize import respell
from voice_coach.language.persons import SUBJECTS

LONGEST = 10
# words in one quotation; more is hard to follow aloud

_SUBJECTS = SUBJECTS | {"there", "that"}
_PREPOSITIONS = frozenset(
    [
        "at", "in", "on", "with", "for", "from", "by", "about", "without", "before", "after",
        "during", "since", "until", "till", "over", "into", "through", "around", "under", "as",
        "near", "between", "outside", "inside", "behind", "because", "despite", "across", "past",
    ]
)  # fmt: skip
_JOINTS = frozenset(["and", "but", "or", "so", "then", "though", "although", "while", "when", "if"])
_STARTS_PHRASE = (
    _SUBJECTS
    | _PREPOSITIONS
    | _JOINTS
    | frozenset(
        [
            "yesterday", "today", "tonight", "tomorrow", "again",
            "together", "alone", "now", "lately", "anymore", "please", "instead", "too", "later",
        ]
    )
)  # fmt: skip
_DATING = frozenset(["last", "this", "next", "every", "that"])
# they begin a phrase of their own only where a time follows
_DATED = frozenset(
    [
        "morning", "week", "weekend", "evening", "afternoon", "month", "year", "time", "summer",
        "winter", "spring", "night", "day", "sunday", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday",
    ]
)  # fmt: skip
_ASKING = frozenset(
    [
        "could", "can", "would", "will", "shall", "may", "should", "do", "does", "did", "is", "are",
        "have", "was", "let",
    ]
)  # fmt: skip
_LEFT_OVER = frozenset(["could", "can", "would", "will", "do", "did", "let", "and", "but", "i"])
_WH = frozenset(["what", "how", "when", "why", "where", "who", "which"])
_LONGEST_WH = 2
# words of "how long", behind which the question only goes on
_NEW_CLAUSE = _SUBJECTS | {"thank"}
_LEAD_INS = frozenset(
    [
        "last", "this", "these", "yesterday", "today", "tonight", "tomorrow", "every", "the", "of",
        "one", "lately", "recently", "first", "maybe", "perhaps", "so", "and", "for", "each",
    ]
)  # fmt: skip
# words after which a subject still belongs to the same clause
_LEADS_ON = frozenset(
    [
        "when", "if", "that", "because", "while", "as", "before", "after", "how", "what", "where",
        "why", "since", "until", "till", "once", "whenever", "than", "like", "think", "thought",
        "know", "knew", "feel", "felt", "wish", "hope", "hoped", "guess", "believe", "say", "said",
        "says", "told", "tell", "see", "saw", "notice", "noticed", "sorry", "glad", "sure", "much",
        "imagine", "wonder", "mean", "sounds", "seems", "afraid", "whether", "though", "way",
        "love", "loved", "thing", "everything", "all", "maybe", "perhaps", "the", "a", "of", "time",
        "for", "with", "about", "is", "was", "did", "do", "could", "can", "would", "should", "may",
        "will", "shall", "does", "have", "had", "are", "were", "not", "understand", "realise", "or",
        "realize", "appreciate", "need", "needed", "want", "wanted", "things", "so", "on", "at",
        "by", "from", "in", "course", "moment", "second", "minute", "day", "long", "often",
        "reason", "let", "make", "makes", "made", "help", "helps", "give", "gave", "show", "showed",
        "suppose", "admit", "reckon", "and", "but", "then", "well", "okay", "yes", "no", "just",
        "also", "lately", "today",
    ]
)  # fmt: skip
_VERBAL = frozenset(
    [
        "am", "are", "is", "was", "were", "have", "has", "had", "feel", "felt", "need", "want",
        "would", "will", "can", "could", "do", "did", "miss", "love", "know", "think", "get", "got",
        "wish", "hope", "see", "sound", "sounds", "seem", "should", "might", "must", "look",
    ]
)  # fmt: skip
# words that leave a phrase open
_OPEN = (
    _PREPOSITIONS
    | _JOINTS
    | frozenset(
        [
            "the", "a", "an", "my", "your", "his", "their", "our", "its", "of", "to", "i", "he",
            "she", "we", "they", "is", "are", "was", "were", "am", "be", "been", "being", "have",
            "has", "had", "do", "does", "did", "not", "will", "would", "could", "can", "may",
            "might", "shall", "should", "must", "very", "so", "too", "such", "every", "each",
            "these", "those", "some", "any", "no", "really", "just", "like", "want", "wanted",
            "need", "felt", "feel", "feels", "said", "told", "says", "that", "what", "how", "why",
            "who", "which", "where", "than", "let", "going", "gonna", "kind", "sort", "bit", "lot",
            "other", "different", "last", "next", "first", "own", "more", "most", "whole", "quite",
            "got", "get", "make", "made", "makes", "took", "take", "put", "left", "saw", "sees",
            "also", "always", "never", "even", "only", "both", "two", "three", "four", "five",
            "front", "because", "i'd", "i'm", "i've", "i'll", "it's", "that's", "there's", "you're",
            "we're", "they're", "he's", "she's", "we've", "you've", "gave", "give", "keep", "kept",
            "went", "came", "come", "gets", "keeps", "takes", "puts", "half", "seem", "seems",
            "sounds", "don't", "didn't", "this", "doesn't", "can't", "won't",
            "couldn't", "wouldn't", "isn't", "wasn't", "haven't",
            "hasn't", "ten", "fifteen", "twenty", "thirty", "hundred", "new", "little",
        ]
    )
)  # fmt: skip
# of those, what may close a clause that is over
_CLOSES = frozenset(
    [
        "that", "this", "over", "through", "own", "more", "too", "little", "left", "feel", "felt",
        "bit", "lot", "need", "want", "get", "two", "three", "four", "five", "ten", "first", "came",
        "went", "be",
    ]
)  # fmt: skip
_TOLD_OF = frozenset(
    ["something", "someone", "somebody", "anything", "anyone", "everything", "one"]
)
# a subject behind them tells which one: "something | that is yours"
_SUITS = (["be", "okay"], ["be", "fine"], ["be", "good"], ["be", "all"], ["be", "possible"])
# what is said of a proposal: "would tomorrow evening be okay"
_ANEW = (*_SUITS, ["it", "makes"], ["no", "wonder"])
# these begin a clause, whatever stands before them
_BECAUSE = frozenset(["cause", "cuz", "cos"])
_SCARCELY = frozenset(["hardly", "barely", "scarcely", "rarely", "only"])
# what they leave of a verb is told by its place or time: "we hardly sat | in one room"
_GOING = frozenset(["go", "goes", "going", "went"])
# "i go | on and on" is one thought
_SUPPOSING = frozenset(["suppose", "think", "know", "guess", "hope", "wish", "admit", "reckon"])
# "i suppose | i nag" is one thought
_BEFORE_PREPOSITION = frozenset(["straight", "right", "shortly", "soon", "long", "early", "late"])
# "straight | after tea" is one thought
_BEFORE_BARE_TO = frozenset(["have", "has", "had", "need", "want", "wanted"])


def phrase_end(words: Sequence[str], wanted: int, *, is_clause: bool = False) -> int:
    """How many of the words to quote, where the first `wanted` show what is meant.

    `words` run to the end of the sentence. With `is_clause` a time or place alone, "on Monday",
    is not enough. 0 when no stretch of them can stand alone.
    """
    plain = respell([word.lower().replace("’", "'").strip('.,;:!?"“”()') for word in words])
    stop = _clause_end(plain)
    ends = [
        count
        for count in range(1, min(stop, LONGEST) + 1)
        if (words[count - 1].endswith(",") or _may_end(plain, count, stop))
        and not (is_clause and count < stop and _is_lead_in(plain[:count]))
    ]
    later = [count for count in ends if count >= wanted]
    return later[0] if later else max(ends, default=0)


def without_verb_left_over(words: Sequence[str]) -> Sequence[str]:
    """Without a last word that begins what comes next: "at eight would"."""
    is_left_over = len(words) > 2 and words[-1].lower() in _LEFT_OVER
    return words[:-1] if is_left_over and words[-2].lower() not in _SUBJECTS else words


def _clause_end(words: Sequence[str]) -> int:
    """The number of words before someone begins a clause of its own."""
    for index in range(2, len(words)):
        if _begins_question(words, index) or words[index : index + 2] in _ANEW:
            return index
        if words[index - 2] == "how":
            # "how hard | it was"
            continue
        head, after = _stem(words, index), _stem(words, index + 1)
        if head in {"and", "but", "so"} and after in _SUBJECTS | {"now", "then"}:
            return index
        is_subject = head in _NEW_CLAUSE and not _leads_on(words[index - 1], words[index])
        if is_subject and not _is_object(words, index) and not _is_lead_in(words[:index]):
            return index
    return len(words)


def _leads_on(before: str, word: str) -> bool:
    """Whether a subject belongs to the word before it; "did that's" are two clauses."""
    return before in _LEADS_ON | _TOLD_OF and not ("'" in word and before in _ASKING)


def _stem(words: Sequence[str], index: int) -> str:
    """A word without what is contracted to it; "" behind the last."""
    return words[index].split("'")[0] if index < len(words) else ""


def _begins_question(words: Sequence[str], index: int) -> bool:
    """Whether a question or "let's" begins there."""
    head, after = _stem(words, index), _stem(words, index + 1)
    before = words[index - 1]
    if words[index : index + 1] in (["what's"], ["how's"]):
        return before not in _LEADS_ON
    is_going_on = index <= _LONGEST_WH and words[0] in _WH and head in _ASKING
    if is_going_on or before in _WH | _SUBJECTS - {"it", "that", "you"}:
        return False
    if (before == "you" and after in {"it", "that"}) or (
        after == "that" and _stem(words, index + 2) in _SUBJECTS
    ):
        return False
    if head in _WH:
        return head in {"what", "how"} and after in _ASKING
    if head == "let":
        return words[index] == "let's" or after in {"us", "me"}
    # "ron was there" ends with a place, and asks nothing
    is_place = after == "there" and index + 2 >= len(words)
    return head in _ASKING and after in _SUBJECTS and not is_place


def _is_lead_in(before: Sequence[str]) -> bool:
    """Whether only a time or the like stands before the subject: "last night you ..."."""
    has_subject = any(word.split("'")[0] in _SUBJECTS for word in before)
    return not has_subject and (before[0] in _LEAD_INS or before[0] in _PREPOSITIONS)


def _is_object(words: Sequence[str], index: int) -> bool:
    """Whether a pronoun is what the verb before it is about: "that hurt you", "i miss it"."""
    word = words[index]
    if word in {"i", "we", "they", "he", "she", "thank"} or "'" in word:
        return False
    return _begins_question(words, index + 1) or _stem(words, index + 1) not in _VERBAL


def _may_end(words: Sequence[str], count: int, stop: int) -> bool:
    """Whether the first `count` words are a finished phrase."""
    last = words[count - 1]
    if count == len(words):
        return True
    if words[count - 1 : count + 1] == ["right", "now"] or _gives_reason(words, count - 1):
        return False
    if count < stop and count > 1 and (_is_measured(words, count) or _hangs_on(words, count)):
        return False
    if last in _OPEN and words[count - 2 : count] != ["to", "do"]:
        before = words[count - 2] if count > 1 else ""
        is_whole = last == "to" and before in _BEFORE_BARE_TO
        is_whole = is_whole or (last in _ASKING and before in _SUBJECTS)
        is_asked = last in {"is", "are", "was"} and not _WH.isdisjoint(words[:count])
        is_whole = is_whole or (is_asked and count == len(words))
        return count == stop and (is_whole or last in _CLOSES)
    following = _stem(words, count)
    if following in _DATING:
        return count == stop or _stem(words, count + 1) in _DATED
    is_told_of = last in _TOLD_OF and following in _SUBJECTS
    is_begun_anew = (following in _STARTS_PHRASE and not is_told_of) or _gives_reason(words, count)
    return count == stop or is_begun_anew or _is_time_over(words, count)


def _is_time_over(words: Sequence[str], count: int) -> bool:
    """Whether a time ends there or comes next: "on sunday morning | just us"."""
    last, following = words[count - 1], _stem(words, count)
    if following == "of":
        return _stem(words, count + 1) in {"a", "an"} and _stem(words, count + 2) in _DATED
    return count > 1 and last in _DATED and following not in _DATED


def _is_measured(words: Sequence[str], count: int) -> bool:
    """Whether what comes next belongs to a degree: "how bad | it was", "as much | as you like"."""
    following = _stem(words, count)
    if words[count - 2] == "as":
        return following == "as"
    return words[count - 2] == "how" and following in _SUBJECTS


def _hangs_on(words: Sequence[str], count: int) -> bool:
    """Whether what comes next cannot be parted from the last word: "hardly sat | in one room"."""
    last, following = words[count - 1], _stem(words, count)
    if following in _PREPOSITIONS and (
        last in _BEFORE_PREPOSITION or words[count - 2] in _SCARCELY
    ):
        return True
    if last in _GOING and following in {"on", "off"}:
        return True
    if last in _SUPPOSING and following in _SUBJECTS:
        return True
    return words[count] in {"you", "it"} and _is_object(words, count)


def _gives_reason(words: Sequence[str], index: int) -> bool:
    """Whether "cause" stands for "because"."""
    return words[index] in _BECAUSE and _stem(words, index + 1) in _SUBJECTS
