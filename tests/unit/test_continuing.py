"""An activity that goes on in the middle of a step is the same activity otherwise."""

from __future__ import annotations

from voice_coach.dialog.continuing import Continued
from voice_coach.dialog.steps import Answer, Line, Reaction, Step

LEFT, NEXT, EARLIER = (Step(name, "told", ()) for name in ("left", "next", "earlier"))


class Begun:
    """Notes what it is asked."""

    name = "practice"

    def __init__(self) -> None:
        self.skipped = 0

    def opening(self) -> tuple[Line, ...]:
        return (Line("Hello."),)

    def next_step(self) -> Step | None:
        return NEXT

    def previous_step(self) -> Step | None:
        return EARLIER

    def skip_section(self) -> None:
        self.skipped += 1

    def react(self, answer: Answer) -> Reaction:
        return Reaction((Line(answer.text),))

    def progress(self) -> tuple[Line, ...]:
        return (Line("One step so far."),)

    def closing(self) -> tuple[Line, ...]:
        return (Line("Goodbye."),)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return (("card", "a line"),)


def test_what_waited_for_an_answer_comes_first_and_then_all_that_follows() -> None:
    begun = Begun()
    going_on = Continued(begun, LEFT)
    assert going_on.name == "practice"
    assert going_on.opening() == ()
    assert [going_on.next_step(), going_on.next_step()] == [LEFT, NEXT]


def test_everything_else_is_the_activitys_own() -> None:
    begun = Begun()
    going_on = Continued(begun, None)
    assert going_on.previous_step() is EARLIER
    going_on.skip_section()
    assert begun.skipped == 1
    assert going_on.progress() == begun.progress()
    assert going_on.closing() == begun.closing()
    assert going_on.keepsakes() == begun.keepsakes()
    assert going_on.react(Answer(LEFT, "yes")).lines == (Line("yes"),)
