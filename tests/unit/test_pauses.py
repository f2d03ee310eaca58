"""What is learned of how someone pauses."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from scripted_hearing import Scene, ScriptedDetector, ScriptedRecognizer

from voice_coach.events import Turn
from voice_coach.hearing.endpointing import Endpointing
from voice_coach.hearing.listener import Ears, Listener
from voice_coach.hearing.pauses import SHORTEST_MS, USUAL_MS, PauseHabits

FINISHED = "you had a hard day at the office"
PAUSED_MS = 900


def after(*pauses_ms: int) -> float:
    habits = PauseHabits()
    for pause_ms in pauses_ms:
        habits.add(pause_ms)
    return habits.middle_ms


def test_of_someone_new_the_usual_is_thought() -> None:
    assert round(after()) == USUAL_MS


def test_who_pauses_long_is_given_more_time_with_every_pause() -> None:
    steps = [after(*[1_200] * count) for count in range(8)]
    assert all(earlier < later for earlier, later in pairwise(steps))


def test_gaps_between_words_teach_nothing() -> None:
    assert after(*[SHORTEST_MS - 20] * 50) == after()


@given(st.lists(st.integers(0, 60_000), max_size=80))
def test_one_person_is_never_thought_to_be_wholly_unlike_all_others(pauses: list[int]) -> None:
    assert 0.8 * USUAL_MS <= after(*pauses) <= 2 * USUAL_MS


@given(st.permutations([320, 500, 900, 1_500, 2_600]))
def test_the_order_of_the_pauses_does_not_matter(pauses: list[int]) -> None:
    assert round(after(*pauses), 6) == round(after(320, 500, 900, 1_500, 2_600), 6)


def last_wait_ms(scene: Scene, coach: str = "") -> int:
    """How long the last turn of a scene is waited for; the coach may speak all the while before."""
    recognizer = ScriptedRecognizer(scene.words)
    listener = Listener(Ears(recognizer, ScriptedDetector()), Endpointing(lambda text: None))
    turns: list[Turn] = []
    last_ms = scene.words[-len(FINISHED.split())].start_ms - 1_000
    for frame in scene.frames:
        is_before = frame.start_ms < last_ms
        listener.coach_says(coach if is_before else "")
        if not listener.has_floor and (not coach or not is_before):
            listener.open_floor("normal", 60_000, frame.start_ms)
        turns += [one for one in listener.process(frame) if isinstance(one, Turn)]
    assert turns[-1].text == FINISHED
    return (turns[-1].fired_ms or 0) - turns[-1].end_ms


def talk(pause_ms: int) -> Scene:
    """Someone who pauses for so long within each of three turns, and then finishes one."""
    scene = Scene()
    for _ in range(3):
        scene.speak("i went and").pause(pause_ms).speak("looked for the").pause(pause_ms)
        scene.speak("key we lost that day").pause(5_000)
    return scene.speak(FINISHED).pause(5_000)


def test_a_turn_is_waited_for_longer_after_turns_with_long_pauses() -> None:
    assert last_wait_ms(talk(2_000)) > last_wait_ms(talk(PAUSED_MS)) > last_wait_ms(talk(100))


def test_nothing_is_learned_while_the_coach_speaks() -> None:
    coach = "Take your time and tell me where you looked."
    assert last_wait_ms(talk(2_000), coach) == last_wait_ms(talk(100), coach)
