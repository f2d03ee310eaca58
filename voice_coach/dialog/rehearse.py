"""The rehearsal of a real talk: told, reflected, practised, played through, and taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from voice_coach.dialog.card import CARD, Card, card_lines, make_card
from voice_coach.dialog.guided import YES_NO, Guided
from voice_coach.dialog.partner import Partner, PartnerLine
from voice_coach.dialog.partner_script import Mood
from voice_coach.dialog.steps import Answer, Line, Reaction, Step
from voice_coach.events import Expectation, Role
from voice_coach.language.double_meanings import ends_talk, is_all_said
from voice_coach.language.leaving_open import leaves_open
from voice_coach.language.normalize import normalize
from voice_coach.language.remarks import (
    agrees,
    asks_back,
    asks_if_good,
    asks_who_listens,
    denies,
    hesitates,
)
from voice_coach.language.said_by_another import addresses, as_said, speaks_to_someone

MAX_OWN_LINES = 6
ANSWER_WORDS = 4
# so many words are a line and no unclear yes
_FELT = frozenset(["rehearse/notice", "rehearse/i-statement"])
# steps whose line to lean on can name a feeling and a time
PLAY = "rehearse/play"
# stands for the role-play in the walk, until its first line is known

MakePartner = Callable[[int, tuple[str, ...], str], Partner]
# round of the role-play, lines the person gave, what the person told


@dataclass(slots=True)
class Rehearse(Guided):
    """Hands-free preparation before a hard talk; an Activity."""

    make_partner: MakePartner | None = None
    account: list[str] = field(default_factory=list)
    feeling: str = ""
    # a painful one the person told of, in their word
    since: str = ""
    # from when on it has been so, as the partner would be told
    own_lines: list[str] = field(default_factory=list)
    # what the partner is likely to say
    doubtful: frozenset[str] = frozenset()
    # words of those that were perhaps misheard
    lines_heard: set[str] = field(default_factory=set)
    # those of them that came back
    rounds: int = 0
    talks: int = 0
    # moments of the role-play so far, over all rounds
    partner: Partner | None = None
    silences: int = 0
    was_asked_for_more: bool = False
    was_put_right: bool = False
    words_asked_at: int = -1
    # how many lines there were when the partner's own words were asked for
    lines_asked: int = 0
    has_opened: bool = False
    has_closed: bool = False

    @property
    def name(self) -> str:
        return "rehearse"

    def opening(self) -> tuple[Line, ...]:
        self.walk.insert(
            self.told("rehearse/tell", "rehearse-tell"),
            replace(self._choice("rehearse/lines", "partner-lines-ask"), takes_text=True),
            self.judged("rehearse/settle", "rehearse-settle", "settle"),
            self.judged("rehearse/notice", "rehearse-notice", "name-the-pattern"),
            self.judged("rehearse/i-statement", "rehearse-i-statement", "i-statement"),
            self.judged("rehearse/open-question", "rehearse-open-question", "open-question"),
            Step(PLAY, "told", ()),
            self.judged("rehearse/small-step", "rehearse-small-step", "small-step"),
        )
        return (self.line("rehearse-opening", purpose="greeting"),)

    def next_step(self) -> Step | None:
        step = self.walk.next()
        if step is not None and step.id == PLAY:
            self._begin_talk()
            return self.walk.next()
        return self._with_own_words(step)

    def previous_step(self) -> Step | None:
        step = self.walk.previous()
        return self.walk.previous() if step is not None and step.id == PLAY else step

    def forget(self, step: Step | None) -> Step | None:
        """Lend lines that name nothing, and let the partner say nothing of one's own any more."""
        self.account.clear()
        self.own_lines.clear()
        self.lines_heard.clear()
        self.answers.clear()
        self.feeling = self.since = ""
        self.walk.forget()
        if self.partner is not None:
            self.partner.forget_own_lines()
        if step is not None and step.id == "rehearse/reflection":
            return replace(step, lines=step.lines[-1:], again=())
        if step is not None and step.id in _FELT:
            key = f"{step.id.replace('/', '-')}-line"
            return replace(step, template=self.kit.prompter.text(key))
        return step

    def _with_own_words(self, step: Step | None) -> Step | None:
        """The step with a line to lean on that names the feeling and the time that were told."""
        if step is None or step.id not in _FELT or not (self.feeling or self.since):
            return step
        text = self.kit.prompter.text
        key = f"{step.id.replace('/', '-')}-felt"
        feeling = self.feeling or text("rehearse-feeling")
        since = self.since or text("rehearse-lately")
        return replace(step, template=text(key, feeling=feeling, since=since))

    def asked_anew(self, answer: Answer) -> tuple[Line, ...]:
        """Who listens is asked of the coach, but in the role-play of the partner."""
        if answer.step.kind == "judged" or not asks_who_listens(answer.text):
            return ()
        return (self.line("who-listens"), *(answer.step.again or answer.step.lines))

    # --- the person's own matter ---------

    def on_tell(self, answer: Answer) -> Reaction:
        if leaves_open(answer.text):
            return self._ask_for_more("check-in-open")
        self._take_account(answer)
        text = self.kit.reflector.closely(answer.text, answer.doubtful)
        if not text and self.was_put_right:
            return Reaction((self.line("reflection-enough"),))
        if not text:
            return self._ask_for_more("reflection-right")
        self.walk.insert(self._check(Line(text, purpose="reflection")))
        return Reaction((self.line("reflection-intro"), Line(text, purpose="reflection")))

    def _check(self, said_back: Line, before: tuple[Line, ...] = ()) -> Step:
        """Asks whether what was said back is right; "repeat" says that again too."""
        check = self._choice("rehearse/reflection", "reflection-check")
        again = (said_back, *check.lines)
        return replace(check, lines=(*before, *check.lines), again=again, takes_text=True)

    def _take_account(self, answer: Answer) -> None:
        """Keep what was told; what was told last names the feeling and the time."""
        self.account.append(answer.text)
        told = self.kit.reflector.hard_feeling(answer.text, answer.doubtful)
        self.feeling = told or self.feeling
        self.since = self.kit.reflector.since_when(answer.text, answer.doubtful) or self.since

    def _ask_for_more(self, otherwise: str) -> Reaction:
        """Nothing can be said back yet; who was asked already is not pressed."""
        if self.was_asked_for_more:
            return Reaction((self.line(otherwise),))
        self.was_asked_for_more = True
        self.walk.insert(self.told("rehearse/tell-2", "rehearse-tell-more"))
        return Reaction()

    def on_reflection(self, answer: Answer) -> Reaction:
        is_open = answer.is_yes is None and not denies(answer.text)
        if is_open and asks_back(answer.text):
            said_back = answer.step.again[0]
            self.walk.insert(self._check(said_back, (said_back,)))
            return Reaction()
        if answer.is_yes or (is_open and agrees(answer.text)):
            return Reaction((self.line("reflection-right"),))
        if is_open and hesitates(answer.text):
            return Reaction((self.line("check-in-open"),))
        if is_open:
            # put right in the same breath
            self._take_account(answer)
            text = self.kit.reflector.closely(answer.text, answer.doubtful)
            own = self.line("reflection-enough")
            return Reaction((Line(text, purpose="reflection") if text else own,))
        if self.was_put_right:
            return Reaction((self.line("reflection-enough"),))
        self.was_put_right = True
        self.walk.insert(self.told("rehearse/tell-3", "reflection-wrong"))
        return Reaction()

    # --- lines the partner is likely to say ---------

    def on_lines(self, answer: Answer) -> Reaction:
        if answer.is_yes is None:
            return self._take_line_at_once(answer)
        if not answer.is_yes:
            return Reaction()
        self.walk.insert(self._collecting("partner-lines-go"))
        return Reaction()

    def _take_line_at_once(self, answer: Answer) -> Reaction:
        """Whoever is asked for lines may give the first one instead of a yes."""
        words = normalize(answer.text).split()
        if asks_back(answer.text) or asks_if_good(answer.text):
            return self._ask_for_their_words()
        declines = words[:1] == ["no"] and not addresses(answer.text)
        if declines or hesitates(answer.text):
            return Reaction()
        is_line = len(words) >= ANSWER_WORDS or (len(words) > 1 and speaks_to_someone(answer.text))
        if is_line:
            return self.on_own_line(answer)
        self.walk.insert(self._choice("rehearse/lines-2", "partner-lines-ask"))
        return Reaction()

    def on_own_line(self, answer: Answer) -> Reaction:
        text = answer.text.strip()
        if asks_back(text) or asks_if_good(text):
            return self._ask_for_their_words(is_wanted=True)
        if is_all_said(text) or ends_talk(text) or hesitates(text):
            given = (self.line("partner-lines-thanks"),) if self.own_lines else ()
            return Reaction(given)
        line = as_said(text)
        if not line:
            return self._ask_for_their_words()
        self.own_lines.append(line)
        self.doubtful |= answer.doubtful
        if len(self.own_lines) >= MAX_OWN_LINES:
            return Reaction((self.line("partner-lines-thanks"),))
        self.walk.insert(self._collecting("partner-lines-more"))
        return Reaction()

    def _ask_for_their_words(self, *, is_wanted: bool = False) -> Reaction:
        """What is told about the partner is nothing the partner says; asked for once.

        ``is_wanted``: somebody asked what to say, which is told once after each line.
        """
        asked_at = self.words_asked_at
        if asked_at == len(self.own_lines) or (asked_at >= 0 and not is_wanted):
            return Reaction((self.line("partner-lines-thanks"),))
        self.words_asked_at = len(self.own_lines)
        self.walk.insert(self._collecting("partner-lines-words"))
        return Reaction()

    def _collecting(self, key: str) -> Step:
        self.lines_asked += 1
        step = self.told(f"rehearse/own-line-{self.lines_asked}", key)
        return replace(step, takes=YES_NO | {"finish"})

    # --- the talk played through ---------

    def _begin_talk(self) -> None:
        self.rounds += 1
        if self.make_partner is None:
            return
        # what has not come back yet comes first
        left = [text for text in self.own_lines if text not in self.lines_heard]
        lines = tuple(left or self.own_lines)
        self.partner = self.make_partner(self.rounds, lines, " ".join(self.account))
        opening = self.partner.opening()
        self.has_opened = self.has_closed = False
        intro = self.line("roleplay-intro", purpose="prompt")
        self.walk.insert(self._talk_step(opening, (intro,)))

    def _talk_step(self, said: PartnerLine, before: tuple[Line, ...] = ()) -> Step:
        self.talks += 1
        if said.is_own:
            self.lines_heard.add(said.text)
        line = Line(said.text, Role.PARTNER)
        return Step(
            f"rehearse/talk-{self.talks}",
            "judged",
            (*before, line),
            again=(line,),
            expectation=Expectation("rehearse", "listen", heard=said.text),
            template=self.kit.reflector.of_partner(said.text, self.doubtful if said.is_own else ()),
            patience="long",
            max_attempts=1,
            credits_silence=True,
            takes=YES_NO | {"continue"},
        )

    def on_talk(self, answer: Answer) -> Reaction:
        partner = self.partner
        if partner is None:
            return Reaction()
        credit: tuple[Line, ...] = ()
        if answer.is_silence:
            said = partner.answer_silence()
            self.silences += 1
            credit = (self.line("silence-credited"),) if self.silences == 1 else ()
        elif answer.assessment is not None:
            said = partner.answer(answer.assessment)
        else:
            return Reaction()
        self.has_opened |= said.is_softer
        self.has_closed |= said.is_harder
        if partner.is_over:
            self.walk.insert(self._choice("rehearse/again", "roleplay-again"))
            return Reaction((*credit, *self._end_of_talk(said)))
        self.walk.insert(self._talk_step(said))
        return Reaction(credit)

    def _end_of_talk(self, said: PartnerLine) -> tuple[Line, ...]:
        lines = [Line(said.text, Role.PARTNER)] if said.text else []
        if said.mood is Mood.LEFT:
            lines.append(self.line("partner-leaves"))
            lines.append(self.line("partner-leaves-next"))
            return tuple(lines)
        lines.append(self.line("roleplay-end"))
        if self.has_opened:
            lines.append(self.line("partner-opened"))
        elif self.has_closed:
            lines.append(self.line("partner-closed"))
        return tuple(lines)

    def on_again(self, answer: Answer) -> Reaction:
        if answer.is_yes:
            self._begin_talk()
        return Reaction()

    # --- what is taken along ---------

    @property
    def card(self) -> Card:
        """The card as it stands."""
        return make_card(self.answers)

    def closing(self) -> tuple[Line, ...]:
        told = card_lines(self.card, lambda key: self.line(key, purpose="card"))
        return (*self._look_back(), *told) if self.answers else told

    def _look_back(self) -> tuple[Line, ...]:
        told = (replace(line, purpose="summary") for line in self.progress())
        return (self.line("summary-intro", purpose="summary"), *told)

    def keepsakes(self) -> tuple[tuple[str, str], ...]:
        return () if self.card.is_empty else ((CARD, self.card.to_json()),)

    def _choice(self, step_id: str, key: str) -> Step:
        return Step(step_id, "choice", (self.line(key, purpose="ask"),), patience="brief")
