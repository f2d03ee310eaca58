"""Words out of raw text: lower case, one form of contractions, fillers and repetitions dropped.

Recognisers write "i i don't um want to", people type "I don't WANT to", and some pipelines strip
the apostrophe ("dont", "don t"). All of these become the same tokens, and every token remembers
where in the original text it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from voice_coach.language.apostrophes import with_apostrophes
from voice_coach.language.persons import SUBJECTS

FILLERS = frozenset(
    [
        "um", "uhm", "umm", "uh", "uhh", "er", "err", "erm", "ah", "ahh", "eh", "hm", "hmm",
        "hmmm", "mm", "mmm", "mhm", "mmhm", "mm-hmm", "mm-hm", "uh-huh", "huh",
    ]
)  # fmt: skip
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%)?"
    r"|['’](?:cause|em)(?![^\W_])"
    r"|[^\W\d_]+(?:['’`´][^\W\d_]+)*['’]?(?:-[^\W_]+(?:['’][^\W\d_]+)*)*"
    r"|[^\W_]+"
    r"|[.,!?;:…\"“”()\[\]–—-]+"
)
_STUTTER = re.compile(r"(?:([a-z]{1,3})-)+(?=\1)")
_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "tv", "pm", "dvd", "cd", "pc", "hr", "vs", "st", "ok"]
)
_TAILS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_ENDS_SENTENCE = frozenset(".?!;…")
_POINTERS = frozenset(
    ["that", "there", "here", "this", "what", "who", "where", "when", "how", "why"]
)

_NEGATED = [
    "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could",
    "should", "must", "need", "might", "ought",
]  # fmt: skip
_BARE_NEGATIVES = {f"{verb}nt": f"{verb}n't" for verb in _NEGATED} | {
    "cant": "can't",
    "wont": "won't",
    "aint": "ain't",
    "shant": "shan't",
}
_BARE_OTHERS = {
    "im": "i'm",
    "ive": "i've",
    "youre": "you're",
    "youve": "you've",
    "youll": "you'll",
    "youd": "you'd",
    "hes": "he's",
    "shes": "she's",
    "theyre": "they're",
    "theyve": "they've",
    "theyll": "they'll",
    "theyd": "they'd",
    "weve": "we've",
    "thats": "that's",
    "theres": "there's",
    "heres": "here's",
    "whats": "what's",
    "wheres": "where's",
    "hows": "how's",
    "whos": "who's",
    "itll": "it'll",
    "itd": "it'd",
    "thatll": "that'll",
}
# only spellings that are no other English word; `apostrophes` reads "were", "ill" and their like
_BARE = _BARE_NEGATIVES | _BARE_OTHERS

_IRREGULAR = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("have", "to"),
    "gimme": ("give", "me"),
    "lemme": ("let", "me"),
    "dunno": ("do", "not", "know"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "lotta": ("lot", "of"),
    "outta": ("out", "of"),
    "y'all": ("you", "all"),
    "'cause": ("because",),
    "cuz": ("because",),
    "cos": ("because",),
    "coz": ("because",),
    "'em": ("them",),
    "ok": ("okay",),
    "yeah": ("yes",),
    "yep": ("yes",),
    "yup": ("yes",),
    "ya": ("you",),
}
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}

# Doubled words that are grammar, not stammer.
_LONGEST_LEAD = 8
_LEADS = frozenset({"well", "yes", "no", "okay", "so", "and", "but", "look", "oh", "hey"})
_MEANT = frozenset({"", "to", "what", "well", "no", "every", "everything", "not"})
_ANSWERS = frozenset({"yes", "okay"})
_POINTED = frozenset({"it", "that", "this"})
# "I mean it when I say so" and "I mean that" are meant, and "no, I mean yes" corrects
_BEFORE_TWO_YOUS = frozenset({"thank", "thanks", "told", "tell", "gave", "give"})
_GRAMMATICAL_DOUBLES = frozenset({"had", "that", "is"})


class Token(NamedTuple):
    """One word, or one run of punctuation."""

    text: str
    # lower case, straight apostrophe; punctuation as it stood
    start: int
    end: int
    # character offsets into the original text, end exclusive

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[1:2].isalpha()


def tokenize(text: str, *, keep_punctuation: bool = False) -> tuple[Token, ...]:
    """The words of a text in order, contractions whole and with their apostrophe."""
    tokens = [
        Token(_spelling(match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]
    if not keep_punctuation:
        tokens = [token for token in tokens if token.is_word]
    return tuple(_with_apostrophes(tuple(_join_split_contractions(tokens))))


def _spelling(raw: str) -> str:
    word = raw.lower()
    if not word.isascii():
        word = word.replace("’", "'").replace("`", "'").replace("´", "'")
    if "'" in word and word[1:] in {"cause", "em"}:
        return word
    if not word[0].isalnum():
        return word
    word = _STUTTER.sub("", word.rstrip("'"))
    return _BARE.get(word, word)


def _join_split_contractions(tokens: Sequence[Token]) -> Iterable[Token]:
    """Put "don t" and "you re" together again, as they are left by a stripped apostrophe."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.text in _TAILS:
            joined = _contraction(token.text, following.text)
            if joined:
                yield Token(joined, token.start, following.end)
                index += 2
                continue
        yield token
        index += 1


def respell(words: Sequence[str]) -> list[str]:
    """Lower-case words with the apostrophes that a recogniser left out, one for one."""
    return with_apostrophes([_BARE.get(word, word) for word in words])


def _with_apostrophes(tokens: Sequence[Token]) -> Iterator[Token]:
    words = with_apostrophes([token.text if token.is_word else "" for token in tokens])
    for token, word in zip(tokens, words, strict=True):
        yield token if word in {"", token.text} else token._replace(text=word)


def _contraction(head: str, tail: str) -> str:
    if tail == "t":
        return _BARE_NEGATIVES.get(f"{head}t", "")
    if tail == "m":
        return "i'm" if head == "i" else ""
    if tail == "s":
        can_take_it = head.isalpha() and len(head) > 1
        return f"{head}'s" if can_take_it else ""
    return f"{head}'{tail}" if head in SUBJECTS or head in _POINTERS else ""


def expand(word: str) -> tuple[str, ...]:
    """The full words behind a contraction: "don't" is do + not, "it's" is it + is.

    A possessive ("partner's") stays whole, "'d" is read as would. Any other word comes back alone.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if "'" not in word:
        return (word,)
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*expand(word[: -len(ending)]), full)
    stem = word[:-2]
    if word.endswith("'s") and (stem in SUBJECTS or stem in _POINTERS):
        return (stem, "is")
    return (word,)


def without_fillers(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Drop "um" and its like, broken-off words' echoes, and words said twice in a row."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in FILLERS:
            continue
        if kept and _is_fragment_of(kept[-1].text, token.text):
            kept.pop()
        kept.append(token)
        _drop_echo(kept)
    return tuple(kept)


def _without_correction(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop the "I mean" that leads in: "well, I mean, you were tired" tells nothing of oneself."""
    words = [token.text if token.is_word else "" for token in tokens[:_LONGEST_LEAD]]
    at = next((index for index, word in enumerate(words) if word not in _LEADS), 0)
    following, beyond, *_ = (*words[at + 2 :], "", "")
    is_lead = words[at : at + 2] == ["i", "mean"] and following not in _MEANT
    is_told = following in _POINTED and beyond in {"", "when", "i", "we", "you"}
    is_told = is_told or (following in _ANSWERS and not beyond)
    return tokens if not is_lead or is_told else (*tokens[:at], *tokens[at + 2 :])


def _is_fragment_of(fragment: str, word: str) -> bool:
    """Whether "th" is the broken-off beginning of the "think" that follows it."""
    return (
        len(fragment) < 4
        and fragment != word
        and word.startswith(fragment)
        and fragment.isalpha()
        and not set(fragment) & set("aeiou")
        and fragment not in _ABBREVIATIONS
    )


def _drop_echo(kept: list[Token]) -> None:
    """When the last one to three tokens repeat the ones before them, keep the later ones."""
    for size in (3, 2, 1):
        if len(kept) < 2 * size:
            continue
        if kept[-1].text != kept[-1 - size].text:
            continue
        last, before = kept[-size:], kept[-2 * size : -size]
        if [token.text for token in last] != [token.text for token in before]:
            continue
        if not all(token.is_word for token in last):
            continue
        if size == 1 and (last[0].text in _GRAMMATICAL_DOUBLES or last[0].text[0].isdigit()):
            continue
        if size == 1 and len(kept) > 2 and kept[-3].text in _BEFORE_TWO_YOUS:
            continue
        del kept[-2 * size : -size]
        return


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance made ready for reading."""

    text: str
    # the original
    words: tuple[str, ...]
    # normalised words: fillers and echoes dropped, contractions expanded
    starts: tuple[int, ...]
    # per word, where it begins in `text`
    ends: tuple[int, ...]
    # per word, where it ends in `text`
    plain: str
    # the words joined by single spaces
    offsets: tuple[int, ...]
    # per word, where it begins in `plain`
    openings: tuple[int, ...] = ()
    # offsets of `plain` at which a sentence begins, as far as punctuation tells, ascending
    marked: frozenset[int] = frozenset()
    # offsets of `plain` at which a sentence ends that has a question mark

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of `plain` (a regular expression's match) into a stretch of `text`."""
        covered = [
            index
            for index, offset in enumerate(self.offsets)
            if offset < end and offset + len(self.words[index]) > start
        ]
        if not covered:
            return (0, len(self.text))
        return (self.starts[covered[0]], max(self.ends[index] for index in covered))

    def quote(self, start: int, end: int) -> str:
        """The original words behind a stretch of `plain`."""
        left, right = self.span(start, end)
        return self.text[left:right]


def _words_and_stops(text: str) -> Iterator[Token]:
    """Words with their contractions expanded, and the stops that end sentences."""
    for token in tokenize(text, keep_punctuation=True):
        if token.is_word:
            for word in expand(token.text):
                yield Token(word, token.start, token.end)
        elif _ENDS_SENTENCE & set(token.text):
            yield token


def read_line(text: str) -> Line:
    """Normalise one utterance."""
    words: list[Token] = []
    offsets: list[int] = []
    openings: list[int] = []
    marked: set[int] = set()
    position = 0
    is_opening = True
    for token in _without_correction(without_fillers(tuple(_words_and_stops(text)))):
        if not token.is_word:
            is_opening = True
            if "?" in token.text:
                marked.add(position - 1)
            continue
        words.append(token)
        offsets.append(position)
        if is_opening:
            openings.append(position)
            is_opening = False
        position += len(token.text) + 1
    return Line(
        text,
        tuple(token.text for token in words),
        tuple(token.start for token in words),
        tuple(token.end for token in words),
        " ".join(token.text for token in words),
        tuple(offsets),
        tuple(openings),
        frozenset(marked),
    )


def normalize(text: str) -> str:
    """The utterance as plain lower-case words: no punctuation, fillers or echoes."""
    return read_line(text).plain
