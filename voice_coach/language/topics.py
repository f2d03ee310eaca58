"""What words are about, and how common they are: the ground for telling what two lines share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topics:
    """Word knowledge by root, the form that a word's inflections have in common."""

    bases: Mapping[str, str]
    # irregular form -> the word it is a form of
    by_root: Mapping[str, tuple[str, ...]]
    # root -> the topics it belongs to
    word_shares: Mapping[str, float]
    # root -> its share of all words in talk, 0..1; the rare ones are left out
    topic_shares: Mapping[str, float]
    # topic -> the share of its words together
