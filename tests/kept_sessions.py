"""Sessions as the program leaves them, written through its own store."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from voice_coach.adapters.private_files import private_folder, write_private
from voice_coach.adapters.store import Store
from voice_coach.dialog.card import CARD, Card
from voice_coach.events import (
    Assess,
    Assessed,
    Assessment,
    Command,
    Delivery,
    Event,
    Expectation,
    Finish,
    Keep,
    Marker,
    Role,
    Say,
    SpeakingStarted,
    Turn,
)
from voice_coach.ports import PastSession
from voice_coach.session.journal import SessionHeader, to_line
from voice_coach.session.recorder import Recorder
from voice_coach.session.tracing import TurnTracer

EXPECTATION = Expectation("paraphrase", "listen")


@dataclass(frozen=True)
class Kept:
    """One session to be written; every word of it can be told from another session's."""

    day: int
    number: int = 1
    is_ended: bool = True

    @property
    def id(self) -> str:
        return f"202601{self.day:02}-2000{self.number:02}-{self.day:02}{self.number:02}"

    @property
    def started(self) -> str:
        return f"2026-01-{self.day:02}T20:00:00+01:00"

    @property
    def secret(self) -> str:
        """A word that stands in all that was said in this session."""
        return f"zebra{self.day:02}x{self.number:02}"

    def items(self) -> list[Event | Command]:
        """A try, a better one, a card, and the end."""
        marker = Marker("check", "strength", (0, 2), 1.0, "It asks.")
        weak = Assessment(self.secret, "statement", praise=f"Well, {self.secret}.", change="Ask.")
        strong = Assessment(self.secret, "reflection", markers=(marker,), is_strong=True)
        card = Card((f"best {self.secret}",), i_statement="I felt alone.").to_json()
        items: list[Event | Command] = [
            Say(1, "Hello.", Role.COACH, "greeting"),
            SpeakingStarted(1, 0),
            Say(2, "I am tired.", Role.PARTNER, "prompt"),
            SpeakingStarted(2, 900),
        ]
        for attempt, judged in ((1, weak), (2, strong)):
            text = f"so you say {self.secret} number {attempt}"
            start_ms, fired_ms = 2_000 * attempt, 4_300 * attempt
            delivery = Delivery(1_500, level_db=-26.6, level_spread_db=3.2, clipped_ratio=0.002)
            spoken = Turn(text, start_ms, start_ms + 1_500, fired_ms=fired_ms, delivery=delivery)
            items += [
                spoken,
                Assess(text, EXPECTATION, "paraphrase/late-shifts", attempt),
                Assessed(judged),
            ]
        items += [Keep(CARD, card), Say(3, "never heard", Role.COACH, "feedback")]
        return [*items, Finish("completed")] if self.is_ended else items


def keep(store: Store, *sessions: Kept) -> None:
    """Write sessions into journals and the history."""
    for kept in sessions:
        _keep(store, kept)


def _keep(store: Store, kept: Kept) -> None:
    name = f"{kept.id}.jsonl"
    header = SessionHeader(kept.id, "practice", "en-us", kept.started, ("paraphrase/late-shifts",))
    entry = PastSession(kept.id, "practice", "en-us", kept.started, name)
    journal = store.open_journal(name, header.to_line(), to_line, fail)
    with closing(journal), closing(store.open_history()) as history:
        recorder = Recorder(history, entry, lambda: kept.started, fail)
        tracer = TurnTracer(kept.id, lambda: kept.started, recorder.add_turn)
        for at_ms, item in enumerate(kept.items()):
            for observer in (journal, recorder, tracer):
                observer.notice(item, 1_000 * at_ms)
    if kept.day == 1:
        sound = store.sound_dir(name)
        private_folder(sound)
        write_private(sound / "001.flac", f"fLaC {kept.secret}".encode())


def fail(note: str) -> None:
    raise AssertionError(note)


def words_on_disk(folder: Path) -> bytes:
    """All bytes of all files in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
