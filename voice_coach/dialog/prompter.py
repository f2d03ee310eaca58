"""Chooses among the wordings of the coach's own lines."""

from __future__ import annotations

from collections.abc import Mapping

from voice_coach.dialog.steps import Chooser, Line
from voice_coach.errors import DialogError
from voice_coach.events import Role


class Prompter:
    """Gives a wording of a named line; none comes again before the others have come."""

    def __init__(self, prompts: Mapping[str, tuple[str, ...]], chooser: Chooser) -> None:
        self._prompts = prompts
        self._chooser = chooser
        self._used: dict[str, list[str]] = {}
        # the wordings given since all of them had been, the newest last

    def text(self, key: str, **slots: object) -> str:
        """One wording of ``key`` with its {slots} filled.

        Raises DialogError when the prompts hold no such key or a slot has no value.
        """
        wordings = self._prompts.get(key, ())
        if not wordings:
            raise DialogError(
                f"prompts.yaml: the line {key!r} is missing.", "Add it, or remove your own copy."
            )
        chosen = self._chooser.choice(self._fresh(key, wordings))
        self._used.setdefault(key, []).append(chosen)
        try:
            return chosen.format_map(slots)
        except KeyError as error:
            raise DialogError(
                f"prompts.yaml: {key!r} uses the slot {error.args[0]!r}, which has no value there.",
                "See docs/dialogs.md for the slots of each line.",
            ) from error

    def _fresh(self, key: str, wordings: tuple[str, ...]) -> list[str]:
        used = self._used.get(key, [])
        fresh = [text for text in wordings if text not in used]
        if fresh:
            return fresh
        self._used[key] = used[-1:]
        return [text for text in wordings if text != used[-1]] or list(wordings)

    def line(self, key: str, purpose: str = "", **slots: object) -> Line:
        """The same as a coach's line; its purpose is the key unless told otherwise."""
        return Line(self.text(key, **slots), Role.COACH, purpose or key)
