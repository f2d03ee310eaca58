"""``voice-coach assess``: judge utterances, one JSON line each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import click

from voice_coach.cli.json_lines import Request, answer_standard_input, error_line, parse_request
from voice_coach.errors import UsageError
from voice_coach.events import Assessment, Expectation
from voice_coach.language.doubtful_words import as_words

Assess = Callable[[Request, Expectation | None, int], Assessment]
FindExpectation = Callable[[str, str], Expectation | None]


@click.command()
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"id", "text", "heard"?, "expects"?, "doubtful"?} lines, write one line for each.',
)
@click.option("--heard", default="", help="The partner's line that TEXT answers.")
@click.option("--expects", default="", help="Id of the drill that TEXT is meant for.")
@click.argument("text", required=False)
def command(jsonl: bool, heard: str, expects: str, text: str | None) -> None:
    """Judge TEXT, or JSON lines from standard input: acts, strengths, pitfalls, safety."""
    from voice_coach.adapters.expectations import find_expectation
    from voice_coach.adapters.lexicon_files import load_assessor

    assessor = load_assessor()

    def judge(request: Request, expectation: Expectation | None, variant: int) -> Assessment:
        words = as_words(request.text, request.doubtful) if request.doubtful else ()
        return assessor.assess(
            request.text, expectation, heard=request.heard, words=words, variant=variant
        )

    if jsonl:
        answer_standard_input(lambda lines: answers(lines, judge, find_expectation))
        return
    if text is None:
        raise UsageError("There is nothing to assess.", "Give a text, or --jsonl.")
    expectation = find_expectation(expects, heard) if expects else None
    if expects and expectation is None:
        raise UsageError(f"There is no drill '{expects}'.", "See voice-coach drills.")
    assessment = judge(Request(None, text, heard), expectation, 0)
    click.echo(json.dumps(shown(None, assessment), ensure_ascii=False, indent=2))


def answers(
    lines: Iterable[str], judge: Assess, find_expectation: FindExpectation
) -> Iterator[str]:
    """One JSON line for each line that comes in, in the same order."""
    for number, line in enumerate(lines):
        request = parse_request(line, is_answer=True)
        expectation = None
        problem = request.problem
        if not problem and request.expects:
            expectation = find_expectation(request.expects, request.heard)
            if expectation is None:
                problem = f"There is no drill '{request.expects}'."
        if problem:
            yield error_line(request, problem)
            continue
        assessment = judge(request, expectation, number)
        yield json.dumps(shown(request.identity, assessment))


def shown(identity: object, assessment: Assessment) -> dict[str, object]:
    """The assessment as it is written out."""
    return {
        "id": identity,
        "act": assessment.act,
        "acts": list(assessment.acts),
        "question": assessment.question,
        "markers": [
            {
                "name": marker.name,
                "kind": marker.kind,
                "span": list(marker.span),
                "strength": marker.strength,
                "reason": marker.reason,
            }
            for marker in assessment.markers
        ],
        "safety": assessment.is_unsafe,
        "doubtful": assessment.is_doubtful,
        "feedback": assessment.feedback,
        "template": assessment.template,
    }
