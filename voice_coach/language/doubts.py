"""What makes it unsure that a stretch of speech says by itself what was meant with the rest."""

from __future__ import annotations

from collections.abc import Sequence

from voice_coach.language.inflect import Form
from voice_coach.language.points import PointDraft
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.stretches import ends_on_preposition
from voice_coach.language.syntax.classes import WordClasses
from voice_coach.language.syntax.soundness import is_lead
from voice_coach.language.vocabulary import Vocabulary

_MOVED = frozenset({"how", "what", "that", "to", "when", "if", "who"})
# after "it scares me" these begin what "it" stands for
_LIMITING = frozenset(
    ["since", "until", "till", "before", "after", "when", "if", "unless", "without", "as", "like",
     "for", "in", "on", "at", "with", "while", "except", "than", "from", "to", "about"]
)  # fmt: skip
# after a denial these tell of what alone it is true
_CONDITIONS = frozenset({"if", "unless", "without", "only", "except", "whether"})
_FEWEST_AFTER_BUT = 3
# words that make another side of it
_OTHERS = frozenset({"he", "she", "they"})
_VERDICTS = frozenset({"right", "wrong", "true", "sure", "fine", "okay", "let", "make", "mean"})
_REACH = 16
# words after a stretch among which its other half may stand
_FEW = 4
# words after "he" that may say nothing without what was said before
_PAIRS = (("between", "and"), ("either", "or"), ("one minute", "next"), ("one hand", "other"))
# the first says half of it


class Doubts:
    """Tells whether what is left out of a stretch may change what it says."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._classes = WordClasses(vocabulary)

    def about(
        self, speech: Speech, before: Unit | None, after: Unit | None, draft: PointDraft
    ) -> bool:
        """Whether a draft is better not said; `before` and `after` are the units beside it."""
        return (
            self._lost_beginning(speech, before, draft)
            or self._lost_limit(speech, after, draft)
            or self._lost_subject(speech, draft)
            or self._lost_noun(speech, before, draft)
            or self._lost_half(speech, before, draft)
            or self._lost_sense(speech, draft)
            or self._lost_message(speech, after, draft)
            or self._lost_reason(speech, draft)
            or self._joins_unlike(speech, draft)
        )

    def _lost_beginning(self, speech: Speech, before: Unit | None, draft: PointDraft) -> bool:
        """ "The next | I'm on the floor", "if it wasn't for me | I wouldn't go": unread words."""
        lost = self._left_out(speech, before, draft)
        if (
            before is None
            and draft.unit.joined_by == "and"
            and draft.unit.start not in speech.stops
        ):
            lost = speech.words[: draft.unit.start] or lost  # "the neighbour | and I met"
        if before is not None and before.end == draft.start and not draft.unit.joined_by:
            is_wished = before.main.verb.base in self.vocabulary["modals"]
            if is_wished and draft.start not in speech.stops:
                return True  # "I'd rather | she told me"
        if not lost:
            return False
        if draft.unit.main.verb.is_negated and not _CONDITIONS.isdisjoint(lost):
            return True
        return not (self._is_filling(lost) or is_lead(lost, self._classes))

    def _left_out(self, speech: Speech, before: Unit | None, draft: PointDraft) -> Sequence[str]:
        """The words of the same breath that stand before a draft and belong to nothing said."""
        floor = before.end if before is not None else 0
        floor = draft.unit.start if draft.unit.joined_by else floor
        start = draft.start
        back = range(start, floor, -1)
        edge = next((at for at in back if at in speech.stops or at in speech.pauses), floor)
        edge = min(edge, start)
        joints = self.vocabulary["coordinators"] | {"so", "then", "now"}
        while edge < start and speech.at(edge) in joints:
            edge += 1
        return speech.words[edge:start]

    def _is_filling(self, words: Sequence[str]) -> bool:
        small = self.vocabulary.any_of("subject_pronouns", "midverb_adverbs")
        if small.issuperset(words):
            return True  # "I just | I don't know"
        at = 0
        while at < len(words) and (length := self.vocabulary.openers.match(words, at)):
            at += length
        return at >= len(words)

    def _lost_limit(self, speech: Speech, after: Unit | None, draft: PointDraft) -> bool:
        """ "I haven't slept | in that bed": only with the rest is it denied."""
        end, unit = draft.end, draft.unit
        if not unit.main.verb.is_negated or end >= len(speech) or end in speech.stops:
            return False
        if end < unit.end:
            return speech.at(end) in _LIMITING
        is_read = after is not None and after.main.start <= end + 2 and not after.is_dependent
        return speech.at(end) in {"and", "or"} and not is_read

    def _lost_subject(self, speech: Speech, draft: PointDraft) -> bool:
        """ "It scares me | how much I need it": what "it" stands for was to come."""
        main = draft.unit.main
        is_it = speech.words[main.start : main.subject_end] == ("it",)
        is_cut = draft.end < draft.unit.end and draft.end not in speech.stops
        return is_it and is_cut and speech.at(draft.end) in _MOVED

    def _lost_noun(self, speech: Speech, before: Unit | None, draft: PointDraft) -> bool:
        """ "The house | we grew up in": it tells which one is meant."""
        start, unit = draft.start, draft.unit
        lost = before.end == start if before is not None else start > 0
        is_next = lost and start == unit.start and start not in speech.stops | speech.pauses
        is_tied = is_next and not unit.joined_by and draft.end == unit.end
        return is_tied and ends_on_preposition(speech, unit, draft.end)

    def _lost_half(self, speech: Speech, before: Unit | None, draft: PointDraft) -> bool:
        """ "Between my job | and my mother", "I thought it was stress | but then I fell ill"."""
        start = draft.start - len(self._left_out(speech, before, draft))
        ahead = range(draft.end, min(draft.end + _REACH, len(speech)))
        stop = next((at for at in ahead if at in speech.stops), ahead.stop)
        said, rest = speech.words[start : draft.end], speech.words[draft.end : stop]
        is_granted = draft.end < draft.unit.end and rest[:1] == ("but",)
        if is_granted and len(rest) > _FEWEST_AFTER_BUT and self._tells(rest[1:]):
            return True
        if said[:3] == ("on", "the", "other") and said[3:4] != ("hand",):
            return True  # "on the one hand it's done | and on the other I miss it"
        spoken = f" {' '.join(said)} "
        return any(
            f" {first} " in spoken
            and second in rest
            and second not in said[said.index(first.split()[0]) :]
            for first, second in _PAIRS
        )

    def _tells(self, words: Sequence[str]) -> bool:
        """Whether words hold a finite verb."""
        groups = self.vocabulary
        helpers = groups.any_of("finite_auxiliaries", "modals")
        return any(
            word in helpers
            or (
                groups.verbs.is_only(word, Form.PAST, Form.PARTICIPLE, Form.THIRD)
                and word not in groups["mostly_other"]
            )
            for word in words
        )

    def _joins_unlike(self, speech: Speech, draft: PointDraft) -> bool:
        """ "Looking after my mother and I | chose": a deed and a person do nothing together."""
        main = draft.unit.main
        subject = speech.words[main.start : main.subject_end]
        is_deed = self.vocabulary.verbs.is_only(subject[0], Form.ING)
        return is_deed and subject[-2:-1] == ("and",)

    def _lost_sense(self, speech: Speech, draft: PointDraft) -> bool:
        """ "He let me", "she may be right": who and what it is about was told before."""
        main, groups = draft.unit.main, self.vocabulary
        subject = speech.words[main.start : main.subject_end]
        is_other = len(subject) == 1 and subject[0] in _OTHERS
        rest = speech.words[main.subject_end : draft.end]
        small = groups.any_of("function_words", "modals", "vague_verbs") | _VERDICTS
        is_short = is_other and draft.start > 0 and len(rest) <= _FEW
        said = {groups.verbs.base(word) for word in rest}
        return (
            is_short
            and not _VERDICTS.isdisjoint(said)
            and all(word in small or groups.verbs.base(word) in small for word in rest)
        )

    def _lost_message(self, speech: Speech, after: Unit | None, draft: PointDraft) -> bool:
        """ "She told me | mum was ill": what was told was taken for something else."""
        verb = draft.unit.main.verb
        is_told = verb.base in self.vocabulary["telling"] and not verb.is_negated
        is_told = is_told and draft.end == verb.end + 1
        is_open = is_told and draft.end not in speech.stops and after is not None
        return is_open and after is not None and after.start == draft.end and not after.joined_by

    def _lost_reason(self, speech: Speech, draft: PointDraft) -> bool:
        """ "He told them that I left | because of them": the reason is told with it."""
        groups, base = self.vocabulary, draft.unit.main.verb.base
        is_told = base in groups.any_of("telling", "quoting", "thinking")
        is_cut = draft.end < draft.unit.end and draft.end not in speech.stops
        return is_told and is_cut and speech.at(draft.end) == "because"
