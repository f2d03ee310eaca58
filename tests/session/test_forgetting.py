""" "Forget this session": asked back once, carried out, and on without a record."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from kept_sessions import words_on_disk
from program import Program, captions
from stage import ANSWER, DANGER, STRONG, Stage

from voice_coach.adapters.dialog_files import load_script
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.dialog.states import State
from voice_coach.events import Finish, Forget, Forgotten, Say, Silence, SpokenOut

PROMPTS = load_script("en-us").prompts
SECRET = "so you feel like a zebra among horses and nobody asks you why"
LATER = "so you would like a giraffe to sit beside you in the evening"
PRACTICE = ("practice", "paraphrase", "--text", "--seed", "3", "--exercises", "3")


def said(commands: list[object], key: str) -> bool:
    return any(isinstance(one, Say) and one.text in PROMPTS[key] for one in commands)


def has_forget(commands: list[object]) -> bool:
    return any(isinstance(one, Forget) for one in commands)


@pytest.fixture
def asked() -> Stage:
    """A practice in which it has just been asked whether to forget the session."""
    stage = Stage("practice")
    stage.go_to(State.CHOOSING)
    commands = stage.say("forget this session")
    assert said(commands, "forget-ask")
    assert not has_forget(commands)
    return stage


def test_one_yes_forgets_and_the_session_goes_on_where_it_was(asked: Stage) -> None:
    assert has_forget(asked.say("yes"))
    commands = asked.feed(Forgotten())
    assert said(commands, "forget-done")
    asked.hear_out(commands)
    assert asked.state is State.CHOOSING
    assert asked.machine.last_heard == ""


TOLD = "since easter he hardly talks to me and i feel so ashamed"


def rehearsing(*said: str) -> Stage:
    stage = Stage("rehearse", seed=5)
    stage.hear_out(stage.start())
    stage.talk(*said)
    return stage


def forgets(stage: Stage) -> None:
    stage.talk("forget this session", "yes")
    stage.hear_out(stage.feed(Forgotten()))


@pytest.mark.parametrize("when", ["at the step", "before it"])
def test_a_line_lent_after_forgetting_names_nothing_that_was_told(when: str) -> None:
    stage = rehearsing(TOLD, "yes", "no")
    told = [STRONG, "skip"]
    before, after = (told, []) if when == "at the step" else (told[:1], told[1:])
    stage.talk(*before)
    stage.talk("give me a template")
    forgets(stage)
    stage.talk(*after)
    for wording in ("repeat", "give me a template", "go back", "give me a template"):
        heard = " ".join(one.text for one in stage.talk(wording) if isinstance(one, Say))
        assert "ashamed" not in heard
        assert "easter" not in heard


def test_an_offer_that_forgetting_interrupts_is_made_without_the_line_for_what_was_told() -> None:
    stage = rehearsing(TOLD, "yes", "no", STRONG)
    waiting = [one for one in stage.say(ANSWER) if isinstance(one, Say)]
    while stage.state is not State.OFFERING_TEMPLATE:
        waiting += [
            one
            for one in stage.feed(SpokenOut(waiting.pop(0).say_id, stage.time_ms))
            if isinstance(one, Say)
        ]
    stage.hear_out(stage.say("forget this session", is_over_coach=True))
    stage.say("yes")
    heard = [one.text for one in stage.hear_out(stage.feed(Forgotten())) if isinstance(one, Say)]
    assert not any("ashamed" in text for text in heard)
    assert heard[-1] in PROMPTS["retry-offer"]


def test_what_was_given_back_is_not_repeated_after_forgetting() -> None:
    stage = rehearsing(TOLD)
    forgets(stage)
    heard = [one.text for one in stage.talk("repeat") if isinstance(one, Say)]
    assert len(heard) == 1
    assert heard[0] in PROMPTS["reflection-check"]


def test_the_partner_says_no_given_line_once_the_session_is_forgotten() -> None:
    own = ["you always nag me like my mother", "i never asked for this talk", "not this again"]
    stage = rehearsing(TOLD, "yes", "yes", *own, "done", *[STRONG] * 4)
    forgets(stage)
    heard = [one.text for one in stage.talk(*[STRONG] * 6) if isinstance(one, Say)]
    assert not set(own) & set(heard)


@pytest.mark.parametrize("reply", ["no", "continue"])
def test_a_no_keeps_the_session_and_goes_on(asked: Stage, reply: str) -> None:
    commands = asked.say(reply)
    assert said(commands, "forget-no")
    asked.hear_out(commands)
    assert asked.state is State.CHOOSING
    assert not has_forget(asked.say("yes"))


def test_a_reply_that_is_not_understood_is_asked_for_once_more(asked: Stage) -> None:
    assert said(asked.say("the weather is nice"), "forget-ask")
    assert asked.machine.keeps_private
    assert said(asked.say("and the sea as well"), "forget-no")


def test_silence_keeps_the_session(asked: Stage) -> None:
    assert said(asked.feed(Silence(60_000, 60_000)), "forget-no")


def test_another_command_is_obeyed_and_nothing_is_forgotten(asked: Stage) -> None:
    commands = asked.say("finish")
    assert asked.state is State.SUMMARISING
    assert not has_forget(commands)
    assert not has_forget(asked.say("yes"))


def test_danger_is_met_before_the_question(asked: Stage) -> None:
    asked.say(DANGER)
    assert asked.state is State.SAFETY


def test_who_may_be_unsafe_is_not_asked_twice() -> None:
    stage = Stage("practice")
    stage.go_to(State.SAFETY_CHOOSING)
    assert has_forget(stage.say("forget this session"))
    commands = stage.feed(Forgotten())
    assert said(commands, "forget-done")
    stage.hear_out(commands)
    assert stage.state is State.SAFETY_CHOOSING


def test_what_could_not_be_deleted_is_told(asked: Stage) -> None:
    asked.say("yes")
    assert said(asked.feed(Forgotten(is_complete=False)), "forget-failed")


def test_a_second_wish_hears_that_it_is_done(asked: Stage) -> None:
    asked.say("yes")
    asked.hear_out(asked.feed(Forgotten()))
    commands = asked.say("forget this session")
    assert said(commands, "forget-done")
    assert not has_forget(commands)


def test_the_goodbye_quotes_nothing_that_was_said(asked: Stage) -> None:
    asked.say("yes")
    asked.hear_out(asked.feed(Forgotten()))
    heard = asked.hear_out(asked.say("finish"))
    assert any(isinstance(one, Finish) for one in heard)
    assert not any(isinstance(one, Say) and ANSWER in one.text for one in heard)


@pytest.mark.parametrize(
    ("state", "wording"),
    [
        (State.CHOOSING, "repeat"),
        (State.CHOOSING, "what was wrong with that"),
        (State.GIVING_FEEDBACK, "no"),
        (State.SUMMARISING, "continue"),
    ],
)
def test_nothing_that_was_made_of_the_answer_is_said_any_more(state: State, wording: str) -> None:
    stage = Stage("practice")
    stage.go_to(State.CHOOSING)
    if state is State.GIVING_FEEDBACK:
        stage.say(ANSWER)
    elif state is State.SUMMARISING:
        stage.talk(STRONG)
        stage.say("finish")
    assert stage.state is state
    stage.say("forget this session", is_over_coach=True)
    stage.say("yes", is_over_coach=True)
    heard = stage.hear_out(stage.feed(Forgotten()))
    heard += stage.talk(wording)
    assert said(heard, "forget-done")
    of_it = {"praise", "change", "summary"}
    assert of_it.isdisjoint(one.purpose for one in heard if isinstance(one, Say))


# --- on the disk ----------------------------------------------------------------------------------


def test_a_forgotten_session_is_in_no_file_and_nothing_more_is_written(program: Program) -> None:
    (program.data_dir / "backups").mkdir(parents=True, mode=0o700)
    (program.data_dir / "backups" / "history-version-2.sqlite").write_text(SECRET)
    with program.running(*PRACTICE) as session:
        session.answer(SECRET, "no", SECRET)
        assert b"zebra" in words_on_disk(program.data_dir)
        session.type("forget this session")
        session.until("You: forget")
        session.type("yes")
        session.until("You: yes")
        session.until(*(f"Coach: {line}" for line in PROMPTS["forget-done"]))
        left = words_on_disk(program.data_dir)
        output, errors = session.child.communicate(f"{LATER}\nfinish\n")
    assert (session.child.returncode, errors) == (0, "")
    assert b"zebra" not in left
    assert "zebra" not in "".join(captions(output, "Coach"))
    after = words_on_disk(program.data_dir)
    assert b"zebra" not in after
    assert b"giraffe" not in after
    assert program.journals() == []
    with closing(SqliteHistory(program.data_dir / "history.sqlite")) as history:
        assert history.sessions() == []


def test_other_sessions_are_not_forgotten(program: Program) -> None:
    program.run(*PRACTICE, typed=f"{SECRET}\nstop\n")
    program.run(*PRACTICE, typed=f"{LATER}\nforget this session\nyes\nfinish\n")
    content = words_on_disk(program.data_dir)
    assert b"zebra" in content
    assert b"giraffe" not in content


def test_what_another_program_holds_on_to_is_told_with_the_command_that_helps(
    program: Program, tmp_path: Path
) -> None:
    with program.running(*PRACTICE) as session:
        session.type(SECRET)
        session.until("You:")
        session.until("Coach:")
        with closing(SqliteHistory(program.data_dir / "history.sqlite")) as other:
            other.database.run("BEGIN")
            assert other.sessions()
            session.type("forget this session")
            session.until("You: forget")
            session.type("yes")
            session.until(*(f"Coach: {line}" for line in PROMPTS["forget-failed"]))
        _, errors = session.child.communicate("stop\n")
    assert "voice-coach forget session" in errors
    assert "zebra" not in errors
