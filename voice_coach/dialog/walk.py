"""A way through steps that are laid out as the session goes along."""

from __future__ import annotations

from collections import deque

from voice_coach.dialog.steps import Step


class Walk:
    """Steps still to come, and those behind."""

    def __init__(self, *steps: Step) -> None:
        self._ahead = deque(steps)
        self._behind: list[Step] = []

    def next(self) -> Step | None:
        """The next step; None at the end."""
        if not self._ahead:
            return None
        step = self._ahead.popleft()
        self._behind.append(step)
        return step

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is to come."""
        return not self._ahead

    def previous(self) -> Step | None:
        """Go back by one; the step that is left comes again afterwards."""
        if len(self._behind) < 2:
            return None
        self._ahead.appendleft(self._behind.pop())
        return self._behind[-1]

    def insert(self, *steps: Step) -> None:
        """Lay steps right before what was to come next.

        Those laid before under the same names give way: someone went back and took another path.
        """
        names = {_section(step) for step in steps}
        kept = [step for step in self._ahead if _section(step) not in names]
        self._ahead = deque((*steps, *kept))

    def forget(self) -> None:
        """Let nobody go back behind the step at hand."""
        del self._behind[:-1]

    def skip(self, section: str) -> None:
        """Leave out what is to come of a section, as `section` names it."""
        self._ahead = deque(step for step in self._ahead if _section(step) != section)

    @property
    def section(self) -> str:
        """The first part of the id of the step at hand, without a number at its end."""
        return _section(self._behind[-1]) if self._behind else ""


def _section(step: Step) -> str:
    return step.id.rstrip("0123456789-")
