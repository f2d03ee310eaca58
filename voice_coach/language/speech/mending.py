"""Single words put right before reading: lost apostrophes, stray letters, subjects said twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from voice_coach.language.apostrophes import with_apostrophe
from voice_coach.language.inflect import Form
from voice_coach.language.speech.learners import in_standard_grammar
from voice_coach.language.speech.mishearing import reheard, with_kin
from voice_coach.language.speech.tokens import GAP_RANK, Gap, Token, tokenise
from voice_coach.language.vocabulary import Vocabulary

_ODD_STARTS = frozenset({"so", "thank", "he", "she", "that", "i"})
_CORRECTING = frozenset({"actually", "wait", "well", "honestly"})
# between "no" and what is said instead
_BEFORE_NOW = frozenset({"and", "but", "so", "because", "until", "by", "right", "just", "even"})
_NEGATORS = frozenset({"n't", "not", "never", "hardly", "nobody", "no"})
_HAD = frozenset(
    ["want", "need", "have", "had", "take", "do", "get", "got", "eat", "give", "say", "be", "is",
     "was", "are", "hear", "know", "there", "bear", "stand", "ask", "make", "see", "of", "for",
     "with", "about", "on", "in", "to", *_NEGATORS]
)  # fmt: skip
# "I can't take any more" has it for its object
_WHOLE = {"'m": "am", "'s": "is", "'re": "are"}


_TAKING_BACK = frozenset({("i", "mean"), ("no", "sorry"), ("sorry", "no"), ("no", "wait")})
_LONGEST_SLIP = 4
# words of what is taken back


def mended(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """The words with what recognisers and talkers leave out or say twice put right."""
    tokens = _with_apostrophes(tokens, vocabulary)
    tokens = with_kin(reheard(tokens, vocabulary), vocabulary)
    tokens = _without_letters(in_standard_grammar(tokens, vocabulary))
    tokens = _without_first_article(tokens, vocabulary)
    tokens = _with_nobody(tokens)
    tokens = _with_because(tokens, vocabulary)
    tokens = _with_have_to(tokens, vocabulary)
    tokens = _with_whenever(tokens, vocabulary)
    tokens = _with_whatever(tokens, vocabulary)
    tokens = _with_anymore(tokens, vocabulary)
    tokens = _with_since(tokens, vocabulary)
    tokens = _without_slip(tokens, vocabulary)
    tokens = _with_turn(tokens, vocabulary)
    tokens = _without_retracted(tokens, vocabulary)
    tokens = _in_other_words(tokens, vocabulary)
    tokens = _without_second_adverb(tokens, vocabulary)
    return _without_second_subject(tokens)


def drop(tokens: list[Token], start: int, end: int, least: Gap = Gap.NONE) -> None:
    """Remove tokens in place; the strongest gap of what goes is kept before what follows.

    A comma is not: it belonged to what was dropped.
    """
    strongest = max([least, *(token.gap for token in tokens[start : end + 1])], key=_rank)
    del tokens[start:end]
    if start < len(tokens):
        kept = least if strongest is Gap.COMMA else strongest
        tokens[start] = replace(tokens[start], gap=kept)


def _rank(gap: Gap) -> int:
    return GAP_RANK[gap]


def _with_apostrophes(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Its not" and "ill go" without what recognisers leave out."""
    after_is = vocabulary.any_of("determiners", "midverb_adverbs", "subject_pronouns") - {"own"}
    out: list[Token] = []
    for at, token in enumerate(tokens):
        earlier, before = _words_before(out, token)
        after, beyond = _words_after(tokens, at)
        spelt = with_apostrophe(token.word, (earlier, before), (after, beyond))
        if spelt not in {token.word, "let's"}:
            head, *tail = tokenise(spelt)
            out += [replace(head, gap=token.gap), *tail]
            continue
        is_will = token.word == "ill" and vocabulary.verbs.has(after, Form.BASE)
        is_will = is_will and not vocabulary.verbs.knows(before)
        if _is_lets(token, out, after, vocabulary):
            out.append(replace(token, word="let's"))
            continue
        if (token.word == "its" and after in after_is) or is_will:
            first, second = ("i", "'ll") if is_will else ("it", "'s")
            out += [Token(first, first, token.gap), Token(second, second)]
        else:
            out.append(token)
    return out


def _words_before(out: Sequence[Token], token: Token) -> tuple[str, str]:
    """The two words before a token up to the last gap, contractions whole; "" for none."""
    if not out or token.gap is not Gap.NONE:
        return "", ""
    before = out[-1]
    earlier = out[-2].word if len(out) > 1 and before.gap is Gap.NONE else ""
    if before.word == "n't":
        return "", f"{earlier}n't"
    return earlier, _WHOLE.get(before.word, before.word)


def _words_after(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """The two words after a place up to the next gap; "" for none."""
    words = [token.word for token in takewhile(_is_joined, tokens[at + 1 : at + 3])]
    after, beyond, *_ = [*words, "", ""]
    return after, beyond


def _is_joined(token: Token) -> bool:
    return token.gap is Gap.NONE


def _is_lets(token: Token, before: list[Token], after: str, vocabulary: Vocabulary) -> bool:
    """Whether "lets" proposes something, as nothing that could let stands before it."""
    opening = vocabulary["coordinators"] | {"so", "well", "okay", "said", "like"}
    is_open = not before or token.gap is Gap.STOP or before[-1].word in opening
    is_act = vocabulary.verbs.has(after, Form.BASE) or after in {"not", "just"}
    return token.word == "lets" and is_open and is_act


def _with_anymore(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "We don't talk any more I miss him": as one word it ends what was said."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        before, after = _words_before(out, token)[1], _words_after(tokens, at)
        is_time = token.word == "more" and before == "any" and len(out) > 1
        is_time = is_time and out[-1].gap is Gap.NONE and out[-2].word not in _HAD
        is_time = is_time and after[0] in vocabulary["subject_pronouns"]
        if is_time and not _NEGATORS.isdisjoint(each.word for each in out):
            out[-1] = replace(out[-1], word="anymore", shown="anymore")
        else:
            out.append(token)
    return out


def _without_letters(tokens: list[Token]) -> list[Token]:
    """Drop a lone letter with which a word near behind it begins: "s to start"."""
    out = list(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        word = tokens[at].word
        is_named = at > 0 and tokens[at - 1].word in {"a", "an", "vitamin", "plan", "hepatitis"}
        if len(word) == 1 and word.isalpha() and word not in {"i", "a"} and not is_named:
            later = [token.word for token in tokens[at + 1 : at + 4]]
            if any(next_word.startswith(word) and len(next_word) > 1 for next_word in later):
                drop(out, at, at + 1)
    return out


def _without_first_article(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "A an amount", "the my car": the second word is what was meant."""
    openers = vocabulary["possessives"] | {"a", "an", "the", "another"}
    out = list(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].word in {"a", "an", "the"} and tokens[at + 1].word in openers:
            drop(out, at, at + 1)
    return out


def _with_nobody(tokens: list[Token]) -> list[Token]:
    """ "No one" is one word, lest its "no" be taken for an answer."""
    out = list(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        is_one = tokens[at].word == "no" and tokens[at + 1].word == "one"
        if is_one and tokens[at + 1].gap is Gap.NONE:
            out[at : at + 2] = [Token("nobody", "nobody", tokens[at].gap)]
    return out


def _with_because(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Cause" that joins clauses is "because"; the noun and the verb stay."""
    starters = vocabulary.any_of("subject_pronouns", "neutral_subjects", "after_because")
    openers = vocabulary["determiners"] - {"that", "all"}
    blockers = openers | vocabulary.any_of("modals", "before_noun_cause")
    out = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        is_joint = token.word == "cause" and tokens[at + 1].word in starters
        if is_joint and (at == 0 or tokens[at - 1].word not in blockers):
            out[at] = Token("because", "because", token.gap)
    return out


def _with_have_to(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I got to go" is "I have to go"."""
    out = list(tokens)
    for at in range(1, len(tokens) - 2):
        is_bare = tokens[at].word == "got" and tokens[at + 1].word == "to"
        is_bare = is_bare and tokens[at - 1].word in {"i", "you", "we", "they"}
        if is_bare and vocabulary.verbs.has(tokens[at + 2].word, Form.BASE):
            out[at] = Token("have", "have", tokens[at].gap)
    return out


def _without_second_subject(tokens: list[Token]) -> list[Token]:
    """ "My wife and I we left", "you and me we fight": the "we" goes, a sentence begins before."""
    out = list(tokens)
    for at in range(len(tokens) - 4, -1, -1):
        words = [token.word for token in tokens[at : at + 5]]
        length = _pair_length(words)
        if length:
            out[at] = replace(out[at], gap=Gap.STOP)
            out[at] = replace(out[at], word="you" if words[0] == "me" else words[0])
            out[at + length - 1] = replace(out[at + length - 1], word="i", shown="i")
            del out[at + length]
    return out


def _pair_length(words: list[str]) -> int:
    """How many words name two people, the speaker last, before a "we" that names them again."""
    if words[:4] == ["me", "and", "you", "we"]:
        return 3
    length = 3 if words[0] == "you" else 4 if words[0] in {"my", "the"} else 0
    is_pair = words[max(0, length - 2) : length] in (["and", "i"], ["and", "me"])
    return length if is_pair and words[length : length + 1] == ["we"] else 0


def _with_whatever(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "No matter what I do" is "whatever I do"."""
    out = list(tokens)
    for at in range(len(tokens) - 4, -1, -1):
        first, second, third, after = (token.word for token in tokens[at : at + 4])
        is_open = third == "how" or after in vocabulary["subject_pronouns"]
        is_asked = third in {"what", "who", "where", "when", "how"} and is_open
        if (first, second) == ("no", "matter") and is_asked:
            out[at : at + 3] = [Token(f"{third}ever", f"{third}ever", tokens[at].gap)]
    return out


def _with_since(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Now that I'm home" is "since I'm home"; "now that I think of it" is said of nothing."""
    out = list(tokens)
    for at in range(len(tokens) - 5, -1, -1):
        first, second, who, verb = (token.word for token in tokens[at : at + 4])
        is_tied = (first, second) == ("now", "that") and verb != "think"
        if is_tied and who in vocabulary["subject_pronouns"]:
            out[at : at + 2] = [Token("since", "since", tokens[at].gap)]
    return out


def _in_other_words(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """What is built unlike all else, in words that are built alike.

    "But so am I" is "but I am too", "he says thank you" is "he says thanks", "he don't" is "he
    doesn't", "I told him I said" is "I told him".
    """
    out = list(tokens)
    auxiliaries = vocabulary.any_of("be_forms", "do_forms", "have_forms", "modals")
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].word not in _ODD_STARTS:
            continue
        words = [token.word for token in tokens[at : at + 5]]
        before = tokens[at - 1].word if at else ""
        if before in {"and", "but"} and words[0] == "so" and words[2:] == ["i"]:
            if words[1] in auxiliaries:
                out[at : at + 3] = [tokens[at + 2], tokens[at + 1], replace(tokens[at], word="too")]
        elif words[:2] == ["thank", "you"] and before == "a":
            out[at : at + 2] = [replace(tokens[at], word="thank-you", shown="thank-you")]
        elif words[:2] == ["thank", "you"] and vocabulary.verbs.base(before) == "say":
            out[at : at + 2] = [replace(tokens[at], word="thanks", shown="thanks")]
        elif words[:3] in (["he", "do", "n't"], ["she", "do", "n't"]):
            out[at + 1] = replace(tokens[at + 1], word="does", shown="does")
        elif words == ["that", "it", "'s", "just", "that"] and before == "not":
            out[at + 1] = replace(tokens[at + 1], gap=Gap.STOP)
        elif words[:2] == ["i", "told"] and words[3:] == ["i", "said"]:
            drop(out, at + 3, at + 5)
    return out


def _without_slip(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "My coach I mean my friend" is "my friend", "on Monday no sorry on Friday" is on Friday."""
    out = list(tokens)
    openers = vocabulary.any_of("possessives", "prepositions") | {"a", "an", "the"}
    for at in range(len(tokens) - 3, 0, -1):
        words = [token.word for token in out[at : at + 3]]
        if tuple(words[:2]) not in _TAKING_BACK or words[2] not in openers:
            continue
        back = range(at - 2, max(0, at - _LONGEST_SLIP) - 1, -1)
        start = next((place for place in back if out[place].word == words[2]), None)
        if start is not None:
            drop(out, start, at + 2)
    return out


def _with_turn(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I used to love it now I dread it" is "... and now I dread it"."""
    out = list(tokens)
    for at in range(len(tokens) - 2, 1, -1):
        is_now = tokens[at].word == "now" and tokens[at + 1].word in vocabulary["nominative"]
        if not is_now:
            continue
        earlier = [token.word for token in tokens[:at]]
        if ("used", "to") in pairwise(earlier) and earlier[-1] not in _BEFORE_NOW:
            out.insert(at, Token("and", "and", tokens[at].gap))
    return out


def _without_retracted(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I'm fine no actually I'm not" is "I'm not": a "no" before a subject opens a sentence."""
    out = list(tokens)
    at = len(out) - 2
    while at > 0:
        after = at + 1
        while after < len(out) - 1 and out[after].word in _CORRECTING:
            after += 1
        if _counts_anew(out, at, vocabulary):
            drop(out, at - 2, at + 1)
            at -= 2
            continue
        opens = out[at].word == "no" and out[after].word in vocabulary["nominative"]
        if opens and not _is_saying(out[at - 1].word, vocabulary):
            start = _start_of_clause(out, at, vocabulary) if after > at + 1 else at
            drop(out, start, after, Gap.STOP)
            at = start
        at -= 1
    return out


def _counts_anew(tokens: list[Token], at: int, vocabulary: Vocabulary) -> bool:
    """ "Three times no four times"."""
    words = [token.word for token in tokens[max(0, at - 2) : at + 3]]
    if len(words) < 5 or words[2] != "no" or words[1] != words[4]:
        return False
    return all(word in vocabulary["numbers"] or word.isdigit() for word in (words[0], words[3]))


def _is_saying(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.verbs.base(word) in vocabulary["quoting"] | {"be"} or word == "'s"


def _start_of_clause(tokens: list[Token], at: int, vocabulary: Vocabulary) -> int:
    """Index after the last joint or end of a sentence before `at`."""
    while at > 0 and tokens[at].gap not in {Gap.STOP, Gap.CUT}:
        if tokens[at - 1].word in vocabulary["coordinators"]:
            break
        at -= 1
    return at


def _without_second_adverb(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "I really don't really know": once is enough."""
    out = list(tokens)
    for at in range(len(tokens) - 4, -1, -1):
        first, asking, denial, second = (token.word for token in tokens[at : at + 4])
        is_helping = asking in vocabulary.any_of("do_forms", "be_forms", "have_forms", "modals")
        is_denied = is_helping and denial == "n't"
        if is_denied and first == second and first in vocabulary["midverb_adverbs"]:
            drop(out, at + 3, at + 4)
    return out


def _with_whenever(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Every time I call", "every single time I call" is "whenever I call"."""
    starters = vocabulary.any_of("subject_pronouns", "possessives") | {"the", "this", "that", "a"}
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        words = [token.word for token in tokens[at : at + 3]]
        is_single = words == ["every", "single", "time"]
        words[1:] = [token.word for token in tokens[at + 2 : at + 4]] if is_single else words[1:]
        joins = len(words) == 3 and words[0] in {"every", "each"} and words[1] == "time"
        if joins and words[2] in starters:
            out.append(Token("whenever", "whenever", tokens[at].gap))
            at += 2 + is_single
        else:
            out.append(tokens[at])
            at += 1
    return out
