"""Tells what is said to the coach about an exercise from an answer to it."""

from __future__ import annotations

import re

from voice_coach.language.normalize import normalize

_LEAD = (
    r"(?:(?:well|okay|oh|um|uh|ugh|hm|hmm|sorry|honestly|look|and|but|so|no|yes|really|just|gosh"
    r"|wait|god|shit|damn|christ) )*"
)
_END = r"(?: (?:sorry|please|honestly|really|to be honest|right now|yet|at all|here|now|for me))*"
_DO = r"(?:say|do|start|begin|answer|put|ask|tell)"
_THIS = (
    r"(?: (?:it|this|that|here|now|then|even|first|next|exactly|you|him|her|them|about it"
    r"|to (?:you|him|her|them|that|this|it)))*"
)
_VERY = r"(?:really |just |honestly |still |so |too |totally |very )*"


def _whole(*wordings: str, end: str = _END) -> re.Pattern[str]:
    """Finds utterances that are one of the wordings and nothing else."""
    return re.compile(f"{_LEAD}(?:{'|'.join(wordings)}){end}")


_TASK = (
    r"(?:that|this|it|observations?|feelings?|needs?|requests?|paraphras\w+|reflections?|checks?"
    r"|validat\w+|refram\w+"
    r"|summary|exercise|step|line|template|own words|i statement|open question)"
)
# what an exercise is told in; "what do you mean by fine" asks the partner
_TERM = (
    r"(?:observations?|feelings?|needs?|requests?|paraphras\w+|reflections?|i statements?"
    r"|open questions?|validat\w+|refram\w+|appreciations?)"
)
_PARTNER = r"(?:him|her|them|my (?:partner|husband|wife|boyfriend|girlfriend|spouse))"

_MINE = r"(?:it|this|that|my answer|the answer|the line)"
_SPOIL = (
    r"(?:(?:say|do|get|put) (?:it|this|that|something|everything) wrong|mess (?:it|this|that) up"
    r"|(?:say|do) the wrong thing)"
)
_NOT_SAYING = rf"i am {_VERY}not (?:saying|going to say) (?:this|that|it)"
_KNOWS_NONE = _whole(
    rf"(?:i {_VERY})?(?:do|would) not (?:really )?know",
    rf"(?:i {_VERY})?do not know (?:what|how|where) (?:to|else to) (?:even )?{_DO}{_THIS}",
    rf"i am not {_VERY}sure (?:what|how|where) (?:to|i should) {_DO}{_THIS}",
    rf"i (?:have )?{_VERY}lost (?:my|the) (?:words|thread|train of thought|place)",
    rf"(?:(?:this|that|it) is {_VERY}(?:stupid|silly|ridiculous|pointless) )?{_NOT_SAYING}",
    rf"(?:i {_VERY})?do not know what i (?:should|could|would|can) {_DO}{_THIS}",
    rf"(?:i {_VERY})?(?:do not know|am not sure) what (?:he|she|they|my \S+) would (?:say|do)",
    r"(?:i )?dunno",
    r"idk",
    rf"(?:i {_VERY}have )?no (?:idea|clue)",
    rf"(?:i {_VERY}have )?no (?:idea|clue) (?:what|how|where) (?:to|i should) {_DO}{_THIS}",
    rf"i am {_VERY}(?:stuck|lost|blank|at a loss|drawing a blank)",
    r"(?:my mind (?:is|went)|i went|i go|it is all) (?:a |all )?blank",
    rf"i {_VERY}can not think of (?:any|anything|one|something)(?: to {_DO}{_THIS})?",
    rf"i {_VERY}can not think of (?:another|any (?:more|others?)|anything (?:else|more))",
    rf"i {_VERY}can not come up with (?:any|anything|one|something)",
    rf"i {_VERY}can not do (?:this|that|it)",
    r"i (?:(?:do|can) )?not (?:find|have|know) the (?:right )?words?"
    r"(?: in english| for (?:it|this|that))?",
    rf"my english is {_VERY}(?:bad|poor|not good|not {_VERY}good)",
    rf"i (?:am not {_VERY}sure|do not {_VERY}(?:know|think))(?: (?:if|that|whether))? i can"
    r" (?:do|say|manage) (?:this|that|it)",
    rf"i do not know (?:if|whether) i am (?:doing|saying|getting) {_MINE} (?:right|wrong|well)",
    rf"i am {_VERY}(?:scared|afraid|worried|nervous)(?: that)? i (?:will|am going to|might)"
    rf" (?:just )?{_SPOIL}",
    rf"i (?:do not want|am (?:scared|afraid)) to (?:just )?{_SPOIL}",
    r"(?:nothing|none) (?:really )?comes? (?:up|to mind|to me)",
    rf"(?:this is {_VERY}|(?:that|this) is too )(?:hard|difficult)",
)
_NICELY = (
    r"(?: (?:(?:more|very|so) )*(?:nice|nicer|nicely|better|kind|kindly|gently|soft|softly|simple"
    r"|simply|polite|politely|right|well))?"
)
_ASKS_FOR_WORDS = _whole(
    # learners keep the order of a statement: "how I can say it more nice"
    rf"(?:what|how) i (?:can|could|should|must|may|will|would|have to) {_DO}{_THIS}{_NICELY}",
    rf"(?:what|how) (?:can|could|should|would|do) i {_DO}{_THIS}{_NICELY}",
    rf"(?:what|how) (?:do|should|would|could|can|else should) i (?:even |then )*{_DO}{_THIS}",
    rf"what am i (?:even )?(?:supposed|meant) to {_DO}{_THIS}",
    r"where (?:do|should) i (?:even )?(?:start|begin)",
    r"(?:can|could|would|will) you (?:just )?tell me (?:what|how) to \S+",
    r"(?:can|could|would|will) you help me(?: (?:that|this|it|again|with this))*",
    # the partner is spoken to; whoever asks about them asks the coach
    r"(?:what|how|when|where) (?:else )?(?:can|could|do|should|would|shall) i"
    rf" (?:say to|tell|ask|answer|invite|approach|talk to|speak to|begin with) {_PARTNER}"
    r"(?: (?:that|this|it|about it))?",
    r"what (?:else )?(?:could|would|might|will|should)"
    rf" (?:he|she|they|{_PARTNER}) (?:say|answer|reply|tell me)",
    r"should i (?:say|tell|use|name|mention|ask|start|begin)(?: (?!your?\b)\S+){0,4}",
    rf"what if (?:he|she|they|{_PARTNER}) (?!(?:is|was|has|had) )\S+(?: (?!you\b)\S+){{0,4}}",
)
_ASKS_MEANING = _whole(
    rf"what do you mean(?: (?:by|with) (?:(?:that|this|an?|the|my|your) )?{_TASK})?",
    r"how do you mean(?: (?:that|this|it))?",
    # a learner's order, in which nobody else asks
    r"(?:what|how) means? (?:(?:the|this|that|an?|word|it|i) )*\S+",
    r"what does (?:(?:the|a|an|word) )*\S+ mean",
    r"(?:can|could|would) you remind me (?:what|how) i (?:am|was) (?:meant|supposed) to (?:do|say)",
    rf"what (?:does|is) (?:an? |the |my )?{_TERM}(?: mean)?",
    rf"i {_VERY}(?:do|did|have) not (?:understand|understood|get|follow)"
    r"(?: (?:it|this|that|(?:the|your|this|that) (?:question|exercise|task)))?",
    rf"i {_VERY}do not (?:understand|get) what (?:you (?:mean|want)"
    r"|i (?:am to|must|should|have to|need to) (?:do|say))",
    r"i (?:have forgotten|forgot|do not remember) (?:the question|what (?:we were|i was) doing"
    r"|what (?:i am|i was) (?:meant|supposed) to (?:do|say))",
    r"what (?:kind|sort) of (?:line|lines|thing|things|answer|question|step)",
    r"(?:like|such as) what",
    r"(?:can|could|would|will) you explain(?: (?:that|this|it|again))*",
    rf"how (?:long|short|much|many words) (?:should|must|does|may) {_MINE}"
    r" (?:have to |need to )?be",
)
_ASKS_WHY = _whole(
    rf"why (?:do|should|must|would) i (?:have to |need to |even |want to )*{_DO}"
    rf" (?:an? |the |my )?{_TASK}(?: (?:back|aloud|out loud|again))*",
    rf"why (?:do|should|must) i (?:have to |need to )*(?:name|need|use) (?:an? |the |my )?{_TERM}",
    r"why (?:that|this) question",
    rf"this is {_VERY}(?:a waste of (?:my )?time|pointless|boring|patroni[sz]ing)",
    r"why (?:is|was|would) (?:that|this|it)(?: be)? (?:better|good|important|wrong|bad)",
    r"what is (?:that|this|it) (?:good )?for",
    r"what is the (?:point|use)(?: of (?:doing )?(?:this|that|it|(?:this|the) exercise))?",
    r"why (?:do|are|did) you (?:ask|asking)(?: me)?(?: (?:that|this|it))?",
    r"why should i (?:tell|answer)(?: you)?(?: (?:that|this|it|anything|about (?:it|that|this)))?",
)
_ASKS_IF_GOOD = (
    r"(?:was|is) (?:that|it|this)(?: any| a| really)* (?:good|okay|right|better|fine|alright)",
    r"(?:was|is) (?:that|it|this) (?:all right|okay like (?:that|this))",
    r"(?:was|is) (?:that|it|this) (?:good enough|correct|wrong|bad|kind|enough|a good answer)",
    r"did i (?:do|get|say|put) (?:it|that|this)(?: (?:right|well|okay|correctly|wrong|all right))?",
    r"did i do (?:okay|well|all right|alright)",
    r"am i doing (?:it|this|that)(?: all)? (?:right|wrong|okay|well|correctly|all right|alright)",
)
_ASKS_IF_MINE_IS_GOOD = _whole(*_ASKS_IF_GOOD)
_ASKS_FOR_VERDICT = _whole(
    *_ASKS_IF_GOOD,
    r"how (?:was|is) (?:that|it|this)(?: one)?",
    r"what (?:was|is) (?:so )?(?:wrong|bad)(?: (?:with|about) (?:that|it|this))?",
    r"what (?:was|is) not (?:good|right)(?: (?:with|about) (?:that|it|this))?",
    r"why (?:was|is) (?:that|it|this) (?:wrong|bad|not (?:good|right|okay))",
    r"what did i (?:do|say|get) wrong",
)
_PERSON = r"(?:real|human|person|being|man|woman|people|someone|somebody|alive)"
_MACHINE = (
    r"(?:robot|machine|computer|bot|chatbot|program|recording|ai|app|chat ?gpt"
    r"|siri|alexa)"
)
_ASKS_WHO_LISTENS = _whole(
    rf"are you (?:even |actually |really |just |only )?(?:(?:a|an|some|like) )*(?:real )?"
    rf"(?:{_PERSON}|{_MACHINE})(?: or (?:(?:a|an|not|just) ?)*(?:{_PERSON}|{_MACHINE})?)?",
    r"(?:who|what) are you",
    r"what is your name",
    r"who (?:made|built|programmed) you",
    rf"(?:who )?am i (?:even |really |just )?(?:talking|speaking) (?:to|with)"
    rf"(?: (?:a|an|some|real|{_PERSON}|{_MACHINE}))*",
    rf"you are {_VERY}(?:not )?{_VERY}(?:(?:a|an|some) )?(?:real )?(?:{_PERSON}|{_MACHINE})"
    r" (?:are you|are not you|right)(?: not)?",
    rf"is (?:there|this|that) (?:even |really )?(?:(?:a|an|any) )?(?:real )?"
    rf"(?:{_PERSON}|{_MACHINE})(?: (?:there|listening|talking|on the line|behind this))*",
    r"is (?:anyone|anybody|someone|somebody) (?:even |really )?(?:there|listening)",
)
_CRIES = (
    rf"(?:i am {_VERY}sorry )?i {_VERY}need a (?:minute|moment|second)",
    rf"(?:i am {_VERY}sorry )?i am {_VERY}(?:crying|in tears|tearing up|welling up)(?: again)?",
    r"i (?:can not|could not) stop crying",
    r"i (?:need|have) to cry",
)
_IN_TEARS = (
    rf"{_END}(?: (?:just )?(?:give me|i need|one|a) (?:a |one )?(?:moment|minute|second|sec))?"
)
_IS_CRYING = _whole(*_CRIES, end=_IN_TEARS)
_IS_OVERCOME = _whole(
    *_CRIES,
    rf"(?:it|this|that) {_VERY}hurts {_VERY}(?:too )?much",
    rf"(?:it|this|that) is {_VERY}(?:painful|upsetting|raw)(?: today| tonight)?",
    end=_IN_TEARS,
)
_HESITATES = _whole(
    r"(?:i am )?not (?:so |really |quite |that )*sure",
    r"maybe(?: later| another time| not)?",
    r"perhaps",
    r"whatever",
    r"either way",
    r"i guess not",
    r"(?:i would )?rather not",
    r"(?:i )?(?:do|would) not (?:really )?(?:mind|care)",
    r"it does not matter",
    r"up to you",
    r"you (?:decide|choose|say)",
    r"(?:if|as|whatever) you (?:want|like|wish|think)",
)
_AGREES = re.compile(
    r"(?:(?:haha?|ha|oh|well|um|hm|mm|mhm|i think|i guess|god|wow|literally|kind of|sort of) )*"
    r"(?:(?:yes|yeah|yep|yup|aye|exactly|precisely|absolutely|indeed|correct|right(?! now)|true"
    r"|definitely|spot on|kind of|sort of|pretty much|more or less|basically)"
    r"|(?:that|it|this) is (?:quite |exactly |absolutely |about |pretty much |more or less |just )*"
    r"(?:right|it|true|correct|so|how it is|what it is|the way it is)"
    r"|(?:i )?(?:suppose|guess|think|reckon) so"
    r"|you (?:have )?(?:got|have) (?:it|that)(?: right)?)(?!\S)(?P<rest>.*)"
)
_MEANT = r"(?:said|say|meant|mean|told you|was saying|was trying to say)"
_MISTAKEN = (
    rf"(?:that|it|this) (?:is|was) not (?:really |quite |exactly |at all )?what i {_MEANT}",
    r"you (?:have )?(?:got|heard|understood) (?:it|that|me) (?:all |quite )?wrong",
    r"you (?:have )?(?:misunderstood|misheard)(?: (?:me|that|it))?",
)
_DENIES = _whole(
    *_MISTAKEN,
    r"i (?:did|do) not (?:say|mean) (?:that|it|this)",
    _NOT_SAYING,
)
_CORRECTS = _whole(*_MISTAKEN)
_NEVER_SAID = re.compile(
    rf"{_LEAD}(?<=no )(?:{_LEAD})i (?:did not say|never said)"
    r"(?: (?:that|it|this|he|she|they|i|we)(?!\S).*)?"
)
# "no, I didn't say she left because of me"
_MOST_AFTER_YES = 4
# words; whoever says more adds something
_TAKES_BACK = frozenset(["but", "except", "only", "although", "not", "no"])


def is_at_a_loss(text: str) -> bool:
    """Whether someone says that they know no answer, or asks what one would be."""
    plain = normalize(text)
    return any(each.fullmatch(plain) for each in (_KNOWS_NONE, _ASKS_FOR_WORDS, _ASKS_MEANING))


def asks_back(text: str) -> bool:
    """Whether someone asks what they are to do, and does not only say that they know no answer."""
    return asks_for_words(text) or asks_meaning(text)


def asks_for_words(text: str) -> bool:
    """Whether someone asks the coach for the words to say: "what should I say now"."""
    return _ASKS_FOR_WORDS.fullmatch(normalize(text)) is not None


def asks_meaning(text: str) -> bool:
    """Whether someone asks what is meant, or how long an answer should be."""
    return _ASKS_MEANING.fullmatch(normalize(text)) is not None


def asks_why(text: str) -> bool:
    """Whether someone asks what an exercise or a question of the coach is good for."""
    return _ASKS_WHY.fullmatch(normalize(text)) is not None


def is_overcome(text: str) -> bool:
    """Whether someone says that it hurts too much to go on just now: "sorry, I'm crying"."""
    return _IS_OVERCOME.fullmatch(normalize(text)) is not None


def is_crying(text: str) -> bool:
    """Whether someone says that tears came. Where they tell of themself, pain is what they tell."""
    return _IS_CRYING.fullmatch(normalize(text)) is not None


def asks_who_listens(text: str) -> bool:
    """Whether someone asks if a person or a machine hears them."""
    return _ASKS_WHO_LISTENS.fullmatch(normalize(text)) is not None


def asks_for_verdict(text: str) -> bool:
    """Whether someone asks how good their answer was."""
    return _ASKS_FOR_VERDICT.fullmatch(normalize(text)) is not None


def asks_if_good(text: str) -> bool:
    """The same, told from what a partner may be asked: "what's wrong", "how was that"."""
    return _ASKS_IF_MINE_IS_GOOD.fullmatch(normalize(text)) is not None


def hesitates(text: str) -> bool:
    """Whether someone who is asked whether they want something cannot say, or leaves it open."""
    return _HESITATES.fullmatch(normalize(text)) is not None or is_at_a_loss(text)


def agrees(text: str) -> bool:
    """Whether an answer to "is that right" agrees in words of its own and adds nothing."""
    found = _AGREES.fullmatch(normalize(text))
    if found is None:
        return False
    rest = found["rest"].split()
    return len(rest) <= _MOST_AFTER_YES and _TAKES_BACK.isdisjoint(rest)


def denies(text: str) -> bool:
    """Whether an answer to "is that right" only says no, in words of its own."""
    return _DENIES.fullmatch(normalize(text)) is not None


def corrects(text: str) -> bool:
    """Whether someone says that what was given back to them is not what they said."""
    plain = normalize(text)
    return any(each.fullmatch(plain) for each in (_CORRECTS, _NEVER_SAID))
