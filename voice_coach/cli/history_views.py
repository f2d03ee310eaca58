"""How sessions are shown: in a list, whole, as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from voice_coach.dialog.card import Card
from voice_coach.dialog.delivery_cues import CLIPPED_RATIO
from voice_coach.pace import talk_share, words_per_minute
from voice_coach.ports import (
    Attempt,
    HeardTurn,
    Keepsake,
    PastSession,
    SessionDigest,
    SessionRecord,
)
from voice_coach.session.latency import Latency, Waits, latency_of, waits
from voice_coach.session.transcript import Spoken, unquoted

Json = dict[str, object]
_ENDINGS = {
    "completed": "to the end",
    "asked": "when you asked",
    "stopped": "stopped",
    "input-ended": "when nothing more came",
    "unsafe": "for your safety",
    "resumed": "gone on with later",
}


@dataclass(frozen=True, slots=True)
class Whole:
    """A session with everything there is of it."""

    record: SessionRecord
    spoken: tuple[Spoken, ...] = ()
    sound: tuple[Path, ...] = ()
    # files with what the person said, where that was wanted
    is_running: bool = False

    @property
    def latency(self) -> Latency:
        return latency_of(self.record.turns)


# --- lists ------------------------------------------------------------------------------------


def digest_json(digest: SessionDigest, is_running: bool) -> Json:
    """One session of a list."""
    return {
        **session_json(digest.session, is_running),
        "answers": digest.answers,
        "strong": digest.strong,
        "retries": digest.retries,
        "turns": digest.turns,
        "delivery": _delivery_json(digest) if digest.speech_ms else None,
        "latency": latency_json(digest_latency(digest)),
    }


def _delivery_json(digest: SessionDigest) -> Json:
    return {
        "words_per_minute": round(words_per_minute(digest.words, digest.speech_ms)),
        "talk_share": round(talk_share(digest.speech_ms, digest.coach_ms), 3),
        "delay_ms": round(median(digest.delays_ms)) if digest.delays_ms else None,
        "longest_pause_ms": max(digest.pauses_ms, default=None),
    }


def digest_line(digest: SessionDigest, is_running: bool) -> str:
    """One line of the list."""
    session = digest.session
    return (
        f"{session.id:<22} {moment(session.started):<17} {session.kind:<9}"
        f" {digest.answers:>7} {digest.strong:>6}  {ending(session, is_running)}"
    )


LIST_HEAD = f"{'session':<22} {'began':<17} {'kind':<9} {'answers':>7} {'strong':>6}  ended"


def latency_line(digest: SessionDigest) -> str:
    """One line of the list of latencies."""
    latency = digest_latency(digest)
    return f"{digest.session.id:<22} {_wait(latency.patience):>23} {_wait(latency.compute):>23}"


LATENCY_HEAD = f"{'session':<22} {'patience (p50, p95)':>23} {'computing (p50, p95)':>23}"


def digest_latency(digest: SessionDigest) -> Latency:
    """How long was waited in one session."""
    return Latency(waits(digest.patience_ms), waits(digest.compute_ms))


def latency_over(digests: Sequence[SessionDigest]) -> Latency:
    """How long was waited in all of them."""
    return Latency(
        waits([wait for digest in digests for wait in digest.patience_ms]),
        waits([wait for digest in digests for wait in digest.compute_ms]),
    )


def latency_text(latency: Latency) -> str:
    """Both kinds of waiting in words."""
    return (
        f"Patience, given on purpose: {_wait(latency.patience)}."
        f" Computing, our part: {_wait(latency.compute)}."
    )


# --- one session --------------------------------------------------------------------------------


def session_json(session: PastSession, is_running: bool = False) -> Json:
    """What a session was."""
    return {
        "id": session.id,
        "kind": session.kind,
        "locale": session.locale,
        "started": session.started,
        "ended": session.ended,
        "reason": session.reason,
        "is_running": is_running,
    }


def whole_json(whole: Whole) -> Json:
    """All there is of a session."""
    record = whole.record
    return {
        **session_json(record.session, whole.is_running),
        "transcript": [asdict(line) for line in whole.spoken],
        "answers": [_without_session(asdict(attempt)) for attempt in record.attempts],
        "turns": [_without_session(asdict(turn)) for turn in record.turns],
        "kept": [_kept_json(keepsake) for keepsake in record.keepsakes],
        "latency": latency_json(whole.latency),
        "sound": [str(path) for path in whole.sound],
    }


def latency_json(latency: Latency) -> Json:
    """Both kinds of waiting; null where nothing was measured."""
    return {
        name: asdict(spread) if spread else None
        for name, spread in (("patience", latency.patience), ("compute", latency.compute))
    }


def whole_markdown(whole: Whole) -> str:
    """A session as a document."""
    session = whole.record.session
    parts = [
        f"# {session.kind.capitalize()}, {moment(session.started)}",
        f"Session `{session.id}`, {session.locale}, ended: {ending(session, whole.is_running)}.",
        *_section("Answers", [_answer_markdown(one) for one in whole.record.attempts]),
        *_section("Kept", [_kept_markdown(one) for one in whole.record.keepsakes if one.content]),
        *_section("Delivery", _delivery(whole)),
        *_section("What was said", [_spoken_markdown(line) for line in whole.spoken]),
        *_section("Sound", [f"- {_plain(str(path))}" for path in whole.sound]),
    ]
    return "\n\n".join(parts) + "\n"


def whole_text(whole: Whole) -> str:
    """A session for the terminal: what was said, and under it what worked and what to change."""
    session = whole.record.session
    ended = ending(session, whole.is_running)
    lines = [f"{session.kind}, {moment(session.started)}, {session.id}, ended: {ended}", ""]
    lines += [f"{line.who}: {line.text}" for line in whole.spoken] or ["(no journal is left)"]
    lines += ["", "Answers"] if whole.record.attempts else []
    for answer in whole.record.attempts:
        again = f", attempt {answer.attempt}" if answer.attempt > 1 else ""
        lines.append(f"  {answer.step}{again}: {answer.said}")
        lines += [f"    worked: {answer.praise}"] if answer.praise else []
        lines += [f"    change: {answer.change}"] if answer.change else []
    for kept in (one for one in whole.record.keepsakes if one.content):
        lines += ["", kept.kind.capitalize(), *(f"  {line}" for line in kept_lines(kept))]
    delivery = _delivery(whole)
    if delivery:
        lines += ["", "Delivery", *(f"  {line.removeprefix('- ')}" for line in delivery)]
    lines += ["", "Sound", *(f"  {path}" for path in whole.sound)] if whole.sound else []
    return "\n".join(lines)


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines)] if lines else []


def _answer_markdown(answer: Attempt) -> str:
    again = f" (attempt {answer.attempt})" if answer.attempt > 1 else ""
    lines = [f"- **{_plain(answer.step)}**{again}: {_plain(answer.said)}"]
    lines += [f"  - worked: {_plain(answer.praise)}"] if answer.praise else []
    lines += [f"  - change: {_plain(answer.change)}"] if answer.change else []
    lines += [f"  - you could say: {_plain(answer.template)}"] if answer.template else []
    lines += [f"  - found: {', '.join(answer.markers)}"] if answer.markers else []
    return "\n".join(lines)


def _kept_markdown(kept: Keepsake) -> str:
    return f"- {kept.kind}: {_plain(' / '.join(kept_lines(kept)))}"


def kept_lines(kept: Keepsake) -> list[str]:
    """The sentences of something that was kept."""
    try:
        card = Card.from_json(kept.content)
    except ValueError:
        return [kept.content]
    lines = (*card.best, card.i_statement, card.question, card.small_step)
    return [line for line in lines if line]


def _spoken_markdown(line: Spoken) -> str:
    return f"**{line.who}:** {_plain(line.text)}\n"


def _delivery(whole: Whole) -> list[str]:
    turns = [turn for turn in whole.record.turns if turn.duration_ms]
    if not turns:
        return []
    words = sum(turn.words for turn in turns)
    speech_ms = sum(turn.duration_ms or 0 for turn in turns)
    pause_ms = max(turn.longest_pause_ms or 0 for turn in turns)
    share = talk_share(speech_ms, sum(turn.coach_ms for turn in turns))
    pace = words_per_minute(words, speech_ms)
    return [
        f"- {len(turns)} turns, {words} words, {pace:.0f} words a minute",
        f"- {share:.0%} of the talking",
        f"- the longest pause inside a turn: {pause_ms / 1000:.1f} s",
        *_loudness(turns),
        f"- {latency_text(whole.latency)}",
    ]


def _loudness(turns: Sequence[HeardTurn]) -> list[str]:
    levels_db = [turn.level_db for turn in turns if turn.level_db is not None]
    if not levels_db:
        return []
    told = f"- loudness: {median(levels_db):.0f} dB relative to full scale"
    spreads_db = [turn.level_spread_db for turn in turns if turn.level_spread_db is not None]
    if spreads_db:
        told += f", moving by {median(spreads_db):.0f} dB"
    clipped = sum((turn.clipped_ratio or 0.0) >= CLIPPED_RATIO for turn in turns)
    return [f"{told}, too loud for the microphone in {clipped} of {len(turns)}"]


def _plain(text: str) -> str:
    """Words that no Markdown reader takes for anything else."""
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>#|" else each for each in text)


def _kept_json(kept: Keepsake) -> Json:
    return {"kind": kept.kind, "at": kept.at, "content": unquoted(kept.content)}


def _without_session(row: Json) -> Json:
    del row["session"]
    return row


# --- words ----------------------------------------------------------------------------------------


def moment(iso: str) -> str:
    """A date and time as people read it."""
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M}"


def ending(session: PastSession, is_running: bool) -> str:
    """How a session ended."""
    if is_running:
        return "goes on now"
    if session.ended is None:
        return "cut off"
    return _ENDINGS.get(session.reason or "", session.reason or "")


def _wait(spread: Waits | None) -> str:
    return f"{spread.p50_ms} ms, {spread.p95_ms} ms" if spread else "not measured"
