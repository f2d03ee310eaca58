"""What a person sees at 80 columns, and what a file gets."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pytest
from rich.cells import cell_len
from rich.console import Console

from voice_coach.cli.render import HINT, Captions, LiveScreen, screen, shorten, shorten_start
from voice_coach.events import (
    AudioLost,
    AudioRestored,
    Command,
    Event,
    Finish,
    Hush,
    LevelMeasured,
    Listen,
    Partial,
    Role,
    Say,
    SpeakingStarted,
    SpokenOut,
    Turn,
)

Item = Event | Command
GREETING = Say(1, "Hello again. Good to have you here.", purpose="greeting")
LINE = Say(
    2,
    "The letter from the bank came, and we are four hundred short this month. I put off the car "
    "payment, and I haven't slept well since.",
    Role.PARTNER,
    "prompt",
)
ASK = Say(3, "Say back what you heard.", purpose="ask")
PROMPTED = (
    *(GREETING, LINE, ASK),
    *(SpeakingStarted(1, 0), SpokenOut(1, 0), SpeakingStarted(2, 0), SpokenOut(2, 0)),
    *(SpeakingStarted(3, 0), SpokenOut(3, 0), Listen()),
)
RAMBLE = "and then the other one said that it was never about the money " * 20


def show(observer: Captions, items: Sequence[Item]) -> None:
    for item in items:
        observer.notice(item, 0)


@pytest.fixture
def shown() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def live(shown: io.StringIO) -> Iterator[LiveScreen]:
    console = Console(file=shown, force_terminal=True, width=80, height=24, highlight=False)
    opened = LiveScreen(console)
    yield opened
    opened.close()


def lines(live: LiveScreen, width: int = 80) -> list[str]:
    """The part below the transcript as plain lines."""
    console = Console(record=True, width=width, file=io.StringIO())
    console.print(live.draw())
    return console.export_text().splitlines()


def test_without_captions_nothing_said_is_on_the_screen_but_notes_are(
    shown: io.StringIO,
) -> None:
    console = Console(file=shown, force_terminal=True, width=80, height=24, highlight=False)
    live = LiveScreen(console, has_words=False)
    show(live, [*PROMPTED, Partial("the letter", 0), Turn("four hundred short", 0, 1)])
    below = "\n".join(lines(live))
    live.tell("The microphone is back.")
    live.close()
    assert "thinking" in below
    text = below + shown.getvalue()
    assert [word for word in ("letter", "four hundred", "Say back") if word in text] == []
    assert "The microphone is back." in text


def test_without_captions_a_file_gets_nothing_said(shown: io.StringIO) -> None:
    show(Captions(Console(file=shown), has_words=False), [*PROMPTED, Turn("four hundred", 0, 1)])
    assert shown.getvalue() == ""


# --- the live screen ----------------------------------------------------------------------------


def test_someone_who_has_the_floor_sees_state_meter_prompt_question_and_hint(
    live: LiveScreen,
) -> None:
    show(live, [*PROMPTED, LevelMeasured(0, -30.0, True)])
    text = "\n".join(lines(live))
    assert "● listening" in text
    assert "▮▮▮" in text
    assert "Partner: The letter from the bank came" in text
    assert "slept well since." in text
    assert ASK.text in text
    assert HINT in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_line_fits_the_terminal(live: LiveScreen, width: int) -> None:
    show(live, [*PROMPTED, Partial(RAMBLE, 0), LevelMeasured(0, 0.0, True)])
    drawn = lines(live, width)
    assert {cell_len(line) for line in drawn} == {width}


def test_a_long_prompt_and_a_long_answer_leave_room_for_the_transcript(live: LiveScreen) -> None:
    long = Say(4, RAMBLE, Role.PARTNER, "prompt")
    show(live, [*PROMPTED, long, SpeakingStarted(4, 0), SpokenOut(4, 0), Listen()])
    live.notice(Partial(f"{RAMBLE} at the very end", 0), 0)
    drawn = lines(live)
    assert len(drawn) <= 8
    # of the prompt the beginning, of the answer what was just said
    assert any("Partner: and then" in line for line in drawn)
    assert any("at the very end" in line for line in drawn)


def test_beginning_to_speak_does_not_make_the_screen_jump(live: LiveScreen) -> None:
    show(live, PROMPTED)
    before = len(lines(live))
    show(live, [Partial("so you", 0)])
    assert len(lines(live)) == before


def state(live: LiveScreen) -> str:
    return lines(live)[1].split()[2]


def test_the_state_follows_the_session(live: LiveScreen) -> None:
    assert state(live) == "starting"
    show(live, [GREETING, LINE, SpeakingStarted(1, 0), SpokenOut(1, 0)])
    # another line is waiting to be spoken
    assert state(live) == "speaking"
    show(live, [SpeakingStarted(2, 0), SpokenOut(2, 0)])
    assert state(live) == "thinking"
    show(live, [Listen()])
    assert state(live) == "listening"
    show(live, [Turn("so you", 0, 1)])
    assert state(live) == "thinking"
    show(live, [AudioLost(0, "The microphone stopped.")])
    assert state(live) == "no"
    show(live, [AudioRestored(0), Hush(), Finish("stopped")])
    assert state(live) == "done"


def test_in_a_pause_the_screen_shows_that_the_coach_listens(live: LiveScreen) -> None:
    # the coach takes leave after it has begun to listen, and listens when that is said
    show(live, [*PROMPTED, Turn("pause", 0, 1), Listen(), Say(4, "Take your time.")])
    assert state(live) == "speaking"
    show(live, [SpeakingStarted(4, 0), SpokenOut(4, 0)])
    assert state(live) == "listening"


def test_whoever_is_given_the_floor_back_is_shown_that_the_coach_listens(live: LiveScreen) -> None:
    show(
        live, [*PROMPTED, Turn("so you", 0, 1), Say(4, "You took that up."), SpeakingStarted(4, 0)]
    )
    show(live, [Hush(), Listen(), SpokenOut(4, 0, is_complete=False)])
    assert state(live) == "listening"


@pytest.mark.parametrize(("level_db", "bars"), [(-120.0, 0), (-60.0, 0), (-33.0, 12), (0.0, 24)])
def test_the_meter_shows_how_loud_it_is(live: LiveScreen, level_db: float, bars: int) -> None:
    show(live, [LevelMeasured(0, level_db, False)])
    meter = lines(live)[1].split()[3]
    assert (meter.count("▮"), len(meter)) == (bars, 24)


def test_the_prompt_goes_when_the_session_is_summed_up(live: LiveScreen) -> None:
    farewell = Say(9, "Until next time.", purpose="farewell")
    show(live, [*PROMPTED, farewell, SpeakingStarted(9, 0)])
    assert not any("letter" in line for line in lines(live))


def test_the_transcript_is_printed_above_the_screen(live: LiveScreen, shown: io.StringIO) -> None:
    show(live, [*PROMPTED, Turn("So you are short of money. [right]?", 0, 1)])
    text = shown.getvalue()
    assert "Coach:" in text
    assert "Partner:" in text
    # square brackets are words here and no colours
    assert "[right]?" in text


def test_what_was_hushed_is_never_shown_as_spoken(shown: io.StringIO) -> None:
    captions = Captions(Console(file=shown, width=80))
    show(captions, [GREETING, Hush(), SpeakingStarted(1, 0)])
    assert shown.getvalue() == ""


# --- plain --------------------------------------------------------------------------------------


def test_plain_output_is_the_captions_alone_each_on_one_line(shown: io.StringIO) -> None:
    captions = Captions(Console(file=shown, width=80))
    show(captions, [*PROMPTED, Partial("so", 0), LevelMeasured(0, -30.0, True)])
    show(captions, [Turn("so you", 0, 1), Finish("asked")])
    assert shown.getvalue().splitlines() == [
        f"Coach: {GREETING.text}",
        f"Partner: {LINE.text}",
        f"Coach: {ASK.text}",
        "You: so you",
    ]


def test_plain_captions_at_a_terminal_break_between_words(shown: io.StringIO) -> None:
    captions = Captions(Console(file=shown, width=80, force_terminal=True, highlight=False))
    show(captions, PROMPTED)
    text = shown.getvalue()
    assert all(len(line) <= 80 for line in text.splitlines())
    assert (
        " ".join(text.split()) == f"Coach: {GREETING.text} Partner: {LINE.text} Coach: {ASK.text}"
    )


def test_lost_sound_is_told_on_the_error_stream(
    shown: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    show(Captions(Console(file=shown)), [AudioLost(0, "The microphone stopped."), AudioRestored(0)])
    assert shown.getvalue() == ""
    assert capsys.readouterr().err.splitlines() == ["The microphone stopped.", "The sound is back."]


def test_without_a_terminal_there_is_no_live_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert type(screen(is_plain=False)) is Captions


# --- shortening -----------------------------------------------------------------------------------


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert shorten("so you are", 10) == shorten_start("so you are", 10) == "so you are"


def test_a_text_is_shortened_between_words() -> None:
    assert shorten("so you are tired", 10) == "so you…"
    assert shorten_start("so you are tired", 12) == "…are tired"
