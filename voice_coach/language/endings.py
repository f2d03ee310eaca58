"""Where a clause may end: never on a word that leads on, never before what its verb wants."""

from __future__ import annotations

from voice_coach.language.inflect import Form
from voice_coach.language.speech.clauses import Clause
from voice_coach.language.speech.links import wants_that
from voice_coach.language.speech.tokens import Speech
from voice_coach.language.speech.units import Unit
from voice_coach.language.vocabulary import Vocabulary

_CLOSED_BY = {"not": {"or"}, "before": {"night", "day", "week", "month", "year"}}
_LEADING = frozenset({"go", "come", "try"})
# "she had to go, I guess, find a job"
CALLING = frozenset({"says", "said", "goes"})
# after these a "dad" is called out
_UNDERGOING = frozenset({"get", "getting", "got", "feel", "feeling", "felt"})
_OF_PASSIVES = frozenset({"at", "to", "on", "about", "for", "after"})
# "I felt looked after"
_MAKING = frozenset({"make", "get", "put", "do"})
# "to get it right"
_ASKING = frozenset({"what", "who", "which", "how", "where"})
_WHOM = frozenset({"who", "whom"})
_COMPARING = frozenset({"as", "that", "than", "how", "what", "where"})
_PERFECT = frozenset({"n't", "never", "ever", "'ve", "have", "has"})
# with these a closing "since" is whole


class Endings:
    """Trims a unit and tells whether what is left is whole."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._harmless = vocabulary.any_of("coordinators", "subordinators", "adverbs") | {
            *("i", "right", "some", "any", "no", "sure", "please"),
            # a sentence begun and given up
            *("that", "it", "he", "she", "they", "we", "'s", "'m", "'re", "is", "was"),
        }

    def trimmed(self, speech: Speech, unit: Unit, end: int) -> int:
        """Move the end back over words that lead nowhere."""
        floor = unit.main.verb.end
        if end == unit.ellipsis:
            return end
        while end > floor and self._leads_on(speech, unit, end):
            end -= 1
        return end

    def is_torn(self, speech: Speech, last: int, end: int) -> bool:
        """Whether the words trimmed from `last` to `end` show that the speaker did not finish."""
        if wants_that(speech, last - 1, self.vocabulary) and last == end:
            return False
        if speech.at(last) == "that" and speech.at(last - 1) in self.vocabulary["relative_heads"]:
            return True
        if speech.at(last - 1) in _LEADING and last in speech.pauses | speech.stops:
            return self.vocabulary.verbs.has(speech.at(last), Form.BASE)
        begins_anew = speech.at(last) in self.vocabulary["coordinators"] and last < end
        return not begins_anew and any(
            word not in self._harmless for word in speech.words[last:end]
        )

    def runs_on(self, speech: Speech, last: int) -> bool:
        """Whether what was cut off is tied to the last words.

        "It turned out that | it was late", "I'm a cook and my uncles | they own the place".
        """
        groups, following = self.vocabulary, speech.at(last)
        if last in speech.stops or not following:
            return False
        severed = groups.any_of("be_forms", "modals") - {"being", "been", "be"}
        joins = groups["coordinators"] | {"because"}
        is_open = speech.at(last - 1) == "that" and following not in joins
        is_open = is_open and not wants_that(speech, last - 1, groups)
        is_whom = following in _WHOM and groups.verbs.knows(speech.at(last - 2))
        is_whom = is_whom and speech.at(last - 1) in groups["particles"]
        if following in severed or is_open or is_whom:
            return True  # "who picks up | who"
        if following not in groups["subject_pronouns"] | {"there"}:
            return False
        is_doubled = following in {"he", "she", "they", "it"}
        ends_joined = bool(groups["coordinators"].intersection(speech.words[last - 3 : last - 1]))
        is_noun = speech.at(last - 2) in groups.any_of("possessives", "determiners")
        return is_doubled and ends_joined and is_noun

    def is_whole(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether the unit can end before `end`."""
        groups, verb = self.vocabulary, unit.main.verb
        if end == unit.ellipsis:
            return any(self.is_whole(speech, unit, cut) for cut in unit.cuts[-1:])
        if end < verb.end or verb.base in groups["modals"]:
            return False
        wants_more = verb.base in groups["wants_more"]
        if end == verb.end:
            is_loose = verb.main == verb.finite and speech.at(end - 1) in groups["dangling"]
            return not wants_more and not is_loose and verb.base not in {"do", "go", "try"}
        lacks = self._lacks_object(speech, unit, end) or self._lacks_clause(speech, unit, end)
        return (
            not lacks and not self._lacks_verb(speech, end) and self._ends_well(speech, unit, end)
        )

    # --- last words ------------------------------------------------------------------------------

    def _leads_on(self, speech: Speech, unit: Unit, end: int) -> bool:
        groups = self.vocabulary
        word, before = speech.at(end - 1), speech.at(end - 2)
        if self._closes_clause(speech, unit, end):
            return False
        if word not in groups["dangling"] and not self._hangs(speech, end, unit.main.verb.end):
            return False
        if self._closes(word, before):
            return False
        if word == "to" and end == unit.end:
            return before not in groups["object_pronouns"] | {"used"} and not self._is_declined(
                unit, end
            )
        if word == "do":
            return not self._has_what_to_do(speech, end)
        wants_clause = self._wants_clause(before) and not self._said_then(speech, unit, end)
        is_object = word in {"this", "these", "those"} or (
            word == "that" and self._takes_object(before) and not wants_clause
        )
        is_particle = word in groups["closing_particles"] and groups.verbs.knows(before)
        is_particle = is_particle and end == unit.end
        return not (is_object or is_particle)

    def _closes_clause(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether what the last word belongs to stands before it."""
        return (
            self._ends_relative(speech, unit, end)
            or self._ends_purpose(speech, end)
            or self._ends_passive(speech, end)
            or (speech.at(end - 3) in _ASKING and speech.at(end - 2) == "to")
            or self._ends_since(speech, unit, end)
            or self._is_her(speech, unit, end)
        )

    def _ends_since(self, speech: Speech, unit: Unit, end: int) -> bool:
        """ "I haven't slept since", "he left me too": the last word of all points back."""
        if end < len(speech) and end not in speech.stops:
            return False
        earlier = speech.words[unit.main.start : end - 1]
        is_since = speech.at(end - 1) == "since" and not _PERFECT.isdisjoint(earlier)
        return is_since or speech.at(end - 1) == "too"

    def _is_her(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether a closing "her" is a person: nothing follows that could be hers."""
        groups, before, after = self.vocabulary, speech.at(end - 2), speech.at(end)
        tied = groups["prepositions"] | groups["particles"]
        is_object = groups.verbs.knows(before) or before in tied
        joints = groups.any_of("coordinators", "subordinators", "subject_pronouns", "wh_words")
        is_last = end >= len(speech) or end in speech.stops or after in joints
        return speech.at(end - 1) == "her" and is_object and is_last and end <= unit.end

    def _ends_purpose(self, speech: Speech, end: int) -> bool:
        """ "Someone to talk to", "nothing left to talk about": its noun stands before the "to"."""
        groups, word = self.vocabulary, speech.at(end - 1)
        is_last = (
            end >= len(speech) or end in speech.stops or speech.at(end) in groups["coordinators"]
        )
        if word not in groups["stranded"] - {"do", "be", "like"} or not is_last:
            return False
        place = end - 2
        while speech.at(place) in groups["particles"]:
            place -= 1
        is_act = groups.verbs.has(speech.at(place), Form.BASE) and speech.at(place - 1) == "to"
        back = speech.words[max(0, place - 4) : place - 1]
        return is_act and not groups.any_of("relative_heads", "people").isdisjoint(back)

    def _ends_passive(self, speech: Speech, end: int) -> bool:
        """ "I don't want to be shouted at": whom it is done to stands before."""
        groups, last = self.vocabulary, end - 1
        is_last = end >= len(speech) or end in speech.stops or speech.at(end) in {"and", "but"}
        is_done = groups.verbs.is_only(speech.at(last - 1), Form.PAST, Form.PARTICIPLE)
        be = speech.at(last - 2) in groups["be_forms"] | _UNDERGOING
        return is_last and be and is_done and speech.at(last) in _OF_PASSIVES

    def _closes(self, word: str, before: str) -> bool:
        """ "In May", "for a while", "what it looks like"."""
        if word == "like":
            return self.vocabulary.verbs.base(before) in self.vocabulary["resembling"]
        if word in {"why", "how", "thanks", "no"}:
            return self.vocabulary.verbs.base(before) in {"say", "know", "ask", "explain", "see"}
        if word in _CLOSED_BY:
            return before in _CLOSED_BY[word]
        is_while = word == "while" and before in {"a", "little"}
        return is_while or self._is_month(word, before)

    def _is_declined(self, unit: Unit, end: int) -> bool:
        """ "I don't want to"."""
        for clause in (unit.main, unit.clauses[-1]):
            verb, is_inner = clause.verb, clause is not unit.main
            is_wish = verb.base in {"want", "need", "have"} and end == verb.end + 1
            if is_wish and (is_inner or verb.is_negated):
                return True
        return False

    def _is_month(self, word: str, before: str) -> bool:
        """ "In May"."""
        dated = self.vocabulary["prepositions"] | {"last", "next", "this"}
        return word == "may" and before in dated

    def _hangs(self, speech: Speech, end: int, floor: int) -> bool:
        """Whether the last word has lost what stood before or after it."""
        groups = self.vocabulary
        word, before = speech.at(end - 1), speech.at(end - 2)
        if word in groups["numbers"] or word.isdigit():
            after = speech.at(end + 1)
            is_range = speech.at(end) in {"or", "to"}
            is_range = is_range and (after in groups["numbers"] or after.isdigit())
            return is_range or before in groups.any_of("coordinators", "after_number_sign")
        if end - 1 <= floor:
            return False
        if word == "it":
            is_object = groups.verbs.knows(before) or before in groups["prepositions"]
            return not is_object and before not in {"me", "him", "past"}
        if word in {"right", "no", "sure"}:
            is_made = word == "right" and groups.verbs.base(speech.at(end - 3)) in _MAKING
            return not is_made and before not in groups["before_right"] and not before.isdigit()
        if word in {"well", "you"}:
            return before == "just" or (word == "you" and before in {"and", "but"})
        return self._is_lone_verb(speech, end) or (word in {"then", "now"} and before == "like")

    def _is_lone_verb(self, speech: Speech, end: int) -> bool:
        """Whether a verb stands alone after "and": "to have a laugh and go"."""
        groups = self.vocabulary
        word = speech.at(end - 1)
        is_joined = speech.at(end - 2) in groups["coordinators"]
        is_joined = is_joined and speech.at(end - 4) not in {"to", "whether"}
        is_verb = groups.verbs.has(word, Form.BASE, Form.PAST)
        return is_joined and is_verb and word in groups.any_of("loose_verbs", "wants_more")

    def _has_what_to_do(self, speech: Speech, end: int) -> bool:
        """Whether a closing "do" has its object before it: "stuff to do", "what they do"."""
        before, third = speech.at(end - 2), speech.at(end - 3)
        is_noun = not self.vocabulary.verbs.knows(third) and third not in {"n't", "not"}
        return before in {"they", "i", "you", "we"} or (before == "to" and is_noun)

    def _takes_object(self, word: str) -> bool:
        groups = self.vocabulary
        is_verb = groups.verbs.knows(word) and word not in groups["relative_heads"]
        return is_verb or word in groups.any_of("prepositions", "object_signs")

    def _said_then(self, speech: Speech, unit: Unit, end: int) -> bool:
        """ "You just sat there when my mother said that": with it all is said."""
        last = unit.clauses[-1]
        is_said = last.verb.base == "say" and last.verb.end == end - 1 == len(speech) - 1
        return is_said and speech.at(last.start - 1) in {"when", "after", "before", "because"}

    def _wants_clause(self, word: str) -> bool:
        """Whether a "that" after this verb would only open the clause that is missing."""
        base = self.vocabulary.verbs.base(word)
        return base == "have" or base in self.vocabulary["needs_clause"]

    def _ends_relative(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether the object of the last clause stands before it: "that I hang out with"."""
        groups, last = self.vocabulary, unit.clauses[-1]
        if last is unit.main or end < last.verb.end or not self._is_verbal(speech, last, end):
            return False
        if self._leaves_open(speech, unit, end):
            return True
        before, word = speech.at(last.start - 1), speech.at(end - 1)
        is_tied = (
            before in groups.any_of("relative_ties", "relative_heads")
            or self._is_named(speech, last)
            or "how" in speech.words[max(0, last.start - 3) : last.start]
        )
        is_to_do = speech.words[last.verb.end : end] == ("to", word)
        return is_tied and (
            word in groups["stranded"]
            or (end == last.verb.end and before != "that")
            or (is_to_do and groups.verbs.has(word, Form.BASE))
        )

    def _leaves_open(self, speech: Speech, unit: Unit, end: int) -> bool:
        """ "As fast as I can", "I hoped he would": an auxiliary stands for what was said before."""
        groups, before = self.vocabulary, speech.at(unit.clauses[-1].start - 1)
        word, is_end = speech.at(end - 1), end == unit.end
        if word in groups.any_of("modals", "finite_auxiliaries") and before in _COMPARING:
            return True
        if word in groups["do_forms"] and before == "like":
            return True  # "he'll leave like she did"
        ties = groups.any_of("clause_adjectives", "open_ties")
        is_thought = groups.verbs.base(before) in groups["takes_clause"] or before in ties
        is_able = word in {"can", "could", "will", "would"} and is_thought
        return is_end and (is_able or (word == "n't" and before == "wish"))

    def _is_named(self, speech: Speech, last: Clause) -> bool:
        """ "The baby | we lost": a noun with its opener stands before the clause."""
        groups, before, opener = self.vocabulary, last.start - 1, speech.at(last.start - 2)
        is_noun = speech.at(before) not in groups["function_words"] | groups["times"]
        is_next = before >= 0 and last.start not in speech.pauses | speech.stops
        return is_noun and is_next and opener in groups["possessives"] | {"the", "that", "those"}

    def _is_verbal(self, speech: Speech, last: Clause, end: int) -> bool:
        """Whether after the last clause's verb there are only more verbs and small words."""
        small = self.vocabulary.any_of("particles", "stranded", "midverb_adverbs")
        rest = speech.words[last.verb.end : end]
        is_act = all(word in small or self.vocabulary.verbs.knows(word) for word in rest)
        return is_act and len(rest) < 5

    # --- wholeness -------------------------------------------------------------------------------

    def _ends_well(self, speech: Speech, unit: Unit, end: int) -> bool:
        groups = self.vocabulary
        last, before = speech.at(end - 1), speech.at(end - 2)
        is_to_do = last == "do" and self._has_what_to_do(speech, end)
        if is_to_do or self._closes(last, before) or (last == "to" and end == unit.end):
            return True
        if self._closes_clause(speech, unit, end):
            return True
        if before in CALLING and last in groups["people"]:
            return False
        is_unsure = last == "sure" and groups.verbs.base(before) == "make"
        is_quality = last in groups["adjectives"] and last not in {"little", "high", "fun"}
        opener = speech.at(end - 3) if before in groups["degree"] else before
        if is_unsure or (is_quality and opener in {"a", "an"}):
            return False
        is_bare = before in groups["verb_signs"] and last != "ask"
        if is_bare and groups.verbs.base(last) in groups["wants_more"]:
            return False
        may_close = groups.any_of("last_pronouns", "last_prepositions")
        return last not in groups["dangling"] or last in may_close

    def _lacks_object(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether the verb's object is missing: "it does because", "he gave me", "I'm a bit"."""
        groups, verb = self.vocabulary, unit.main.verb
        following = speech.at(verb.end)
        if verb.end in speech.pauses and verb.base in groups["wants_more"] and verb.base != "be":
            return True
        if following in {"if", "and", "but", "or", "because", "when"}:
            is_bare = verb.base == "do" and verb.main == verb.finite
            is_reason = following in {"because", "when"}
            is_reason = is_reason or (following == "if" and verb.base in groups["takes_question"])
            return is_bare or (verb.base in groups["wants_more"] and not is_reason)
        if end == verb.end + 1 and verb.base in groups["wants_two"]:
            return following in groups["object_pronouns"] | {"it", "you"}
        rest = speech.words[verb.end : end]
        return verb.base in groups["states"] and all(word in groups["mere_degree"] for word in rest)

    def _lacks_clause(self, speech: Speech, unit: Unit, end: int) -> bool:
        """Whether a verb of thinking has lost the clause that says what is thought."""
        groups, verb = self.vocabulary, unit.main.verb
        if verb.base not in groups["needs_clause"]:
            return False
        inner = next((clause for clause in unit.clauses if clause.start >= verb.end), None)
        if inner is not None and speech.at(inner.start - 1) in {"what", "how"}:
            return inner.verb.end > end
        if inner is not None:
            return inner.verb.end > end - (inner.verb.base in groups["wants_more"])
        follower = speech.at(verb.end)
        if verb.base == "say":
            return follower == "that" or follower in groups["subject_pronouns"] - {"it"}
        is_act = groups.verbs.has(speech.at(verb.end + 1), Form.BASE)
        if follower == "to" and not is_act:
            return speech.at(verb.end + 1) not in groups.any_of("determiners", "possessives")
        is_placed = verb.base == "think" and follower in {"in", "at", "for"}
        return is_placed or follower not in groups["completed_thought"]

    def _lacks_verb(self, speech: Speech, end: int) -> bool:
        """Whether the words end in a "which" or "who" without its verb."""
        qualities = self.vocabulary.any_of("adjectives", "named")
        start = next(
            (
                at
                for at in range(end - 1, end - 5, -1)
                if speech.at(at) in {"which", "where", "because", "if", "when", "who", "why"}
                or (speech.at(at) == "that" and speech.at(at - 1) in qualities | {"'s", "is"})
            ),
            end,
        )
        verbs = self.vocabulary.verbs
        short = {"'s", "'re", "'m"}
        is_alone = start == end - 1 and self._closes(speech.at(start), speech.at(start - 1))
        return (
            start < end
            and not is_alone
            and not any(verbs.knows(word) or word in short for word in speech.words[start:end])
        )
