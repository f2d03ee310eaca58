"""Words and what stands between them; contractions are parted, "don't" is do and n't."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Gap(StrEnum):
    """What stands before a word in the text."""

    NONE = ""
    HEDGE = "hedge"
    # a softener such as "I think" stood here
    COMMA = "comma"
    CUT = "cut"
    # a dash: the speaker broke off or was broken off
    STOP = "stop"


GAP_RANK = {gap: rank for rank, gap in enumerate(Gap)}


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one part of a contraction."""

    word: str
    # lower case, "n't" and "'m" parted from what they hang on
    shown: str
    # as it was written
    gap: Gap = Gap.NONE


@dataclass(frozen=True, slots=True)
class Speech:
    """The tokens of one utterance with quick views of them."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    stops: frozenset[int]
    # indices before which a sentence ended or broke off
    pauses: frozenset[int]
    # indices before which there is a comma, or a softener was
    said: frozenset[str]
    # each of the words once
    doubtful: frozenset[str] = frozenset()
    # words that were perhaps misheard

    def __len__(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        """The word at an index; "" before the start and after the end."""
        # written out, as the reading asks for hundreds of words of every line
        words = self.words
        return words[index] if 0 <= index < len(words) else ""

    def follows(self, index: int, *phrase: str) -> bool:
        """Whether the words from `index` on are these."""
        return self.words[index : index + len(phrase)] == phrase

    def is_sure(self, words: Sequence[str]) -> bool:
        """Whether none of these words was perhaps misheard."""
        return not self.doubtful or self.doubtful.isdisjoint(word.lower() for word in words)

    def first_stop(self, start: int, end: int) -> int:
        """The first stop from `start` on; `end` where there is none before it."""
        return next((at for at in range(start, end) if at in self.stops), end)

    def last_stop(self, start: int, end: int) -> int:
        """The last stop up to `end`, that included; `start` where there is none after it."""
        return next((at for at in range(end, start, -1) if at in self.stops), start)

    def is_broken(self, start: int, end: int) -> bool:
        """Whether a sentence ended between `start` and `end`, the gap before `start` left out."""
        return any(index in self.stops for index in range(start + 1, end + 1))


def word_at(words: Sequence[str], at: int) -> str:
    """The word at an index; "" before the start and after the end."""
    return words[at] if 0 <= at < len(words) else ""


def speech_of(tokens: Sequence[Token], doubtful: frozenset[str] = frozenset()) -> Speech:
    """Index tokens for reading; `doubtful` are words that were perhaps misheard."""
    return Speech(
        tokens=tuple(tokens),
        words=tuple(token.word for token in tokens),
        stops=_indices(tokens, {Gap.STOP, Gap.CUT}) - {0},
        pauses=_indices(tokens, {Gap.COMMA, Gap.HEDGE}),
        said=frozenset(token.word for token in tokens),
        doubtful=doubtful,
    )


def _indices(tokens: Sequence[Token], gaps: set[Gap]) -> frozenset[int]:
    return frozenset(index for index, token in enumerate(tokens) if token.gap in gaps)


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_NOTES = re.compile(r"\[[^][]*\]|\([^()]*\)|<[^<>]*>")
_TITLES = re.compile(r"\b(Dr|Mr|Mrs|Ms|St)\.")
_QUOTED = re.compile(r'"[^"]*"')
_PIECES = re.compile(
    r"(?P<word>\d+(?:[.,:]\d+)+|[^\W_]+(?:'[^\W_]+)*'?(?:-[^\W_]+(?:'[^\W_]+)*)*)"
    r"|(?P<stop>[.?!;:\"…]+)|(?P<cut>-+|[–—]+)|(?P<comma>,)"
)
_SPLITS = re.compile(r"^(?P<head>.+?)(?P<tail>n't|'(?:m|re|ve|ll|d|s))$")
_HEADS = {"ca": "can", "sha": "shall"}
_JOINED = {"won't": "won't", "cann't": "can't", "willn't": "won't", "shalln't": "shan't"}
_HAVE_ENDS = ("'ve", "'s", "have", "has", "'d")
_LOST = re.compile(
    r"\b(i|you|he|she|it|we|they|that|there|what|who|here) (m|re|ve|ll|s|d)\b"
    r"|\b((?:do|does|did|is|was|were|are|has|have|had|would|could|should|ca|wo|ai)n) (t)\b",
    re.IGNORECASE,
)
# contractions that lost their apostrophe to a space: "i m", "that s", "don t"
_LONE_I = re.compile(r"\bi\b")
_HOSTS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "here", "who", "what"}
    | {"how", "where", "when", "why", "everything", "something", "nothing", "everyone"}
    | {"everybody", "someone", "somebody", "nobody", "one"}
)
# 's after these is "is" or "has", never a possessive
_IS_NEXT = frozenset(
    {"a", "an", "the", "not", "been", "just", "really", "so", "very", "always", "never", "going"}
    | {"gonna", "like", "too", "also", "still"}
)


_NEVER_OWNED = frozenset(
    ["at", "in", "on", "off", "out", "over", "with", "from", "away", "about", "under", "gone",
     "got", "had", "become", "my", "your", "his", "no", "here", "there", "asleep", "awake", "alive",
     "afraid", "alone", "fine", "glad", "okay", "getting", "as", "such", "hardly"]
)  # fmt: skip
# nor after these, as nothing that is owned begins so, but where somebody is at home
_AT_HOME = frozenset({"at", "to", "from", "of", "than", "near", "by", "past", "like", "for"})
# "I stayed at my sister's with the kids"


def split_words(text: str) -> list[str]:
    """The lower-case words of a text with contractions parted: "I don't" is i, do, n't."""
    return [token.word for token in tokenise(text)]


def tokenise(text: str, repairs: Mapping[str, str] | None = None) -> list[Token]:
    """The words of a text with what stands between them; `repairs` respells broken words."""
    cleaned = _NOTES.sub(" - ", text.translate(_APOSTROPHES))
    cleaned = _without_quotes(_TITLES.sub(r"\1", cleaned))
    raw: list[Token] = []
    gap = Gap.STOP
    for piece in _PIECES.finditer(_LOST.sub(_rejoined, cleaned)):
        if piece.lastgroup == "word":
            for shown in _unhyphened(piece.group().rstrip("'")):
                raw.extend(_repaired(shown, gap, repairs or {}, raw))
                gap = Gap.NONE
        else:
            gap = max(gap, Gap(piece.lastgroup or ""), key=GAP_RANK.__getitem__)
    return _split_contractions(raw)


def _rejoined(lost: re.Match[str]) -> str:
    head, tail = (part for part in lost.groups() if part)
    return f"{head}'{tail}"


def _without_quotes(text: str) -> str:
    """Without what is quoted from others, unless that is nearly all there is."""
    if text.count('"') % 2 or '"' not in text:
        return text
    rest = _QUOTED.sub(" -- ", text)
    return rest if len(rest.split()) > len(text.split()) // 3 + 2 else text


def _unhyphened(shown: str) -> list[str]:
    """Stammers such as "I-I" and "it's-it's" become separate words, "self-esteem" stays one."""
    if "-" not in shown:
        return [shown]
    parts = shown.split("-")
    lowered = [part.lower() for part in parts]
    stammers = any(
        second.startswith(first) or first.startswith(second) for first, second in pairwise(lowered)
    )
    has_verb = any(_SPLITS.match(part) for part in lowered)
    return parts if stammers or has_verb or "i" in lowered else [shown]


def _repaired(
    shown: str, gap: Gap, repairs: Mapping[str, str], before: Sequence[Token]
) -> list[Token]:
    word = shown.lower()
    fixed = repairs.get(word)
    if fixed is None:
        return [Token(word, shown, gap)]
    if word == "gotta" and before and not before[-1].word.endswith(_HAVE_ENDS):
        fixed = "have to"
    first, *rest = fixed.split()
    return [Token(first, first, gap), *(Token(part, part) for part in rest)]


def _split_contractions(raw: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(raw):
        if "'" not in token.word or token.word == "let's":
            out.append(token)
            continue
        following = raw[index + 1].word if index + 1 < len(raw) else ""
        split = _SPLITS.match(token.word)
        before = [one.word for one in raw[max(0, index - 2) : index]]
        if split is None or not _is_split(split, following, before):
            out.append(token)
            continue
        head, tail = split.group("head"), split.group("tail")
        out.append(Token(_HEADS.get(head, head), token.shown[: len(head)], token.gap))
        out.append(Token(tail, tail))
    return out


def _is_split(split: re.Match[str], following: str, before: Sequence[str]) -> bool:
    if split.group("tail") != "'s" or split.group("head") in _HOSTS:
        return True
    if following in _NEVER_OWNED and _AT_HOME.isdisjoint(before):
        return True
    return following in _IS_NEXT or (following.endswith("ing") and len(following) > 5)


def join(words: Sequence[str]) -> str:
    """Words back to running text; commas and contractions attach to the word before."""
    text = ""
    for word in words:
        glued = word.startswith(("'", ",", " ")) or word == "n't" or not text
        text += word if glued else f" {word}"
    return _LONE_I.sub("I", join_contractions(text))


def join_contractions(text: str) -> str:
    """ "Cann't" is spelt "can't"."""
    for parted, joined in _JOINED.items():
        text = text.replace(parted, joined)
    return text
