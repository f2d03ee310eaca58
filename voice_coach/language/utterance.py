"""Spoken words made ready for turning: contractions parted, fillers and repetitions dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from voice_coach.language.inflect import Form
from voice_coach.language.vocabulary import Vocabulary


class Gap(Enum):
    """What stands before a word in the text."""

    NONE = ""
    COMMA = "comma"
    CUT = "cut"
    # a dash: the speaker broke off or was broken off
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one part of a contraction."""

    word: str
    # lower case, "n't" and "'m" parted from what they hang on
    shown: str
    # as it was written
    gap: Gap = Gap.NONE


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_NOTES = re.compile(r"\[[^\]]*\]|\([^)]*\)|<[^>]*>")
_PIECES = re.compile(
    r"(?P<word>[^\W_]+(?:'[^\W_]+)*'?(?:-[^\W_]+(?:'[^\W_]+)*)*)"
    r"|(?P<stop>[.?!;:\"…]+)|(?P<cut>-+|[–—]+)|(?P<comma>,)"
)
_SPLITS = re.compile(r"^(?P<head>.+?)(?P<tail>n't|'(?:m|re|ve|ll|d|s))$")
# 's after these is "is" or "has", never a possessive
_HAVE_ENDS = ("'ve", "'s", "have", "has", "'d")
_HOSTS = frozenset(
    "i you he she it we they that this there here who what how where when why everything something "
    "nothing everyone everybody someone somebody nobody one".split()
)
_IS_NEXT = frozenset(
    "a an the not been just really so very always never going gonna like too also still".split()
)
_RANK = {Gap.NONE: 0, Gap.COMMA: 1, Gap.CUT: 2, Gap.STOP: 3}


def split_words(text: str) -> list[str]:
    """The lower-case words of a text with contractions parted: "I don't" is i, do, n't."""
    return [token.word for token in tokenise(text, {})]


def tokenise(text: str, repairs: dict[str, str] | None = None) -> list[Token]:
    """The words of a text with what stands between them; `repairs` respells broken words."""
    cleaned = _NOTES.sub(" - ", text.translate(_APOSTROPHES))
    raw: list[Token] = []
    gap = Gap.STOP
    for piece in _PIECES.finditer(cleaned):
        if piece.lastgroup == "word":
            for shown in _unhyphened(piece.group().rstrip("'")):
                if shown.lower() == "gotta" and raw and not raw[-1].word.endswith(_HAVE_ENDS):
                    raw.extend((Token("have", "have", gap), Token("to", "to")))
                    gap = Gap.NONE
                    continue
                raw.extend(_repaired(shown, gap, repairs or {}))
                gap = Gap.NONE
        else:
            gap = max(gap, Gap(piece.lastgroup or ""), key=_RANK.__getitem__)
    return _split_contractions(raw)


def _unhyphened(shown: str) -> list[str]:
    """Stammers such as "I-I" and "it's-it's" become separate words, "self-esteem" stays one."""
    parts = shown.split("-")
    if len(parts) < 2:
        return [shown]
    lowered = [part.lower() for part in parts]
    stammers = any(
        second.startswith(first) or first.startswith(second)
        for first, second in zip(lowered, lowered[1:], strict=False)
    )
    return parts if stammers or "i" in lowered else [shown]


def _repaired(shown: str, gap: Gap, repairs: dict[str, str]) -> list[Token]:
    word = shown.lower()
    fixed = repairs.get(word)
    if fixed is None:
        return [Token(word, shown, gap)]
    first, *rest = fixed.split()
    return [Token(first, first, gap), *(Token(part, part) for part in rest)]


def _split_contractions(raw: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(raw):
        following = raw[index + 1].word if index + 1 < len(raw) else ""
        split = _SPLITS.match(token.word)
        if split is None or token.word == "let's" or not _is_split(split, following):
            out.append(token)
            continue
        head, tail = split.group("head"), split.group("tail")
        head = {"ca": "can", "sha": "shall"}.get(head, head)
        out.append(Token(head, token.shown[: len(split.group("head"))], token.gap))
        out.append(Token(tail, tail))
    return out


def _is_split(split: re.Match[str], following: str) -> bool:
    if split.group("tail") != "'s" or split.group("head") in _HOSTS:
        return True
    return following in _IS_NEXT or (following.endswith("ing") and len(following) > 5)


def join(words: Sequence[str]) -> str:
    """Words back to running text; commas and contractions attach to the word before."""
    text = ""
    for word in words:
        glued = word.startswith(("'", ",")) or word == "n't" or not text
        text += word if glued else f" {word}"
    text = re.sub(r"\bwo n't\b|\bwon't\b", "won't", text)
    text = re.sub(r"\bcann't\b", "can't", text)
    text = re.sub(r"\bwilln't\b", "won't", text)
    text = re.sub(r"\bshalln't\b", "shan't", text)
    return re.sub(r"\bi\b", "I", text)


def tidy(text: str, vocabulary: Vocabulary) -> list[Token]:
    """The words of an utterance without sounds, notes, softeners, stammers and repetitions."""
    tokens = tokenise(text, dict(vocabulary.repairs))
    tokens = _undoubled(tokens, vocabulary)
    tokens = _with_because(tokens, vocabulary)
    tokens = _with_have_to(tokens, vocabulary)
    tokens = _without(tokens, vocabulary)
    tokens = _without_filling_like(tokens, vocabulary)
    tokens = _without_leaders(tokens, vocabulary)
    return _without_repetition(tokens)


def _with_because(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """ "Cause" that joins clauses is "because"; the noun and the verb stay."""
    starters = vocabulary["subject_pronouns"] | vocabulary["neutral_subjects"]
    starters |= vocabulary["possessives"] | {"when", "if", "the", "of", "my", "sometimes", "then"}
    blockers = (vocabulary["determiners"] - {"that", "all"}) | vocabulary["modals"] | {"to", "n't", "not"}
    out = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        before = tokens[at - 1].word if at else ""
        is_joint = token.word == "cause" and tokens[at + 1].word in starters
        if is_joint and before not in blockers | {"i", "they", "we", "root", "main"}:
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


def _undoubled(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Stammers that lost their hyphen: "ii", "andand", "itsits" are one word."""
    small = vocabulary["subject_pronouns"] | vocabulary["coordinators"] | vocabulary["possessives"]
    small |= vocabulary["neutral_subjects"] | vocabulary["be_forms"] | {"its", "the", "just", "to"}
    out: list[Token] = []
    for token in tokens:
        word = token.word
        half = word[: len(word) // 2]
        if len(word) % 2 == 0 and half * 2 == word and half in small:
            fixed = vocabulary.repairs.get(half, half)
            out.extend(tokenise(fixed)[:1] if half != "its" else tokenise("it's"))
            out[-1] = replace(out[-1], gap=token.gap)
        else:
            out.append(token)
    return out


_UNHEARD = frozenset({"inaudible", "unintelligible", "crosstalk"})
_INTERJECTIONS = frozenset({"yeah", "yes", "okay", "yep", "yup", "nope", "alright"})


def _is_quality(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether "okay" tells how something is, as in "I'm okay with it"."""
    before = [word for word in words[max(0, at - 3) : at] if word not in {"n't", "not", "just"}]
    states = vocabulary["be_forms"] | {"feel", "felt", "doing", "kinda", "pretty", "seem", "say"}
    said = {"said", "an", "a", "being", "it", "going", "really", "perfectly", "quite"}
    return words[at] in {"okay", "alright"} and bool(before) and before[-1] in states | said


def _drop(
    tokens: list[Token], start: int, end: int, least: Gap = Gap.NONE
) -> list[Token]:
    """Remove tokens; the strongest gap of what goes is kept before what follows."""
    gaps = [token.gap for token in tokens[start : end + 1]]
    kept = tokens[:start]
    rest = tokens[end:]
    if rest:
        strongest = max([*gaps, least], key=_RANK.__getitem__)
        fused = least if strongest is Gap.COMMA else strongest
        rest = [replace(rest[0], gap=fused), *rest[1:]]
    return kept + rest


def _without(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    dropped = vocabulary["sounds"] | vocabulary["notes"]
    words = [token.word for token in tokens]
    at = 0
    while at < len(tokens):
        length = 1 if words[at] in dropped else 0
        while length and at + length < len(words) and words[at + length].isdigit():
            if words[at] not in vocabulary["notes"]:
                break
            length += 1
        if words[at] in _INTERJECTIONS and not _is_quality(words, at, vocabulary):
            tokens = _drop(tokens, at, at + 1, Gap.STOP)
            del words[at]
            continue
        if not length:
            length = vocabulary.softeners.match(words, at)
            length = 0 if length and _is_meant(words, at, length, vocabulary) else length
        if length:
            opens = words[at : at + 2] in (["i", "mean"], ["i", "guess"])
            opens = opens or words[at] in _UNHEARD
            least = Gap.STOP if opens else Gap.COMMA if words[at] == "i" else Gap.NONE
            tokens = _drop(tokens, at, at + length, least)
            del words[at : at + length]
        else:
            at += 1
    return tokens


def _is_meant(words: list[str], at: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether a softener is part of what is said, as in "do you know", "I don't know why"."""
    phrase = words[at : at + length]
    before = words[at - 1] if at else ""
    after = words[at + length] if at + length < len(words) else ""
    if phrase[0] in {"kind", "sort"}:
        return before in {"what", "this", "that", "some", "any", "every", "the", "of", "which"}
    if phrase[-1] == "well":
        return before == "as"
    if phrase[0] not in {"you", "if", "i"}:
        return False
    if before == "n't" and at > 2 and words[at - 3] in vocabulary["subject_pronouns"]:
        return False
    if before in vocabulary["do_forms"] or before in {"n't", "to", "if", "what", "how", "let"}:
        return True
    if phrase[-1] in {"think", "believe"}:
        return after in {"about", "of", "back", "in", "him", "her", "them", "that's"}
    if phrase[-1] != "know" or phrase[0] != "i":
        return False
    later = words[at + length + 1] if at + length + 1 < len(words) else ""
    return after in _KNOWN or (after == "that" and later in vocabulary["subject_pronouns"])


_KNOWN = frozenset(
    "what how why where who when if whether anything much many him her them the my any about".split()
)


def _without_filling_like(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    at = 0
    while at < len(tokens):
        if tokens[at].word == "like" and _fills(tokens, at, vocabulary):
            tokens = _drop(tokens, at, at + 1)
        else:
            at += 1
    return tokens


def _fills(tokens: list[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a "like" says nothing: neither the verb nor a comparison."""
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if _restarts(tokens, at) or before in vocabulary["prepositions"]:
        return True
    if before in {"feel", "felt"} and after in vocabulary["degree"] | vocabulary["adjectives"]:
        return True
    if not before or not after or tokens[at].gap in {Gap.STOP, Gap.CUT}:
        return True
    if before in {"i", "you", "we", "they", "to", "n't", "would", "'d", "do", "does", "did", "not"}:
        return False
    back = at - 1
    while back > 0 and tokens[back].word in vocabulary["midverb_adverbs"]:
        back -= 1
    if tokens[back].word in {"i", "you", "we", "they", "'d", "would", "n't", "do", "to", "people"}:
        return False
    if vocabulary.verbs.base(before) in {"feel", "look", "sound", "seem", "act", "smell", "taste"}:
        return False
    if before in {"something", "anything", "nothing", "things", "stuff", "more", "much", "exactly"}:
        return False
    if before in vocabulary["be_forms"]:
        if at > 1 and tokens[at - 2].word in {"it", "that", "this"}:
            return after in vocabulary["subject_pronouns"]
        if after in _QUOTE_OPENERS | vocabulary["subject_pronouns"]:
            return False
        if after in vocabulary["object_pronouns"]:
            return False
        return not (after in vocabulary["determiners"] or after in vocabulary["possessives"])
    return after not in {"that", "this", "me", "him", "her", "them", "us"} or (
        vocabulary.verbs.has(before, Form.ING) and after == "that"
    )


def _restarts(tokens: list[Token], at: int) -> bool:
    """Whether what stood before "like" is said again after it: "I'm not like I'm not going"."""
    words = [token.word for token in tokens[max(0, at - 4) : at + 5]]
    middle = at - max(0, at - 4)
    return any(
        words[middle - size : middle] == words[middle + 1 : middle + 1 + size]
        for size in range(1, middle + 1)
    )


def _without_leaders(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Drop "well", "no", "oh" and their like where they open a sentence that goes on."""
    at = 0
    while at < len(tokens) - 1:
        starts = at == 0 or tokens[at].gap in {Gap.STOP, Gap.CUT}
        after = tokens[at + 1].word
        is_no = tokens[at].word in {"no", "sure", "right", "exactly"}
        goes_on = after in vocabulary["subject_pronouns"] | vocabulary["neutral_subjects"] | {
            "my", "not", "but", "because", "no", "well", "so", "exactly", "it's", "just", "right", "and",
        }
        if starts and (tokens[at].word in _LEADERS or (is_no and goes_on)):
            tokens = _drop(tokens, at, at + 1)
        else:
            at += 1
    return tokens


_LEADERS = frozenset("well oh also anyway anyways actually honestly like hey hi hello".split())
_QUOTE_OPENERS = frozenset(
    "oh no yes why what okay well hey out do are is how where nah man dude let's wait wow".split()
)


def _without_repetition(tokens: list[Token]) -> list[Token]:
    """Drop the first of two equal runs of up to five words."""
    at = 0
    while at < len(tokens):
        for size in range(min(5, (len(tokens) - at) // 2), 0, -1):
            first = [token.word for token in tokens[at : at + size]]
            if first == [token.word for token in tokens[at + size : at + 2 * size]]:
                gap = tokens[at].gap
                tokens = tokens[:at] + tokens[at + size :]
                tokens[at] = replace(tokens[at], gap=gap)
                at = max(0, at - 5)
                break
        else:
            at += 1
    return tokens
