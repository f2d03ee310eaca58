"""Voice Coach: an offline voice agent to practise reflective listening.

For use from other programs, two functions of `voice_coach.api` are here by their short names:

    >>> import voice_coach
    >>> voice_coach.assess("what was the hardest part").question
    'open'
    >>> voice_coach.paraphrase("i had three late shifts this week").text  # doctest: +SKIP
    'So you had three late shifts this week.'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voice_coach.api import assess, paraphrase

    __version__: str

__all__ = ["__version__", "assess", "paraphrase"]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("voice-coach")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0"


def __getattr__(name: str) -> Any:
    """Load what costs time when it is first asked for; importing stays light."""
    if name == "__version__":
        return _version()
    if name in {"assess", "paraphrase"}:
        from voice_coach import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
