"""The commands there are; each is imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# command -> module in voice_coach.cli; the click command there is called `command`
COMMANDS = {
    "practice": ("practice", "Practise one drill or a mix by voice."),
    "rehearse": ("rehearse", "Get ready for a real talk."),
    "mirror": ("mirror", "Talk freely and be given back what was heard."),
    "check-in": ("check_in", "Look at your week and take one thing on."),
    "report": ("report", "Write your progress as a page to look at."),
    "history": ("history", "List, show, export or delete the sessions held so far."),
    "forget": ("forget", "Delete sessions for good."),
    "card": ("card", "Show the card of the last rehearsal."),
    "demo": ("demo", "Hear a whole session between the coach and a simulated person."),
    "transcribe": ("transcribe", "Write down what is said in sound files."),
    "models": ("models", "List, fetch, verify or remove speech recognition models."),
    "devices": ("devices", "List microphones and speakers."),
    "turns": ("turns", "Show where a session would take turns in sound files as over."),
    "doctor": ("doctor", "Check everything a session needs."),
    "settings": ("settings", "Show or change what is set for all sessions."),
    "drills": ("drills", "List the drills."),
    "dialogs": ("dialogs", "Create, check or preview dialog files."),
    "assess": ("assess", "Judge utterances from JSON lines."),
    "paraphrase": ("paraphrase", "Turn utterances back, from JSON lines."),
}


class LazyGroup(click.Group):
    """Imports a command's module only when that command is called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"voice_coach.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _show_version(context: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from voice_coach import __version__

        click.echo(f"voice-coach, version {__version__}")
        context.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
    help="Show the version and exit.",
)  # fmt: skip
def cli() -> None:
    """Practise reflective listening by voice, offline, on your own computer."""
