"""Requests to other skills in the middle of a session: whose they are, and when they are over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from voice_coach.language.requests import may_be_request
from voice_coach.session.text_front import WORD_MS

if TYPE_CHECKING:
    from voice_coach.ovos.skill import VoiceCoachSkill

MARK = "voice_coach_lets_through"
# in the context of a request that is handed on, and so of all that follows from it
ASKING = "voice-coach-asks"
ASK_TIMEOUT_S = 10.0
# later the words count as said to the coach; the matcher in pure Python, padacioso, needed one to
# two seconds for the intents of the date-time skill alone


class LetThrough:
    """Hands a request on to the assistant's other skills, and tells when they have answered."""

    def __init__(self, skill: VoiceCoachSkill, on_answered: Callable[[str], None]) -> None:
        """``on_answered`` is told the room."""
        self._skill = skill
        self._on_answered = on_answered
        self._words: dict[str, int] = {}
        # by room: how many words of the answer are still to be heard
        self._is_handled: set[str] = set()

    def is_for_another(self, text: str, message: Any) -> bool:
        """Whether another skill surely understands what does not sound like an answer."""
        return may_be_request(text) and self._understands(text, message)

    def hand_on(self, room: str, message: Any) -> None:
        """Give the utterance back to the assistant; the coach will not take it again."""
        self._words[room] = 0
        self._is_handled.discard(room)
        # swapped back: it came to the skill as a reply
        request = message.reply("recognizer_loop:utterance", dict(message.data))
        request.context[MARK] = room
        self._skill.bus.emit(request)

    # --- what the bus reports ---------------------------------------------------------------------

    def spoken(self, message: Any) -> None:
        """Another skill says something."""
        room = message.context.get(MARK)
        if room in self._words and message.context.get("skill_id") != self._skill.skill_id:
            self._words[room] += len(str(message.data.get("utterance", "")).split())

    def handled(self, message: Any) -> None:
        """The request has been dealt with, but its answer may still be being spoken."""
        room = message.context.get(MARK)
        if room not in self._words:
            return
        self._is_handled.add(room)
        words = self._words[room]
        if words == 0:
            self.answered(room)
        else:
            self._skill.wait_for_answer(room, words * WORD_MS)

    def silent(self, room: str) -> None:
        """The assistant fell silent in a room, after something that was not the coach's."""
        if room in self._words:
            self._words[room] = 0
            if room in self._is_handled:
                self.answered(room)

    def answered(self, room: str) -> None:
        """The answer has been heard, or must have been."""
        if self._words.pop(room, None) is not None:
            self._is_handled.discard(room)
            self._on_answered(room)

    # --- asking the core --------------------------------------------------------------------------

    def _understands(self, text: str, message: Any) -> bool:
        from ovos_bus_client.session import SessionManager

        session = SessionManager.get(message).serialize()
        session["pipeline"] = [stage for stage in session["pipeline"] if _is_sure(stage)]
        if not session["pipeline"]:
            return False
        question = message.forward(
            "intent.service.intent.get", {"utterance": text, "lang": message.data.get("lang")}
        )
        # a session of its own: for the one at the machine the core goes by its own pipeline
        question.context = {**question.context, "session": {**session, "session_id": ASKING}}
        reply = self._skill.bus.wait_for_response(
            question, "intent.service.intent.reply", timeout=ASK_TIMEOUT_S
        )
        if reply is None or reply.data.get("utterance") != text:
            return False
        intent: dict[str, Any] = reply.data.get("intent") or {}
        return bool(intent.get("skill_id", self._skill.skill_id) != self._skill.skill_id)


def _is_sure(stage: str) -> bool:
    """Whether a stage of the pipeline matches only what it is sure of, without asking skills."""
    return stage.endswith("high") and not any(name in stage for name in ("stop", "fallback"))
