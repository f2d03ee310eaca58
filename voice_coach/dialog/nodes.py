"""Reads YAML as a tree that knows its lines, and gathers everything that is wrong with it.

All scalars are taken as text: a cue ``no`` or ``12`` stays what its author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

import yaml

from voice_coach.errors import DialogError

FORMAT_VERSION = "1"
MAX_DEPTH = 20
# dialog files nest six deep; the C composer overflows the stack on thousands

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Path = tuple[str | int, ...]
# where a value stands, such as ("exercises", 2, "models", 0)


def compose(text: str, file: str) -> yaml.Node:
    """The root node of a YAML text. Raises DialogError when it is no single YAML document."""
    try:
        _refuse_depth(text, file)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DialogError(
            f"{file}:{line}: this is not valid YAML ({error.problem or error.context}); "
            "check the indentation, and put text that holds ': ' or '#' in quotes"
        ) from None
    except (yaml.YAMLError, UnicodeError, RecursionError):
        raise DialogError(
            f"{file}:1: this is not valid YAML; save it as UTF-8 text without control characters"
        ) from None
    if root is None:
        raise DialogError(f"{file}:1: the file is empty; start it with 'version: {FORMAT_VERSION}'")
    return root


def _refuse_depth(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise DialogError(f"{file}:{line}: this is nested too deep; close an open [ or {{")


def line_of(node: yaml.Node) -> int:
    """The line, counted from 1, that a node starts on."""
    line: int = node.start_mark.line
    return line + 1


def line_index(text: str, file: str) -> dict[Path, int]:
    """The line of every value in a YAML text, by its path; () is the document itself."""
    return dict(_walk(compose(text, file), (), frozenset()))


def _walk(node: yaml.Node, path: Path, above: frozenset[int]) -> Iterator[tuple[Path, int]]:
    yield path, line_of(node)
    if id(node) in above:
        return
    above |= {id(node)}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _walk(value, (*path, key.value), above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*path, index), above)


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the closest thing around it that is in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class Reader:
    """Takes values out of nodes, and collects problems in place of stopping at the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[tuple[int, str]] = []

    def problem(self, node: yaml.Node, message: str) -> None:
        """Note what is wrong with a node and what to do about it."""
        self._problems.append((line_of(node), message))

    def finish(self) -> None:
        """Raise one DialogError with a line for each problem, in the order of the file."""
        if self._problems:
            raise DialogError(
                "\n".join(f"{self.file}:{line}: {text}" for line, text in sorted(self._problems))
            )

    def document(
        self, text: str, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """The top-level keys of a file whose version is the one understood here."""
        root = compose(text, self.file)
        keys = self.mapping(root, "the file", {"version", *required}, optional)
        version = keys.pop("version", None)
        if version is not None and self.text(version, "version") != FORMAT_VERSION:
            self.problem(
                version,
                f"this version is not known here; write 'version: {FORMAT_VERSION}' "
                "or install a newer voice-coach",
            )
        return keys

    def mapping(
        self,
        node: yaml.Node,
        what: str,
        required: Collection[str],
        optional: Collection[str] = (),
    ) -> dict[str, yaml.Node]:
        """The known keys of a mapping; unknown, repeated and missing ones become problems."""
        found = self.free_mapping(node, what)
        known = {*required, *optional}
        for key in [key for key in found if key not in known]:
            self.problem(found.pop(key), f"{what} has no key '{key}'; {suggestion(key, known)}")
        if isinstance(node, yaml.MappingNode):
            for key in sorted(set(required) - set(found)):
                self.problem(node, f"{what} lacks the key '{key}'; add it")
        return found

    def free_mapping(self, node: yaml.Node, what: str) -> dict[str, yaml.Node]:
        """All keys of a mapping; a key that is repeated becomes a problem."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, f"{what} must be 'key: value' lines")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problem(key, f"a key of {what} must be plain text")
            elif key.value in found:
                self.problem(key, f"'{key.value}' stands twice in {what}; keep one")
            else:
                found[key.value] = value
        return found

    def text(self, node: yaml.Node | None, what: str) -> str:
        """One line of text with single spaces; "" (and a problem) when it is anything else."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(node, f"{what} must be text; put it in quotes if it holds [, {{ or ': '")
            return ""
        text = " ".join(node.value.split())
        if not text:
            self.problem(node, f"{what} is empty; write some text or leave the key out")
        return text

    def identifier(self, node: yaml.Node | None, what: str) -> str:
        """An id: lower-case words joined by hyphens."""
        text = self.text(node, what)
        if node is not None and text and not _ID.fullmatch(text):
            self.problem(
                node, f"'{text}' is no id; use lower-case letters, digits and single hyphens"
            )
        return text

    def choice(self, node: yaml.Node | None, what: str, allowed: Collection[str]) -> str:
        """One of a few known words."""
        text = self.text(node, what)
        if node is not None and text and text not in allowed:
            self.problem(node, f"{what} cannot be '{text}'; {suggestion(text, allowed)}")
        return text

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """The entries of a list."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problem(node, f"{what} must be a list; start each entry with '- '")
            return []
        return list(node.value)

    def texts(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self.text(item, f"an entry of {what}") for item in self.items(node, what))


def suggestion(name: str, known: Collection[str]) -> str:
    """What may have been meant by an unknown name."""
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"use one of: {', '.join(sorted(known))}"
