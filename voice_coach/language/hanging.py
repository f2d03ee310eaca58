"""Whether the words so far leave a sentence open."""

from __future__ import annotations

_HANGING_WORDS = """
a an the my your our his her their its this these those some any every no and or but so
because cause since although though while if when whenever where that which who whose than
as like to of for from with without at by in into on about over under between i you we they
he she it's i'm you're we're they're i've you've we've i'll you'll we'll is are was were am
be been being do does did have has had will would could should can may might must just
really very quite maybe perhaps um uh er erm hmm mm well feel feels felt sounds seems guess
mean think wonder not more less even still also then
"""
# a sentence that ends on one of these is not finished
_HANGING = frozenset(_HANGING_WORDS.split())
_HANGING_PAIRS = frozenset(
    {("you", "know"), ("kind", "of"), ("sort", "of"), ("a", "bit"), ("i", "mean"), ("i", "feel")}
    | {("i", "guess"), ("i", "think"), ("it", "sounds"), ("sounds", "like"), ("so", "you")}
    | {("so", "it"), ("as", "if"), ("going", "to"), ("want", "to"), ("need", "to"), ("have", "to")}
)
# pronouns and particles that close a sentence as often as they leave it open
_CLOSING_PAIRS = frozenset(
    {("to", "you"), ("with", "you"), ("for", "you"), ("about", "it"), ("like", "that")}
    | {("is", "that"), ("about", "that"), ("than", "that"), ("with", "that"), ("with", "me")}
    | {("you", "are"), ("i", "am"), ("it", "is"), ("you", "do"), ("i", "do"), ("you", "have")}
    | {("without", "you"), ("miss", "you"), ("love", "you"), ("hear", "you"), ("thank", "you")}
    | {("of", "you"), ("from", "you"), ("on", "you"), ("see", "you"), ("between", "us")}
    | {("did", "you"), ("do", "you"), ("are", "you"), ("isn't", "it"), ("is", "it")}
    | {("any", "more"), ("no", "more"), ("once", "more"), ("over", "then"), ("on", "then")}
    | {("is", "this"), ("about", "this"), ("like", "this"), ("in", "on"), ("going", "on")}
)


def is_hanging(text: str) -> bool:
    """Whether the words so far leave a sentence open."""
    words = text.lower().replace(".", " ").replace(",", " ").replace("?", " ").split()
    if not words:
        return False
    pair = (words[-2], words[-1]) if len(words) > 1 else ("", words[-1])
    if pair in _HANGING_PAIRS:
        return True
    return words[-1] in _HANGING and pair not in _CLOSING_PAIRS
