"""Voice Coach: an offline voice agent to practise reflective listening."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("voice-coach")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0"
