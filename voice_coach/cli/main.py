"""The program's entry point: however a command ends, it becomes an exit code and one sentence.

Only what costs next to nothing is imported before it is settled what Ctrl-C does.
"""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from collections.abc import Callable

from voice_coach.cli.leaving import leave, wishes


def main() -> None:
    """Run the command line; every expected error ends in one sentence and its exit code."""
    # at once and without a word: nothing is held yet
    _meet_wishes_to_leave(signal.SIG_DFL)
    _fill_closed_streams()
    _take_any_text()
    # whatever a command writes, and whichever writes first, is for its owner alone
    os.umask(0o077)
    sys.exit(_run())


def _run() -> int:
    """Run the command; the exit code."""
    import click

    from voice_coach.cli.commands import cli
    from voice_coach.errors import VoiceCoachError

    try:
        try:
            _meet_wishes_to_leave(leave)
            ended = cli(standalone_mode=False)
        finally:
            # whatever is left to do, all is put away
            _meet_wishes_to_leave(signal.SIG_DFL)
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except VoiceCoachError as error:
        click.echo(f"voice-coach: {error}", err=True)
        return error.exit_code
    except OSError as error:
        # what adapters do not foresee, such as a full disk behind standard output
        click.echo(
            f"voice-coach: {error.strerror or 'The system refused to read or write'}.", err=True
        )
        return 1
    # a command that says how it ended has its exit code handed back
    return ended if isinstance(ended, int) else 0


def _meet_wishes_to_leave(handler: signal.Handlers | Callable[[int, object], None]) -> None:
    """Say what Ctrl-C does, and the system's wish that the program end."""
    for number in wishes():
        signal.signal(number, handler)


def _fill_closed_streams() -> None:
    """Put something in the place of standard streams that were closed for this program.

    The next file it opens, a journal say, would get the number of such a stream, and with it all
    that libraries write there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))


def _take_any_text() -> None:
    """Read broken text, and show words and file names that the terminal's encoding has no sign for.

    Standard error does so by itself.
    """
    codecs.register_error("voice-coach", _spell)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "voice-coach")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _spell(error: UnicodeError) -> tuple[str | bytes, int]:
    """The bytes of a file's name as they were given, and a question mark for what is none."""
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.replace_errors(error)


if __name__ == "__main__":
    main()
