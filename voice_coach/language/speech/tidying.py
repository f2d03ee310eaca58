"""What speech carries besides its content is dropped: sounds, softeners, stammers, repetitions."""

from __future__ import annotations

from dataclasses import replace

from voice_coach.language.inflect import Form
from voice_coach.language.speech.like import is_filler
from voice_coach.language.speech.mending import drop, mended
from voice_coach.language.speech.tokens import Gap, Token, tokenise
from voice_coach.language.vocabulary import Vocabulary

_LONGEST_REPETITION = 5
_LEAST_BROKEN = 3
# words in a run whose last word may be broken off
_LONGEST_THING = 5
# words of what is not known
_WHOLE_ALONE = frozenset(
    ["all", "her", "him", "the", "for", "over", "one", "some", "any", "you", "them", "not", "can",
     "out", "but", "and", "are", "has", "had", "was", "his", "our", "your", "were", "there", "what",
     "how", "who", "with", "under", "every", "here", "where", "when", "even", "may", "she", "been"]
)  # fmt: skip
_BEFORE_THOUGHT = frozenset({"because", "sometimes", "often", "when", "that"})
_TELLING = frozenset({"know", "say", "mean", "suppose", "like", "be", "tell", "see", "hear"})
_OTHERS = frozenset({"he", "she", "they"})
# what another does or feels is not to be given back as a fact
_ASKED = frozenset({"who", "whose", "which"})
# after "like" they begin examples of what is asked
_BLAMING = (["about"], ["because"], ["my"])
# "I think it's my fault" is no softener before a fact
_MANY = frozenset({"people", "children", "everybody", "everyone", "family"})
_ASKING = frozenset(
    ["want", "wants", "wanted", "need", "needs", "needed", "ask", "asks", "asked", "tell", "tells",
     "told", "expect", "expects", "like", "beg", "begged", "for"]
)  # fmt: skip
# "you want me to be honest"
_STARTS_ANEW = (["i", "mean"], ["i", "guess"])


def tidy(text: str, vocabulary: Vocabulary) -> list[Token]:
    """The words of an utterance that carry its content, in order."""
    tokens = tokenise(text, vocabulary.repairs)
    tokens = [part for token in tokens for part in _undoubled(token, vocabulary)]
    tokens = mended(_owning(tokens, vocabulary), vocabulary)
    tokens = _without_softeners(tokens, vocabulary)
    tokens = _without_assurance(tokens, vocabulary)
    tokens = _without_filling_like(tokens, vocabulary)
    tokens = _without_leaders(tokens, vocabulary)
    return _without_repetition(tokens, vocabulary)


def _owning(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Me own house", "me mum left": said so, or misheard, it is "my"."""
    words = [token.word for token in tokens]
    if "me" not in words:
        return tokens
    people = {word for word in vocabulary["people"] if not word.endswith("s")} - _MANY
    leading = vocabulary.any_of("prepositions", "coordinators", "subordinators") | {""}
    is_own = [
        word == "me"
        and (after == "own" or (after in people and before in leading and before != "to"))
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    ]
    return [
        replace(token, word="my", shown="my") if own else token
        for token, own in zip(tokens, is_own, strict=True)
    ]


def _undoubled(token: Token, vocabulary: Vocabulary) -> list[Token]:
    """Stammers that lost their hyphen: "ii", "andand", "itsits" are one word."""
    word = token.word
    half = word[: len(word) // 2]
    if len(word) % 2 or half * 2 != word:
        return [token]
    small = vocabulary.any_of(
        "subject_pronouns", "coordinators", "possessives", "neutral_subjects", "be_forms"
    )
    if half not in small and half not in {"the", "just", "to"}:
        return [token]
    first, *rest = tokenise("it's" if half == "its" else vocabulary.repairs.get(half, half))
    return [replace(first, gap=token.gap), *rest]


# --- softeners -----------------------------------------------------------------------------------


def _without_softeners(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    tokens = list(tokens)
    words = [token.word for token in tokens]
    at = 0
    while at < len(tokens):
        length, gap = _softener(words, at, vocabulary)
        if length:
            drop(tokens, at, at + length, gap)
            del words[at : at + length]
        else:
            at += 1
    return tokens


def _softener(words: list[str], at: int, vocabulary: Vocabulary) -> tuple[int, Gap]:
    """How many words from `at` on say nothing, and what gap they leave."""
    word = words[at]
    is_shrug = word == "whatever" and at == len(words) - 1
    is_shrug = is_shrug and words[at - 1] in vocabulary["adjectives"]
    is_call = word in vocabulary["interjections"] and not _is_quality(words, at, vocabulary)
    if is_shrug or is_call:
        return 1, Gap.STOP
    if word in vocabulary["notes"]:
        length = 1
        while words[at + length : at + length + 1] and words[at + length].isdigit():
            length += 1
        return length, Gap.STOP if word in vocabulary["unheard"] else Gap.NONE
    if word in vocabulary["sounds"] or _is_edge_note(words, at, vocabulary):
        is_exclaimed = word == "oh" and at > 0 and words[at - 1] == "like"
        return 1, Gap.STOP if is_exclaimed else Gap.NONE
    tag = _tag(words, at, vocabulary)
    if tag:
        return tag, Gap.STOP
    length = vocabulary.softeners.match(words, at)
    is_short = length == 3 and words[at + 2] == "what" and words[at + 3 : at + 4] == ["'s"]
    length -= is_short
    is_said = _is_said(words, at, vocabulary) or _names_deed(words, at, length)
    if not length or is_said or _is_meant(words, at, length, vocabulary):
        return 0, Gap.NONE
    gap = Gap.HEDGE if word in {"i", "you", "and", "or"} else Gap.NONE
    gap = Gap.STOP if words[at : at + 2] in _STARTS_ANEW else gap
    return length + _opens_clause(words, at + length, vocabulary), gap


def _names_deed(words: list[str], at: int, length: int) -> bool:
    """Whether thanks go on to what they are for: "thank you | for calling"."""
    return words[at] in {"thank", "thanks"} and words[at + length : at + length + 1] == ["for"]


def _tag(words: list[str], at: int, vocabulary: Vocabulary) -> int:
    """The length of a question tag such as "isn't it" that starts here; 0 without one."""
    pattern = words[at : at + 3]
    is_tag = len(pattern) == 3 and pattern[1] == "n't" and at > 0
    is_tag = is_tag and pattern[0] in vocabulary.any_of("inverting", "modals")
    if not is_tag or pattern[2] not in vocabulary["subject_pronouns"]:
        return 0
    after = words[at + 3] if at + 3 < len(words) else ""
    begins = vocabulary.any_of("coordinators", "interjections", "subject_pronouns", "answers")
    return 3 if not after or after in begins | {"because"} else 0


def _is_edge_note(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a writer noted a laugh here; "he laughs" is what someone said."""
    if words[at] not in vocabulary["edge_notes"]:
        return False
    persons = vocabulary.any_of("subject_pronouns", "people", "bare_people")
    is_last = at == len(words) - 1 or words[at + 1] in vocabulary["interjections"]
    return at == 0 or (is_last and words[at - 1] not in persons)


def _is_quality(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether "okay" tells how something is, as in "I'm okay with it"."""
    if words[max(0, at - 1)] in {"said", "say", "says", "saying"}:
        return words[at] in {"yes", "yeah", "okay"}
    before = [word for word in words[max(0, at - 3) : at] if word not in {"n't", "not", "just"}]
    is_state = words[at] in {"okay", "alright"} and bool(before)
    return is_state and before[-1] in vocabulary["before_okay"]


def _opens_clause(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the "that" at `at`, right after "I think", only opens the clause."""
    starters = vocabulary.any_of("subject_pronouns", "possessives")
    after = words[at : at + 2]
    says = words[at - 1] in vocabulary["thinking"] | {"suppose", "mean", "say"}
    is_open = says and len(after) == 2 and after[0] == "that"
    return is_open and (after[1] in starters or after[1] in vocabulary["after_thought_that"])


def _is_said(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """ "We're basically strangers", "you want me to be honest"."""
    word, before = words[at], words[at - 1] if at else ""
    is_asked = word == "to" and before in vocabulary["object_pronouns"] | {"you"}
    is_asked = is_asked and words[max(0, at - 2)] in _ASKING
    return is_asked or (word == "basically" and before in vocabulary["be_forms"])


def _is_meant(words: list[str], at: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether a softener is part of what is said, as in "do you know", "I don't know why"."""
    first, last = words[at], words[at + length - 1]
    before = words[at - 1] if at else ""
    after = words[at + length] if at + length < len(words) else ""
    if first in {"kind", "sort"}:
        is_quality = first == "kind" and after in vocabulary["object_pronouns"] | {"you"}
        return is_quality or before in vocabulary["before_kind"]
    if last == "well":
        return before in {"as", "might", "may"}
    if words[at : at + 2] == ["or", "so"] or (first, last) == ("if", "will"):
        is_deed = first == "if" and vocabulary.verbs.has(after, Form.BASE)
        return is_deed or after.isdigit() or after in vocabulary["numbers"]  # "if you will be in"
    if first not in {"you", "if", "i"}:
        meant = {"to", "i", "we", "they", "and", "just", "say", "says", "said", "a", "never"}
        is_open = first == "to" and (
            after in {"with", "about"} or before in {"want", "try", "need"}
        )
        return is_open or (first in {"thank", "excuse"} and before in meant)
    is_statement = before == "n't" and words[max(0, at - 3)] in vocabulary["subject_pronouns"]
    is_doubt = first == "you" and words[max(0, at - 2) : at] == ["n't", "think"]
    is_seen = last == "see" and before == "like" and after not in vocabulary["subject_pronouns"]
    if is_seen or is_doubt or (first == "you" and is_statement):
        return is_seen or is_doubt
    asked = vocabulary["do_forms"] | {"if", "what", "how"}
    asked |= {"n't", "to", "let"} if first != "i" else set()
    return before in asked or _goes_on(words, at, after, last, vocabulary)


def _goes_on(words: list[str], at: int, after: str, last: str, vocabulary: Vocabulary) -> bool:
    """Whether what follows belongs to the phrase: "I think about it", "I don't know why"."""
    if last in {"think", "believe"}:
        before = words[at - 1] if at else ""
        is_deed = after == "i" and vocabulary.verbs.is_only(
            "".join(words[words.index(last, at) + 2 :][:1]), Form.PAST, Form.PARTICIPLE
        )
        follows = words[words.index(last, at) + 1 :]
        is_guess = after == "it" and follows[2:3] in _BLAMING and after in follows[:1]
        is_guess = is_guess or after in _OTHERS or before in _BEFORE_THOUGHT or is_deed
        is_guess = is_guess or _follows_when(words[:at], vocabulary)
        is_guess = is_guess and words[at] == "i"
        return is_guess or after in vocabulary["thought_about"]
    if last == "swear":
        return after not in vocabulary.any_of("subject_pronouns", "possessives")
    if last != "know" or words[at] != "i":
        return False
    place = words.index("know", at)
    if _is_known_thing(words[place + 1 :], vocabulary):
        return True
    is_clause = after == "that" and words[place + 2 : place + 3] != []
    is_clause = is_clause and words[place + 2] in vocabulary["subject_pronouns"]
    return after in vocabulary["known"] or is_clause


def _follows_when(before: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a "when" leads in: "whenever it rings, I think it's him" tells what one thinks."""
    joints = vocabulary["coordinators"]
    start = max((at + 1 for at, word in enumerate(before) if word in joints), default=0)
    return before[start : start + 1] in (["when"], ["whenever"]) and len(before) > start + 2


def _is_known_thing(after: list[str], vocabulary: Vocabulary) -> bool:
    """ "I don't know a soul": a thing to which nothing happens is what is not known."""
    if after[:1] == [] or after[0] not in vocabulary["determiners"] - {"that"}:
        return False
    joints = vocabulary.any_of("coordinators", "subordinators")
    end = next((at for at, word in enumerate(after) if word in joints), len(after))
    helpers = vocabulary.any_of("finite_auxiliaries", "modals", "subject_pronouns")
    thing = after[1:end]
    is_told = any(word in helpers or vocabulary.verbs.knows(word) for word in thing)
    return bool(thing) and len(thing) < _LONGEST_THING and not is_told


# --- the rest ------------------------------------------------------------------------------------


def _without_filling_like(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    at = 0
    while at < len(tokens):
        if tokens[at].word == "like" and is_filler(tokens, at, vocabulary):
            follower = tokens[at + 1].word if at + 1 < len(tokens) else ""
            drop(tokens, at, at + 1, Gap.STOP if at and follower in _ASKED else Gap.NONE)
        else:
            at += 1
    return tokens


def _without_assurance(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "He's a good dad, he really is": the second clause only assures."""
    tokens = list(tokens)
    for at in range(len(tokens) - 3, 1, -1):
        if at + 3 > len(tokens):
            # the end was an assurance itself
            continue
        who, how, verb = (token.word for token in tokens[at : at + 3])
        after = tokens[at + 3].word if at + 3 < len(tokens) else ""
        is_again = who in vocabulary["subject_pronouns"] and any(
            token.word == who for token in tokens[max(0, at - 8) : at]
        )
        is_bare = verb in {"is", "am", "are", "do", "does", "did", "was", "were"}
        closes = not after or after in {"but", "and", "so"}
        if is_again and how == "really" and is_bare and closes:
            drop(tokens, at, at + 3, Gap.HEDGE)
    return tokens


def _without_leaders(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Drop "well", "no", "oh" and their like where they open a sentence that goes on."""
    goes_on = vocabulary.any_of("subject_pronouns", "neutral_subjects", "after_answer")
    at = 0
    while at < len(tokens) - 1:
        starts = at == 0 or tokens[at].gap in {Gap.STOP, Gap.CUT}
        is_answer = tokens[at].word in vocabulary["answers"] and tokens[at + 1].word in goes_on
        is_leader = tokens[at].word in vocabulary["leaders"]
        is_leader = is_leader and (tokens[at].word, tokens[at + 1].word) != ("thanks", "for")
        if starts and (is_answer or is_leader):
            drop(tokens, at, at + 1)
        else:
            at += 1
    return tokens


def _takes_it(word: str, vocabulary: Vocabulary) -> bool:
    """Whether an "it" after this word is its object, so that a second one begins a clause."""
    base = vocabulary.verbs.base(word)
    is_deed = vocabulary.verbs.knows(word) and base not in vocabulary["thinking"] | _TELLING
    return word in vocabulary["prepositions"] or (is_deed and base not in vocabulary["be_forms"])


def _without_repetition(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Drop the first of two equal runs of words; "about it | it's" is no repetition."""
    words = [token.word for token in tokens]
    at = 0
    while at < len(tokens):
        size = _repeated(words, at)
        is_object = at > 0 and words[at] == "it" and _takes_it(words[at - 1], vocabulary)
        is_object = is_object and words[at + 2 : at + 3] == ["'s"]
        if size and not (size == 1 and is_object):
            gap = tokens[at].gap
            del tokens[at : at + size], words[at : at + size]
            tokens[at] = replace(tokens[at], gap=gap)
            at = max(0, at - 2 * _LONGEST_REPETITION)
        else:
            at += 1
    return tokens


def _repeated(words: list[str], at: int) -> int:
    """The length of the longest run from `at` on that is said again right after; else 0."""
    if at + 1 < len(words) and _is_first_try(words[at], words[at + 1]):
        return 1
    for size in range(min(_LONGEST_REPETITION, (len(words) - at) // 2), 0, -1):
        first, second = words[at : at + size], words[at + size : at + 2 * size]
        if first[0] == second[0] and (first == second or _is_cut_short(first, second)):
            return size
    return 0


def _is_first_try(word: str, following: str) -> bool:
    """Whether a word broke off and was begun again: "man manual"."""
    is_longer = len(word) > 2 and len(following) > len(word) + 1
    return is_longer and following.startswith(word) and word not in _WHOLE_ALONE


def _is_cut_short(first: list[str], second: list[str]) -> bool:
    """Whether a run broke off inside its last word: "i'm not blo | i'm not bloated"."""
    broken, whole = first[-1], second[-1]
    is_start = len(broken) > 1 and whole.startswith(broken)
    return len(first) >= _LEAST_BROKEN and first[:-1] == second[:-1] and is_start
