"""Keys for what is kept: made of a passphrase, and used to seal text and sound.

A random master key locks everything. It lies beside the data in ``key.json``, itself locked with a
key that scrypt makes of the passphrase, so that another passphrase needs no file to be rewritten.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from voice_coach.adapters.extras import install_extra
from voice_coach.adapters.odd_paths import is_odd
from voice_coach.adapters.places import KEY_FILE
from voice_coach.adapters.private_files import write_private
from voice_coach.errors import HistoryError

VERSION = 1
MAGIC = b"VCS1"
# sealed files and lines begin so; four bytes that no line of text and no sound begins with
_NONCE_BYTES = 12
_KEY_BYTES = 32
# 128 MB and about a third of a second for each guess: OWASP's recommendation for scrypt
_COST = {"n": 2**17, "r": 8, "p": 1}
_WRAP = b"voice-coach master key"
_PUT_BACK = "Put a copy of it back; without it, what is encrypted cannot be read."


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the data of one folder."""

    master: bytes

    @property
    def database(self) -> bytes:
        """32 bytes for the history."""
        return self._derive(b"history")

    def seal(self, content: bytes) -> bytes:
        """Lock some bytes."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        locked: bytes = _cipher(self._derive(b"files")).encrypt(nonce, content, None)
        return MAGIC + nonce + locked

    def unseal(self, content: bytes) -> bytes:
        """The bytes that were sealed; what never was comes back as it is. Raises HistoryError."""
        if not content.startswith(MAGIC):
            return content
        nonce, rest = content[4 : 4 + _NONCE_BYTES], content[4 + _NONCE_BYTES :]
        return _decrypt(self._derive(b"files"), nonce, rest, None, "A sealed file is damaged.")

    def seal_line(self, line: str) -> str:
        """Lock one line of text into one line of text."""
        return base64.b64encode(self.seal(line.encode(errors="replace"))).decode()

    def unseal_line(self, line: str) -> str:
        """The line that was sealed; "" for one that is torn, and a plain one as it is."""
        if line.startswith("{"):
            return line
        try:
            content = base64.b64decode(line, validate=True)
            return self.unseal(content).decode() if content.startswith(MAGIC) else ""
        except (ValueError, HistoryError):
            return ""

    def _derive(self, purpose: bytes) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

        kdf = HKDFExpand(SHA256(), _KEY_BYTES, b"voice-coach " + purpose)
        return bytes(kdf.derive(self.master))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The locked master key, and how far the data are encrypted."""

    state: str
    # encrypting, encrypted, or decrypting
    salt: str
    nonce: str
    wrapped: str
    # base64, as the two before
    n: int
    r: int
    p: int
    v: int = VERSION

    def unlock(self, passphrase: str) -> Keys:
        """The keys. Raises HistoryError when the passphrase is another."""
        try:
            wrapping = _stretch(passphrase, base64.b64decode(self.salt), self)
            nonce, wrapped = base64.b64decode(self.nonce), base64.b64decode(self.wrapped)
        except (ValueError, TypeError) as error:
            raise HistoryError(f"The key {KEY_FILE} is damaged.", _PUT_BACK) from error
        return Keys(_decrypt(wrapping, nonce, wrapped, _WRAP, "The passphrase is wrong."))

    def write(self, folder: Path) -> None:
        """Put it beside the data, whole or not at all. Raises OSError."""
        write_private(folder / KEY_FILE, json.dumps(asdict(self)).encode())

    @property
    def is_unfinished(self) -> bool:
        """Whether encrypting or decrypting was cut off."""
        return self.state != "encrypted"

    def in_state(self, state: str) -> KeyFile:
        """The same file with another state."""
        return replace(self, state=state)


def new_key_file(passphrase: str, state: str, keys: Keys | None = None) -> tuple[KeyFile, Keys]:
    """A key file for a passphrase; new keys unless some are given. Raises HistoryError."""
    need_libraries()
    keys = keys or Keys(secrets.token_bytes(_KEY_BYTES))
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE_BYTES)
    empty = KeyFile(state, _text(salt), _text(nonce), "", **_COST)
    wrapped = _cipher(_stretch(passphrase, salt, empty)).encrypt(nonce, keys.master, _WRAP)
    return replace(empty, wrapped=_text(wrapped)), keys


def read_key_file(folder: Path) -> KeyFile | None:
    """The key file of a data folder; None where nothing is encrypted. Raises HistoryError."""
    path = folder / KEY_FILE
    try:
        if is_odd(path):
            raise HistoryError(f"The key {path} is no file.", _PUT_BACK)
        found = json.loads(path.read_bytes())
        key_file = KeyFile(**found)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise HistoryError(
            f"The key {path} cannot be read ({error.strerror}).", "Correct its permissions."
        ) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise HistoryError(
            f"The key {path} is damaged.",
            _PUT_BACK,
        ) from error
    if key_file.v != VERSION:
        raise HistoryError(
            f"The key {path} was made by a newer Voice Coach.", "Update Voice Coach."
        )
    need_libraries()
    return key_file


def is_sealed_line(line: str) -> bool:
    """Whether a line was made by `Keys.seal_line`."""
    try:
        return base64.b64decode(line, validate=True).startswith(MAGIC)
    except ValueError:
        return False


def need_libraries() -> None:
    """Raises HistoryError where the extra [encryption] is not installed."""
    try:
        import cryptography
        import sqlcipher3

        del cryptography, sqlcipher3
    except ImportError as error:
        raise HistoryError("Encryption is not installed.", install_extra("encryption")) from error


def _stretch(passphrase: str, salt: bytes, cost: KeyFile) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=salt, length=_KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    return kdf.derive(passphrase.encode(errors="surrogateescape"))


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _decrypt(key: bytes, nonce: bytes, content: bytes, bound: bytes | None, failure: str) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        opened: bytes = _cipher(key).decrypt(nonce, content, bound)
    except (InvalidTag, ValueError) as error:
        raise HistoryError(failure, "Try again; a lost passphrase cannot be found out.") from error
    return opened


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
