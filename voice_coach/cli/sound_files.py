"""Goes through sound files, as ``transcribe`` and ``turns`` do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from voice_coach.errors import AudioFileError, RecognizerError


def answer_files(
    context: click.Context, files: Iterable[Path], answer: Callable[[Path], str]
) -> None:
    """Print what ``answer`` makes of each file.

    One that it cannot read is named on stderr; the others are done, and the exit code is 1.
    """
    is_all_read = True
    for file in files:
        try:
            click.echo(answer(file))
        except (AudioFileError, RecognizerError) as error:
            tell(str(error))
            is_all_read = False
    if not is_all_read:
        context.exit(1)


def tell(sentence: str) -> None:
    """Say something that is no part of what was asked for."""
    click.echo(f"voice-coach: {sentence}", err=True)
