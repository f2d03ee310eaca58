"""``voice-coach transcribe``: what is said in sound files."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli.sound_files import answer_files, tell

if TYPE_CHECKING:
    from voice_coach.adapters.engines import Choice
    from voice_coach.adapters.transcription import Recording


@click.command("transcribe")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with word times.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "vosk", "whisper"]),
    default="auto",
    show_default=True,
    help="The recognition engine.",
)
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], as_json: bool, engine: Choice) -> None:
    """Write down what is said in sound FILES, on this computer and without a network.

    Files may have any format, rate and length. A file that cannot be read is named on stderr; the
    others are done, and the exit code is 1.
    """
    from voice_coach.adapters.audio_decoding import read_frames
    from voice_coach.adapters.engines import Expected, open_recognizer
    from voice_coach.adapters.speech_detector import SileroDetector
    from voice_coach.adapters.transcription import transcribe

    recognizer = open_recognizer(engine, notify=tell, expected=Expected(hint=""))
    detector = SileroDetector()

    def answer(file: Path) -> str:
        recording = transcribe(read_frames(file), recognizer, detector)
        if as_json:
            return _json_line(file, recording, recognizer.name)
        return f"{file}: {recording.text}"

    with closing(recognizer):
        answer_files(context, files, answer)


def _json_line(file: Path, recording: Recording, engine: str) -> str:
    content = {
        "file": str(file),
        "text": recording.text,
        "words": [
            {
                "word": word.text,
                "start_ms": word.start_ms,
                "end_ms": word.end_ms,
                "confidence": None if word.confidence is None else round(word.confidence, 3),
            }
            for word in recording.words
        ],
        "engine": engine,
        "audio_ms": recording.audio_ms,
        "decode_ms": recording.decode_ms,
    }
    return json.dumps(content, ensure_ascii=False)
