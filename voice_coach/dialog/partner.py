"""The partner of a role-play: a small state machine whose table comes from a partner file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from transitions import Machine

from voice_coach.dialog.partner_lines import OwnLines, life_of, shuffled
from voice_coach.dialog.partner_script import (
    MAX_TURNS,
    REFLECTION,
    SILENCE,
    Mood,
    Move,
    PartnerScript,
)
from voice_coach.events import Assessment

MIN_TURNS = 4
# after so many a partner who is opening up may end the talk on that note

_OPENNESS = {
    Mood.LEFT: 0,
    Mood.OVERWHELMED: 1,
    Mood.DEFENSIVE: 1,
    Mood.FINE: 2,
    Mood.QUIET: 3,
    Mood.OPENING_UP: 4,
}


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """What the partner says next."""

    text: str
    # empty once the role-play is over
    mood: Mood
    # the mood it is said in
    is_softer: bool = False
    # whether the person's last answer, or silence, brought the partner closer
    is_harder: bool = False
    # whether it closed the partner
    is_own: bool = False
    # whether it is one of the lines that the person gave


class Partner:
    """Somebody who went quiet, for one role-play of at most MAX_TURNS answers.

    The same script, seed, lines and answers give the same role-play.
    """

    mood: Mood

    def __init__(
        self,
        script: PartnerScript,
        seed: int,
        own_lines: tuple[str, ...] = (),
        account: str = "",
    ) -> None:
        """``own_lines`` are what the partner is likely to say, in the person's words.

        ``account`` is what the person told about the two of them: a life that it speaks of
        colours the partner's lines. Without an account and own lines the seed chooses a life.
        """
        self.turns = 0
        # answers and silences so far
        self._has_more = False
        # whether lines that the person gave are still to come, or one has only just been said
        self._script = script
        self._seed = seed
        self._said: set[str] = set()
        self._own = OwnLines(own_lines, script, seed)
        self._life = life_of(script.lives, seed, account, bool(self._own))
        self._taken: Move | None = None
        self._machine = self._make_machine(script)

    def _make_machine(self, script: PartnerScript) -> Machine:
        machine = Machine(
            model=self,
            model_attribute="mood",
            states=Mood,
            initial=self._first_mood(),
            auto_transitions=False,
            send_event=True,
        )
        for source, mood_script in script.moods.items():
            for move in mood_script.moves:
                machine.add_transition(
                    "react",
                    source,
                    move.to,
                    conditions=partial(_event_fits, move),
                    after=partial(self._note, move),
                )
            machine.add_transition("react", source, source)
        return machine

    @property
    def has_left(self) -> bool:
        return self.mood is Mood.LEFT

    @property
    def is_over(self) -> bool:
        """Whether the partner has said the last word."""
        has_opened = self.turns >= MIN_TURNS and self.mood is Mood.OPENING_UP
        return self.has_left or self.turns >= MAX_TURNS or (has_opened and not self._has_more)

    def opening(self) -> PartnerLine:
        """The line that the role-play begins with."""
        own = self._own.take(self.mood, self._said)
        mood_script = self._script.moods[self.mood]
        text = own or self._fresh(mood_script.openings, mood_script.lines)
        return self._line(PartnerLine(text, self.mood, is_own=bool(own)))

    def answer(self, assessment: Assessment) -> PartnerLine:
        """What the partner says to an answer.

        An answer that was probably misheard moves nothing, and one that speaks of danger is not
        met at all.
        """
        if assessment.is_unsafe:
            return PartnerLine("", self.mood)
        if assessment.is_doubtful:
            return self._react(frozenset(), self._script.unheard)
        return self._react(_deeds(assessment))

    def answer_silence(self) -> PartnerLine:
        """What the partner says when the person stays and lets a silence stand."""
        return self._react(frozenset({SILENCE}))

    def _react(self, deeds: frozenset[str], unheard: tuple[str, ...] = ()) -> PartnerLine:
        if self.is_over:
            return PartnerLine("", self.mood)
        self.turns += 1
        before, self._taken = self.mood, None
        self._machine.events["react"].trigger(self, deeds=deeds)
        is_moved = self._taken is not None
        change = _OPENNESS[self.mood] - _OPENNESS[before]
        is_softer = is_moved and (change > 0 or SILENCE in deeds)
        is_harder = is_moved and change < 0
        self._has_more = self._own.count_waiting > 0
        own = "" if unheard or self.has_left else self._next_own()
        text = own or self._fresh(*self._sources(unheard))
        return self._line(PartnerLine(text, self.mood, is_softer, is_harder, bool(own)))

    def forget_own_lines(self) -> None:
        """Say no line any more that the person gave."""
        self._own.drop()

    def _next_own(self) -> str:
        """A line the person gave that fits the mood, or any when else it would not come back."""
        is_last_chance = MAX_TURNS - self.turns <= self._own.count_waiting
        return self._own.take(None if is_last_chance else self.mood, self._said)

    def _note(self, move: Move, _event: Any) -> None:
        self._taken = move

    def _sources(self, unheard: tuple[str, ...]) -> tuple[Sequence[str], ...]:
        """Where the next line may come from, best first."""
        mood_script = self._script.moods[self.mood]
        of_life = self._life.lines.get(self.mood, ()) if self._life else ()
        reply = self._taken.says if self._taken else ()
        if self.is_over:
            return (mood_script.closing, reply, of_life, mood_script.lines)
        return (unheard, reply, of_life, mood_script.lines)

    def _fresh(self, *sources: Sequence[str]) -> str:
        for source in sources:
            for text in shuffled(source, self._seed, str(self.turns)):
                if text.casefold() not in self._said:
                    return text
        return ""

    def _line(self, line: PartnerLine) -> PartnerLine:
        self._said.add(line.text.casefold())
        return line

    def _first_mood(self) -> Mood:
        moods = [mood for mood, script in self._script.moods.items() if script.openings]
        own = self._own.first_mood(moods)
        return own or Mood(shuffled([mood.value for mood in moods], self._seed, "mood")[0])


def diagram(script: PartnerScript) -> str:
    """The partner's moods and moves in mermaid's stateDiagram-v2."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{mood.value.replace("_", " ")}" as {mood.name}' for mood in Mood]
    lines += [
        f"    [*] --> {mood.name}"
        for mood, mood_script in script.moods.items()
        if mood_script.openings
    ]
    for source, mood_script in script.moods.items():
        lines += [
            f"    {source.name} --> {move.to.name}: {_label(move)}" for move in mood_script.moves
        ]
    lines.append(f"    {Mood.LEFT.name} --> [*]")
    return "\n".join(lines)


def _label(move: Move) -> str:
    label = " or ".join(move.deeds)
    if move.alongside:
        label += f", with {' or '.join(move.alongside)}"
    return label.replace("_", " ")


def _deeds(assessment: Assessment) -> frozenset[str]:
    deeds = {marker.name for marker in assessment.markers}
    if REFLECTION in (assessment.act, *assessment.acts):
        deeds.add(REFLECTION)
    if assessment.question == "open":
        deeds.add("open_question")
    return frozenset(deeds)


def _event_fits(move: Move, event: Any) -> bool:
    return _fits(move, event.kwargs["deeds"])


def _fits(move: Move, deeds: frozenset[str]) -> bool:
    return not deeds.isdisjoint(move.deeds) and (
        not move.alongside or not deeds.isdisjoint(move.alongside)
    )
