"""A person in a room with an assistant: the ears, the loudspeaker and the clock are theirs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import time
from typing import Any

from ovos_bus_client.message import Message

SKILL = "skill-voice-coach.voice-coach"
LONGEST_WAIT_S = 30.0
# for what comes at once on a quiet machine


@dataclass
class Heard:
    """What has been heard, and what happened, since the person last spoke."""

    lines: list[str] = field(default_factory=list)
    # the coach's
    others: list[str] = field(default_factory=list)
    # other skills'
    is_listening: bool = False
    # whether the microphone has been opened since
    is_over: bool = False
    # whether the coach has left the conversation

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Person:
    """Speaks to the assistant and hears it; stands in for ovos-dinkum-listener and ovos-audio."""

    def __init__(self, bus: Any, room: str = "default", speaks_at_once: bool = True) -> None:
        """With ``speaks_at_once`` every line is spoken out as soon as it is asked for."""
        self.heard = Heard()
        self.times: dict[str, Message] = {}
        # what the skill wants to be woken for: "speech" and "silence" -> the scheduler's order
        self.commands: list[str] = []
        # messages other than speech that the coach has sent
        self._bus = bus
        self._room = room
        self._speaks_at_once = speaks_at_once
        self._session: dict[str, Any] = {"session_id": room, "lang": "en-US"}
        # as a satellite keeps it: renewed by all that is sent there
        self._on_air: list[Message] = []
        self._news = threading.Condition()
        self._handlers: dict[str, Callable[[Message], None]] = {
            "speak": self._speak,
            "mycroft.mic.listen": self._open_microphone,
            "intent.service.skills.deactivate": self._part,
            "mycroft.scheduler.schedule_event": self._schedule,
            "mycroft.scheduler.remove_event": self._unschedule,
            "mycroft.audio.is_ready": self._tell_ready,
            "mycroft.audio.speech.stop": self._note,
            "mycroft.volume.increase": self._note,
            "mycroft.volume.decrease": self._note,
        }
        for name, handler in self._handlers.items():
            bus.on(name, handler)

    def leave(self) -> None:
        """Hear no more."""
        for name, handler in self._handlers.items():
            self._bus.remove(name, handler)

    # --- what the person does ---------------------------------------------------------------------

    def says(self, *texts: str) -> Heard:
        """Say something, understood in one or several ways; what came of it, up to their turn."""
        return self.utters(*texts).until(lambda heard: heard.is_listening or heard.is_over)

    def utters(self, *texts: str) -> Person:
        """Say something and wait for nothing."""
        self.heard = Heard()
        data = {"utterances": list(texts), "lang": "en-US"}
        self._send("recognizer_loop:utterance", data)
        return self

    def mumbles(self) -> Heard:
        """Be recorded, and not be understood."""
        self.heard = Heard()
        self._send("recognizer_loop:record_begin")
        self._send("recognizer_loop:record_end")
        self._send("recognizer_loop:speech.recognition.unknown")
        return self.until(lambda heard: heard.is_listening)

    def lets_pass(self, about: str) -> Person:
        """Let the time come that the skill asked to be woken at."""
        self.heard = Heard()
        self.wait(lambda: about in self.times)
        order = self.times.pop(about)
        self._bus.emit(Message(order.data["event"], order.data["data"], order.context))
        return self

    def hears_out(self) -> Person:
        """Let what is being spoken come to its end."""
        self.wait(lambda: bool(self._on_air))
        self._speak_out(self._on_air.pop(0))
        return self

    def until(self, happened: Callable[[Heard], bool]) -> Heard:
        """Wait for something; what has been heard by then."""
        self.wait(lambda: happened(self.heard))
        return self.heard

    def wait(self, happened: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(happened, LONGEST_WAIT_S), self.heard

    def seconds_until(self, about: str) -> float:
        """How long the skill wants to wait."""
        self.wait(lambda: about in self.times)
        return float(self.times[about].data["time"]) - time()

    # --- what the person's room does --------------------------------------------------------------

    def _send(self, name: str, data: dict[str, Any] | None = None) -> None:
        context = {
            "session": self._session,
            "source": "ears",
            "destination": ["skills"],
        }
        self._bus.emit(Message(name, data or {}, context))

    def _is_here(self, message: Message) -> bool:
        session = message.context.get("session") or {}
        if session.get("session_id", "default") != self._room:
            return False
        if self._room != "default":
            self._session = session
        return True

    def _speak(self, message: Message) -> None:
        if not self._is_here(message):
            return
        is_coach = message.context.get("skill_id") == SKILL
        with self._news:
            (self.heard.lines if is_coach else self.heard.others).append(message.data["utterance"])
            if not self._speaks_at_once:
                self._on_air.append(message)
            self._news.notify_all()
        if self._speaks_at_once:
            # as the audio service does: from another thread than the one that asked
            threading.Thread(target=self._speak_out, args=(message,), daemon=True).start()

    def _speak_out(self, message: Message) -> None:
        self._bus.emit(message.forward("recognizer_loop:audio_output_start"))
        self._bus.emit(message.forward("recognizer_loop:audio_output_end"))

    def _open_microphone(self, message: Message) -> None:
        if self._is_here(message):
            with self._news:
                self.heard.is_listening = True
                self._news.notify_all()

    def _part(self, message: Message) -> None:
        if self._is_here(message) and message.data.get("skill_id") == SKILL:
            with self._news:
                self.heard.is_over = True
                self._news.notify_all()

    def _schedule(self, message: Message) -> None:
        data = message.data["data"]
        if str(message.data["event"]).startswith(SKILL) and data.get("room") == self._room:
            with self._news:
                self.times[data["about"]] = message
                self._news.notify_all()

    def _unschedule(self, message: Message) -> None:
        for about, order in list(self.times.items()):
            if order.data["event"] == message.data["event"]:
                self.times.pop(about, None)

    def _tell_ready(self, message: Message) -> None:
        self._bus.emit(message.response({"status": True}))

    def _note(self, message: Message) -> None:
        with self._news:
            self.commands.append(message.msg_type)
            self._news.notify_all()
