"""Every kind of session can be gone on with after it was cut off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from program import Program, captions
from stage import DANGER, STRONG, Stage, assess

from voice_coach.adapters.dialog_files import load_script
from voice_coach.dialog.continuing import continued
from voice_coach.dialog.states import State
from voice_coach.events import Assess, Assessed, Event
from voice_coach.session.journal import to_line
from voice_coach.session.loop import _as_kept
from voice_coach.session.replaying import replay

PROMPTS = load_script("en-us").prompts
TOLD = "we hardly talk any more since the baby came and i feel alone in the evening"
SETTLED = "my jaw is tight and i breathe out slowly and then i want to talk with you"
NOTICED = "last night we ate in two rooms and did not say a word"
REHEARSAL = (TOLD, "yes", "no", SETTLED)


def cut_off(program: Program, words: Sequence[str], typed: Sequence[str]) -> None:
    """A typed session that is killed once the coach has begun to meet the last of these lines."""
    with program.running(*words, "--text", "--seed", "5") as session:
        session.answer(*typed)
        session.child.kill()


def asked(output: str, *keys: str) -> bool:
    return any(line in captions(output, "Coach") for key in keys for line in PROMPTS[key])


def test_a_rehearsal_goes_on_with_the_next_step_and_the_card_holds_what_came_before(
    program: Program,
) -> None:
    cut_off(program, ("rehearse",), REHEARSAL)
    done = program.run("rehearse", "--text", "--seed", "6", typed=f"yes\n{NOTICED}\nno\nfinish\n")
    assert done.returncode == 0, done.stderr
    assert asked(done.stdout, "greeting-resume")
    assert asked(done.stdout, "rehearse-notice")
    assert not asked(done.stdout, "rehearse-tell", "rehearse-settle")
    assert program.of_type("Assess")[-1]["exercise_id"] == "rehearse/notice"
    reasons = [one["reason"] for one in json.loads(program.run("history", "--json").stdout)]
    assert reasons == ["asked", "resumed"]


def test_what_was_not_answered_any_more_is_asked_again(program: Program) -> None:
    cut_off(program, ("rehearse",), REHEARSAL[:2])
    done = program.run("rehearse", "--text", typed="yes\nno\nstop\n")
    assert asked(done.stdout, "partner-lines-ask")
    assert not asked(done.stdout, "rehearse-tell")


def test_a_mirror_is_gone_on_with_by_a_mirror_and_by_practice_and_not_by_another_kind(
    program: Program,
) -> None:
    cut_off(program, ("mirror",), (TOLD,))
    done = program.run("check-in", "--text", typed="stop\n")
    assert not asked(done.stdout, "greeting-resume")
    cut_off(program, ("mirror",), (TOLD,))
    assert asked(program.run("mirror", "--text", typed="yes\nstop\n").stdout, "resume-yes")
    cut_off(program, ("mirror",), (TOLD,))
    assert asked(program.run("practice", "--text", typed="yes\nstop\n").stdout, "resume-yes")


def test_who_does_not_want_it_begins_anew(program: Program) -> None:
    cut_off(program, ("rehearse",), REHEARSAL)
    done = program.run("rehearse", "--text", typed="no\nstop\n")
    assert asked(done.stdout, "rehearse-tell")
    assert not asked(program.run("rehearse", "--text", typed="stop\n").stdout, "greeting-resume")


@pytest.mark.parametrize("kind", ["rehearse", "mirror", "check-in"])
def test_who_leaves_at_the_question_whether_to_go_on_is_asked_again(
    program: Program, kind: str
) -> None:
    cut_off(program, (kind,), (TOLD,))
    for _ in range(2):
        cut_off(program, (kind,), ("repeat",))
    done = program.run(kind, "--text", typed="yes\nstop\n")
    assert asked(done.stdout, "resume-yes")
    reasons = [one["reason"] for one in json.loads(program.run("history", "--json").stdout)]
    assert reasons == ["stopped", None, None, "resumed"]


def test_what_was_not_gone_on_with_is_not_told_of_as_if_it_was(program: Program) -> None:
    cut_off(program, ("rehearse",), REHEARSAL)
    program.run("rehearse", "--text", typed="no\nstop\n")
    reasons = [one["reason"] for one in json.loads(program.run("history", "--json").stdout)]
    assert reasons == ["stopped", None]


def test_nothing_is_offered_where_that_is_not_wanted(program: Program) -> None:
    cut_off(program, ("rehearse",), REHEARSAL)
    done = program.run("rehearse", "--text", "--no-resume", typed="stop\n")
    assert not asked(done.stdout, "greeting-resume")


def test_a_rehearsal_in_which_danger_was_spoken_of_is_not_offered(program: Program) -> None:
    danger = "he hits me when he has been drinking and I am scared of him"
    cut_off(program, ("rehearse",), (TOLD, "yes", danger))
    assert not asked(program.run("rehearse", "--text", typed="stop\n").stdout, "greeting-resume")


# --- the machine ----------------------------------------------------------------------------------


class Recorded(Stage):
    """A stage whose journal is kept."""

    def __init__(self) -> None:
        super().__init__("rehearse")
        self.lines: list[str] = []

    def feed(self, *events: Event) -> list[object]:  # type: ignore[override]
        new: list[object] = []
        for event in events:
            answers = self.machine.feed(event)
            kept = _as_kept((event, *answers), self.machine.keeps_private)
            self.lines += [line for item in kept if (line := to_line(item, 7))]
            new += answers
            for command in answers:
                if isinstance(command, Assess):
                    new += self.feed(Assessed(assess(command)))
        return new


@pytest.fixture
def recorded() -> Recorded:
    stage = Recorded()
    stage.open_floor()
    stage.hear_out(stage.say(STRONG))
    return stage


def test_a_replayed_machine_stands_where_the_first_one_stood(recorded: Recorded) -> None:
    other = Stage("rehearse", seed=99)
    assert replay(other.machine, recorded.lines)
    assert other.machine.state is recorded.machine.state
    first, second = (one.machine.exchange.step for one in (recorded, other))
    assert first is not None
    assert second is not None
    assert first.id == second.id


def test_a_line_that_was_not_written_down_any_more_is_no_difference(recorded: Recorded) -> None:
    last = next(
        index for index, line in reversed(list(enumerate(recorded.lines))) if '"Say"' in line
    )
    assert replay(Stage("rehearse").machine, [*recorded.lines[:last], '{"type":"Sa'])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: [],
        lambda lines: [line.replace('"purpose":"ask"', '"purpose":"other"') for line in lines],
        lambda lines: [line.replace('"end_ms"', '"lost_ms"') for line in lines],
        lambda lines: [line.replace(STRONG, "[not kept]") for line in lines],
    ],
    ids=["empty", "another course", "unreadable", "private"],
)
def test_a_journal_that_tells_another_story_is_not_gone_on_with(
    recorded: Recorded, spoil: object
) -> None:
    assert not replay(Stage("rehearse").machine, spoil(recorded.lines))  # type: ignore[operator]


@pytest.mark.parametrize("words", [("continue",), ("forget this session", "the kettle boils")])
def test_what_was_said_to_somebody_else_in_a_pause_does_not_keep_anyone_from_going_on(
    recorded: Recorded, words: tuple[str, ...]
) -> None:
    recorded.talk("pause", "she asks where the dishes go", *words)
    assert not any("dishes" in line or "kettle" in line for line in recorded.lines)
    other = Stage("rehearse")
    assert replay(other.machine, recorded.lines)
    assert other.machine.state is recorded.machine.state


def test_danger_that_was_told_in_a_pause_is_not_gone_on_from(recorded: Recorded) -> None:
    recorded.talk("pause", DANGER)
    assert not replay(Stage("rehearse").machine, recorded.lines)
    last = next(index for index, line in enumerate(recorded.lines) if "[not kept]" in line)
    assert not replay(Stage("rehearse").machine, recorded.lines[: last + 1])


@pytest.mark.parametrize("state", [State.GREETING, State.SAFETY_CHOOSING, State.FAREWELL])
def test_what_has_not_begun_or_is_over_is_not_gone_on_with(state: State) -> None:
    stage = Stage("rehearse")
    stage.go_to(state)
    assert continued(stage.machine) is None


@pytest.mark.parametrize("wording", ["help", "pause"])
def test_what_was_being_summed_up_is_not_gone_on_with(wording: str) -> None:
    stage = Stage("rehearse")
    stage.go_to(State.SUMMARISING)
    stage.say(wording)
    assert continued(stage.machine) is None


def test_what_waits_for_an_answer_is_the_first_that_comes() -> None:
    stage = Stage("rehearse")
    stage.hear_out(stage.start())
    asked = stage.machine.exchange.step
    going_on = continued(stage.machine)
    assert asked is not None
    assert going_on is not None
    assert going_on.next_step() == replace(asked, lines=asked.again or asked.lines)
