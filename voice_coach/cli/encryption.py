"""``voice-coach settings encrypt | decrypt | passphrase``: locks what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voice_coach.cli.stored import NEW_VARIABLE, ask_new_passphrase, ask_passphrase, confirm
from voice_coach.errors import HistoryError, UsageError

if TYPE_CHECKING:
    from voice_coach.adapters.vault import KeyFile

SHORTEST = 8
# characters of a passphrase; scrypt makes each guess slow, but cannot help a word of four letters
_WARNING = (
    "From now on your history, journals and kept sound need a passphrase.\n"
    "If you lose it, they are lost: nobody can find it out or get round it, nor can the program.\n"
    "What lay on this disk in plain text before may still be found by who searches all of it."
)
_YES = click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")


@click.command("encrypt")
@_YES
def encrypt(yes: bool) -> None:
    """Lock history, journals and kept sound with a passphrase.

    It is asked for at the terminal, or taken from VOICE_COACH_PASSPHRASE. A lost one cannot be
    recovered.
    """
    from voice_coach.adapters.conversion import encrypt_folder
    from voice_coach.adapters.store import closed_store
    from voice_coach.adapters.vault import need_libraries, read_key_file

    need_libraries()
    folder = _folder()
    with closed_store(folder):
        if read_key_file(folder) is not None:
            raise UsageError(
                "What is kept is encrypted already.",
                "Change the passphrase with: voice-coach settings passphrase",
            )
        click.echo(_WARNING, err=True)
        confirm("Encrypt it?", yes)
        encrypt_folder(folder, _long_enough(ask_new_passphrase()))
    click.echo("Encrypted. Every command that reads what is kept asks for the passphrase now.")


@click.command("decrypt")
@_YES
def decrypt(yes: bool) -> None:
    """Unlock what is kept for good, so that no passphrase is needed any more."""
    from voice_coach.adapters.conversion import decrypt_folder
    from voice_coach.adapters.store import closed_store

    folder = _folder()
    with closed_store(folder):
        key_file = _key_file(folder)
        keys = key_file.unlock(ask_passphrase())
        confirm("Write everything that is kept in plain text?", yes)
        decrypt_folder(folder, key_file, keys)
    click.echo("Decrypted. Whoever can read your files can read what is kept.")


@click.command("passphrase")
def passphrase() -> None:
    """Change the passphrase; the new one may come from VOICE_COACH_NEW_PASSPHRASE."""
    from voice_coach.adapters.store import closed_store
    from voice_coach.adapters.vault import new_key_file

    folder = _folder()
    with closed_store(folder):
        old = _key_file(folder)
        keys = old.unlock(ask_passphrase())
        fresh, _ = new_key_file(_long_enough(ask_new_passphrase(NEW_VARIABLE)), old.state, keys)
        _write(fresh, folder)
    click.echo("The new passphrase holds from now on; the old one opens nothing any more.")


def _folder() -> Path:
    from voice_coach.settings import load_settings

    return load_settings().data_dir


def _key_file(folder: Path) -> KeyFile:
    from voice_coach.adapters.vault import read_key_file

    found = read_key_file(folder)
    if found is None:
        raise UsageError(
            "What is kept is not encrypted.", "Encrypt it with: voice-coach settings encrypt"
        )
    return found


def _write(key_file: KeyFile, folder: Path) -> None:
    try:
        key_file.write(folder)
    except OSError as error:
        raise HistoryError(
            f"The key in {folder} cannot be written ({error.strerror}); the old passphrase holds.",
            "Free some disk space, or correct the folder's permissions.",
        ) from error


def _long_enough(chosen: str) -> str:
    if len(chosen) < SHORTEST:
        raise UsageError(
            f"A passphrase needs {SHORTEST} characters or more.", "A few words are easy to keep."
        )
    return chosen
