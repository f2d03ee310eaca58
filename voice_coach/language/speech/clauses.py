"""Reading clauses out of speech without punctuation: where one starts, its subject and verb."""

from __future__ import annotations

from dataclasses import dataclass

from voice_coach.language.inflect import Form
from voice_coach.language.speech.subjects import SubjectReader
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.verb_groups import VerbGroup
from voice_coach.language.vocabulary import Vocabulary

_TAKES_NOTHING = frozenset({"die", "cry", "arrive", "happen", "disappear", "sleep", "argue", "sit"})
# what follows these is no object: "when he died | you left"


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject with its verb."""

    start: int
    # index of the subject's first word
    subject_end: int
    verb: VerbGroup
    is_question: bool = False
    # verb before subject, as in "do I have to"


class ClauseReader:
    """Finds clauses."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.subjects = SubjectReader(vocabulary)

    def clauses(self, speech: Speech) -> list[Clause]:
        """All clauses in order."""
        found: list[Clause] = []
        at = 0
        while at < len(speech):
            clause = self._clause(speech, at, found[-1].verb if found else None)
            if clause is None:
                at += 1
            else:
                found.append(clause)
                at = clause.verb.end
        return found

    def _clause(self, speech: Speech, at: int, taken: VerbGroup | None) -> Clause | None:
        end = self.subjects.end(speech, at)
        if end is None or speech.is_broken(at, end):
            return None
        is_inverted = self._is_inverted(speech, at, taken)
        is_supposed = speech.at(at - 1) in {"if", "wish"} and speech.at(end) == "were"
        is_free = is_inverted or is_supposed
        number = "" if is_free else self.subjects.number(speech, at, end)
        verb = self.subjects.verbs.read(speech, end, number)
        if verb is None or speech.is_broken(end, verb.end - 1):
            return None
        if not self._may_start(speech, at) or self._is_taken(speech, at, end):
            return None
        if self._asks_how_many(speech, at, verb):
            return None
        is_inverted = is_inverted and speech.at(verb.finite) not in self.vocabulary["surely_finite"]
        return Clause(at, end, verb, is_inverted)

    def _asks_how_many(self, speech: Speech, at: int, verb: VerbGroup) -> bool:
        """ "How many times do | I": the auxiliary belongs to who comes after it."""
        asks = {"many", "much", "often", "long"}.intersection(speech.words[at - 1 : verb.finite])
        is_helping = verb.main == verb.finite and speech.at(verb.main) in {"do", "does", "did"}
        follows = self.vocabulary.any_of("subject_pronouns", "possessives")
        is_asked = bool(asks) and "how" in speech.words[max(0, at - 2) : verb.finite]
        return is_asked and is_helping and speech.at(verb.end) in follows

    # --- where a subject can begin ---------------------------------------------------------------

    def _may_start(self, speech: Speech, at: int) -> bool:
        """Whether a subject can begin here, rather than an object that a verb follows."""
        groups = self.vocabulary
        word, before, following = speech.at(at), speech.at(at - 1), speech.at(at + 1)
        if not before or at in speech.stops or word in groups["nominative"]:
            return True
        is_tie = self._is_relative(speech, at) or self._opens_told(speech, at)
        if word == "that" and at not in speech.pauses and is_tie:
            return False
        if word in {"it", "that", "this", "there", "you"} and following in groups["surely_finite"]:
            return following.startswith("'") or before not in groups["determiners"] - {"that"}
        if word == "it" and before in {"the", "a", "my"}:
            return True
        if before in groups["object_pronouns"] and word not in {"it", "that"}:
            back = speech.at(at - 2)
            is_told = groups.verbs.base(back) in groups["telling"] - {"promise"}
            return (is_told or back in groups["prepositions"]) and not self._is_caused(speech, at)
        return not self._is_caused(speech, at) and self._may_follow(speech, at)

    def _opens_told(self, speech: Speech, at: int) -> bool:
        """Whether a "that" opens what somebody is told: "nobody told me | that grief lasts"."""
        groups, after = self.vocabulary, speech.at(at + 1)
        is_told = groups.verbs.base(speech.at(at - 2)) in groups["telling"]
        is_noun = after not in groups["function_words"] and not groups.verbs.knows(after)
        return is_told and is_noun and speech.at(at - 1) in groups["object_pronouns"] | {"you"}

    def _is_taken(self, speech: Speech, at: int, end: int) -> bool:
        """Whether the first of two joined nouns is what the verb before it takes.

        "I lost my job and my wife left": the job did not leave.
        """
        groups, before = self.vocabulary, speech.at(at - 1)
        is_joined = "and" in speech.words[at:end] and at not in speech.stops | speech.pauses
        base = groups.verbs.base(before)
        takes = base not in groups["takes_clause"]
        return is_joined and takes and self._is_verb_at(speech, at - 1)

    def _may_follow(self, speech: Speech, at: int) -> bool:
        groups = self.vocabulary
        before = speech.at(at - 1)
        if before == "like" or before in groups.any_of("coordinators", "subordinators"):
            return not (before == "or" and speech.at(at - 2) in groups["numbers"])
        opening = groups.any_of("determiners", "possessives")
        opening -= {"that", "all", "both", "her", "his"}
        is_there = before in groups["be_forms"] and speech.at(at - 2) == "there"
        is_done = before in {"out", "up", "away", "down", "back", "off", "apart"}
        base = groups.verbs.base(speech.at(at - 2))
        is_found = before == "out" and base in {"find", "figure"}
        is_done = is_found or (is_done and base in groups["done_with_particle"])
        if is_there or before in opening or (before in groups["prepositions"] and not is_done):
            return False
        goes_on = groups.any_of("midverb_adverbs", "surely_finite")
        is_bare = speech.at(at) in groups.any_of("bare_people", "bare_things")
        is_bare = is_bare and not (speech.at(at).endswith("body") and speech.at(at + 1) in goes_on)
        if is_bare and before not in groups["function_words"] and not groups.verbs.knows(before):
            return False
        is_auxiliary = before in groups.any_of("be_forms", "do_forms")
        if is_auxiliary or not self._is_verb_at(speech, at - 1):
            return True
        base = groups.verbs.base(before)
        takes = base in groups["takes_clause"]
        takes = takes or (base in _TAKES_NOTHING and speech.at(at) in groups["subject_pronouns"])
        opens_object = speech.at(at) in groups.any_of("determiners", "possessives")
        is_open = groups.verbs.has(before, Form.BASE, Form.ING, Form.THIRD)
        if opens_object and not takes and is_open and base in groups["wants_more"]:
            return False
        return takes or speech.at(at) not in groups["often_objects"]

    def _is_verb_at(self, speech: Speech, at: int) -> bool:
        """Whether a word that can be a verb is one here, and not a noun after "the" or "my"."""
        groups = self.vocabulary
        word, before = speech.at(at), speech.at(at - 1)
        if not groups.verbs.knows(word):
            return False
        if before in groups.any_of("determiners", "possessives", "adjectives"):
            return False
        verbal = groups.any_of("subject_pronouns", "modals", "midverb_adverbs", "do_forms")
        is_sure = before in verbal or before in {"to", "n't", "not"}
        return is_sure or word not in groups["mostly_other"]

    def _is_caused(self, speech: Speech, at: int) -> bool:
        """Whether a noun is what someone is made to do: "I'll have people come over"."""
        verbs = self.vocabulary.verbs
        if verbs.base(speech.at(at - 1)) not in self.vocabulary["causing_verbs"]:
            return False
        end = self.subjects.end(speech, at)
        verb = speech.at(end) if end is not None else ""
        is_watched = verbs.base(speech.at(at - 1)) == "watch" and verb == "do"
        return verbs.has(verb, Form.BASE) and (is_watched or verb not in {"have", "do"})

    def _is_relative(self, speech: Speech, at: int) -> bool:
        """Whether a "that" says more about the noun before it."""
        groups = self.vocabulary
        before = speech.at(at - 1)
        is_noun = before not in groups["function_words"] and not self._is_verb_at(speech, at - 1)
        is_noun = is_noun or before in groups["relative_heads"]
        is_short_is = speech.at(at + 1) == "'s" and speech.at(at + 2) in groups["after_new_that"]
        is_new = is_short_is or speech.at(at + 1) == "was"
        is_new = is_new and before not in {"something", "anything", "nothing", "thing", "things"}
        return is_noun and not is_new and before not in groups.any_of("adjectives", "clause_leads")

    def _is_inverted(self, speech: Speech, at: int, taken: VerbGroup | None) -> bool:
        """Whether an auxiliary stands before the subject that no other clause has taken."""
        if not speech.at(at - 1) or at in speech.stops:
            return False
        place = at - 2 if speech.at(at - 1) == "n't" else at - 1
        if taken is not None and taken.finite <= place < taken.end:
            return False
        before = speech.at(place - 1)
        if before == "to" or before in self.vocabulary["subject_pronouns"]:
            return False
        return speech.at(place) in self.vocabulary.any_of("inverting", "modals")
