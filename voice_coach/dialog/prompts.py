"""The names of the coach's own lines, each with the {slots} that its wordings may use."""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN = """
greeting-first greeting-assistant greeting greeting-resume greeting-kinds resume-yes resume-no
farewell farewell-safety no-answer-goodbye
prompt-listen prompt-speak prompt-thought
next-exercise next-drill moving-on skip-done go-back-done nothing-before
retry-offer retry-go ask-again-unclear yes-no-unclear
nudge-silence answer-broken-off at-a-loss who-listens not-yet say-directly cannot-tell
help example-intro template-intro heard-intro heard-nothing
progress-none progress-one progress-one-strong progress-unscored standing-first standing-few
pause continue slower faster louder softer at-limit not-available
forget-ask forget-done forget-no forget-failed
audio-back come-back assistant-cannot-go-on assistant-not-saved
sound-quiet sound-clipped summary-intro summary-best
rehearse-opening rehearse-tell rehearse-tell-more
reflection-intro reflection-check reflection-wrong reflection-right reflection-enough
rehearse-settle rehearse-notice rehearse-i-statement rehearse-open-question rehearse-small-step
rehearse-settle-line rehearse-notice-line rehearse-i-statement-line
rehearse-open-question-line rehearse-small-step-line rehearse-feeling rehearse-lately
delivery-moment delivery-pause delivery-calm delivery-even delivery-pace
delivery-quiet delivery-clipped delivery-fast delivery-breath
partner-lines-ask partner-lines-go partner-lines-more
partner-lines-words partner-lines-thanks
roleplay-intro roleplay-again roleplay-end
partner-leaves partner-leaves-next partner-opened partner-closed silence-credited
card-intro card-best card-i-statement card-question card-step card-saved card-empty
mirror-opening mirror-question mirror-question-plain mirror-more mirror-closing
check-in-opening check-in-yourself check-in-partner check-in-need check-in-partner-need
check-in-worry check-in-good check-in-plan check-in-thanks
check-in-good-thanks check-in-worry-thanks check-in-open asked-after
check-in-closing check-in-closing-early
commitment-ask commitment-none commitment-kept commitment-missed
"""

PROMPTS: Mapping[str, tuple[str, ...]] = dict.fromkeys(_PLAIN.split(), ()) | {
    "drill-intro": ("title",),
    "progress-so-far": ("done", "strong"),
    "progress-started": ("done",),
    "progress-all": ("done",),
    "standing-started": ("tries",),
    "standing-so-far": ("tries", "strong"),
    "standing-risen": ("before", "after"),
    "summary-next": ("title",),
    "rehearse-notice-felt": ("feeling", "since"),
    "rehearse-i-statement-felt": ("feeling", "since"),
    "delivery-minute": ("share",),
    "delivery-minutes": ("minutes", "share"),
    "commitment-confirm": ("commitment",),
    "commitment-follow-up": ("commitment",),
}
