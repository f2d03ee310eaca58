"""What an utterance does well: one function, one strength."""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import covered_points
from voice_coach.feedback.cues import Hit, best_hit, cue
from voice_coach.feedback.feelings import Feeling, fits

Measure = Callable[[Context], Hit | None]


# --- listening -------------------------------------------------------------------------------


def feeling_named(context: Context) -> Hit | None:
    """A feeling of the other person is given a name that fits."""
    fit = context.expectation.feelings if context.expectation else None
    best: Hit | None = None
    for feeling in context.feelings:
        if feeling.is_negated and "pleasant" not in context.lexicon.tones(feeling.phrase):
            continue
        if context.is_listening and feeling.owner == "me":
            continue
        strength = fits(feeling.phrase, fit, context.lexicon) if fit else 0.8
        if strength and (best is None or strength > best.strength):
            best = Hit(feeling.start, feeling.end, strength, "It gives the feeling a name.")
    return best


def check(context: Context) -> Hit | None:
    """Asks whether it was understood right."""
    for question in context.questions:
        if question.is_check:
            return Hit(question.start, question.end, 1.0, "It asks whether that is right.")
    for question in reversed(context.questions):
        is_last = question.end >= len(context.plain) - 12
        if question.is_tag and is_last and context.is_listening:
            return Hit(question.start, question.end, 0.7, "It leaves room to be corrected.")
    return None


_VALIDATION = (
    cue(r"(?:that|it|this)(?: all| really| just| totally| completely| must| does| would)*(?: make| makes| made) (?:a lot of |total |perfect |complete |so much |good )?sense(?: to me)?(?: that \S+ \S+)?", 1.0, "It says that the feeling makes sense."),
    cue(r"(?:makes|make) (?:a lot of |total |perfect |complete |so much )?sense(?: to me)?", 0.9, "It says that the feeling makes sense."),
    cue(r"(?:no|little|small) wonder|i am not surprised|it is not surprising|not surprising|i can see why|i see why|i understand why|i can understand(?: why| that| how)?|i get why|i can see how|i get (?:it|that)|i can imagine(?: \S+)?|i hear how", 0.9, "It shows that the feeling can be understood."),
    cue(r"(?:anyone|anybody|everyone|most people|who|many people|a lot of people) (?:would|would not|in your (?:place|shoes|position))(?: \S+){0,3}", 0.9, "It says that others would feel so too."),
    cue(r"(?:that|it|this|what a|such a|these|those|which)(?: \S+){0,3}? (?:sounds?|must be|must have been|must feel|must have felt|has been|seems|is|was|feels)(?:<adv>)(?: like)?(?: a| an| such a)?<adv> (?:hard|tough|rough|exhausting|draining|painful|difficult|frustrating|heavy|lonely|scary|frightening|stressful|overwhelming|awful|horrible|terrible|unfair|upsetting|tiring|sad|lot|disappointing|maddening|hurtful|heartbreaking|worrying|infuriating|long|much|real strain|a lot)(?: day| week| time| thing| one| place| spot| load| to carry| to hold| on you)*", 0.85, "It acknowledges how hard it is."),
    cue(r"(?:it|that) is (?:okay|all right|alright|fine|normal|natural|only natural|human|understandable|completely understandable|valid|fair|reasonable|only human)(?: to| that| for you to|<adv>)?(?: \S+)?", 0.85, "It allows the feeling."),
    cue(r"(?:of course|naturally)(?: you| that| it)(?: \S+){0,3}|you (?:have|had) (?:every|a|good) (?:right|reason)(?: to \S+)?|understandable|understandably|your feelings? (?:\S+ )?(?:valid|count|counts|matter|matters|makes sense|make sense)", 0.95, "It allows the feeling."),
    cue(r"(?:what a|that is a|that is such a)(?: \S+){0,2} (?:load|week|day|lot|strain|weight|blow|shock|hard place|disappointment|worry|burden)(?: to \S+)?", 0.8, "It acknowledges the weight of it."),
    cue(r"(?:so |too |very )?(?:hard|tough|exhausting|draining|painful|heavy|lonely|frustrating|tiring|much) (?:for|on) (?:you|anyone|anybody)", 0.8, "It acknowledges how hard it is."),
    cue(r"that is (?:a lot|so much|too much|a great deal|plenty)(?: \S+){0,4}|you have been (?:carrying|through|holding|dealing|juggling|putting up)(?: \S+){0,4}|you are (?:carrying|holding|dealing with|juggling)(?: \S+){0,3}|i am (?:so |really |very )?sorry (?:that )?(?:you|this|it|that|to hear)(?: \S+){0,4}", 0.75, "It acknowledges what they carry."),
)  # fmt: skip


def validation(context: Context) -> Hit | None:
    """Shows that the feeling is understandable, without mending it."""
    return best_hit(context.line, _VALIDATION)


_TENTATIVE = (
    cue(r"maybe|perhaps|possibly|i wonder(?: if| whether)?|i am wondering|i am guessing|my guess is|i guess|i imagine|it could be|could it be|it might be", 0.9, "It is offered as a guess."),
    cue(r"(?:it|that|this|you)(?: \S+){0,2} (?:sounds?|seems?|seemed|sounded|looks?|feels)(?: to me)?(?: like| as if| as though| that)?|sounds like|seems like|sounds as though", 0.8, "It is put as an impression."),
    cue(r"(?:might|may|could) (?:be|have|feel|mean|need|want|also|just|well|not|it)|i may be wrong|i might be wrong|if i am (?:hearing|reading|getting|understanding)(?: \S+){1,3}|correct me if|i think i hear|i get the (?:sense|feeling|impression)|my (?:sense|impression) is|i sense|as if|almost as if|a little|a bit|kind of|sort of|something like|i have a feeling|am i right|is it possible|i suppose|i hear|i am hearing", 0.75, "It leaves room to be wrong."),
    cue(r"(?:might|may|could|must) \S+", 0.6, "It leaves room to be wrong."),
)  # fmt: skip


def tentative(context: Context) -> Hit | None:
    """Offered as a guess, not as a fact."""
    return best_hit(context.line, _TENTATIVE)


def content_covered(context: Context) -> Hit | None:
    """Takes up the points of what was said, in other words."""
    expectation = context.expectation
    whole = Hit(0, len(context.plain), 0.0)
    if expectation is not None and expectation.points:
        covered = covered_points(context.line, expectation.points, context.lexicon)
        needed = 1 if len(expectation.points) == 1 or not context.asks_for("paraphrase") else 2
        share = len(covered) / len(expectation.points)
        if len(covered) < needed:
            return None
        return Hit(whole.start, whole.end, share, f"It takes up {len(covered)} of the points.")
    if context.heard.words and context.overlap.shared >= 2 and context.overlap.of_heard >= 0.2:
        strength = min(1.0, 0.4 + context.overlap.of_heard)
        return Hit(whole.start, whole.end, strength, "It takes up what was said.")
    return None


_PACE = (
    cue(r"(?:no|there is no|without any) (?:rush|hurry|pressure|need to|deadline)(?: \S+){0,4}|take (?:all )?(?:your|the|as much) (?:own )?(?:time|space)(?: \S+){0,3}|at your (?:own )?pace|in your own time|your own (?:pace|time)", 1.0, "It leaves the pace to the other person."),
    cue(r"(?:whenever|when|once|until|if and when|only when|any time|anytime) (?:you are|you feel|you want|it suits you|it feels|that feels|you like|it is right)(?: \S+){0,2}|when you (?:are )?(?:ready|want)|as (?:much|long|little|slowly) as you (?:need|like|want)", 0.9, "It waits until the other person is ready."),
    cue(r"you do not (?:have|need) to(?: \S+){1,3}|we do not (?:have|need) to(?: \S+){1,3}|you can (?:say no|tell me later|take)(?: \S+){0,3}|not (?:right )?now is (?:fine|okay|all right)|(?:it|that) can wait|i can wait|i (?:will|am happy to|can|am going to) (?:wait|give you (?:\S+ )?(?:space|time|room)|leave you|let you|sit|stay)(?: \S+){0,4}", 0.9, "It asks for nothing now."),
    cue(r"(?:it|that) is (?:okay|all right|alright|fine|perfectly fine|completely okay|no problem)(?: \S+){0,2}? (?:not|if|to be|to have|to need|to keep|to want|that you|we|with me)(?: \S+){0,4}|(?:that|this) is (?:okay|fine|all right|alright)(?: with me| by me)?|quiet is (?:okay|fine|all right|welcome)|silence is (?:okay|fine|all right|welcome)|i respect(?: \S+){1,4}|i am not going to (?:push|press)(?: \S+)*|i will not (?:push|press|ask|pressure|chase|keep asking|force|rush|nag)(?: \S+){0,3}|i do not (?:want|need) to (?:push|press|rush|pressure)(?: \S+)?|tonight or (?:not|tomorrow|another)(?: \S+){0,3}|not tonight|another (?:time|day|evening)|later is fine|you choose(?: when)?|it is up to you|your call|you decide(?: when)?", 0.85, "It accepts the silence."),
)  # fmt: skip


def pace_respected(context: Context) -> Hit | None:
    """Lets the other person keep their own pace."""
    return best_hit(context.line, _PACE)


def open_question(context: Context) -> Hit | None:
    """One open question, asked alone."""
    real = [item for item in context.questions if not item.is_check and not item.is_tag]
    opened = [item for item in real if item.kind == "open"]
    if not opened or len(real) > 2 or (len(opened) > 1 and not opened[0].is_invitation):
        return None
    first = opened[0]
    if context.plain[first.start :].startswith("why"):
        return None
    return Hit(first.start, len(context.plain), 0.9, "It invites a long answer.")


# --- speaking for oneself --------------------------------------------------------------------

_WHEN = (
    r"(?:last|this|these|past|on|since|the other|for the|yesterday|today|tonight|lately|recently|most|twice"
    r"|three|two|four|five|once|one|some|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|weekends?"
    r"|mornings?|evenings?|nights?|weeks?|months?|days?|years?|after|before|when|while|at|during|over|in|used)"
)
_OBSERVATION = (
    cue(r"(?:i|we) (?:have |had )?(?:noticed|noticing|notice|see|seen|saw|observed|realized|realised|heard|counted|found)(?: that| how)? (?:we|i|you|our|the|it|things|there|last|lately|this|most)(?: \S+){1,8}", 1.0, "It says what was seen or heard."),
    cue(r"(?:we|i|our) (?:have not|had not|have|had|used to|did not|do not|stopped|went|ate|sat|talk|talked|spoke|spent|only|barely|hardly|were|are)(?: \S+){1,9}? (?:last|this|since|on|for|these|lately|recently|yesterday|in weeks|any ?more|together|tonight|ago|past|twice|once|all week|all month|three|two|four|five|less|shorter|before bed)(?: \S+){0,3}", 0.9, "It names something that happened, with a time."),
    cue(r"when (?:you|we|the|i|our|it|there|plans|dinner)(?: \S+){2,}", 0.8, "It names the moment."),
    cue(r"(?:last|this|these past|the past|on|since|the other|yesterday|today|tonight|this past|for the past|for the last|over the last|in the last|these last|most|lately|recently|this week|twice|three times|two|three|four)(?: \S+){0,3}? (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weeks|night|nights|evening|evenings|morning|mornings|month|months|weekend|weekends|day|days|lately|spring|summer|autumn|winter|fall|year|dinner|we|i|you|our|times|yesterday|breakfast|lunch|christmas|easter|holiday|birthday)(?: \S+)?", 0.75, "It says when it happened."),
    cue(r"(?:we|i|you|our)(?: \S+){1,6}? (?:last|this|on|since|yesterday|these) (?:night|week|month|sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekend|morning|evening|spring|summer|autumn|winter|year|past \S+)", 0.85, "It names something that happened, with a time."),
    cue(r"our (?:talks|evenings|mornings|dinners|conversations|calls|walks|meals|weekends|messages|texts|goodnights)(?: \S+){0,3} (?:have|are|were|got|become|became|grown|shorter|stopped|ended|changed|went|fell|dropped)(?: \S+){0,4}", 0.9, "It describes what has changed."),
    cue(r"lately(?: \S+){2,}|(?:we|i|our)(?: \S+){1,8} (?:lately|recently|any ?more|these days|of late)", 0.7, "It keeps to the recent past."),
)  # fmt: skip


def observation(context: Context) -> Hit | None:
    """One concrete thing that was seen or heard, best with its time."""
    return best_hit(context.line, _OBSERVATION)


def feeling_owned(context: Context) -> Hit | None:
    """The speaker names a feeling of their own as their own."""
    for feeling in context.feelings:
        if feeling.owner == "me" and feeling.has_frame and not _is_thanks(context, feeling):
            return Hit(feeling.start, feeling.end, 0.95, "It says how you feel.")
    hit = best_hit(context.line, _OWNED)
    if hit is not None:
        return hit
    for feeling in context.feelings:
        if feeling.owner in {"me", "us"} and not feeling.is_negated:
            return Hit(feeling.start, feeling.end, 0.75, "It says how you feel.")
    return None


_OWNED = (
    cue(r"i(?: have| had| did| do| would| really| still| just| often)* (?:miss|missed|missing|been missing|feel(?! that| like you| as if you| as though you| you)|felt(?! that| like you| as if you| you)|worry|worried|hurt|struggle|love|long|longed|dread|fear|care) (?!that you|like you)\S+", 0.85, "It says how you feel."),
    cue(r"i am (?:missing|struggling|hurting|worrying|dreading|longing)(?: \S+){0,2}", 0.85, "It says how you feel."),
    cue(r"(?:that|it|this)(?: really| still| kind of)? (?:hurts?|hurt|saddens|scares?|scared|worries|worried|frightens|stings?|stung|upsets?|moved|touched|warmed|lifted) me|(?:leaves|left|makes|made|making) me(?: feel(?:ing)?)?<adv> \S+|my heart \S+(?: \S+)?", 0.8, "It says what it does to you."),
)  # fmt: skip


def _is_thanks(context: Context, feeling: Feeling) -> bool:
    return feeling.phrase in {"sure", "ready", "keen", "interested", "curious", "sorry"}


_NEED = (
    cue(r"i(?: really| just| still| also| truly| deeply| only| would| do| think i| guess i| feel i)* (?:need|needed|want|wanted|would like|would love|like|love|long for|wish|hope|crave|am hoping|am looking for|am longing|would be so glad|would be glad|hoping) (?!you to stop)\S+(?: \S+){0,8}", 0.9, "It says what you need or wish."),
    cue(r"(?:my (?:wish|hope|need)|what i (?:need|want|wish for|hope for|long for|miss|would love|would like)|it would (?:mean|help)(?: \S+){1,4}|it matters to me|(?:is|are|was) important to me|i (?:miss|value|treasure))(?: \S+){0,6}", 0.85, "It says what you need or wish."),
    cue(r"so (?:that )?(?:we|i|you) can(?: \S+){1,5}|because (?:i|we) (?:want|need|care|would like|value|matter)(?: \S+){0,5}|i want us(?: \S+){1,5}|i would love us(?: \S+){1,5}|(?:to|can) (?:feel close|understand each other|find each other|be close|find our way|stay close|reconnect)(?: \S+){0,3}", 0.75, "It says what it is for."),
)  # fmt: skip
_NEED_OF_OTHER = (
    cue(r"(?:you|part of you|maybe you|it)(?: \S+){0,4}? (?:need|needed|needing|want|wanted|wanting|wish|wishing|long|longing|hope|hoping|hoped|would like|would love|are after|crave|miss|care|cares|yearn|ache|prefer|would rather|would help) (?!to know if)\S+(?: \S+){0,8}", 0.9, "It names what the other person may need."),
    cue(r"(?:what|something|that|it)(?: \S+){0,4} (?:matters|matter|mattered|means|meant|important|counts|counted)(?: so much| most| a lot| really| more than \S+)?(?: to| for) you(?: \S+)?|matters to you|important to you|you value(?: \S+){1,4}|mean(?:s|t)? (?:so much|a lot|something|everything|more)(?: \S+){0,4}", 0.85, "It names what matters to the other person."),
    cue(r"(?:need|needs|wish|wishing|longing|hope|hoping|craving|yearning|room|space|want) (?:for|to|of|that|some|a|more|someone)(?: \S+){1,6}", 0.75, "It names a need."),
    cue(r"(?:to be|being|to feel|feel|feeling) (?:seen|heard|noticed|valued|trusted|respected|needed|wanted|appreciated|understood|chosen|thanked|held|safe|believed|asked|included|useful|loved|close|enough|counted on)(?: \S+){0,3}", 0.7, "It names a need."),
)  # fmt: skip


def need_or_wish(context: Context) -> Hit | None:
    """A need or a wish is said: one's own, or the other's where one listens or reads them kindly."""
    own = best_hit(context.line, _NEED)
    if not context.is_listening and context.expectation is None:
        return own
    other = best_hit(context.line, _NEED_OF_OTHER)
    listed = _listed_need(context)
    if context.is_listening:
        return listed or other
    if own is None and context.asks_for("tentative"):
        return listed or other
    return own


def _listed_need(context: Context) -> Hit | None:
    """A need that the exercise names, or a need word of the lexicon."""
    fit = context.expectation.needs if context.expectation else None
    if fit is not None:
        plain = f" {context.plain} "
        for word in (*fit.fits, *fit.near):
            at = plain.find(f" {word} ")
            if at >= 0:
                return Hit(at, at + len(word), 1.0, "It names a need that fits.")
    return None


_REQUEST = (
    cue(r"(?:could|can|would|will|shall|should|may|might) (?:we|you|i)(?: please| maybe| perhaps| just| both)*(?! not)(?: \S+){2,}", 0.9, "It asks for something small and clear."),
    cue(r"would (?:it be|that be|that work|it work|you be|you mind|you like|you like to|that suit|tomorrow|sunday|saturday|tonight|monday|tuesday|wednesday|thursday|friday)(?: \S+){0,8}|do you (?:want|mind|fancy|feel like|have)(?: \S+){1,8}|are you (?:up|open|free|okay|willing|happy|ready|around|able|game)(?: \S+){0,8}|is (?:that|it|there|saturday|sunday|tonight|tomorrow)(?: a)? (?:okay|all right|alright|possible|fine|good|time|right|something|evening)(?: \S+){0,6}|does (?:that|saturday|sunday|tomorrow|tonight|it|seven|eight|friday)(?: \S+){0,3}? (?:work|suit|sound|feel|fit)(?: \S+){0,4}", 0.9, "It asks whether the other person agrees."),
    cue(r"how about(?: \S+){1,8}|what if we(?: \S+){1,8}|let us(?: \S+){1,8}|what (?:would you say|do you think|do you say) (?:to|about|if)(?: \S+)*|what do you think|can we", 0.75, "It proposes something."),
    cue(r"i (?:am asking|would like|would love|want) (?:to ask|you to|us to|if|for us|we)(?: \S+){1,8}|i would (?:like|love) (?:it )?(?:if|us|to (?:sit|talk|have|find|try|eat|plan|walk|spend|agree|set|hear))(?: \S+){1,8}|please(?: \S+){2,8}|my (?:ask|request) is(?: \S+)*|it would help (?:me )?(?:if|to)(?: \S+){1,8}|i wonder (?:if|whether) (?:we|you)(?: \S+){1,8}|would you(?: \S+){1,8}|maybe we (?:can|could)(?: \S+){1,8}|we could(?: \S+){1,8}", 0.8, "It asks for something small and clear."),
)  # fmt: skip


def request(context: Context) -> Hit | None:
    """A request that can be answered with yes or no."""
    return best_hit(context.line, _REQUEST)


_TIME = (
    r"(?:tonight|tomorrow|today|this (?:evening|afternoon|morning|weekend|week)|(?:on )?(?:monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)s?(?: (?:morning|afternoon|evening|night))?|(?:at|around|about|by|until|before|after|from)"
    r" (?:\d\S*|noon|midday|midnight|seven|eight|nine|ten|eleven|twelve|one|two|three|four|five|six|half|quarter|dinner|lunch|breakfast"
    r"|work|supper|tea|bed|bedtime|sunset|the kids|they are|the baby|school|coffee)(?: \S+)?|once the (?:kids|children|baby|dishes|house|boys|girls)(?: \S+){1,4}"
    r"|when the (?:kids|children|baby|dishes|house)(?: \S+){1,4}|(?:in|for) (?:ten|fifteen|twenty|thirty|five|half|an|a few|two|three|\d+) (?:minutes|hour|hours|an hour|mins)"
    r"|(?:ten|fifteen|twenty|thirty|five|\d+) minutes|half an hour|every (?:morning|evening|night|day|week|sunday|monday|tuesday|wednesday|thursday|friday|saturday|lunchtime)"
    r"|each (?:morning|evening|night|day|week)|next (?:week|weekend|sunday|saturday|\S+day)|the weekend|lunchtime|after (?:dinner|lunch|breakfast|work|the)(?: \S+)?|over (?:breakfast|coffee|tea|dinner|lunch)|before (?:bed|work|dinner|sleep|we sleep|i leave))"
)
_PLACE = (
    r"(?:(?:at|on|in|to|by|around|over|into|along|through|outside|near|under) (?:the |our |a |my )?(?:\S+ )?(?:kitchen|table|couch|sofa|porch|garden|balcony|park|car|cafe|"
    r"living room|bedroom|beach|bench|river|lake|home|bed|yard|backyard|room|deck|terrace|veranda|steps|coffee shop|cafe|place|corner|street|woods|path|block|harbour|harbor|restaurant|swing|stairs|fire|window|town|station|pier|dock|allotment|bakery|hall|fireplace)"
    r"|outside|(?:a|our|for a|the) walk|walk(?:ing)? (?:together|around|along|through|to|by|round|with|the dog)|sit (?:down )?(?:together|outside|with)|at home|phone|phones away|over (?:tea|coffee|dinner|breakfast|lunch)|message|text|call)"
)
_TIME_AND_PLACE = (
    cue(rf"{_TIME}(?: \S+){{0,12}}? {_PLACE}|{_PLACE}(?: \S+){{0,12}}? {_TIME}", 1.0, "It names a time and a place."),
    cue(rf"{_TIME}", 0.6, "It names a time."),
)  # fmt: skip


def time_and_place(context: Context) -> Hit | None:
    """Names when, and best also where."""
    return best_hit(context.line, _TIME_AND_PLACE)


_OWN_PART = (
    cue(r"i(?: know i| think i| see that i| realize i| realise i| notice i| admit i| can see i| see i| guess i)? (?:do |did |also |often |sometimes |can |too |really |just |can also |do also )*(?:tend|tended) to(?: \S+){1,6}", 1.0, "It names your own habit."),
    cue(r"(?:my|some of my|the) (?:own )?(?:part|share|side|habit|bit|half|contribution|mistake)(?: \S+){0,3}? (?:is|was|in|of)(?: \S+){1,6}|on my (?:side|part)(?: \S+){1,6}|that (?:was|is) (?:on me|my doing|my part|my share|mine)|i (?:own|am owning|take responsibility|want to own|take my share)(?: \S+){0,6}|part of (?:it|this|that) is (?:me|mine|my)(?: \S+){0,3}", 1.0, "It takes a share of it."),
    cue(r"i (?:know i |know that i |also |often |sometimes |too |can |do |did |have |had |was |got |get |just |then |really |have been |keep |kept |usually |realize i |realise i |see that i |notice i |notice that i |did not |do not |only |have not |start to |started to |went )+(?:shut|pull|pulled|withdraw|withdrew|snap|snapped|snapping|raise|raised|interrupt|interrupted|go quiet|went quiet|gone quiet|go silent|hide|hid|hiding|push|pushed|pushing|nag|nagging|criticise|criticised|criticize|criticized|avoid|avoided|avoiding|cut|get sharp|sharp|defensive|walk away|walked off|walked away|walked out|turn to my phone|hide behind|rushing|rushed|rush|jump|jumped|fix|fixing|listen|listened|listening|pick|picked|check|checking|reach for|scroll|scrolling|short|distant|closed|shouted|shout|said|quiet|forgot|forgotten|missed|left|late|impatient|harsh|busy|my phone|buried|assume|assumed|expect|expected|bring|brought|leave|ask|asked|asking|work|working|worked|disappear|disappeared|keep|keeping|kept|bottle|swallow|make jokes|joke|joked|put|let)(?: \S+){0,6}", 0.85, "It names your own habit."),
    cue(r"i (?:snapped|interrupted|withdrew|shouted|overreacted|was (?:harsh|short|sharp|wrong|unfair|defensive|distracted|impatient|too quick|not listening|late|rude|loud|cold|hard on you|tired and)|raised my voice|shut down|went quiet|pulled away|got (?:defensive|loud|angry|sharp|carried away)|cut you off|was on my phone|walked (?:off|out|away)|did not listen|should not have|should have|could have|let you down|hurt you|spoke over|spoke too|rolled my eyes|lost my|brushed|talked over|slammed|forgot|missed|left you|made it|was wrong|said things|jumped in|went straight|turned away|turned my back|kept score)(?: \S+){0,6}", 0.95, "It names your own share."),
    cue(r"(?:i am|i was|i am really|i am so|i am truly) sorry (?:for|that i|i|about (?:my|how i|the way i))(?: \S+){1,6}|i apologi[sz]e(?: \S+){0,6}|my (?:fault|mistake|bad)|forgive me(?: \S+){0,3}", 0.9, "It takes responsibility."),
)  # fmt: skip


def own_part(context: Context) -> Hit | None:
    """The speaker names their own share or habit."""
    hit = best_hit(context.line, _OWN_PART)
    if hit is None or _denied(context, hit):
        return None
    return hit


def _denied(context: Context, hit: Hit) -> bool:
    words = context.plain[hit.start : hit.end]
    return words.startswith(("i did not ask", "i do not")) and "listen" not in words


_REPAIR = (
    cue(r"(?:can|could|shall|may|should) (?:we|i) (?:please )?(?:try (?:that |this |it )?again|start (?:over|again|fresh)|begin again|rewind|go back|have another go|do (?:that|this|it) (?:over|again)|take (?:that|it) again|pause|slow down|reset|come back to (?:it|this|that)|talk again|say that again|make (?:it|this) right)(?: \S+){0,4}", 1.0, "It offers a way to begin again."),
    cue(r"let us (?:try (?:that |this |it )?again|start (?:over|again|fresh)|begin again|rewind|pause|slow down|reset|go back|take a (?:breath|break)|come back|find a way|do (?:that|it) (?:over|again|differently))(?: \S+){0,4}|(?:i would|i want to|i would like to|i would love to|i want us to) (?:like to |love to )?(?:try (?:that |this |it )?again|start (?:over|again)|make (?:it|this|that|things) (?:right|better|up)|do better|repair|mend|understand|put it right|do (?:it|that|this) (?:better|differently)|hear you out|listen)(?: \S+){0,4}|next time i (?:will|would like|want)(?: \S+){1,6}", 0.95, "It offers a way to begin again."),
    cue(r"(?:i am|i was) (?:so |really |truly |very )?sorry(?: \S+){0,6}|i apologi[sz]e(?: \S+){0,6}|i (?:should not have|did not mean to|take (?:that|it) back|regret|was wrong)(?: \S+){0,6}|(?:that|it) came out wrong|forgive me|i hear that i hurt you|we are on the same (?:side|team)|thank you for (?:staying|not leaving|telling me|coming back|hanging in)(?: \S+){0,3}|i am glad (?:you|we)(?: \S+)? (?:stayed|came back|are talking|are still|told me)(?: \S+){0,3}|i love you|try again|start again|start over", 0.85, "It mends."),
)  # fmt: skip


def repair_attempt(context: Context) -> Hit | None:
    """Reaches out to mend a tense moment."""
    return best_hit(context.line, _REPAIR)


_APPRECIATION = (
    cue(r"(?:thank you|thanks)(?: so much| very much| a lot| again)? for (?:the (?:way|time|moment|morning|night|evening|coffee|tea|dinner|note|call|help)|\S+ing|what you|how you|that you|your)(?: \S+){1,10}", 1.0, "It thanks for something that was done."),
    cue(r"i(?: really| so| truly| do| just| also| still| deeply| always)* (?:appreciate|appreciated|loved|love|liked|like|noticed|admire|admired|am grateful|was grateful|am thankful|am so grateful|felt grateful|treasure|treasured|enjoyed|remember|saw|was touched|was moved|am glad|was glad)(?: for| that| how| when| the way| it when| it that)* (?:you|the|what you|your|that you|how you|when you)(?: \S+){2,10}", 0.95, "It thanks for something that was done."),
    cue(r"(?:it|that|this)(?: really| so)? (?:meant|means|touched|helped|made|warmed|lifted|moved|let|gave|brightened|eased|saved)(?: \S+){0,6}|when you (?:\S+ed|made|took|brought|came|sat|got|left|held|drove|did|let|went|put|sent|wrote|said|told|gave|kept|rang|found|stood|read|bought|built)(?: \S+){1,10}? (?:i|it|my|that) \S+(?: \S+){0,4}|(?:last|this|on|yesterday|the other)(?: \S+){1,3} you (?:\S+ed|made|took|brought|came|sat|got|left|held|drove|did|let|went|put|sent|wrote)(?: \S+){1,6}", 0.8, "It says what was done and what it meant."),
)  # fmt: skip
_GENERAL_THANKS = cue(
    r"(?:thank you|thanks) for (?:everything|all you do|all that you do|being (?:you|there|great|amazing|wonderful|so \S+)|it all|all of it|always)"
    r"|i (?:really |so |just )?(?:love|appreciate|like) (?:you|it|everything)(?: (?:so much|a lot|for everything|very much))?"
)


def appreciation_specific(context: Context) -> Hit | None:
    """Thanks for one particular thing that was done."""
    hit = best_hit(context.line, _APPRECIATION)
    if hit is None:
        return None
    general = _GENERAL_THANKS.pattern.search(context.plain)
    is_only_general = (
        general is not None and general.start() <= hit.start and len(context.line.words) < 9
    )
    return None if is_only_general else hit


_OFFER = (
    cue(r"i (?:will|am going to|can|could|would like to|would love to|want to|promise to|plan to|would be happy to|am happy to|would be glad to|am glad to)(?: \S+){0,2}? (?:send|bring|make|cook|call|text|message|write|sit|stay|be|come|put|leave|take|listen|wait|ask|hold|hug|help|pick|drive|walk|set|check|turn|say|tell|keep|try|do|start|give|get|share|read|run|look|switch|fix|book|plan|join|light|pour|let|meet|ring|drop|stop|slow|pause|cut|remind|clear|fold|wash|open|pack|step|greet|kiss|carry|lay|hang|go|buy|play|water|charge|find|have|prepare|save|move|knock|warm|learn|show|talk)(?: \S+){0,10}", 0.95, "It offers something of your own."),
    cue(r"i am (?:right |still |always )?(?:here|around|near|nearby|next door|in the (?:kitchen|next room|garden|living room|other room|study|bedroom)|downstairs|upstairs|on your side|not going anywhere|with you|beside you|next to you|staying)(?: \S+){0,8}|my door is open(?: \S+)*|the (?:door|offer) (?:is|stays)(?: \S+){1,3}|you (?:can|may) (?:come|find|call|wake|tell|lean|talk|ask|text|reach|knock)(?: \S+){0,6}|we can (?:just |simply |also )?(?:sit|be|talk|stay|watch|walk|have|leave|come|pick)(?: \S+){0,6}", 0.95, "It stays open for the other person."),
    cue(r"(?:can|could|shall|may|should) i (?:bring|make|get|sit|stay|give|take|do|help|send|hold|offer|leave|come|run|put|pour|fetch|check)(?: \S+){0,8}|would you like (?:me to|a|some|tea|company)(?: \S+){0,8}|how about i(?: \S+){1,8}|let me (?:bring|make|get|sit|take|do|help|know|hold|put|start|try|listen|begin|send|run|cook)(?: \S+){0,8}|if you (?:ever |do )?(?:want|need|feel like|would like)(?: \S+){0,6} i (?:am|will|would|can)(?: \S+){0,4}|if you (?:want|need) (?:company|me|to talk|anything)(?: \S+){0,4}|i would be (?:here|glad|happy)(?: \S+){0,5}|from (?:today|tomorrow|tonight|now on|this week|monday|sunday) i(?: \S+){1,8}|there is (?:tea|soup|dinner|a plate|food|a blanket)(?: \S+){1,6}", 0.9, "It offers something of your own."),
)  # fmt: skip


def offer(context: Context) -> Hit | None:
    """Offers an act of one's own, or openness."""
    return best_hit(context.line, _OFFER)


def i_statement(context: Context) -> Hit | None:
    """Observation, feeling and need or request in one answer."""
    parts = (
        observation(context),
        feeling_owned(context),
        need_or_wish(context) or request(context),
    )
    if any(part is None for part in parts) or context.is_listening:
        return None
    found = [part for part in parts if part is not None]
    return Hit(
        min(part.start for part in found),
        max(part.end for part in found),
        min(part.strength for part in found),
        "It says what happened, how you feel and what you need.",
    )


STRENGTHS: dict[str, Measure] = {
    "i_statement": i_statement,
    "validation": validation,
    "feeling_named": feeling_named,
    "feeling_owned": feeling_owned,
    "own_part": own_part,
    "repair_attempt": repair_attempt,
    "appreciation_specific": appreciation_specific,
    "pace_respected": pace_respected,
    "need_or_wish": need_or_wish,
    "observation": observation,
    "request": request,
    "offer": offer,
    "time_and_place": time_and_place,
    "open_question": open_question,
    "check": check,
    "tentative": tentative,
    "content_covered": content_covered,
}
