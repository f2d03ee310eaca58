"""One room of the assistant, over the message bus of OpenVoiceOS."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from voice_coach.events import Say

if TYPE_CHECKING:
    from voice_coach.ovos.skill import VoiceCoachSkill

SAY_ID = "voice_coach_say"
# in the context of what the coach says: comes back with the reports of the audio service
VOLUME_PER_DB = 0.025
# share of full volume: a step of the coach (4 dB) moves the assistant's volume by a tenth, as its
# own "louder" does (ovos-skill-volume)


class BusAssistant:
    """front.Assistant for one room."""

    def __init__(self, skill: VoiceCoachSkill, room: str, message: Any) -> None:
        """``room`` is the id of the assistant's session; ``message`` leads back to it."""
        self.has_voice = skill.has_voice(message)
        self._skill = skill
        self._room = room
        self.message = message

    def follow(self, message: Any) -> None:
        """Speak to where this message came from; the session may have changed."""
        self.message = message

    def speak(self, say: Say, rate_ratio: float) -> None:
        message = deepcopy(self.message)
        message.context[SAY_ID] = say.say_id
        meta = {"role": say.role.value, "purpose": say.purpose}
        self._skill.say(_at_rate(say.text, rate_ratio), meta, message)

    def hush(self) -> None:
        self._skill.bus.emit(
            self.message.forward("mycroft.audio.speech.stop", {"skill_id": self._skill.skill_id})
        )

    def open_microphone(self) -> None:
        self._skill.stay_active(self.message)
        self._skill.bus.emit(self.message.forward("mycroft.mic.listen"))

    def turn_up(self, gain_db: float) -> None:
        way = "increase" if gain_db > 0 else "decrease"
        share = abs(gain_db) * VOLUME_PER_DB
        self._skill.bus.emit(self.message.forward(f"mycroft.volume.{way}", {"percent": share}))

    def wake(self, about: str, after_ms: int) -> None:
        self.forget(about)
        self._skill.schedule_event(
            self._skill.handle_time,
            after_ms / 1000,
            data={"room": self._room, "about": about},
            name=self._name(about),
        )

    def forget(self, about: str) -> None:
        self._skill.cancel_scheduled_event(self._name(about))

    def _name(self, about: str) -> str:
        return f"{about}:{self._room}"


def _at_rate(text: str, rate_ratio: float) -> str:
    """The text as it is, or marked up (SSML) for a voice that can speak slower or faster."""
    if round(rate_ratio, 2) == 1:
        return text
    return f'<speak><prosody rate="{round(rate_ratio * 100)}%">{text}</prosody></speak>'
