"""``voice-coach demo``: a whole session between the coach and a simulated person."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the coach's side, as it would be heard, into this WAV file.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "vosk", "whisper"]),
    help="What hears the simulated person.",
)
@click.option("--voice", type=click.Choice(["standard", "natural"]), help="How the coach sounds.")
def command(output: Path | None, engine: str | None, voice: str | None) -> None:
    """See a whole session without a microphone.

    A simulated person answers aloud, well and less well; real recognition hears the answers, and
    the transcript is printed as it happens, faster than real time. Nothing of it is kept.
    """
    show_demo(output, engine, voice)


def show_demo(output: Path | None, engine: str | None = None, voice: str | None = None) -> None:
    """Run the demo and print its transcript."""
    from voice_coach.adapters.demo_files import load_demo
    from voice_coach.adapters.user_folders import temporary_folder
    from voice_coach.app import load_coach, prepare
    from voice_coach.cli.render import Captions
    from voice_coach.fronts import file_front
    from voice_coach.programme import Wish
    from voice_coach.settings import load_settings

    settings = load_settings()
    chosen = {"engine": engine, "voice": voice}
    with temporary_folder() as scratch:
        update = {name: value for name, value in chosen.items() if value is not None}
        settings = settings.model_copy(update={**update, "data_dir": Path(scratch)})
        demo = load_demo(settings.locale)
        screen = Captions()
        wish = Wish(steps=demo.steps, seed=demo.seed, offers_resume=False)
        front = file_front(demo.sound, output, screen.tell)
        prepare(load_coach(settings), wish, front, screen, screen.tell).run()
