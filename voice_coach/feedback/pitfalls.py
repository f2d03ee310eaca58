"""What gets in the way: one function, one pitfall."""

from __future__ import annotations

import re

from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import content_words
from voice_coach.feedback.cues import Hit, all_hits, best_hit, cue, word_before, wording
from voice_coach.feedback.strengths import Measure

# --- absolute and blame ----------------------------------------------------------------------

_NEVER = r"(?:never|always|constantly|forever|every (?:single )?time|all the time|not once|all you(?: ever)? do)"
# What people reproach each other with; "you never got a break" is not among it.
_REPROACH = (
    r"(?:listen\w*|hear me|help\w*|ask(?: me| how| about)|care\w*|talk(?: to| with| about)\S*|tell me|call(?: me)?|text(?: me)?|look (?:at|up)|"
    r"notice\w*|thank\w*|say (?:sorry|thank|anything|you|it|what|hello)|apologi[sz]e|clean\w*|do (?:the|anything|your|what|this|that|it)|come home|show up|remember\w*|forget\w*|"
    r"spend time|make time|have time|think (?:of|about) (?:me|us|anyone|others|my)|want to (?:talk|be|do|spend|listen|hear)|answer\w*|let me|give me|show (?:me|any)|"
    r"ignor\w+|interrupt\w*|shut(?: me)?(?: down| out)|walk (?:away|out|off)|leave (?:me|everything|it|the|your)|stare|staring|on (?:your|the|that) (?:phone|computer|laptop|screen)|"
    r"late|too busy|busy|working|complain\w*|criticis\w+|criticiz\w+|blam\w+|yell\w*|shout\w*|nag\w*|snap\w*|lie|lying|tired|angry|cold|distant|quiet|silent|withdrawn|grumpy|"
    r"putting|put (?:work|your|me|everything|yourself)|choose|pick (?:fights|a fight)|start (?:fights|a fight|arguments)|take (?:me|it out|everything|over|their|his|her|my)|twist|turn (?:it|this|everything|away|on)|"
    r"cook|pay attention|support\w*|understand(?: me)?|believe me|touch me|hug me|hold me|kiss me|compliment|appreciate\w*|plan (?:anything|dates)|open up|try|make (?:me|excuses|it about|everything|promises|an effort|any effort)|"
    r"avoid\w*|push (?:me|your)|disappear|run(?:ning)? (?:away|off|late)|hide|hiding|break (?:your|promises)|keep (?:your|promises)|follow through|finish|have to be right|right|win|get your way|"
    r"do this|do that|change|there for me|here|home|there|away|out with|gone|roll your eyes|say no|selfish|lazy|mean|rude|sorry|doing this|doing that|checking|scrolling|gaming|watching|playing|judging|correcting|taking|expect\w*)"
)
_ABSOLUTE_STRICT = (
    cue(rf"you(?: are| were| have| do| did| would| will| can| could| just| only| really| almost)*(?: not)? (?:{_NEVER}) (?:\S+ )?{_REPROACH}", 1.0, "Words like always and never leave no way out."),
    cue(rf"you (?:are |just |only |do )*(?:{_REPROACH})(?: \S+){{0,3}}? (?:all the time|every (?:single )?time|constantly)(?: (?:i|we) \S+)?", 0.8, "It says that this happens every time."),
    cue(r"every (?:single )?time i (?:try|talk|ask|want|say|speak|bring|need|come|open)(?: \S+){0,5} you(?: \S+)?", 0.9, "It says that this happens every time."),
    cue(r"(?:all you(?: ever)? do|the only thing you(?: ever)? do) is \S+|you have not once \S+|not once (?:have|did) you(?: \S+)?|never once (?:have|did) you(?: \S+)?|you (?:have )?never (?:ever |once )(?:\S+ )?(?:me|my|us|" + _REPROACH + ")", 1.0, "Words like always and never leave no way out."),
    cue(r"why (?:do|are|can|must|would) (?:you|not you|you not) (?:always|never|constantly)(?: \S+)?|(?:nothing|everything) i (?:ever )?(?:do|say)(?: \S+){0,3} (?:good enough|wrong|right|for you)|nothing is ever(?: \S+){1,3} for you", 0.95, "Words like always and never leave no way out."),
)  # fmt: skip
_ABSOLUTE_WIDE = (
    cue(rf"(?:you|we|nobody|no one|everyone|everything|it|this)(?: are| were| have| do| did| would| will| can| could| just| only| really| is| has| not)* (?:always|never|constantly|forever)(?: \S+)?", 0.9, "Words like always and never leave no way out."),
    cue(r"(?:every (?:single )?(?:time|day|night|evening|morning)|all the time|all day long|not once|not ever|at all times|24 7|nothing (?:ever )?(?:changes|works)|no matter what|without fail|nothing ever|any ?more than|never|always|constantly) ?(?:you|i|we)?", 0.6, "It says that this happens every time."),
)  # fmt: skip
_ABSOLUTE_HARMLESS = wording(
    r"you never know|never mind|as always|like always|for ever and ever|always remember|always be here|always been here|i (?:will|would|can|have|am|had|do|could|\S+)? ?(?:always|never)(?: \S+)?"
    r"|(?:will|would|can|could) always|never been (?:easier|better|closer)|never too late|always (?:welcome|loved|love|here|hope|there for you|be|liked|admired|wanted|meant|mattered)"
    r"|almost (?:always|never)|not always|(?:does|do|did|is|are|has|have) not always|better than never|every (?:day|night|evening|morning|week|sunday|saturday|monday|tuesday|wednesday|thursday|friday) (?:at|from|for|we|i|after|before|with)"
    r"|always and never|never and always|the word (?:never|always)|never (?:meant|want|wanted) to (?:hurt|make|push|leave)"
)
_REPORTED = re.compile(
    r"(?:\b(?:said|say|saying|says|told|tell|think|thought|felt|feel|feels|feeling|mean|hear|heard|hearing|sounds? like|seems? like"
    r"|as if|as though|like|worried|afraid|because|where|that|when|if)\b(?: \S+){0,4} ?)$"
)


def absolute(context: Context) -> Hit | None:
    """Always, never and their like, held against the other person."""
    hits = [hit for hit in all_hits(context.line, _ABSOLUTE_STRICT)]
    wide = context.is_to_partner and not context.is_listening
    if wide:
        hits += list(all_hits(context.line, _ABSOLUTE_WIDE))
    for hit in sorted(hits, key=lambda hit: (-hit.strength, hit.start)):
        if not _is_harmless_absolute(context, hit):
            return hit
    return None


def _is_harmless_absolute(context: Context, hit: Hit) -> bool:
    for match in _ABSOLUTE_HARMLESS.finditer(context.plain):
        if (
            match.start() <= hit.end
            and hit.start <= match.end()
            and "you" not in match.group().split()
        ):
            inside = context.plain[hit.start : hit.end]
            if not inside.startswith("you") or match.start() <= hit.start:
                return True
            if match.group().startswith(("not always", "almost", "always welcome")):
                return True
    return _gives_back(context, hit)


def _gives_back(context: Context, hit: Hit) -> bool:
    """Whether the words reflect what was heard, or report what someone said or feels."""
    before = context.plain[max(0, hit.start - 40) : hit.start].strip()
    if re.search(
        r"\b(?:you (?:said|say|told|tell|think|thought|feel|felt|are saying|were saying|worry|mean|meant|mentioned)|sounds? like|seems? like|hear(?:d|ing)?(?: you)?(?: say(?:ing)?)?|sounds as (?:if|though))(?: me| us| that| like| as if| as though| it is)*$",
        before,
    ):
        return True
    if not context.is_listening or not context.heard.words:
        return False
    heard = set(context.heard.words)
    has_absolute = bool(
        heard & {"never", "always", "every", "no", "nobody", "nothing", "not", "constantly", "all"}
    )
    words = content_words(context.plain[hit.start : hit.end].split(), context.lexicon)
    return has_absolute and ("i" in heard) and bool(heard & set(words))


_BLAME = (
    cue(r"you(?: really| just| always| do| did| have| keep| are)* (?:make|made|making) me(?: feel| so| look| sound| mad| angry| crazy| sad| sick| do| cry)(?: \S+)?|you (?:drive|drove|are driving|push|pushed) me (?:crazy|mad|nuts|away|insane|up the wall|to)", 1.0, "It hands the feeling's cause to the other person."),
    cue(r"(?:it|this|that|which)(?: is| was)(?: all| entirely| completely| really| just| only| always| partly)* (?:your|you (?:who|that)) (?:fault|doing|own fault|problem|mess|started|ruined|broke|caused|did)|your (?:own )?fault|because of you(?: \S+)?|thanks to you|you are to blame|i blame you|you (?:ruin|ruined|wreck|wrecked|spoil|spoiled|broke|destroy|destroyed|sabotage\w*) (?:everything|it|this|us|our|my|the)(?: \S+)?|you started (?:it|this)|you are the (?:one|reason|problem|cause)(?: \S+){0,4}|it is you who(?: \S+){1,3}|(?:if|maybe if) you (?:were not|had not|did not|would just|would only|had just|only|just|could just|would)(?: \S+){1,5}|look what you(?: \S+){1,3}", 1.0, "It says whose fault it is."),
    cue(r"you are(?: being| just| so| such a| such an| really| too| always| a| an| very| the most| acting| getting| all| pretty| completely| totally| incredibly| unbelievably| quite| becoming)* (?:selfish|lazy|cold|impossible|heartless|useless|childish|immature|ridiculous|pathetic|stupid|crazy|cruel|mean|rude|thoughtless|inconsiderate|uncaring|self ?centred|self ?centered|stubborn|jerk|idiot|liar|coward|unreliable|irresponsible|ungrateful|insensitive|dramatic|hopeless|spoiled|spoilt|bully|bad (?:partner|husband|wife|father|mother|parent)|terrible (?:partner|husband|wife|father|mother|parent)|like your (?:mother|father|mum|dad|mom)|workaholic|distant|closed off|shut off|checked out|absent|self-centred|self-centered|controlling|needy|unfair|careless|dishonest|hypocrite|annoying|difficult|a wall|robot|stranger|child|baby|paranoid|manipulative|toxic|narcissist\w*|lousy|worthless|a disappointment|no help|sulking|moody|petty|bitter|jealous)(?: \S+)?", 0.9, "It judges the person."),
    cue(r"you (?:do not|did not|never|would not|could not|can not|will not)(?: even| really| just| ever| bother to| even bother to| seem to| even try to)* (?:care|love me|respect me|bother|try|listen|lift a finger|help|give a damn|think of|think about (?:me|us|anyone)|appreciate|make an effort|pull your weight|want to be with|value|see me|notice me|notice|talk to me|make any effort|understand me|look at me|do anything|do your (?:share|part)|put in)(?: \S+){0,3}", 0.85, "It accuses."),
    cue(r"what is (?:wrong|the matter) with you|what is your problem|you should (?:have|not have|be ashamed|know better)(?: \S+){0,4}|how could you(?: \S+)?|how dare you|shame on you|you let me down|you failed(?: \S+)?|you (?:have )?(?:abandoned|betrayed|ignored|neglected|humiliated|punished|rejected|abandon|betray|ignore|neglect|humiliate|reject|punish|dismiss|dismissed|cheated|lied to|disrespect|disrespected|hurt|attack|attacked|criticise|criticize|shut|shut out|push away|pushed away|left) me(?: \S+)?|you keep (?:\S+ing)(?: me)?(?: \S+){0,3}|you (?:tend|like) to (?:shut|pull|run|hide|ignore|explode|sulk|walk|blame|avoid|withdraw)(?: \S+){0,3}|you act(?: \S+)? (?:like|as if)(?: \S+){0,3}|you (?:only|just) (?:care|think|want|sit|hide|stare|lie|complain|talk) (?:about|there|around|of|behind|at)(?: \S+){0,3}|you just (?:sit|stare|leave|ignore|walk|scroll|hide|disappear|shut)(?: \S+){0,3}|you (?:owe|cost) me(?: \S+)?|you refuse(?: \S+){1,3}|you (?:have )?(?:changed|stopped (?:caring|loving|trying|listening|talking|helping|making))(?: \S+){0,2}|you are (?:ignoring|avoiding|neglecting|punishing|rejecting|hurting|pushing|shutting|abandoning|freezing|destroying|ruining|lying to|using|hiding from) (?:me|us|everything|our)(?: \S+){0,2}|(?:i|we) (?:have to|had to|end up|do|did) (?:do )?everything (?:myself|alone|around here)(?: because you(?: \S+)*)?|i feel (?:like|that|as if|as though) you(?: \S+){1,4}", 0.8, "It accuses."),
)  # fmt: skip
_BLAME_WIDE = (
    cue(
        r"you (?:forgot|ignored|left|sat|stayed|came home late|broke|stopped|spent|went|refused|did not even|do not even|shut|hid|disappeared|walked|turned)(?: \S+){1,4}",
        0.4,
        "The fault is put with the other person.",
    ),
)


def blame(context: Context) -> Hit | None:
    """Puts the fault, or a verdict, on the other person."""
    hits = list(all_hits(context.line, _BLAME))
    for hit in sorted(hits, key=lambda hit: (-hit.strength, hit.start)):
        if not _gives_back_person(context, hit):
            return hit
    return None


_HEDGED = re.compile(
    r"\b(?:you (?:said|say|told|think|thought|feel|felt|worry|worried|are saying|were saying|are feeling|are afraid|mean)"
    r"|sounds? (?:like|as (?:if|though))|seems? (?:like|as (?:if|though))|i (?:hear|heard|am hearing|do not (?:think|believe|mean|want))|not saying|not that|never meant"
    r"|hearing|afraid|so|maybe|perhaps|if|whether|do not think)(?: that| like| as if| as though| it is| because)*$"
)


def _gives_back_person(context: Context, hit: Hit) -> bool:
    """Whether "you" is the one who feels it: said back to someone, reported, or put as a question."""
    before = context.plain[max(0, hit.start - 45) : hit.start].strip()
    inside = context.plain[hit.start : hit.end]
    if (
        context.is_listening
        and context.heard.words
        and not re.search(r"\b(?:me|fault|us|wrong with)\b", inside)
    ):
        heard_self = {"i", "my", "me", "we"} & set(context.heard.words)
        if heard_self and (context.overlap.shared or _HEDGED.search(before)):
            return True
    if inside.startswith(("if you", "maybe if")) and not re.search(
        r"if (?:you|only you) (?:were not|had not|did not|would just|would only|had just|only|could just)",
        inside,
    ):
        return True
    return bool(
        re.search(
            r"\b(?:you (?:said|say|told|think|thought|feel|felt|worry|worried|are saying|were saying|are afraid)|sounds? like|seems? like|i am not saying|not saying|do not think|do not believe)(?: me| that| like| as if| as though| it is)*$",
            before,
        )
    ) or _is_denied(inside, before)


def _is_denied(inside: str, before: str) -> bool:
    return inside.startswith(("your fault", "because of you")) and bool(
        re.search(r"\b(?:not|never|no)(?: all| just| only)?$", before)
    )


_MIND_READING = (
    cue(r"you (?:do not|no longer|never|obviously do not|clearly do not|just do not|probably do not)(?: even| really| actually)* (?:care|love me|want me|want to be (?:with me|here|close|around me)|like me|trust me|need me|miss me|find me|respect me|want us|enjoy being)(?: \S+){0,3}", 0.9, "It tells the other person what they feel."),
    cue(r"you (?:obviously|clearly|just|only|secretly|really|probably|must|evidently|simply)(?: just| only)? (?:want|think|care|hate|feel|believe|like|enjoy|love|do not want|do not care|wish|resent|blame|did (?:that|it|this)|do (?:that|it|this)|need)(?: \S+){1,6}", 0.75, "It tells the other person what they think."),
    cue(r"you (?:did|do|said|are doing|were doing|only did|just did|say) (?:that|it|this)(?: just| only)?(?: on purpose| to \S+(?: me| us| \S+)?| because you(?: \S+){1,4})|on purpose|you (?:are|were|must be)(?: just| only| obviously| clearly)? (?:trying|doing this|doing that|hiding|seeing someone|having an affair|punishing|avoiding|testing|bored (?:with|of) me|tired of me|sick of me|cheating|ashamed of me|planning)(?: \S+){0,5}|i know (?:what|exactly what|that|why|how) you (?:think|are thinking|want|feel|really|are|did|do)(?: \S+){0,4}|you think (?:i|that i|we|my)(?: \S+){1,5}|you (?:would|want) (?:rather|to) (?:be with|leave|hurt|get rid|be rid|be anywhere|be alone than|get away|punish|make me)(?: \S+){0,5}|you have (?:given up|lost interest|stopped loving|fallen out|checked out|moved on|someone else)(?: \S+){0,3}|you (?:hate|resent|despise) (?:me|us|my|being)(?: \S+){0,3}|you are (?:over|done with|through with) (?:me|us)|the real reason(?: \S+){0,3} you(?: \S+){1,4}|(?:it|that) is because you (?:do not|hate|want|think|are|never|just)(?: \S+){0,4}|deep down you(?: \S+){1,4}|you do not (?:really )?mean (?:that|it)|what you really (?:mean|want|feel|think)(?: \S+){0,4}", 0.85, "It tells the other person what they think or want."),
)  # fmt: skip
_TENTATIVE_BEFORE = re.compile(
    r"\b(?:maybe|perhaps|wonder|wondering|might|may|could|guess|guessing|imagine|possible|possibly|sounds?|seems?|if|whether|sense|hearing|hear"
    r"|do|did|are|said|told|saying|feel|felt|like|worry|worried|afraid|thinking|believe|tell|story|assume|assumed|fear)\b"
)


def mind_reading(context: Context) -> Hit | None:
    """A motive or thought of the other person is stated as a fact."""
    for hit in sorted(
        all_hits(context.line, _MIND_READING), key=lambda hit: (-hit.strength, hit.start)
    ):
        before = context.plain[max(0, hit.start - 40) : hit.start]
        inside = context.plain[hit.start : hit.end]
        if _TENTATIVE_BEFORE.search(before):
            continue
        if (
            context.is_listening
            and context.overlap.shared
            and not re.search(r"\b(?:me|us|purpose)\b", inside)
        ):
            continue
        if inside.startswith("on purpose") and word_before(context.line, hit.start) in {
            "it",
            "not",
        }:
            continue
        return hit
    return None


# --- listening pitfalls ----------------------------------------------------------------------

_MINIMISING = (
    cue(r"(?:it|this|that|everything|things|all|you)(?: is| are)? (?:will|is going to|are going to|is gonna|would|going to)(?: all| surely| soon| probably| definitely)* (?:be (?:fine|okay|all right|alright|over|better|good|great)|work (?:itself |themselves )?out|get better|pass|blow over|sort itself out|turn out(?: \S+)?|get over it|feel better(?: \S+){0,2})(?: \S+)?", 0.95, "It talks the feeling down."),
    cue(r"do not (?:worry|be (?:sad|upset|silly|so|like that|afraid|angry|dramatic)|cry|take it (?:so|too|personally)|stress|let it|overthink|think about it|feel (?:bad|that way|so|like that)|make a (?:big deal|fuss)|get (?:upset|so|worked))(?: \S+){0,3}|you (?:should not|must not|do not need to|need not|do not have to) (?:worry|feel (?:bad|that way|so|like that|guilty|sad|lonely|upset)|be (?:so )?(?:sad|upset|angry|worried|afraid|scared)|cry|get (?:so )?upset)(?: \S+){0,3}|no need to (?:worry|be|cry|feel|get)(?: \S+){0,3}", 0.9, "It talks the feeling down."),
    cue(r"at least (?:you|it|we|they|i|he|she|the|there|your|nobody|no one|that|this)(?: \S+){1,4}|(?:it|that|this|things) (?:is|are|was|could) (?:not|hardly)(?: really| even| exactly| all)* (?:that|so|such a|a|the end|as|too)(?: \S+)? ?(?:bad|big|deal|hard|serious|world|terrible|much|awful|of the world|thing|tragedy|difficult|important)(?: \S+)?|(?:it|that|this) (?:is|was) (?:nothing|no big deal|not a big deal|just (?:a|one|work|life|how)|only (?:a|one)|all in your head|normal stress)(?: \S+){0,4}|(?:it|things|that) could be (?:\S+ )?worse|could (?:be|have been) (?:\S+ )?worse|worse things(?: \S+)?|other people (?:have|are|got)(?: \S+){1,4}|some people(?: \S+){1,5}|everyone (?:feels|has|gets|goes|is|does)(?: \S+){1,5}|everybody (?:feels|has|gets|goes|is|does)(?: \S+){1,5}|we all (?:have|get|feel|go)(?: \S+){1,4}|you are (?:overreacting|too sensitive|being (?:too |so |over)?(?:sensitive|dramatic|silly|emotional|ridiculous)|exaggerating|making (?:too much|a mountain|a big deal|a fuss)|overthinking|blowing)(?: \S+){0,4}", 0.9, "It makes the thing smaller than it feels."),
    cue(r"(?:just )?(?:cheer up|calm down|relax|get over it|let it go|move on|snap out of it|lighten up|toughen up|chin up|look on the bright side|stay positive|think positive(?:ly)?|be positive|forget (?:about )?it|shake it off|suck it up|man up|smile|get some sleep and)(?: \S+){0,3}|look on the bright(?:er)? side|bright side|silver lining|(?:it|that) happens(?: to \S+)?|(?:that|it) is life|such is life|you will (?:get over (?:it|that|him|her)|get used to it|be fine|be okay|be all right|be alright|survive|live|manage|laugh about|forget|thank)(?: \S+){0,3}|time heals(?: \S+)?|no big deal|not a big deal|not the end of the world|stop (?:crying|worrying|overthinking|whining|complaining|moping|being)(?: \S+){0,3}|you are (?:fine|okay|lucky)(?: (?:to|that|compared)(?: \S+){1,4})?|it is not like(?: \S+){1,5}|be (?:glad|grateful|thankful|happy) (?:that|you|it|for|we)(?: \S+){0,4}|(?:everything|it) happens for a reason|it was (?:just|only) (?:a joke|one)(?: \S+){0,3}|why (?:are|do) you(?: \S+)? (?:so )?(?:upset|sad|worried|bothered|worry|cry|care)(?: about (?:that|this|it))?|i am sure (?:it|you|they|he|she|that|everything|things)(?: \S+){1,6}", 0.85, "It talks the feeling down."),
)  # fmt: skip
_MINIMISING_EXCUSED = re.compile(
    r"\b(?:said|says|told|tell|telling|hear|hearing|thinking|think|hope|hoping|believe|people|they|everyone|wish|wanted|want|feel like)\b[^.]{0,25}$"
)


def minimising(context: Context) -> Hit | None:
    """Talks a feeling down or away."""
    for hit in sorted(
        all_hits(context.line, _MINIMISING), key=lambda hit: (-hit.strength, hit.start)
    ):
        before = context.plain[max(0, hit.start - 40) : hit.start].strip()
        inside = context.plain[hit.start : hit.end]
        if re.search(
            r"\b(?:you|people|they|everyone|she|he|i) (?:said|says|say|told|keep saying|keep telling|tell)(?: \S+){0,2}$",
            before,
        ):
            continue
        if inside.startswith(
            (
                "relax",
                "smile",
                "move on",
                "let it go",
                "forget",
                "calm down",
                "it happens",
                "stop being",
            )
        ) and not _is_imperative(context, hit):
            continue
        if (
            inside.startswith(("some people", "other people", "everyone", "everybody", "we all"))
            and not context.is_listening
        ):
            continue
        if re.search(r"\b(?:not|never)$", before) or before.endswith(
            ("hope", "hoping", "wonder if", "wish")
        ):
            continue
        return hit
    return None


def _is_imperative(context: Context, hit: Hit) -> bool:
    """Whether a verb form stands where a command would."""
    before = word_before(context.line, hit.start)
    return before in {
        "",
        "just",
        "please",
        "and",
        "so",
        "but",
        "now",
        "okay",
        "well",
        "oh",
        "then",
        "hey",
        "come",
        "should",
        "to",
        "need",
    } and not re.search(
        r"\b(?:i|we|want|love|like|help|helps|trying|able|time|how) to$",
        context.plain[: hit.start].strip(),
    )


_VERBS_OF_ADVICE = (
    r"(?:try|talk|go|take|get|make|ask|tell|see|think|look|find|call|write|read|eat|sleep|exercise|start|stop|join|plan|set|let|keep|give|put|do|use|spend|speak|"
    r"consider|focus|remember|work|learn|quit|leave|move|change|cut|reach|avoid|turn|practice|practise|sit|drink|meditate|breathe|check|apply|visit|save|buy|pick|relax|rest|listen|say|wake|schedule|book|walk|break|be|have|just|also|maybe|avoid|write|ignore|forget|calm|not|let|stay|hire|seek|allow|open|treat|surround|build|show|express|come|allow|enjoy|volunteer|search|create|google|prioriti[sz]e|distract|contact|consult|confront|communicate)"
)
_ADVICE = (
    cue(rf"(?:i (?:think|feel|believe|guess|would say) |maybe |perhaps |well |so |and |but )*you<adv> (?:should|ought to|had better|need to|must|have to|have got to|better)(?: definitely| really| just| maybe| probably| try to| not| also| at least| always| never)* {_VERBS_OF_ADVICE}(?: \S+){{0,6}}", 0.9, "It tells the other person what to do."),
    cue(rf"you (?:could|can|might|may)(?: always| also| maybe| perhaps| even| just| want to| possibly| still| try to| both| then| certainly| definitely| at least)+ {_VERBS_OF_ADVICE}(?: \S+){{0,6}}|you (?:could|might) {_VERBS_OF_ADVICE}(?: \S+){{1,6}}|you can {_VERBS_OF_ADVICE}(?: \S+){{1,6}}", 0.75, "It suggests what to do."),
    cue(r"(?:have|had) you (?:ever )?(?:tried|thought (?:about|of)|considered|looked into|asked|talked to|spoken to|spoken with|talked with|been able to)(?: \S+){1,6}|why (?:do|did) not you(?: just| try| simply)?(?: \S+){1,6}|why not(?: just)? (?:\S+)(?: \S+){1,5}|(?:what|how) about (?:you )?(?:trying|going|\S+ing|just|taking|a|if you)(?: \S+){0,6}|(?:what if|how about if) you(?: \S+){1,6}|do you think you (?:could|can|should)(?: \S+){1,6}|could you (?:try|ask|talk|maybe|perhaps|not|just|take|go|find|get|make|see if|possibly|consider|do|set|speak|write|call|say|share your|use|join|reach)(?: \S+){1,6}", 0.75, "It hands out a solution as a question."),
    cue(r"if i were you(?: \S+){0,6}|if i was you(?: \S+){0,6}|in your (?:shoes|place|position) i would(?: \S+){0,6}|i (?:would|will|can|strongly|highly|really|do|just)*(?: strongly| highly| really)*(?: suggest|recommend|advise|encourage|urge)(?: that| you| trying| to)(?: \S+){0,6}|my (?:advice|suggestion|recommendation|tip)(?: \S+){1,6}|i (?:think|guess) (?:the )?(?:best|it is best|it would be|it is better|a good)(?: \S+){1,8}|it (?:might|may|could|would|will|is|can)(?: \S+)? (?:help|be (?:good|better|best|helpful|useful|worth|wise|nice|great|a good idea|beneficial|healthy|smart)|best|better|a good idea|important)(?: \S+)?(?: to| if you| for you to)(?: \S+){1,6}|(?:the )?(?:best|first|only|main|important|good|easiest|next) (?:thing|step|way)(?: (?:you can do|to do|would be|for you))? (?:is|would be|might be|to do is)(?: to)?(?: \S+){1,6}|(?:would|might|could) (?:it|that) help (?:to|if)(?: \S+){1,6}|here is what (?:you|i would)(?: \S+){1,6}|(?:one|another|some) (?:thing|idea|option|way|things|tips|ideas|options|possibility|suggestion)(?: \S+){0,4}? (?:is|are|would be|might be|could be|you|to)(?: \S+){1,6}|(?:something|things) (?:you|to) (?:could|can|might|try)(?: \S+){0,4}|worth (?:a try|trying|considering|\S+ing)(?: \S+){0,3}|(?:helps?|helped|works?|worked) (?:me )?(?:to|is|was|by|when i)(?: \S+){1,5}|what (?:helps|helped|works|worked)(?: for)? me(?: \S+){1,5}|all you (?:need|have) to do(?: \S+){1,5}|you (?:would|will) (?:be better off|feel better if|do well|benefit)(?: \S+){1,5}|make sure (?:you|to|that)(?: \S+){1,5}|be sure to(?: \S+){1,4}|there (?:are|is)(?: \S+){0,3} (?:apps?|websites?|groups?|resources|hotlines?|support groups?|books?|ways|classes|therapists?|counselors?|counsellors?|online|programs?|medications?|services)(?: \S+){0,5}", 0.75, "It offers a solution."),
    cue(rf"(?:(?:so|just|please|maybe|perhaps|first|then|also|and|well|try|okay|yes|instead|but|always|definitely|even) )*(?:try (?:to|and|not|a|some|\S+ing|the|your|out|it|different|something|this|talking|making)|talk to (?:your|a|the|him|her|them|someone|somebody|people|friends)|ask (?:your|for|him|her|them|the|a)|go (?:to|and|for|see|out|outside|back|talk|on a)|get (?:some|a|yourself|enough|out|help|off|up|in touch|more|rid|him|her|them)|take (?:a|some|your|care|time|one|it|things|the|up|breaks|deep|him|her|them)|find (?:a|some|someone|something|out|time|ways|other|new|people|another)|give (?:yourself|him|her|them|it|your)|make (?:a|some|time|an|your|new|yourself|plans|friends)|keep (?:a|your|busy|trying|in touch|looking|track|applying|going|doing|in mind|up)|set (?:a|some|aside|up|goals|boundaries)|write (?:down|it|a|them|your|in)|see (?:a|if|your|someone|whether)|start (?:with|by|a|to|doing|looking|small|\S+ing)|call (?:your|him|her|a|the|them|someone)|tell (?:your|him|her|them)|focus on|think (?:about (?:what|how|the|it this|your)|of (?:it|something|what))|consider \S+|remember (?:to|that|you)|do (?:something|some|things|what you|not (?:let|give|forget|be|take|listen|ever|do|feel|pay|try|worry|get|put|go|text|tell))|let (?:him|her|them|your|yourself|go)|look (?:for|into|at|up|online)|reach out(?: to)?|speak (?:to|with|up)|be (?:honest|kind|strong|patient|careful|yourself|open|there|gentle|brave|positive|proactive)|use (?:your|a|the|some|that)|listen to|practice|practise|spend (?:time|some|more)|avoid|join a|stop (?:worrying|doing|thinking|trying|seeing|talking|letting|being|\S+ing)|move (?:on|out|away)|leave (?:him|her|it|that|them)|quit|break up|put (?:yourself|your|it|some|the)|eat|drink (?:some|more|a|water)|exercise|breathe|meditate|read|watch|stay (?:away|busy|positive|strong|calm|safe|in touch|connected|focused)|work on|learn (?:to|how|a|about|some)|apply|hang (?:out|in)|check (?:out|with|in|if|your)|explain|show (?:him|her|them)|cut (?:back|down|out|off|ties)|contact|save|treat yourself|prioriti[sz]e|distract|turn (?:off|it)|sleep on it|wait (?:until|for|a)|plan (?:a|some|something|ahead)|sit (?:down|with)|schedule|seek|volunteer|surround|google|search|create|build|discuss|communicate|hire|allow yourself|talk (?:it|about|with))(?: \S+){{0,6}}", 0.6, "It tells what to do."),
)  # fmt: skip


def advice(context: Context) -> Hit | None:
    """A solution that nobody asked for."""
    for hit in sorted(all_hits(context.line, _ADVICE), key=lambda hit: (-hit.strength, hit.start)):
        inside = context.plain[hit.start : hit.end]
        if hit.strength < 0.7 and not _begins_clause(context, hit):
            continue
        if _is_reported_duty(context, hit, inside):
            continue
        return hit
    return None


def _begins_clause(context: Context, hit: Hit) -> bool:
    before = word_before(context.line, hit.start)
    return before in {
        "",
        "and",
        "or",
        "so",
        "but",
        "then",
        "please",
        "just",
        "maybe",
        "also",
        "first",
        "perhaps",
        "okay",
        "instead",
        "yes",
    } and (
        before in {"", "please", "maybe", "perhaps", "first", "instead"}
        or _is_told_already(context, hit)
    )


def _is_told_already(context: Context, hit: Hit) -> bool:
    """Whether an imperative after "and" or "so" follows nobody's own doing ("you work and eat")."""
    first_words = context.plain[: hit.start].split()
    return not (
        {"i", "you", "we", "he", "she", "they", "to", "can", "could"} & set(first_words[-6:])
    )


def _is_reported_duty(context: Context, hit: Hit, inside: str) -> bool:
    """Tell "it sounds like you have to do it all" and "you feel you should" from advice."""
    before = context.plain[max(0, hit.start - 40) : hit.start].strip()
    if re.search(
        r"\b(?:you (?:feel|felt|think|thought|know|said|say|are saying|were saying|believe|wish|are feeling|worry|realize|mentioned)|sounds? (?:like|as if|as though)|seems? (?:like|as if|as though|that)?|feels? like|hear(?:d|ing)?|as if|as though|told you|tells you|part of you|means|because|when|where|why|what|whatever|how|if|whether|before|until|things|everything|everyone|nobody|someone|something|that|who|which)(?: that| like| as if| as though)*$",
        before,
    ):
        return True
    if inside.startswith("you can") and re.search(
        r"\b(?:so that|that|so|wish|what|how|if|anything|where|all|whenever|when|something|because|as|best|as much as|until|everything|whatever)$",
        before,
    ):
        return True
    if not context.is_listening:
        return False
    if re.search(r"you (?:have|need|had) (?:got )?to", inside):
        return bool(context.overlap.shared) and bool({"i", "we"} & set(context.heard.words))
    return (
        bool(re.search(r"\b(?:so|okay|right|yes)$", before))
        and "could" in inside
        and context.overlap.echo > 0.3
    )


_SELF_SHIFT = (
    cue(r"(?:i (?:know|understand|get) (?:exactly )?(?:how you feel|what you mean|what that is like|the feeling|that feeling)|same here|me too|same for me|i feel the same|i am the same|that reminds me|it reminds me|when i was(?: \S+){1,4}|(?:the same|something similar|that|this|it) (?:thing )?(?:happened|happens) to me|i had (?:the same|a similar|exactly)|i (?:have|had) been (?:there|through)(?: \S+){0,3}|i once(?: \S+){1,4}|in my (?:case|experience|own)(?: \S+){0,3}|i also (?:have|had|feel|felt|get|got|went|am|was|work|worked)(?: \S+){1,4}|my (?:own )?(?:day|week|boss|job|shift|mother|sister|brother|work|mum|mom|father|dad|ex|friend|back|night|parents|family|kids|project|commute|meeting|team)(?: \S+)? (?:was|is|did|had|has|also|never|always|does|too|were|are|went|kept|got)(?: \S+){0,4}|i (?:had|have) (?:a|an|my|such|the|so|too|it|three|two|four) (?:\S+ )?(?:day|week|shift|shifts|meeting|deadline|worst|hard|bad|terrible|rough|long|awful|headache|harder|worse|tough|problem|project|boss|much|many)(?: \S+){0,3}|i am (?:tired|exhausted|stressed|busy|worn out|lonely|working|struggling|overwhelmed|drained)(?: too| as well| myself| also| all| right| every| most| the whole)(?: \S+){0,3}|what about me|(?:how|what) (?:do you think|about how) i (?:feel|felt)|you think you(?: \S+){1,4}|(?:well|but|and|yes|honestly|listen) i (?:am|was|have|had|feel|felt|work|worked|do|did|need|think|also|never|always)(?: \S+){1,4} (?:too|as well|more|worse|myself|harder|either)|i (?:work|worked|do|did|slept|sleep|earn|cook|clean|drive|get up)(?: \S+){0,6} (?:too|as well|more|worse|myself|harder|either|all day|all week|every day|all night)|let me tell you about my(?: \S+){0,4}|for me it (?:is|was)(?: \S+){1,3}|i (?:remember|recall) when i(?: \S+){1,4}|back when i(?: \S+){1,4}|speaking of (?:which|me|that) (?:i|my)(?: \S+){0,4})", 0.85, "It turns to your own story."),
)  # fmt: skip
_SELF_HEAVY = re.compile(r"\b(?:i|my|me|mine|myself)\b")


def self_shift(context: Context) -> Hit | None:
    """The listener turns to their own story."""
    if not context.is_listening:
        return None
    hit = best_hit(context.line, _SELF_SHIFT)
    if hit is not None:
        return hit
    words = context.line.words
    own = len(_SELF_HEAVY.findall(context.plain))
    yours = sum(word in {"you", "your", "yourself", "we", "us", "our"} for word in words)
    if len(words) >= 12 and own >= 3 and yours == 0 and not context.questions:
        return Hit(0, len(context.plain), 0.6, "It speaks of yourself only.")
    return None


def parroting(context: Context) -> Hit | None:
    """The words come back as they were said."""
    if not context.heard.words or not context.is_listening:
        return None
    words = context.line.words
    content = content_words(words, context.lexicon)
    if len(words) < 5 or len(content) < 2:
        return None
    echo = context.overlap.echo
    if echo >= 0.72 or (echo >= 0.6 and len(words) >= 12):
        return Hit(0, len(context.plain), echo, "It repeats the words as they were said.")
    return None


# --- questions and pressure ------------------------------------------------------------------


def closed_question(context: Context) -> Hit | None:
    """A question that yes or no would answer, and that is no check."""
    real = [item for item in context.questions if not item.is_check and not item.is_tag]
    if not real or any(item.kind == "open" for item in real):
        return None
    first = real[0]
    return Hit(first.start, _question_end(context, first.start), 0.8, "Yes or no would answer it.")


def _question_end(context: Context, start: int) -> int:
    later = [item.start - 1 for item in context.questions if item.start > start]
    return min(later, default=len(context.plain))


def stacked_questions(context: Context) -> Hit | None:
    """Several questions at once."""
    real = [item for item in context.questions if not item.is_check and not item.is_tag]
    if len(real) < 2:
        return None
    if len(real) == 2 and (real[0].is_invitation or real[1].start - real[0].end < 12):
        return None
    return Hit(real[0].start, len(context.plain), 0.8, "It asks several things at once.")


_INTERROGATION = (
    cue(r"why (?:do|did|are|were|have|can|could|would|will|must|is|was|does) (?:not )?(?:you|it|we|the|your)(?: \S+){1,6}|why not(?: \S+)?|how come(?: you)?(?: \S+){1,4}|what (?:were|are) you (?:thinking|hiding|doing all|trying to)(?: \S+){0,4}|where (?:were|have) you(?: been)?(?: \S+){0,3}|who (?:were|are) you (?:with|talking|texting|writing)(?: \S+){0,3}|explain (?:yourself|to me why|why)(?: \S+){0,4}|answer (?:me|my question|the question)|(?:what|who) is so (?:important|interesting)(?: \S+){0,3}|since when(?: \S+){1,3}|so which is it|what is (?:it )?(?:this time|wrong now|the matter now)|what did (?:you|i) do (?:wrong|this time|now)(?: \S+){0,2}|what have you (?:been doing|got to)(?: \S+){0,3}|how many times(?: \S+){1,5}", 0.85, "It asks like a cross-examination."),
    cue(r"why", 0.5, "A why can sound like a cross-examination."),
)  # fmt: skip
_WHY_HARMLESS = re.compile(
    r"(?:see|understand|get|know|sense|reason|reasons|wonder|wondering|imagine|is|was|that|explains|explain|sure|tell me|surprised|partly|which|about|exactly|curious) $"
)


def interrogation(context: Context) -> Hit | None:
    """Why-questions and questions in a row that put the other person on trial."""
    for hit in sorted(
        all_hits(context.line, _INTERROGATION), key=lambda hit: (-hit.strength, hit.start)
    ):
        if _WHY_HARMLESS.search(context.plain[: hit.start]):
            continue
        if hit.strength < 0.6 and word_before(context.line, hit.start) not in {
            "",
            "so",
            "but",
            "and",
            "or",
            "then",
            "just",
            "well",
        }:
            continue
        return hit
    real = [item for item in context.questions if not item.is_check and not item.is_tag]
    if len(real) >= 3:
        return Hit(real[0].start, len(context.plain), 0.8, "So many questions feel like a trial.")
    return None


_PRESSURE = (
    cue(r"(?:talk|speak|answer|tell me|say something|decide|choose|we (?:need|have) to (?:talk|discuss|sort|settle|fix|do)|i need(?: an answer| you to (?:talk|tell|answer|decide|say)| to (?:know|talk|hear))|you (?:need|have|must|have got) to (?:talk|tell|answer|decide|say|explain|open)|sit down|come here|listen to me|discuss (?:this|it)|do (?:this|it)|have this out|out with it|sort this(?: out)?|fix this|talk about (?:this|it)|let us talk|want to talk|going to talk)(?: \S+){0,4}? (?:right now|this (?:minute|instant|second)|immediately|at once|tonight or|now or never|today or|straight away|right away|now)", 1.0, "It demands an answer at once."),
    cue(r"(?:right now|this minute|this instant) (?:you|we|i want|i need|tell|talk)(?: \S+){1,4}|you (?:have|need|have got|must|are going) to (?:talk(?: to me)?|tell me|answer|decide|open up|say something|explain|choose|let me in|stop (?:this|hiding|shutting|being|ignoring|avoiding)|change|fix|make up your mind|pull yourself|get over|deal with|snap out|give me)(?: \S+){0,4}|(?:just|so|now|then|please just) (?:tell me|talk to me|say it|say something|answer me|spit it out|open up|get it over|make up your mind|talk)(?: \S+){0,4}|i (?:am not|will not) (?:leaving|letting|going|leave|let)(?: \S+){0,4} (?:until|till|unless)(?: \S+){0,4}|i (?:demand|insist|want an answer|deserve an answer|need an answer)(?: \S+){0,4}|you owe (?:me|it)(?: \S+){0,5}", 0.9, "It pushes."),
    cue(r"(?:or|otherwise|or else) (?:i am|i will|we are|it is|this is|i|you can|you will|we) (?:leaving|leave|going|go|done|over|am done|am leaving|gone|finished|walk|pack|out|sleep|find|move|break)(?: \S+){0,4}|or else|if you (?:really )?(?:loved|cared(?: about)?|love) (?:me|us|about me|about us|this family)(?: \S+){0,6}|if you (?:do not|will not|can not|are not going to|refuse to|keep|walk|leave|ever|say|go|stay)(?: \S+){1,7}? (?:i am|i will|we are|it is|then|do not|this is)(?: (?:leaving|leave|done|going|over|go|gone|out|finished|bother|come|expect|pack|take|the end))(?: \S+){0,4}|unless you(?: \S+){1,6}|(?:last|final|one more|only) (?:chance|warning|time i)(?: \S+){0,3}|this is your last(?: \S+)?|ultimatum|it is (?:me or|now or never|either)(?: \S+){0,4}|either you(?: \S+){1,7} or(?: \S+){0,4}|make up your mind|i am (?:done|finished) (?:waiting|trying|with you|with this)|i can not wait (?:any ?more|any longer|forever)|i will not wait(?: \S+){0,3}|how (?:much )?long(?:er)? (?:do|am|are|must|should) (?:i|we|you) (?:have to |supposed to |going to |meant to )?(?:wait|keep|put up|sulk|ignore|hide)(?: \S+){0,3}|come on(?: just)? (?:tell|talk|say|open|answer|now|out)(?: \S+){0,3}|stop (?:hiding|shutting|ignoring|avoiding|running|sulking|pretending|making excuses|being so)(?: \S+){0,4}|you can not (?:just )?(?:hide|keep|run|avoid|ignore|shut|stay silent|walk|say nothing|go on)(?: \S+){0,4}|do not (?:you )?(?:walk away|ignore me|turn away|shut me|hide|run away|you dare|leave me|even think|give me that|start)(?: \S+){0,3}|after (?:all|everything) i(?: \S+){1,4}|i (?:can not believe|thought) you(?: \S+){1,4} (?:loved|cared)|(?:we|you) (?:are|is) not (?:leaving|going|sleeping|getting up)(?: \S+){0,5} (?:until|before|till)(?: \S+){0,4}|i need you to(?: \S+){0,2} (?:now|today|immediately|tonight|talk|stop|change|decide|answer|tell me)(?: \S+){0,3}|promise me (?:right )?now|you (?:will|are going to) (?:tell|talk|answer|listen|sit)(?: \S+){0,4}|i want you to (?:talk|tell|answer|decide|stop|change)(?: \S+){0,4}", 0.9, "It threatens or corners."),
)  # fmt: skip
_PRESSURE_HARMLESS = re.compile(
    r"\b(?:do not|does not|not|no|never|without|nothing|if|whenever|when|once|unless|until|did not|need not|told|tells|they|he|she|boss|people)(?: \S+){0,2}$"
)


def pressure(context: Context) -> Hit | None:
    """Pushes, threatens or demands at once."""
    for hit in sorted(
        all_hits(context.line, _PRESSURE), key=lambda hit: (-hit.strength, hit.start)
    ):
        before = context.plain[max(0, hit.start - 30) : hit.start].strip()
        inside = context.plain[hit.start : hit.end]
        if _PRESSURE_HARMLESS.search(before):
            continue
        if inside.startswith(
            ("you have to", "you need to", "you must", "you are going to", "you will")
        ) and re.search(
            r"\b(?:sounds? like|seems? like|feel like|feel|felt|that|said|think|know|if|because|so)$",
            before,
        ):
            continue
        if inside.startswith("unless you") and re.search(
            r"unless you (?:want|would like|prefer|feel|need|are)", inside
        ):
            continue
        if inside.startswith(("right now you", "right now we")) and context.is_listening:
            continue
        return hit
    return None


_YES_BUT = (
    cue(r"(?:yes|okay|right|sure|fine|true|i (?:know|see|understand|hear you|get it|get that|hear that|agree|am sorry|appreciate(?: \S+)?|do(?: \S+)?|love(?: \S+)?)|i (?:understand|see|hear)(?: \S+){1,6}|that (?:makes sense|is true|is fair|may be|might be)|(?:makes sense)|point taken|fair enough|sorry|maybe|of course|granted|i get(?: \S+){1,5}|you are right|you have a point)(?: \S+){0,3}? but (?:\S+)(?: \S+){0,5}", 0.9, "The but takes back what came before it."),
    cue(r"(?:thank you|thanks|i (?:really )?(?:appreciate|love|like|loved|liked)|it was (?:nice|great|good|kind|lovely)|that (?:was|is) (?:nice|great|good|kind|lovely|hard|tough|sad|awful|rough))(?: \S+){1,12}? but(?! also)(?: \S+){1,6}", 0.85, "The but takes back what came before it."),
)  # fmt: skip
_BUT_HARMLESS = re.compile(
    r"but (?:also|even so|still you|at the same time|you (?:also|still|want|would like|feel|are|were|do not|did not|need|keep|wish|love|hope|worry)|i (?:am here|want to|would like to|would love to|am listening|hear|still want to|will wait)|not (?:now|yet|tonight)|it (?:still|also|sounds|feels|felt)|part of you|inside|then|nobody|no one|maybe|there is|the|what|how)"
)


def yes_but(context: Context) -> Hit | None:
    """Agrees and takes it back with "but"."""
    for hit in all_hits(context.line, _YES_BUT):
        inside = context.plain[hit.start : hit.end]
        at = inside.rfind(" but ")
        if _BUT_HARMLESS.match(inside[at + 1 :]) and not context.asks_for("appreciation_specific"):
            continue
        return hit
    return None


_VAGUE = (
    cue(r"you are(?: just| so| such a| such an| really| very| a| an| the| always| simply| truly| quite)* (?:great|amazing|wonderful|awesome|fantastic|good|nice|best|lovely|perfect|sweet|kind|brilliant|incredible|fabulous|a star|star|angel|treasure|super|terrific|good person|wonderful person|great partner|good partner|great (?:mum|mom|dad|father|mother|husband|wife|parent|person)|good (?:mum|mom|dad|father|mother|husband|wife|parent|man|woman))(?: \S+){0,2}", 0.85, "It could be said about anyone."),
    cue(r"(?:thank you|thanks)(?: so much| very much| a lot)?(?: for (?:everything|all you do|all that you do|all of it|it all|being (?:you|there|great|amazing|so \S+|wonderful)))?|(?:good|great|nice|well) (?:job|work|done|going|one)|i (?:really |just |so |do )?(?:love|appreciate|like) (?:you|everything|it|that|all you do|everything you do|all that you do)(?: so much| a lot| very much| for everything| for (?:who|what) you are)?|you (?:do|have done) (?:so much|a lot|everything|great|well)(?: for (?:us|me|everyone))?|keep it up|you rock|proud of you|i could not ask for(?: \S+){1,3}", 0.7, "It could be said about anything."),
)  # fmt: skip


def vague_praise(context: Context) -> Hit | None:
    """Praise that names nothing that was done."""
    hit = best_hit(context.line, _VAGUE)
    if hit is None:
        return None
    watched = context.asks_for("appreciation_specific") or context.watches("vague_praise")
    if hit.strength < 0.8 and not watched and len(context.line.words) > 6:
        return None
    from voice_coach.feedback.strengths import appreciation_specific

    return None if appreciation_specific(context) else hit


PITFALLS: dict[str, Measure] = {
    "blame": blame,
    "absolute": absolute,
    "pressure": pressure,
    "mind_reading": mind_reading,
    "minimising": minimising,
    "advice": advice,
    "yes_but": yes_but,
    "self_shift": self_shift,
    "interrogation": interrogation,
    "stacked_questions": stacked_questions,
    "closed_question": closed_question,
    "parroting": parroting,
    "vague_praise": vague_praise,
}
# by rank: an earlier one outweighs a later one where a drill names neither
