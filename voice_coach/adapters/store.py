"""All that is kept of a person, in one data folder: history, journals, kept sound."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from voice_coach.adapters.file_locks import is_locked, lock, locked
from voice_coach.adapters.journal_file import Encoder, JournalFile
from voice_coach.adapters.odd_paths import is_odd, is_text
from voice_coach.adapters.places import HISTORY, JOURNALS
from voice_coach.adapters.private_files import private_folder, remove, write_private
from voice_coach.adapters.sound_encoding import as_flac
from voice_coach.adapters.sqlite_history import SqliteHistory
from voice_coach.adapters.vault import Keys, read_key_file
from voice_coach.errors import HistoryError

AskPassphrase = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Store:
    """The data folder, unlocked."""

    folder: Path
    keys: Keys | None = None
    # None where nothing is encrypted

    @property
    def history_file(self) -> Path:
        return self.folder / HISTORY

    @property
    def journal_dir(self) -> Path:
        return self.folder / JOURNALS

    def open_history(self) -> SqliteHistory:
        """The history. Raises HistoryError, also where it is encrypted and no keys are at hand."""
        if self.keys is None and read_key_file(self.folder) is not None:
            raise HistoryError(
                f"What is kept in {self.folder} is locked with a passphrase.",
                "Use the command line, which asks for it.",
            )
        return SqliteHistory(self.history_file, self.keys.database if self.keys else None)

    def open_journal(
        self, name: str, first_line: str, encode: Encoder, notify: Callable[[str], None]
    ) -> JournalFile:
        """A new journal. Raises HistoryError."""
        seal = self.keys.seal_line if self.keys else None
        return JournalFile(self.journal_dir / name, first_line, encode, notify, seal)

    def read_journal(self, name: str) -> list[str]:
        """A journal's lines, some of which may be torn; none where it cannot be read."""
        path = self.journal_dir / name
        try:
            if is_odd(path):
                return []
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return []
        lines = text.split("\n")
        return [self.keys.unseal_line(line) for line in lines] if self.keys else lines

    def journals(self) -> list[str]:
        """The file names of all journals, oldest first.

        One whose name is no text is none of ours, and the history could not name it.
        """
        found = self.journal_dir.glob("*.jsonl")
        return sorted(path.name for path in found if path.is_file() and is_text(path.name))

    def sound_dir(self, journal: str) -> Path:
        """Where the sound of a session's answers is, if it was to be kept."""
        return self.journal_dir / f"{Path(journal).stem}.sound"

    def sound_of(self, journal: str) -> tuple[Path, ...]:
        """The files with a session's answers, in order; none where no sound was to be kept."""
        return tuple(sorted(self.sound_dir(journal).glob("*.flac")))

    def keep_sound(self, journal: str, number: int, pcm: bytes) -> None:
        """Write the sound of one turn of a session. Raises HistoryError."""
        content = as_flac(pcm)
        path = self.sound_dir(journal) / f"{number:03}.flac"
        try:
            private_folder(path.parent)
            write_private(path, self.keys.seal(content) if self.keys else content)
        except OSError as error:
            raise HistoryError(
                f"The sound of an answer cannot be kept ({error.strerror}).",
                "Free some disk space.",
            ) from error

    def drop_sound(self, journal: str, number: int) -> None:
        """Remove the sound of one turn, if it is there. Raises HistoryError."""
        remove(self.sound_dir(journal) / f"{number:03}.flac")

    def read_sound(self, path: Path) -> bytes:
        """A file of kept sound as any player takes it. Raises HistoryError."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise HistoryError(
                f"{path} cannot be read ({error.strerror}).", "Make sure that the file is yours."
            ) from error
        return self.keys.unseal(content) if self.keys else content

    def is_running(self, journal: str) -> bool:
        """Whether the session that writes this journal is still going on."""
        return is_locked(self.journal_dir / journal)

    def claimed(self, journal: str) -> AbstractContextManager[bool]:
        """Keep a session that was cut off from other programs; False when one has it already."""
        return locked(self.journal_dir / journal)


@contextmanager
def open_store(
    folder: Path, ask_passphrase: AskPassphrase, is_alone: bool = False
) -> Iterator[Store]:
    """The data folder, which nobody encrypts or empties meanwhile; others may use it as well.

    ``ask_passphrase`` is called where the data are encrypted. Raises HistoryError; with
    ``is_alone`` also when another program uses the folder.
    """
    from voice_coach.adapters.conversion import finish_conversion

    with _entered(folder, is_shared=not is_alone) as handle:
        key_file = read_key_file(folder)
        keys = key_file.unlock(ask_passphrase()) if key_file else None
        if key_file and keys and key_file.is_unfinished and lock(handle):
            # where it cannot be finished, both forms are read on, and the next start tries again
            with suppress(HistoryError):
                keys = finish_conversion(folder, key_file, keys)
            lock(handle, is_shared=not is_alone)
        yield Store(folder, keys)


@contextmanager
def closed_store(folder: Path) -> Iterator[None]:
    """The data folder while no other program uses it. Raises HistoryError when one does."""
    with _entered(folder, is_shared=False):
        yield


@contextmanager
def _entered(folder: Path, is_shared: bool) -> Iterator[int]:
    try:
        private_folder(folder)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise HistoryError(
            f"The data folder {folder} cannot be used ({error.strerror}).",
            "Set VOICE_COACH_DATA_DIR to a folder you can write.",
        ) from error
    try:
        # programs that only hold a session, without this mark, are known by their journals
        others = () if is_shared else (folder / JOURNALS).glob("*.jsonl")
        if not lock(handle, is_shared) or any(map(is_locked, others)):
            raise HistoryError(
                f"Another Voice Coach is using {folder}.", "End it, then do the same again."
            )
        yield handle
    finally:
        os.close(handle)
