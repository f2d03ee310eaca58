"""What the recognizer is asked, and when: as seldom as that serves."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from scripted_hearing import Person, Scene, ScriptedRecognizer, only_turn, turns, waited_ms

from voice_coach.events import FRAME_MS, Expects, Partial, Transcript, Turn
from voice_coach.hearing.echo_guard import Cleaned
from voice_coach.hearing.endpointing import PatienceSettings
from voice_coach.hearing.levels import level_db
from voice_coach.hearing.listener import SETTLE_AHEAD_MS
from voice_coach.hearing.transcriber import DECODED_PIECE_MS, PIECE_MS

FIRST = "so you came home late and everyone was asleep and you sat in the kitchen by yourself"
SECOND = "and nobody asked how your day had been or whether you had eaten"


@dataclass
class CostlyRecognizer(ScriptedRecognizer):
    """Counts what it has to decode."""

    decoded_ms: list[int] = field(default_factory=list)

    def peek(self) -> Transcript:
        if not self.has_partials:
            self.decoded_ms.append(len(self.given_ms) * FRAME_MS)
        return super().peek()

    def finish(self) -> Transcript:
        if not self.has_partials:
            self.decoded_ms.append(len(self.given_ms) * FRAME_MS)
        return super().finish()


def hear(scene: Scene, *, has_partials: bool = False) -> tuple[CostlyRecognizer, list[Turn]]:
    recognizer = CostlyRecognizer(scene.words, has_partials)
    return recognizer, turns(Person(scene, recognizer).open_floor("long", 60_000).hear())


def test_a_turn_is_decoded_once_in_the_pause_that_ends_it() -> None:
    recognizer, told = hear(Scene().speak(FIRST).pause(8_000))
    assert [turn.text for turn in told] == [FIRST]
    assert len(recognizer.decoded_ms) == 1


def test_sound_that_is_no_speech_brings_no_second_decode() -> None:
    scene = Scene().speak(FIRST).pause(400)
    # a knock, too short for a word
    scene.make_noise(40).pause(8_000)
    recognizer, told = hear(scene)
    assert [turn.text for turn in told] == [FIRST]
    assert len(recognizer.decoded_ms) == 1


def test_every_pause_is_decoded_once_and_a_long_piece_never_again() -> None:
    scene = Scene()
    for _ in range(4):
        scene.speak(FIRST, 400).pause(800)
    recognizer, told = hear(scene.speak(SECOND).pause(8_000))
    assert [turn.text for turn in told] == [" ".join([*[FIRST] * 4, SECOND])]
    assert told[0].words == tuple(scene.words)
    assert len(recognizer.decoded_ms) == 5
    longest_ms = len(FIRST.split()) * 400 + 2_000
    assert longest_ms > DECODED_PIECE_MS
    assert max(recognizer.decoded_ms) <= longest_ms


def test_a_recognizer_with_partials_ends_its_own_utterances() -> None:
    recognizer, told = hear(Scene().speak(FIRST).pause(8_000), has_partials=True)
    assert [turn.text for turn in told] == [FIRST]
    assert not recognizer.decoded_ms


def test_words_are_looked_at_once_for_each_pause_where_that_costs_a_decode() -> None:
    scene = Scene().speak("so you felt").pause(2_000).speak("alone").pause(4_000)
    person = Person(scene).open_floor()
    events = person.hear()
    assert person.recognizer.decodes == 2
    assert [event.text for event in events if isinstance(event, Partial)] == [
        "so you felt",
        "so you felt alone",
    ]


def test_partials_grow_while_someone_speaks_where_the_engine_has_them() -> None:
    scene = Scene().speak(FIRST).pause(3_000)
    person = Person(scene, has_partials=True).open_floor()
    texts = [event.text for event in person.hear() if isinstance(event, Partial)]
    assert len(texts) > 4
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert person.recognizer.decodes == 0


def test_a_long_turn_is_given_to_the_recognizer_in_pieces() -> None:
    scene = Scene()
    for _ in range(12):
        scene.speak(" ".join(["tired"] * 15)).pause(900)
    person = Person(scene).open_floor()
    longest = 0
    for frame in scene.frames:
        person.listener.process(frame)
        longest = max(longest, len(person.recognizer.given_ms) * FRAME_MS)
    assert longest < 2 * PIECE_MS


# --- a word or two that nearly are a command ---------------------------------------------------


def misheard(scene: Scene, mishears: dict[str, str]) -> Turn:
    person = Person(scene).open_floor()
    person.recognizer.mishears = mishears
    return only_turn(person.hear())


def test_a_word_that_nearly_is_a_command_is_taken_for_it() -> None:
    turn = misheard(Scene().speak("stock").pause(4_000), {"stock": "stop"})
    assert turn.text == "stop"
    assert waited_ms(turn) == PatienceSettings().command_ms


def test_a_command_that_was_understood_is_not_looked_for_again() -> None:
    assert misheard(Scene().speak("stop").pause(4_000), {"stop": "yes"}).text == "stop"


def test_who_goes_on_after_such_a_word_has_answered() -> None:
    scene = Scene().speak("stock").pause(400).speak("was low in the shop today").pause(4_000)
    assert misheard(scene, {"stock": "stop"}).text == "stock was low in the shop today"


def test_in_a_longer_utterance_no_command_is_looked_for() -> None:
    words = "so we went to the harbour in the rain"
    assert misheard(Scene().speak(words).pause(4_000), {words: "stop"}).text == words


def test_at_the_end_of_a_file_a_command_is_looked_for_as_well() -> None:
    scene = Scene().speak("stock")
    person = Person(scene).open_floor()
    person.recognizer.mishears = {"stock": "stop"}
    person.hear()
    assert only_turn(person.listener.flush(scene.now_ms)).text == "stop"


class Guard:
    """An echo guard that has taken the coach away; what is loud stands out from it."""

    def clean(self, pcm: bytes, reference: bytes) -> Cleaned:
        return Cleaned(pcm, pcm, level_db(pcm) + 60, is_under_coach=True)


def test_over_the_coach_a_command_is_looked_for_from_where_someone_stands_out() -> None:
    # a soft beginning of a word, its closure, and the rest; long before it a click
    scene = Scene().pause(500).hold(40).pause(460).hold(80).pause(100).speak("stock").pause(900)
    person = Person(scene)
    person.listener._guard = Guard()  # type: ignore[assignment]
    person.hear()
    assert person.recognizer.clear_from_ms == [1_000]
    answer = Person(scene).open_floor()
    answer.listener._guard = Guard()  # type: ignore[assignment]
    answer.hear()
    assert answer.recognizer.clear_from_ms == [None]


# --- a recognizer that can decide on its words ahead ----------------------------------------------


@dataclass
class SettlingRecognizer(ScriptedRecognizer):
    """Notes after how much sound it was asked to settle, and to finish."""

    settled_ms: list[int] = field(default_factory=list)
    finished_ms: list[int] = field(default_factory=list)

    def settle(self) -> Transcript | None:
        self.settled_ms.append(self.given_ms[-1])
        return super().settle()

    def finish(self) -> Transcript:
        self.finished_ms.append(self.given_ms[-1])
        return super().finish()


def hear_settling(scene: Scene, expects: Expects = "free") -> tuple[SettlingRecognizer, list[Turn]]:
    recognizer = SettlingRecognizer(scene.words, has_partials=True)
    return recognizer, turns(Person(scene, recognizer).open_floor(expects=expects).hear())


def test_the_words_are_decided_shortly_before_a_turn_is_over_and_not_again_at_its_end() -> None:
    recognizer, (turn,) = hear_settling(Scene().speak(FIRST).pause(8_000))
    assert turn.text == FIRST
    assert turn.fired_ms is not None
    (settled_ms,) = recognizer.settled_ms
    assert turn.fired_ms - SETTLE_AHEAD_MS - FRAME_MS <= settled_ms < turn.fired_ms
    assert not recognizer.finished_ms


def test_who_speaks_on_after_the_words_were_decided_loses_none_of_them() -> None:
    _, (alone,) = hear_settling(Scene().speak(FIRST).pause(8_000))
    scene = Scene().speak(FIRST).pause(waited_ms(alone) - 100).speak(SECOND).pause(8_000)
    recognizer, told = hear_settling(scene)
    assert [turn.text for turn in told] == [f"{FIRST} {SECOND}"]
    assert told[0].words == tuple(scene.words)
    assert len(recognizer.settled_ms) == 2


def test_an_answer_that_is_over_at_once_is_not_decided_ahead() -> None:
    recognizer, (turn,) = hear_settling(Scene().speak("yes").pause(8_000), "yes_no")
    assert turn.text == "yes"
    assert not recognizer.settled_ms
    assert len(recognizer.finished_ms) == 1
