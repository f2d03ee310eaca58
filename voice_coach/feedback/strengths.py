"""What an utterance does well: one function, one strength."""

from __future__ import annotations

from collections.abc import Callable

from voice_coach.feedback.context import Context
from voice_coach.feedback.coverage import covered_points
from voice_coach.feedback.feelings import Feeling, fits
from voice_coach.language.cues import Hit, best_hit

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


def validation(context: Context) -> Hit | None:
    """Shows that the feeling is understandable, without mending it."""
    return best_hit(context.line, context.cues("validation"))


def tentative(context: Context) -> Hit | None:
    """Offered as a guess, not as a fact."""
    return best_hit(context.line, context.cues("tentative"))


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


def pace_respected(context: Context) -> Hit | None:
    """Lets the other person keep their own pace."""
    return best_hit(context.line, context.cues("pace"))


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


def observation(context: Context) -> Hit | None:
    """One concrete thing that was seen or heard, best with its time."""
    return best_hit(context.line, context.cues("observation"))


def feeling_owned(context: Context) -> Hit | None:
    """The speaker names a feeling of their own as their own."""
    for feeling in context.feelings:
        if feeling.owner == "me" and feeling.has_frame and not _is_thanks(context, feeling):
            return Hit(feeling.start, feeling.end, 0.95, "It says how you feel.")
    hit = best_hit(context.line, context.cues("owned"))
    if hit is not None:
        return hit
    for feeling in context.feelings:
        if feeling.owner in {"me", "us"} and not feeling.is_negated:
            return Hit(feeling.start, feeling.end, 0.75, "It says how you feel.")
    return None


def _is_thanks(context: Context, feeling: Feeling) -> bool:
    return feeling.phrase in {"sure", "ready", "keen", "interested", "curious", "sorry"}


def need_or_wish(context: Context) -> Hit | None:
    """A need or a wish is said: one's own, or the other's where one listens or reads them kindly."""
    own = best_hit(context.line, context.cues("need"))
    if not context.is_listening and context.expectation is None:
        return own
    other = best_hit(context.line, context.cues("need_of_other"))
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


def request(context: Context) -> Hit | None:
    """A request that can be answered with yes or no."""
    return best_hit(context.line, context.cues("request"))


def time_and_place(context: Context) -> Hit | None:
    """Names when, and best also where."""
    return best_hit(context.line, context.cues("time_and_place"))


def own_part(context: Context) -> Hit | None:
    """The speaker names their own share or habit."""
    hit = best_hit(context.line, context.cues("own_part"))
    if hit is None or _denied(context, hit):
        return None
    return hit


def _denied(context: Context, hit: Hit) -> bool:
    words = context.plain[hit.start : hit.end]
    return words.startswith(("i did not ask", "i do not")) and "listen" not in words


def repair_attempt(context: Context) -> Hit | None:
    """Reaches out to mend a tense moment."""
    return best_hit(context.line, context.cues("repair"))


def appreciation_specific(context: Context) -> Hit | None:
    """Thanks for one particular thing that was done."""
    hit = best_hit(context.line, context.cues("appreciation"))
    if hit is None:
        return None
    general = best_hit(context.line, context.cues("general_thanks"))
    is_only_general = (
        general is not None and general.start <= hit.start and len(context.line.words) < 9
    )
    return None if is_only_general else hit


def offer(context: Context) -> Hit | None:
    """Offers an act of one's own, or openness."""
    return best_hit(context.line, context.cues("offer"))


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
