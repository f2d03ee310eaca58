"""A month of evenings: what is chosen when every session's answers are remembered."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from stage import script

from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.ports import Attempt, PastSession
from voice_coach.programme import Wish, choose_exercises

FIRST = date(2026, 3, 1)
SESSIONS = 30
COUNT = 6
WEAK = "validate"
# the one skill that this person finds hard


def evening(history: SqliteHistory, number: int) -> list[str]:
    """One session; every answer is strong but those of the weak drill."""
    today = FIRST + timedelta(days=number)
    plan = choose_exercises(script(), Wish(seed=number), history.attempts(), today, COUNT)
    name = f"session-{number}"
    at = datetime.combine(today, datetime.min.time()).astimezone().isoformat()
    history.begin(PastSession(name, "practice", "en-us", at, f"{name}.jsonl"))
    for item in plan.items:
        is_strong = item.drill.id != WEAK
        history.add_attempt(Attempt(name, item.id, 1, "said", at, "reflection", is_strong, ""))
    history.end(name, at, "completed")
    return [item.id for item in plan.items]


def test_a_month_of_practice_repeats_nothing_within_a_week_and_turns_to_the_weakest_skill(
    tmp_path: Path,
) -> None:
    history = SqliteHistory(tmp_path / "history.sqlite")
    evenings = [evening(history, number) for number in range(SESSIONS)]
    history.close()

    kinds = {drill.id: drill.kind for drill in script().drills}
    last_seen: dict[str, int] = {}
    for number, steps in enumerate(evenings):
        assert len(steps) == COUNT
        for step in steps:
            assert number - last_seen.get(step, -99) >= 7, f"{step} came back within a week"
            last_seen[step] = number
        row = [kinds[step.split("/")[0]] for step in steps]
        assert all(len(set(row[at : at + 3])) > 1 for at in range(COUNT - 2)), row
    # every skill is met, and the hard one more often than any other
    met = Counter(step.split("/")[0] for steps in evenings for step in steps)
    assert set(met) == set(kinds)
    assert met.most_common(1)[0][0] == WEAK
    # once all have been tried, the weakest leads an evening whenever it has a rested exercise
    leads = [steps[0].split("/")[0] for steps in evenings[12:]]
    assert leads.count(WEAK) == max(leads.count(drill) for drill in set(leads))
    assert any(first != second for first, second in pairwise(leads))
