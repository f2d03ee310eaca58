"""Encrypts all that is kept, or decrypts it, file by file.

Each file is replaced by its other form in one step, and every reader takes both forms. So a crash
at any moment leaves all files whole, some in the one form and some in the other; whoever opens the
folder next finishes the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from voice_coach.adapters.history_database import connect, is_plain, translated
from voice_coach.adapters.places import BACKUPS, HISTORY, JOURNALS, KEY_FILE, REPORT
from voice_coach.adapters.private_files import replace_private, sync, write_private
from voice_coach.adapters.vault import MAGIC, KeyFile, Keys, is_sealed_line, new_key_file
from voice_coach.errors import HistoryError


def encrypt_folder(folder: Path, passphrase: str) -> None:
    """Lock all that is kept with a passphrase; nobody else may use the folder meanwhile.

    Raises HistoryError; what is not encrypted then is encrypted at the next start.
    """
    key_file, keys = new_key_file(passphrase, "encrypting")
    with _told(folder):
        key_file.write(folder)
    finish_conversion(folder, key_file, keys)


def decrypt_folder(folder: Path, key_file: KeyFile, keys: Keys) -> None:
    """Unlock all that is kept for good. Raises HistoryError."""
    unlocking = key_file.in_state("decrypting")
    with _told(folder):
        unlocking.write(folder)
    finish_conversion(folder, unlocking, keys)


def finish_conversion(folder: Path, key_file: KeyFile, keys: Keys) -> Keys | None:
    """Go on where encrypting or decrypting was cut off; the keys that are needed from now on."""
    is_locking = key_file.state == "encrypting"
    with _told(folder):
        for left in _leftovers(folder):
            left.unlink()
        history = folder / HISTORY
        if history.is_file() and history.stat().st_size:
            _convert_database(history, keys.database, is_locking)
        for path in _files(folder / BACKUPS):
            _convert_backup(path, keys, is_locking)
        for path in _files(folder / JOURNALS):
            _convert_file(path, keys, is_locking)
        if is_locking:
            # a page in plain text that repeats what is locked now; it can be written again
            (folder / REPORT).unlink(missing_ok=True)
            key_file.in_state("encrypted").write(folder)
            return keys
        (folder / KEY_FILE).unlink()
        sync(folder)
    return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _leftovers(folder: Path) -> Iterator[Path]:
    """What a crash left of files that were being written."""
    yield from folder.glob(".*.new*")
    yield from (folder / BACKUPS).glob(".*.new*")
    yield from (folder / JOURNALS).rglob(".*.new*")


def _convert_database(path: Path, key: bytes, is_locking: bool) -> None:
    if is_plain(path) != is_locking:
        return
    old, new = (None, key) if is_locking else (key, None)
    with closing(connect(path, old)) as database:
        # all into the one file, so that nothing is left beside it
        database.execute("PRAGMA journal_mode = DELETE")
    replace_private(path, partial(_export, path, old, new))


def _export(source: Path, old: bytes | None, new: bytes | None, target: Path) -> None:
    with closing(connect(source, old, is_ciphering=True)) as database:
        key = f"x'{new.hex()}'" if new else ""
        database.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), key))
        database.execute("SELECT sqlcipher_export('fresh')")
        (version,) = database.execute("PRAGMA main.user_version").fetchone()
        database.execute(f"PRAGMA fresh.user_version = {int(version)}")
        database.execute("DETACH DATABASE fresh")


def _convert_backup(path: Path, keys: Keys, is_locking: bool) -> None:
    """A copy may be of a damaged history, so it is sealed as it is, whatever is in it."""
    was_sealed = path.read_bytes().startswith(MAGIC)
    if was_sealed or is_locking:
        _convert_file(path, keys, is_locking)
    elif path.suffix == ".sqlite":
        # made while all was encrypted, it is locked with the very key that is given up now
        with suppress(HistoryError), translated(path):
            _convert_database(path, keys.database, is_locking)


def _convert_file(path: Path, keys: Keys, is_locking: bool) -> None:
    old = path.read_bytes()
    new = (
        _lines(old, keys, is_locking) if path.suffix == ".jsonl" else _whole(old, keys, is_locking)
    )
    if new != old:
        write_private(path, new)


def _lines(content: bytes, keys: Keys, is_locking: bool) -> bytes:
    lines = content.decode(errors="replace").split("\n")
    turn = _seal_once(keys) if is_locking else keys.unseal_line
    return "\n".join(map(turn, lines)).encode()


def _seal_once(keys: Keys) -> Callable[[str], str]:
    return lambda line: line if not line or is_sealed_line(line) else keys.seal_line(line)


def _whole(content: bytes, keys: Keys, is_locking: bool) -> bytes:
    if not is_locking:
        return keys.unseal(content)
    return content if content.startswith(MAGIC) else keys.seal(content)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        with translated(folder):
            yield
    except OSError as error:
        raise HistoryError(
            f"{folder} cannot be rewritten ({error.strerror}); what is there is whole.",
            "Free some disk space and start Voice Coach again.",
        ) from error
