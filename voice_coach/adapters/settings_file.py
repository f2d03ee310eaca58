"""The settings file: TOML that a person may edit, so comments and order stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.private_files import FOLDER_MODE, write_private
from voice_coach.errors import UsageError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Value = bool | int | float | str
_MOST_BYTES = 64_000
# all settings with a comment each take a tenth; a megabyte can take six seconds to be read
_TOO_LARGE = f"larger than {_MOST_BYTES // 1000} kB"


class SettingsFile:
    """One settings file, which need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, object]:
        """What it sets; nothing where there is no file. Raises UsageError."""
        text = self._text()
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise self._unreadable(str(error)) from error
        except (ValueError, RecursionError) as error:
            # a number of thousands of digits, or brackets within brackets without end
            raise self._unreadable("it is no file of settings") from error

    def put(self, name: str, value: Value) -> None:
        """Set a value and leave all else as it is. Raises UsageError."""

        def change(document: TOMLDocument) -> None:
            document[name] = value

        self._change(change)

    def remove(self, name: str) -> bool:
        """Take a value out; False when it was not set. Raises UsageError."""
        if name not in self.read():
            return False
        self._change(lambda document: document.remove(name))
        return True

    def _change(self, change: Callable[[TOMLDocument], object]) -> None:
        import tomlkit

        self.read()
        # from here on it is known to be TOML
        document = tomlkit.parse(self._text())
        change(document)
        content = tomlkit.dumps(document).encode()
        if len(content) > _MOST_BYTES:
            raise UsageError(
                f"The settings file {self.path} would be {_TOO_LARGE}.", "Choose a shorter value."
            )
        # a link into somebody's collection of settings stays a link
        target = self.path.resolve()
        try:
            target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            write_private(target, content)
        except OSError as error:
            raise UsageError(
                f"The settings file {self.path} cannot be written ({error.strerror}).",
                "See to its folder and the space on the disk.",
            ) from error

    def _text(self) -> str:
        try:
            if is_odd(self.path):
                raise self._unreadable("it is no file")
            # the universal newlines of a text file would change those of a file from elsewhere
            # and some editors begin a file with a mark
            with self.path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
            if len(content) > _MOST_BYTES:
                raise self._unreadable(f"it is {_TOO_LARGE}")
            return content.decode("utf-8-sig")
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except UnicodeDecodeError as error:
            raise self._unreadable("it is no UTF-8 text") from error
        except OSError as error:
            raise self._unreadable(error.strerror or "the system refuses") from error

    def _unreadable(self, why: str) -> UsageError:
        return UsageError(
            f"The settings file {self.path} cannot be read: {why}.", "Correct or remove it."
        )
