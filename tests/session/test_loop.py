"""The loop between the machine, the front and those who watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from stage import ANSWER, DANGER, STRONG, Stage, assess
from watcher import Watcher

from voice_coach.errors import AudioFileError, HistoryError
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Command,
    Event,
    Finish,
    Partial,
    Say,
    SessionStarted,
    Turn,
)
from voice_coach.session import loop
from voice_coach.session.loop import PRIVATE, Session
from voice_coach.session.text_front import TextFront

SECRET = "the drawer beside his bed is never locked"


def hold(lines: list[str], judge: Callable[[Assess], Assessment] = assess) -> Watcher:
    waiting, watcher = iter(lines), Watcher()
    front = TextFront(lambda: next(waiting, None))
    session = Session(Stage().machine, front, judge, (watcher,))
    session.run()
    session.close()
    return watcher


def unsafe_when_judged(request: Assess) -> Assessment:
    """Stands in for a judge that finds danger where the first look did not."""
    if SECRET in request.text:
        return Assessment(request.text, is_unsafe=True, praise=request.text)
    return assess(request)


def test_an_answer_is_seen_before_its_judgement_and_the_judgement_before_the_feedback() -> None:
    items = hold([STRONG, "stop"]).items
    turn = next(index for index, item in enumerate(items) if isinstance(item, Turn))
    kinds = [type(item) for item in items[turn : turn + 4]]
    assert kinds == [Turn, Assess, Assessed, Say]


class HastyFront(TextFront):
    """Notes what it was told to do, in one list with what the observers see."""

    def __init__(self, lines: list[str], seen: list[str]) -> None:
        waiting = iter(lines)
        super().__init__(lambda: next(waiting, None))
        self.seen = seen

    def perform(self, command: Command) -> None:
        self.seen.append(f"front {type(command).__name__}")
        super().perform(command)


@dataclass
class Note:
    """Writes into the same list."""

    seen: list[str]

    def notice(self, item: Event | Command, at_ms: int) -> None:
        self.seen.append(f"note {type(item).__name__}")

    def close(self) -> None:
        """Nothing is held open."""


def test_the_reply_is_on_its_way_before_anything_is_written_down() -> None:
    seen: list[str] = []
    front = HastyFront([STRONG, "stop"], seen)
    Session(Stage().machine, front, assess, (Note(seen),)).run()
    turn = seen.index("note Turn")
    assert seen[turn - 1] == "front Say"
    assert seen[turn : turn + 4] == ["note Turn", "note Assess", "note Assessed", "note Say"]


def test_a_wish_to_leave_ends_the_session_only_after_everything_was_noted() -> None:
    watcher, lines = Watcher(), iter([STRONG, "never typed"])

    def turns() -> list[str]:
        return [item.text for item in watcher.items if isinstance(item, Turn)]

    def may_go_on() -> None:
        if turns():
            raise KeyboardInterrupt

    front = TextFront(lambda: next(lines, None))
    session = Session(Stage().machine, front, assess, (watcher,))
    with pytest.raises(KeyboardInterrupt):
        session.run(may_go_on=may_go_on)
    assert turns() == [STRONG]
    # the reply to it too
    assert isinstance(watcher.items[-1], Say)


def test_a_session_that_was_left_before_it_began_says_nothing() -> None:
    watcher = Watcher()
    session = Session(Stage().machine, TextFront(lambda: None), assess, (watcher,))

    def may_go_on() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        session.run(may_go_on=may_go_on)
    assert not watcher.items


def test_what_happened_is_written_down_even_where_the_front_fails() -> None:
    class BrokenFront(TextFront):
        def perform(self, command: Command) -> None:
            raise AudioFileError("The file cannot be written.", "Choose another one.")

    watcher = Watcher()
    session = Session(Stage().machine, BrokenFront(lambda: None), assess, (watcher,))
    with pytest.raises(AudioFileError):
        session.run()
    assert [type(item) for item in watcher.items[:2]] == [SessionStarted, Say]


def test_what_was_answered_is_written_down_even_where_the_screen_fails() -> None:
    class TornScreen(Watcher):
        def notice(self, item: Event | Command, at_ms: int) -> None:
            if isinstance(item, Turn):
                raise OSError("The terminal is gone.")

    watcher, lines = Watcher(), iter([STRONG])
    front = TextFront(lambda: next(lines, None))
    session = Session(Stage().machine, front, assess, (TornScreen(), watcher))
    with pytest.raises(OSError, match="terminal"):
        session.run()
    assert [type(item) for item in watcher.items[-4:-1]] == [Turn, Assess, Assessed]


def test_a_front_that_cannot_be_closed_leaves_nobody_who_watches_open() -> None:
    class StuckFront(TextFront):
        def close(self) -> None:
            raise AudioFileError("The file cannot be written.", "Choose another one.")

    class Closed(Watcher):
        is_closed = False

        def close(self) -> None:
            self.is_closed = True
            raise HistoryError("The history cannot be closed.")

    watchers = (Closed(), Closed())
    session = Session(Stage().machine, StuckFront(lambda: None), assess, watchers)
    with pytest.raises((AudioFileError, HistoryError)):
        session.close()
    assert [watcher.is_closed for watcher in watchers] == [True, True]


def test_the_session_ends_with_its_reason() -> None:
    assert hold([ANSWER, "stop"]).items[-1] == Finish("stopped")
    assert hold([ANSWER]).items[-1] == Finish("input-ended")


@pytest.mark.parametrize("secret", [DANGER, SECRET])
def test_nobody_who_watches_sees_what_was_said_about_danger(secret: str) -> None:
    watcher = hold([secret, "finish"], unsafe_when_judged)
    assert secret not in repr(watcher.items)
    assert next(item.text for item in watcher.items if isinstance(item, Turn)) == PRIVATE
    assert watcher.items[-1] == Finish("unsafe")


def test_after_danger_other_answers_are_seen_again() -> None:
    items = hold([DANGER, "rest", "continue", STRONG, "stop"]).items
    assert STRONG in [item.text for item in items if isinstance(item, Turn)]


def test_of_what_is_said_about_danger_not_even_the_first_words_are_written_down() -> None:
    (kept,) = loop._as_kept([Partial("he hit", 400)], is_private=True)
    assert kept == Partial(PRIVATE, 400)
