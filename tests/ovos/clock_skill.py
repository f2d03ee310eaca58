"""Another skill of the household, which knows the time; as a program it runs by itself."""

from __future__ import annotations

from ovos_bus_client import MessageBusClient
from ovos_bus_client.message import Message
from ovos_utils import wait_for_exit_signal
from ovos_workshop.intents import IntentBuilder
from ovos_workshop.skills.ovos import OVOSSkill

TIME = "It is half past eight."
CLOCK = "clock.household"


class ClockSkill(OVOSSkill):
    """Answers at once."""

    def initialize(self) -> None:
        for words in ("what time is it", "what is the time", "the time", "what's the time"):
            self.register_vocabulary(words, "Time")
        self.register_intent(IntentBuilder("time").require("Time"), self.tell_time)

    def tell_time(self, message: Message) -> None:
        self.speak(TIME)


def main() -> None:
    """Join the assistant whose message bus the settings name."""
    bus = MessageBusClient()
    bus.run_in_thread()
    bus.connected_event.wait()
    skill = ClockSkill(bus=bus, skill_id=CLOCK)
    wait_for_exit_signal()
    skill.default_shutdown()


if __name__ == "__main__":
    main()
