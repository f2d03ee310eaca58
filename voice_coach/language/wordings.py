"""Expands sentence templates to every wording they stand for.

The notation is that of hassil, the sentence templates of Home Assistant: ``[maybe]``,
``(one|two)`` and ``<rule>``. Only whole wordings are needed here, of which there are thousands at
each start, so they are multiplied out directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_WORDINGS = 3_000
# of one template; more is a slip of the pen and would slow every start

_TOKEN = re.compile(r"[\[\]()|]|<[a-z_]+>|[^\[\]()|<>]+|[<>]")
_CLOSING = {"(": ")", "[": "]"}


class Wordings:
    """Expands templates with one set of rules; each rule is worked out once."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        self._rules = rules
        self._done: dict[str, tuple[str, ...]] = {}
        self._open: set[str] = set()

    def expand(self, template: str) -> tuple[str, ...]:
        """Every wording of a template, without repeats and with single spaces.

        Raises ValueError with what is wrong in plain words.
        """
        unique = dict.fromkeys(" ".join(wording.split()) for wording in self._all(template))
        if "" in unique:
            raise ValueError("every word of it may be left out; keep one outside the [brackets]")
        return tuple(unique)

    def _all(self, template: str) -> list[str]:
        return self._options(iter(_TOKEN.findall(template)), "")

    def _options(self, tokens: Iterator[str], closing: str) -> list[str]:
        finished: list[str] = []
        current = [""]
        for token in tokens:
            if token == "|":
                finished += current
                current = [""]
            elif token == closing:
                return finished + current
            else:
                current = _product(current, self._piece(token, tokens))
        if closing:
            raise ValueError(f"a '{closing}' is missing")
        return finished + current

    def _piece(self, token: str, tokens: Iterator[str]) -> tuple[str, ...]:
        if token in _CLOSING:
            inside = tuple(self._options(tokens, _CLOSING[token]))
            return ("", *inside) if token == "[" else inside
        if token.startswith("<") and len(token) > 2:
            return self._rule(token[1:-1])
        if token in ")]<>":
            raise ValueError(f"there is a '{token}' too many")
        if "{" in token or "}" in token:
            raise ValueError("{slots} have no place in a command; write out the words")
        return (token,)

    def _rule(self, name: str) -> tuple[str, ...]:
        if name not in self._rules:
            raise ValueError(f"there is no rule <{name}>")
        if name in self._open:
            raise ValueError(f"the rule <{name}> uses itself")
        if name not in self._done:
            self._open.add(name)
            self._done[name] = tuple(self._all(self._rules[name]))
            self._open.discard(name)
        return self._done[name]


def _product(left: list[str], right: tuple[str, ...]) -> list[str]:
    if len(left) * len(right) > MAX_WORDINGS:
        raise ValueError(f"it stands for more than {MAX_WORDINGS} wordings; split or shorten it")
    return [f"{start}{end}" for start in left for end in right]
