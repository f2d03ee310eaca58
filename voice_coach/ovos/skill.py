"""The skill: takes what the assistant hears in each room to that room's session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ovos_bus_client.message import Message
from ovos_bus_client.session import SessionManager
from ovos_utils import classproperty
from ovos_utils.process_utils import RuntimeRequirements
from ovos_workshop.intents import IntentBuilder
from ovos_workshop.skills.converse import ConversationalSkill
from ovos_workshop.skills.fallback import FallbackSkill

from voice_coach.dialog.commands import SWITCHES
from voice_coach.errors import VoiceCoachError
from voice_coach.language.commands import STOP
from voice_coach.ovos.bus_assistant import SAY_ID, BusAssistant
from voice_coach.ovos.conversation import Conversation, Report
from voice_coach.ovos.front import START_MS
from voice_coach.ovos.let_through import MARK, LetThrough
from voice_coach.ovos.opening import Opening, load_assistant_coach, settings_for, was_cut_off
from voice_coach.ovos.options import read_choices
from voice_coach.ovos.rooms import HOME, data_dir_of
from voice_coach.settings import Settings

if TYPE_CHECKING:
    from voice_coach.app import Coach

FALLBACK_PRIORITY = 5
# the last of those that are asked before weak matches of other skills
VOICE_TIMEOUT_S = 0.5
# the core waits as long for skills to answer its own questions
RESTART_TIMEOUT_S = 10.0
# while everything starts, answers take longer
ANSWER = "answer"
# the time by which another skill's answer has been heard


class VoiceCoachSkill(ConversationalSkill, FallbackSkill):  # type: ignore[misc] # they are untyped
    """Voice Coach for OpenVoiceOS."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._conversations: dict[str, Conversation] = {}
        # by room: the id of the assistant's session there
        self._coaches: dict[Settings, Coach] = {}
        self._let_through = LetThrough(self, self._answered)
        super().__init__(*arguments, **options)

    @classproperty  # type: ignore[untyped-decorator]
    def runtime_requirements(self) -> RuntimeRequirements:
        """Nothing but the machine itself."""
        return RuntimeRequirements(
            internet_before_load=False,
            network_before_load=False,
            requires_internet=False,
            requires_network=False,
            no_internet_fallback=True,
            no_network_fallback=True,
        )

    def initialize(self) -> None:
        """Register what the coach is called by, and go on with a session that was cut off."""
        for kind in SWITCHES:
            self.register_intent_file(f"{kind}.intent", self.begin_by_intent)
        by_name = IntentBuilder("OpenCoach").require("open").require("coach")
        self.register_intent(by_name, self.begin_by_intent)
        self.register_fallback(self.begin_by_command, FALLBACK_PRIORITY)
        handlers: dict[str, Callable[[Any], None]] = {
            "recognizer_loop:audio_output_start": self._voice_began,
            "recognizer_loop:audio_output_end": self._voice_ended,
            "recognizer_loop:record_begin": self._recording,
            "recognizer_loop:speech.recognition.unknown": self._understood_nothing,
            "speak": self._let_through.spoken,
            "ovos.utterance.handled": self._let_through.handled,
        }
        for name, handler in handlers.items():
            self.add_event(name, handler, speak_errors=False)
        self._go_on_after_restart(Message("", {"lang": self.core_lang}))

    def shutdown(self) -> None:
        """Leave every session as it is: unfinished, to be gone on with."""
        while self._conversations:
            self._conversations.popitem()[1].close()

    # --- how a session begins ---------------------------------------------------------------------

    def begin_by_intent(self, message: Message) -> None:
        """The person asked for a kind of session, or for the coach by name."""
        kind = str(message.msg_type).rpartition(":")[2].removesuffix(".intent")
        self._begin(kind if kind in SWITCHES else SWITCHES[0], message)

    def begin_by_command(self, message: Message) -> bool:
        """The same in any of the coach's own wordings; whether it was one."""
        kind = self._kind_asked_for(message)
        if kind is not None:
            self._begin(kind, message)
        return kind is not None

    def can_answer(self, message: Message) -> bool:
        """Whether a fallback request asks for a kind of session."""
        return self._kind_asked_for(message) is not None

    def _kind_asked_for(self, message: Message) -> str | None:
        try:
            commands = self._coach(message).commands
        except VoiceCoachError:
            return None
        kinds = (commands.match(text) for text in message.data.get("utterances", ()))
        return next((kind for kind in kinds if kind in SWITCHES), None)

    def _begin(self, kind: str, message: Message) -> None:
        conversation = self._conversation(message)
        if conversation is not None:
            self._go_on_with(conversation, kind, message)
            return
        try:
            coach = self._coach(message)
        except VoiceCoachError as error:
            self._part(message, error)
            return
        room = _room(message)
        data_dir = coach.settings.data_dir
        if not read_choices(self.settings).shares_history:
            data_dir = data_dir_of(data_dir, room, str(SessionManager.get(message).site_id))
        assistant = BusAssistant(self, room, message)
        conversation = Conversation(
            assistant,
            Opening(coach, kind, data_dir, lambda note: self._tell_unsaved(note, message)),
            lambda error: self._end(room, assistant, error),
        )
        self._conversations[room] = conversation
        self.stay_active(message)
        conversation.begin()

    def _go_on_with(self, conversation: Conversation, kind: str, message: Message) -> None:
        """The coach was called while a session is open, but out of the assistant's sight."""
        conversation.assistant.follow(message)
        self.stay_active(message)
        if conversation.is_paused and conversation.kind == kind:
            conversation.come_back()
        else:
            text = str(message.data.get("utterance", ""))
            conversation.report(lambda front: front.heard(text))

    def _go_on_after_restart(self, message: Message) -> None:
        try:
            coach = self._coach(message)
            is_cut_off = was_cut_off(coach)
        except VoiceCoachError as error:
            self.log.warning("Voice Coach: %s", error)
            return
        if is_cut_off and self.has_voice(message, RESTART_TIMEOUT_S):
            self._begin("practice", message)

    # --- what is said in a session ----------------------------------------------------------------

    def can_converse(self, message: Message) -> bool:
        """Whether the coach takes this utterance."""
        conversation = self._conversation(message)
        if conversation is None or MARK in message.context:
            return False
        return not conversation.is_paused or conversation.is_meant(_chosen(conversation, message))

    def converse(self, message: Message) -> bool:
        """Take what was said to its session, or hand it on to the skill it is meant for."""
        conversation = self._conversation(message)
        if conversation is None:
            return False
        conversation.assistant.follow(message)
        text = _chosen(conversation, message)
        if self._is_for_another(conversation, text, message):
            conversation.go_away()
            self._let_through.hand_on(_room(message), message)
        else:
            conversation.report(lambda front: front.heard(text))
        return True

    def _is_for_another(self, conversation: Conversation, text: str, message: Message) -> bool:
        return (
            read_choices(self.settings).lets_through
            and not conversation.is_meant(text)
            and self._let_through.is_for_another(text, message)
        )

    def _answered(self, room: str) -> None:
        self.cancel_scheduled_event(f"{ANSWER}:{room}")
        conversation = self._conversations.get(room)
        if conversation is not None and conversation.is_away:
            conversation.come_back()

    def can_stop(self, message: Message) -> bool:
        """Whether a session is held in the room."""
        return self._conversation(message) is not None

    def stop_session(self, session: Any) -> bool:
        """Silent at once, and over; whether there was a session."""
        conversation = self._conversations.get(session.session_id)
        if conversation is None:
            return False
        conversation.report(lambda front: front.heard(STOP))
        return True

    # --- what the assistant reports ---------------------------------------------------------------

    def _voice_began(self, message: Message) -> None:
        say_id = message.context.get(SAY_ID)
        self._report(message, lambda front: front.voice_began(say_id))

    def _voice_ended(self, message: Message) -> None:
        say_id = message.context.get(SAY_ID)
        self._report(message, lambda front: front.voice_ended(say_id))
        if say_id is None:
            self._let_through.silent(_room(message))

    def _recording(self, message: Message) -> None:
        self._report(message, lambda front: front.recording())

    def _understood_nothing(self, message: Message) -> None:
        self._report(message, lambda front: front.understood_nothing())

    def handle_time(self, message: Message) -> None:
        """A time that was asked for has come."""
        room, about = message.data["room"], message.data["about"]
        conversation = self._conversations.get(room)
        if about == ANSWER:
            self._let_through.answered(room)
        elif conversation is not None:
            conversation.report(lambda front: front.time_came(about))

    def _report(self, message: Message, report: Report) -> None:
        conversation = self._conversation(message)
        if conversation is not None:
            conversation.report(report)

    # --- what sessions ask of the assistant -------------------------------------------------------

    def has_voice(self, message: Message, timeout_s: float = VOICE_TIMEOUT_S) -> bool:
        """Whether the audio service of this machine can speak; any other tells once it does."""
        if _room(message) != HOME:
            return False
        question = message.forward("mycroft.audio.is_ready")
        reply = self.bus.wait_for_response(question, timeout=timeout_s)
        return reply is not None and bool(reply.data.get("status"))

    def stay_active(self, message: Message) -> None:
        """Be the first to be asked about the next utterance in the message's room."""
        self.activate()
        # a satellite keeps its session itself, from what is sent to it
        session = SessionManager.get(message)
        session.activate_skill(self.skill_id)
        message.context["session"] = session.serialize()

    def say(self, text: str, meta: dict[str, str], message: Message) -> None:
        """Speak to where the message came from, with its context."""
        self.speak(text, meta=meta)

    def wait_for_answer(self, room: str, reading_ms: int) -> None:
        """Report when another skill's answer must have been heard, should nothing else tell."""
        self.cancel_scheduled_event(f"{ANSWER}:{room}")
        self.schedule_event(
            self.handle_time,
            (START_MS + reading_ms) / 1000,
            data={"room": room, "about": ANSWER},
            name=f"{ANSWER}:{room}",
        )

    # --- how a session ends -----------------------------------------------------------------------

    def _end(self, room: str, assistant: BusAssistant, error: VoiceCoachError | None) -> None:
        self._conversations.pop(room, None)
        self._part(assistant.message, error)

    def _part(self, message: Message, error: VoiceCoachError | None) -> None:
        """Give the conversation back to the assistant, with what went wrong."""
        if error is not None:
            self.log.error("Voice Coach: %s", error)
            self.speak_dialog("assistant-cannot-go-on")
        self.deactivate()

    def _tell_unsaved(self, note: str, message: Message) -> None:
        self.log.warning("Voice Coach: %s", note)
        self.speak_dialog("assistant-not-saved")

    # --- helpers ----------------------------------------------------------------------------------

    def _conversation(self, message: Message) -> Conversation | None:
        return self._conversations.get(_room(message))

    def _coach(self, message: Message) -> Coach:
        """The coach in the language of a message. Raises UsageError and DialogError."""
        lang = str(message.data.get("lang") or self.core_lang)
        settings = settings_for(lang, read_choices(self.settings).exercises)
        # compared by value: a coach is loaded anew when a setting has changed
        if settings not in self._coaches:
            self._coaches[settings] = load_assistant_coach(settings)
        return self._coaches[settings]


def _room(message: Message) -> str:
    return str(SessionManager.get(message).session_id)


def _chosen(conversation: Conversation, message: Message) -> str:
    """Of what may have been said, the likeliest, unless only another one is a command."""
    texts = [str(text) for text in message.data.get("utterances", ())] or [""]
    if conversation.is_meant(texts[0]):
        return texts[0]
    return next((text for text in texts if conversation.is_command(text)), texts[0])
